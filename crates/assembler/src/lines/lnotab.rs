//! `co_lnotab` up to 3.9: pairs of steps, in bytes and in lines.
//!
//! CPython: `assemble_lnotab` in `Python/compile.c`, `Objects/lnotab_notes.txt`.

use pybytecode_code::{LnotabWriter, Location};
use pybytecode_opcode::pyc::{LineTable, PycFormat};

use super::{Span, line_only};

/// `again`: a line that begins anew gets a pair too (up to 3.8).
pub(super) fn write(
    format: &PycFormat,
    firstlineno: i32,
    spans: &[Span],
    locations: impl Iterator<Item = Option<Location>>,
    again: bool,
) -> Vec<u8> {
    let mut writer = LnotabWriter::new(format.lines);
    writer.restart(firstlineno);
    for (span, location) in spans.iter().zip(locations) {
        let Some(location) = location else { continue };
        let start = span.start * format.instructions.unit();
        let is_new = location.line != writer.line() || again && start != writer.offset();
        if location.line > 0 && is_new {
            writer.push(start, location.line);
        }
    }
    writer.finish().to_vec()
}

pub(super) fn read(
    format: &PycFormat,
    firstlineno: i32,
    spans: &[Span],
    table: &[u8],
) -> Option<Vec<Option<Location>>> {
    let step = |byte: u8| match format.lines {
        LineTable::Ascending => i32::from(byte),
        _ => i32::from(byte.cast_signed()),
    };
    if !table.len().is_multiple_of(2) {
        return None;
    }
    let mut locations = vec![None; spans.len()];
    if let Some(first) = locations.first_mut() {
        *first = Some(line_only(firstlineno));
    }
    let (mut line, mut offset) = (firstlineno, 0u32);
    let pairs: Vec<&[u8]> = table.chunks_exact(2).collect();
    for (index, pair) in pairs.iter().enumerate() {
        offset = offset.checked_add(u32::from(pair[0]))?;
        line = line.checked_add(step(pair[1]))?;
        let goes_on = **pair == [255, 0] && index + 1 < pairs.len();
        if goes_on {
            continue;
        }
        let at = spans.binary_search_by_key(&offset, |span| span.start * format.instructions.unit()).ok()?;
        locations[at] = Some(line_only(line));
    }
    Some(locations)
}
