//! Removes pairs that push a value and pop it again, and `NOP`s (`remove_redundant_nops_and_pairs`).

use pybytecode_opcode::Op;

use super::redundant::remove_nops_of_block;
use crate::graph::{BlockId, Graph, Instr};
use crate::ops::{OpTable, mark};

pub(super) fn run(graph: &mut Graph, ops: &OpTable) {
    while sweep(graph, ops) {}
}

/// Whether a pair was found.
fn sweep(graph: &mut Graph, ops: &OpTable) -> bool {
    // Whether an instruction only pushes a value.
    let is_push =
        |instr: &Instr| ops.has(instr.op, mark::LOADS_CONST) || (instr.op == Op::Copy && instr.arg == 1);
    let mut found = false;
    // The block of the instruction that is always the one before; it is that block's last.
    let mut before: Option<BlockId> = None;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        if graph.block(id).has_nops {
            remove_nops_of_block(graph, id);
        }
        if graph.block(id).labelled {
            before = None;
        }
        if graph.instrs(id).first().is_some_and(|first| first.op == Op::PopTop)
            && let Some(before) = before
            && graph.last(before).is_some_and(is_push)
        {
            graph.set_nop(before, graph.block(before).len() - 1);
            graph.set_nop(id, 0);
            found = true;
        }
        let (block, instrs) = graph.parts_mut(id);
        for index in 1..instrs.len() {
            if instrs[index].op == Op::PopTop && is_push(&instrs[index - 1]) {
                instrs[index - 1].set_nop();
                instrs[index].set_nop();
                block.has_nops = true;
                found = true;
            }
        }
        if let Some(last) = instrs.last() {
            before = (!last.op.has_no_fallthrough() && last.jump_target().is_none()).then_some(id);
        }
        at = graph.next(id);
    }
    found
}
