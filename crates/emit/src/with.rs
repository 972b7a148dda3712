//! Entering and leaving `with` blocks.

use pybytecode_code::{Location, Objects};
use pybytecode_opcode::Op;

use crate::Emitter;

/// The arguments of `LOAD_SPECIAL`, by what they look up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Special {
    Enter = 0,
    Exit = 1,
    AsyncEnter = 2,
    AsyncExit = 3,
}

impl Emitter {
    /// Takes a context manager and leaves its exit function and, on top, what entering gives.
    pub fn enter_with(&mut self, location: Location) {
        self.enter(Special::Enter, Special::Exit, location);
    }

    /// As [`Emitter::enter_with`], for `async with`: what entering gives is still to be awaited.
    pub fn enter_async_with(&mut self, location: Location) {
        self.enter(Special::AsyncEnter, Special::AsyncExit, location);
    }

    fn enter(&mut self, enter: Special, exit: Special, location: Location) {
        self.copy(1, location);
        self.op_arg(Op::LoadSpecial, exit as u32, location);
        self.swap(2, location);
        self.swap(3, location);
        self.op_arg(Op::LoadSpecial, enter as u32, location);
        self.call(0, location);
    }

    /// Calls the exit function on top as for a block that ended well; leaves what it gives
    /// (`codegen_call_exit_with_nones`).
    pub fn call_exit_with_nones(&mut self, location: Location) {
        for _ in 0..3 {
            self.load_const(Objects::NONE, location);
        }
        self.call(3, location);
    }

    /// Brings the exit function of a block, below the value on top that is to outlast the
    /// block, to the top.
    pub fn lift_exit_over_value(&mut self, location: Location) {
        self.swap(3, location);
        self.swap(2, location);
    }
}
