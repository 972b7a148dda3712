//! Marks the blocks where exception handlers start (`mark_except_handlers`).

use crate::graph::Graph;

pub(super) fn run(graph: &mut Graph) {
    if !graph.pushes_blocks {
        return;
    }
    let (handlers, blocks) = graph.pushed_handlers();
    for handler in handlers {
        blocks[handler].except_handler = true;
    }
}
