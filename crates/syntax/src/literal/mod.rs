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
    /// An integer that does not fit: its magnitude in 32-bit digits, least significant first. The
    /// source has none that is negative; folding makes them.
    BigInt {
        negative: bool,
        digits: &'a [u32],
    },
    Float(f64),
    /// In the source the real part is zero; folding makes others.
    Complex {
        real: f64,
        imag: f64,
    },
    Str(Text<'a>),
    Bytes(&'a [u8]),
    /// The source has none; folding makes them of displays.
    Tuple(&'a [Literal<'a>]),
    /// As tuples are made. Its elements are distinct.
    FrozenSet(&'a [Literal<'a>]),
}
