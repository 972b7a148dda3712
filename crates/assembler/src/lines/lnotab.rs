//! `co_lnotab` up to 3.9: pairs of steps, in bytes and in lines.
//!
//! CPython: `assemble_lnotab` in `Python/compile.c`, `Objects/lnotab_notes.txt`.

use pybytecode_code::Location;
use pybytecode_opcode::pyc::{LineTable, PycFormat};

use super::{Span, line_only};

/// The least and the greatest step in lines.
fn steps(format: &PycFormat) -> (i32, i32) {
    if format.lines == LineTable::Ascending { (0, 255) } else { (-128, 127) }
}

/// `again`: a line that begins anew gets a pair too (up to 3.8).
pub(super) fn write(
    format: &PycFormat,
    firstlineno: i32,
    spans: &[Span],
    locations: impl Iterator<Item = Option<Location>>,
    again: bool,
) -> Vec<u8> {
    let mut table = Vec::new();
    let (mut line, mut offset) = (firstlineno, 0);
    for (span, location) in spans.iter().zip(locations) {
        let Some(location) = location else { continue };
        if location.line <= 0 {
            continue;
        }
        let start = span.start * format.instructions.unit();
        let (mut bytes, mut lines) = (start - offset, location.line.wrapping_sub(line));
        if lines == 0 && (bytes == 0 || !again) {
            continue;
        }
        while bytes > 255 {
            table.extend_from_slice(&[255, 0]);
            bytes -= 255;
        }
        // CPython counts whole steps by division and writes what is left even if that is nothing.
        let (least, most) = steps(format);
        let step = if lines < 0 { least } else { most };
        if step != 0 && !(least..=most).contains(&lines) {
            let whole = lines / step;
            for _ in 0..whole {
                table.extend_from_slice(&[bytes as u8, step as u8]);
                bytes = 0;
            }
            lines -= whole * step;
        }
        table.extend_from_slice(&[bytes as u8, lines as u8]);
        (line, offset) = (location.line, start);
    }
    table
}

pub(super) fn read(
    format: &PycFormat,
    firstlineno: i32,
    spans: &[Span],
    table: &[u8],
) -> Option<Vec<Option<Location>>> {
    let step = |byte: u8| if steps(format).0 == 0 { i32::from(byte) } else { i32::from(byte.cast_signed()) };
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
