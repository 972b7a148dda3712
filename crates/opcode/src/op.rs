//! Operations by name, and what holds of a name in every version.
//!
//! The groups are those of `pycore_opcode_utils.h`, widened by the operations of other
//! versions that play the same part. What differs by version is asked of [`crate::Target`].

use crate::generated::op::NAMES;
pub use crate::generated::op::Op;

/// The groups that operations are in, as bits.
mod group {
    pub(super) const BLOCK_PUSH: u8 = 1;
    pub(super) const RETURN: u8 = 1 << 1;
    pub(super) const RAISE: u8 = 1 << 2;
    pub(super) const UNCONDITIONAL_JUMP: u8 = 1 << 3;
    pub(super) const CONDITIONAL_JUMP: u8 = 1 << 4;
    pub(super) const BACKWARDS_JUMP: u8 = 1 << 5;
    pub(super) const ASSEMBLER: u8 = 1 << 6;
}

/// The groups of each operation: a table, as the compiler asks for them at every turn.
static GROUPS: [u8; Op::COUNT] = {
    let mut groups = [0; Op::COUNT];
    let mut at = 0;
    while at < Op::COUNT {
        groups[at] = groups_of(Op::ALL[at]);
        at += 1;
    }
    groups
};

const fn groups_of(op: Op) -> u8 {
    match op {
        Op::SetupFinally
        | Op::SetupWith
        | Op::SetupCleanup
        | Op::SetupAsyncWith
        | Op::SetupExcept
        | Op::SetupLoop => group::BLOCK_PUSH,
        Op::ReturnValue | Op::ReturnConst => group::RETURN,
        Op::RaiseVarargs | Op::Reraise => group::RAISE,
        Op::Jump | Op::JumpNoInterrupt | Op::JumpAbsolute | Op::BreakLoop | Op::ContinueLoop => {
            group::UNCONDITIONAL_JUMP
        }
        Op::JumpForward => group::UNCONDITIONAL_JUMP | group::ASSEMBLER,
        Op::JumpBackward | Op::JumpBackwardNoInterrupt => {
            group::UNCONDITIONAL_JUMP | group::BACKWARDS_JUMP | group::ASSEMBLER
        }
        Op::PopJumpForwardIfFalse
        | Op::PopJumpForwardIfTrue
        | Op::PopJumpForwardIfNone
        | Op::PopJumpForwardIfNotNone => group::CONDITIONAL_JUMP | group::ASSEMBLER,
        Op::PopJumpBackwardIfFalse
        | Op::PopJumpBackwardIfTrue
        | Op::PopJumpBackwardIfNone
        | Op::PopJumpBackwardIfNotNone => group::CONDITIONAL_JUMP | group::BACKWARDS_JUMP | group::ASSEMBLER,
        Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::PopJumpIfNone | Op::PopJumpIfNotNone => {
            group::CONDITIONAL_JUMP
        }
        _ => 0,
    }
}

impl Op {
    #[inline]
    const fn is_in(self, groups: u8) -> bool {
        GROUPS[self as usize] & groups != 0
    }

    /// The name in CPython: `LOAD_FAST`.
    pub const fn name(self) -> &'static str {
        NAMES[self as usize]
    }

    /// The operation of that name, whichever version has it.
    pub fn from_name(name: &str) -> Option<Op> {
        NAMES.binary_search(&name).ok().map(|at| Op::ALL[at])
    }

    /// Whether it pushes a block (`IS_BLOCK_PUSH_OPCODE`): its argument is the place of a handler,
    /// or of what follows a loop.
    #[inline]
    pub const fn is_block_push(self) -> bool {
        self.is_in(group::BLOCK_PUSH)
    }

    /// Whether it leaves the code object or raises, so that nothing follows (`IS_SCOPE_EXIT_OPCODE`).
    #[inline]
    pub const fn is_scope_exit(self) -> bool {
        self.is_in(group::RETURN | group::RAISE)
    }

    /// Whether it returns (`IS_RETURN_OPCODE`).
    #[inline]
    pub const fn is_return(self) -> bool {
        self.is_in(group::RETURN)
    }

    /// Whether it always jumps (`IS_UNCONDITIONAL_JUMP_OPCODE`).
    #[inline]
    pub const fn is_unconditional_jump(self) -> bool {
        self.is_in(group::UNCONDITIONAL_JUMP)
    }

    /// Whether nothing runs into what follows it: a scope exit or an unconditional jump.
    #[inline]
    pub const fn has_no_fallthrough(self) -> bool {
        self.is_in(group::RETURN | group::RAISE | group::UNCONDITIONAL_JUMP)
    }

    /// Whether it pops a value and jumps if it is so (`IS_CONDITIONAL_JUMP_OPCODE`).
    #[inline]
    pub const fn is_conditional_jump(self) -> bool {
        self.is_in(group::CONDITIONAL_JUMP)
    }

    /// Whether it jumps backward (`IS_BACKWARDS_JUMP_OPCODE`).
    #[inline]
    pub const fn is_backwards_jump(self) -> bool {
        self.is_in(group::BACKWARDS_JUMP)
    }

    /// Whether only the assembler makes it (`IS_ASSEMBLER_OPCODE`).
    #[inline]
    pub const fn is_assembler_opcode(self) -> bool {
        self.is_in(group::ASSEMBLER)
    }
}

impl std::fmt::Display for Op {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for op in Op::ALL {
            assert_eq!(Op::from_name(op.name()), Some(op));
        }
        assert_eq!(Op::from_name("load_fast"), None);
    }
}
