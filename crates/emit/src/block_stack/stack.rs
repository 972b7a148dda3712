//! Operations that rearrange the value stack and do nothing else.

use pybytecode_opcode::Op;

use super::BlockEmitter;

impl BlockEmitter<'_> {
    /// Drops the top.
    pub fn pop_top(&mut self) {
        self.op(Op::PopTop);
    }

    /// Pushes the top once more.
    pub fn duplicate_top(&mut self) {
        self.op(Op::DupTop);
    }

    /// Pushes the two topmost values once more.
    pub fn duplicate_top_two(&mut self) {
        self.op(Op::DupTopTwo);
    }

    /// Moves the top below the value under it.
    pub fn rotate_two(&mut self) {
        self.op(Op::RotTwo);
    }

    /// Moves the top below the two values under it.
    pub fn rotate_three(&mut self) {
        self.op(Op::RotThree);
    }

    /// Moves the top below the three values under it.
    pub fn rotate_four(&mut self) {
        self.op(Op::RotFour);
    }

    /// Moves the top so that it is the `depth`th value (3.10).
    pub fn rotate(&mut self, depth: u32) {
        self.op_arg(Op::RotN, depth);
    }

    /// Does nothing, yet gives its line an instruction.
    pub fn nop(&mut self) {
        self.op(Op::Nop);
    }
}
