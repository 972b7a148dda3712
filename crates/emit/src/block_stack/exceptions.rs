//! Blocks and handlers.
//!
//! A handler finds six values on the stack: traceback, value and type of the exception that was being
//! handled, and on top those of the new one.

use pybytecode_ir::Label;
use pybytecode_opcode::Op;
use pybytecode_opcode::block_stack::{Comparisons, LineNumbers};

use super::BlockEmitter;
use super::operators::EXC_MATCH;

impl BlockEmitter<'_> {
    /// Pushes a block with that handler.
    pub fn setup_finally(&mut self, handler: Label) {
        self.op_block(Op::SetupFinally, handler);
    }

    /// Replaces a context manager by its exit function, pushes the block of a `with` body and what entering
    /// gives.
    pub fn setup_with(&mut self, handler: Label) {
        self.op_block(Op::SetupWith, handler);
    }

    /// Replaces a context manager by its exit function and what entering gives, still to be awaited.
    pub fn before_async_with(&mut self) {
        self.op(Op::BeforeAsyncWith);
    }

    /// Pushes the block of an `async with` body, below the value that entering gave.
    pub fn setup_async_with(&mut self, handler: Label) {
        self.op_block(Op::SetupAsyncWith, handler);
    }

    /// Pops the innermost block.
    pub fn pop_block(&mut self) {
        self.op(Op::PopBlock);
    }

    /// Ends the handling of an exception: the three values of the one before are on top.
    pub fn pop_except(&mut self) {
        self.op(Op::PopExcept);
    }

    /// Raises the exception on top again; in 3.10 as if where it was raised first, if `restore`.
    pub fn reraise(&mut self, restore: bool) {
        let restore = restore && self.facts.lines == LineNumbers::Traced;
        self.op_arg(Op::Reraise, restore as u32);
    }

    /// Pops two exception types and jumps to `next` unless the lower one matches the upper one.
    pub fn jump_if_no_exception_match(&mut self, next: Label) {
        match self.facts.comparisons {
            Comparisons::One => {
                self.op_arg(Op::CompareOp, EXC_MATCH);
                self.pop_jump_if(false, next);
            }
            Comparisons::Several => self.op_block(Op::JumpIfNotExcMatch, next),
        }
    }

    /// Calls the exit function below a handler's six values; pushes what it gives.
    pub fn with_except_start(&mut self) {
        self.op(Op::WithExceptStart);
    }

    /// Begins a `finally` clause after a body that ended well (3.8).
    pub fn begin_finally(&mut self) {
        self.op(Op::BeginFinally);
    }

    /// Runs a `finally` clause and comes back (3.8).
    pub fn call_finally(&mut self, clause: Label) {
        self.op_block(Op::CallFinally, clause);
    }

    /// Ends a `finally` clause: raises again, goes back, or goes on (3.8).
    pub fn end_finally(&mut self) {
        self.op(Op::EndFinally);
    }

    /// Leaves a `finally` clause early; `preserve_top`: the topmost value survives (3.8).
    pub fn pop_finally(&mut self, preserve_top: bool) {
        self.op_arg(Op::PopFinally, preserve_top as u32);
    }

    /// Calls the exit function of a `with` block (3.8).
    pub fn with_cleanup_start(&mut self) {
        self.op(Op::WithCleanupStart);
    }

    /// Drops the exception if the exit function wanted it (3.8).
    pub fn with_cleanup_finish(&mut self) {
        self.op(Op::WithCleanupFinish);
    }
}
