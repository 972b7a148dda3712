//! Calls, functions and what generators and coroutines do.

use pybytecode_code::{ObjectId, Objects};
use pybytecode_opcode::Op;

use super::BlockEmitter;
use super::containers::Container;
use crate::{FunctionParts, Shared};

impl BlockEmitter<'_> {
    /// Calls with that many positional arguments.
    pub fn call(&mut self, arguments: u32) {
        self.op_arg(Op::CallFunction, arguments);
    }

    /// Calls what [`BlockEmitter::load_method`] left, with that many arguments.
    pub fn call_method(&mut self, arguments: u32) {
        self.op_arg(Op::CallMethod, arguments);
    }

    /// Calls with that many arguments, the last ones named by the tuple on top.
    pub fn call_keywords(&mut self, arguments: u32) {
        self.op_arg(Op::CallFunctionKw, arguments);
    }

    /// Calls with an iterable of arguments and, if `keywords`, a mapping of keyword arguments.
    pub fn call_unpacked(&mut self, keywords: bool) {
        self.op_arg(Op::CallFunctionEx, keywords as u32);
    }

    /// Pops that many iterables of arguments and pushes a tuple of all their items (3.8).
    pub fn build_tuple_unpack_with_call(&mut self, parts: u32) {
        self.op_arg(Op::BuildTupleUnpackWithCall, parts);
    }

    /// Pops that many mappings of keyword arguments, no two with the same key, and pushes a dict of all
    /// their items (3.8).
    pub fn build_map_unpack_with_call(&mut self, parts: u32) {
        self.op_arg(Op::BuildMapUnpackWithCall, parts);
    }

    /// Makes a function of `code`, with the parts that lie on the stack and a closure over
    /// `free`, the shared variables of this code object that it needs (`compiler_make_closure`).
    pub fn make_function(
        &mut self,
        code: ObjectId,
        qualname: ObjectId,
        mut parts: FunctionParts,
        free: impl IntoIterator<Item = Shared>,
    ) {
        let mut cells = 0;
        for variable in free {
            self.load_closure(variable);
            cells += 1;
        }
        if cells > 0 {
            parts |= FunctionParts::CLOSURE;
            self.build(Container::Tuple, cells);
        }
        self.load_const(code);
        self.load_const(qualname);
        self.op_arg(Op::MakeFunction, parts.bits());
    }

    /// Returns the topmost value.
    pub fn return_value(&mut self) {
        self.op(Op::ReturnValue);
    }

    /// Yields the topmost value and replaces it by the one that is sent.
    pub fn yield_value(&mut self) {
        self.op(Op::YieldValue);
    }

    /// Delegates to an iterable: yields what it yields and leaves what it returned.
    pub fn yield_from(&mut self) {
        self.op(Op::GetYieldFromIter);
        self.load_const(Objects::NONE);
        self.op(Op::YieldFrom);
    }

    /// Replaces a value by what awaiting it gives.
    pub fn await_value(&mut self) {
        self.op(Op::GetAwaitable);
        self.load_const(Objects::NONE);
        self.op(Op::YieldFrom);
    }

    /// Replaces a value by its iterator.
    pub fn get_iter(&mut self) {
        self.op(Op::GetIter);
    }

    /// Replaces a value by its asynchronous iterator.
    pub fn get_aiter(&mut self) {
        self.op(Op::GetAiter);
    }

    /// Pushes the next value of the asynchronous iterator on top.
    pub fn await_anext(&mut self) {
        self.op(Op::GetAnext);
        self.load_const(Objects::NONE);
        self.op(Op::YieldFrom);
    }

    /// Ends an asynchronous loop after its iterator raised.
    pub fn end_async_for(&mut self) {
        self.op(Op::EndAsyncFor);
    }
}
