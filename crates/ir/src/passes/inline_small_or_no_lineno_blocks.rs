//! Copies small exit blocks, and blocks without lines, over the jumps to them
//! (`inline_small_or_no_lineno_blocks`).

use pybytecode_opcode::Op;

use crate::graph::{BlockId, Graph, Marks};

/// Larger exit blocks are not copied.
const MAX_COPY_SIZE: usize = 4;

/// How far a chain of jumps without lines is followed to see that it ends.
const MAX_CHAIN: usize = 1000;

pub(super) fn run(graph: &mut Graph) {
    let mut changes = true;
    while changes {
        changes = false;
        let mut at = graph.next_with(Some(BlockId::ENTRY), Marks::JUMPS);
        while let Some(id) = at {
            changes |= inline_into(graph, id);
            at = graph.next_with(graph.next(id), Marks::JUMPS);
        }
    }
}

fn inline_into(graph: &mut Graph, id: BlockId) -> bool {
    let Some(last) = graph.last(id).filter(|last| last.op.is_unconditional_jump()) else { return false };
    let (Some(target), removed) = (last.target, last.op) else { return false };
    let small_exit = graph.exits_scope(target) && graph.block(target).len() <= MAX_COPY_SIZE;
    let no_lineno = !graph.has_fallthrough(target) && graph.has_no_lineno(target);
    let wanted = small_exit || (no_lineno && chain_ends(graph, id, target));
    if !wanted {
        return false;
    }
    graph.set_nop(id, graph.block(id).len() - 1);
    graph.append_instructions(id, target);
    // A jump that looked for interruptions must not become one that does not.
    if no_lineno
        && removed == Op::Jump
        && let Some(last) = graph.last_mut(id)
        && last.op.is_unconditional_jump()
    {
        last.op = Op::Jump;
    }
    true
}

/// Whether jumps without lines lead from `target` to something else: an endless loop of them, which
/// no compiler of Python makes, would be unrolled for ever.
fn chain_ends(graph: &Graph, from: BlockId, target: BlockId) -> bool {
    let mut at = target;
    for _ in 0..MAX_CHAIN {
        if at == from || !graph.has_no_lineno(at) {
            return at != from;
        }
        match graph.last(at).filter(|last| last.op.is_unconditional_jump()).and_then(|last| last.target) {
            Some(next) => at = next,
            None => return true,
        }
    }
    false
}
