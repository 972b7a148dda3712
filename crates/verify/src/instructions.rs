//! Code bytes to instructions: the checker's own decoder.

use pybytecode_opcode::pyc::JumpUnit;
use pybytecode_opcode::{ArgKind, Op, Target};

use crate::finding::{Report, Rule};

/// An instruction.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Instr {
    pub(crate) op: Op,
    pub(crate) arg: u32,
    /// Where it starts, `EXTENDED_ARG`s included, in code units.
    pub(crate) start: u32,
    /// Where the next one starts.
    pub(crate) end: u32,
    /// The index of the instruction that it leads to.
    pub(crate) target: Option<usize>,
}

impl Instr {
    /// The offset in bytes.
    pub(crate) fn offset(&self) -> u32 {
        self.start * 2
    }
}

/// The instructions and which of them start at which code unit.
pub(crate) struct Instructions {
    pub(crate) list: Vec<Instr>,
    /// By code unit, the index of the instruction that starts there, or `u32::MAX`.
    pub(crate) starts: Vec<u32>,
}

impl Instructions {
    /// The instruction that starts at a code unit.
    pub(crate) fn at(&self, unit: u32) -> Option<usize> {
        self.starts.get(unit as usize).filter(|index| **index != u32::MAX).map(|index| *index as usize)
    }

    /// Whether an instruction starts there, or the code ends there.
    pub(crate) fn is_boundary(&self, unit: u32) -> bool {
        unit as usize == self.starts.len() || self.at(unit).is_some()
    }
}

/// Reads the instructions; nothing if they cannot be told apart.
pub(crate) fn read(code: &[u8], target: &'static Target, report: &mut Report<'_>) -> Option<Instructions> {
    if code.is_empty() || !code.len().is_multiple_of(2) {
        report.code(Rule::Size, format!("co_code has {} bytes", code.len()));
        return None;
    }
    let units: Vec<[u8; 2]> = code.chunks_exact(2).map(|unit| [unit[0], unit[1]]).collect();
    let mut found = Instructions { list: Vec::new(), starts: vec![u32::MAX; units.len()] };
    let mut at = 0;
    while at < units.len() {
        let start = at;
        let (mut arg, mut extended) = (0u32, 0);
        let op = loop {
            let Some([number, byte]) = units.get(at).copied() else {
                report.at(start as u32 * 2, None, Rule::ExtendedArg, "no instruction follows EXTENDED_ARG");
                return None;
            };
            at += 1;
            arg = arg << 8 | u32::from(byte);
            match target.op(number) {
                Some(Op::ExtendedArg) => extended += 1,
                Some(op) if !is_internal(op) => break op,
                Some(op) => {
                    report.at(
                        start as u32 * 2,
                        Some(op),
                        Rule::Operation,
                        "no compiler makes this operation",
                    );
                    return None;
                }
                None => {
                    let message = format!("{number} is no operation of this version");
                    report.at(start as u32 * 2, None, Rule::Operation, message);
                    return None;
                }
            }
        };
        if extended > 3 {
            report.at(start as u32 * 2, Some(op), Rule::ExtendedArg, format!("{extended} EXTENDED_ARGs"));
        }
        let caches = usize::from(target.caches(op));
        match units.get(at..at + caches) {
            None => {
                report.at(start as u32 * 2, Some(op), Rule::Cache, "the code ends within its caches");
                return None;
            }
            Some(caches) if caches.iter().any(|unit| *unit != [0, 0]) => {
                report.at(start as u32 * 2, Some(op), Rule::Cache, "its caches are not empty");
            }
            Some(_) => {}
        }
        at += caches;
        found.starts[start] = found.list.len() as u32;
        found.list.push(Instr { op, arg, start: start as u32, end: at as u32, target: None });
    }
    let good = resolve(&mut found, target, report);
    good.then_some(found)
}

/// Operations that only a running interpreter has.
fn is_internal(op: Op) -> bool {
    matches!(
        op,
        Op::Cache
            | Op::Reserved
            | Op::InterpreterExit
            | Op::EnterExecutor
            | Op::ExitInitCheck
            | Op::TraceRecord
    ) || op.name().starts_with("INSTRUMENTED_")
}

/// Finds what jumps lead to; false if one leads nowhere.
fn resolve(found: &mut Instructions, target: &'static Target, report: &mut Report<'_>) -> bool {
    let per_unit = match target.pyc.jumps {
        JumpUnit::Byte => 2,
        JumpUnit::CodeUnit => 1,
    };
    let mut good = true;
    for index in 0..found.list.len() {
        let instr = found.list[index];
        let (from, forward) = match target.arg_kind(instr.op) {
            ArgKind::JumpForward | ArgKind::Handler => (Some(instr.end), true),
            ArgKind::JumpBackward => (Some(instr.end), false),
            ArgKind::JumpAbsolute => (Some(0), true),
            _ => (None, true),
        };
        let Some(from) = from else { continue };
        let units = instr.arg / per_unit;
        let to = if forward { from.checked_add(units) } else { from.checked_sub(units) };
        let to = to.filter(|_| instr.arg.is_multiple_of(per_unit)).and_then(|to| found.at(to));
        found.list[index].target = to;
        if to.is_none() {
            let message = "it leads to no instruction";
            report.at(instr.offset(), Some(instr.op), Rule::Jump, message);
            good = false;
        }
    }
    good
}
