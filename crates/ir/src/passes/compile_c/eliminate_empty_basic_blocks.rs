//! Takes empty blocks out of the order, and leads jumps past them (`eliminate_empty_basic_blocks`).

use crate::graph::{BlockId, Graph};

pub(super) fn run(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        // The last block stays, empty or not.
        let mut next = graph.next(id);
        while let Some(empty) = next.filter(|next| graph.instrs(*next).is_empty())
            && let Some(behind) = graph.next(empty)
        {
            next = Some(behind);
        }
        graph.block_mut(id).next = next;
        at = next;
    }
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        if let Some(leads_to) = graph.jump_target(id)
            && let Some(nonempty) = graph.next_nonempty(Some(leads_to))
            && let Some(last) = graph.last_mut(id)
        {
            last.target = Some(nonempty);
        }
        at = graph.next(id);
    }
}
