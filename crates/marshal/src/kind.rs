//! Type codes: the byte that each object starts with.

/// Set in the type code of an object that may be referred to later.
pub(crate) const FLAG_REF: u8 = 0x80;

pub(crate) const NULL: u8 = b'0';
pub(crate) const NONE: u8 = b'N';
pub(crate) const FALSE: u8 = b'F';
pub(crate) const TRUE: u8 = b'T';
pub(crate) const STOP_ITERATION: u8 = b'S';
pub(crate) const ELLIPSIS: u8 = b'.';
/// 32 bits.
pub(crate) const INT: u8 = b'i';
/// 64 bits; no longer written.
pub(crate) const INT64: u8 = b'I';
/// Any number of 15-bit digits.
pub(crate) const LONG: u8 = b'l';
pub(crate) const FLOAT: u8 = b'g';
/// In decimal, as marshal's first version wrote it.
pub(crate) const FLOAT_TEXT: u8 = b'f';
pub(crate) const COMPLEX: u8 = b'y';
pub(crate) const COMPLEX_TEXT: u8 = b'x';
/// Bytes.
pub(crate) const STRING: u8 = b's';
/// UTF-8.
pub(crate) const UNICODE: u8 = b'u';
pub(crate) const INTERNED: u8 = b't';
pub(crate) const ASCII: u8 = b'a';
pub(crate) const ASCII_INTERNED: u8 = b'A';
/// Less than 256 bytes.
pub(crate) const SHORT_ASCII: u8 = b'z';
pub(crate) const SHORT_ASCII_INTERNED: u8 = b'Z';
pub(crate) const TUPLE: u8 = b'(';
/// Less than 256 items.
pub(crate) const SMALL_TUPLE: u8 = b')';
pub(crate) const LIST: u8 = b'[';
pub(crate) const DICT: u8 = b'{';
pub(crate) const FROZEN_DICT: u8 = b'}';
pub(crate) const SET: u8 = b'<';
pub(crate) const FROZEN_SET: u8 = b'>';
pub(crate) const SLICE: u8 = b':';
pub(crate) const CODE: u8 = b'c';
/// The number of an earlier flagged object.
pub(crate) const REF: u8 = b'r';
/// The number of an earlier interned string, in 2.7.
pub(crate) const STRING_REF: u8 = b'R';

/// The first version of the marshal format that has a type code, of those that not all have which are known here.
pub(crate) const fn since(code: u8) -> u8 {
    match code {
        SLICE => 5,
        FROZEN_DICT => 6,
        _ => 0,
    }
}
