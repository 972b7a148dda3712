//! The tables of lines of code objects up to 3.10 (`co_lnotab`, and `co_linetable` of 3.10).
//!
//! Both are pairs of bytes: how many bytes of code, and by how many lines what stands there differs from
//! what came before. In `co_lnotab` a line begins behind those bytes; in 3.10's table it is that of those
//! bytes, and -128 means that they have none. CPython: `Objects/lnotab_notes.txt`, `assemble_lnotab` and
//! `assemble_line_range` in `Python/compile.c`.

use std::ops::RangeInclusive;

use pybytecode_opcode::pyc::LineTable;

/// Writes a `co_lnotab` (up to 3.9).
#[derive(Debug)]
pub struct LnotabWriter {
    bytes: Vec<u8>,
    /// The steps in lines that one entry can tell.
    steps: RangeInclusive<i64>,
    /// Where the last entry begins, in bytes of code.
    offset: u32,
    line: i32,
}

impl Default for LnotabWriter {
    fn default() -> Self {
        Self::new(LineTable::Signed)
    }
}

impl LnotabWriter {
    /// An empty table of that form, one of those up to 3.9.
    pub fn new(form: LineTable) -> Self {
        let steps = if form == LineTable::Ascending { 0..=255 } else { -128..=127 };
        LnotabWriter { bytes: Vec::new(), steps, offset: 0, line: 0 }
    }

    /// Forgets what was written; the code object starts at `firstlineno`.
    pub fn restart(&mut self, firstlineno: i32) {
        self.bytes.clear();
        self.offset = 0;
        self.line = firstlineno;
    }

    /// The line of the last entry.
    pub fn line(&self) -> i32 {
        self.line
    }

    /// Where the last entry begins, in bytes of code.
    pub fn offset(&self) -> u32 {
        self.offset
    }

    /// From `offset` on, in bytes of code, the line is `line`.
    pub fn push(&mut self, offset: u32, line: i32) {
        let mut code = offset.saturating_sub(self.offset);
        // Whole steps are split off, even if nothing is left then.
        if code > 255 {
            for _ in 0..code / 255 {
                self.bytes.extend([255, 0]);
            }
            code %= 255;
        }
        let mut lines = i64::from(line) - i64::from(self.line);
        let step = if lines < 0 { *self.steps.start() } else { *self.steps.end() };
        // 2.7 has no way to go back and writes the lowest byte of such a step.
        if step != 0 && !self.steps.contains(&lines) {
            for _ in 0..lines / step {
                self.bytes.extend([code as u8, step as u8]);
                code = 0;
            }
            lines %= step;
        }
        self.bytes.extend([code as u8, lines as u8]);
        self.offset = offset;
        self.line = line;
    }

    /// The whole table.
    pub fn finish(&mut self) -> &mut [u8] {
        &mut self.bytes
    }
}

/// Writes 3.10's `co_linetable`.
#[derive(Debug, Default)]
pub struct LineRangesWriter {
    bytes: Vec<u8>,
    /// The line of the last range that has one.
    previous: i32,
    /// The line of the range that is being written; negative if it has none.
    line: i32,
    /// How many bytes of code it has.
    length: u32,
}

impl LineRangesWriter {
    /// Forgets what was written; the code object starts at `firstlineno`.
    pub fn restart(&mut self, firstlineno: i32) {
        self.bytes.clear();
        self.previous = firstlineno;
        self.line = firstlineno;
        self.length = 0;
    }

    /// An instruction of that line, negative if it has none, and so many bytes.
    pub fn push(&mut self, line: i32, length: u32) {
        if line != self.line {
            self.end_range();
            self.line = line;
        }
        self.length += length;
    }

    fn end_range(&mut self) {
        let mut code = std::mem::take(&mut self.length);
        if code == 0 {
            return;
        }
        const NO_LINE: i8 = -128;
        let has_line = self.line >= 0;
        let mut lines = NO_LINE;
        if has_line {
            let mut difference = i64::from(self.line) - i64::from(self.previous);
            self.previous = self.line;
            while !(-127..=127).contains(&difference) {
                let step: i8 = if difference < 0 { -127 } else { 127 };
                self.bytes.extend([0, step as u8]);
                difference -= i64::from(step);
            }
            lines = difference as i8;
        }
        while code > 254 {
            self.bytes.extend([254, lines as u8]);
            lines = if has_line { 0 } else { NO_LINE };
            code -= 254;
        }
        self.bytes.extend([code as u8, lines as u8]);
    }

    /// The whole table.
    pub fn finish(&mut self) -> &[u8] {
        self.end_range();
        &self.bytes
    }
}
