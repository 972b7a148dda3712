//! The instructions of a code object.
//!
//! CPython: `_unpack_opargs` in `Lib/dis.py`.

use pybytecode_opcode::pyc::JumpUnit;
use pybytecode_opcode::{ArgKind, Op, Target};

/// One instruction, its `EXTENDED_ARG`s taken together with it or not, as [`Instructions`] was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instruction {
    /// Offset in bytes of its own operation.
    pub offset: u32,
    /// Offset in bytes of the first `EXTENDED_ARG` that belongs to it, else its own.
    pub start: u32,
    /// The number of the operation.
    pub number: u8,
    /// The operation, if the version has one of that number.
    pub op: Option<Op>,
    /// The argument, `EXTENDED_ARG`s included, whether or not it means something.
    pub arg: u32,
    /// How many bytes it has, without the `EXTENDED_ARG`s and cache entries: two, up to 3.5 one or three.
    pub len: u8,
    /// How many cache entries of two bytes follow.
    pub caches: u8,
}

impl Instruction {
    /// Offset in bytes of what follows it and its cache entries.
    pub fn end(&self) -> u32 {
        self.offset.saturating_add(u32::from(self.len) + 2 * u32::from(self.caches))
    }

    /// Offset in bytes of where it may jump to, or of the handler that it sets up; `None` if it does
    /// neither. It may be no instruction's offset, and even a negative one, in code that no compiler made.
    pub fn target(&self, target: &Target) -> Option<i64> {
        let unit = match target.pyc.jumps {
            JumpUnit::Byte => 1,
            JumpUnit::CodeUnit => 2,
        };
        let distance = i64::from(self.arg.cast_signed()) * unit;
        match target.arg_kind(self.op?) {
            ArgKind::JumpForward | ArgKind::Handler => Some(i64::from(self.end()) + distance),
            ArgKind::JumpBackward => Some(i64::from(self.end()) - distance),
            ArgKind::JumpAbsolute => Some(distance),
            _ => None,
        }
    }

    /// Its name, `<3>` for a number without an operation.
    pub fn name(&self) -> String {
        self.op.map_or_else(|| format!("<{}>", self.number), |op| op.name().to_owned())
    }
}

/// Reads code of one version: an iterator over its instructions. What is left of one at the end is left out.
#[derive(Debug, Clone)]
pub struct Instructions<'c> {
    code: &'c [u8],
    target: &'static Target,
    at: usize,
    /// Where the `EXTENDED_ARG`s of the next instruction began, and the upper part that they give it.
    extension: Option<(usize, u32)>,
    shows_extensions: bool,
}

impl<'c> Instructions<'c> {
    /// The instructions of `co_code`, without `EXTENDED_ARG`s, whose part the arguments have.
    pub fn new(code: &'c [u8], target: &'static Target) -> Self {
        Instructions { code, target, at: 0, extension: None, shows_extensions: false }
    }

    /// The same with each `EXTENDED_ARG` as an instruction of its own, as `dis` has them.
    pub fn with_extensions(code: &'c [u8], target: &'static Target) -> Self {
        Instructions { shows_extensions: true, ..Self::new(code, target) }
    }
}

impl Iterator for Instructions<'_> {
    type Item = Instruction;

    #[inline]
    fn next(&mut self) -> Option<Instruction> {
        loop {
            let offset = self.at;
            let form = self.target.pyc.instructions;
            let (number, low, len) = form.first(self.code.get(offset..)?)?;
            let op = self.target.op(number);
            let caches = op.map_or(0, |op| self.target.caches(op));
            self.at += len + 2 * usize::from(caches);
            let (start, upper) = self.extension.take().unwrap_or((offset, 0));
            let arg = upper | low;
            let mut shown = start;
            if op == Some(Op::ExtendedArg) {
                self.extension = Some((start, arg << form.argument_bits()));
                // The last one, of nothing, is shown in any case.
                if !self.shows_extensions
                    && self.code.get(self.at..).is_some_and(|rest| form.first(rest).is_some())
                {
                    continue;
                }
                shown = offset;
            }
            let (offset, start) = (offset as u32, shown as u32);
            return Some(Instruction { offset, start, number, op, arg, len: len as u8, caches });
        }
    }
}
