//! Raising again, catching, and the blocks that say which handler is in charge.
//!
//! A *block* is what the `SETUP_*` pseudo-operations open and `POP_BLOCK` closes; assembling
//! turns them into the exception table. The layout of handlers around these operations is
//! code generation's (`codegen_try_except` and its neighbours).

use pybytecode_code::Location;
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::GroupStart;

use crate::intrinsics::Intrinsic2;
use crate::{Emitter, Label};

/// What `RERAISE` finds below the exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Below {
    /// Nothing of interest: the traceback goes on from here.
    Nothing,
    /// The offset of the instruction that raised, right below the exception.
    LastInstruction,
    /// That offset, below the saved exception of a `with` block's handler.
    LastInstructionOfWith,
}

impl Emitter {
    /// Opens a block whose handler starts with the exception alone on top.
    pub fn setup_finally(&mut self, handler: Label, location: Location) {
        self.op_label(Op::SetupFinally, handler, location);
    }

    /// Opens a block whose handler also finds the offset of the raising instruction.
    pub fn setup_cleanup(&mut self, handler: Label, location: Location) {
        self.op_label(Op::SetupCleanup, handler, location);
    }

    /// Opens the block of a `with` body, below the value that entering gave.
    pub fn setup_with(&mut self, handler: Label, location: Location) {
        self.op_label(Op::SetupWith, handler, location);
    }

    /// Closes the innermost block.
    pub fn pop_block(&mut self, location: Location) {
        self.op(Op::PopBlock, location);
    }

    /// Makes the exception on top the one being handled, the previous one saved below it.
    pub fn push_exc_info(&mut self, location: Location) {
        self.op(Op::PushExcInfo, location);
    }

    /// Takes the saved exception from the top and makes it the one being handled again.
    pub fn pop_except(&mut self, location: Location) {
        self.op(Op::PopExcept, location);
    }

    /// Raises the exception on top again.
    pub fn reraise(&mut self, below: Below, location: Location) {
        let depth = match below {
            Below::Nothing => 0,
            Below::LastInstruction => 1,
            Below::LastInstructionOfWith => 2,
        };
        self.op_arg(Op::Reraise, depth, location);
    }

    /// Ends handling and raises again what a handler itself raised: the stack has the saved
    /// exception, the raising instruction's offset and the exception
    /// (`codegen_pop_except_and_reraise`).
    pub fn pop_except_and_reraise(&mut self, location: Location) {
        self.copy(3, location);
        self.pop_except(location);
        self.reraise(Below::LastInstruction, location);
    }

    /// Takes the type on top and goes to `next` unless the exception below it matches.
    pub fn jump_if_no_exception_match(&mut self, next: Label, location: Location) {
        self.op(Op::CheckExcMatch, location);
        self.pop_jump_if(false, next, location);
    }

    /// Starts the clauses of `except*`: below the group goes the group itself once more and
    /// the list of what the clauses raise.
    pub fn start_exception_groups(&mut self, location: Location) {
        match self.target.group_start {
            GroupStart::CopyThenSwap => {
                self.copy(1, location);
                self.build_list(0, location);
                self.swap(2, location);
            }
            GroupStart::ListThenCopy => {
                self.build_list(0, location);
                self.copy(2, location);
            }
        }
    }

    /// Takes the type on top, splits the group below it in the rest and the match, and goes to
    /// `next`, the match on top, if that is `None`.
    pub fn jump_if_no_group_match(&mut self, next: Label, location: Location) {
        self.op(Op::CheckEgMatch, location);
        self.copy(1, location);
        self.pop_jump_if_none(next, location);
    }

    /// Takes what an `except*` clause raised, and the offset below it, and keeps the former in the list.
    pub fn keep_raised_in_group(&mut self, location: Location) {
        self.list_append(3, location);
        self.pop_top(location);
    }

    /// Adds what no `except*` clause took to the list.
    pub fn keep_rest_of_group(&mut self, location: Location) {
        self.list_append(1, location);
    }

    /// Makes one exception of the original group and the list above it, or `None`, and goes to
    /// `reraise`, with it on top, if there is one.
    pub fn jump_if_group_remains(&mut self, reraise: Label, location: Location) {
        self.intrinsic_2(Intrinsic2::PrepReraiseStar, location);
        self.copy(1, location);
        self.pop_jump_if_not_none(reraise, location);
    }

    /// Raises what is left of a group, the saved exception right below it.
    pub fn reraise_group(&mut self, location: Location) {
        self.swap(2, location);
        self.pop_except(location);
        self.reraise(Below::Nothing, location);
    }

    /// Calls the exit function that lies below the handled exception with that exception, its
    /// answer on top.
    pub fn with_except_start(&mut self, location: Location) {
        self.op(Op::WithExceptStart, location);
    }

    /// Goes to `suppress` if the exit function's answer on top is true, else raises again
    /// what happened in a `with` block.
    pub fn reraise_unless_suppressed(&mut self, suppress: Label, location: Location) {
        self.branch_if(true, suppress, location);
        self.reraise(Below::LastInstructionOfWith, location);
    }
}
