//! Where blocks come to stand, and how far jumps are (`resolve_unconditional_jumps`, `resolve_jump_offsets`).

use pybytecode_opcode::facts::JumpSizes;
use pybytecode_opcode::{Op, Target};

use crate::graph::{BlockId, Graph, Instr};
use crate::ops::OpTable;
use crate::{Error, ErrorKind};

/// How often the sizes of jumps are computed anew before they may only grow.
const FREE_ROUNDS: usize = 100;

/// Places of blocks and jumps, in the order of the code.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// By the index of the block, which begins at 1.
    places: Vec<Place>,
    jumps: Vec<Jump>,
    /// For each number of jumps, how many `EXTENDED_ARG`s that many first jumps have.
    extended: Vec<u32>,
    /// From `SEND` to the `END_SEND` behind it, in code units (`END_SEND_OFFSET`).
    end_send: u32,
}

/// Where a block stands.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// How many instructions come before it.
    index: u32,
    /// How many code units come before it, the jumps' `EXTENDED_ARG`s left out.
    units: u32,
    /// How many jumps come before it.
    jumps: u32,
}

#[derive(Debug, Clone, Copy)]
struct Jump {
    leads_to: BlockId,
    /// The code units before the instruction, the jumps' `EXTENDED_ARG`s left out.
    unit: u32,
    /// The code units before its end.
    end: u32,
    arg: u32,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Forward,
    Backward,
    /// Its distance is to the `END_SEND` behind the `SEND` it leads back to.
    EndAsyncFor,
}

/// How many `EXTENDED_ARG`s an argument needs.
#[inline]
pub(super) fn extended_args(arg: u32) -> u32 {
    u32::from(arg > 0xff) + u32::from(arg > 0xffff) + u32::from(arg > 0xff_ffff)
}

impl Layout {
    /// The code unit of a block's first instruction.
    pub(super) fn offset(&self, block: BlockId) -> u32 {
        let place = self.places[block.index()];
        place.units + self.extended[place.jumps as usize]
    }

    /// The number of a block's first instruction among all.
    pub(super) fn index(&self, block: BlockId) -> u32 {
        self.places[block.index()].index
    }

    /// Begins with a graph: counts the instructions before each block.
    pub(super) fn count_instructions(&mut self, graph: &Graph) {
        self.jumps.clear();
        self.places.clear();
        self.places.resize(graph.block_count() + 1, Place::default());
        let mut index = 0;
        for id in graph.order() {
            self.places[id.index()].index = index;
            index += graph.block(id).len() as u32;
        }
    }

    /// A block begins at that code unit, the jumps' `EXTENDED_ARG`s left out.
    #[inline]
    pub(super) fn begin_block(&mut self, id: BlockId, unit: u32) {
        let place = &mut self.places[id.index()];
        place.units = unit;
        place.jumps = self.jumps.len() as u32;
    }

    /// The operation of an instruction that leads to a block, which says whether it goes forward or
    /// backward; `index` is that of the instruction.
    #[inline(never)]
    pub(super) fn resolve_unconditional_jump(
        &self,
        instr: &Instr,
        leads_to: BlockId,
        index: u32,
        target: &Target,
    ) -> Result<Op, Error> {
        let both_ways = target.has_op(Op::PopJumpBackwardIfTrue);
        let forward = self.index(leads_to) > index;
        Ok(match (instr.op, forward) {
            (op, _) if op.is_block_push() => op,
            (Op::Jump | Op::JumpNoInterrupt, true) => Op::JumpForward,
            (Op::Jump, false) => Op::JumpBackward,
            (Op::JumpNoInterrupt, false) => Op::JumpBackwardNoInterrupt,
            (op, forward) if both_ways && op.is_conditional_jump() => directed(op, forward),
            (op, true) => op,
            (Op::EndAsyncFor, false) => Op::EndAsyncFor,
            (op, false) => return Err(Error::at(instr.location, ErrorKind::JumpDirection(op))),
        })
    }

    /// Takes note of a jump, resolved and with the number of its label, at that code unit, the jumps'
    /// `EXTENDED_ARG`s left out. The argument to write for now: one that needs none.
    #[inline(never)]
    pub(super) fn add_jump(
        &mut self,
        (op, label): (Op, u32),
        leads_to: BlockId,
        unit: u32,
        ops: &OpTable,
    ) -> u32 {
        let kind = match op {
            Op::EndAsyncFor => Kind::EndAsyncFor,
            op if op.is_backwards_jump() => Kind::Backward,
            _ => Kind::Forward,
        };
        let arg = match ops.target().jump_sizes {
            JumpSizes::FromZero => 0,
            JumpSizes::FromLabel => label,
            JumpSizes::FromInstruction => self.index(leads_to),
        };
        if kind == Kind::EndAsyncFor {
            let awaiting = [Op::Send, Op::YieldValue, Op::Resume, Op::JumpBackwardNoInterrupt];
            self.end_send = awaiting.into_iter().map(|op| 1 + u32::from(ops.row(op).caches)).sum();
        }
        let end = unit + 1 + u32::from(ops.row(op).caches);
        self.jumps.push(Jump { leads_to, unit, end, arg, kind });
        0
    }

    /// Gives jumps their distances. An argument may need `EXTENDED_ARG`s, which make other distances
    /// longer: sizes are computed from distances and distances from sizes until they agree, starting, as
    /// CPython does, with one of [`JumpSizes`]. Whether any needs one.
    pub(super) fn resolve_jump_offsets(&mut self) -> Result<bool, Error> {
        let mut rounds = 0;
        while self.compute_distances(rounds >= FREE_ROUNDS)? {
            rounds += 1;
        }
        Ok(self.extended.last().is_some_and(|all| *all > 0))
    }

    /// The distance of a jump, by its number.
    pub(super) fn distance(&self, jump: usize) -> u32 {
        self.jumps[jump].arg
    }

    /// Where jumps stand and how far they go, if none needs an `EXTENDED_ARG`.
    pub(super) fn short_jumps(&self) -> impl Iterator<Item = (u32, u8)> {
        self.jumps.iter().map(|jump| (jump.unit, jump.arg as u8))
    }

    /// One round: whether a size has changed.
    fn compute_distances(&mut self, only_grow: bool) -> Result<bool, Error> {
        self.extended.clear();
        self.extended.push(0);
        let mut sum = 0;
        self.extended.extend(self.jumps.iter().map(|jump| {
            sum += extended_args(jump.arg);
            sum
        }));
        let mut changed = false;
        for at in 0..self.jumps.len() {
            let Jump { leads_to, end, arg, kind, .. } = self.jumps[at];
            let end = end + self.extended[at + 1];
            let to = self.offset(leads_to);
            let distance = match kind {
                Kind::Forward => to.checked_sub(end),
                Kind::Backward => end.checked_sub(to),
                Kind::EndAsyncFor => {
                    end.checked_sub(to).and_then(|distance| distance.checked_sub(self.end_send))
                }
            };
            let distance = distance.ok_or(ErrorKind::JumpDirection(Op::EndAsyncFor))?;
            if extended_args(distance) != extended_args(arg) {
                changed |= !only_grow || distance > arg;
            }
            self.jumps[at].arg = distance;
        }
        Ok(changed)
    }
}

/// The conditional jump of that direction, in versions that have one for each (`normalize_jumps` of 3.11).
fn directed(op: Op, forward: bool) -> Op {
    match (op, forward) {
        (Op::PopJumpIfNotNone, true) => Op::PopJumpForwardIfNotNone,
        (Op::PopJumpIfNotNone, false) => Op::PopJumpBackwardIfNotNone,
        (Op::PopJumpIfNone, true) => Op::PopJumpForwardIfNone,
        (Op::PopJumpIfNone, false) => Op::PopJumpBackwardIfNone,
        (Op::PopJumpIfFalse, true) => Op::PopJumpForwardIfFalse,
        (Op::PopJumpIfFalse, false) => Op::PopJumpBackwardIfFalse,
        (Op::PopJumpIfTrue, true) => Op::PopJumpForwardIfTrue,
        (Op::PopJumpIfTrue, false) => Op::PopJumpBackwardIfTrue,
        _ => op,
    }
}
