//! What can be wrong with a table of a code object.

use std::fmt;

/// A location or exception table that cannot be read, and where in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableError {
    /// An entry lacks bytes: the table, or the next entry, comes too early.
    Truncated {
        /// Offset in bytes of what came instead.
        offset: usize,
    },
    /// A byte that should start an entry does not.
    NotAStart {
        /// Its offset in bytes.
        offset: usize,
    },
    /// A number that is too large.
    Number {
        /// Offset in bytes of its first byte.
        offset: usize,
    },
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TableError::Truncated { offset } => write!(f, "table entry is cut short at byte {offset}"),
            TableError::NotAStart { offset } => {
                write!(f, "byte {offset} of the table does not start an entry")
            }
            TableError::Number { offset } => write!(f, "number at byte {offset} of the table is too large"),
        }
    }
}

impl std::error::Error for TableError {}
