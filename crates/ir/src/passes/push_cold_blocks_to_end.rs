//! Moves blocks that only exception handlers lead to behind all others (`push_cold_blocks_to_end`).

use pybytecode_code::Location;
use pybytecode_opcode::Op;

use super::redundant::remove_redundant_nops_and_jumps;
use crate::graph::{BlockId, Graph, Instr};

pub(super) fn run(graph: &mut Graph, stack: &mut Vec<BlockId>) {
    let has_handlers = graph.pushes_blocks && graph.blocks.iter().any(|block| block.except_handler);
    if !has_handlers || graph.next(BlockId::ENTRY).is_none() {
        return;
    }
    mark_warm(graph);
    mark_cold(graph, stack);
    make_fallthrough_explicit(graph, Op::JumpNoInterrupt, 1);
    if reorder(graph) {
        remove_redundant_nops_and_jumps(graph);
    }
}

/// Marks what is reached without an exception.
pub(super) fn mark_warm(graph: &mut Graph) {
    graph.blocks.begin_walk();
    graph.blocks.reach(Some(BlockId::ENTRY));
    while graph.blocks.has_unvisited() {
        let mut at = Some(BlockId::ENTRY);
        while let Some(id) = at {
            at = graph.next(id);
            if graph.blocks.visit_reached(id) {
                graph.block_mut(id).warm = true;
                let falls_through = graph.has_fallthrough(id);
                let leads_to = graph.jump_target(id);
                graph.blocks.reach(at.filter(|_| falls_through));
                graph.blocks.reach(leads_to);
            }
        }
    }
}

/// Marks what is reached from handlers alone.
pub(super) fn mark_cold(graph: &mut Graph, stack: &mut Vec<BlockId>) {
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

/// A cold block that runs into a warm one gets a jump `op` to it, in a block with so many predecessors.
pub(super) fn make_fallthrough_explicit(graph: &mut Graph, op: Op, predecessors: u32) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        at = graph.next(id);
        let Some(next) = at.filter(|next| graph.block(*next).warm) else { continue };
        if !graph.block(id).cold || !graph.has_fallthrough(id) {
            continue;
        }
        graph.block_mut(next).labelled = true;
        let jump = graph.new_block();
        graph.push(jump, Instr::jump(op, next, Location::NONE));
        let block = graph.block_mut(jump);
        block.cold = true;
        block.next = Some(next);
        block.predecessors = predecessors;
        graph.block_mut(id).next = Some(jump);
    }
}

/// Links all cold blocks behind the others, the order within both kept. Whether there are any.
pub(super) fn reorder(graph: &mut Graph) -> bool {
    let mut last = BlockId::ENTRY;
    let mut cold: Option<(BlockId, BlockId)> = None;
    let mut at = graph.next(BlockId::ENTRY);
    while let Some(id) = at {
        at = graph.next(id);
        if !graph.block(id).cold {
            graph.block_mut(last).next = Some(id);
            last = id;
        } else if let Some((first, tail)) = cold {
            graph.block_mut(tail).next = Some(id);
            cold = Some((first, id));
        } else {
            cold = Some((id, id));
        }
    }
    graph.block_mut(last).next = cold.map(|(first, _)| first);
    if let Some((_, tail)) = cold {
        graph.block_mut(tail).next = None;
    }
    cold.is_some()
}
