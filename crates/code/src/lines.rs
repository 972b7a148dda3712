//! Which line each run of code belongs to, whatever form the version's table has.
//!
//! CPython: `co_lines` (`Objects/codeobject.c`), and before there was one, `findlinestarts` of
//! `Lib/dis.py`; the older forms are told in `Objects/lnotab_notes.txt`.

use pybytecode_opcode::pyc::LineTable;

use crate::{LocationTable, TableError};

/// A run of code that has one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineRun {
    /// Offset of its first byte.
    pub start: u32,
    /// Offset of the byte behind it.
    pub end: u32,
    /// `None`: it belongs to no line.
    pub line: Option<i32>,
}

/// Reads a table of lines: an iterator over runs of code, which ends after the first error. Two that
/// follow each other differ in their lines from 3.11 on; up to 3.10 they are as the table has them.
#[derive(Debug, Clone)]
pub enum LineRuns<'t> {
    /// Up to 3.10.
    Pairs(Pairs<'t>),
    /// From 3.11.
    Locations(Merged<'t>),
}

impl<'t> LineRuns<'t> {
    /// The runs of a code object of `code_len` bytes, whose `co_firstlineno` is `first_line`.
    pub fn new(form: LineTable, table: &'t [u8], first_line: i32, code_len: usize) -> Self {
        let end = u32::try_from(code_len).unwrap_or(u32::MAX);
        match form {
            LineTable::Locations => {
                LineRuns::Locations(Merged { entries: LocationTable::new(table, first_line), pending: None })
            }
            LineTable::Ascending | LineTable::Signed | LineTable::Runs => LineRuns::Pairs(Pairs {
                form,
                table,
                at: 0,
                offset: 0,
                line: first_line,
                end,
                is_done: false,
            }),
        }
    }
}

impl Iterator for LineRuns<'_> {
    type Item = Result<LineRun, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            LineRuns::Pairs(pairs) => pairs.next(),
            LineRuns::Locations(merged) => merged.next(),
        }
    }
}

/// A table of pairs of bytes.
#[derive(Debug, Clone)]
pub struct Pairs<'t> {
    form: LineTable,
    table: &'t [u8],
    at: usize,
    offset: u32,
    line: i32,
    end: u32,
    is_done: bool,
}

impl Pairs<'_> {
    /// A pair of 3.10: how long the run is, and how its line differs from the one before.
    fn run(&mut self) -> Option<Result<LineRun, TableError>> {
        const NO_LINE: i8 = -128;
        loop {
            let rest = &self.table[self.at..];
            let [length, advance] = match rest {
                [] => return None,
                [length, advance, ..] => [*length, *advance],
                [_] => {
                    self.is_done = true;
                    return Some(Err(TableError::Truncated { offset: self.table.len() }));
                }
            };
            self.at += 2;
            let advance = advance.cast_signed();
            let start = self.offset;
            self.offset = start.saturating_add(u32::from(length));
            if advance != NO_LINE {
                self.line = self.line.wrapping_add(i32::from(advance));
            }
            if length > 0 {
                let line = (advance != NO_LINE && self.line >= 0).then_some(self.line);
                return Some(Ok(LineRun { start, end: self.offset, line }));
            }
        }
    }

    /// A run up to the next advance in bytes; the last one goes to the end of the code.
    fn until_advance(&mut self) -> Option<Result<LineRun, TableError>> {
        let start = self.offset;
        while let [advance, lines, ..] = &self.table[self.at..] {
            let line_here = self.line;
            let was_advance = *advance > 0;
            self.at += 2;
            self.offset = self.offset.saturating_add(u32::from(*advance));
            let lines = match self.form {
                LineTable::Signed => i32::from(lines.cast_signed()),
                _ => i32::from(*lines),
            };
            self.line = self.line.wrapping_add(lines);
            if was_advance {
                // What lies behind the code was optimised away.
                self.is_done = self.offset >= self.end;
                return Some(Ok(LineRun { start, end: self.offset, line: Some(line_here) }));
            }
        }
        self.is_done = true;
        Some(Ok(LineRun { start, end: self.end.max(start), line: Some(self.line) }))
    }

    fn next(&mut self) -> Option<Result<LineRun, TableError>> {
        if self.is_done {
            return None;
        }
        match self.form {
            LineTable::Runs => self.run(),
            _ => self.until_advance(),
        }
    }
}

/// Entries of a location table, those of one line joined.
#[derive(Debug, Clone)]
pub struct Merged<'t> {
    entries: LocationTable<'t>,
    pending: Option<LineRun>,
}

impl Merged<'_> {
    fn next(&mut self) -> Option<Result<LineRun, TableError>> {
        loop {
            let Some(entry) = self.entries.next() else { return self.pending.take().map(Ok) };
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return Some(Err(error)),
            };
            let line = (entry.location.line >= 0).then_some(entry.location.line);
            let (start, end) =
                (entry.start.saturating_mul(2), entry.start.saturating_add(entry.units).saturating_mul(2));
            match &mut self.pending {
                Some(run) if run.line == line => run.end = end,
                pending => {
                    if let Some(run) = pending.replace(LineRun { start, end, line }) {
                        return Some(Ok(run));
                    }
                }
            }
        }
    }
}
