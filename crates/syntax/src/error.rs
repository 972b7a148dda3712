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
    MemoryError,
    SystemError,
    UnicodeDecodeError,
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
    /// How much of that CPython tells.
    pub extent: Extent,
    /// Which part of CPython refuses.
    pub step: Step,
    /// The place as it is shown, where that is not just the one of the range.
    pub shown: Option<Box<Shown>>,
}

/// A place as CPython shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// The last line.
    pub end_line: u32,
    /// One past the last column.
    pub end_column: i32,
    /// The text of the line, if any is shown.
    pub text: Option<String>,
}

/// How much of a place CPython tells, where it is not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// Start and end.
    #[default]
    Range,
    /// The start; the end is said to be column 0.
    EndZero,
    /// The start; the end is said to be column -1.
    EndMinusOne,
    /// The start; the end is said to be in the same line, but not where.
    NoEnd,
    /// The start, in a column counted from 0; the end is said to be column -1.
    Before,
    /// The lines; start and end are said to be column 0.
    Lines,
}

/// The parts of CPython that refuse sources: each has its own way to show the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Step {
    /// Counts characters and shows the line without its end.
    Tokenizer,
    /// Counts bytes or characters, as the version does.
    #[default]
    Parser,
    /// All that comes behind the parser: counts bytes.
    Compiler,
}

impl SyntaxError {
    /// A `SyntaxError` about `range`.
    pub fn new(message: impl Into<String>, range: Range) -> Self {
        SyntaxError {
            kind: SyntaxErrorKind::SyntaxError,
            message: message.into(),
            range: Some(range),
            extent: Extent::Range,
            step: Step::Parser,
            shown: None,
        }
    }

    /// A refusal without a place.
    pub fn placeless(kind: SyntaxErrorKind, message: impl Into<String>) -> Self {
        SyntaxError { kind, range: None, ..SyntaxError::new(message, Range::default()) }
    }
}
