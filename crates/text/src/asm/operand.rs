//! The argument of an instruction as text.

use std::collections::HashMap;

use pybytecode_assembler::{Assembly, Const, Instr, Text, operand};
use pybytecode_opcode::{ArgKind, Op, Target};

use super::literal::{self, write_to};

/// The names and constants of a code object, and which of them a text can tell by value.
pub(super) struct Tables<'t> {
    code: &'t Assembly,
    target: &'static Target,
    names: HashMap<&'t Text, u32>,
    locals: Vec<&'t Text>,
    local_places: HashMap<&'t Text, u32>,
    shared: Vec<&'t Text>,
    shared_places: HashMap<&'t Text, u32>,
    /// By constant, whether it is the first of those equal to it.
    pub(super) is_first: Vec<bool>,
}

fn places<'t>(names: &[&'t Text]) -> HashMap<&'t Text, u32> {
    let mut places = HashMap::new();
    for (place, name) in names.iter().enumerate() {
        places.entry(*name).or_insert(place as u32);
    }
    places
}

impl<'t> Tables<'t> {
    pub(super) fn new(code: &'t Assembly, target: &'static Target) -> Self {
        let (locals, shared) = (code.variables.locals(), code.variables.shared());
        let mut known = HashMap::new();
        let is_first = |(index, constant): (usize, &Const)| match key(constant) {
            Some(key) => *known.entry(key).or_insert(index) == index,
            None => true,
        };
        Tables {
            is_first: code.consts.iter().enumerate().map(is_first).collect(),
            names: places(&code.names.iter().collect::<Vec<_>>()),
            local_places: places(&locals),
            shared_places: places(&shared),
            code,
            target,
            locals,
            shared,
        }
    }

    /// Appends the argument of an instruction, with the blank before it.
    pub(super) fn print(&self, out: &mut String, instr: &Instr, code_name: &mut dyn FnMut(&Const) -> String) {
        let arg = instr.arg;
        let kind = self.target.arg_kind(instr.op);
        let raw_index = |out: &mut String| write_to(out, format_args!(" #{arg}"));
        match kind {
            ArgKind::None if arg == 0 => {}
            ArgKind::Const => match self.code.consts.get(arg as usize) {
                Some(constant) if self.is_first[arg as usize] => {
                    out.push(' ');
                    literal::print(out, constant, code_name);
                }
                _ => raw_index(out),
            },
            ArgKind::Name | ArgKind::NameAndFlag | ArgKind::NameAndTwoFlags => {
                let bits = operand::flag_bits(kind);
                let (index, flags) = (arg >> bits, arg & ((1 << bits) - 1));
                match self.code.names.get(index as usize) {
                    Some(name) if self.names.get(name) == Some(&index) => {
                        out.push(' ');
                        literal::name(out, name);
                        if flags > 0 {
                            write_to(out, format_args!(", {flags}"));
                        }
                    }
                    _ => raw_index(out),
                }
            }
            ArgKind::Local => match self.variable(&self.locals, &self.local_places, arg) {
                Some(name) => {
                    out.push(' ');
                    literal::name(out, name);
                }
                None => raw_index(out),
            },
            ArgKind::LocalPair => {
                let find = |index| self.variable(&self.locals, &self.local_places, index);
                match (find(arg >> 4), find(arg & 15)) {
                    (Some(first), Some(second)) => {
                        out.push(' ');
                        literal::name(out, first);
                        out.push_str(", ");
                        literal::name(out, second);
                    }
                    _ => raw_index(out),
                }
            }
            ArgKind::Free => match self.variable(&self.shared, &self.shared_places, arg) {
                Some(name) => {
                    out.push(' ');
                    literal::name(out, name);
                }
                None => raw_index(out),
            },
            ArgKind::Compare | ArgKind::CompareShift4 | ArgKind::CompareShift5 => {
                self.comparison(out, kind, arg);
            }
            ArgKind::Binary => match operand::BINARY.get(arg as usize) {
                Some(operator) => write_to(out, format_args!(" {operator}")),
                None => write_to(out, format_args!(" {arg}")),
            },
            _ => write_to(out, format_args!(" {arg}")),
        }
    }

    fn variable(&self, names: &[&'t Text], places: &HashMap<&Text, u32>, index: u32) -> Option<&'t Text> {
        let name = *names.get(index as usize)?;
        (places.get(name) == Some(&index)).then_some(name)
    }

    fn comparison(&self, out: &mut String, kind: ArgKind, arg: u32) {
        let count = operand::COMPARE.len() as u32;
        for comparison in 0..count {
            let Some(plain) = operand::compare(kind, comparison) else { continue };
            let is_plain = plain == arg;
            let is_bool = kind == ArgKind::CompareShift5 && plain | operand::COMPARE_BOOL == arg;
            if is_plain || is_bool {
                let sign = operand::COMPARE[comparison as usize];
                let bool_word = if is_bool { "bool " } else { "" };
                return write_to(out, format_args!(" {bool_word}{sign}"));
            }
        }
        write_to(out, format_args!(" {arg}"));
    }
}

/// What makes two constants one to the assembler.
pub(super) fn key(constant: &Const) -> Option<Vec<u8>> {
    constant.key()
}

/// The operation that a word names: `load_const`, in whatever case.
pub(super) fn op(word: &str) -> Option<Op> {
    Op::from_name(&word.to_ascii_uppercase())
}
