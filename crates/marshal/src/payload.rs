//! The bytes that follow a type code, and the type code that CPython chooses for a value.

use pybytecode_code::{BigInt, Object};

use crate::{Error, kind};

/// The type code of an object, without flag (`w_complex_object`).
pub(crate) fn type_code(object: Object<'_>, interned: bool) -> u8 {
    match object {
        Object::Null => kind::NULL,
        Object::None => kind::NONE,
        Object::False => kind::FALSE,
        Object::True => kind::TRUE,
        Object::Ellipsis => kind::ELLIPSIS,
        Object::StopIteration => kind::STOP_ITERATION,
        Object::Int(value) if i32::try_from(value).is_ok() => kind::INT,
        Object::Int(_) | Object::BigInt(_) => kind::LONG,
        Object::Float(_) => kind::FLOAT,
        Object::Complex { .. } => kind::COMPLEX,
        Object::Bytes(_) => kind::STRING,
        Object::Str(text) => type_code_of_str(text, interned),
        Object::Tuple(items) if items.len() < 256 => kind::SMALL_TUPLE,
        Object::Tuple(_) => kind::TUPLE,
        Object::List(_) => kind::LIST,
        Object::Set(_) => kind::SET,
        Object::FrozenSet(_) => kind::FROZEN_SET,
        Object::Dict(_) => kind::DICT,
        Object::FrozenDict(_) => kind::FROZEN_DICT,
        Object::Slice(_) => kind::SLICE,
        Object::Code(_) => kind::CODE,
    }
}

/// The type code of a string, without flag.
#[inline]
pub(crate) fn type_code_of_str(text: &[u8], interned: bool) -> u8 {
    match (is_ascii(text), text.len() < 256, interned) {
        (true, true, true) => kind::SHORT_ASCII_INTERNED,
        (true, true, false) => kind::SHORT_ASCII,
        (true, false, true) => kind::ASCII_INTERNED,
        (true, false, false) => kind::ASCII,
        (false, _, true) => kind::INTERNED,
        (false, _, false) => kind::UNICODE,
    }
}

/// Whether all bytes are ASCII; most texts are names, of less than 17 bytes: no loop.
#[inline]
fn is_ascii(text: &[u8]) -> bool {
    const HIGH_BITS: u64 = 0x8080_8080_8080_8080;
    if text.len() > 16 {
        return text.is_ascii();
    }
    // Two words that overlap.
    let words = match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        (Some(first), Some(last)) => u64::from_le_bytes(*first) | u64::from_le_bytes(*last),
        _ => match (text.first_chunk::<4>(), text.last_chunk::<4>()) {
            (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first) | u32::from_le_bytes(*last)),
            _ => text.iter().fold(0, |all, byte| all | u64::from(*byte)),
        },
    };
    words & HIGH_BITS == 0
}

/// The same in 2.7, whose strings are bytes, interned or not, and whose `int` and `long` are two types.
pub(crate) fn type_code_of_python_2(object: Object<'_>, interned: bool) -> u8 {
    match object {
        Object::Int(value) if i32::try_from(value).is_err() => kind::INT64,
        Object::Bytes(_) if interned => kind::INTERNED,
        Object::Str(_) => kind::UNICODE,
        Object::Tuple(_) => kind::TUPLE,
        _ => type_code(object, false),
    }
}

/// Whether the object is one of those that never get a reference flag.
pub(crate) fn is_singleton(object: Object<'_>) -> bool {
    matches!(
        object,
        Object::Null | Object::None | Object::False | Object::True | Object::Ellipsis | Object::StopIteration
    )
}

/// A 32-bit number.
#[inline]
pub(crate) fn long(out: &mut Vec<u8>, value: i32) {
    out.extend_from_slice(&value.to_le_bytes());
}

/// A number of bytes or items in 32 bits.
#[inline]
pub(crate) fn size(out: &mut Vec<u8>, count: usize) -> Result<(), Error> {
    long(out, i32::try_from(count).map_err(|_| Error::TooLarge)?);
    Ok(())
}

/// Bytes after their number in 32 bits.
pub(crate) fn sized(out: &mut Vec<u8>, bytes: &[u8]) -> Result<(), Error> {
    size(out, bytes.len())?;
    out.extend_from_slice(bytes);
    Ok(())
}

/// The bytes of a string after their number, whose size the type code tells.
#[inline]
pub(crate) fn text(out: &mut Vec<u8>, code: u8, text: &[u8]) -> Result<(), Error> {
    if !matches!(code, kind::SHORT_ASCII | kind::SHORT_ASCII_INTERNED) {
        return sized(out, text);
    }
    out.push(text.len() as u8);
    out.extend_from_slice(text);
    Ok(())
}

/// A number of 15-bit digits, negative for a negative integer, and the digits, lowest first.
pub(crate) fn digits(out: &mut Vec<u8>, negative: bool, digits32: &[u32]) -> Result<(), Error> {
    let start = out.len();
    long(out, 0);
    let mut pending = 0u64;
    let mut bits = 0;
    for digit in digits32 {
        pending |= u64::from(*digit) << bits;
        bits += 32;
        while bits >= 15 {
            out.extend_from_slice(&((pending & 0x7FFF) as u16).to_le_bytes());
            pending >>= 15;
            bits -= 15;
        }
    }
    out.extend_from_slice(&(pending as u16).to_le_bytes());
    while out.len() > start + 4 && out.ends_with(&[0, 0]) {
        out.truncate(out.len() - 2);
    }
    let count = i32::try_from((out.len() - start - 4) / 2).map_err(|_| Error::TooLarge)?;
    let count = if negative { -count } else { count };
    out[start..start + 4].copy_from_slice(&count.to_le_bytes());
    Ok(())
}

/// The digits of an integer of 64 bits.
pub(crate) fn digits_of_int(out: &mut Vec<u8>, value: i64) -> Result<(), Error> {
    let magnitude = value.unsigned_abs();
    digits(out, value < 0, &[magnitude as u32, (magnitude >> 32) as u32])
}

/// The digits of a larger integer.
pub(crate) fn digits_of_big(out: &mut Vec<u8>, value: BigInt<'_>) -> Result<(), Error> {
    digits(out, value.negative, value.digits)
}

#[cfg(test)]
mod tests {
    use super::is_ascii;

    #[test]
    fn a_byte_that_is_not_ascii_is_found_wherever_it_stands() {
        for len in 0..40 {
            let mut text = vec![b'a'; len];
            assert!(is_ascii(&text));
            for at in 0..len {
                text[at] = 0x80;
                assert!(!is_ascii(&text), "{at} of {len}");
                text[at] = b'a';
            }
        }
    }
}
