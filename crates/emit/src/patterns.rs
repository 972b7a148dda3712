//! The tests of `match` patterns, each of which goes to a label when it fails.

use pybytecode_code::{Location, ObjectId, Objects};
use pybytecode_opcode::Op;

use crate::operators::{BinaryOperator, Comparison};
use crate::{Emitter, Label};

impl Emitter {
    /// Moves the top below the `count - 1` values under it (`codegen_pattern_helper_rotate`).
    pub fn rotate(&mut self, count: u32, location: Location) {
        if count > 1 {
            self.op_arg(Op::RotN, count, location);
        }
    }

    /// Goes to `fail` unless the subject on top, which stays, is a sequence.
    pub fn match_sequence(&mut self, fail: Label, location: Location) {
        self.op(Op::MatchSequence, location);
        self.pop_jump_if(false, fail, location);
    }

    /// Goes to `fail` unless the subject on top, which stays, is a mapping.
    pub fn match_mapping(&mut self, fail: Label, location: Location) {
        self.op(Op::MatchMapping, location);
        self.pop_jump_if(false, fail, location);
    }

    /// Goes to `fail` unless the subject on top, which stays, has as many items as `length` says,
    /// or more of them if `more` is set.
    pub fn match_length(&mut self, length: ObjectId, more: bool, fail: Label, location: Location) {
        self.op(Op::GetLen, location);
        self.load_const(length, location);
        self.compare(if more { Comparison::Ge } else { Comparison::Eq }, location);
        self.pop_jump_if(false, fail, location);
    }

    /// Pushes an item of the sequence on top, counted from the start.
    pub fn item_from_start(&mut self, index: ObjectId, location: Location) {
        self.copy(1, location);
        self.load_const(index, location);
        self.binary_subscript(location);
    }

    /// Pushes an item of the sequence on top, counted from the end; the index is made from the
    /// length, as not every sequence takes a negative one.
    pub fn item_from_end(&mut self, distance: ObjectId, location: Location) {
        self.copy(1, location);
        self.op(Op::GetLen, location);
        self.load_const(distance, location);
        self.binary(BinaryOperator::Subtract, location);
        self.binary_subscript(location);
    }

    /// Takes a value and the subject and goes to `fail` unless they are equal.
    pub fn match_value(&mut self, fail: Label, location: Location) {
        self.compare(Comparison::Eq, location);
        self.branch_if(false, fail, location);
    }

    /// Takes a tuple of attribute names, a class and a subject; leaves the tuple of the
    /// subject's attributes, `positional` of them without a name, or `None`.
    pub fn match_class(&mut self, positional: u32, location: Location) {
        self.op_arg(Op::MatchClass, positional, location);
    }

    /// Pushes, above a subject and a tuple of keys, the tuple of their values, or `None`.
    pub fn match_keys(&mut self, location: Location) {
        self.op(Op::MatchKeys, location);
    }

    /// Goes to `fail` if the top, which stays, is `None`.
    pub fn match_not_none(&mut self, fail: Label, location: Location) {
        self.copy(1, location);
        self.load_const(Objects::NONE, location);
        self.is(true, location);
        self.pop_jump_if(false, fail, location);
    }

    /// Takes the subject and goes to `fail` unless it is that very singleton.
    pub fn match_singleton(&mut self, singleton: ObjectId, fail: Label, location: Location) {
        self.load_const(singleton, location);
        self.is(false, location);
        self.pop_jump_if(false, fail, location);
    }

    /// Takes the subject, the tuple of the keys above it and leaves a dictionary of what the
    /// subject holds under other keys; `count` is the number of keys.
    pub fn match_rest(&mut self, count: u32, location: Location) {
        self.build_map(0, location); // subject, keys, empty
        self.swap(3, location); // empty, keys, subject
        self.dict_update(2, location); // rest, keys
        self.unpack_sequence(count, location); // rest, each key
        for left in (1..=count).rev() {
            self.copy(1 + left, location); // rest, keys left, rest
            self.swap(2, location); // rest, keys left but one, rest, key
            self.delete_subscript(location); // rest, keys left but one
        }
    }
}
