//! Moves blocks that only exception handlers lead to behind all others (`push_cold_blocks_to_end`).

use pybytecode_opcode::Op;

use super::super::push_cold_blocks_to_end::{mark_cold, mark_warm, move_cold_blocks};
use crate::graph::{BlockId, Graph};

pub(super) fn run(graph: &mut Graph, stack: &mut Vec<BlockId>) {
    if graph.next(BlockId::ENTRY).is_none() {
        return;
    }
    mark_warm(graph);
    mark_cold(graph, stack);
    // The jumps have no predecessors, and so get no location.
    if move_cold_blocks(graph, Op::Jump, 0) {
        super::remove_redundant_jumps::run(graph);
    }
}
