//! `co_linetable` of 3.10: a length in bytes and a step in lines for each run of instructions (PEP 626).
//!
//! CPython: `assemble_line_range` in `Python/compile.c`, `Objects/lnotab_notes.txt`.

use pybytecode_code::{LineRangesWriter, Location};

use super::{Span, line_only};

/// The step that says: no line.
const NO_LINE: i8 = -128;

pub(super) fn write(
    firstlineno: i32,
    spans: &[Span],
    locations: impl Iterator<Item = Option<Location>>,
) -> Vec<u8> {
    let mut writer = LineRangesWriter::default();
    writer.restart(firstlineno);
    let mut line = firstlineno;
    for (span, location) in spans.iter().zip(locations) {
        if let Some(location) = location.filter(|location| location.line != 0) {
            line = location.line;
        }
        writer.push(line, span.units * 2);
    }
    writer.finish().to_vec()
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
