//! What may be found in a block, so that passes leave blocks alone in which there is nothing to do.
//!
//! A mark that is not set is a promise; one that is set is none. Whoever changes operations of a block
//! through [`Graph::instrs_mut`](super::Graph::instrs_mut) and its like has all marks set, or
//! through [`Graph::rewrite_mut`](super::Graph::rewrite_mut) all but those of jumps and handlers;
//! `remove_nops_of_block`, which looks at each instruction anyway, sets them to the truth again.

use pybytecode_opcode::Op;

use super::Instr;

bitflags::bitflags! {
    /// What a block may have, alone or as two instructions in a row.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(crate) struct Marks: u32 {
        /// `NOP`.
        const NOPS = 1;
        /// A pseudo-operation that `convert_pseudo_ops` replaces, jumps excepted.
        const PSEUDO_OPS = 1 << 1;
        /// What changes the stack of handlers, yields or resumes.
        const HANDLER_OPS = 1 << 2;
        /// An instruction without a line.
        const LINELESS = 1 << 3;
        /// An argument that indexes the constants.
        const CONSTS = 1 << 4;
        /// An argument that indexes cells and free variables.
        const CELLS = 1 << 5;
        /// For `optimize_load_fast`: a load of a local.
        const LOCAL_LOADS = 1 << 6;
        /// For `optimize_load_const`: a constant and what tests it.
        const CONST_TESTS = 1 << 7;
        /// For `optimize_basic_block`: anything that it changes, jumps excepted.
        const PEEPHOLES = 1 << 8;
        /// For `remove_redundant_nops_and_pairs`: a value pushed and popped at once.
        const POPPED_PUSHES = 1 << 9;
        /// For `insert_superinstructions`: two loads and stores of locals.
        const LOCAL_PAIRS = 1 << 10;
        /// What pushes a block.
        const BLOCK_PUSHES = 1 << 11;
        /// `POP_BLOCK`.
        const BLOCK_POPS = 1 << 12;
        /// What makes that a local may be unset.
        const UNSETS = 1 << 13;
        /// `JUMP` and its like, always taken.
        const JUMPS = 1 << 14;
        /// `POP_JUMP_IF_FALSE` and its like.
        const CONDITIONAL_JUMPS = 1 << 15;
        /// `JUMP_IF_FALSE` and `JUMP_IF_TRUE`, which keep the value.
        const PSEUDO_CONDITIONAL_JUMPS = 1 << 16;
        /// For `optimize_basic_block`: an operation with one or two operands, of which the last may be a constant.
        const CONST_OPERANDS = 1 << 17;
        /// More is marked than there may be.
        const VAGUE = 1 << 18;
        /// For `optimize_load_const`: a constant and the return of it.
        const CONST_RETURNS = 1 << 19;
        /// All that may come into a block without a jump or an operation that changes the stack of handlers.
        const REWRITTEN = Self::VAGUE.bits() | Self::NOPS.bits() | Self::LINELESS.bits() | Self::CONSTS.bits()
            | Self::CONST_TESTS.bits() | Self::PEEPHOLES.bits() | Self::POPPED_PUSHES.bits()
            | Self::LOCAL_PAIRS.bits() | Self::CONST_OPERANDS.bits() | Self::CONST_RETURNS.bits();
    }
}

impl Marks {
    /// The marks of instructions in a row.
    pub(crate) fn of(instrs: &[Instr]) -> Marks {
        let mut marks = Marks::empty();
        let mut first = Marks::empty();
        for instr in instrs {
            let op = OpMarks::of(instr.op);
            marks |= op.alone | (first & op.second);
            marks.set_lineless(instr.location.line);
            first = op.first;
        }
        marks
    }

    /// The marks of an operation wherever it stands.
    #[inline]
    pub(crate) fn of_op(op: Op) -> Marks {
        OpMarks::of(op).alone
    }

    /// The marks of two instructions together.
    #[inline]
    pub(crate) fn of_pair(first: &Instr, second: &Instr) -> Marks {
        OpMarks::of(first.op).first & OpMarks::of(second.op).second
    }

    /// Takes note of an instruction's line.
    #[inline]
    pub(super) fn set_lineless(&mut self, line: i32) {
        // The sign of the line, moved to the place of the mark: no branch.
        *self |= Marks::from_bits_retain(line as u32 >> 31 << 3);
    }
}

/// The marks that an operation brings.
#[derive(Debug, Clone, Copy)]
pub(super) struct OpMarks {
    /// Wherever it stands.
    pub(super) alone: Marks,
    /// If an operation that has the mark as `second` follows.
    pub(super) first: Marks,
    /// If it follows one that has the mark as `first`.
    pub(super) second: Marks,
}

impl OpMarks {
    #[inline]
    pub(super) fn of(op: Op) -> &'static OpMarks {
        &OP_MARKS[op as usize]
    }
}

static OP_MARKS: [OpMarks; Op::COUNT] = {
    let none = OpMarks { alone: Marks::empty(), first: Marks::empty(), second: Marks::empty() };
    let mut marks = [none; Op::COUNT];
    let mut at = 0;
    while at < Op::COUNT {
        let op = Op::ALL[at];
        marks[at] = OpMarks { alone: alone(op), first: first(op), second: second(op) };
        at += 1;
    }
    marks
};

const fn alone(op: Op) -> Marks {
    match op {
        Op::Nop => Marks::NOPS,
        Op::SetupFinally | Op::SetupWith | Op::SetupCleanup | Op::SetupAsyncWith => {
            Marks::PSEUDO_OPS.union(Marks::HANDLER_OPS).union(Marks::BLOCK_PUSHES)
        }
        Op::LoadClosure => Marks::PSEUDO_OPS.union(Marks::CELLS),
        Op::StoreFastMaybeNull => Marks::PSEUDO_OPS.union(Marks::UNSETS),
        Op::DeleteFast | Op::LoadFastAndClear => Marks::UNSETS,
        Op::PopBlock => Marks::HANDLER_OPS.union(Marks::BLOCK_POPS),
        Op::JumpIfFalse | Op::JumpIfTrue => Marks::PSEUDO_CONDITIONAL_JUMPS,
        Op::YieldValue | Op::Resume | Op::ReturnGenerator => Marks::HANDLER_OPS,
        Op::LoadConst | Op::ReturnConst | Op::KwNames => Marks::CONSTS,
        Op::MakeCell
        | Op::LoadDeref
        | Op::StoreDeref
        | Op::DeleteDeref
        | Op::LoadFromDictOrDeref
        | Op::LoadClassderef => Marks::CELLS,
        Op::LoadFast | Op::LoadFastLoadFast => Marks::LOCAL_LOADS,
        Op::BuildTuple | Op::BuildList | Op::BuildSet | Op::Swap | Op::UnaryNot | Op::CallIntrinsic1 => {
            Marks::PEEPHOLES
        }
        _ if op.is_unconditional_jump() => Marks::JUMPS,
        _ if op.is_conditional_jump() => Marks::CONDITIONAL_JUMPS,
        _ => Marks::empty(),
    }
}

/// What `optimize_load_const` looks for.
const CONST_USES: Marks = Marks::CONST_TESTS.union(Marks::CONST_RETURNS);

const fn first(op: Op) -> Marks {
    match op {
        Op::LoadConst | Op::LoadSmallInt | Op::LoadCommonConstant => {
            CONST_USES.union(Marks::POPPED_PUSHES).union(Marks::CONST_OPERANDS)
        }
        Op::Copy => CONST_USES.union(Marks::POPPED_PUSHES),
        // What stands before a NOP may be a constant; `POP_BLOCK` becomes one.
        Op::Nop | Op::PopBlock => Marks::CONST_OPERANDS,
        Op::LoadGlobal | Op::CompareOp | Op::IsOp | Op::ListAppend | Op::SetAdd => Marks::PEEPHOLES,
        Op::ContainsOp | Op::ToBool => Marks::PEEPHOLES,
        Op::StoreFast => Marks::PEEPHOLES.union(Marks::LOCAL_PAIRS),
        Op::LoadFast => Marks::LOCAL_PAIRS,
        _ => Marks::empty(),
    }
}

const fn second(op: Op) -> Marks {
    match op {
        Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::JumpIfFalse | Op::JumpIfTrue => Marks::CONST_TESTS,
        Op::IsOp => Marks::CONST_TESTS,
        Op::ReturnValue => Marks::CONST_RETURNS,
        Op::ToBool => Marks::CONST_TESTS.union(Marks::PEEPHOLES),
        Op::UnaryNot | Op::ContainsOp | Op::PushNull | Op::GetIter => Marks::PEEPHOLES,
        Op::UnaryInvert | Op::UnaryNegative | Op::BinaryOp => Marks::CONST_OPERANDS,
        Op::StoreFast => Marks::PEEPHOLES.union(Marks::LOCAL_PAIRS),
        Op::LoadFast => Marks::LOCAL_PAIRS,
        Op::PopTop => Marks::POPPED_PUSHES,
        _ => Marks::empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pybytecode_opcode::Target;

    #[test]
    fn operations_with_constants_are_marked() {
        for target in Target::all() {
            for op in Op::ALL.into_iter().filter(|op| target.has_const(*op)) {
                let instrumented = op.name().starts_with("INSTRUMENTED");
                assert!(instrumented || alone(op).contains(Marks::CONSTS), "{op}");
            }
        }
    }
}
