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

/// What is known of the depths while paths are followed.
#[derive(Debug, Default)]
pub(super) struct Depths {
    /// For each block, the greatest depth with which it was reached.
    starts: Vec<Option<u32>>,
    /// The blocks that are to be visited.
    stack: Vec<BlockId>,
    /// Whether 3.8 would go on until an `int` has no room: `del __debug__`, which is `True` for it, leaves a
    /// value in each turn of a loop.
    is_endless: bool,
}

impl Depths {
    /// Follows all paths; the greatest depth on any.
    pub(super) fn stackdepth(&mut self, graph: &Graph, cx: &Context<'_, '_>) -> Result<u32, Error> {
        self.starts.clear();
        self.starts.resize(graph.block_count(), None);
        self.stack.clear();
        self.is_endless = false;
        // 3.10's `GEN_START` takes what the first `send` sends.
        let begins = cx.unit.begins_with_sent || cx.unit.flags.intersects(CodeFlags::SUSPENDED);
        let sent = cx.facts.lines == LineNumbers::Traced && begins;
        let mut deepest = 0;
        self.enter(cx, BlockId::ENTRY, u32::from(sent));
        while let Some(id) = self.stack.pop() {
            let block = graph.get(id);
            let mut depth = self.starts[id.0 as usize].unwrap_or(0);
            let mut next = block.next;
            for instr in &block.instrs {
                let after = apply(cx, instr, depth, false)?;
                deepest = deepest.max(after);
                if let Some(leads_to) = instr.target {
                    let there = apply(cx, instr, depth, true)?;
                    deepest = deepest.max(there);
                    // The clause was entered deeper already, by the end of what it belongs to.
                    if instr.op != Op::CallFinally {
                        self.enter(cx, leads_to, there);
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
                self.enter(cx, next, depth);
            }
        }
        Ok(if self.is_endless { i32::MAX as u32 } else { deepest })
    }

    /// Visits the block again if it was not reached as deep.
    fn enter(&mut self, cx: &Context<'_, '_>, id: BlockId, depth: u32) {
        let start = &mut self.starts[id.0 as usize];
        let grows = match *start {
            None => true,
            Some(known) => known < depth && (known < DEEP || cx.facts.lines == LineNumbers::Marked),
        };
        if grows && start.is_some() && depth >= ENDLESS {
            self.is_endless = true;
        } else if grows {
            *start = Some(depth);
            self.stack.push(id);
        }
    }
}

/// The depth after an instruction, `jump` telling whether it jumps.
#[inline]
fn apply(cx: &Context<'_, '_>, instr: &Instr, depth: u32, jump: bool) -> Result<u32, Error> {
    let at = |kind| Error::at(Location::line_start(instr.line), kind);
    let effect = cx.ops.stack_effect(instr.op, instr.arg, jump);
    let effect = effect.ok_or_else(|| at(ErrorKind::Argument(instr.op, instr.arg)))?;
    u32::try_from(i64::from(depth) + effect).map_err(|_| at(ErrorKind::StackUnderflow(instr.op)))
}
