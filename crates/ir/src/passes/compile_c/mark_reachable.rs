//! Counts the ways to each block, and empties those that there is none to (`mark_reachable`).

use crate::graph::{BlockId, Graph};

pub(super) fn run(graph: &mut Graph, stack: &mut Vec<BlockId>) {
    for block in graph.blocks.iter_mut() {
        block.predecessors = 0;
    }
    stack.clear();
    graph.block_mut(BlockId::ENTRY).predecessors = 1;
    stack.push(BlockId::ENTRY);
    while let Some(id) = stack.pop() {
        let next = graph.next(id).filter(|_| graph.has_fallthrough(id));
        let (blocks, instrs) = graph.split_mut(id);
        for leads_to in next.into_iter().chain(instrs.iter().filter_map(|instr| instr.target)) {
            let block = &mut blocks[leads_to];
            if block.predecessors == 0 {
                stack.push(leads_to);
            }
            block.predecessors += 1;
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
