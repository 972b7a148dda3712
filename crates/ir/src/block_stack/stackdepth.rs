//! How deep the stack gets (`stackdepth`).

use pybytecode_code::{CodeFlags, Location};
use pybytecode_opcode::Op;
use pybytecode_opcode::block_stack::LineNumbers;

use super::Context;
use super::graph::{BlockId, Graph, Instr};
use crate::{Error, ErrorKind};

/// From this depth on, a block that was reached is not visited again with more (3.9 on).
const DEEP: u32 = 100;

/// A block that is visited again with so much is visited for ever.
const ENDLESS: u32 = 1 << 16;

impl Graph {
    /// Follows all paths; the greatest depth on any.
    pub(super) fn stackdepth(&mut self, cx: &Context<'_, '_>) -> Result<u32, Error> {
        for id in self.newest_first() {
            self.get_mut(id).start_depth = None;
        }
        // 3.10's `GEN_START` takes what the first `send` sends.
        let begins = cx.unit.begins_with_sent || cx.unit.flags.intersects(CodeFlags::SUSPENDED);
        let sent = cx.facts.lines == LineNumbers::Traced && begins;
        let mut deepest = 0;
        let mut stack = Vec::new();
        let mut is_endless = false;
        self.enter(cx, &mut stack, BlockId::ENTRY, u32::from(sent));
        while let Some(id) = stack.pop() {
            let mut depth = self.get(id).start_depth.unwrap_or(0);
            let mut next = self.get(id).next;
            for at in 0..self.get(id).instrs.len() {
                let instr = self.get(id).instrs[at];
                let after = apply(cx, &instr, depth, false)?;
                deepest = deepest.max(after);
                if let Some(leads_to) = instr.target {
                    let there = apply(cx, &instr, depth, true)?;
                    deepest = deepest.max(there);
                    // The clause was entered deeper already, by the end of what it belongs to.
                    if instr.op != Op::CallFinally {
                        is_endless |= self.enter(cx, &mut stack, leads_to, there);
                    }
                }
                depth = after;
                if matches!(
                    instr.op,
                    Op::JumpAbsolute | Op::JumpForward | Op::ReturnValue | Op::RaiseVarargs | Op::Reraise
                ) {
                    next = None;
                    break;
                }
            }
            if let Some(next) = next {
                is_endless |= self.enter(cx, &mut stack, next, depth);
            }
        }
        Ok(if is_endless { i32::MAX as u32 } else { deepest })
    }

    /// Visits the block again if it was not reached as deep; whether there is no end to that. 3.8 goes on until an
    /// `int` has no room: `del __debug__`, which is `True` for it, leaves a value in each turn of a loop.
    fn enter(&mut self, cx: &Context<'_, '_>, stack: &mut Vec<BlockId>, id: BlockId, depth: u32) -> bool {
        let block = self.get_mut(id);
        let grows = match block.start_depth {
            None => true,
            Some(known) => known < depth && (known < DEEP || cx.facts.lines == LineNumbers::Marked),
        };
        let is_endless = grows && block.start_depth.is_some() && depth >= ENDLESS;
        if grows && !is_endless {
            block.start_depth = Some(depth);
            stack.push(id);
        }
        is_endless
    }
}

/// The depth after an instruction, `jump` telling whether it jumps.
fn apply(cx: &Context<'_, '_>, instr: &Instr, depth: u32, jump: bool) -> Result<u32, Error> {
    let at = |kind| Error::at(Location::line_start(instr.line), kind);
    let effect = cx.target.stack_effect(instr.op, instr.arg, jump);
    let effect = effect.ok_or_else(|| at(ErrorKind::Argument(instr.op, instr.arg)))?;
    depth.checked_add_signed(effect).ok_or_else(|| at(ErrorKind::StackUnderflow(instr.op)))
}
