//! The values of numeric literals (`Parser/pegen.c`, `parsenumber`).

use std::borrow::Cow;

use bumpalo::Bump;
use num_bigint::BigUint;

use super::Literal;
use crate::grammar::Grammar;

/// How many digits a decimal integer may have (`sys.int_info.default_max_str_digits`).
const MAX_DIGITS: usize = 4300;

/// The value of an integer as it is written, the tokenizer's rules for its form being met.
///
/// # Errors
///
/// A decimal literal that is too long.
pub(crate) fn integer<'a>(bump: &'a Bump, written: &str) -> Result<Literal<'a>, TooLong> {
    let bytes = written.as_bytes();
    let radix = match bytes {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 10,
    };
    let digits = if radix == 10 { bytes } else { &bytes[2..] };
    let digits = digits.iter().filter(|b| **b != b'_').map(|b| char::from(*b).to_digit(radix).unwrap_or(0));
    let mut small: i64 = 0;
    for digit in digits.clone() {
        let next = small.checked_mul(i64::from(radix)).and_then(|s| s.checked_add(i64::from(digit)));
        match next {
            Some(next) => small = next,
            None => return big(bump, radix, digits),
        }
    }
    Ok(Literal::Int(small))
}

/// A decimal literal has more digits than CPython converts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLong {
    digits: usize,
}

impl TooLong {
    /// CPython's message.
    pub(crate) fn message(self, grammar: &Grammar) -> String {
        let unit = if grammar.minor < 11 { "" } else { " digits" };
        format!(
            "Exceeds the limit ({MAX_DIGITS}{unit}) for integer string conversion: value has {} digits; use \
             sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to \
             avoid decimal conversion limits.",
            self.digits
        )
    }
}

#[cold]
fn big<'a>(
    bump: &'a Bump,
    radix: u32,
    digits: impl Iterator<Item = u32> + Clone,
) -> Result<Literal<'a>, TooLong> {
    if radix == 10 {
        let digits = digits.clone().count();
        if digits > MAX_DIGITS {
            return Err(TooLong { digits });
        }
    }
    let digits: Vec<u8> = digits.map(|digit| digit as u8).collect();
    let value = BigUint::from_radix_be(&digits, radix).unwrap_or_default();
    Ok(Literal::BigInt { negative: false, digits: bump.alloc_slice_copy(&value.to_u32_digits()) })
}

/// The value of a floating-point literal, or the imaginary part of one that ends in `j`.
pub(crate) fn float<'a>(written: &str) -> Literal<'a> {
    let (number, imaginary) = match written.strip_suffix(['j', 'J']) {
        Some(number) => (number, true),
        None => (written, false),
    };
    let plain: Cow<str> = if number.contains('_') { number.replace('_', "").into() } else { number.into() };
    let value = plain.parse().unwrap_or(f64::NAN);
    if imaginary { Literal::Complex { real: 0.0, imag: value } } else { Literal::Float(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_form() {
        let bump = Bump::new();
        let int = |written| integer(&bump, written).unwrap();
        assert_eq!(int("1_000"), Literal::Int(1000));
        assert_eq!(int("0x_fF"), Literal::Int(255));
        assert_eq!(int("0b1_01"), Literal::Int(5));
        assert_eq!(int("0O17"), Literal::Int(15));
        assert_eq!(int("9223372036854775807"), Literal::Int(i64::MAX));
        assert_eq!(
            int("9223372036854775808"),
            Literal::BigInt { negative: false, digits: &[0, 0x8000_0000] }
        );
        assert_eq!(int("0x1_0000_0000_0000_0000"), Literal::BigInt { negative: false, digits: &[0, 0, 1] });
        assert_eq!(int(&"0".repeat(5000)), Literal::Int(0));
        assert!(integer(&bump, &"1".repeat(4300)).is_ok());
        assert_eq!(integer(&bump, &"1".repeat(4301)), Err(TooLong { digits: 4301 }));
        assert_eq!(float("1_0.5e-1_0"), Literal::Float(10.5e-10));
        assert_eq!(float("1e400"), Literal::Float(f64::INFINITY));
        assert_eq!(float("1."), Literal::Float(1.0));
        assert_eq!(float(".5J"), Literal::Complex { real: 0.0, imag: 0.5 });
        assert_eq!(float("0777j"), Literal::Complex { real: 0.0, imag: 777.0 });
    }
}
