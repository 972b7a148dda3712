//! 3.8's and 3.9's optimizer of assembled code (`PyCode_Optimize` in `Python/peephole.c`, which works on the bytes).
//!
//! Nothing moves while instructions are improved: what goes becomes `NOP`s, which are removed at the end,
//! when jumps and lines are adjusted. An instruction is its last code unit here, with the `EXTENDED_ARG`s
//! before it.

use pybytecode_opcode::Op;

use super::Context;
use super::graph::Graph;
use super::offsets::{UNIT, Unit, instr_size, write_instr};
use crate::fold::is_true;

/// The optimizer's memory, used again from one code object to the next.
#[derive(Debug, Default)]
pub(super) struct Peephole {
    /// The code that is improved.
    code: Vec<Unit>,
    /// For each code unit, whether something leads to it: a basic block begins there.
    begins: Vec<bool>,
    /// For each code unit, where it comes to stand without `NOP`s.
    places: Vec<u32>,
    /// Whether code has to move: there are `NOP`s in it, or jumps to its end.
    moves: bool,
}

/// Whether it always jumps.
fn is_unconditional(op: Op) -> bool {
    matches!(op, Op::JumpAbsolute | Op::JumpForward)
}

/// Whether it tests the top and jumps.
fn is_conditional(op: Op) -> bool {
    matches!(op, Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop)
}

/// Whether its argument is a place counted from the start.
fn is_absolute(op: Op) -> bool {
    op == Op::JumpAbsolute || op == Op::JumpIfNotExcMatch || is_conditional(op)
}

/// Whether its argument is a place counted from the next instruction.
fn is_relative(op: Op) -> bool {
    matches!(
        op,
        Op::ForIter
            | Op::JumpForward
            | Op::SetupFinally
            | Op::SetupWith
            | Op::SetupAsyncWith
            | Op::CallFinally
    )
}

fn jumps_on_true(op: Op) -> bool {
    matches!(op, Op::PopJumpIfTrue | Op::JumpIfTrueOrPop)
}

impl Peephole {
    /// Improves `code`, that of the graph, which `lnotab` is about; adds the constants that come of it.
    pub(super) fn optimize(
        &mut self,
        cx: &mut Context<'_, '_>,
        graph: &Graph,
        code: &mut Vec<Unit>,
        lnotab: &mut [u8],
    ) {
        // Distances in the table must not grow beyond a byte: where one is larger already, all stays.
        if lnotab.iter().step_by(2).any(|distance| *distance == 255) {
            return;
        }
        if !self.read(graph, code) {
            return;
        }
        self.improve(cx);
        if !self.moves {
            std::mem::swap(code, &mut self.code);
            return;
        }
        self.place_without_nops();
        adjust_lnotab(lnotab, &self.places);
        if !self.write_without_nops(code) {
            graph.emit(code, |_, _, _| {});
        }
    }

    /// Reads the code and where its blocks begin; not if something leads behind its end.
    fn read(&mut self, graph: &Graph, code: &[Unit]) -> bool {
        self.moves = false;
        self.code.clear();
        self.code.extend_from_slice(code);
        self.begins.clear();
        self.begins.resize(code.len(), false);
        for id in graph.order() {
            for leads_to in graph.get(id).leads_to() {
                match self.begins.get_mut(graph.get(leads_to).offset as usize) {
                    Some(begins) => *begins = true,
                    None => return false,
                }
            }
        }
        true
    }

    fn op(&self, at: usize) -> Op {
        self.code.get(at).map_or(Op::Nop, |unit| unit.0)
    }

    /// The argument of the instruction at `at` (`get_arg`).
    fn arg(&self, at: usize) -> u32 {
        let mut arg = u32::from(self.code[at].1);
        let prefixes = self.code[..at].iter().rev().take(3).take_while(|unit| unit.0 == Op::ExtendedArg);
        for (place, prefix) in prefixes.enumerate() {
            arg |= u32::from(prefix.1) << (8 * (place + 1));
        }
        arg
    }

    /// Where the instruction at `at` jumps to (`GETJUMPTGT`).
    fn jump_target(&self, at: usize) -> usize {
        let from = if is_absolute(self.op(at)) { 0 } else { at + 1 };
        (self.arg(at) / UNIT) as usize + from
    }

    /// The instruction that begins at `at` (`find_op`).
    fn find_op(&self, mut at: usize) -> usize {
        while self.op(at) == Op::ExtendedArg {
            at += 1;
        }
        at
    }

    /// Where the instruction at `at` begins.
    fn start_of(&self, at: usize) -> usize {
        at - self.code[..at].iter().rev().take_while(|unit| unit.0 == Op::ExtendedArg).count()
    }

    fn in_one_block(&self, first: usize, last: usize) -> bool {
        self.begins.get(first + 1..=last).is_some_and(|begins| !begins.contains(&true))
    }

    fn fill_nops(&mut self, range: std::ops::Range<usize>) {
        self.moves |= !range.is_empty();
        self.code[range].fill((Op::Nop, 0));
    }

    /// Writes an instruction that ends before `end` in the place that begins at `start`, if it fits
    /// (`copy_op_arg`).
    fn copy_op_arg(&mut self, start: usize, op: Op, arg: u32, end: usize) {
        let size = instr_size(arg) as usize;
        if start + size <= end {
            self.write(end - size, op, arg, size);
            self.fill_nops(start..end - size);
        }
    }

    /// Changes the argument of the instruction at `at`, if it fits; where the instruction is then
    /// (`set_arg`).
    fn set_arg(&mut self, at: usize, arg: u32) -> Option<usize> {
        let now = self.arg(at);
        if now == arg {
            return Some(at);
        }
        let (size, wanted) = (instr_size(now) as usize, instr_size(arg) as usize);
        if size < wanted {
            return None;
        }
        let start = at + 1 - size;
        self.write(start, self.op(at), arg, wanted);
        self.fill_nops(start + wanted..at + 1);
        Some(start + wanted - 1)
    }

    fn write(&mut self, start: usize, op: Op, arg: u32, size: usize) {
        for (place, byte) in (start..).zip((0..size).rev()) {
            let op = if byte == 0 { op } else { Op::ExtendedArg };
            self.code[place] = (op, (arg >> (8 * byte)) as u8);
        }
    }

    fn improve(&mut self, cx: &mut Context<'_, '_>) {
        // How many loads of constants come one after the other.
        let mut loads = 0;
        let mut at = self.find_op(0);
        while at < self.code.len() {
            let mut next = self.find_op(at + 1);
            let before = std::mem::take(&mut loads);
            match self.op(at) {
                Op::LoadConst => loads = self.load_const(cx, at, next, before + 1),
                Op::BuildTuple => self.build_tuple(cx, at, next, before),
                op @ (Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop) => {
                    match self.conditional_to_conditional(at, op) {
                        Some(changed) => next = changed,
                        None => self.jump_to_jump(at),
                    }
                }
                Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::JumpForward | Op::JumpAbsolute => {
                    self.jump_to_jump(at);
                }
                Op::ReturnValue => next = self.remove_behind_return(at, next),
                Op::Nop => self.moves = true,
                _ => {}
            }
            at = next;
        }
    }

    /// A true constant that is tested goes with its test; how many loads come one after the other.
    fn load_const(&mut self, cx: &Context<'_, '_>, at: usize, next: usize, loads: u32) -> u32 {
        if self.op(next) != Op::PopJumpIfFalse {
            return loads;
        }
        let start = self.start_of(at);
        if !self.in_one_block(start, at + 1) {
            return loads;
        }
        let constant = cx.unit.consts.get(self.arg(at) as usize);
        if !constant.is_some_and(|constant| is_true(cx.objects.get(*constant))) {
            return loads;
        }
        self.fill_nops(start..next + 1);
        0
    }

    /// Tuples of constants become constants; those that are taken apart at once are not made.
    fn build_tuple(&mut self, cx: &mut Context<'_, '_>, at: usize, next: usize, loads: u32) {
        let (start, size) = (self.start_of(at), self.arg(at));
        if size > 0 && loads >= size {
            let first = self.last_const_start(start, size);
            if self.in_one_block(first, start) {
                self.fold_tuple(cx, first, at + 1, size);
                return;
            }
        }
        if self.op(next) != Op::UnpackSequence || !self.in_one_block(start, at + 1) || size != self.arg(next)
        {
            return;
        }
        let rotations: &[Op] = match size {
            0 | 1 => &[],
            2 => &[Op::RotTwo],
            3 => &[Op::RotThree, Op::RotTwo],
            _ => return,
        };
        self.fill_nops(start..next + 1);
        for (unit, rotation) in self.code[start..].iter_mut().zip(rotations) {
            *unit = (*rotation, 0);
        }
    }

    /// Where the `count`th load of a constant before `at` begins (`lastn_const_start`).
    fn last_const_start(&self, at: usize, count: u32) -> usize {
        let mut left = count;
        for place in (0..at).rev() {
            if self.op(place) == Op::LoadConst {
                left -= 1;
                if left == 0 {
                    return self.start_of(place);
                }
            }
        }
        0
    }

    /// Replaces loads of constants, which begin at `first`, and what makes a tuple of them, by a load of the
    /// tuple, a new constant (`fold_tuple_on_constants`).
    fn fold_tuple(&mut self, cx: &mut Context<'_, '_>, first: usize, end: usize, size: u32) {
        let mut items = Vec::with_capacity(size as usize);
        let mut place = first;
        for _ in 0..size {
            place = self.find_op(place);
            let Some(&constant) = cx.unit.consts.get(self.arg(place) as usize) else { return };
            items.push(constant);
            place += 1;
        }
        let index = cx.unit.consts.len() as u32;
        let tuple = cx.objects.tuple(&items);
        cx.unit.consts.push(tuple);
        self.copy_op_arg(first, Op::LoadConst, index, end);
    }

    /// A jump to another test of the same value takes that one's way; where the instruction is then.
    fn conditional_to_conditional(&mut self, at: usize, op: Op) -> Option<usize> {
        let there = self.find_op((self.arg(at) / UNIT) as usize);
        let second = self.op(there);
        if !is_conditional(second) {
            return None;
        }
        let (changed, op) = if jumps_on_true(second) == jumps_on_true(op) {
            (self.set_arg(at, self.arg(there))?, second)
        } else {
            // It is not taken: behind it the value is popped.
            let behind = there + 1;
            self.moves |= behind == self.code.len();
            let op = if op == Op::JumpIfTrueOrPop { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse };
            (self.set_arg(at, behind as u32 * UNIT)?, op)
        };
        self.code[changed].0 = op;
        Some(changed)
    }

    /// A jump to a jump takes that one's way; a jump to a `return` is one.
    fn jump_to_jump(&mut self, at: usize) {
        let op = self.op(at);
        let there = self.find_op(self.jump_target(at));
        let second = self.op(there);
        if is_unconditional(op) && second == Op::ReturnValue {
            let start = self.start_of(at);
            self.fill_nops(start + 1..at + 1);
            self.code[start] = (Op::ReturnValue, 0);
        } else if is_unconditional(second) && there < self.code.len() {
            let target = self.jump_target(there);
            // An absolute jump can go backward too.
            let op = if op == Op::JumpForward { Op::JumpAbsolute } else { op };
            self.copy_op_arg(self.start_of(at), op, target as u32 * UNIT, at + 1);
        }
    }

    /// Nothing runs behind a `return`, up to the next block; but what marks the ends of blocks stays. Where
    /// to go on.
    fn remove_behind_return(&mut self, at: usize, next: usize) -> usize {
        let mut end = at + 1;
        while end < self.code.len() && !self.begins[end] {
            if matches!(self.op(end), Op::SetupFinally | Op::Reraise | Op::EndFinally) {
                while end > at + 1 && self.op(end - 1) == Op::ExtendedArg {
                    end -= 1;
                }
                break;
            }
            end += 1;
        }
        if end == at + 1 {
            return next;
        }
        self.fill_nops(at + 1..end);
        self.find_op(end)
    }

    /// Finds where each code unit comes to stand without `NOP`s.
    fn place_without_nops(&mut self) {
        let mut place = 0;
        let count = |unit: &Unit| {
            let now = place;
            place += u32::from(unit.0 != Op::Nop);
            now
        };
        self.places.clear();
        self.places.extend(self.code.iter().map(count));
    }

    /// Writes the code without `NOP`s, with jumps to where things come to stand; whether all arguments fit.
    fn write_without_nops(&self, code: &mut Vec<Unit>) -> bool {
        code.clear();
        let mut start = 0;
        while start < self.code.len() {
            let at = self.find_op(start);
            let Some(&(op, low)) = self.code.get(at) else { return false };
            let prefixes = &self.code[start..at];
            let size = prefixes.len() + 1;
            if is_absolute(op) || is_relative(op) {
                let high = prefixes.iter().fold(0, |arg, unit| arg << 8 | u32::from(unit.1));
                let Some(arg) = self.moved_target(op, high << 8 | u32::from(low), at) else { return false };
                if instr_size(arg) as usize > size || size > 4 {
                    return false;
                }
                write_instr(code, op, arg, size as u32);
            } else if op != Op::Nop {
                code.extend_from_slice(&self.code[start..=at]);
            }
            start = at + 1;
        }
        true
    }

    /// The argument of the jump at `at` when all has moved to its place.
    fn moved_target(&self, op: Op, arg: u32, at: usize) -> Option<u32> {
        let there = (arg / UNIT) as usize;
        if is_absolute(op) {
            return Some(self.places.get(there)? * UNIT);
        }
        let there = *self.places.get(there + at + 1)?;
        Some(there.checked_sub(self.places[at] + 1)? * UNIT)
    }
}

/// Lines begin where their code units come to stand.
fn adjust_lnotab(lnotab: &mut [u8], places: &[u32]) {
    let mut old = 0usize;
    let mut last = 0u32;
    for entry in lnotab.chunks_exact_mut(2) {
        old += usize::from(entry[0]);
        let place = places.get(old / UNIT as usize).map_or(last, |place| place * UNIT);
        entry[0] = place.wrapping_sub(last) as u8;
        last = place;
    }
}
