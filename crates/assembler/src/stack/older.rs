//! How deep the stack is reckoned to be up to 3.7, whose compilers let paths come together with stacks of different
//! depths: what a block or a `with` statement keeps is reckoned with until its `END_FINALLY`, whether or not it is there.
//!
//! CPython: `stackdepth_walk` (up to 3.6) and `stackdepth` (3.7) in `Python/compile.c`.

use pybytecode_opcode::{Op, Target};

use super::{Depths, place};
use crate::{Assembly, Error, ErrorKind};

/// How many times as many steps as there are instructions a walk may take. Code in which it takes more was not made by
/// CPython's compiler, and there might be no end.
const MOST_STEPS: usize = 500;

/// What an instruction does to the stack, and where else control may go.
struct Step {
    next: i64,
    jump: Option<(usize, i64)>,
}

struct Walk<'w> {
    code: &'w Assembly,
    target: &'static Target,
    before: Vec<Option<u32>>,
    most: u32,
    steps_left: usize,
}

impl<'w> Walk<'w> {
    fn new(code: &'w Assembly, target: &'static Target) -> Self {
        let count = code.instrs.len();
        let steps_left = count.saturating_mul(MOST_STEPS);
        Walk { code, target, before: vec![None; count], most: 0, steps_left }
    }

    fn step(&mut self, at: usize, depth: i64) -> Result<Step, Error> {
        let depths = (self.before[at].unwrap_or(0), u32::try_from(depth).unwrap_or(0));
        let differs = || ErrorKind::StackDepth(depths.0, depths.1).at(at);
        self.steps_left = self.steps_left.checked_sub(1).ok_or_else(differs)?;
        let instr = self.code.instrs[at];
        let op = crate::encode::real_op(self.code, self.target, at)?;
        let effect = |jumping| {
            let effect = self.target.stack_effect(op, instr.arg, jumping);
            let kind = ErrorKind::Argument { op, arg: instr.arg };
            effect.map(i64::from).ok_or_else(|| kind.at(at))
        };
        let next = self.deep(at, depth + effect(false)?)?;
        let jump = match instr.target {
            None => None,
            Some(label) => {
                let to = place(self.code, label).map_err(|kind| kind.at(at))?;
                Some((to, self.deep(at, depth + effect(true)?)?))
            }
        };
        Ok(Step { next, jump })
    }

    /// Takes note of a depth.
    fn deep(&mut self, at: usize, depth: i64) -> Result<i64, Error> {
        if depth > super::LIMIT {
            return Err(ErrorKind::TooLarge.at(at));
        }
        let op = self.code.instrs[at].op;
        // 2.7 reckons with an exception even where its `finally` body is entered without.
        let depth = if op == Op::EndFinally { depth.max(0) } else { depth };
        let known = u32::try_from(depth).map_err(|_| ErrorKind::StackUnderflow(op).at(at))?;
        self.most = self.most.max(known);
        Ok(depth)
    }

    /// Whether there is more to find out from an instruction at that depth.
    fn goes_deeper(&mut self, at: usize, depth: i64) -> bool {
        let known = &mut self.before[at];
        let is_deeper = known.is_none_or(|known| i64::from(known) < depth);
        if is_deeper {
            *known = u32::try_from(depth).ok();
        }
        is_deeper
    }

    fn finish(self) -> Depths {
        Depths { before: self.before, most: self.most, kept: Vec::new() }
    }
}

/// 3.7: each instruction is reckoned with the greatest depth that any path has there.
pub(super) fn deepest(code: &Assembly, target: &'static Target) -> Result<Depths, Error> {
    let mut walk = Walk::new(code, target);
    let mut todo = Vec::new();
    if !code.instrs.is_empty() && walk.goes_deeper(0, 0) {
        todo.push(0);
    }
    while let Some(at) = todo.pop() {
        let Step { next, jump } = walk.step(at, walk.before[at].map_or(0, i64::from))?;
        let op = code.instrs[at].op;
        // The way back to a loop's start takes as much from the stack as there is more than there.
        let jump = jump.filter(|_| op != Op::ContinueLoop);
        let follows = (!op.has_no_fallthrough()).then_some((at + 1, next));
        for (to, depth) in jump.into_iter().chain(follows) {
            if to == code.instrs.len() {
                return Err(ErrorKind::FallsOffTheEnd.at(at));
            }
            if walk.goes_deeper(to, depth) {
                todo.push(to);
            }
        }
    }
    Ok(walk.finish())
}

/// A basic block that a path is in.
struct Frame {
    start: usize,
    /// The next instruction; `None` when the path that left it comes back.
    at: Option<usize>,
    depth: i64,
}

/// Up to 3.6: along every path that enters no block twice, block by block. Only jumps that always jump end a path.
pub(super) fn every_path(code: &Assembly, target: &'static Target) -> Result<Depths, Error> {
    let count = code.instrs.len();
    let mut walk = Walk::new(code, target);
    let mut starts_block = vec![false; count];
    for at in code.labels.iter().flatten() {
        if let Some(starts) = starts_block.get_mut(*at) {
            *starts = true;
        }
    }
    let mut is_on_path = vec![false; count];
    let mut path: Vec<Frame> = Vec::new();
    let mut entering = (count > 0).then_some((0, 0));
    loop {
        if let Some((start, depth)) = entering.take()
            && start < count
            && !is_on_path[start]
            && walk.goes_deeper(start, depth)
        {
            is_on_path[start] = true;
            path.push(Frame { start, at: Some(start), depth });
        }
        let Some(frame) = path.last_mut() else { break };
        let Some(at) = frame.at.filter(|at| *at < count) else {
            is_on_path[frame.start] = false;
            path.pop();
            continue;
        };
        if at != frame.start && starts_block[at] {
            frame.at = None;
            entering = Some((at, frame.depth));
            continue;
        }
        let Step { next, jump } = walk.step(at, frame.depth)?;
        frame.depth = next;
        let ends = matches!(code.instrs[at].op, Op::JumpAbsolute | Op::JumpForward);
        frame.at = (!ends).then_some(at + 1);
        entering = jump;
    }
    Ok(walk.finish())
}
