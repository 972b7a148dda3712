//! `co_linetable` of 3.10: a length in bytes and a step in lines for each run of instructions (PEP 626).
//!
//! CPython: `assemble_line_range` in `Python/compile.c`, `Objects/lnotab_notes.txt`.

use pybytecode_code::Location;

use super::{Span, line_only};

/// The step that says: no line.
const NO_LINE: i8 = -128;

struct Writer {
    table: Vec<u8>,
    /// The line of the run before that had one.
    previous: i32,
}

impl Writer {
    fn run(&mut self, line: i32, mut bytes: u32) {
        if bytes == 0 {
            return;
        }
        let mut step = i32::from(NO_LINE);
        if line >= 0 {
            step = line.wrapping_sub(self.previous);
            self.previous = line;
            while step > 127 {
                self.pair(0, 127);
                step -= 127;
            }
            while step < -127 {
                self.pair(0, -127);
                step += 127;
            }
        }
        while bytes > 254 {
            self.pair(254, step as i8);
            step = if line < 0 { i32::from(NO_LINE) } else { 0 };
            bytes -= 254;
        }
        self.pair(bytes as u8, step as i8);
    }

    fn pair(&mut self, bytes: u8, step: i8) {
        self.table.extend_from_slice(&[bytes, step as u8]);
    }
}

pub(super) fn write(
    firstlineno: i32,
    spans: &[Span],
    locations: impl Iterator<Item = Option<Location>>,
) -> Vec<u8> {
    let mut writer = Writer { table: Vec::new(), previous: firstlineno };
    let (mut line, mut bytes) = (firstlineno, 0);
    for (span, location) in spans.iter().zip(locations) {
        if let Some(location) = location.filter(|location| location.line != line && location.line != 0) {
            writer.run(line, bytes);
            (line, bytes) = (location.line, 0);
        }
        bytes += span.units * 2;
    }
    writer.run(line, bytes);
    writer.table
}

pub(super) fn read(firstlineno: i32, spans: &[Span], table: &[u8]) -> Option<Vec<Option<Location>>> {
    if !table.len().is_multiple_of(2) {
        return None;
    }
    let mut pairs = table.chunks_exact(2);
    let (mut line, mut shown, mut end) = (firstlineno, -1, 0);
    let mut last = None;
    let mut locations = Vec::with_capacity(spans.len());
    for span in spans {
        while span.start * 2 >= end {
            let pair = pairs.next()?;
            end += u32::from(pair[0]);
            let step = pair[1] as i8;
            shown = if step == NO_LINE {
                -1
            } else {
                line = line.checked_add(i32::from(step))?;
                line
            };
        }
        locations.push((last != Some(shown)).then(|| line_only(shown)));
        last = Some(shown);
    }
    Some(locations)
}
