//! How deep the stack is at the start of each block, and how deep it gets (`stackdepth`).
//!
//! Operations may do something else to the stack when they jump, and a generator starts with the value
//! on it that it is first sent.

use pybytecode_code::CodeFlags;

use super::super::Context;
use crate::graph::{BlockId, Blocks, Instr};
use crate::ops::OpTable;
use crate::{Error, ErrorKind};

/// Deeper stacks are refused.
const MAX_DEPTH: i64 = 1 << 24;

pub(super) fn run(cx: &mut Context<'_, '_>) -> Result<(), Error> {
    let Context { ops, graph, work, unit, .. } = cx;
    for block in graph.blocks.iter_mut() {
        block.start_depth = None;
    }
    let is_sent = unit.begins_with_sent || unit.flags.intersects(CodeFlags::SUSPENDED);
    let mut max_depth = 0;
    let stack = &mut work.stack;
    stack.clear();
    push(&mut graph.blocks, BlockId::ENTRY, u32::from(is_sent), stack);
    while let Some(id) = stack.pop() {
        let (blocks, instrs) = graph.split_mut(id);
        let mut depth = blocks[id].start_depth.unwrap_or(0);
        for instr in instrs.iter() {
            let before = depth;
            depth = apply(ops, instr, before, false)?;
            max_depth = max_depth.max(depth);
            if let Some(leads_to) = instr.target {
                let target_depth = apply(ops, instr, before, true)?;
                max_depth = max_depth.max(target_depth);
                push(blocks, leads_to, target_depth, stack);
            }
        }
        if let Some(next) = blocks[id].next
            && instrs.last().is_none_or(|last| !last.op.has_no_fallthrough())
        {
            push(blocks, next, depth, stack);
        }
    }
    work.stackdepth = max_depth;
    Ok(())
}

/// The depth behind an instruction, `jumps` telling whether it jumps.
#[inline]
fn apply(ops: &OpTable, instr: &Instr, depth: u32, jumps: bool) -> Result<u32, Error> {
    let at = |kind| Error::at(instr.location, kind);
    let effect = ops.stack_effect(instr.op, instr.arg, jumps);
    match i64::from(depth) + effect.ok_or_else(|| at(ErrorKind::Argument(instr.op, instr.arg)))? {
        ..0 => Err(at(ErrorKind::StackUnderflow(instr.op))),
        after @ 0..=MAX_DEPTH => Ok(after as u32),
        _ => Err(ErrorKind::TooLarge.into()),
    }
}

/// `stackdepth_push`
fn push(blocks: &mut Blocks, id: BlockId, depth: u32, stack: &mut Vec<BlockId>) {
    let block = &mut blocks[id];
    if block.start_depth.is_none() {
        block.start_depth = Some(depth);
        stack.push(id);
    }
}
