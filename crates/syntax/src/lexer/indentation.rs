//! Where lines start: blocks opened and closed by columns.
//!
//! CPython takes a tab for up to eight columns and at the same time for one, and refuses lines whose
//! order differs between the two.

use super::{Kind, Lexer, MAX_INDENTS, search};
use crate::grammar::ContinuedIndent;

/// The columns of a line's first token, a tab taken for eight and for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Columns {
    pub(super) wide: u32,
    pub(super) narrow: u32,
}

impl Lexer<'_> {
    /// What the columns of a line say, or what is left to be said; `None` if its tokens come next.
    pub(super) fn open_line(&mut self) -> Option<Kind> {
        if self.dedents > 0 {
            return Some(self.dedent());
        }
        let Some(columns) = self.measure() else { return Some(Kind::Invalid) };
        self.start = self.at as u32;
        self.end = self.start;
        if self.at >= self.bytes.len() {
            // The source's end closes all blocks.
            return Some(self.close_blocks(0));
        }
        let block = self.columns[self.blocks as usize];
        if columns == block {
            self.is_fresh = false;
            self.is_blank = false;
            return None;
        }
        if columns.wide > block.wide {
            return Some(self.indent(columns));
        }
        let Some(found) = self.columns[..self.blocks as usize].iter().rposition(|block| *block == columns)
        else {
            return Some(Kind::Invalid);
        };
        Some(self.close_blocks(found as u32))
    }

    fn indent(&mut self, columns: Columns) -> Kind {
        let blocks = self.blocks as usize;
        if blocks + 1 >= MAX_INDENTS || columns.narrow <= self.columns[blocks].narrow {
            return Kind::Invalid;
        }
        self.blocks += 1;
        self.columns[blocks + 1] = columns;
        self.is_fresh = false;
        self.is_blank = false;
        Kind::Indent
    }

    fn close_blocks(&mut self, left: u32) -> Kind {
        self.dedents = self.blocks - left;
        self.blocks = left;
        if self.dedents > 0 { self.dedent() } else { Kind::End }
    }

    fn dedent(&mut self) -> Kind {
        self.dedents -= 1;
        if self.dedents == 0 {
            // At the source's end the next look finds no more blocks to close.
            self.is_fresh = self.at >= self.bytes.len();
            self.is_blank = self.is_fresh;
        }
        Kind::Dedent
    }

    /// Goes to the first token of the next line that is not blank, and says in which columns it is; `None`
    /// where a line is continued wrongly.
    #[inline]
    pub(super) fn measure(&mut self) -> Option<Columns> {
        loop {
            let line = self.at;
            self.at += search::spaces(self.bytes.get(self.at..).unwrap_or_default());
            match self.byte(self.at) {
                b'#' => {
                    self.comment();
                    self.at += 1;
                }
                b'\n' => self.at += 1,
                b'\t' | b'\x0c' | b'\\' => {
                    self.at = line;
                    if let Some(columns) = self.measure_slowly()? {
                        return Some(columns);
                    }
                }
                _ => {
                    let column = (self.at - line) as u32;
                    self.at = self.at.min(self.bytes.len());
                    return Some(Columns { wide: column, narrow: column });
                }
            }
            if self.at >= self.bytes.len() {
                self.at = self.bytes.len();
                return Some(Columns::default());
            }
        }
    }

    /// The columns of a line that has more than spaces in front; none if it is blank.
    #[cold]
    fn measure_slowly(&mut self) -> Option<Option<Columns>> {
        let mut columns = Columns::default();
        let mut continued = None;
        loop {
            match self.byte(self.at) {
                b' ' => {
                    columns.wide += 1;
                    columns.narrow += 1;
                }
                b'\t' => {
                    columns.wide = (columns.wide / 8 + 1) * 8;
                    columns.narrow += 1;
                }
                b'\x0c' => columns = Columns::default(),
                b'\\' if self.grammar.continued_indent == ContinuedIndent::Backslash => {
                    return Some(Some(columns));
                }
                b'\\' => {
                    let both = Columns { wide: columns.wide, narrow: columns.wide };
                    continued = continued.or(match self.grammar.continued_indent {
                        ContinuedIndent::Unmeasured => Some(self.columns[self.blocks as usize]),
                        _ => Some(both).filter(|columns| columns.wide > 0),
                    });
                    if self.byte(self.at + 1) != b'\n' || self.at + 2 >= self.bytes.len() {
                        return None;
                    }
                    self.at += 1;
                }
                b'#' => {
                    self.comment();
                    self.at += 1;
                    return Some(None);
                }
                b'\n' => {
                    self.at += 1;
                    return Some(None);
                }
                _ if self.at >= self.bytes.len() => return Some(None),
                _ => return Some(Some(continued.unwrap_or(columns))),
            }
            self.at += 1;
        }
    }
}
