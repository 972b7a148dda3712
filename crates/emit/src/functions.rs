//! Making functions, generator prologues' counterpart at the end, and returning.

use pybytecode_code::{Location, ObjectId, Objects};
use pybytecode_ir::Label;
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::FunctionAttributes;

use crate::exceptions::Below;
use crate::intrinsics::{Intrinsic1, Intrinsic2};
use crate::{Emitter, Shared};

bitflags::bitflags! {
    /// What a new function finds on the stack below its code object (`MAKE_FUNCTION_DEFAULTS`
    /// and so on): the lowest bit lies deepest.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct FunctionParts: u32 {
        /// The tuple of default values.
        const DEFAULTS = 0x01;
        /// The dict of keyword-only parameters' default values.
        const KWDEFAULTS = 0x02;
        /// The tuple or dict of annotations (up to 3.13).
        const ANNOTATIONS = 0x04;
        /// The tuple of cells.
        const CLOSURE = 0x08;
        /// The function that evaluates the annotations (3.14 on).
        const ANNOTATE = 0x10;
    }
}

impl FunctionParts {
    /// The parts in the order in which they lie on the stack, the topmost first.
    const FROM_TOP: [FunctionParts; 5] = [
        FunctionParts::CLOSURE,
        FunctionParts::ANNOTATIONS,
        FunctionParts::ANNOTATE,
        FunctionParts::KWDEFAULTS,
        FunctionParts::DEFAULTS,
    ];
}

impl Emitter {
    /// Makes a function of `code`, with the parts that lie on the stack and a closure over
    /// `free`, the shared variables of this code object that it needs (`codegen_make_closure`).
    pub fn make_function(
        &mut self,
        code: ObjectId,
        mut parts: FunctionParts,
        free: impl IntoIterator<Item = Shared>,
        location: Location,
    ) {
        let mut cells = 0;
        for variable in free {
            self.load_closure(variable, location);
            cells += 1;
        }
        if cells > 0 {
            parts |= FunctionParts::CLOSURE;
            self.build_tuple(cells, location);
        }
        self.load_const(code, location);
        if self.target.function_attributes == FunctionAttributes::MakeFunction {
            self.op_arg(Op::MakeFunction, parts.bits(), location);
            return;
        }
        self.op(Op::MakeFunction, location);
        for part in FunctionParts::FROM_TOP {
            if parts.contains(part) {
                self.op_arg(Op::SetFunctionAttribute, part.bits(), location);
            }
        }
    }

    /// Whether the last thing that was done is to return, and nothing leads behind that.
    pub fn has_returned(&self) -> bool {
        let sequence = &self.unit.sequence;
        sequence.instructions.last().is_some_and(|last| last.op.is_return()) && !sequence.ends_with_label()
    }

    /// Returns the topmost value.
    pub fn return_value(&mut self, location: Location) {
        self.op(Op::ReturnValue, location);
    }

    /// Puts the whole code under a handler that turns a `StopIteration` which leaves the
    /// generator or coroutine into a `RuntimeError`, and returns `None` before it.
    ///
    /// `handler` is a new label.
    pub fn wrap_in_stopiteration_handler(&mut self) {
        let handler: Label = self.new_label();
        let start = self.after_generator_start();
        self.unit.sequence.insert_jump(start, Op::SetupCleanup, handler, Location::NONE);
        self.load_const(Objects::NONE, Location::NONE);
        self.return_value(Location::NONE);
        self.use_label(handler);
        self.intrinsic_1(Intrinsic1::StopIterationError, Location::NONE);
        self.reraise(Below::LastInstruction, Location::NONE);
    }

    /// Takes a tuple of type parameters and the function below it that gets them.
    pub fn set_function_type_params(&mut self, location: Location) {
        self.swap(2, location);
        self.intrinsic_2(Intrinsic2::SetFunctionTypeParams, location);
    }
}
