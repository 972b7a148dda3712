//! Attributes, those of `super()` included.

use pybytecode_code::{Location, ObjectId};
use pybytecode_opcode::{ArgKind, Op};

use crate::Emitter;

impl Emitter {
    /// Replaces an object by its attribute.
    pub fn load_attribute(&mut self, name: ObjectId, location: Location) {
        let name = self.name_index(name);
        let arg = if self.methods_are_attributes() { name << 1 } else { name };
        self.op_arg(Op::LoadAttr, arg, location);
    }

    /// Replaces an object by its attribute, to be called next: a method comes unbound, `self` behind it.
    pub fn load_method(&mut self, name: ObjectId, location: Location) {
        let name = self.name_index(name);
        if self.methods_are_attributes() {
            self.op_arg(Op::LoadAttr, name << 1 | 1, location);
        } else {
            self.op_arg(Op::LoadMethod, name, location);
        }
    }

    /// Whether one instruction, told by a bit of its argument, loads attributes and methods.
    fn methods_are_attributes(&self) -> bool {
        self.target.arg_kind(Op::LoadAttr) != ArgKind::Name
    }

    /// Whether there is an instruction for the attributes of `super()`.
    pub fn has_super_attributes(&self) -> bool {
        self.target.has_op(Op::LoadSuperAttr)
    }

    /// Pops `super`, a class and an object, and pushes the attribute that `super(class, object)` has.
    ///
    /// `explicit`: the source passes class and object itself. `method`: as [`Emitter::load_method`].
    pub fn load_super_attribute(&mut self, name: ObjectId, explicit: bool, method: bool, location: Location) {
        let name = self.name_index(name);
        self.op_arg(Op::LoadSuperAttr, name << 2 | (explicit as u32) << 1 | method as u32, location);
    }

    /// Pops an object, then the value that its attribute is set to.
    pub fn store_attribute(&mut self, name: ObjectId, location: Location) {
        let name = self.name_index(name);
        self.op_arg(Op::StoreAttr, name, location);
    }

    /// Pops an object and deletes its attribute.
    pub fn delete_attribute(&mut self, name: ObjectId, location: Location) {
        let name = self.name_index(name);
        self.op_arg(Op::DeleteAttr, name, location);
    }
}
