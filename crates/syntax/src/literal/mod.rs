//! The values of literals: what a `Constant` node holds, and how they are read from the source.

pub(crate) mod escape;
pub(crate) mod number;
mod unicode_name;

/// Text as CPython's `str` can hold it: UTF-8, in which lone surrogates stand in their
/// three-byte form (`surrogatepass`), exactly as marshal writes it.
pub type Text<'a> = &'a [u8];

/// A constant of the source.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs)]
pub enum Literal<'a> {
    None,
    True,
    False,
    Ellipsis,
    /// An integer that fits.
    Int(i64),
    /// An integer of any size, not negative: its magnitude in 32-bit digits, least significant first.
    BigInt(&'a [u32]),
    Float(f64),
    /// The imaginary part; the real part of a literal is zero.
    Imaginary(f64),
    Str(Text<'a>),
    Bytes(&'a [u8]),
}
