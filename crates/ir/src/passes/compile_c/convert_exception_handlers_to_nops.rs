//! What pushes and pops blocks is told by the exception table now (`convert_exception_handlers_to_nops`).

use pybytecode_opcode::Op;

use crate::graph::{BlockId, Graph, Marks};

pub(super) fn run(graph: &mut Graph) {
    let changes = Marks::BLOCK_PUSHES | Marks::BLOCK_POPS;
    let mut at = graph.next_with(Some(BlockId::ENTRY), changes);
    while let Some(id) = at {
        for index in 0..graph.block(id).len() {
            let op = graph.instrs(id)[index].op;
            if op.is_block_push() || op == Op::PopBlock {
                graph.set_nop(id, index);
            }
        }
        at = graph.next_with(graph.next(id), changes);
    }
}
