//! Places in a source: byte ranges on nodes, lines and columns on demand.

mod newlines;

pub use newlines::push_line_starts;

/// A range of bytes in the decoded source (UTF-8, byte order mark removed, newlines as written).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Range {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset one past the last byte.
    pub end: u32,
}

impl Range {
    /// No place at all: that of a node that stands for nothing in the source.
    pub const NOWHERE: Range = Range { start: u32::MAX, end: u32::MAX };

    /// From `start` up to, not including, `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Range { start, end }
    }

    /// From where `self` starts to where `last` ends.
    pub const fn to(self, last: Range) -> Self {
        Range { start: self.start, end: last.end }
    }
}

/// The number of a node that opens scopes: the key by which the symbol table finds them again.
///
/// Unique in a tree, dense, in no particular order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NodeId(pub u32);

/// A line and column as CPython's positions have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LineColumn {
    /// From 1.
    pub line: u32,
    /// From 0, in UTF-8 bytes.
    pub column: u32,
}

/// Where each line of a source starts.
#[derive(Debug)]
pub struct LineIndex {
    /// With [`LineIndex::END`] behind the last.
    starts: Vec<u32>,
}

impl Default for LineIndex {
    fn default() -> Self {
        LineIndex::new("")
    }
}

impl LineIndex {
    /// Finds the lines of `source`; `\n`, `\r\n` and a lone `\r` each end one, as in CPython's tokenizer.
    pub fn new(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut starts = Vec::with_capacity(bytes.len() / 32 + 2);
        starts.push(0);
        if memchr::memchr(b'\r', bytes).is_none() {
            push_line_starts(bytes, &mut starts);
        } else {
            let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
            let is_end = |at: &usize| bytes[*at] != b'\r' || bytes.get(at + 1) != Some(&b'\n');
            starts.extend(ends.filter(is_end).map(|at| at as u32 + 1));
        }
        starts.push(Self::END);
        LineIndex { starts }
    }

    /// No line starts there.
    const END: u32 = u32::MAX;

    /// The number of lines, an empty last one included.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Never: an empty source has one line.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// Offset of the first byte of `line` (from 1), or `None` past the end.
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.starts.get(line as usize - 1).copied().filter(|start| *start != Self::END)
    }

    /// The line of that index, which there is.
    #[inline]
    fn line(&self, index: usize) -> Line {
        let start = self.starts[index];
        Line { index: index as u32, start, length: self.starts[index + 1] - start }
    }

    /// The index of the line that an offset is in.
    fn search(&self, offset: u32) -> usize {
        self.starts[..self.len()].partition_point(|start| *start <= offset) - 1
    }

    /// Line and column of a byte offset.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self.search(offset);
        LineColumn { line: line as u32 + 1, column: offset - self.starts[line] }
    }
}

/// Among how many lines all are looked at, which is quicker than a search.
const NEAR: usize = 8;

/// Looks up places that lie near each other, as those of one function do, without searching.
#[derive(Debug)]
pub struct Locator<'l> {
    lines: &'l LineIndex,
    /// The line found last.
    near: Line,
}

/// A line's index, the offset where it starts, and how far the next one is, which is nowhere behind the last.
#[derive(Debug, Clone, Copy)]
struct Line {
    index: u32,
    start: u32,
    length: u32,
}

impl Line {
    #[inline]
    fn holds(self, offset: u32) -> bool {
        // One comparison: before the line, the difference is large.
        offset.wrapping_sub(self.start) < self.length
    }

    #[inline]
    fn place(self, offset: u32) -> LineColumn {
        LineColumn { line: self.index + 1, column: offset - self.start }
    }
}

impl<'l> Locator<'l> {
    /// A locator over `lines`.
    pub fn new(lines: &'l LineIndex) -> Self {
        Locator { lines, near: lines.line(0) }
    }

    /// Line and column of a byte offset.
    #[inline]
    pub fn line_column(&mut self, offset: u32) -> LineColumn {
        if !self.near.holds(offset) {
            self.go_to_other_line(offset);
        }
        self.near.place(offset)
    }

    /// Lines and columns of both ends of a range.
    #[inline]
    pub fn ends(&mut self, range: Range) -> (LineColumn, LineColumn) {
        // What is asked for next is likely near to where this range starts: it is often a part of it.
        let start = self.line_column(range.start);
        let is_near = self.near.holds(range.end);
        (start, if is_near { self.near.place(range.end) } else { self.place_in_other_line(range.end) })
    }

    // No line is returned from where it is found: it would be read as a whole right after its parts were written, which
    // takes a processor longer than finding it.

    #[inline(never)]
    fn go_to_other_line(&mut self, offset: u32) {
        self.near = self.lines.line(self.other_line_of(offset));
    }

    #[inline(never)]
    fn place_in_other_line(&self, offset: u32) -> LineColumn {
        self.lines.line(self.other_line_of(offset)).place(offset)
    }

    /// The index of the line of an offset that is in another one than the last.
    #[inline]
    fn other_line_of(&self, offset: u32) -> usize {
        let starts = self.lines.starts.as_slice();
        let near = self.near.index as usize;
        // Starts are counted, not looked at one by one: how far it is cannot be foreseen.
        let count = |window: &[u32; NEAR]| window.iter().filter(|start| **start <= offset).count();
        let found = if self.near.start <= offset {
            let behind = starts.get(near + 1..).and_then(<[u32]>::first_chunk).map(count);
            behind.filter(|passed| *passed < NEAR).map(|passed| near + passed)
        } else {
            let before = starts[..near].last_chunk().map(count);
            before.filter(|passed| *passed > 0).map(|passed| near - NEAR + passed - 1)
        };
        found.unwrap_or_else(|| self.lines.search(offset))
    }

    /// Byte offset of a line (from 1) and column; `None` if there is no such line.
    pub fn offset(&self, line: u32, column: u32) -> Option<u32> {
        self.lines.line_start(line.max(1)).filter(|_| line > 0)?.checked_add(column)
    }
}
