//! Gives jumps and block pushes their target blocks (`translate_jump_labels_to_targets`).

use crate::graph::{BlockId, Graph};
use crate::ops::{OpTable, mark};
use crate::{Error, ErrorKind, Label};

pub(super) fn run(graph: &mut Graph, ops: &OpTable) -> Result<(), Error> {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let (labels, block, instrs) = graph.labels_and_parts(id);
        at = block.next;
        // Block pushes stand anywhere, jumps at the end.
        let first = if block.has_pseudo_ops { 0 } else { instrs.len().saturating_sub(1) };
        for instr in &mut instrs[first..] {
            if ops.has(instr.op, mark::TARGET) {
                let leads_to = labels.get(instr.arg as usize).copied().flatten();
                if leads_to.is_none() {
                    return Err(Error::at(instr.location, ErrorKind::Label(Label(instr.arg))));
                }
                instr.target = leads_to;
                instr.arg = 0;
            }
        }
    }
    Ok(())
}
