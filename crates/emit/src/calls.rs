//! Calls.

use pybytecode_code::{Location, ObjectId};
use pybytecode_opcode::Op;

use crate::Emitter;

impl Emitter {
    /// Fills the place for `self` that stands behind the callable, or that of absent keyword arguments.
    pub fn push_null(&mut self, location: Location) {
        self.op(Op::PushNull, location);
    }

    /// Calls with that many positional arguments, the place for `self` not counted.
    pub fn call(&mut self, arguments: u32, location: Location) {
        self.op_arg(Op::Call, arguments, location);
    }

    /// Loads the tuple of keywords that [`Emitter::call_keywords`] needs on top.
    pub fn load_keyword_names(&mut self, names: ObjectId, location: Location) {
        self.load_const(names, location);
    }

    /// Calls with that many arguments, the last ones named by the tuple on top.
    pub fn call_keywords(&mut self, arguments: u32, location: Location) {
        self.op_arg(Op::CallKw, arguments, location);
    }

    /// Calls with a tuple of arguments and, if `keywords`, a dict of keyword arguments.
    pub fn call_unpacked(&mut self, keywords: bool, location: Location) {
        if !keywords {
            self.push_null(location);
        }
        self.op(Op::CallFunctionEx, location);
    }
}
