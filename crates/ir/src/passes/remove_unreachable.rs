//! Empties the blocks that nothing leads to, and counts the ways to the others (`remove_unreachable`).

use crate::graph::{BlockId, Blocks, Graph, Instr, Marks};

pub(super) fn run(graph: &mut Graph) {
    if !std::mem::replace(&mut graph.rewired, false) {
        return;
    }
    for block in graph.blocks.iter_mut() {
        block.predecessors = 0;
        block.visited = false;
    }
    graph.blocks.count_way(Some(BlockId::ENTRY));
    // Most ways lead forward, so that one sweep finds most blocks.
    while count_ways(graph) {}
    for block in graph.blocks.iter_mut().filter(|block| block.predecessors == 0) {
        block.except_handler = false;
        block.clear();
    }
}

/// Counts the ways from the blocks that are reached and were not looked at yet; whether there may be more.
fn count_ways(graph: &mut Graph) -> bool {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let (blocks, instrs) = graph.split_mut(id);
        let block = &mut blocks[id];
        at = block.next;
        if block.predecessors == 0 || std::mem::replace(&mut block.visited, true) {
            continue;
        }
        if block.may_have(Marks::BLOCK_PUSHES) {
            for instr in instrs.iter() {
                blocks.count_way(instr.pushed_handler());
            }
        }
        let last = instrs.last();
        blocks.count_way(at.filter(|_| last.is_none_or(|last| !last.op.has_no_fallthrough())));
        blocks.count_way(last.and_then(Instr::jump_target));
    }
    is_any_unseen(&graph.blocks)
}

/// Whether a block was reached behind the place of the sweep.
fn is_any_unseen(blocks: &Blocks) -> bool {
    blocks.iter().any(|block| block.predecessors > 0 && !block.visited)
}
