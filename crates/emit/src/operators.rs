//! Unary, binary and in-place operators, and comparisons.

use pybytecode_code::Location;
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::CompareArgument;

use crate::Emitter;
use crate::intrinsics::Intrinsic1;

/// A binary operator, by the number that CPython gives it (`NB_ADD` and so on in `opcode.h`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
#[allow(missing_docs)]
pub enum BinaryOperator {
    Add = 0,
    And = 1,
    FloorDivide = 2,
    Lshift = 3,
    MatrixMultiply = 4,
    Multiply = 5,
    Remainder = 6,
    Or = 7,
    Power = 8,
    Rshift = 9,
    Subtract = 10,
    TrueDivide = 11,
    Xor = 12,
}

/// How far the number of an operator's in-place form lies above the operator's own.
const INPLACE: u32 = 13;
/// The number under which subscription counts as a binary operator.
pub(crate) const SUBSCRIPTION: u32 = 26;

/// A unary operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum UnaryOperator {
    Positive,
    Negative,
    Invert,
    Not,
}

/// A comparison that objects define themselves, by CPython's number (`Py_LT` and so on).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
#[allow(missing_docs)]
pub enum Comparison {
    Lt = 0,
    Le = 1,
    Eq = 2,
    Ne = 3,
    Gt = 4,
    Ge = 5,
}

impl Comparison {
    /// Which outcomes make it true: the bits that specialised instructions test
    /// (`COMPARISON_UNORDERED` and its like in `pycore_code.h`).
    const fn mask(self) -> u32 {
        const UNORDERED: u32 = 1;
        const LESS_THAN: u32 = 2;
        const GREATER_THAN: u32 = 4;
        const EQUALS: u32 = 8;
        match self {
            Comparison::Lt => LESS_THAN,
            Comparison::Le => LESS_THAN | EQUALS,
            Comparison::Eq => EQUALS,
            Comparison::Ne => UNORDERED | LESS_THAN | GREATER_THAN,
            Comparison::Gt => GREATER_THAN,
            Comparison::Ge => GREATER_THAN | EQUALS,
        }
    }
}

impl Emitter {
    /// Pops right and left operand, pushes the result.
    pub fn binary(&mut self, operator: BinaryOperator, location: Location) {
        self.op_arg(Op::BinaryOp, operator as u32, location);
    }

    /// As [`Emitter::binary`], but the left operand may be changed in place.
    pub fn inplace(&mut self, operator: BinaryOperator, location: Location) {
        self.op_arg(Op::BinaryOp, operator as u32 + INPLACE, location);
    }

    /// Replaces the topmost value by the result.
    pub fn unary(&mut self, operator: UnaryOperator, location: Location) {
        match operator {
            UnaryOperator::Positive => self.intrinsic_1(Intrinsic1::UnaryPositive, location),
            UnaryOperator::Negative => self.op(Op::UnaryNegative, location),
            UnaryOperator::Invert => self.op(Op::UnaryInvert, location),
            UnaryOperator::Not => {
                self.truth(location);
                self.op(Op::UnaryNot, location);
            }
        }
    }

    /// Pops right and left operand, pushes what their comparison gives.
    ///
    /// Where the argument has a bit that asks for a bool, the control-flow graph sets it where the
    /// result is tested.
    pub fn compare(&mut self, comparison: Comparison, location: Location) {
        let number = comparison as u32;
        let arg = match self.target.compare_argument {
            CompareArgument::Comparison => number,
            CompareArgument::WithMask => number << 4 | comparison.mask(),
            CompareArgument::WithMaskAndBool => number << 5 | comparison.mask(),
        };
        self.op_arg(Op::CompareOp, arg, location);
    }

    /// Pops right and left operand, pushes whether they are one object, or are not if `invert`.
    pub fn is(&mut self, invert: bool, location: Location) {
        self.op_arg(Op::IsOp, invert as u32, location);
    }

    /// Pops a container and a value, pushes whether it holds the value, or does not if `invert`.
    pub fn contains(&mut self, invert: bool, location: Location) {
        self.op_arg(Op::ContainsOp, invert as u32, location);
    }
}
