//! Making lists, tuples, sets and dicts, adding to them, and taking sequences apart.
//!
//! What adds to a container pops the addition and says at which depth below it the container
//! stands, the topmost being 1.

use pybytecode_code::{Location, ObjectId};
use pybytecode_opcode::Op;

use crate::Emitter;
use crate::intrinsics::Intrinsic1;

impl Emitter {
    /// Pops that many values and pushes a list of them.
    pub fn build_list(&mut self, items: u32, location: Location) {
        self.op_arg(Op::BuildList, items, location);
    }

    /// Pops that many values and pushes a tuple of them.
    pub fn build_tuple(&mut self, items: u32, location: Location) {
        self.op_arg(Op::BuildTuple, items, location);
    }

    /// Pops that many values and pushes a set of them.
    pub fn build_set(&mut self, items: u32, location: Location) {
        self.op_arg(Op::BuildSet, items, location);
    }

    /// Pops that many pairs of key and value and pushes a dict of them.
    pub fn build_map(&mut self, items: u32, location: Location) {
        self.op_arg(Op::BuildMap, items, location);
    }

    /// Pops that many values and pushes a dict of them, under the keys of a tuple.
    pub fn build_const_key_map(&mut self, keys: ObjectId, items: u32, location: Location) {
        self.load_const(keys, location);
        self.op_arg(Op::BuildConstKeyMap, items, location);
    }

    /// Appends a value to a list.
    pub fn list_append(&mut self, depth: u32, location: Location) {
        self.op_arg(Op::ListAppend, depth, location);
    }

    /// Appends what an iterable gives to a list.
    pub fn list_extend(&mut self, depth: u32, location: Location) {
        self.op_arg(Op::ListExtend, depth, location);
    }

    /// Replaces a list by the tuple of its items.
    pub fn list_to_tuple(&mut self, location: Location) {
        self.intrinsic_1(Intrinsic1::ListToTuple, location);
    }

    /// Adds a value to a set.
    pub fn set_add(&mut self, depth: u32, location: Location) {
        self.op_arg(Op::SetAdd, depth, location);
    }

    /// Adds what an iterable gives to a set.
    pub fn set_update(&mut self, depth: u32, location: Location) {
        self.op_arg(Op::SetUpdate, depth, location);
    }

    /// Pops a value and a key and sets the key's value in a dict.
    pub fn map_add(&mut self, depth: u32, location: Location) {
        self.op_arg(Op::MapAdd, depth, location);
    }

    /// Adds a mapping's items to a dict, in place of what it has under the same keys.
    pub fn dict_update(&mut self, depth: u32, location: Location) {
        self.op_arg(Op::DictUpdate, depth, location);
    }

    /// Adds a mapping's items to a dict of keyword arguments, which must not have the same keys.
    pub fn dict_merge(&mut self, depth: u32, location: Location) {
        self.op_arg(Op::DictMerge, depth, location);
    }

    /// Replaces an iterable by its items, of which there must be so many, the first on top.
    pub fn unpack_sequence(&mut self, items: u32, location: Location) {
        self.op_arg(Op::UnpackSequence, items, location);
    }

    /// As [`Emitter::unpack_sequence`], with a list of the items in between.
    pub fn unpack_ex(&mut self, before: u32, after: u32, location: Location) {
        self.op_arg(Op::UnpackEx, before | after << 8, location);
    }
}
