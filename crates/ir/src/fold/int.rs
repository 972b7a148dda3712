//! Integers of any size (`Objects/longobject.c`) and the limits that folding sets them.

use num_bigint::{BigInt, Sign};
use num_traits::{Signed, ToPrimitive, Zero};
use pybytecode_code::{Object, ObjectId, Objects};
use pybytecode_opcode::Arithmetic;

use super::{Number, Operator, float};

/// Results of `*`, `**` and `<<` have at most that many bits (`MAX_INT_SIZE`).
const MAX_INT_SIZE: u64 = 128;

/// An integer; a `bool` is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Int {
    Small(i64),
    Big(BigInt),
}

impl Int {
    /// The integer that an object is.
    pub(super) fn of(object: Object<'_>) -> Option<Int> {
        Some(match object {
            Object::False => Int::Small(0),
            Object::True => Int::Small(1),
            Object::Int(value) => Int::Small(value),
            Object::BigInt(value) => {
                let sign = if value.negative { Sign::Minus } else { Sign::Plus };
                Int::Big(BigInt::from_slice(sign, value.digits))
            }
            _ => return None,
        })
    }

    pub(super) fn object(self, objects: &mut Objects<'_>) -> ObjectId {
        match self {
            Int::Small(value) => objects.int(value),
            Int::Big(value) => {
                let (sign, digits) = value.to_u32_digits();
                objects.big_int(sign == Sign::Minus, &digits)
            }
        }
    }

    pub(super) fn big(&self) -> BigInt {
        match self {
            Int::Small(value) => BigInt::from(*value),
            Int::Big(value) => value.clone(),
        }
    }

    /// The value, if it fits.
    pub(super) fn to_i64(&self) -> Option<i64> {
        match self {
            Int::Small(value) => Some(*value),
            Int::Big(value) => value.to_i64(),
        }
    }

    /// The nearest float, the even one of two (`PyLong_AsDouble`); `None` if it is too large.
    pub(super) fn to_f64(&self) -> Option<f64> {
        match self {
            Int::Small(value) => Some(*value as f64),
            Int::Big(value) => float::quotient(value, &BigInt::from(1)),
        }
    }

    fn is_zero(&self) -> bool {
        *self == Int::Small(0)
    }

    pub(super) fn is_negative(&self) -> bool {
        match self {
            Int::Small(value) => *value < 0,
            Int::Big(value) => value.is_negative(),
        }
    }

    /// Bits of the magnitude (`_PyLong_NumBits`).
    fn bits(&self) -> u64 {
        match self {
            Int::Small(value) => u64::from(64 - value.unsigned_abs().leading_zeros()),
            Int::Big(value) => value.bits(),
        }
    }

    pub(super) fn negated(self) -> Int {
        match self {
            Int::Small(value) => match value.checked_neg() {
                Some(value) => Int::Small(value),
                None => Int::Big(-BigInt::from(value)),
            },
            Int::Big(value) => Int::Big(-value),
        }
    }

    pub(super) fn inverted(self) -> Int {
        match self {
            Int::Small(value) => Int::Small(!value),
            Int::Big(value) => Int::Big(!value),
        }
    }
}

/// `left op right` for two integers.
pub(super) fn binary(left: &Int, op: Operator, right: &Int, rules: Arithmetic) -> Option<Number> {
    if let (Int::Small(left), Int::Small(right)) = (left, right)
        && let Some(result) = small(*left, op, *right)
    {
        return Some(Number::Int(Int::Small(result)));
    }
    let result = match op {
        Operator::Add => left.big() + right.big(),
        Operator::Subtract => left.big() - right.big(),
        Operator::Multiply => multiply(left, right)?,
        Operator::TrueDivide => return true_divide(left, right).map(Number::Float),
        Operator::FloorDivide => floor_divide(left, right)?.0,
        Operator::Remainder => floor_divide(left, right)?.1,
        Operator::Power if right.is_negative() => {
            return float::power(left.to_f64()?, right.to_f64()?, rules);
        }
        Operator::Power => power(left, right)?,
        Operator::Lshift => shift_left(left, right)?,
        Operator::Rshift => shift_right(left, right)?,
        Operator::And => left.big() & right.big(),
        Operator::Or => left.big() | right.big(),
        Operator::Xor => left.big() ^ right.big(),
        Operator::Subscript => return None,
    };
    Some(Number::Int(Int::Big(result)))
}

/// What can be computed in a machine word at once.
fn small(left: i64, op: Operator, right: i64) -> Option<i64> {
    match op {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::And => Some(left & right),
        Operator::Or => Some(left | right),
        Operator::Xor => Some(left ^ right),
        _ => None,
    }
}

/// `const_folding_safe_multiply`
fn multiply(left: &Int, right: &Int) -> Option<BigInt> {
    let fits = left.is_zero() || right.is_zero() || left.bits() + right.bits() <= MAX_INT_SIZE;
    fits.then(|| left.big() * right.big())
}

/// `const_folding_safe_power`, for an exponent that is not negative.
fn power(left: &Int, right: &Int) -> Option<BigInt> {
    if left.is_zero() || right.is_zero() {
        return Some(BigInt::from(u8::from(right.is_zero())));
    }
    let exponent = right.to_i64().and_then(|n| u64::try_from(n).ok())?;
    (left.bits() <= MAX_INT_SIZE / exponent).then(|| left.big().pow(exponent as u32))
}

/// `const_folding_safe_lshift`
fn shift_left(left: &Int, right: &Int) -> Option<BigInt> {
    if right.is_negative() {
        return None;
    }
    if left.is_zero() || right.is_zero() {
        return Some(left.big());
    }
    let places = right.to_i64().and_then(|n| u64::try_from(n).ok())?;
    (left.bits().checked_add(places)? <= MAX_INT_SIZE).then(|| left.big() << places)
}

/// `long_rshift`
fn shift_right(left: &Int, right: &Int) -> Option<BigInt> {
    if right.is_negative() {
        return None;
    }
    let all = BigInt::from(if left.is_negative() { -1 } else { 0 });
    Some(match right.to_i64() {
        Some(places) if (places as u64) < left.bits() => left.big() >> places,
        _ => all,
    })
}

/// Quotient and remainder of the division that rounds down.
fn floor_divide(left: &Int, right: &Int) -> Option<(BigInt, BigInt)> {
    if right.is_zero() {
        return None;
    }
    let (left, right) = (left.big(), right.big());
    let (quotient, remainder) = (&left / &right, &left % &right);
    Some(if !remainder.is_zero() && remainder.is_negative() != right.is_negative() {
        (quotient - 1, remainder + right)
    } else {
        (quotient, remainder)
    })
}

/// `long_true_divide`
fn true_divide(left: &Int, right: &Int) -> Option<f64> {
    if right.is_zero() {
        return None;
    }
    float::quotient(&left.big(), &right.big())
}
