//! The tests of `match` patterns, each of which goes to a label when it fails.

use pybytecode_code::{Location, ObjectId, Objects};
use pybytecode_opcode::Op;

use crate::{Emitter, Label};

impl Emitter {
    /// Goes to `fail` unless the subject on top, which stays, is a sequence.
    pub fn match_sequence(&mut self, fail: Label, location: Location) {
        self.op(Op::MatchSequence, location);
        self.op_label(Op::PopJumpIfFalse, fail, location);
    }

    /// Goes to `fail` unless the subject on top, which stays, is a mapping.
    pub fn match_mapping(&mut self, fail: Label, location: Location) {
        self.op(Op::MatchMapping, location);
        self.op_label(Op::PopJumpIfFalse, fail, location);
    }

    /// Pushes the length of the subject on top.
    pub fn get_len(&mut self, location: Location) {
        self.op(Op::GetLen, location);
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
        self.op_arg(Op::IsOp, 1, location);
        self.op_label(Op::PopJumpIfFalse, fail, location);
    }

    /// Takes the subject and goes to `fail` unless it is that very singleton.
    pub fn match_singleton(&mut self, singleton: ObjectId, fail: Label, location: Location) {
        self.load_const(singleton, location);
        self.op_arg(Op::IsOp, 0, location);
        self.op_label(Op::PopJumpIfFalse, fail, location);
    }

    /// Takes the subject, the tuple of the keys above it and leaves a dictionary of what the
    /// subject holds under other keys; `count` is the number of keys.
    pub fn match_rest(&mut self, count: u32, location: Location) {
        self.op_arg(Op::BuildMap, 0, location); // subject, keys, empty
        self.swap(3, location); // empty, keys, subject
        self.op_arg(Op::DictUpdate, 2, location); // rest, keys
        self.op_arg(Op::UnpackSequence, count, location); // rest, each key
        for left in (1..=count).rev() {
            self.copy(1 + left, location); // rest, keys left, rest
            self.swap(2, location); // rest, keys left but one, rest, key
            self.op(Op::DeleteSubscr, location); // rest, keys left but one
        }
    }
}
