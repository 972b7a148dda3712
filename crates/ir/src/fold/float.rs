//! Floats (`Objects/floatobject.c`).
//!
//! A NaN that an operation makes has its sign bit set, as it has on x86-64 where the reference
//! interpreter runs: the bytes of a `.pyc` must not depend on the machine that writes it. Powers are
//! those of the C library, as CPython's are; libraries may differ in the last bit.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};
use pybytecode_opcode::Arithmetic;

use super::complex::{self, Complex};
use super::{Number, Operator};

/// `left op right` for two floats.
pub(super) fn binary(left: f64, op: Operator, right: f64, rules: Arithmetic) -> Option<Number> {
    let result = match op {
        Operator::Add => add(left, right),
        Operator::Subtract => subtract(left, right),
        Operator::Multiply => multiply(left, right),
        Operator::TrueDivide if right != 0.0 => divide(left, right),
        Operator::FloorDivide if right != 0.0 => floor_divide(left, right),
        Operator::Remainder if right != 0.0 => remainder(left, right),
        Operator::Power => return power(left, right, rules),
        _ => return None,
    };
    Some(Number::Float(result))
}

/// The NaN of an operation on two operands: that of an operand, else a new one.
fn settle(result: f64, left: f64, right: f64) -> f64 {
    if !result.is_nan() {
        result
    } else if left.is_nan() {
        left
    } else if right.is_nan() {
        right
    } else {
        f64::from_bits(0xfff8_0000_0000_0000)
    }
}

pub(super) fn add(left: f64, right: f64) -> f64 {
    settle(left + right, left, right)
}

pub(super) fn subtract(left: f64, right: f64) -> f64 {
    settle(left - right, left, right)
}

pub(super) fn multiply(left: f64, right: f64) -> f64 {
    settle(left * right, left, right)
}

pub(super) fn divide(left: f64, right: f64) -> f64 {
    settle(left / right, left, right)
}

/// The truncated remainder, that of C's `fmod`.
fn truncated_remainder(left: f64, right: f64) -> f64 {
    settle(left % right, left, right)
}

/// `float_rem`: the sign is the divisor's.
fn remainder(left: f64, right: f64) -> f64 {
    let rest = truncated_remainder(left, right);
    if rest == 0.0 {
        f64::copysign(0.0, right)
    } else if (right < 0.0) != (rest < 0.0) {
        add(rest, right)
    } else {
        rest
    }
}

/// `_float_div_mod`, of which this is the quotient.
fn floor_divide(left: f64, right: f64) -> f64 {
    let rest = truncated_remainder(left, right);
    let mut quotient = divide(subtract(left, rest), right);
    if rest != 0.0 && (right < 0.0) != (rest < 0.0) {
        quotient = subtract(quotient, 1.0);
    }
    if quotient == 0.0 {
        return f64::copysign(0.0, divide(left, right));
    }
    let floor = quotient.floor();
    if quotient - floor > 0.5 { floor + 1.0 } else { floor }
}

fn is_odd_integer(value: f64) -> bool {
    value.abs() % 2.0 == 1.0
}

/// `float_pow`
pub(super) fn power(base: f64, exponent: f64, rules: Arithmetic) -> Option<Number> {
    let odd = || is_odd_integer(exponent);
    let result = if exponent == 0.0 {
        1.0
    } else if base.is_nan() {
        base
    } else if exponent.is_nan() {
        if base == 1.0 { 1.0 } else { exponent }
    } else if exponent.is_infinite() {
        match base.abs().partial_cmp(&1.0)? {
            Ordering::Equal => 1.0,
            order if (exponent > 0.0) == (order == Ordering::Greater) => f64::INFINITY,
            _ => 0.0,
        }
    } else if base.is_infinite() {
        let magnitude = if exponent > 0.0 { f64::INFINITY } else { 0.0 };
        if odd() { f64::copysign(magnitude, base) } else { magnitude }
    } else if base == 0.0 {
        match exponent < 0.0 {
            true => return None,
            false if odd() => base,
            false => 0.0,
        }
    } else if base < 0.0 && exponent != exponent.floor() {
        let complex = |real| Complex { real, imag: 0.0 };
        return complex::binary(complex(base), Operator::Power, complex(exponent), rules);
    } else {
        let magnitude = if base.abs() == 1.0 { 1.0 } else { base.abs().powf(exponent) };
        if magnitude.is_infinite() {
            return None;
        }
        if base < 0.0 && odd() { -magnitude } else { magnitude }
    };
    Some(Number::Float(result))
}

/// The float nearest to `left / right`, the even one of two; `None` if it is too large
/// (`long_true_divide`). `right` is not zero.
pub(super) fn quotient(left: &BigInt, right: &BigInt) -> Option<f64> {
    let negative = left.is_negative() != right.is_negative();
    let sign = if negative { -1.0 } else { 1.0 };
    if left.is_zero() {
        return Some(if right.is_negative() { -0.0 } else { 0.0 });
    }
    let (left, right) = (left.abs(), right.abs());
    let difference = left.bits() as i64 - right.bits() as i64;
    if difference > 1024 {
        return None;
    }
    if difference < -1076 {
        return Some(sign * 0.0);
    }
    // 55 or 56 bits of the quotient, the lowest one set also if a rest remains.
    let shift = difference.max(-1021) - 55;
    let (left, right) = if shift < 0 { (left << -shift, right) } else { (left, right << shift) };
    let rest = &left % &right;
    let bits = (left / right).to_u64()? | u64::from(!rest.is_zero());
    // Down to 53 bits, fewer where the result is denormal.
    let bit_length = i64::from(64 - bits.leading_zeros());
    let extra = bit_length.max(-1021 - shift) - 53;
    let half = 1u64 << (extra - 1);
    let mut mantissa = bits >> extra;
    if bits & half != 0 && (bits & (half - 1) != 0 || mantissa & 1 != 0) {
        mantissa += 1;
    }
    let result = mantissa as f64 * power_of_two(shift + extra)?;
    result.is_finite().then_some(sign * result)
}

/// 2 to the power of `exponent`, if it is a float.
fn power_of_two(exponent: i64) -> Option<f64> {
    match exponent {
        -1074..-1022 => Some(f64::from_bits(1 << (exponent + 1074))),
        -1022..=1023 => Some(f64::from_bits(((exponent + 1023) as u64) << 52)),
        _ => None,
    }
}
