//! Jumps, and the truth of a value that they depend on.

use pybytecode_code::Location;
use pybytecode_ir::Label;
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::{ArtificialJumps, ShortCircuit, TruthTest};

use crate::Emitter;

impl Emitter {
    /// Jumps, and lets signals be handled on the way back to a loop's start.
    pub fn jump(&mut self, target: Label, location: Location) {
        self.op_label(Op::Jump, target, location);
    }

    /// Jumps where the source does not say so, if possible without looking at signals.
    pub fn jump_no_interrupt(&mut self, target: Label, location: Location) {
        let op = match self.target.artificial_jumps {
            ArtificialJumps::Interruptible => Op::Jump,
            ArtificialJumps::NoInterrupt => Op::JumpNoInterrupt,
        };
        self.op_label(op, target, location);
    }

    /// Replaces the topmost value by its truth, a bool, if what follows does not look for it itself.
    pub(crate) fn truth(&mut self, location: Location) {
        if self.target.truth_test == TruthTest::ToBool {
            self.op(Op::ToBool, location);
        }
    }

    /// Pops a bool and jumps if it is `condition`.
    pub fn pop_jump_if(&mut self, condition: bool, target: Label, location: Location) {
        let op = if condition { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse };
        self.op_label(op, target, location);
    }

    /// Pops any value and jumps if its truth is `condition`.
    pub fn branch_if(&mut self, condition: bool, target: Label, location: Location) {
        self.truth(location);
        self.pop_jump_if(condition, target, location);
    }

    /// Pops a value and jumps if it is `None`.
    pub(crate) fn pop_jump_if_none(&mut self, target: Label, location: Location) {
        self.op_label(Op::PopJumpIfNone, target, location);
    }

    /// Pops a value and jumps if it is not `None`.
    pub(crate) fn pop_jump_if_not_none(&mut self, target: Label, location: Location) {
        self.op_label(Op::PopJumpIfNotNone, target, location);
    }

    /// Jumps with the topmost value left in place if it is false, the outcome of a link of a chain of
    /// comparisons; pops it if not.
    pub fn end_chain_if_false(&mut self, target: Label, location: Location) {
        if self.target.short_circuit == ShortCircuit::JumpOrPop {
            return self.jump_if_or_pop(false, target, location);
        }
        self.copy(1, location);
        self.branch_if(false, target, location);
        self.pop_top(location);
    }

    /// Jumps with the topmost value left in place if its truth is `condition`; pops it if not.
    pub fn jump_if_or_pop(&mut self, condition: bool, target: Label, location: Location) {
        match self.target.short_circuit {
            ShortCircuit::JumpOrPop => {
                let op = if condition { Op::JumpIfTrueOrPop } else { Op::JumpIfFalseOrPop };
                self.op_label(op, target, location);
            }
            ShortCircuit::Copy => {
                self.copy(1, location);
                self.branch_if(condition, target, location);
                self.pop_top(location);
            }
            ShortCircuit::PseudoJump => {
                let op = if condition { Op::JumpIfTrue } else { Op::JumpIfFalse };
                self.op_label(op, target, location);
                self.pop_top(location);
            }
        }
    }
}
