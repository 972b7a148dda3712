//! Moves blocks that only exception handlers lead to behind all others (`push_cold_blocks_to_end`).

use pybytecode_opcode::Op;

use super::super::push_cold_blocks_to_end::{mark_warm, move_cold_blocks};
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

/// Marks what is reached from handlers alone.
fn mark_cold(graph: &mut Graph, stack: &mut Vec<BlockId>) {
    graph.blocks.begin_walk();
    stack.clear();
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        if graph.block(id).except_handler && graph.blocks.visit(id) {
            stack.push(id);
        }
        at = graph.next(id);
    }
    while let Some(id) = stack.pop() {
        let block = graph.block_mut(id);
        // No unit of the compiler has a handler that is also reached otherwise; it stays where it is.
        block.cold = !block.warm;
        let next = graph.next(id).filter(|_| graph.has_fallthrough(id));
        for successor in [next, graph.jump_target(id)].into_iter().flatten() {
            if !graph.block(successor).warm && graph.blocks.visit(successor) {
                stack.push(successor);
            }
        }
    }
}
