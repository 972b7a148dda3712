//! What single statements need: imports, `raise`, class definitions, the interactive prompt.

use pybytecode_code::ObjectId;
use pybytecode_opcode::Op;

use super::BlockEmitter;

impl BlockEmitter<'_> {
    /// Pops the tuple of names to import and the level, pushes the module.
    pub fn import_name(&mut self, module: ObjectId) {
        self.op_attribute(Op::ImportName, module);
    }

    /// Pushes an attribute, or submodule, of the module on top.
    pub fn import_from(&mut self, name: ObjectId) {
        self.op_attribute(Op::ImportFrom, name);
    }

    /// Binds all public names of the module on top and drops it.
    pub fn import_star(&mut self) {
        self.op(Op::ImportStar);
    }

    /// Raises: nothing on the stack (again what is being handled), an exception, or an
    /// exception and its cause.
    pub fn raise(&mut self, values: u32) {
        self.op_arg(Op::RaiseVarargs, values);
    }

    /// Starts the call that makes a class: the function follows.
    pub fn load_build_class(&mut self) {
        self.op(Op::LoadBuildClass);
    }

    /// Pops a value and shows it as the interactive prompt does.
    pub fn print_expression(&mut self) {
        self.op(Op::PrintExpr);
    }

    /// Loads the exception class `AssertionError`, whatever its name is bound to.
    pub fn load_assertion_error(&mut self) {
        self.op(Op::LoadAssertionError);
    }

    /// As [`BlockEmitter::load_global`], but unseen where nothing is emitted.
    pub fn load_builtin(&mut self, name: ObjectId) {
        self.op_attribute(Op::LoadGlobal, name);
    }

    /// Loads a name of a module or class that has annotations.
    pub fn load_annotations(&mut self, name: ObjectId) {
        self.op_attribute(Op::LoadName, name);
    }

    /// Makes an `__annotations__` dict in the namespace being filled.
    pub fn setup_annotations(&mut self) {
        self.op(Op::SetupAnnotations);
    }
}
