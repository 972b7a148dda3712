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
    if move_cold_blocks(graph, Op::JumpNoInterrupt, 1) {
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

/// Links all cold blocks behind the others, the order within both kept. One that runs into a warm one gets a
/// jump `op` to it, in a block with so many predecessors. Whether there are any.
pub(super) fn move_cold_blocks(graph: &mut Graph, op: Op, predecessors: u32) -> bool {
    let mut last = BlockId::ENTRY;
    let mut cold: Option<(BlockId, BlockId)> = None;
    let mut at = graph.next(BlockId::ENTRY);
    while let Some(id) = at {
        at = graph.next(id);
        if !graph.block(id).cold {
            graph.block_mut(last).next = Some(id);
            last = id;
            continue;
        }
        let (first, tail) = cold.unwrap_or((id, id));
        graph.block_mut(tail).next = Some(id);
        cold = Some((first, id));
        if let Some(next) = at
            && graph.block(next).warm
            && graph.has_fallthrough(id)
        {
            let jump = jump_to_warm(graph, op, next, predecessors);
            graph.block_mut(id).next = Some(jump);
            cold = Some((first, jump));
        }
    }
    graph.block_mut(last).next = cold.map(|(first, _)| first);
    if let Some((_, tail)) = cold {
        graph.block_mut(tail).next = None;
    }
    cold.is_some()
}

fn jump_to_warm(graph: &mut Graph, op: Op, target: BlockId, predecessors: u32) -> BlockId {
    graph.block_mut(target).labelled = true;
    let jump = graph.new_block();
    graph.push(jump, Instr::jump(op, target, Location::NONE));
    let block = graph.block_mut(jump);
    block.cold = true;
    block.predecessors = predecessors;
    jump
}
