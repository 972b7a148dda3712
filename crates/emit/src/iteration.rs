//! Iterators, loops over them, and what asynchronous loops do instead.

use pybytecode_code::Location;
use pybytecode_ir::Label;
use pybytecode_opcode::Op;

use crate::Emitter;

impl Emitter {
    /// Replaces a value by its iterator.
    pub fn get_iter(&mut self, location: Location) {
        self.op(Op::GetIter, location);
    }

    /// Pushes the next value of the iterator on top, or jumps to `end`, where [`Emitter::end_for`] stands.
    pub fn for_iter(&mut self, end: Label, location: Location) {
        self.op_label(Op::ForIter, end, location);
    }

    /// Closes a loop whose iterator is exhausted.
    ///
    /// Both instructions are needed: a generator's end jumps to the first of them, that of another
    /// iterator to the second.
    pub fn end_for(&mut self) {
        self.op(Op::EndFor, Location::NONE);
        self.pop_iter(Location::NONE);
    }

    /// Drops an iterator whose loop is left early.
    pub fn pop_iter(&mut self, location: Location) {
        self.op(Op::PopIter, location);
    }

    /// Replaces a value by its asynchronous iterator.
    pub fn get_aiter(&mut self, location: Location) {
        self.op(Op::GetAiter, location);
    }

    /// Asks the asynchronous iterator on top for its next value: pushes an awaitable.
    pub fn get_anext(&mut self, location: Location) {
        self.op(Op::GetAnext, location);
    }

    /// Ends an asynchronous loop after its iterator raised; `send` is where the value was awaited.
    pub fn end_async_for(&mut self, send: Label, location: Location) {
        self.op_label(Op::EndAsyncFor, send, location);
    }

    /// Marks the side of a branch that was not jumped to.
    pub fn not_taken(&mut self, location: Location) {
        self.op(Op::NotTaken, location);
    }
}
