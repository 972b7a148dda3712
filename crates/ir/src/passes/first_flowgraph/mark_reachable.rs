//! Counts the ways to each block, and empties those that there is none to (`mark_reachable` and what
//! `optimize_cfg` does next).
//!
//! A block counts as visited once it is taken from the stack, where it may stand several times: its ways
//! out are then counted as often. What later passes do depends on these numbers.

use crate::graph::{BlockId, Graph};

pub(super) fn run(graph: &mut Graph, stack: &mut Vec<BlockId>) {
    for block in graph.blocks.iter_mut() {
        block.predecessors = 0;
    }
    graph.blocks.begin_walk();
    stack.clear();
    graph.block_mut(BlockId::ENTRY).predecessors = 1;
    stack.push(BlockId::ENTRY);
    while let Some(id) = stack.pop() {
        graph.blocks.visit(id);
        let next = graph.next(id).filter(|_| graph.has_fallthrough(id));
        let targets: Vec<BlockId> = graph.instrs(id).iter().filter_map(|instr| instr.target).collect();
        for leads_to in next.into_iter().chain(targets) {
            graph.block_mut(leads_to).predecessors += 1;
            if !graph.blocks.is_visited(leads_to) {
                stack.push(leads_to);
            }
        }
    }
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        if graph.block(id).predecessors == 0 {
            graph.clear_block(id);
        }
        at = graph.next(id);
    }
}
