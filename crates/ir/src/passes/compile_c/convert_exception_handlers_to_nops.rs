//! What pushes and pops blocks is told by the exception table now (`convert_exception_handlers_to_nops`).

use pybytecode_opcode::Op;

use crate::graph::{BlockId, Graph};

pub(super) fn run(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        for instr in graph.instrs_mut(id) {
            if instr.op.is_block_push() || instr.op == Op::PopBlock {
                instr.set_nop();
            }
        }
        at = graph.next(id);
    }
}
