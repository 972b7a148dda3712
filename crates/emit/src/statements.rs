//! What single statements need: imports, `raise`, class definitions, the interactive prompt.

use pybytecode_code::{Location, ObjectId};
use pybytecode_opcode::{ArgKind, Op};

use crate::Emitter;
use crate::intrinsics::Intrinsic1;

/// When an import loads the module (3.15 on), by CPython's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum ImportTime {
    /// At once, unless the interpreter is told to be lazy.
    Default = 0,
    /// When what it binds is first used.
    Lazy = 1,
    /// At once, whatever the interpreter is told.
    Eager = 2,
}

impl Emitter {
    /// Pops the tuple of names to import and the level, pushes the module.
    pub fn import_name(&mut self, module: ObjectId, time: ImportTime, location: Location) {
        let module = self.name_index(module);
        let arg = match self.target.arg_kind(Op::ImportName) {
            ArgKind::NameAndTwoFlags => module << 2 | time as u32,
            _ => module,
        };
        self.op_arg(Op::ImportName, arg, location);
    }

    /// Pushes an attribute, or submodule, of the module on top.
    pub fn import_from(&mut self, name: ObjectId, location: Location) {
        let name = self.name_index(name);
        self.op_arg(Op::ImportFrom, name, location);
    }

    /// Binds all public names of the module on top and drops it.
    pub fn import_star(&mut self, location: Location) {
        self.intrinsic_1(Intrinsic1::ImportStar, location);
        if !self.target.has_op(Op::ImportStar) {
            self.pop_top(Location::NONE);
        }
    }

    /// Raises: nothing on the stack (again what is being handled), an exception, or an
    /// exception and its cause.
    pub fn raise(&mut self, values: u32, location: Location) {
        self.op_arg(Op::RaiseVarargs, values, location);
    }

    /// Starts the call that makes a class: the function follows.
    pub fn load_build_class(&mut self, location: Location) {
        self.before_callable(location);
        self.op(Op::LoadBuildClass, location);
        self.after_callable(location);
    }

    /// Pops a value and shows it as the interactive prompt does.
    pub fn print_expression(&mut self, location: Location) {
        self.intrinsic_1(Intrinsic1::Print, location);
        if !self.target.has_op(Op::PrintExpr) {
            self.pop_top(Location::NONE);
        }
    }
}
