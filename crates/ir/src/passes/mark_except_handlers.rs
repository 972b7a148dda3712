//! Marks the blocks where exception handlers start (`mark_except_handlers`).

use crate::graph::{BlockId, Graph, Instr};

pub(super) fn run(graph: &mut Graph) {
    if !graph.pushes_blocks {
        return;
    }
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let (blocks, instrs) = graph.split_mut(id);
        at = blocks[id].next;
        if blocks[id].has_pseudo_ops {
            for handler in instrs.iter().filter_map(Instr::pushed_handler) {
                blocks[handler].except_handler = true;
            }
        }
    }
}
