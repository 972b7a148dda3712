//! Loads of locals that may borrow the reference which the frame holds (`optimize_load_fast`).
//!
//! A borrowed reference must be consumed in its block, before its local is set anew, and must not itself
//! be stored in a local. Each block is run on a stack of references that know which instruction loaded
//! them from which local; loads that are found to break a rule stay as they are.

use pybytecode_opcode::Op;
use pybytecode_opcode::facts::LoadFastWalk;

use crate::graph::{BlockId, Graph, Instr, Marks};
use crate::ops::{OpTable, mark};
use crate::{Error, ErrorKind};

/// A reference on the stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ref {
    /// The index of the instruction that produced it, or [`Ref::OUTSIDE`].
    instr: u32,
    /// The local it came from, or [`Ref::NOT_LOCAL`].
    local: u32,
}

impl Ref {
    /// It was on the stack when the block began.
    const OUTSIDE: u32 = u32::MAX;
    const NOT_LOCAL: u32 = u32::MAX;
    /// A value that was on the stack when the block began.
    const UNKNOWN: Ref = Ref { instr: Ref::OUTSIDE, local: Ref::NOT_LOCAL };

    fn value(instr: usize) -> Ref {
        Ref { instr: instr as u32, local: Ref::NOT_LOCAL }
    }
}

/// The stack of references.
#[derive(Debug, Default)]
pub(super) struct Work {
    refs: Vec<Ref>,
}

pub(super) fn run(graph: &mut Graph, ops: &OpTable, work: &mut super::Work) -> Result<(), Error> {
    if !graph.blocks.may_have(Marks::LOCAL_LOADS) {
        return Ok(());
    }
    for block in graph.blocks.iter_mut() {
        block.reached = false;
        block.visited = false;
    }
    graph.block_mut(BlockId::ENTRY).start_depth = Some(0);
    graph.blocks.reach(Some(BlockId::ENTRY));
    // Most ways lead forward, so that one sweep finds most blocks.
    while follow(graph, ops, &mut work.load_fast)? {}
    Ok(())
}

/// Follows the blocks that are reached and were not followed yet; whether there may be more.
fn follow(graph: &mut Graph, ops: &OpTable, work: &mut Work) -> Result<bool, Error> {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let (blocks, instrs) = graph.split_mut(id);
        let block = &mut blocks[id];
        at = block.next;
        if !block.reached || std::mem::replace(&mut block.visited, true) {
            continue;
        }
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
    Ok(graph.blocks.iter().any(|block| block.reached && !block.visited))
}

impl Work {
    /// Makes loads of a block borrow that may, whose stack has that depth at the start. Each load borrows
    /// until it is found that it must not.
    fn borrow_in_block(&mut self, depth: u32, instrs: &mut [Instr], ops: &OpTable) -> Result<(), Error> {
        self.refs.clear();
        self.refs.resize(depth as usize, Ref::UNKNOWN);
        for index in 0..instrs.len() {
            let Instr { op, arg, location, .. } = instrs[index];
            let row = ops.row(op);
            let done = if row.has(mark::CONSUMES) {
                let (popped, pushed) = row.popped_and_pushed(arg);
                self.consume(popped, pushed)
            } else if op == Op::LoadFast {
                instrs[index].op = Op::LoadFastBorrow;
                self.load(index, arg);
                Some(())
            } else {
                self.step(instrs, index, ops)
            };
            done.ok_or_else(|| Error::at(location, ErrorKind::StackUnderflow(op)))?;
        }
        // What is left on the stack outlives the block.
        for left in &self.refs {
            keep(instrs, left.instr);
        }
        Ok(())
    }

    fn push(&mut self, value: Ref) {
        self.refs.push(value);
    }

    fn pop(&mut self) -> Option<Ref> {
        self.refs.pop()
    }

    fn drop_top(&mut self, count: u32) -> Option<()> {
        let left = self.refs.len().checked_sub(count as usize)?;
        self.refs.truncate(left);
        Some(())
    }

    /// References that came from `local` are still on the stack when it is set or deleted.
    fn kill_local(&mut self, instrs: &mut [Instr], local: u32) {
        for killed in self.refs.iter().filter(|value| value.local == local) {
            keep(instrs, killed.instr);
        }
    }

    fn load(&mut self, index: usize, local: u32) {
        self.push(Ref { instr: index as u32, local });
    }

    fn store(&mut self, instrs: &mut [Instr], local: u32) -> Option<()> {
        let value = self.pop()?;
        self.kill_local(instrs, local);
        keep(instrs, value.instr);
        Some(())
    }

    /// Takes values from the stack and puts others there.
    #[inline]
    fn consume(&mut self, popped: u32, pushed: u32) -> Option<()> {
        self.drop_top(popped)?;
        if pushed == 1 {
            self.push(Ref::UNKNOWN);
        } else if pushed > 1 {
            self.refs.resize(self.refs.len() + pushed as usize, Ref::UNKNOWN);
        }
        Some(())
    }

    /// What a less simple instruction does to the stack; `None` if it takes more than there is.
    fn step(&mut self, instrs: &mut [Instr], index: usize, ops: &OpTable) -> Option<()> {
        let Instr { op, arg, .. } = instrs[index];
        match op {
            Op::LoadFastAndClear => {
                self.kill_local(instrs, arg);
                self.load(index, arg);
            }
            Op::LoadFastLoadFast => {
                instrs[index].op = Op::LoadFastBorrowLoadFastBorrow;
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
                let from = self.refs.len().checked_sub(arg as usize)?;
                self.push(*self.refs.get(from)?);
            }
            Op::Swap => {
                let from = self.refs.len().checked_sub(arg as usize)?;
                let top = self.refs.len().checked_sub(1)?;
                if from > top {
                    return None;
                }
                self.refs.swap(from, top);
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
                    self.push(Ref::value(match ops.target().load_fast_walk {
                        LoadFastWalk::EmptyBlockEnds => first as usize,
                        LoadFastWalk::EmptyBlockFallsThrough => index,
                    }));
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
            Op::LoadAttr | Op::LoadSuperAttr => {
                let object = self.pop()?;
                if op == Op::LoadSuperAttr {
                    self.drop_top(2)?;
                }
                self.push(Ref::UNKNOWN);
                if arg & 1 != 0 {
                    // A method's object may be pushed again.
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
                self.consume(popped, pushed)?;
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
