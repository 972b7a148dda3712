//! The source position of an instruction (`_Py_SourceLocation` in CPython).

/// Lines and columns of one instruction; 16 bytes, copied freely.
///
/// Lines count from 1, columns from 0 in UTF-8 bytes. Negative values have CPython's meanings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Location {
    /// First line.
    pub line: i32,
    /// Last line.
    pub end_line: i32,
    /// Column on the first line.
    pub column: i32,
    /// Column one past the end, on the last line.
    pub end_column: i32,
}

impl Location {
    /// No position: an artificial instruction.
    pub const NONE: Location = Location { line: -1, end_line: -1, column: -1, end_column: -1 };

    /// That of the instruction that follows (`NEXT_LOCATION`).
    pub const NEXT: Location = Location { line: -2, end_line: -2, column: -2, end_column: -2 };

    /// All four numbers, in CPython's order.
    pub const fn new(line: i32, end_line: i32, column: i32, end_column: i32) -> Self {
        Location { line, end_line, column, end_column }
    }

    /// A whole line, without columns to speak of (`LOCATION(line, line, 0, 0)`).
    pub const fn line_start(line: i32) -> Self {
        Location { line, end_line: line, column: 0, end_column: 0 }
    }

    /// Whether both are equal, without a branch for each number.
    #[inline]
    pub const fn is(self, other: Location) -> bool {
        let lines = (self.line ^ other.line) | (self.end_line ^ other.end_line);
        let columns = (self.column ^ other.column) | (self.end_column ^ other.end_column);
        lines | columns == 0
    }

    /// Whether this is [`Location::NONE`] (its line, as CPython looks at it).
    pub const fn is_none(self) -> bool {
        self.line == -1
    }
}
