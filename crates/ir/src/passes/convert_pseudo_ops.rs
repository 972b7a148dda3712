//! Replaces the operations that only the compiler knows, jumps excepted (`convert_pseudo_ops`).

use pybytecode_opcode::Op;

use super::redundant::remove_redundant_nops_and_jumps;
use crate::graph::{BlockId, Graph};

pub(super) fn run(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let (block, instrs) = graph.parts_mut(id);
        at = block.next;
        if !block.has_pseudo_ops {
            continue;
        }
        block.has_pseudo_ops = false;
        for instr in instrs {
            match instr.op {
                op if op.is_block_push() => {
                    instr.set_nop();
                    block.has_nops = true;
                }
                Op::LoadClosure => instr.op = Op::LoadFast,
                Op::StoreFastMaybeNull => instr.op = Op::StoreFast,
                _ => {}
            }
        }
    }
    remove_redundant_nops_and_jumps(graph);
}
