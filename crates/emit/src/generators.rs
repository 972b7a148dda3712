//! Yielding and awaiting.

use pybytecode_code::{Location, Objects};
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::{GeneratorStart, Yields};

use crate::Emitter;
use crate::intrinsics::Intrinsic1;

/// After what a frame runs on, by CPython's number (`RESUME_AT_FUNC_START` and so on).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum Resumption {
    /// The call of the function.
    Start = 0,
    /// A `yield`.
    Yield = 1,
    /// A `yield from`.
    YieldFrom = 2,
    /// An `await`.
    Await = 3,
    /// The call that makes a generator expression's iterator, before the generator is made.
    GeneratorExpression = 4,
}

/// `GET_ITER`'s argument where it makes the iterator of a `yield from`, as finished code objects have it:
/// only a coroutine, in which no `yield from` can stand, has another (`fixup_getiter` in `specialize.c`).
const GET_ITER_YIELD_FROM_CORO_CHECK: u32 = 3;

/// Where an awaited value comes from, for the message when it cannot be awaited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum Awaited {
    /// An `await` expression.
    Expression = 0,
    /// A context manager's `__aenter__`.
    AsyncEnter = 1,
    /// A context manager's `__aexit__`.
    AsyncExit = 2,
}

impl Emitter {
    /// Marks where a frame starts, or runs on.
    pub fn resume(&mut self, after: Resumption, location: Location) {
        self.op_arg(Op::Resume, after as u32, location);
    }

    /// Begins the code of a generator or coroutine: makes it and returns it to the caller.
    pub fn start_generator(&mut self, line: i32) {
        match self.target.generator_start {
            GeneratorStart::InsertPrefixInstructions => {}
            GeneratorStart::EnterScope => {
                // One pushes the generator for the other to pop.
                let location = Location::new(line, line, -1, -1);
                self.op(Op::ReturnGenerator, location);
                self.pop_top(location);
            }
        }
    }

    /// Makes the iterator of a generator expression's parameter before all else, even before the
    /// generator is made; `is_async`: the asynchronous one.
    pub fn start_with_iterator(&mut self, is_async: bool, location: Location) {
        let sequence = &mut self.unit.sequence;
        sequence.insert(0, Op::Resume, Resumption::GeneratorExpression as u32, Location::NONE);
        sequence.insert(1, Op::LoadFast, 0, location);
        sequence.insert(2, if is_async { Op::GetAiter } else { Op::GetIter }, 0, location);
    }

    /// Where the instructions begin that run in a generator, not in its caller.
    pub(crate) fn after_generator_start(&self) -> usize {
        let instructions = &self.unit.sequence.instructions;
        // `POP_TOP` follows.
        instructions.iter().position(|instr| instr.op == Op::ReturnGenerator).map_or(0, |at| at + 2)
    }

    /// Yields the topmost value and replaces it by the one that is sent.
    ///
    /// `wrap`: the generator is asynchronous.
    pub fn yield_value(&mut self, wrap: bool, location: Location) {
        if wrap {
            self.intrinsic_1(Intrinsic1::AsyncGenWrap, location);
        }
        self.op_arg(Op::YieldValue, 0, location);
        self.resume(Resumption::Yield, location);
    }

    /// Replaces a value by the iterator that `yield from` delegates to.
    pub fn get_yield_from_iter(&mut self, location: Location) {
        if self.target.has_op(Op::GetYieldFromIter) {
            self.op(Op::GetYieldFromIter, location);
        } else {
            self.op_arg(Op::GetIter, GET_ITER_YIELD_FROM_CORO_CHECK, location);
        }
    }

    /// Replaces a value by the iterator that awaits it.
    fn get_awaitable(&mut self, origin: Awaited, location: Location) {
        self.op_arg(Op::GetAwaitable, origin as u32, location);
    }

    /// Delegates to the iterator below the topmost value, which is sent first: yields what the
    /// iterator yields until it returns, then leaves what it returned.
    ///
    /// An exception thrown in at the `YIELD_VALUE` is the iterator's to handle; when it turns out
    /// to be the iterator's own `StopIteration`, `CLEANUP_THROW` takes the value out of it.
    pub fn yield_from(&mut self, after: Resumption, location: Location) {
        if !self.target.has_op(Op::CleanupThrow) {
            return self.yield_from_in_place(after, location);
        }
        let send = self.new_label();
        let fail = self.new_label();
        let exit = self.new_label();

        self.use_label(send);
        self.op_label(Op::Send, exit, location);
        self.op_label(Op::SetupFinally, fail, location);
        let delegates = self.target.yields == Yields::TellDelegation;
        self.op_arg(Op::YieldValue, delegates as u32, location);
        self.op(Op::PopBlock, Location::NONE);
        self.resume(after, location);
        self.op_label(Op::JumpNoInterrupt, send, location);

        self.use_label(fail);
        self.op(Op::CleanupThrow, location);

        self.use_label(exit);
        self.op(Op::EndSend, location);
    }

    /// [`Emitter::yield_from`], where the interpreter looks for what `CLEANUP_THROW` is for.
    fn yield_from_in_place(&mut self, after: Resumption, location: Location) {
        let send = self.new_label();
        let resume = self.new_label();
        let exit = self.new_label();

        self.use_label(send);
        self.op_label(Op::Send, exit, location);
        self.use_label(resume);
        self.op(Op::YieldValue, location);
        self.resume(after, location);
        self.op_label(Op::JumpNoInterrupt, send, location);

        self.use_label(exit);
    }

    /// Replaces a value by what awaiting it gives.
    pub fn await_value(&mut self, origin: Awaited, location: Location) {
        self.get_awaitable(origin, location);
        self.push_index(location);
        self.load_const(Objects::NONE, location);
        self.yield_from(Resumption::Await, location);
    }
}
