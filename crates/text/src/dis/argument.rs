//! What an argument stands for, as each version's `dis` says it.
//!
//! CPython: `get_argval_argrepr` of `ArgResolver` in `Lib/dis.py`, `_get_instructions_bytes` before 3.13.

use std::io::Write as _;

use pybytecode_code::repr::{self, Repr};
use pybytecode_code::{CodeView, Instruction, Object, ObjectId};
use pybytecode_opcode::pyc::References;
use pybytecode_opcode::{ArgKind, Op, Target};

use super::style::{AbsoluteJumps, Constants, NullMark, Places, Style, Tests};
use super::words::Words;

/// Stands where an index leads nowhere; CPython ends with an error there.
const OUT_OF_RANGE: &[u8] = b"<out of range>";

/// Explains the arguments of one code object.
pub(super) struct Arguments<'c, 'o, 'a> {
    pub(super) view: CodeView<'o, 'a>,
    pub(super) target: &'static Target,
    pub(super) style: &'static Style,
    pub(super) words: &'static Words,
    /// From 3.13: the offsets that have labels, sorted.
    pub(super) labels: &'c [i64],
}

impl Arguments<'_, '_, '_> {
    /// Appends what the argument stands for; nothing where `dis` shows nothing.
    pub(super) fn explain(&self, instruction: &Instruction, repr: &mut Repr<'_, '_>, out: &mut Vec<u8>) {
        let Some(op) = instruction.op else { return };
        let arg = instruction.arg;
        let index = arg as usize;
        let word = |words: &[&str], at: usize, out: &mut Vec<u8>| {
            out.extend_from_slice(words.get(at).map_or(OUT_OF_RANGE, |word| word.as_bytes()));
        };
        match self.target.arg_kind(op) {
            ArgKind::Const if self.style.constants == Constants::LoadConst && op != Op::LoadConst => {}
            ArgKind::Const => match self.view.consts().get(index) {
                Some(constant) => repr.write(*constant, out),
                None => out.extend_from_slice(OUT_OF_RANGE),
            },
            ArgKind::Name => self.name(self.view.names().get(index).copied(), out),
            ArgKind::NameAndFlag => {
                let what = if op == Op::LoadAttr { "NULL|self" } else { "NULL" };
                self.flagged_name(index >> 1, (arg & 1 != 0).then_some(what), out);
            }
            ArgKind::NameAndTwoFlags => {
                let what = match op {
                    Op::ImportName if arg & 1 != 0 => Some("lazy"),
                    Op::ImportName if arg & 2 != 0 => Some("eager"),
                    Op::ImportName => None,
                    _ => (arg & 1 != 0).then_some("NULL|self"),
                };
                self.flagged_name(index >> 2, what, out);
            }
            ArgKind::Local => self.name(self.view.local(index), out),
            ArgKind::LocalPair => {
                self.name(self.view.local(index >> 4), out);
                out.extend_from_slice(b", ");
                self.name(self.view.local(index & 15), out);
            }
            ArgKind::Free => self.name(self.view.cell(index), out),
            ArgKind::JumpAbsolute if self.style.absolute_jumps == AbsoluteJumps::Number => {}
            ArgKind::JumpForward | ArgKind::JumpBackward | ArgKind::JumpAbsolute | ArgKind::Handler => {
                self.place(instruction, op, out);
            }
            ArgKind::Compare => word(self.words.compare, index, out),
            ArgKind::CompareShift4 => word(self.words.compare, index >> 4, out),
            ArgKind::CompareShift5 if arg & 16 != 0 => {
                out.extend_from_slice(b"bool(");
                word(self.words.compare, index >> 5, out);
                out.push(b')');
            }
            ArgKind::CompareShift5 => word(self.words.compare, index >> 5, out),
            ArgKind::Binary => word(self.words.binary, index, out),
            ArgKind::Intrinsic1 => word(self.words.intrinsic_1, index, out),
            ArgKind::Intrinsic2 => word(self.words.intrinsic_2, index, out),
            ArgKind::SpecialMethod => word(self.words.special_method, index, out),
            ArgKind::CommonConstant => word(self.words.common_constant, index, out),
            ArgKind::Conversion => word(&CONVERSIONS, index, out),
            ArgKind::Format => {
                let conversion = CONVERSIONS[index & 3];
                out.extend_from_slice(conversion.as_bytes());
                if arg & 4 != 0 {
                    let separator = if conversion.is_empty() { "" } else { ", " };
                    let _ = write!(out, "{separator}with format");
                }
            }
            ArgKind::FunctionFlags => {
                let given =
                    self.style.function_flags.iter().enumerate().filter(|(bit, _)| arg & 1 << bit != 0);
                for (at, (_, flag)) in given.enumerate() {
                    out.extend_from_slice(if at > 0 { b", " } else { b"" });
                    out.extend_from_slice(flag.as_bytes());
                }
            }
            ArgKind::Invert if self.style.tests == Tests::Words => {
                let words = match (op, arg) {
                    (Op::IsOp, 0) => "is",
                    (Op::IsOp, _) => "is not",
                    (_, 0) => "in",
                    _ => "not in",
                };
                out.extend_from_slice(words.as_bytes());
            }
            _ => {}
        }
    }

    fn name(&self, id: Option<ObjectId>, out: &mut Vec<u8>) {
        match id.map(|id| self.view.objects().get(id)) {
            Some(Object::Str(text)) => repr::plain(text, out),
            // The names of 2.7.
            Some(Object::Bytes(text)) if self.target.pyc.references == References::Strings => {
                repr::plain(text, out);
            }
            Some(_) => out.push(b'?'),
            None => out.extend_from_slice(OUT_OF_RANGE),
        }
    }

    /// A name and what is said beside it.
    fn flagged_name(&self, index: usize, mark: Option<&str>, out: &mut Vec<u8>) {
        let name = self.view.names().get(index).copied();
        let objects = self.view.objects();
        let is_empty = name.is_some_and(|name| objects.get(name) == Object::Str(b""));
        // Python holds an empty name for none.
        let Some(mark) = mark.filter(|_| !is_empty) else { return self.name(name, out) };
        // Writing to a vector cannot fail, here and below.
        match self.style.null_mark {
            NullMark::Before => {
                let _ = write!(out, "{mark} + ");
                self.name(name, out);
            }
            NullMark::After => {
                self.name(name, out);
                let _ = write!(out, " + {mark}");
            }
        }
    }

    fn place(&self, instruction: &Instruction, op: Op, out: &mut Vec<u8>) {
        let Some(place) = instruction.target(self.target) else { return };
        let _ = match self.style.places {
            Places::Offsets => write!(out, "to {place}"),
            Places::Labels => {
                let preposition = if op == Op::EndAsyncFor { "from" } else { "to" };
                match self.labels.binary_search(&place) {
                    Ok(label) => write!(out, "{preposition} L{}", label + 1),
                    Err(_) => write!(out, "{preposition} {place}"),
                }
            }
        };
    }
}

const CONVERSIONS: [&str; 4] = ["", "str", "repr", "ascii"];
