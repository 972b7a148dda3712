//! Calls.

use pybytecode_code::{Location, ObjectId};
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::{AbsentKeywords, CallSlot, KeywordNames};

use crate::Emitter;

impl Emitter {
    /// Starts the call of what is pushed next.
    pub fn before_callable(&mut self, location: Location) {
        if self.target.call_slot == CallSlot::BelowCallable {
            self.op(Op::PushNull, location);
        }
    }

    /// Makes the callable on top ready for its arguments.
    pub fn after_callable(&mut self, location: Location) {
        if self.target.call_slot == CallSlot::AboveCallable {
            self.op(Op::PushNull, location);
        }
    }

    /// Calls with that many positional arguments, the place for `self` not counted.
    pub fn call(&mut self, arguments: u32, location: Location) {
        if self.target.has_op(Op::Precall) {
            self.op_arg(Op::Precall, arguments, location);
        }
        self.op_arg(Op::Call, arguments, location);
    }

    /// Calls with that many positional arguments a callable that was swapped below them, without a
    /// place for `self` above it.
    pub fn call_lifted(&mut self, arguments: u32, location: Location) {
        match self.target.call_slot {
            CallSlot::BelowCallable => self.call(arguments, location),
            // The place takes the first argument.
            CallSlot::AboveCallable => self.call(arguments - 1, location),
        }
    }

    /// Says what the last arguments are called, for [`Emitter::call_keywords`].
    pub fn load_keyword_names(&mut self, names: ObjectId, location: Location) {
        match self.target.keyword_names {
            KeywordNames::Instruction => {
                let names = self.const_index(names);
                self.op_arg(Op::KwNames, names, location);
            }
            KeywordNames::OnStack => self.load_const(names, location),
        }
    }

    /// Calls with that many arguments, the last ones named by [`Emitter::load_keyword_names`].
    pub fn call_keywords(&mut self, arguments: u32, location: Location) {
        match self.target.keyword_names {
            KeywordNames::Instruction => self.call(arguments, location),
            KeywordNames::OnStack => self.op_arg(Op::CallKw, arguments, location),
        }
    }

    /// Calls with a tuple of arguments and, if `keywords`, a dict of keyword arguments.
    pub fn call_unpacked(&mut self, keywords: bool, location: Location) {
        match self.target.absent_keywords {
            AbsentKeywords::Flag => self.op_arg(Op::CallFunctionEx, keywords as u32, location),
            AbsentKeywords::Null => {
                if !keywords {
                    self.op(Op::PushNull, location);
                }
                self.op(Op::CallFunctionEx, location);
            }
        }
    }
}
