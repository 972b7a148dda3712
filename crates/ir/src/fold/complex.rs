//! Complex numbers (`Objects/complexobject.c`; that of 3.14 treats a real operand apart).

use pybytecode_opcode::{Arithmetic, ComplexOperands, ComplexPower};

use super::float::{add, divide, multiply, subtract};
use super::{Number, Operator};

/// A complex number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Complex {
    pub(super) real: f64,
    pub(super) imag: f64,
}

impl Complex {
    const ONE: Complex = Complex { real: 1.0, imag: 0.0 };

    pub(super) fn negated(self) -> Complex {
        Complex { real: -self.real, imag: -self.imag }
    }

    pub(super) fn of_real(real: f64) -> Complex {
        Complex { real, imag: 0.0 }
    }

    fn is_nan(self) -> bool {
        self.real.is_nan() && self.imag.is_nan()
    }

    fn is_zero(self) -> bool {
        self.real == 0.0 && self.imag == 0.0
    }

    fn is_infinite(self) -> bool {
        self.real.is_infinite() || self.imag.is_infinite()
    }

    fn is_finite(self) -> bool {
        self.real.is_finite() && self.imag.is_finite()
    }

    /// Infinite parts as 1, finite ones as 0, with their signs.
    fn boxed(self) -> Complex {
        let boxed = |part: f64| f64::copysign(if part.is_infinite() { 1.0 } else { 0.0 }, part);
        Complex { real: boxed(self.real), imag: boxed(self.imag) }
    }

    /// NaN parts as 0, with their signs.
    fn without_nans(self) -> Complex {
        let cleaned = |part: f64| if part.is_nan() { f64::copysign(0.0, part) } else { part };
        Complex { real: cleaned(self.real), imag: cleaned(self.imag) }
    }
}

/// `left op right` for two complex numbers.
pub(super) fn binary(left: Complex, op: Operator, right: Complex, rules: Arithmetic) -> Option<Number> {
    let result = match op {
        Operator::Add => Complex { real: add(left.real, right.real), imag: add(left.imag, right.imag) },
        Operator::Subtract => {
            Complex { real: subtract(left.real, right.real), imag: subtract(left.imag, right.imag) }
        }
        Operator::Multiply => product(left, right, rules),
        Operator::TrueDivide => quotient(left, right, rules)?,
        Operator::Power => power(left, right, rules)?,
        _ => return None,
    };
    Some(Number::Complex(result))
}

/// `left op right` for a real number at the right (`_Py_cr_sum` and its like).
pub(super) fn binary_real_right(
    left: Complex,
    op: Operator,
    right: f64,
    rules: Arithmetic,
) -> Option<Number> {
    let result = match op {
        Operator::Add => Complex { real: add(left.real, right), ..left },
        Operator::Subtract => Complex { real: subtract(left.real, right), ..left },
        Operator::Multiply => scaled(left, right),
        Operator::TrueDivide if right == 0.0 => return None,
        Operator::TrueDivide => Complex { real: divide(left.real, right), imag: divide(left.imag, right) },
        _ => return binary(left, op, Complex::of_real(right), rules),
    };
    Some(Number::Complex(result))
}

/// `left op right` for a real number at the left (`_Py_rc_diff` and its like).
pub(super) fn binary_real_left(left: f64, op: Operator, right: Complex, rules: Arithmetic) -> Option<Number> {
    let result = match op {
        Operator::Add => Complex { real: add(right.real, left), ..right },
        Operator::Subtract => Complex { real: subtract(left, right.real), imag: -right.imag },
        Operator::Multiply => scaled(right, left),
        Operator::TrueDivide => quotient_of_real(left, right)?,
        _ => return binary(Complex::of_real(left), op, right, rules),
    };
    Some(Number::Complex(result))
}

/// `_Py_cr_prod`
fn scaled(value: Complex, factor: f64) -> Complex {
    Complex { real: multiply(value.real, factor), imag: multiply(value.imag, factor) }
}

/// `_Py_c_prod`: where both parts come out as NaN, infinities may be recovered as C11's Annex G.5.1 says.
fn product(left: Complex, right: Complex, rules: Arithmetic) -> Complex {
    let Complex { real: a, imag: b } = left;
    let Complex { real: c, imag: d } = right;
    let parts = [multiply(a, c), multiply(b, d), multiply(a, d), multiply(b, c)];
    let result = Complex { real: subtract(parts[0], parts[1]), imag: add(parts[2], parts[3]) };
    if !result.is_nan() || rules.complex_operands == ComplexOperands::Converted {
        return result;
    }
    let (mut left, mut right) = (left, right);
    let mut again = false;
    if left.is_infinite() {
        (left, right, again) = (left.boxed(), right.without_nans(), true);
    }
    if right.is_infinite() {
        (left, right, again) = (left.without_nans(), right.boxed(), true);
    }
    if !again && parts.iter().any(|part| part.is_infinite()) {
        (left, right, again) = (left.without_nans(), right.without_nans(), true);
    }
    if !again {
        return result;
    }
    let Complex { real: a, imag: b } = left;
    let Complex { real: c, imag: d } = right;
    Complex {
        real: multiply(f64::INFINITY, subtract(multiply(a, c), multiply(b, d))),
        imag: multiply(f64::INFINITY, add(multiply(a, d), multiply(b, c))),
    }
}

/// `_Py_c_quot`: both are divided first by the larger part of the divisor; `None` if that is zero.
fn quotient(left: Complex, right: Complex, rules: Arithmetic) -> Option<Complex> {
    let Complex { real: a, imag: b } = left;
    let Complex { real: c, imag: d } = right;
    let result = if c.abs() >= d.abs() {
        if c == 0.0 {
            return None;
        }
        let ratio = divide(d, c);
        let denominator = add(c, multiply(d, ratio));
        Complex {
            real: divide(add(a, multiply(b, ratio)), denominator),
            imag: divide(subtract(b, multiply(a, ratio)), denominator),
        }
    } else if d.abs() >= c.abs() {
        let ratio = divide(c, d);
        let denominator = add(multiply(c, ratio), d);
        Complex {
            real: divide(add(multiply(a, ratio), b), denominator),
            imag: divide(subtract(multiply(b, ratio), a), denominator),
        }
    } else {
        Complex { real: f64::NAN, imag: f64::NAN }
    };
    if !result.is_nan() || rules.complex_operands == ComplexOperands::Converted {
        return Some(result);
    }
    // Annex G.5.2: infinite by finite is infinite, finite by infinite is zero.
    let (factor, x, y, left, right) = if left.is_infinite() && right.is_finite() {
        let boxed = left.boxed();
        (f64::INFINITY, boxed.real, boxed.imag, right.real, right.imag)
    } else if right.is_infinite() && left.is_finite() {
        let boxed = right.boxed();
        let real = multiply(0.0, add(multiply(a, boxed.real), multiply(b, boxed.imag)));
        let imag = multiply(0.0, subtract(multiply(b, boxed.real), multiply(a, boxed.imag)));
        return Some(Complex { real, imag });
    } else {
        return Some(result);
    };
    Some(Complex {
        real: multiply(factor, add(multiply(x, left), multiply(y, right))),
        imag: multiply(factor, subtract(multiply(y, left), multiply(x, right))),
    })
}

/// `_Py_rc_quot`
fn quotient_of_real(left: f64, right: Complex) -> Option<Complex> {
    let Complex { real: c, imag: d } = right;
    let result = if c.abs() >= d.abs() {
        if c == 0.0 {
            return None;
        }
        let ratio = divide(d, c);
        let denominator = add(c, multiply(d, ratio));
        Complex { real: divide(left, denominator), imag: divide(multiply(-left, ratio), denominator) }
    } else if d.abs() >= c.abs() {
        let ratio = divide(c, d);
        let denominator = add(multiply(c, ratio), d);
        Complex { real: divide(multiply(left, ratio), denominator), imag: divide(-left, denominator) }
    } else {
        Complex { real: f64::NAN, imag: f64::NAN }
    };
    if !(result.is_nan() && left.is_finite() && right.is_infinite()) {
        return Some(result);
    }
    let boxed = right.boxed();
    Some(Complex {
        real: multiply(0.0, multiply(left, boxed.real)),
        imag: multiply(0.0, multiply(-left, boxed.imag)),
    })
}

/// `complex_pow`
fn power(base: Complex, exponent: Complex, rules: Arithmetic) -> Option<Complex> {
    let Complex { real: n, imag } = exponent;
    let result = if imag == 0.0 && n == n.floor() && n.abs() <= 100.0 {
        match n as i32 {
            n @ 1.. => natural_power(base, n as u32, rules),
            n => quotient(Complex::ONE, natural_power(base, n.unsigned_abs(), rules), rules)?,
        }
    } else {
        general_power(base, exponent, rules)?
    };
    (!result.is_infinite()).then_some(result)
}

/// `c_powu`, for exponents up to 100. The base is squared once more than is needed, which does no harm.
fn natural_power(base: Complex, exponent: u32, rules: Arithmetic) -> Complex {
    let (mut result, mut square, mut rest) = (Complex::ONE, base, exponent);
    while rest > 0 {
        if rest & 1 == 1 {
            result = product(result, square, rules);
        }
        square = product(square, square, rules);
        rest >>= 1;
    }
    result
}

/// `_Py_c_pow`; `None` where it leaves a domain error in `errno`.
fn general_power(base: Complex, exponent: Complex, rules: Arithmetic) -> Option<Complex> {
    if exponent.is_zero() {
        return Some(Complex::ONE);
    }
    if base.is_zero() {
        let error = exponent.imag != 0.0 || exponent.real < 0.0;
        return (!error).then_some(Complex::of_real(0.0));
    }
    let magnitude = base.real.hypot(base.imag);
    let mut length = magnitude.powf(exponent.real);
    let angle = base.imag.atan2(base.real);
    let mut phase = multiply(angle, exponent.real);
    if exponent.imag != 0.0 {
        length = match rules.complex_power {
            ComplexPower::Divides => divide(length, multiply(angle, exponent.imag).exp()),
            ComplexPower::Multiplies => multiply(length, multiply(-angle, exponent.imag).exp()),
        };
        phase = add(phase, multiply(exponent.imag, magnitude.ln()));
    }
    if phase.is_infinite() {
        return None;
    }
    Some(Complex { real: multiply(length, phase.cos()), imag: multiply(length, phase.sin()) })
}
