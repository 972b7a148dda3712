//! Empties the blocks that nothing leads to, and counts the ways to the others (`remove_unreachable`).

use pybytecode_opcode::Target;

use crate::graph::{BlockId, Graph};

pub(super) fn run(graph: &mut Graph, target: &Target, stack: &mut Vec<BlockId>) {
    for block in graph.blocks_mut() {
        block.predecessors = 0;
        block.visited = false;
    }
    stack.clear();
    reach(graph, BlockId::ENTRY, stack);
    while let Some(id) = stack.pop() {
        if graph.has_fallthrough(id)
            && let Some(next) = graph.next(id)
        {
            reach(graph, next, stack);
        }
        if graph.block(id).has_pseudo_ops {
            for index in 0..graph.block(id).len() {
                let instr = graph.instrs(id)[index];
                if let Some(handler) = instr.target.filter(|_| instr.op.is_block_push()) {
                    reach(graph, handler, stack);
                }
            }
        }
        if let Some(target) = graph.jump_target(id, target) {
            reach(graph, target, stack);
        }
    }
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        if graph.block(id).predecessors == 0 {
            graph.clear_block(id);
            graph.block_mut(id).except_handler = false;
        }
        at = graph.next(id);
    }
}

fn reach(graph: &mut Graph, id: BlockId, stack: &mut Vec<BlockId>) {
    graph.block_mut(id).predecessors += 1;
    graph.visit(id, stack);
}
