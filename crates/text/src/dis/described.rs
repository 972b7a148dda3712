//! Instructions with what their arguments stand for, places left out: what listings are compared by.

use std::borrow::Cow;

use pybytecode_code::repr::Repr;
use pybytecode_code::{CodeView, Instructions};
use pybytecode_opcode::{Op, Target};

use super::Addresses;
use super::argument::Arguments;
use super::style::Style;
use super::words::Words;

/// How much of a constant is shown.
const MEANING_LIMIT: usize = 120;

/// An instruction, its `EXTENDED_ARG`s taken into the argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Described {
    /// Offset in bytes of its first code unit.
    pub(crate) offset: u32,
    /// Offset in bytes behind its cache entries.
    pub(crate) end: u32,
    pub(crate) op: Option<Op>,
    pub(crate) arg: u32,
    pub(crate) name: Cow<'static, str>,
    /// What the argument stands for, or the argument; empty for a jump and where there is none.
    pub(crate) meaning: Box<str>,
    /// Offset in bytes of where it may jump to.
    pub(crate) target: Option<i64>,
}

/// How many instructions of one code object are described at most: a description takes many times the memory that the
/// instruction does. It is more than compilers make of what people write.
pub(crate) const MOST_DESCRIBED: usize = 100_000;

/// The instructions of a code object; `None` if there are more than [`MOST_DESCRIBED`]. Code objects among constants
/// are named without an address.
pub(crate) fn described(
    view: CodeView<'_, '_>,
    target: &'static Target,
    addresses: &Addresses,
) -> Option<Vec<Described>> {
    let count = Instructions::new(view.code(), target).take(MOST_DESCRIBED + 1).count();
    if count > MOST_DESCRIBED {
        return None;
    }
    let mut all = Vec::with_capacity(count);
    let address = |id| addresses.get(id);
    let mut repr = Repr::new(view.objects(), target.release.version, &address).with_limit(MEANING_LIMIT);
    let arguments =
        Arguments { view, target, style: Style::of(target), words: Words::of(target), labels: &[] };
    all.extend(Instructions::new(view.code(), target).map(|instruction| {
        let place = instruction.target(target);
        let has_arg = instruction.op.is_some_and(|op| target.has_arg(op));
        let mut meaning = Vec::new();
        let code = instruction.op.and_then(|op| constant_code(view, target, op, instruction.arg));
        match code {
            // Its number and line tell nothing of what it is.
            Some(code) => meaning.extend(format!("<code object {}>", code.name()).into_bytes()),
            None if place.is_none() => arguments.explain(&instruction, &mut repr, &mut meaning),
            None => {}
        }
        if meaning.is_empty() && has_arg && place.is_none() {
            meaning = instruction.arg.to_string().into_bytes();
        }
        Described {
            offset: instruction.start,
            end: instruction.end(),
            op: instruction.op,
            arg: instruction.arg,
            name: match instruction.op {
                Some(op) => op.name().into(),
                None => instruction.name().into(),
            },
            meaning: String::from_utf8_lossy(&meaning).into(),
            target: place,
        }
    }));
    Some(all)
}

/// The code object that an instruction loads.
fn constant_code<'o, 'a>(
    view: CodeView<'o, 'a>,
    target: &Target,
    op: Op,
    arg: u32,
) -> Option<CodeView<'o, 'a>> {
    let id = *view.consts().get(arg as usize).filter(|_| target.has_const(op))?;
    CodeView::new(view.objects(), id)
}
