//! Removes `NOP`s whose line another instruction has (`clean_basic_block`).

use pybytecode_opcode::Op;

use crate::graph::{BlockId, Graph, Marks};

pub(super) fn run(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        clean(graph, id);
        at = graph.next(id);
    }
}

/// Cleans one block.
pub(super) fn clean(graph: &mut Graph, id: BlockId) {
    if !graph.block(id).may_have(Marks::NOPS) || !graph.instrs(id).iter().any(|instr| instr.op == Op::Nop) {
        return;
    }
    let next = graph.next_nonempty(graph.next(id));
    let next_line = next.map(|next| graph.instrs(next)[0].location.line);
    let instrs = graph.details_mut(id);
    let mut kept = 0;
    let mut previous_line = -1;
    for index in 0..instrs.len() {
        let instr = instrs[index];
        let line = instr.location.line;
        if instr.op == Op::Nop {
            if line < 0 || line == previous_line {
                continue;
            }
            match instrs.get_mut(index + 1) {
                Some(behind) if behind.location.line == line => continue,
                Some(behind) if behind.location.line < 0 => {
                    behind.location = instr.location;
                    continue;
                }
                None if next_line == Some(line) => continue,
                _ => {}
            }
        }
        instrs[kept] = instr;
        kept += 1;
        previous_line = line;
    }
    graph.truncate(id, kept);
    graph.mark_anew(id);
}
