//! Line and location tables of all versions, by instruction.

mod lnotab;
mod runs;

use pybytecode_code::{Location, LocationTable, LocationTableWriter};
use pybytecode_opcode::pyc::{LineEntries, LineTable, PycFormat};

/// Where an instruction stands, `EXTENDED_ARG`s and caches included, in code units; up to 3.5, in bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) units: u32,
}

/// The table of these instructions.
pub(crate) fn write(
    format: &PycFormat,
    firstlineno: i32,
    spans: &[Span],
    locations: impl Iterator<Item = Option<Location>>,
) -> Vec<u8> {
    let entries = format.line_entries;
    match format.lines {
        LineTable::Signed | LineTable::Ascending => {
            let again = entries == LineEntries::Beginnings;
            lnotab::write(format, firstlineno, spans, locations, again)
        }
        LineTable::Runs => runs::write(firstlineno, spans, locations),
        _ => write_locations(firstlineno, spans, locations, entries == LineEntries::Locations),
    }
}

fn write_locations(
    firstlineno: i32,
    spans: &[Span],
    locations: impl Iterator<Item = Option<Location>>,
    merged: bool,
) -> Vec<u8> {
    let mut writer = LocationTableWriter::new(firstlineno);
    let mut last = Location::NONE;
    for (span, location) in spans.iter().zip(locations) {
        last = location.unwrap_or(last);
        writer.push(last, span.units);
        if !merged {
            writer.flush();
        }
    }
    writer.finish().to_vec()
}

/// The locations of these instructions, `None` where they are those of the instruction before; nothing if
/// the table is broken.
pub(crate) fn read(
    format: &PycFormat,
    firstlineno: i32,
    spans: &[Span],
    table: &[u8],
) -> Option<Vec<Option<Location>>> {
    match format.lines {
        LineTable::Signed | LineTable::Ascending => lnotab::read(format, firstlineno, spans, table),
        LineTable::Runs => runs::read(firstlineno, spans, table),
        _ => read_locations(firstlineno, spans, table),
    }
}

fn read_locations(firstlineno: i32, spans: &[Span], table: &[u8]) -> Option<Vec<Option<Location>>> {
    let mut entries = LocationTable::new(table, firstlineno);
    let mut entry = None;
    let mut last = Location::NONE;
    let mut locations = Vec::with_capacity(spans.len());
    for span in spans {
        loop {
            match entry {
                Some((end, location)) if span.start < end => {
                    locations.push((location != last).then_some(location));
                    last = location;
                    break;
                }
                _ => {
                    let next = entries.next()?.ok()?;
                    entry = Some((next.start + next.units, next.location));
                }
            }
        }
    }
    Some(locations)
}

/// A line and nothing else.
pub(crate) fn line_only(line: i32) -> Location {
    Location { line, end_line: line, column: -1, end_column: -1 }
}
