//! The location table of a code object (`co_linetable` from 3.11): source positions of its code units.
//!
//! The table is a list of entries, each for one to eight code units: a byte with its top bit set
//! (form and length), then bytes with the top bit clear. Lines are relative to the entry before,
//! at first to `co_firstlineno`. Entries have several forms; [`LocationTableWriter`] chooses the one
//! CPython chooses (`write_location_info_entry` in `Python/assemble.c`), [`LocationTable`] reads any.
//! The format is told in `InternalDocs/code_objects.md`.

use crate::{Location, TableError};

/// The form of an entry (`_PyCodeLocationInfoKind`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LocationForm {
    /// The line of the entry before, both columns packed into one byte beside the form: 0 to 9.
    Short,
    /// A line 0, 1 or 2 below, both columns a byte each: 10 to 12.
    OneLine,
    /// A line and no columns: 13.
    NoColumns,
    /// All four numbers: 14.
    Long,
    /// No location: 15.
    None,
}

/// Writes a location table; keeps its memory from one code object to the next.
#[derive(Debug)]
pub struct LocationTableWriter {
    bytes: Vec<u8>,
    /// The line that the next entry is relative to.
    line: i32,
    /// The run of code units that is not written yet.
    location: Location,
    units: u32,
}

impl LocationTableWriter {
    /// A writer for a code object whose `co_firstlineno` is `first_line`.
    pub fn new(first_line: i32) -> Self {
        LocationTableWriter { bytes: Vec::new(), line: first_line, location: Location::NONE, units: 0 }
    }

    /// Forgets what was written, for a code object whose `co_firstlineno` is `first_line`.
    pub fn restart(&mut self, first_line: i32) {
        self.bytes.clear();
        self.line = first_line;
        self.location = Location::NONE;
        self.units = 0;
    }

    /// Gives the next `units` code units that location. Runs of equal locations become one, as
    /// CPython merges them from 3.12 on; call [`flush`](Self::flush) in between to keep them apart.
    #[inline]
    pub fn push(&mut self, location: Location, units: u32) {
        if !location.is(self.location) {
            self.flush();
            self.location = location;
        }
        self.units += units;
    }

    /// Writes the pending run.
    pub fn flush(&mut self) {
        let units = std::mem::take(&mut self.units);
        self.write_run(self.location, units);
    }

    /// Writes a run of code units that have that location, none or more, in entries of at most eight; for
    /// callers that look for runs themselves.
    pub fn write_run(&mut self, location: Location, units: u32) {
        match units {
            0 => {}
            1..=8 => self.write_entry(location, units as u8),
            9.. => self.write_long_run(location, units),
        }
    }

    /// Rare: a loop around the usual entry would make all of it larger.
    #[inline(never)]
    fn write_long_run(&mut self, location: Location, mut units: u32) {
        while units > 0 {
            let some = units.min(8);
            self.write_entry(location, some as u8);
            units -= some;
        }
    }

    /// The whole table.
    pub fn finish(&mut self) -> &[u8] {
        self.flush();
        &self.bytes
    }

    #[inline]
    fn write_entry(&mut self, location: Location, units: u8) {
        let Location { line, end_line, column, end_column } = location;
        let delta = line.wrapping_sub(self.line) as u32;
        // Unsigned, absent columns are large.
        let (first, last) = (column as u32, end_column as u32);
        if end_line != line || location.is_none() || delta > 2 || (first | last) >= 128 {
            return self.write_longer_entry(location, units);
        }
        // Nobody can foresee which of the two short forms it is: the longer one is written, and perhaps cut.
        let is_short = delta == 0 && first < 80 && last.wrapping_sub(first) < 16;
        let (code, columns) = match is_short {
            true => (first >> 3, (first & 7) << 4 | last.wrapping_sub(first)),
            false => (10 + delta, first),
        };
        self.bytes.extend_from_slice(&[first_byte(code as u8, units), columns as u8, last as u8]);
        self.bytes.truncate(self.bytes.len() - usize::from(is_short));
        self.line = line;
    }

    /// Writes an entry of one of the other forms, which are rare.
    #[inline(never)]
    fn write_longer_entry(&mut self, location: Location, units: u8) {
        let Location { line, end_line, column, end_column } = location;
        if location.is_none() {
            self.start(15, units);
            return;
        }
        let delta = line.wrapping_sub(self.line);
        if (column < 0 || end_column < 0) && (end_line == line || end_line < 0) {
            self.start(13, units);
            self.signed_varint(delta);
            self.line = line;
            return;
        }
        self.start(14, units);
        self.signed_varint(delta);
        self.varint(end_line.wrapping_sub(line) as u32);
        self.varint(column.wrapping_add(1) as u32);
        self.varint(end_column.wrapping_add(1) as u32);
        self.line = line;
    }

    fn start(&mut self, code: u8, units: u8) {
        self.bytes.push(first_byte(code, units));
    }

    /// Six bits a byte, the lowest first; bit 6 says that more follow.
    fn varint(&mut self, mut value: u32) {
        while value >= 64 {
            self.bytes.push(64 | (value & 63) as u8);
            value >>= 6;
        }
        self.bytes.push(value as u8);
    }

    /// The magnitude shifted left by one, the sign in the lowest bit.
    fn signed_varint(&mut self, value: i32) {
        self.varint(value.unsigned_abs() << 1 | u32::from(value < 0));
    }
}

/// The first byte of an entry.
fn first_byte(code: u8, units: u8) -> u8 {
    0x80 | code << 3 | (units - 1)
}

/// One entry of a location table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocationEntry {
    /// The first code unit it speaks of.
    pub start: u32,
    /// How many code units, 1 to 8.
    pub units: u32,
    /// Their place; [`Location::NONE`] when there is none, columns of -1 when there are no columns.
    pub location: Location,
    /// How it was written.
    pub form: LocationForm,
}

/// Reads a location table: an iterator over its entries, which ends after the first error.
#[derive(Debug, Clone)]
pub struct LocationTable<'t> {
    bytes: &'t [u8],
    at: usize,
    line: i32,
    unit: u32,
}

impl<'t> LocationTable<'t> {
    /// The table of a code object whose `co_firstlineno` is `first_line`.
    pub fn new(bytes: &'t [u8], first_line: i32) -> Self {
        LocationTable { bytes, at: 0, line: first_line, unit: 0 }
    }

    /// Offset in bytes of what is read next.
    pub fn offset(&self) -> usize {
        self.at
    }

    fn entry(&mut self) -> Result<LocationEntry, TableError> {
        let first = self.byte()?;
        if first & 0x80 == 0 {
            return Err(TableError::NotAStart { offset: self.at - 1 });
        }
        let units = u32::from(first & 7) + 1;
        let code = first >> 3 & 15;
        let (form, location) = match code {
            15 => (LocationForm::None, Location::NONE),
            14 => {
                let line = self.next_line()?;
                let end_line = line.wrapping_add(self.varint()? as i32);
                let column = (self.varint()? as i32).wrapping_sub(1);
                let end_column = (self.varint()? as i32).wrapping_sub(1);
                (LocationForm::Long, Location { line, end_line, column, end_column })
            }
            13 => {
                let line = self.next_line()?;
                (LocationForm::NoColumns, Location { line, end_line: line, column: -1, end_column: -1 })
            }
            10..=12 => {
                self.line = self.line.wrapping_add(i32::from(code) - 10);
                let (column, end_column) = (i32::from(self.data_byte()?), i32::from(self.data_byte()?));
                (LocationForm::OneLine, Location { line: self.line, end_line: self.line, column, end_column })
            }
            _ => {
                let packed = i32::from(self.data_byte()?);
                let column = i32::from(code) << 3 | packed >> 4;
                let end_column = column + (packed & 15);
                (LocationForm::Short, Location { line: self.line, end_line: self.line, column, end_column })
            }
        };
        let start = self.unit;
        self.unit = start.saturating_add(units);
        Ok(LocationEntry { start, units, location, form })
    }

    fn next_line(&mut self) -> Result<i32, TableError> {
        let value = self.varint()?;
        let magnitude = (value >> 1) as i32;
        let delta = if value & 1 == 1 { -magnitude } else { magnitude };
        self.line = self.line.wrapping_add(delta);
        Ok(self.line)
    }

    fn varint(&mut self) -> Result<u32, TableError> {
        let start = self.at;
        let mut value = 0u32;
        let mut shift = 0;
        loop {
            let byte = self.data_byte()?;
            let bits = u32::from(byte & 63);
            if shift > 30 || (shift == 30 && bits > 3) {
                return Err(TableError::Number { offset: start });
            }
            value |= bits << shift;
            shift += 6;
            if byte & 64 == 0 {
                return Ok(value);
            }
        }
    }

    fn data_byte(&mut self) -> Result<u8, TableError> {
        let byte = self.byte()?;
        if byte & 0x80 != 0 {
            return Err(TableError::Truncated { offset: self.at - 1 });
        }
        Ok(byte)
    }

    fn byte(&mut self) -> Result<u8, TableError> {
        let byte = *self.bytes.get(self.at).ok_or(TableError::Truncated { offset: self.at })?;
        self.at += 1;
        Ok(byte)
    }
}

impl Iterator for LocationTable<'_> {
    type Item = Result<LocationEntry, TableError>;

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
