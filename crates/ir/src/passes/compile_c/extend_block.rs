//! Puts copies of small exit blocks in the place of jumps to them (`extend_block`).

use pybytecode_opcode::Op;

use crate::graph::{BlockId, Graph};

/// Larger blocks are not copied.
const MAX_COPY_SIZE: usize = 4;

pub(super) fn run(graph: &mut Graph) {
    for at in (0..graph.creation_order.len()).rev() {
        extend(graph, graph.creation_order[at]);
    }
}

/// Only blocks without a line are copied, such as an implicit `return None`.
fn extend(graph: &mut Graph, id: BlockId) {
    let Some(last) = graph.last(id).filter(|last| last.op == Op::Jump) else { return };
    let Some(exit) = last.target else { return };
    let instrs = graph.instrs(exit);
    let is_small_exit = graph.exits_scope(exit) && instrs.len() <= MAX_COPY_SIZE;
    if is_small_exit && instrs.iter().all(|instr| instr.location.line <= 0) {
        graph.set_nop(id, graph.block(id).len() - 1);
        graph.append_instructions(id, exit);
    }
}
