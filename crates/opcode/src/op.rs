//! Operations by name, and what holds of a name in every version.
//!
//! The groups are those of `pycore_opcode_utils.h`, widened by the operations of other
//! versions that play the same part. What differs by version is asked of [`crate::Target`].

use crate::generated::op::NAMES;
pub use crate::generated::op::Op;

impl Op {
    /// The name in CPython: `LOAD_FAST`.
    pub const fn name(self) -> &'static str {
        NAMES[self as usize]
    }

    /// The operation of that name, whichever version has it.
    pub fn from_name(name: &str) -> Option<Op> {
        NAMES.binary_search(&name).ok().map(|at| Op::ALL[at])
    }

    /// Whether it pushes a block (`IS_BLOCK_PUSH_OPCODE`): its argument is the place of a handler.
    #[inline]
    pub const fn is_block_push(self) -> bool {
        matches!(self, Op::SetupFinally | Op::SetupWith | Op::SetupCleanup | Op::SetupAsyncWith)
    }

    /// Whether it leaves the code object or raises, so that nothing follows (`IS_SCOPE_EXIT_OPCODE`).
    #[inline]
    pub const fn is_scope_exit(self) -> bool {
        matches!(self, Op::ReturnValue | Op::ReturnConst | Op::RaiseVarargs | Op::Reraise)
    }

    /// Whether it returns (`IS_RETURN_OPCODE`).
    #[inline]
    pub const fn is_return(self) -> bool {
        matches!(self, Op::ReturnValue | Op::ReturnConst)
    }

    /// Whether it raises (`IS_RAISE_OPCODE`).
    #[inline]
    pub const fn is_raise(self) -> bool {
        matches!(self, Op::RaiseVarargs | Op::Reraise)
    }

    /// Whether it always jumps (`IS_UNCONDITIONAL_JUMP_OPCODE`).
    #[inline]
    pub const fn is_unconditional_jump(self) -> bool {
        matches!(
            self,
            Op::Jump
                | Op::JumpNoInterrupt
                | Op::JumpForward
                | Op::JumpBackward
                | Op::JumpBackwardNoInterrupt
                | Op::JumpAbsolute
        )
    }

    /// Whether nothing runs into what follows it: a scope exit or an unconditional jump.
    #[inline]
    pub const fn has_no_fallthrough(self) -> bool {
        self.is_scope_exit() || self.is_unconditional_jump()
    }

    /// Whether it pops a value and jumps if it is so (`IS_CONDITIONAL_JUMP_OPCODE`).
    #[inline]
    pub const fn is_conditional_jump(self) -> bool {
        matches!(self, Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::PopJumpIfNone | Op::PopJumpIfNotNone)
    }

    /// Whether it jumps backward (`IS_BACKWARDS_JUMP_OPCODE`).
    #[inline]
    pub const fn is_backwards_jump(self) -> bool {
        matches!(self, Op::JumpBackward | Op::JumpBackwardNoInterrupt)
    }

    /// Whether only the assembler makes it (`IS_ASSEMBLER_OPCODE`).
    #[inline]
    pub const fn is_assembler_opcode(self) -> bool {
        matches!(self, Op::JumpForward | Op::JumpBackward | Op::JumpBackwardNoInterrupt)
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
