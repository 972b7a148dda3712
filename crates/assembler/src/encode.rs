//! Instructions to bytes: operations chosen, jumps measured, `EXTENDED_ARG`s and caches added, tables written.

use pybytecode_code::{ExceptionEntry, ExceptionTableWriter};
use pybytecode_opcode::facts::StackSize;
use pybytecode_opcode::pyc::{CodeFields, InstructionForm, JumpUnit};
use pybytecode_opcode::{ArgKind, Op, Target};

use crate::lines::{self, Span};
use crate::stack::{self, Depths, place};
use crate::{Assembly, Error, ErrorKind};

/// What is computed of the instructions of a code object.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Encoded {
    /// `co_code`
    pub code: Vec<u8>,
    /// `co_linetable` or `co_lnotab`
    pub lines: Vec<u8>,
    /// `co_exceptiontable`; empty up to 3.10.
    pub exceptions: Vec<u8>,
    /// `co_stacksize`
    pub stacksize: u32,
}

/// Lets the target's operation take the place of a jump that has no direction yet.
pub(crate) fn real_op(code: &Assembly, target: &'static Target, at: usize) -> Result<Op, Error> {
    let instr = code.instrs[at];
    let op = instr.op;
    if target.number(op).is_some() {
        return Ok(op);
    }
    let forward = match instr.target {
        Some(label) => place(code, label).map_err(|kind| kind.at(at))? > at,
        None => true,
    };
    let choices: [Op; 2] = match op {
        Op::Jump if forward => [Op::JumpForward, Op::JumpAbsolute],
        Op::Jump => [Op::JumpBackward, Op::JumpAbsolute],
        Op::JumpNoInterrupt if forward => [Op::JumpForward, Op::JumpAbsolute],
        Op::JumpNoInterrupt => [Op::JumpBackwardNoInterrupt, Op::JumpAbsolute],
        Op::PopJumpIfTrue if forward => [Op::PopJumpForwardIfTrue; 2],
        Op::PopJumpIfTrue => [Op::PopJumpBackwardIfTrue; 2],
        Op::PopJumpIfFalse if forward => [Op::PopJumpForwardIfFalse; 2],
        Op::PopJumpIfFalse => [Op::PopJumpBackwardIfFalse; 2],
        Op::PopJumpIfNone if forward => [Op::PopJumpForwardIfNone; 2],
        Op::PopJumpIfNone => [Op::PopJumpBackwardIfNone; 2],
        Op::PopJumpIfNotNone if forward => [Op::PopJumpForwardIfNotNone; 2],
        Op::PopJumpIfNotNone => [Op::PopJumpBackwardIfNotNone; 2],
        _ => [op; 2],
    };
    choices.into_iter().find(|op| target.number(*op).is_some()).ok_or_else(|| {
        let version = target.release.version.feature().to_string();
        ErrorKind::NoSuchOperation { op, version }.at(at)
    })
}

/// Where the argument of an operation that has a label is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Distance {
    /// From the end of the instruction, forward.
    Forward,
    /// From the end of the instruction, backward.
    Backward,
    /// From the start of the code.
    Absolute,
}

/// How the label of an operation is told, if it has one.
pub(crate) fn distance(target: &Target, op: Op) -> Option<Distance> {
    match target.arg_kind(op) {
        ArgKind::JumpForward | ArgKind::Handler => Some(Distance::Forward),
        ArgKind::JumpBackward => Some(Distance::Backward),
        ArgKind::JumpAbsolute => Some(Distance::Absolute),
        _ => None,
    }
}

/// How many `EXTENDED_ARG`s an argument needs.
pub(crate) fn extended_args(target: &Target, arg: u32) -> u8 {
    match target.pyc.instructions {
        InstructionForm::Ragged { .. } => u8::from(arg > 0xffff),
        InstructionForm::Word => u8::from(arg > 0xff) + u8::from(arg > 0xffff) + u8::from(arg > 0xff_ffff),
    }
}

/// How much a jump over one unit of code counts.
pub(crate) fn jump_unit(target: &Target) -> u32 {
    match target.pyc.jumps {
        JumpUnit::Byte => target.pyc.instructions.unit(),
        JumpUnit::CodeUnit => 1,
    }
}

/// An instruction being placed.
struct Placed {
    op: Op,
    arg: u32,
    extended: u8,
    caches: u8,
    /// Its label's instruction and how the distance is told.
    jump: Option<(usize, Distance)>,
}

/// Computes the code, its tables and the size of the stack.
///
/// # Errors
///
/// What cannot be assembled: see [`ErrorKind`].
pub fn encode(code: &Assembly, target: &'static Target) -> Result<Encoded, Error> {
    let mut placed = place_all(code, target)?;
    let spans = measure(&mut placed, target)?;
    // Who tells all that comes of the depths need not have a stack that balances.
    let is_told = code.stacksize.is_some() && code.regions.iter().all(|region| region.depth.is_some());
    let depths = if code.raw.code.is_some() || is_told {
        Depths { before: Vec::new(), most: 0, kept: Vec::new() }
    } else {
        stack::depths(code, target)?
    };
    Ok(Encoded {
        code: match &code.raw.code {
            Some(raw) => raw.clone(),
            None => write_code(&placed, target)?,
        },
        lines: match &code.raw.lines {
            Some(raw) => raw.clone(),
            None => {
                let locations = code.instrs.iter().map(|instr| instr.location);
                lines::write(target.pyc, code.firstlineno, &spans, locations)
            }
        },
        exceptions: match &code.raw.exceptions {
            Some(raw) => raw.clone(),
            None => write_exceptions(code, target, &spans, &depths)?,
        },
        stacksize: code.stacksize.unwrap_or(match target.stack_size {
            StackSize::AsNeeded => depths.most,
            StackSize::AtLeastOne => depths.most.max(1),
        }),
    })
}

fn place_all(code: &Assembly, target: &'static Target) -> Result<Vec<Placed>, Error> {
    let place_one = |(at, instr): (usize, &crate::Instr)| {
        let op = real_op(code, target, at)?;
        let jump = match (instr.target, distance(target, op)) {
            (Some(label), Some(distance)) => {
                Some((place(code, label).map_err(|kind| kind.at(at))?, distance))
            }
            (Some(_), None) => return Err(ErrorKind::NoJump(op).at(at)),
            (None, _) => None,
        };
        let arg = if jump.is_some() { 0 } else { instr.arg };
        let extended = instr.extended.min(3).max(extended_args(target, arg));
        Ok(Placed { op, arg, extended, caches: target.caches(op), jump })
    };
    code.instrs.iter().enumerate().map(place_one).collect()
}

/// Finds the place of each instruction and the distance of each jump. Distances make `EXTENDED_ARG`s, which
/// make other distances longer: that is repeated until nothing grows any more.
fn measure(placed: &mut [Placed], target: &Target) -> Result<Vec<Span>, Error> {
    let unit = jump_unit(target);
    let form = target.pyc.instructions;
    let extended_arg = form.len(target.number(Op::ExtendedArg).unwrap_or_default()) as u32;
    let mut spans = Vec::with_capacity(placed.len());
    loop {
        spans.clear();
        let mut start = 0u32;
        for instr in placed.iter() {
            let own = form.len(target.number(instr.op).unwrap_or_default()) as u32;
            let bytes = own + u32::from(instr.extended) * extended_arg + 2 * u32::from(instr.caches);
            let units = bytes / form.unit();
            spans.push(Span { start, units });
            start = start.checked_add(units).filter(|at| *at < 1 << 29).ok_or(ErrorKind::TooLarge)?;
        }
        let mut grown = false;
        for (at, instr) in placed.iter_mut().enumerate() {
            let Some((leads_to, distance)) = instr.jump else { continue };
            let to = spans[leads_to].start;
            let end = spans[at].start + spans[at].units;
            let op = instr.op;
            let units = match distance {
                Distance::Absolute => to,
                Distance::Forward => to
                    .checked_sub(end)
                    .ok_or_else(|| ErrorKind::Direction { op, direction: "backward" }.at(at))?,
                Distance::Backward => end
                    .checked_sub(to)
                    .ok_or_else(|| ErrorKind::Direction { op, direction: "forward" }.at(at))?,
            };
            instr.arg = units * unit;
            let needed = extended_args(target, instr.arg);
            if needed > instr.extended {
                instr.extended = needed;
                grown = true;
            }
        }
        if !grown {
            return Ok(spans);
        }
    }
}

fn write_code(placed: &[Placed], target: &Target) -> Result<Vec<u8>, Error> {
    let extended_arg = target.number(Op::ExtendedArg).unwrap_or_default();
    let mut bytes = Vec::with_capacity(placed.len() * 4);
    for (at, instr) in placed.iter().enumerate() {
        let number = target.number(instr.op).ok_or_else(|| {
            let version = target.release.version.feature().to_string();
            ErrorKind::NoSuchOperation { op: instr.op, version }.at(at)
        })?;
        let form = target.pyc.instructions;
        let mut push = |number: u8, part: u32| {
            bytes.push(number);
            bytes.extend_from_slice(&part.to_le_bytes()[..form.len(number) - 1]);
        };
        for part in (1..=u32::from(instr.extended)).rev() {
            push(extended_arg, instr.arg.checked_shr(form.argument_bits() * part).unwrap_or(0));
        }
        push(number, instr.arg);
        bytes.resize(bytes.len() + 2 * usize::from(instr.caches), 0);
    }
    Ok(bytes)
}

fn write_exceptions(
    code: &Assembly,
    target: &Target,
    spans: &[Span],
    depths: &Depths,
) -> Result<Vec<u8>, Error> {
    if code.regions.is_empty() {
        return Ok(Vec::new());
    }
    if target.pyc.code == CodeFields::Split {
        let version = target.release.version.feature().to_string();
        return Err(ErrorKind::NoExceptionTable(version).into());
    }
    let start_of = |index: usize| match spans.get(index) {
        Some(span) => span.start,
        None => spans.last().map_or(0, |last| last.start + last.units),
    };
    let mut table = ExceptionTableWriter::new();
    for (index, region) in code.regions.iter().enumerate() {
        let handler = place(code, region.handler).map_err(|kind| kind.at(region.start))?;
        let depth = region.depth.or(depths.kept.get(index).copied()).unwrap_or(0);
        if depth >= 1 << 24 {
            return Err(ErrorKind::TooLarge.at(region.start));
        }
        table.push(ExceptionEntry {
            start: start_of(region.start),
            end: start_of(region.end),
            target: start_of(handler),
            depth,
            lasti: region.lasti,
        });
    }
    Ok(table.finish().to_vec())
}
