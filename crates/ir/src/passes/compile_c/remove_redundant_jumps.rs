//! Removes jumps to the block that follows anyway (the end of `optimize_cfg`).

use crate::graph::{BlockId, Graph};

pub(super) fn run(graph: &mut Graph) {
    let mut removed = false;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let next = graph.next(id);
        let is_redundant =
            graph.last(id).is_some_and(|last| last.op.is_unconditional_jump() && last.target == next);
        if is_redundant {
            graph.set_nop(id, graph.block(id).len() - 1);
            removed = true;
        }
        at = next;
    }
    if removed {
        super::eliminate_empty_basic_blocks::run(graph);
    }
}
