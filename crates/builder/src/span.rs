//! Places in the guest's source.

/// A range of bytes in the guest's source; lines and columns are found when they are needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset one past the last byte.
    pub end: u32,
}

impl Span {
    /// From `start` up to, not including, `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Span { start, end }
    }

    /// From where `self` starts to where `last` ends.
    pub const fn to(self, last: Span) -> Self {
        Span { start: self.start, end: last.end }
    }

    /// That line of a text, counted from 1, without what ends it; nothing if there is no such line.
    pub fn of_line(source: &str, line: usize) -> Option<Span> {
        let start = match line {
            0 => return None,
            1 => 0,
            line => source.match_indices('\n').nth(line - 2)?.0 + 1,
        };
        let len = source[start..].find('\n').unwrap_or(source.len() - start);
        Some(Span { start: u32::try_from(start).ok()?, end: u32::try_from(start + len).ok()? })
    }
}
