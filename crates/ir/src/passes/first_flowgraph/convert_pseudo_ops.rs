//! Replaces the operations that only the compiler knows (`_PyCfg_ConvertPseudoOps`).

use pybytecode_opcode::Op;

use super::super::redundant::remove_redundant_nops;
use crate::graph::{BlockId, Graph};

pub(super) fn run(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        for index in 0..graph.block(id).len() {
            match graph.instrs(id)[index].op {
                op if op.is_block_push() || op == Op::PopBlock => graph.set_nop(id, index),
                Op::StoreFastMaybeNull => graph.instrs_mut(id)[index].op = Op::StoreFast,
                _ => {}
            }
        }
        at = graph.next(id);
    }
    remove_redundant_nops(graph);
}
