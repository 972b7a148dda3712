//! Values of operations on constants, as the interpreter would compute them.
//!
//! `None` means "not folded": the operation raises, its result would be too large, or CPython leaves
//! it to run time for another reason (`eval_const_binop`, `eval_const_unaryop` in `flowgraph.c`).
//! A file for each family of types.

mod complex;
mod float;
mod int;
mod sequence;
mod set;
mod subscript;
mod truth;

use pybytecode_code::{Object, ObjectId, Objects};
use pybytecode_opcode::{Arithmetic, ComplexOperands, InvertedBools};

pub use set::frozenset;
pub use truth::is_true;

use complex::Complex;
use int::Int;

/// An operation on two operands that may be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Operator {
    Add,
    And,
    FloorDivide,
    Lshift,
    Multiply,
    Remainder,
    Or,
    Power,
    Rshift,
    Subtract,
    TrueDivide,
    Xor,
    Subscript,
}

impl Operator {
    /// That of a `BINARY_OP` with this argument (`NB_ADD`, ...); `None` for those that no pair of
    /// constants supports and for the in-place ones.
    pub fn from_arg(arg: u32) -> Option<Self> {
        Some(match arg {
            0 => Operator::Add,
            1 => Operator::And,
            2 => Operator::FloorDivide,
            3 => Operator::Lshift,
            5 => Operator::Multiply,
            6 => Operator::Remainder,
            7 => Operator::Or,
            8 => Operator::Power,
            9 => Operator::Rshift,
            10 => Operator::Subtract,
            11 => Operator::TrueDivide,
            12 => Operator::Xor,
            26 => Operator::Subscript,
            _ => return None,
        })
    }
}

/// A number, as the wider one of two operands decides how to compute.
#[derive(Debug, Clone)]
enum Number {
    Int(Int),
    Float(f64),
    Complex(Complex),
}

impl Number {
    fn of(object: Object<'_>) -> Option<Number> {
        Some(match object {
            Object::Float(value) => Number::Float(value),
            Object::Complex { real, imag } => Number::Complex(Complex { real, imag }),
            _ => Number::Int(Int::of(object)?),
        })
    }

    /// The object of the number.
    fn object(self, objects: &mut Objects<'_>) -> ObjectId {
        match self {
            Number::Int(value) => value.object(objects),
            Number::Float(value) => objects.float(value),
            Number::Complex(value) => objects.complex(value.real, value.imag),
        }
    }
}

/// `left op right`
pub fn binary(
    objects: &mut Objects<'_>,
    left: ObjectId,
    op: Operator,
    right: ObjectId,
    arithmetic: Arithmetic,
) -> Option<ObjectId> {
    if op == Operator::Subscript {
        return subscript::subscript(objects, left, right);
    }
    let (l, r) = (objects.get(left), objects.get(right));
    if let (Some(truth), Some(other)) = (bool_of(l), bool_of(r)) {
        let result = match op {
            Operator::And => Some(truth & other),
            Operator::Or => Some(truth | other),
            Operator::Xor => Some(truth ^ other),
            _ => None,
        };
        if let Some(result) = result {
            return Some(bool_object(result));
        }
    }
    match (Number::of(l), Number::of(r)) {
        (Some(l), Some(r)) => Some(numbers(l, op, r, arithmetic)?.object(objects)),
        (None, None) if op == Operator::Add => sequence::concatenate(objects, l, r),
        (None, Some(Number::Int(times))) if op == Operator::Multiply => {
            sequence::repeat(objects, left, &times)
        }
        (Some(Number::Int(times)), None) if op == Operator::Multiply => {
            sequence::repeat(objects, right, &times)
        }
        _ => None,
    }
}

fn numbers(left: Number, op: Operator, right: Number, rules: Arithmetic) -> Option<Number> {
    let mixed = rules.complex_operands == ComplexOperands::Mixed;
    match (left, right) {
        (Number::Int(left), Number::Int(right)) => int::binary(&left, op, &right, rules),
        (Number::Complex(left), Number::Complex(right)) => complex::binary(left, op, right, rules),
        (Number::Complex(left), Number::Float(right)) if mixed => {
            complex::binary_real_right(left, op, right, rules)
        }
        (Number::Float(left), Number::Complex(right)) if mixed => {
            complex::binary_real_left(left, op, right, rules)
        }
        (Number::Complex(left), Number::Float(right)) => {
            complex::binary(left, op, Complex::of_real(right), rules)
        }
        (Number::Float(left), Number::Complex(right)) => {
            complex::binary(Complex::of_real(left), op, right, rules)
        }
        (Number::Float(left), Number::Float(right)) => float::binary(left, op, right, rules),
        // An integer that does not fit a float raises, whatever the operation, if the other
        // operand supports it at all.
        (Number::Int(left), right) => numbers(Number::Float(left.to_f64()?), op, right, rules),
        (left, Number::Int(right)) => numbers(left, op, Number::Float(right.to_f64()?), rules),
    }
}

/// A unary operation that is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Unary {
    Negative,
    Invert,
    Not,
    Positive,
}

/// `op operand`.
pub fn unary(
    objects: &mut Objects<'_>,
    op: Unary,
    operand: ObjectId,
    arithmetic: Arithmetic,
) -> Option<ObjectId> {
    let object = objects.get(operand);
    let number = match op {
        Unary::Not => {
            let truth = is_true(object);
            return Some(bool_object(!truth));
        }
        Unary::Invert if bool_of(object).is_some() && arithmetic.inverted_bools == InvertedBools::Kept => {
            return None;
        }
        _ => Number::of(object)?,
    };
    let result = match (op, number) {
        (Unary::Negative, Number::Int(value)) => Number::Int(value.negated()),
        (Unary::Negative, Number::Float(value)) => Number::Float(-value),
        (Unary::Negative, Number::Complex(value)) => Number::Complex(value.negated()),
        (Unary::Positive, number) => number,
        (Unary::Invert, Number::Int(value)) => Number::Int(value.inverted()),
        _ => return None,
    };
    Some(result.object(objects))
}

fn bool_of(object: Object<'_>) -> Option<bool> {
    match object {
        Object::False => Some(false),
        Object::True => Some(true),
        _ => None,
    }
}

/// `True` or `False`.
pub(crate) fn bool_object(value: bool) -> ObjectId {
    if value { Objects::TRUE } else { Objects::FALSE }
}
