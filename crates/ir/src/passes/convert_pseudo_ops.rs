//! Replaces the operations that only the compiler knows, jumps excepted (`convert_pseudo_ops`).

use pybytecode_opcode::Op;

use super::redundant::remove_redundant_nops_and_jumps;
use crate::graph::{BlockId, Graph, Marks};

pub(super) fn run(graph: &mut Graph) {
    if !graph.blocks.may_have(Marks::PSEUDO_OPS | Marks::NOPS) {
        // Jumps that were redundant have gone already.
        return;
    }
    let mut at = graph.next_with(Some(BlockId::ENTRY), Marks::PSEUDO_OPS);
    while let Some(id) = at {
        let mut marks = Marks::empty();
        for instr in graph.details_mut(id) {
            match instr.op {
                op if op.is_block_push() => {
                    instr.set_nop();
                    marks |= Marks::NOPS;
                }
                Op::LoadClosure => {
                    instr.op = Op::LoadFast;
                    marks |= Marks::LOCAL_LOADS;
                }
                Op::StoreFastMaybeNull => instr.op = Op::StoreFast,
                _ => {}
            }
        }
        graph.blocks.mark(id, marks);
        at = graph.next_with(graph.next(id), Marks::PSEUDO_OPS);
    }
    // What pushed blocks led to handlers.
    graph.rewired |= graph.pushes_blocks;
    remove_redundant_nops_and_jumps(graph);
}
