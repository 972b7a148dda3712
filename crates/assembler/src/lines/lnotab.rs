//! `co_lnotab` of 3.8 and 3.9: pairs of steps, in bytes and in lines.
//!
//! CPython: `assemble_lnotab` in `Python/compile.c`, `Objects/lnotab_notes.txt`.

use pybytecode_code::Location;

use super::{Span, line_only};

/// `again`: a line that begins anew gets a pair too (3.8).
pub(super) fn write(
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
        let start = span.start * 2;
        let (mut bytes, mut lines) = (start - offset, location.line.wrapping_sub(line));
        if lines == 0 && (bytes == 0 || !again) {
            continue;
        }
        while bytes > 255 {
            table.extend_from_slice(&[255, 0]);
            bytes -= 255;
        }
        // CPython counts whole steps by division and writes what is left even if that is nothing.
        let step = if lines < 0 { -128 } else { 127 };
        if !(-128..=127).contains(&lines) {
            let whole = lines / step;
            for _ in 0..whole {
                table.extend_from_slice(&[bytes as u8, step as i8 as u8]);
                bytes = 0;
            }
            lines -= whole * step;
        }
        table.extend_from_slice(&[bytes as u8, lines as i8 as u8]);
        (line, offset) = (location.line, start);
    }
    table
}

pub(super) fn read(firstlineno: i32, spans: &[Span], table: &[u8]) -> Option<Vec<Option<Location>>> {
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
        line = line.checked_add(i32::from(pair[1] as i8))?;
        let goes_on = **pair == [255, 0] && index + 1 < pairs.len();
        if goes_on {
            continue;
        }
        let at = spans.binary_search_by_key(&offset, |span| span.start * 2).ok()?;
        locations[at] = Some(line_only(line));
    }
    Some(locations)
}
