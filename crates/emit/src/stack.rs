//! Operations that rearrange the value stack and do nothing else.
//!
//! They say what CPython's code generation says with `COPY`, `SWAP` and `POP_TOP`. Nothing
//! here removes what the optimizer of `ir` will: CPython emits long rotations too and tidies
//! them up later.

use pybytecode_code::Location;
use pybytecode_opcode::Op;

use crate::Emitter;

impl Emitter {
    /// Pushes the `depth`th value from the top once more; 1 is the top itself.
    pub fn copy(&mut self, depth: u32, location: Location) {
        self.op_arg(Op::Copy, depth, location);
    }

    /// Exchanges the top with the `depth`th value from the top.
    pub fn swap(&mut self, depth: u32, location: Location) {
        self.op_arg(Op::Swap, depth, location);
    }

    /// Drops the top.
    pub fn pop_top(&mut self, location: Location) {
        self.op(Op::PopTop, location);
    }

    /// Does nothing, yet gives its line an instruction.
    pub fn nop(&mut self, location: Location) {
        self.op(Op::Nop, location);
    }
}
