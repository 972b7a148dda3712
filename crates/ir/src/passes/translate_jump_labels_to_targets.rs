//! Gives jumps and block pushes their target blocks (`translate_jump_labels_to_targets`).

use crate::graph::{Graph, LeadingParts};
use crate::{Error, ErrorKind, Label};

pub(super) fn run(graph: &mut Graph) -> Result<(), Error> {
    let LeadingParts { leading, instrs, labels, label_numbers: numbers } = graph.leading_parts();
    for at in leading {
        let instr = &mut instrs[*at as usize];
        let leads_to = labels.get(instr.arg as usize).copied().flatten();
        if leads_to.is_none() {
            return Err(Error::at(instr.location, ErrorKind::Label(Label(instr.arg))));
        }
        instr.target = leads_to;
        instr.arg = numbers.get(instr.arg as usize).copied().unwrap_or(0);
    }
    Ok(())
}
