//! Constants as Python's `repr` writes them (`unicode_repr`, `bytes_repr`, `float_repr` and
//! their like): what messages quote.

use std::fmt::Write;

use num_bigint::{BigInt, BigUint, Sign};
use pybytecode_code::{Object, ObjectId, Objects};
use pybytecode_syntax::literal::Literal;
use pybytecode_syntax::literal::float::shortest;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// The `repr` of an object that a literal can stand for.
pub(crate) fn object(objects: &Objects, id: ObjectId) -> String {
    match objects.get(id) {
        Object::None => "None".to_owned(),
        Object::True => "True".to_owned(),
        Object::False => "False".to_owned(),
        Object::Ellipsis => "Ellipsis".to_owned(),
        Object::Int(value) => value.to_string(),
        Object::BigInt(value) => {
            let sign = if value.negative { Sign::Minus } else { Sign::Plus };
            BigInt::from_biguint(sign, BigUint::from_slice(value.digits)).to_string()
        }
        Object::Float(value) => float(value),
        Object::Complex { real, imag } => complex(real, imag),
        Object::Str(text) => str(text),
        Object::Bytes(value) => bytes(value),
        Object::Tuple(items) => tuple(items.iter().map(|item| object(objects, *item))),
        Object::FrozenSet(items) => frozenset(items.iter().map(|item| object(objects, *item))),
        // No literal stands for any other kind.
        _ => "...".to_owned(),
    }
}

/// The `repr` of what a literal stands for.
pub(crate) fn literal(value: &Literal) -> String {
    match *value {
        Literal::None => "None".to_owned(),
        Literal::True => "True".to_owned(),
        Literal::False => "False".to_owned(),
        Literal::Ellipsis => "Ellipsis".to_owned(),
        Literal::Int(value) => value.to_string(),
        Literal::BigInt { negative, digits } => {
            let sign = if negative { Sign::Minus } else { Sign::Plus };
            BigInt::from_biguint(sign, BigUint::from_slice(digits)).to_string()
        }
        Literal::Float(value) => float(value),
        Literal::Complex { real, imag } => complex(real, imag),
        Literal::Str(text) => str(text),
        Literal::Bytes(value) => bytes(value),
        Literal::Tuple(items) => tuple(items.iter().map(literal)),
        Literal::FrozenSet(items) => frozenset(items.iter().map(literal)),
    }
}

fn tuple(items: impl ExactSizeIterator<Item = String>) -> String {
    let comma = if items.len() == 1 { "," } else { "" };
    format!("({}{comma})", items.collect::<Vec<_>>().join(", "))
}

/// That of a frozenset, its elements in the order in which they were written.
fn frozenset(items: impl Iterator<Item = String>) -> String {
    format!("frozenset({{{}}})", items.collect::<Vec<_>>().join(", "))
}

/// The `repr` of a string, given in UTF-8 with lone surrogates in their three-byte form.
pub(crate) fn str(text: &[u8]) -> String {
    let quote = quote_for(text);
    let mut out = String::with_capacity(text.len() + 2);
    out.push(char::from(quote));
    let mut rest = text;
    while !rest.is_empty() {
        let (code, len) = code_point(rest);
        rest = &rest[len..];
        match char::from_u32(code) {
            Some(c) if c == char::from(quote) || c == '\\' => out.extend(['\\', c]),
            Some('\t') => out.push_str("\\t"),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some(c) if is_printable(c) => out.push(c),
            _ => escape(&mut out, code),
        }
    }
    out.push(char::from(quote));
    out
}

/// The `repr` of a bytes object.
pub(crate) fn bytes(value: &[u8]) -> String {
    let quote = quote_for(value);
    let mut out = String::with_capacity(value.len() + 3);
    out.push('b');
    out.push(char::from(quote));
    for byte in value {
        match *byte {
            b if b == quote || b == b'\\' => out.extend(['\\', char::from(b)]),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b @ b' '..=b'~' => out.push(char::from(b)),
            b => escape(&mut out, u32::from(b)),
        }
    }
    out.push(char::from(quote));
    out
}

/// The `repr` of a float: the shortest digits that name it, with a point or an exponent.
pub(crate) fn float(value: f64) -> String {
    let text = shortest(value);
    let whole = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if whole { text + ".0" } else { text }
}

/// The `repr` of a complex number.
pub(crate) fn complex(real: f64, imag: f64) -> String {
    let imaginary = shortest(imag);
    if real == 0.0 && real.is_sign_positive() {
        return imaginary + "j";
    }
    let plus = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{plus}{imaginary}j)", shortest(real))
}

/// Single quotes, unless that takes escapes which double quotes spare.
fn quote_for(text: &[u8]) -> u8 {
    if text.contains(&b'\'') && !text.contains(&b'"') { b'"' } else { b'\'' }
}

fn escape(out: &mut String, code: u32) {
    // Writing to a string cannot fail.
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// Whether `str.isprintable` holds, by Unicode 16.
fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return !c.is_ascii_control();
    }
    !matches!(
        c.general_category(),
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::Surrogate
            | GeneralCategory::PrivateUse
            | GeneralCategory::Unassigned
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
            | GeneralCategory::SpaceSeparator
    )
}

/// The first code point of generalised UTF-8 and how many bytes it takes; a stray byte stands for itself.
fn code_point(text: &[u8]) -> (u32, usize) {
    let first = u32::from(text[0]);
    let len = match first {
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xff => 4,
        _ => 1,
    };
    if len == 1 || text.len() < len {
        return (first, 1);
    }
    let lead = first & (0x7f >> len);
    (text[1..len].iter().fold(lead, |code, byte| code << 6 | u32::from(byte & 0x3f)), len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_choose_their_quotes_and_escapes() {
        assert_eq!(str(b"it's"), r#""it's""#);
        assert_eq!(str(br#"it's "it""#), r#"'it\'s "it"'"#);
        assert_eq!(
            str("\t\n\r\0\x7fé\u{a0}\u{200b}\u{10ffff}\\".as_bytes()),
            r"'\t\n\r\x00\x7fé\xa0\u200b\U0010ffff\\'"
        );
        assert_eq!(str(b"\xed\xa0\x80"), r"'\ud800'");
        assert_eq!(bytes(b"a'\xff\n"), r#"b"a'\xff\n""#);
    }

    #[test]
    fn floats_are_shortest() {
        let all = [1.0, -0.0, 1e15, 1e16, 1.5e16, 0.0001, 0.00001, 1e-7, 1e300, 123456.789, f64::INFINITY];
        let wanted = [
            "1.0",
            "-0.0",
            "1000000000000000.0",
            "1e+16",
            "1.5e+16",
            "0.0001",
            "1e-05",
            "1e-07",
            "1e+300",
            "123456.789",
            "inf",
        ];
        assert_eq!(all.map(float), wanted);
        assert_eq!(complex(0.0, 1.0), "1j");
        assert_eq!(complex(-0.0, -1.0), "(-0-1j)");
        assert_eq!(complex(1.5, 1e20), "(1.5+1e+20j)");
    }
}
