//! `JUMP_IF_FALSE` and `JUMP_IF_TRUE`, which keep the value, made of real operations
//! (`convert_pseudo_conditional_jumps`).

use pybytecode_opcode::Op;

use crate::graph::{BlockId, Graph, Instr, Marks};

pub(super) fn run(graph: &mut Graph) {
    let mut wanted = graph.next_with(Some(BlockId::ENTRY), Marks::PSEUDO_CONDITIONAL_JUMPS);
    while let Some(id) = wanted {
        wanted = graph.next_with(graph.next(id), Marks::PSEUDO_CONDITIONAL_JUMPS);
        let Some(last) = graph.last_mut(id) else { continue };
        last.op = match last.op {
            Op::JumpIfFalse => Op::PopJumpIfFalse,
            Op::JumpIfTrue => Op::PopJumpIfTrue,
            _ => continue,
        };
        let Instr { location, except, .. } = *last;
        let companion = |op, arg| Instr { except, ..Instr::new(op, arg, location) };
        let end = graph.block(id).len() - 1;
        graph.insert(id, end, &[companion(Op::Copy, 1), companion(Op::ToBool, 0)]);
    }
}
