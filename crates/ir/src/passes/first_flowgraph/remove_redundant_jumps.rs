//! Jumps to the block that follows anyway become `NOP`s (`remove_redundant_jumps`).

use crate::graph::{BlockId, Graph};

pub(super) fn run(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let next = graph.next(id);
        let is_redundant =
            graph.last(id).is_some_and(|last| last.op.is_unconditional_jump() && last.target == next);
        if is_redundant {
            graph.set_nop(id, graph.block(id).len() - 1);
        }
        at = next;
    }
}
