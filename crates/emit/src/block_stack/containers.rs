//! Making lists, tuples, sets, dicts and strings, adding to them, and taking sequences apart.
//!
//! What adds to a container pops the addition and says at which depth below it the container
//! stands, the topmost being 1.

use pybytecode_opcode::Op;

use super::BlockEmitter;
use crate::Conversion;

/// A kind of container.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Container {
    Tuple,
    List,
    Set,
}

impl BlockEmitter<'_> {
    /// Pops that many values and pushes a container of them.
    pub fn build(&mut self, container: Container, items: u32) {
        let op = match container {
            Container::Tuple => Op::BuildTuple,
            Container::List => Op::BuildList,
            Container::Set => Op::BuildSet,
        };
        self.op_arg(op, items);
    }

    /// Pops that many iterables and pushes a container of all their items (3.8).
    pub fn build_unpack(&mut self, container: Container, parts: u32) {
        let op = match container {
            Container::Tuple => Op::BuildTupleUnpack,
            Container::List => Op::BuildListUnpack,
            Container::Set => Op::BuildSetUnpack,
        };
        self.op_arg(op, parts);
    }

    /// Adds a value to a list or set.
    pub fn add_to(&mut self, container: Container, depth: u32) {
        let op = match container {
            Container::Tuple | Container::List => Op::ListAppend,
            Container::Set => Op::SetAdd,
        };
        self.op_arg(op, depth);
    }

    /// Adds what an iterable gives to a list or set.
    pub fn extend(&mut self, container: Container, depth: u32) {
        let op = match container {
            Container::Tuple | Container::List => Op::ListExtend,
            Container::Set => Op::SetUpdate,
        };
        self.op_arg(op, depth);
    }

    /// Pops that many pairs of key and value and pushes a dict of them.
    pub fn build_map(&mut self, pairs: u32) {
        self.op_arg(Op::BuildMap, pairs);
    }

    /// Pops a tuple of keys and as many values and pushes a dict of them.
    pub fn build_const_key_map(&mut self, pairs: u32) {
        self.op_arg(Op::BuildConstKeyMap, pairs);
    }

    /// Pops that many mappings and pushes a dict of all their items (3.8).
    pub fn build_map_unpack(&mut self, parts: u32) {
        self.op_arg(Op::BuildMapUnpack, parts);
    }

    /// Pops a value and a key and sets the key's value in a dict.
    pub fn map_add(&mut self, depth: u32) {
        self.op_arg(Op::MapAdd, depth);
    }

    /// Adds a mapping's items to a dict, in place of what it has under the same keys.
    pub fn dict_update(&mut self, depth: u32) {
        self.op_arg(Op::DictUpdate, depth);
    }

    /// Adds a mapping's items to a dict of keyword arguments, which must not have the same keys.
    pub fn dict_merge(&mut self, depth: u32) {
        self.op_arg(Op::DictMerge, depth);
    }

    /// Replaces a list by the tuple of its items.
    pub fn list_to_tuple(&mut self) {
        self.op(Op::ListToTuple);
    }

    /// Replaces an iterable by its items, of which there must be so many, the first on top.
    pub fn unpack_sequence(&mut self, items: u32) {
        self.op_arg(Op::UnpackSequence, items);
    }

    /// As [`BlockEmitter::unpack_sequence`], with a list of the items in between.
    pub fn unpack_ex(&mut self, before: u32, after: u32) {
        self.op_arg(Op::UnpackEx, before | after << 8);
    }

    /// Pops that many strings and pushes them joined.
    pub fn build_string(&mut self, parts: u32) {
        self.op_arg(Op::BuildString, parts);
    }

    /// Pops the format specification, if there is one, and replaces the value below by its text.
    pub fn format_value(&mut self, conversion: Option<Conversion>, with_spec: bool) {
        let conversion = conversion.map_or(0, |conversion| conversion as u32);
        self.op_arg(Op::FormatValue, conversion | (with_spec as u32) << 2);
    }
}
