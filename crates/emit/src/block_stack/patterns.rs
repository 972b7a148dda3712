//! The tests of `match` patterns (3.10).

use pybytecode_opcode::Op;

use super::BlockEmitter;

impl BlockEmitter<'_> {
    /// Pushes whether the subject on top is a sequence.
    pub fn match_sequence(&mut self) {
        self.op(Op::MatchSequence);
    }

    /// Pushes whether the subject on top is a mapping.
    pub fn match_mapping(&mut self) {
        self.op(Op::MatchMapping);
    }

    /// Pushes the length of the subject on top.
    pub fn get_len(&mut self) {
        self.op(Op::GetLen);
    }

    /// Pops a tuple of attribute names; replaces the class and the subject below it by the tuple of the
    /// subject's attributes, `positional` of them without a name, and whether there are all of them.
    pub fn match_class(&mut self, positional: u32) {
        self.op_arg(Op::MatchClass, positional);
    }

    /// Pushes, above a subject and a tuple of keys, the tuple of their values, and whether it has them all.
    pub fn match_keys(&mut self) {
        self.op(Op::MatchKeys);
    }

    /// Replaces a tuple of keys by a dict of what the subject below it holds under other keys.
    pub fn copy_dict_without_keys(&mut self) {
        self.op(Op::CopyDictWithoutKeys);
    }
}
