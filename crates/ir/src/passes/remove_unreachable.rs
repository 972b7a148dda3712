//! Empties the blocks that nothing leads to, and counts the ways to the others (`remove_unreachable`).

use crate::graph::{BlockId, Blocks, Graph, Instr, Marks};

pub(super) fn run(graph: &mut Graph, stack: &mut Vec<BlockId>) {
    for block in graph.blocks.iter_mut() {
        block.predecessors = 0;
        block.visited = false;
    }
    stack.clear();
    reach(&mut graph.blocks, BlockId::ENTRY, stack);
    while let Some(id) = stack.pop() {
        let (blocks, instrs) = graph.split_mut(id);
        let last = instrs.last();
        if let Some(next) = blocks[id].next
            && last.is_none_or(|last| !last.op.has_no_fallthrough())
        {
            reach(blocks, next, stack);
        }
        if blocks[id].may_have(Marks::PSEUDO_OPS) {
            for handler in
                instrs.iter().filter(|instr| instr.op.is_block_push()).filter_map(|instr| instr.target)
            {
                reach(blocks, handler, stack);
            }
        }
        if let Some(leads_to) = last.and_then(Instr::jump_target) {
            reach(blocks, leads_to, stack);
        }
    }
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let block = graph.block_mut(id);
        at = block.next;
        if block.predecessors == 0 {
            block.except_handler = false;
            graph.clear_block(id);
        }
    }
}

fn reach(blocks: &mut Blocks, id: BlockId, stack: &mut Vec<BlockId>) {
    blocks[id].predecessors += 1;
    blocks.visit(id, stack);
}
