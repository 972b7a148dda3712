//! Gives jumps and block pushes their target blocks (`translate_jump_labels_to_targets`).

use pybytecode_opcode::Target;

use crate::graph::{BlockId, Graph};
use crate::{Error, ErrorKind, Label};

pub(super) fn run(graph: &mut Graph, target: &Target) -> Result<(), Error> {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let block = graph.block(id);
        at = block.next;
        // Block pushes stand anywhere, jumps at the end.
        let first = if block.has_pseudo_ops { 0 } else { block.len().saturating_sub(1) };
        for index in first..block.len() {
            let instr = graph.instrs(id)[index];
            if target.has_target(instr.op) {
                let leads_to = graph.labelled_block(instr.arg);
                if leads_to.is_none() {
                    return Err(Error::at(instr.location, ErrorKind::Label(Label(instr.arg))));
                }
                graph.instrs_mut(id)[index].target = leads_to;
                graph.instrs_mut(id)[index].arg = 0;
            }
        }
    }
    Ok(())
}
