//! Empties the blocks that nothing leads to, and counts the ways to the others (`remove_unreachable`).

use crate::graph::{BlockId, Graph, Instr, Marks};

pub(super) fn run(graph: &mut Graph) {
    if !std::mem::replace(&mut graph.rewired, false) {
        return;
    }
    graph.blocks.begin_walk();
    graph.blocks.count_way(Some(BlockId::ENTRY));
    let mut visited = 0;
    // Most ways lead forward, so that one sweep finds most blocks.
    while graph.blocks.has_unvisited() {
        visited += count_ways(graph);
    }
    if visited < graph.block_count() {
        graph.clear_unreached();
    }
}

/// Counts the ways from the blocks that are reached and were not visited yet; how many blocks that are.
fn count_ways(graph: &mut Graph) -> usize {
    let mut visited = 0;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let (blocks, instrs) = graph.split_mut(id);
        at = blocks[id].next;
        if !blocks.visit_reached(id) {
            continue;
        }
        visited += 1;
        if blocks[id].may_have(Marks::BLOCK_PUSHES) {
            for instr in instrs.iter() {
                blocks.count_way(instr.pushed_handler());
            }
        }
        let last = instrs.last();
        blocks.count_way(at.filter(|_| last.is_none_or(|last| !last.op.has_no_fallthrough())));
        blocks.count_way(last.and_then(Instr::jump_target));
    }
    visited
}
