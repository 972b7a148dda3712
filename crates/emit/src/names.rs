//! Variables by name: fast locals, globals, names of a class or module, and the variables that
//! closures share.
//!
//! Which of these a name is, code generation knows from the symbol table (`codegen_nameop`).

use pybytecode_code::{Location, ObjectId};
use pybytecode_opcode::Op;

use crate::Emitter;

/// A variable that functions share with functions inside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shared {
    /// One of this code object's own variables (`co_cellvars`).
    Cell(ObjectId),
    /// One of an outer function's (`co_freevars`).
    Free(ObjectId),
}

/// Where a name of an annotation scope or class body is looked up when the class has it not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Otherwise {
    /// Among the variables of outer functions.
    Shared(Shared),
    /// Among the globals.
    Global(ObjectId),
}

impl Emitter {
    /// Loads a local variable.
    pub fn load_fast(&mut self, name: ObjectId, location: Location) {
        let local = self.local_index(name);
        self.op_arg(Op::LoadFast, local, location);
    }

    /// Loads the parameter at that place.
    pub fn load_parameter(&mut self, index: u32, location: Location) {
        self.op_arg(Op::LoadFast, index, location);
    }

    /// Pops a value into a local variable.
    pub fn store_fast(&mut self, name: ObjectId, location: Location) {
        let local = self.local_index(name);
        self.op_arg(Op::StoreFast, local, location);
    }

    /// Deletes a local variable.
    pub fn delete_fast(&mut self, name: ObjectId, location: Location) {
        let local = self.local_index(name);
        self.op_arg(Op::DeleteFast, local, location);
    }

    /// Pushes what the place of a local variable holds, a cell or nothing at all too, and empties it.
    pub fn load_fast_and_clear(&mut self, name: ObjectId, location: Location) {
        let local = self.local_index(name);
        self.op_arg(Op::LoadFastAndClear, local, location);
    }

    /// Puts back what [`Emitter::load_fast_and_clear`] took.
    pub fn store_fast_maybe_null(&mut self, name: ObjectId, location: Location) {
        let local = self.local_index(name);
        self.op_arg(Op::StoreFastMaybeNull, local, location);
    }

    /// Keeps a local variable out of `locals()`: it is one only inside inlined comprehensions.
    pub fn hide_local(&mut self, name: ObjectId) {
        self.unit.fast_hidden.push(name);
    }

    /// Loads the value of a shared variable.
    pub fn load_deref(&mut self, variable: Shared, location: Location) {
        let index = self.shared_index(variable);
        self.op_arg(Op::LoadDeref, index, location);
    }

    /// Loads a shared variable in a class body, where the class's namespace may have the name, too.
    ///
    /// Whether the version does that at once; if not, nothing is done.
    pub fn load_class_deref(&mut self, variable: Shared, location: Location) -> bool {
        let at_once = self.target.has_op(Op::LoadClassderef);
        if at_once {
            let index = self.shared_index(variable);
            self.op_arg(Op::LoadClassderef, index, location);
        }
        at_once
    }

    /// Pops a value into a shared variable.
    pub fn store_deref(&mut self, variable: Shared, location: Location) {
        let index = self.shared_index(variable);
        self.op_arg(Op::StoreDeref, index, location);
    }

    /// Deletes a shared variable.
    pub fn delete_deref(&mut self, variable: Shared, location: Location) {
        let index = self.shared_index(variable);
        self.op_arg(Op::DeleteDeref, index, location);
    }

    /// Pushes the cell of a shared variable, for the closure of a function.
    pub fn load_closure(&mut self, variable: Shared, location: Location) {
        let index = self.shared_index(variable);
        self.op_arg(Op::LoadClosure, index, location);
    }

    /// Gives a variable of an inlined comprehension a cell of its own.
    pub fn make_cell(&mut self, variable: Shared, location: Location) {
        let index = self.shared_index(variable);
        self.op_arg(Op::MakeCell, index, location);
    }

    /// Loads a global variable or builtin.
    pub fn load_global(&mut self, name: ObjectId, location: Location) {
        let name = self.name_index(name);
        self.op_arg(Op::LoadGlobal, name << 1, location);
    }

    /// Pops a value into a global variable.
    pub fn store_global(&mut self, name: ObjectId, location: Location) {
        let name = self.name_index(name);
        self.op_arg(Op::StoreGlobal, name, location);
    }

    /// Deletes a global variable.
    pub fn delete_global(&mut self, name: ObjectId, location: Location) {
        let name = self.name_index(name);
        self.op_arg(Op::DeleteGlobal, name, location);
    }

    /// Loads a name from the namespace being filled, else a global variable or builtin.
    pub fn load_name(&mut self, name: ObjectId, location: Location) {
        let name = self.name_index(name);
        self.op_arg(Op::LoadName, name, location);
    }

    /// Pops a value into the namespace being filled.
    pub fn store_name(&mut self, name: ObjectId, location: Location) {
        let name = self.name_index(name);
        self.op_arg(Op::StoreName, name, location);
    }

    /// Deletes a name of the namespace being filled.
    pub fn delete_name(&mut self, name: ObjectId, location: Location) {
        let name = self.name_index(name);
        self.op_arg(Op::DeleteName, name, location);
    }

    /// Pushes the namespace being filled.
    pub fn load_locals(&mut self, location: Location) {
        self.op(Op::LoadLocals, location);
    }

    /// Pops a class's namespace and loads a variable from there, or else from elsewhere.
    pub fn load_from_dict_or(&mut self, otherwise: Otherwise, location: Location) {
        match otherwise {
            Otherwise::Shared(variable) => {
                let index = self.shared_index(variable);
                self.op_arg(Op::LoadFromDictOrDeref, index, location);
            }
            Otherwise::Global(name) => {
                let name = self.name_index(name);
                self.op_arg(Op::LoadFromDictOrGlobals, name, location);
            }
        }
    }
}
