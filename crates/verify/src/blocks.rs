//! The block stack of versions up to 3.10 (`PyFrame_BlockSetup`, `PyFrame_BlockPop` in `Objects/frameobject.c`).

use pybytecode_opcode::{Op, Target};

/// A block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Block {
    /// Pushed by the instruction of that index; an exception goes to its handler.
    Setup(usize),
    /// An exception is being handled.
    Handler,
}

/// How deep blocks may nest (`CO_MAXBLOCKS`).
const MAX_BLOCKS: usize = 20;

/// Changes the block stack as an instruction does; what is wrong, if something is.
pub(crate) fn apply(
    blocks: &mut Vec<Block>,
    index: usize,
    op: Op,
    target: &'static Target,
) -> Result<(), &'static str> {
    // In 3.8 a `finally` body is entered with and without an exception: only blocks that are set up are followed.
    let follows_handlers = !target.has_op(Op::BeginFinally);
    match op {
        op if op.is_block_push() => {
            if blocks.len() >= MAX_BLOCKS {
                return Err("blocks nest more than 20 deep");
            }
            blocks.push(Block::Setup(index));
        }
        Op::PopBlock => match blocks.pop() {
            Some(Block::Setup(_)) => {}
            Some(Block::Handler) => return Err("it pops the block of an exception handler"),
            None => return Err("there is no block to pop"),
        },
        Op::PopExcept | Op::EndAsyncFor if follows_handlers => match blocks.pop() {
            Some(Block::Handler) => {}
            _ => return Err("no exception is being handled"),
        },
        Op::Reraise if follows_handlers && blocks.last() != Some(&Block::Handler) => {
            return Err("no exception is being handled");
        }
        _ => {}
    }
    Ok(())
}

/// The blocks in which a handler runs.
pub(crate) fn in_handler(blocks: &[Block], target: &'static Target) -> Vec<Block> {
    let mut inside = blocks.to_vec();
    if !target.has_op(Op::BeginFinally) {
        inside.push(Block::Handler);
    }
    inside
}
