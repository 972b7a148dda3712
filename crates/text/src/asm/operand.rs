//! The argument of an instruction as text.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use pybytecode_assembler::{Assembly, Builder, Const, Instr, Parameters, Text, operand};
use pybytecode_opcode::{ArgKind, Op, Target};

use super::literal::{self, write_to};
use super::print::Spoken;

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
        let is_first = |(index, constant): (usize, &Const)| match constant.key() {
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

    /// The name at an index, if it is the first of that text.
    pub(super) fn name(&self, index: u32) -> Option<&'t Text> {
        let name = self.code.names.get(index as usize)?;
        (self.names.get(name) == Some(&index)).then_some(name)
    }

    /// The variables that an argument names: one, or two of a pair.
    pub(super) fn variables(&self, kind: ArgKind, arg: u32) -> Option<(&'t Text, Option<&'t Text>)> {
        let local = |index| self.variable(&self.locals, &self.local_places, index);
        match kind {
            ArgKind::Local => Some((local(arg)?, None)),
            ArgKind::LocalPair => Some((local(arg >> 4)?, Some(local(arg & 15)?))),
            ArgKind::Free => Some((self.variable(&self.shared, &self.shared_places, arg)?, None)),
            _ => None,
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
                match self.name(index) {
                    Some(name) => {
                        out.push(' ');
                        literal::name(out, name);
                        if flags > 0 {
                            write_to(out, format_args!(", {flags}"));
                        }
                    }
                    None => raw_index(out),
                }
            }
            ArgKind::Local | ArgKind::LocalPair | ArgKind::Free => match self.variables(kind, arg) {
                Some((first, second)) => {
                    out.push(' ');
                    literal::name(out, first);
                    if let Some(second) = second {
                        out.push_str(", ");
                        literal::name(out, second);
                    }
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

/// How many entries of a table are told, the others following in the order of their first use.
fn told<T: Eq + Hash + Copy>(all: &[T], by_use: &[T]) -> usize {
    let mut first_places = HashMap::new();
    for (place, entry) in all.iter().enumerate() {
        first_places.entry(*entry).or_insert(place);
    }
    let mut uses = vec![None; all.len()];
    for (order, entry) in by_use.iter().enumerate() {
        if let Some(place) = first_places.get(entry) {
            uses[*place].get_or_insert(order);
        }
    }
    let mut next = usize::MAX;
    let follows =
        |used: &&Option<usize>| used.is_some_and(|order| std::mem::replace(&mut next, order) > order);
    all.len() - uses.iter().rev().take_while(follows).count()
}

/// How many constants are told.
pub(super) fn consts_told(code: &Assembly, target: &'static Target) -> usize {
    told(&(0..code.consts.len()).collect::<Vec<_>>(), &consts_by_use(code, target))
}

/// How many names are told.
pub(super) fn names_told(code: &Assembly, target: &'static Target) -> usize {
    told(&code.names.iter().collect::<Vec<_>>(), &names_by_use(code, target))
}

/// How many of these local variables behind the parameters are told.
pub(super) fn locals_told(
    code: &Assembly,
    target: &'static Target,
    parameters: &Parameters,
    Spoken { locals, cells, free, .. }: &Spoken,
) -> usize {
    let by_use = locals_by_use(code, target, parameters, cells, free);
    told(&locals.iter().collect::<Vec<_>>(), &by_use.iter().collect::<Vec<_>>())
}

/// The constants in the order of their first use.
pub(super) fn consts_by_use(code: &Assembly, target: &'static Target) -> Vec<usize> {
    let tables = Tables::new(code, target);
    let mut seen = HashSet::new();
    let indexes = code.instrs.iter().filter(|instr| target.arg_kind(instr.op) == ArgKind::Const);
    indexes
        .map(|instr| instr.arg as usize)
        .filter(|index| tables.is_first.get(*index) == Some(&true) && seen.insert(*index))
        .collect()
}

/// The names in the order of their first use.
fn names_by_use<'c>(code: &'c Assembly, target: &'static Target) -> Vec<&'c Text> {
    let mut seen = HashSet::new();
    let named = |instr: &Instr| {
        let kind = target.arg_kind(instr.op);
        let is_name = matches!(kind, ArgKind::Name | ArgKind::NameAndFlag | ArgKind::NameAndTwoFlags);
        let index = (instr.arg >> operand::flag_bits(kind)) as usize;
        code.names.get(index).filter(|_| is_name)
    };
    code.instrs.iter().filter_map(named).filter(|name| seen.insert(*name)).collect()
}

/// The locals behind the parameters as they come out if none is declared.
fn locals_by_use(
    code: &Assembly,
    target: &'static Target,
    parameters: &Parameters,
    cells: &[Text],
    free: &[Text],
) -> Vec<Text> {
    let mut builder = Builder::function(target, "", "", parameters.clone());
    for cell in cells {
        builder.cell(cell);
    }
    for free in free {
        builder.free(free);
    }
    let locals = code.variables.locals();
    for instr in &code.instrs {
        let find = |index: u32| locals.get(index as usize).copied();
        match target.arg_kind(instr.op) {
            ArgKind::Local if !operand::is_about_cell(instr.op) => {
                if let Some(name) = find(instr.arg) {
                    builder.op_local(instr.op, name);
                }
            }
            ArgKind::LocalPair => {
                if let (Some(first), Some(second)) = (find(instr.arg >> 4), find(instr.arg & 15)) {
                    builder.op_locals(instr.op, first, second);
                }
            }
            _ => {}
        }
    }
    builder.declared_locals().iter().skip(parameters.len()).cloned().collect()
}

/// The operation that a word names: `load_const`, in whatever case.
pub(super) fn op(word: &str) -> Option<Op> {
    Op::from_name(&word.to_ascii_uppercase())
}
