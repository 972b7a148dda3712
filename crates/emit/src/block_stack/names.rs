//! Variables and attributes.
//!
//! Where nothing is emitted, names that are no fast locals are entered into tables nevertheless
//! (`compiler_nameop` in 3.8 and 3.9).

use pybytecode_code::ObjectId;
use pybytecode_opcode::Op;

use super::BlockEmitter;
use crate::Shared;

impl BlockEmitter<'_> {
    /// Loads a local variable.
    pub fn load_fast(&mut self, name: ObjectId) {
        self.op_local(Op::LoadFast, name);
    }

    /// Loads the parameter at that place.
    pub fn load_parameter(&mut self, index: u32) {
        self.op_arg(Op::LoadFast, index);
    }

    /// Pops a value into a local variable.
    pub fn store_fast(&mut self, name: ObjectId) {
        self.op_local(Op::StoreFast, name);
    }

    /// Deletes a local variable.
    pub fn delete_fast(&mut self, name: ObjectId) {
        self.op_local(Op::DeleteFast, name);
    }

    fn op_local(&mut self, op: Op, name: ObjectId) {
        if !self.silent {
            let local = self.emitter.local_index(name);
            self.op_arg(op, local);
        }
    }

    /// Loads the value of a shared variable.
    pub fn load_deref(&mut self, variable: Shared) {
        self.op_shared(Op::LoadDeref, variable);
    }

    /// Loads a name of a class body, or else the value of the shared variable.
    pub fn load_class_deref(&mut self, variable: Shared) {
        self.op_shared(Op::LoadClassderef, variable);
    }

    /// Pops a value into a shared variable.
    pub fn store_deref(&mut self, variable: Shared) {
        self.op_shared(Op::StoreDeref, variable);
    }

    /// Deletes a shared variable.
    pub fn delete_deref(&mut self, variable: Shared) {
        self.op_shared(Op::DeleteDeref, variable);
    }

    /// Pushes the cell of a shared variable, for the closure of a function.
    pub fn load_closure(&mut self, variable: Shared) {
        self.op_shared(Op::LoadClosure, variable);
    }

    fn op_shared(&mut self, op: Op, variable: Shared) {
        let index = self.emitter.shared_index(variable);
        self.op_arg(op, index);
    }

    /// Loads a global variable or builtin.
    pub fn load_global(&mut self, name: ObjectId) {
        self.op_name(Op::LoadGlobal, name);
    }

    /// Pops a value into a global variable.
    pub fn store_global(&mut self, name: ObjectId) {
        self.op_name(Op::StoreGlobal, name);
    }

    /// Deletes a global variable.
    pub fn delete_global(&mut self, name: ObjectId) {
        self.op_name(Op::DeleteGlobal, name);
    }

    /// Loads a name from the namespace being filled, else a global variable or builtin.
    pub fn load_name(&mut self, name: ObjectId) {
        self.op_name(Op::LoadName, name);
    }

    /// Pops a value into the namespace being filled.
    pub fn store_name(&mut self, name: ObjectId) {
        self.op_name(Op::StoreName, name);
    }

    /// Deletes a name of the namespace being filled.
    pub fn delete_name(&mut self, name: ObjectId) {
        self.op_name(Op::DeleteName, name);
    }

    fn op_name(&mut self, op: Op, name: ObjectId) {
        let name = self.emitter.name_index(name);
        self.op_arg(op, name);
    }

    /// Replaces an object by its attribute.
    pub fn load_attribute(&mut self, name: ObjectId) {
        self.op_attribute(Op::LoadAttr, name);
    }

    /// Replaces an object by its attribute, to be called by [`BlockEmitter::call_method`].
    pub fn load_method(&mut self, name: ObjectId) {
        self.op_attribute(Op::LoadMethod, name);
    }

    /// Pops an object, then the value that its attribute is set to.
    pub fn store_attribute(&mut self, name: ObjectId) {
        self.op_attribute(Op::StoreAttr, name);
    }

    /// Pops an object and deletes its attribute.
    pub fn delete_attribute(&mut self, name: ObjectId) {
        self.op_attribute(Op::DeleteAttr, name);
    }
}
