//! Operators, comparisons and subscription.

use pybytecode_opcode::Op;
use pybytecode_opcode::block_stack::Comparisons;

use super::BlockEmitter;
use crate::{BinaryOperator, Comparison, UnaryOperator};

/// The arguments of `COMPARE_OP` beyond those of [`Comparison`], where it is the only comparison
/// (`enum cmp_op` in 3.8's `opcode.h`).
const IN: u32 = 6;
const IS: u32 = 8;
pub(super) const EXC_MATCH: u32 = 10;

impl BlockEmitter<'_> {
    /// Pops right and left operand, pushes the result.
    pub fn binary(&mut self, operator: BinaryOperator) {
        self.op(match operator {
            BinaryOperator::Add => Op::BinaryAdd,
            BinaryOperator::And => Op::BinaryAnd,
            BinaryOperator::FloorDivide => Op::BinaryFloorDivide,
            BinaryOperator::Lshift => Op::BinaryLshift,
            BinaryOperator::MatrixMultiply => Op::BinaryMatrixMultiply,
            BinaryOperator::Multiply => Op::BinaryMultiply,
            BinaryOperator::Remainder => Op::BinaryModulo,
            BinaryOperator::Or => Op::BinaryOr,
            BinaryOperator::Power => Op::BinaryPower,
            BinaryOperator::Rshift => Op::BinaryRshift,
            BinaryOperator::Subtract => Op::BinarySubtract,
            BinaryOperator::TrueDivide => Op::BinaryTrueDivide,
            BinaryOperator::Xor => Op::BinaryXor,
        });
    }

    /// As [`BlockEmitter::binary`], but the left operand may be changed in place.
    pub fn inplace(&mut self, operator: BinaryOperator) {
        self.op(match operator {
            BinaryOperator::Add => Op::InplaceAdd,
            BinaryOperator::And => Op::InplaceAnd,
            BinaryOperator::FloorDivide => Op::InplaceFloorDivide,
            BinaryOperator::Lshift => Op::InplaceLshift,
            BinaryOperator::MatrixMultiply => Op::InplaceMatrixMultiply,
            BinaryOperator::Multiply => Op::InplaceMultiply,
            BinaryOperator::Remainder => Op::InplaceModulo,
            BinaryOperator::Or => Op::InplaceOr,
            BinaryOperator::Power => Op::InplacePower,
            BinaryOperator::Rshift => Op::InplaceRshift,
            BinaryOperator::Subtract => Op::InplaceSubtract,
            BinaryOperator::TrueDivide => Op::InplaceTrueDivide,
            BinaryOperator::Xor => Op::InplaceXor,
        });
    }

    /// Replaces the topmost value by the result.
    pub fn unary(&mut self, operator: UnaryOperator) {
        self.op(match operator {
            UnaryOperator::Positive => Op::UnaryPositive,
            UnaryOperator::Negative => Op::UnaryNegative,
            UnaryOperator::Invert => Op::UnaryInvert,
            UnaryOperator::Not => Op::UnaryNot,
        });
    }

    /// Pops right and left operand, pushes what their comparison gives.
    pub fn compare(&mut self, comparison: Comparison) {
        self.op_arg(Op::CompareOp, comparison as u32);
    }

    /// Pops right and left operand, pushes whether they are one object, or are not if `invert`.
    pub fn is(&mut self, invert: bool) {
        match self.facts.comparisons {
            Comparisons::One => self.op_arg(Op::CompareOp, IS + invert as u32),
            Comparisons::Several => self.op_arg(Op::IsOp, invert as u32),
        }
    }

    /// Pops a container and a value, pushes whether it holds the value, or does not if `invert`.
    pub fn contains(&mut self, invert: bool) {
        match self.facts.comparisons {
            Comparisons::One => self.op_arg(Op::CompareOp, IN + invert as u32),
            Comparisons::Several => self.op_arg(Op::ContainsOp, invert as u32),
        }
    }

    /// Pops a key and a container, pushes the item.
    pub fn binary_subscript(&mut self) {
        self.op(Op::BinarySubscr);
    }

    /// Pops a key, a container and the value that the item is set to.
    pub fn store_subscript(&mut self) {
        self.op(Op::StoreSubscr);
    }

    /// Pops a key and a container, deletes the item.
    pub fn delete_subscript(&mut self) {
        self.op(Op::DeleteSubscr);
    }

    /// Makes a slice of two or three parts: start, end and perhaps step.
    pub fn build_slice(&mut self, parts: u32) {
        self.op_arg(Op::BuildSlice, parts);
    }
}
