//! How deep the stack is at the start of each block, and how deep it gets (`calculate_stackdepth`).

use pybytecode_opcode::Op;

use super::Work;
use crate::graph::{BlockId, Blocks, Graph, Instr};
use crate::ops::OpTable;
use crate::{Error, ErrorKind};

/// Deeper stacks are refused: later passes hold all of one in memory.
const MAX_DEPTH: u32 = 1 << 24;

pub(super) fn run(graph: &mut Graph, ops: &OpTable, work: &mut Work) -> Result<(), Error> {
    for block in graph.blocks.iter_mut() {
        block.start_depth = None;
    }
    let stack = &mut work.stack;
    stack.clear();
    let mut max_depth = 0;
    push(&mut graph.blocks, BlockId::ENTRY, 0, stack)?;
    while let Some(id) = stack.pop() {
        let (blocks, instrs) = graph.split_mut(id);
        let mut depth = blocks[id].start_depth.unwrap_or(0);
        for instr in instrs.iter() {
            max_depth = max_depth.max(depth);
            let (popped, pushed) = effects(instr, ops)?;
            let after = (depth + pushed).checked_sub(popped).ok_or_else(|| underflow(instr))?;
            if after > MAX_DEPTH {
                return Err(Error::at(instr.location, ErrorKind::TooLarge));
            }
            if let Some(leads_to) = instr.target {
                if instr.op != Op::EndAsyncFor {
                    push(blocks, leads_to, after, stack)?;
                }
                if instr.op.is_block_push() {
                    continue;
                }
            }
            depth = after;
        }
        if let Some(next) = blocks[id].next
            && instrs.last().is_none_or(|last| !last.op.has_no_fallthrough())
        {
            push(blocks, next, depth, stack)?;
        }
    }
    work.stackdepth = max_depth;
    Ok(())
}

/// What an instruction takes from the stack and puts there (of a block push: when its handler is entered).
#[inline]
fn effects(instr: &Instr, ops: &OpTable) -> Result<(u32, u32), Error> {
    let effects = ops.popped_and_pushed(instr.op, instr.arg);
    effects.ok_or_else(|| Error::at(instr.location, ErrorKind::Argument(instr.op, instr.arg)))
}

fn underflow(instr: &Instr) -> Error {
    Error::at(instr.location, ErrorKind::StackUnderflow(instr.op))
}

/// `stackdepth_push`
fn push(blocks: &mut Blocks, id: BlockId, depth: u32, stack: &mut Vec<BlockId>) -> Result<(), Error> {
    let block = &mut blocks[id];
    match block.start_depth {
        Some(known) if known != depth => Err(ErrorKind::StackDepth(known, depth).into()),
        Some(_) => Ok(()),
        None => {
            block.start_depth = Some(depth);
            stack.push(id);
            Ok(())
        }
    }
}
