//! Iterators, loops over them, and what asynchronous loops do instead.

use pybytecode_code::{Location, Objects};
use pybytecode_ir::Label;
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::{AsyncLoopEnd, Iteration, LoopEnd};

use crate::Emitter;

impl Emitter {
    /// How many places of the stack a loop holds while it runs: the iterator's, and that of the index.
    pub fn loop_slots(&self) -> u32 {
        match self.target.iteration {
            Iteration::Iterator => 1,
            Iteration::IteratorAndIndex => 2,
        }
    }

    /// Adds the empty place of the index to an iterator on top, if there is one.
    pub(crate) fn push_index(&mut self, location: Location) {
        if self.target.iteration == Iteration::IteratorAndIndex {
            self.op(Op::PushNull, location);
        }
    }

    /// Replaces a value by its iterator.
    pub fn get_iter(&mut self, location: Location) {
        self.op(Op::GetIter, location);
    }

    /// Loops over the generator on top, which is its own iterator.
    pub fn iterate_generator(&mut self, location: Location) {
        self.push_index(location);
    }

    /// Pushes the next value of the iterator on top, or jumps to `end`, where [`Emitter::end_for`] stands.
    pub fn for_iter(&mut self, end: Label, location: Location) {
        self.op_label(Op::ForIter, end, location);
    }

    /// Closes a loop whose iterator is exhausted.
    ///
    /// Where there are two instructions both are needed: a generator's end jumps to the first of them,
    /// that of another iterator to the second.
    pub fn end_for(&mut self) {
        match self.target.loop_end {
            LoopEnd::Nothing => {}
            LoopEnd::EndFor => self.op(Op::EndFor, Location::NONE),
            LoopEnd::EndForPopTop => {
                self.op(Op::EndFor, Location::NONE);
                self.pop_top(Location::NONE);
            }
            LoopEnd::EndForPopIter => {
                self.op(Op::EndFor, Location::NONE);
                self.pop_iter(Location::NONE);
            }
        }
    }

    /// Drops an iterator whose loop is left early.
    pub fn pop_iter(&mut self, location: Location) {
        self.op(Op::PopIter, location);
    }

    /// Drops what a loop holds, below the topmost value if that is to survive.
    pub fn leave_loop(&mut self, preserve_top: bool, location: Location) {
        let slots = self.loop_slots();
        if preserve_top {
            self.swap(slots + 1, location);
        }
        for _ in 0..slots {
            self.pop_top(location);
        }
    }

    /// Replaces a value by its asynchronous iterator.
    pub fn get_aiter(&mut self, location: Location) {
        self.op(Op::GetAiter, location);
    }

    /// Asks the asynchronous iterator on top for its next value: pushes an awaitable, and the `None`
    /// that it is sent first.
    pub fn get_anext(&mut self, location: Location) {
        self.op(Op::GetAnext, location);
        self.push_index(location);
        self.load_const(Objects::NONE, location);
    }

    /// Ends an asynchronous loop after its iterator raised; `send` is where the value was awaited.
    pub fn end_async_for(&mut self, send: Label, location: Location) {
        match self.target.async_loop_end {
            AsyncLoopEnd::Plain => self.op(Op::EndAsyncFor, location),
            AsyncLoopEnd::LeadsBack => self.op_label(Op::EndAsyncFor, send, location),
        }
    }

    /// Marks the place where an asynchronous loop goes on, as the side of a branch that was not jumped to.
    pub fn not_taken(&mut self, location: Location) {
        match self.target.async_loop_end {
            AsyncLoopEnd::Plain => {}
            AsyncLoopEnd::LeadsBack => self.op(Op::NotTaken, location),
        }
    }
}
