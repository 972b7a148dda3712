//! A target: one version of CPython and all that tells it from the others.
//!
//! Facts are enumerations named after what CPython does; code asks for them and never for a
//! version number. What is about single operations is answered from generated tables.

use std::fmt;

use crate::info::{Flags, Operations};
use crate::{Op, Pass, Version};

/// One version of CPython.
pub struct Target {
    /// The release that is the reference.
    pub version: Version,
    /// The first two bytes of a `.pyc`, as a number.
    pub magic: u16,
    /// The middle of the name of a compiled file: `cpython-314`.
    pub cache_tag: &'static str,
    /// The version of the Unicode data.
    pub unicode: &'static str,
    /// The passes over the control-flow graph, in order.
    pub passes: &'static [Pass],
    pub(crate) operations: &'static Operations,
}

/// No target of that version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsupportedVersion(pub Version);

impl fmt::Display for UnsupportedVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Python {} cannot be compiled for yet; 3.14 can", self.0)
    }
}

impl std::error::Error for UnsupportedVersion {}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Target({})", self.version)
    }
}

impl Target {
    /// The target that compiles for `version`.
    pub fn for_version(version: Version) -> Result<&'static Target, UnsupportedVersion> {
        if version.feature() == Version::new(3, 14) { Ok(&PY314) } else { Err(UnsupportedVersion(version)) }
    }

    /// The number of an operation in code objects; `None` if it has none.
    #[inline]
    pub fn number(&self, op: Op) -> Option<u8> {
        let info = self.operations.info(op);
        (info.flags.contains(Flags::EXISTS) && !info.flags.contains(Flags::PSEUDO)).then_some(info.number)
    }

    /// The operation of a number in code objects.
    #[inline]
    pub fn op(&self, number: u8) -> Option<Op> {
        self.operations.by_number(number)
    }

    /// How many cache entries of two bytes follow the instruction.
    #[inline]
    pub fn caches(&self, op: Op) -> u8 {
        self.operations.info(op).caches
    }

    #[inline]
    fn has(&self, op: Op, flag: Flags) -> bool {
        self.operations.info(op).flags.contains(flag)
    }

    /// Whether the version has the operation, pseudo-operations included.
    #[inline]
    pub fn has_op(&self, op: Op) -> bool {
        self.has(op, Flags::EXISTS)
    }

    /// Whether only the compiler knows the operation (`IS_PSEUDO_INSTR`).
    #[inline]
    pub fn is_pseudo(&self, op: Op) -> bool {
        self.has(op, Flags::PSEUDO)
    }

    /// Whether the argument means something (`OPCODE_HAS_ARG`).
    #[inline]
    pub fn has_arg(&self, op: Op) -> bool {
        self.has(op, Flags::ARG)
    }

    /// Whether the argument is an index of `co_consts` (`OPCODE_HAS_CONST`).
    #[inline]
    pub fn has_const(&self, op: Op) -> bool {
        self.has(op, Flags::CONST)
    }

    /// Whether the argument is about `co_names` (`OPCODE_HAS_NAME`).
    #[inline]
    pub fn has_name(&self, op: Op) -> bool {
        self.has(op, Flags::NAME)
    }

    /// Whether it may jump (`OPCODE_HAS_JUMP`); a block push does not.
    #[inline]
    pub fn has_jump(&self, op: Op) -> bool {
        self.has(op, Flags::JUMP)
    }

    /// Whether its argument is a place in the code: of a jump or a handler (`HAS_TARGET`).
    #[inline]
    pub fn has_target(&self, op: Op) -> bool {
        self.has_jump(op) || op.is_block_push()
    }

    /// Whether the argument is about a cell or free variable (`OPCODE_HAS_FREE`).
    #[inline]
    pub fn has_free(&self, op: Op) -> bool {
        self.has(op, Flags::FREE)
    }

    /// Whether the argument is about a local variable (`OPCODE_HAS_LOCAL`).
    #[inline]
    pub fn has_local(&self, op: Op) -> bool {
        self.has(op, Flags::LOCAL)
    }

    /// Whether signals and other interruptions are looked at there (`OPCODE_HAS_EVAL_BREAK`).
    #[inline]
    pub fn has_eval_break(&self, op: Op) -> bool {
        self.has(op, Flags::EVAL_BREAK)
    }

    /// Whether it must be the last of its basic block (`IS_TERMINATOR_OPCODE`): a jump or a
    /// scope exit. A conditional jump is one; see also [`Op::has_no_fallthrough`].
    #[inline]
    pub fn is_terminator(&self, op: Op) -> bool {
        self.has_jump(op) || op.is_scope_exit()
    }

    /// How many values it takes from the stack and how many it puts there
    /// (`_PyOpcode_num_popped`, `_PyOpcode_num_pushed`); for a block push, when the handler
    /// is entered. `None` if the version lacks the operation or has no rule for the argument.
    #[inline]
    pub fn popped_and_pushed(&self, op: Op, arg: u32) -> Option<(i32, i32)> {
        self.operations.popped_and_pushed(op, arg)
    }

    /// How many values it takes from the stack.
    #[inline]
    pub fn num_popped(&self, op: Op, arg: u32) -> Option<i32> {
        self.popped_and_pushed(op, arg).map(|(popped, _)| popped)
    }

    /// How many values it puts on the stack.
    #[inline]
    pub fn num_pushed(&self, op: Op, arg: u32) -> Option<i32> {
        self.popped_and_pushed(op, arg).map(|(_, pushed)| pushed)
    }

    /// The change of the stack's depth (`get_stack_effects`), `jump` telling whether it jumps
    /// (a block push: whether its handler is entered).
    #[inline]
    pub fn stack_effect(&self, op: Op, arg: u32, jump: bool) -> Option<i32> {
        let (popped, pushed) = self.popped_and_pushed(op, arg)?;
        Some(if op.is_block_push() && !jump { 0 } else { pushed - popped })
    }
}

/// CPython 3.14.
pub static PY314: Target = Target {
    version: Version::full(3, 14, 10),
    magic: 3627,
    cache_tag: "cpython-314",
    unicode: "16.0.0",
    passes: crate::pass::PASSES_314,
    operations: &crate::generated::py314::PY314,
};
