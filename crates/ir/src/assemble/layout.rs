//! Where blocks come to stand, and how far jumps are (`resolve_unconditional_jumps`, `resolve_jump_offsets`).

use pybytecode_opcode::Op;
use pybytecode_opcode::facts::JumpSizes;

use super::too_large;
use crate::graph::{BlockId, Graph};
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
    /// Code units, those `EXTENDED_ARG`s left out.
    units: u32,
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
    block: BlockId,
    /// The index of the instruction in its block.
    index: u32,
    leads_to: BlockId,
    /// The code units before the end of the instruction, the jumps' `EXTENDED_ARG`s left out.
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

    /// How many code units there are.
    pub(super) fn code_units(&self) -> usize {
        self.units as usize + *self.extended.last().unwrap_or(&0) as usize
    }

    /// Says of each jump whether it goes forward or backward.
    pub(super) fn resolve_unconditional_jumps(
        &mut self,
        graph: &mut Graph,
        ops: &OpTable,
    ) -> Result<(), Error> {
        let both_ways = ops.target().has_op(Op::PopJumpBackwardIfTrue);
        self.count_instructions(graph);
        let mut at = Some(BlockId::ENTRY);
        while let Some(id) = at {
            at = graph.next(id);
            let from = self.index(id);
            let places = jump_places(graph, id);
            for (index, instr) in places.clone().zip(&mut graph.instrs_mut(id)[places]) {
                let Some(leads_to) = instr.jump_target() else { continue };
                let forward = self.index(leads_to) > from + index as u32;
                instr.op = match (instr.op, forward) {
                    (Op::Jump | Op::JumpNoInterrupt, true) => Op::JumpForward,
                    (Op::Jump, false) => Op::JumpBackward,
                    (Op::JumpNoInterrupt, false) => Op::JumpBackwardNoInterrupt,
                    (op, forward) if both_ways && op.is_conditional_jump() => directed(op, forward),
                    (op, true) => op,
                    (Op::EndAsyncFor, false) => Op::EndAsyncFor,
                    (op, false) => return Err(Error::at(instr.location, ErrorKind::JumpDirection(op))),
                };
            }
        }
        Ok(())
    }

    fn count_instructions(&mut self, graph: &Graph) {
        self.places.clear();
        self.places.resize(graph.block_count() + 1, Place::default());
        let mut index = 0;
        for id in graph.order() {
            self.places[id.index()].index = index;
            index += graph.block(id).len() as u32;
        }
    }

    /// Gives jumps their distances. An argument may need `EXTENDED_ARG`s, which make other distances
    /// longer: sizes are computed from distances and distances from sizes until they agree, starting, as
    /// CPython does, with 0 or the number of the instruction that is jumped to.
    pub(super) fn resolve_jump_offsets(&mut self, graph: &mut Graph, ops: &OpTable) -> Result<(), Error> {
        self.measure(graph, ops)?;
        let awaiting = [Op::Send, Op::YieldValue, Op::Resume, Op::JumpBackwardNoInterrupt];
        self.end_send = awaiting.into_iter().map(|op| 1 + u32::from(ops.row(op).caches)).sum();
        let mut rounds = 0;
        while self.compute_distances(rounds >= FREE_ROUNDS)? {
            rounds += 1;
        }
        for jump in &self.jumps {
            graph.instrs_mut(jump.block)[jump.index as usize].arg = jump.arg;
        }
        Ok(())
    }

    /// Adds up the sizes of instructions.
    fn measure(&mut self, graph: &Graph, ops: &OpTable) -> Result<(), Error> {
        self.jumps.clear();
        let mut units = 0u32;
        for id in graph.order() {
            let place = &mut self.places[id.index()];
            place.units = units;
            place.jumps = self.jumps.len() as u32;
            for (index, instr) in graph.instrs(id).iter().enumerate() {
                units += 1 + u32::from(ops.row(instr.op).caches);
                let Some(leads_to) = instr.target else {
                    if instr.arg > 0xff {
                        units += extended_args(instr.arg);
                    }
                    continue;
                };
                let kind = match instr.op {
                    Op::EndAsyncFor => Kind::EndAsyncFor,
                    op if op.is_backwards_jump() => Kind::Backward,
                    _ => Kind::Forward,
                };
                let index = index as u32;
                let arg = match ops.target().jump_sizes {
                    JumpSizes::FromZero => 0,
                    JumpSizes::FromInstruction => self.places[leads_to.index()].index,
                };
                self.jumps.push(Jump { block: id, index, leads_to, end: units, arg, kind });
            }
            if units >= 1 << 29 {
                return Err(too_large());
            }
        }
        self.units = units;
        Ok(())
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

/// Where in a block a jump may stand: at the end, or before a `NOT_TAKEN` at the end.
fn jump_places(graph: &Graph, id: BlockId) -> std::ops::Range<usize> {
    let len = graph.block(id).len();
    len.saturating_sub(2)..len
}
