//! Loads of locals that may borrow the reference which the frame holds (`optimize_load_fast`).
//!
//! A borrowed reference must be consumed in its block, before its local is set anew, and must not itself
//! be stored in a local. Each block is run on a stack of references that know which instruction loaded
//! them from which local; loads that are found to break a rule stay as they are.

use pybytecode_opcode::Op;
use pybytecode_opcode::facts::LoadFastWalk;

use crate::graph::{BlockId, Graph, Instr, Marks};
use crate::ops::{OpRow, OpTable, mark};
use crate::{Error, ErrorKind};

/// A reference on the stack: the index of the instruction that produced it, and the local it came from. Both
/// in one number, as they are written and read together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ref(u64);

impl Ref {
    /// For both: none.
    const NONE: u32 = u32::MAX;
    /// A value that was on the stack when the block began, or that no later instruction need know.
    const UNKNOWN: Ref = Ref(u64::MAX);

    #[inline]
    const fn new(instr: u32, local: u32) -> Ref {
        Ref((local as u64) << 32 | instr as u64)
    }

    #[inline]
    fn instr(self) -> u32 {
        self.0 as u32
    }

    #[inline]
    fn local(self) -> u32 {
        (self.0 >> 32) as u32
    }
}

/// The stack of references.
#[derive(Debug, Default)]
pub(super) struct Work {
    /// The references, from 1 on; what lies from `top` on is none. Slot 0 may be read where the stack is empty.
    refs: Vec<Ref>,
    top: usize,
}

/// What borrows instead of each operation: itself, if it loads no local.
static BORROWING: [Op; Op::COUNT] = {
    let mut borrowing = Op::ALL;
    borrowing[Op::LoadFast as usize] = Op::LoadFastBorrow;
    borrowing[Op::LoadFastLoadFast as usize] = Op::LoadFastBorrowLoadFastBorrow;
    borrowing
};

pub(super) fn run(graph: &mut Graph, ops: &OpTable, work: &mut super::Work) -> Result<(), Error> {
    if !graph.blocks.may_have(Marks::LOCAL_LOADS) {
        return Ok(());
    }
    graph.blocks.begin_walk();
    graph.block_mut(BlockId::ENTRY).start_depth = Some(0);
    graph.blocks.reach(Some(BlockId::ENTRY));
    // Most ways lead forward, so that one sweep finds most blocks.
    while graph.blocks.has_unvisited() {
        follow(graph, ops, &mut work.load_fast)?;
    }
    Ok(())
}

/// Follows the blocks that are reached and were not followed yet.
fn follow(graph: &mut Graph, ops: &OpTable, work: &mut Work) -> Result<(), Error> {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let (blocks, instrs) = graph.split_mut(id);
        at = blocks[id].next;
        if !blocks.visit_reached(id) {
            continue;
        }
        let block = &blocks[id];
        if block.may_have(Marks::LOCAL_LOADS) {
            work.borrow_in_block(block.start_depth.unwrap_or(0), instrs, ops)?;
        }
        // Handlers are not reached: raising is no way to a block here. A jump may have a NOT_TAKEN behind it.
        for instr in instrs.iter().rev().take(2) {
            blocks.reach(instr.target);
        }
        let falls_through = match instrs.last() {
            Some(last) => !last.op.has_no_fallthrough(),
            None => ops.target().load_fast_walk == LoadFastWalk::EmptyBlockFallsThrough,
        };
        blocks.reach(at.filter(|_| falls_through));
    }
    Ok(())
}

impl Work {
    /// Makes loads of a block borrow that may, whose stack has that depth at the start. Each load borrows
    /// until it is found that it must not.
    fn borrow_in_block(&mut self, depth: u32, instrs: &mut [Instr], ops: &OpTable) -> Result<(), Error> {
        self.restart(depth as usize);
        // Held here, not in memory, where most instructions would wait for it.
        let mut top = self.top;
        for index in 0..instrs.len() {
            let Instr { op, arg, .. } = instrs[index];
            instrs[index].op = BORROWING[op as usize];
            let row = ops.row(op);
            let after = if row.has(mark::CONSUMES) {
                self.consume(top, row, op, index, arg)
            } else {
                self.top = top;
                self.step(instrs, index, op, ops).map(|()| self.top)
            };
            top = after.ok_or_else(|| Error::at(instrs[index].location, ErrorKind::StackUnderflow(op)))?;
        }
        self.top = top;
        // What is left on the stack outlives the block.
        for left in &self.refs[1..self.top] {
            keep(instrs, left.instr());
        }
        Ok(())
    }

    /// A stack of so many values that are not known.
    fn restart(&mut self, depth: usize) {
        self.top = 1 + depth;
        self.reserve(self.top, 0);
        self.refs[..=depth].fill(Ref::UNKNOWN);
    }

    /// Room for so many values on a stack of `top`, and for one more than is needed.
    #[inline]
    fn reserve(&mut self, top: usize, more: usize) {
        if self.refs.len() < top + more + 1 {
            self.grow(top + more);
        }
    }

    #[cold]
    fn grow(&mut self, needed: usize) {
        self.refs.resize(needed * 2 + 16, Ref::UNKNOWN);
    }

    fn push(&mut self, value: Ref) {
        self.reserve(self.top, 1);
        self.refs[self.top] = value;
        self.top += 1;
    }

    fn pop(&mut self) -> Option<Ref> {
        self.drop_top(1)?;
        Some(self.refs[self.top])
    }

    #[inline]
    fn drop_top(&mut self, count: u32) -> Option<()> {
        self.top = self.top.checked_sub(count as usize).filter(|top| *top > 0)?;
        Some(())
    }

    /// The place of a value counted from the top, which is 1, as `COPY` and `SWAP` count.
    fn place_of(&self, count: u32) -> Option<usize> {
        self.top.checked_sub(count as usize).filter(|at| *at > 0)
    }

    /// References that came from `local` are still on the stack when it is set or deleted.
    fn kill_local(&mut self, instrs: &mut [Instr], local: u32) {
        for killed in self.refs[1..self.top].iter().filter(|value| value.local() == local) {
            keep(instrs, killed.instr());
        }
    }

    fn load(&mut self, index: usize, local: u32) {
        self.push(Ref::new(index as u32, local));
    }

    fn store(&mut self, instrs: &mut [Instr], local: u32) -> Option<()> {
        let value = self.pop()?;
        self.kill_local(instrs, local);
        keep(instrs, value.instr());
        Some(())
    }

    /// An instruction that takes values from the stack and puts others there; or loads a local, or an
    /// attribute. Which of them cannot be foreseen, so that all go one way.
    #[inline]
    fn consume(&mut self, top: usize, row: &OpRow, op: Op, index: usize, arg: u32) -> Option<usize> {
        let (popped, pushed) = row.popped_and_pushed(arg);
        self.reserve(top, pushed as usize + 1);
        let object = self.refs[top - 1];
        let bottom = top.checked_sub(popped as usize).filter(|bottom| *bottom > 0)?;
        let loaded = Ref::new(index as u32, arg);
        self.refs[bottom] = if op == Op::LoadFast { loaded } else { Ref::UNKNOWN };
        // The object of a method may be pushed again; others push a second value seldom.
        self.refs[bottom + 1] = object;
        let after = bottom + pushed as usize;
        if pushed > 1 && op != Op::LoadAttr {
            self.refs[bottom..after].fill(Ref::UNKNOWN);
        }
        Some(after)
    }

    /// What a less simple instruction does to the stack; `None` if it takes more than there is.
    fn step(&mut self, instrs: &mut [Instr], index: usize, op: Op, ops: &OpTable) -> Option<()> {
        let arg = instrs[index].arg;
        match op {
            Op::LoadFastAndClear => {
                self.kill_local(instrs, arg);
                self.load(index, arg);
            }
            Op::LoadFastLoadFast => {
                self.load(index, arg >> 4);
                self.load(index, arg & 15);
            }
            Op::StoreFast => self.store(instrs, arg)?,
            Op::StoreFastLoadFast => {
                self.store(instrs, arg >> 4)?;
                self.load(index, arg & 15);
            }
            Op::StoreFastStoreFast => {
                self.store(instrs, arg >> 4)?;
                self.store(instrs, arg & 15)?;
            }
            Op::DeleteFast => self.kill_local(instrs, arg),
            Op::Copy => {
                let from = self.place_of(arg).filter(|from| *from < self.top)?;
                self.push(self.refs[from]);
            }
            Op::Swap => {
                let from = self.place_of(arg).filter(|from| *from < self.top)?;
                self.refs.swap(from, self.top - 1);
            }
            // Operations that leave their operands where they are. What they push may count as that of
            // the first instructions of the block.
            Op::FormatSimple
            | Op::GetAnext
            | Op::GetIter
            | Op::GetLen
            | Op::GetYieldFromIter
            | Op::ImportFrom
            | Op::MatchKeys
            | Op::MatchMapping
            | Op::MatchSequence
            | Op::WithExceptStart => {
                let (popped, pushed) = ops.popped_and_pushed(op, arg)?;
                for first in 0..pushed.checked_sub(popped)? {
                    let instr = match ops.target().load_fast_walk {
                        LoadFastWalk::EmptyBlockEnds => first as usize,
                        LoadFastWalk::EmptyBlockFallsThrough => index,
                    };
                    self.push(Ref::new(instr as u32, Ref::NONE));
                }
            }
            // Operations that take some of their operands and push nothing.
            Op::DictMerge
            | Op::DictUpdate
            | Op::ListAppend
            | Op::ListExtend
            | Op::MapAdd
            | Op::Reraise
            | Op::SetAdd
            | Op::SetUpdate => {
                let (popped, pushed) = ops.popped_and_pushed(op, arg)?;
                self.drop_top(popped.checked_sub(pushed)?)?;
            }
            Op::EndSend | Op::SetFunctionAttribute => {
                let (popped, _) = ops.popped_and_pushed(op, arg)?;
                let top = self.pop()?;
                self.drop_top(popped.checked_sub(1)?)?;
                self.push(top);
            }
            Op::CheckExcMatch | Op::Send => {
                self.pop()?;
                self.push(Ref::UNKNOWN);
            }
            Op::ForIter => self.push(Ref::UNKNOWN),
            Op::LoadSuperAttr => {
                let object = self.pop()?;
                self.drop_top(2)?;
                self.push(Ref::UNKNOWN);
                if arg & 1 != 0 {
                    self.push(object);
                }
            }
            Op::LoadSpecial | Op::PushExcInfo => {
                let top = self.pop()?;
                self.push(Ref::UNKNOWN);
                self.push(top);
            }
            op if op.is_block_push() => {}
            _ => {
                let (popped, pushed) = ops.popped_and_pushed(op, arg)?;
                self.drop_top(popped)?;
                for _ in 0..pushed {
                    self.push(Ref::UNKNOWN);
                }
            }
        }
        Some(())
    }
}

/// Takes the borrowing back of the instruction at that index, if it borrows.
#[inline]
fn keep(instrs: &mut [Instr], index: u32) {
    let Some(instr) = instrs.get_mut(index as usize) else { return };
    match instr.op {
        Op::LoadFastBorrow => instr.op = Op::LoadFast,
        Op::LoadFastBorrowLoadFastBorrow => instr.op = Op::LoadFastLoadFast,
        _ => {}
    }
}
