//! What is wrong with a source, and where.

use crate::range::Range;

/// The exception class that CPython raises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum SyntaxErrorKind {
    SyntaxError,
    IndentationError,
    TabError,
    /// `compile()` raises some refusals as plain `ValueError`, `OverflowError` or `RecursionError`.
    ValueError,
    OverflowError,
    RecursionError,
}

/// In what the step of CPython that tells a place counts its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// The parser counts characters.
    Characters,
    /// The symbol table and code generation count bytes of UTF-8.
    Bytes,
}

/// A refusal of a source, in CPython's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The exception class.
    pub kind: SyntaxErrorKind,
    /// The message, without place.
    pub message: String,
    /// What it is about, in bytes of the decoded source; `None` where CPython gives no place.
    pub range: Option<Range>,
}

impl SyntaxError {
    /// A `SyntaxError` about `range`.
    pub fn new(message: impl Into<String>, range: Range) -> Self {
        SyntaxError { kind: SyntaxErrorKind::SyntaxError, message: message.into(), range: Some(range) }
    }
}
