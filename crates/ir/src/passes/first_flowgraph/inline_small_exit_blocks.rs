//! Puts copies of small exit blocks in the place of jumps to them (`inline_small_exit_blocks`).

use crate::graph::{BlockId, Graph};

/// Larger blocks are not copied.
const MAX_COPY_SIZE: usize = 4;

pub(super) fn run(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        inline_into(graph, id);
        at = graph.next(id);
    }
}

fn inline_into(graph: &mut Graph, id: BlockId) {
    let last = graph.last(id).filter(|last| last.op.is_unconditional_jump());
    let Some(exit) = last.and_then(|last| last.target) else { return };
    if graph.exits_scope(exit) && graph.block(exit).len() <= MAX_COPY_SIZE {
        graph.set_nop(id, graph.block(id).len() - 1);
        graph.append_instructions(id, exit);
    }
}
