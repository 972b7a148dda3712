//! The exception table of a code object (`co_exceptiontable` from 3.11): which handler guards which code units.
//!
//! Each entry is four numbers: first code unit, how many, the handler's code unit, and the stack
//! depth to return to with one bit for the offset of the raising instruction. A number is six bits a
//! byte, the highest first; bit 6 says that more follow, bit 7 marks an entry's first byte.
//! CPython: `assemble_emit_exception_table_entry` in `Python/assemble.c`,
//! `InternalDocs/exception_handling.md`.

use crate::TableError;

/// One guarded range of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExceptionEntry {
    /// The first code unit that is guarded.
    pub start: u32,
    /// The code unit after the last that is guarded.
    pub end: u32,
    /// The handler's first code unit.
    pub target: u32,
    /// How many values stay on the stack.
    pub depth: u32,
    /// Whether the offset of the instruction that raised is pushed below the exception.
    pub lasti: bool,
}

/// Writes an exception table; keeps its memory from one code object to the next.
#[derive(Debug, Default)]
pub struct ExceptionTableWriter {
    bytes: Vec<u8>,
}

impl ExceptionTableWriter {
    /// An empty table.
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets what was written.
    pub fn restart(&mut self) {
        self.bytes.clear();
    }

    /// Adds an entry; numbers from 2^30 on do not fit the format and lose their upper bits.
    pub fn push(&mut self, entry: ExceptionEntry) {
        let first = self.bytes.len();
        self.number(entry.start);
        self.bytes[first] |= 0x80;
        self.number(entry.end.saturating_sub(entry.start));
        self.number(entry.target);
        self.number(entry.depth << 1 | u32::from(entry.lasti));
    }

    /// The whole table.
    pub fn finish(&self) -> &[u8] {
        &self.bytes
    }

    fn number(&mut self, value: u32) {
        for shift in [24, 18, 12, 6] {
            if value >= 1 << shift {
                self.bytes.push((value >> shift & 63) as u8 | 64);
            }
        }
        self.bytes.push((value & 63) as u8);
    }
}

/// Reads an exception table: an iterator over its entries, which ends after the first error.
#[derive(Debug, Clone)]
pub struct ExceptionTable<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> ExceptionTable<'t> {
    /// The table in these bytes.
    pub fn new(bytes: &'t [u8]) -> Self {
        ExceptionTable { bytes, at: 0 }
    }

    /// Offset in bytes of what is read next.
    pub fn offset(&self) -> usize {
        self.at
    }

    fn entry(&mut self) -> Result<ExceptionEntry, TableError> {
        if self.bytes[self.at] & 0x80 == 0 {
            return Err(TableError::NotAStart { offset: self.at });
        }
        let start_offset = self.at;
        let start = self.number(true)?;
        let size = self.number(false)?;
        let target = self.number(false)?;
        let depth_lasti = self.number(false)?;
        let end = start.checked_add(size).ok_or(TableError::Number { offset: start_offset })?;
        Ok(ExceptionEntry { start, end, target, depth: depth_lasti >> 1, lasti: depth_lasti & 1 == 1 })
    }

    fn number(&mut self, first: bool) -> Result<u32, TableError> {
        let start = self.at;
        let mut value = 0u32;
        loop {
            let byte = *self.bytes.get(self.at).ok_or(TableError::Truncated { offset: self.at })?;
            if byte & 0x80 != 0 && !(first && self.at == start) {
                return Err(TableError::Truncated { offset: self.at });
            }
            self.at += 1;
            if value >> 26 != 0 {
                return Err(TableError::Number { offset: start });
            }
            value = value << 6 | u32::from(byte & 63);
            if byte & 64 == 0 {
                return Ok(value);
            }
        }
    }
}

impl Iterator for ExceptionTable<'_> {
    type Item = Result<ExceptionEntry, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.bytes.len() {
            return None;
        }
        let entry = self.entry();
        if entry.is_err() {
            self.at = self.bytes.len();
        }
        Some(entry)
    }
}
