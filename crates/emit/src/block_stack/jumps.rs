//! Jumps.

use pybytecode_ir::Label;
use pybytecode_opcode::Op;

use super::BlockEmitter;

impl BlockEmitter<'_> {
    /// Jumps ahead.
    pub fn jump_forward(&mut self, target: Label) {
        self.op_block(Op::JumpForward, target);
    }

    /// Jumps to wherever the block is.
    pub fn jump_absolute(&mut self, target: Label) {
        self.op_block(Op::JumpAbsolute, target);
    }

    /// Pops a value and jumps if its truth is `condition`.
    pub fn pop_jump_if(&mut self, condition: bool, target: Label) {
        self.op_block(if condition { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse }, target);
    }

    /// Jumps with the topmost value left in place if its truth is `condition`; pops it if not.
    pub fn jump_if_or_pop(&mut self, condition: bool, target: Label) {
        self.op_block(if condition { Op::JumpIfTrueOrPop } else { Op::JumpIfFalseOrPop }, target);
    }

    /// Pushes the next value of the iterator on top, or pops that and jumps to `end`.
    pub fn for_iter(&mut self, end: Label) {
        self.op_block(Op::ForIter, end);
    }
}
