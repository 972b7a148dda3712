//! Replaces the operations that only the compiler knows, jumps excepted (`convert_pseudo_ops`).

use pybytecode_opcode::Op;

use super::redundant::remove_redundant_nops_and_jumps;
use crate::graph::{BlockId, Graph, Marks};

pub(super) fn run(graph: &mut Graph) {
    let mut at = graph.next_with(Some(BlockId::ENTRY), Marks::PSEUDO_OPS);
    while let Some(id) = at {
        for instr in graph.instrs_mut(id) {
            match instr.op {
                op if op.is_block_push() => instr.set_nop(),
                Op::LoadClosure => instr.op = Op::LoadFast,
                Op::StoreFastMaybeNull => instr.op = Op::StoreFast,
                _ => {}
            }
        }
        at = graph.next_with(graph.next(id), Marks::PSEUDO_OPS);
    }
    remove_redundant_nops_and_jumps(graph);
}
