//! Marks the blocks where exception handlers start (`mark_except_handlers`).

use crate::graph::{BlockId, Graph};

pub(super) fn run(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let block = graph.block(id);
        at = block.next;
        if block.has_pseudo_ops {
            for index in 0..block.len() {
                let instr = graph.instrs(id)[index];
                if let Some(handler) = instr.target.filter(|_| instr.op.is_block_push()) {
                    graph.block_mut(handler).except_handler = true;
                }
            }
        }
    }
}
