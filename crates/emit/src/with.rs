//! Entering and leaving `with` blocks.

use pybytecode_code::{Location, Objects};
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::WithEntry;

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
        match self.target.with_entry {
            WithEntry::BeforeWith => self.op(Op::BeforeWith, location),
            WithEntry::LoadSpecial => self.enter(Special::Enter, Special::Exit, location),
        }
    }

    /// As [`Emitter::enter_with`], for `async with`: what entering gives is still to be awaited.
    pub fn enter_async_with(&mut self, location: Location) {
        match self.target.with_entry {
            WithEntry::BeforeWith => self.op(Op::BeforeAsyncWith, location),
            WithEntry::LoadSpecial => self.enter(Special::AsyncEnter, Special::AsyncExit, location),
        }
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
        // A callable in one place is called as a method whose `self` is the first argument.
        self.call(1 + self.exit_slots(), location);
    }

    /// How many places of the stack the exit function of a block takes.
    pub fn exit_slots(&self) -> u32 {
        match self.target.with_entry {
            WithEntry::BeforeWith => 1,
            WithEntry::LoadSpecial => 2,
        }
    }

    /// Brings the exit function of a block, below the value on top that is to outlast the
    /// block, to the top.
    pub fn lift_exit_over_value(&mut self, location: Location) {
        for depth in (2..=1 + self.exit_slots()).rev() {
            self.swap(depth, location);
        }
    }
}
