//! Whether the argument of an instruction leads to something: an index to what is there, a jump to a label.

use pybytecode_opcode::{ArgKind, Target};

use crate::error::ErrorKind;
use crate::{Assembly, Instr, Variables, operand};

/// Sees to it that the argument of an instruction leads to something in its code object.
///
/// # Errors
///
/// What it leads to, and that this is not there.
pub fn check_argument(code: &Assembly, instr: &Instr, target: &Target) -> Result<(), ErrorKind> {
    let (op, arg) = (instr.op, instr.arg);
    if target.number(op).is_none() {
        return Ok(());
    }
    let kind = target.arg_kind(op);
    let (what, index, count) = match kind {
        ArgKind::Const => ("constant", arg, code.consts.len()),
        kind if is_name(kind) => ("name", arg >> operand::flag_bits(kind), code.names.len()),
        ArgKind::Local => ("local variable", arg, locals(&code.variables)),
        ArgKind::LocalPair => ("local variable", (arg >> 4).max(arg & 15), locals(&code.variables)),
        ArgKind::Free => ("cell or free variable", arg, code.variables.shared().len()),
        ArgKind::JumpForward | ArgKind::JumpBackward | ArgKind::JumpAbsolute | ArgKind::Handler
            if instr.target.is_none() =>
        {
            return Err(ErrorKind::NeedsLabel(op));
        }
        _ => return Ok(()),
    };
    if index as usize >= count { Err(ErrorKind::NoSuchIndex { op, what, index, count }) } else { Ok(()) }
}

/// How many local variables there are.
fn locals(variables: &Variables) -> usize {
    match variables {
        Variables::Split { nlocals, varnames, .. } => varnames.len().max(nlocals.unwrap_or(0) as usize),
        Variables::Plus(all) => all.len(),
    }
}

/// Whether an argument is an index of `co_names`, perhaps with flags.
pub(crate) fn is_name(kind: ArgKind) -> bool {
    matches!(kind, ArgKind::Name | ArgKind::NameAndFlag | ArgKind::NameAndTwoFlags)
}
