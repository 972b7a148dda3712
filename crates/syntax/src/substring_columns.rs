//! In which columns 3.9 has the expressions of f-strings over several lines (`fstring_find_expr_location` in
//! `Parser/pegen/parse_string.c`): those on the line of their brace are too far to the right, by the column of the
//! string and one. Code objects of 3.9 have no columns, so that only the text of a tree shows it.

use crate::Tree;
use crate::range::{LineIndex, Range};
use crate::tree::{Expr, ExprKind};
use crate::visit::{self, Visitor};

/// Parts of a source whose columns are moved.
#[derive(Debug, Default)]
pub(crate) struct MovedColumns {
    /// Where such a part starts and ends, and by how much it is moved; in the order of the source.
    parts: Vec<(u32, u32, i64)>,
}

impl MovedColumns {
    /// Those of a tree.
    pub(crate) fn of(tree: &Tree<'_>) -> Self {
        let mut finder = Finder { source: tree.source, lines: &tree.lines, parts: Vec::new() };
        finder.visit_mod(&tree.root);
        finder.parts.sort_unstable();
        MovedColumns { parts: finder.parts }
    }

    /// The column of what starts there in the source, in that column of its line.
    pub(crate) fn start(&self, offset: u32, column: u32) -> i64 {
        self.moved(offset, column, |start, end| start <= offset && offset < end)
    }

    /// The column of what ends there in the source, in that column of its line.
    pub(crate) fn end(&self, offset: u32, column: u32) -> i64 {
        self.moved(offset, column, |start, end| start < offset && offset <= end)
    }

    fn moved(&self, offset: u32, column: u32, holds: impl Fn(u32, u32) -> bool) -> i64 {
        // Of parts inside one another the inner ones are behind.
        let before = self.parts.partition_point(|(start, ..)| *start <= offset);
        let around = self.parts[..before].iter().rev().find(|(start, end, _)| holds(*start, *end));
        i64::from(column) + around.map_or(0, |(.., shift)| *shift)
    }
}

struct Finder<'s> {
    source: &'s str,
    lines: &'s LineIndex,
    parts: Vec<(u32, u32, i64)>,
}

impl<'a> Visitor<'a> for Finder<'_> {
    fn visit_expr(&mut self, expr: &Expr<'a>) {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
            if let ExprKind::JoinedStr(_) = &expr.kind {
                self.fields(expr, expr.range);
            }
            visit::walk_expr(self, expr);
        });
    }
}

impl Finder<'_> {
    fn fields(&mut self, expr: &Expr<'_>, whole: Range) {
        let ExprKind::JoinedStr(node) = &expr.kind else { return };
        for part in &*node.values {
            if let ExprKind::FormattedValue(field) = &part.kind {
                self.field(field.value, whole);
                if let Some(spec) = &field.format_spec {
                    self.fields(spec, whole);
                }
            }
        }
    }

    fn field(&mut self, value: &Expr<'_>, whole: Range) -> Option<()> {
        if matches!(value.kind, ExprKind::Tuple(_) | ExprKind::GeneratorExp(_)) {
            self.alone(value.range.start, whole);
        }
        let before = self.source.get(whole.start as usize..value.range.start as usize + 1)?;
        let brace = whole.start + before.rfind('{')? as u32;
        let string = string_around(self.source, whole, brace)?;
        let string_column = self.lines.line_column(string).column;
        let text = &self.source[string as usize..brace as usize];
        let behind = &self.source[brace as usize + 1..];
        let line_end = brace + 1 + behind.find('\n').unwrap_or(behind.len()) as u32;
        let is_alone = behind.trim_start_matches([' ', '\t', '\x0c']).starts_with('\n');
        if !is_alone && text.contains('\n') {
            let end = line_end.min(value.range.end);
            self.parts.push((brace, end, i64::from(string_column) + 1));
        }
        Some(())
    }
}

impl Finder<'_> {
    /// What begins with the brace that is the last of its line has the column of the string, even on another line.
    fn alone(&mut self, start: u32, whole: Range) -> Option<()> {
        let rest = self.source.get(start as usize..)?;
        let line = rest.lines().next()?;
        let is_behind_brace = line.trim_end_matches([' ', '\t', '\x0c']).ends_with('{');
        if is_behind_brace && start > 0 && self.source.as_bytes()[start as usize - 1] == b'\n' {
            let string = string_around(self.source, whole, start)?;
            self.parts.push((start, start + 1, i64::from(self.lines.line_column(string).column)));
        }
        Some(())
    }
}

/// Where the one of the strings side by side starts that a place is in.
fn string_around(source: &str, whole: Range, place: u32) -> Option<u32> {
    let bytes = source.as_bytes();
    let mut at = whole.start as usize;
    while at < whole.end as usize {
        match bytes[at] {
            b'#' => at += source[at..].find('\n')?,
            b' ' | b'\t' | b'\n' | b'\x0c' | b'\\' => at += 1,
            _ => {
                let start = at;
                at += source[at..].find(['"', '\''])?;
                let quote = [bytes[at]; 3];
                let mark = if bytes[at..].starts_with(&quote) { &quote[..] } else { &quote[..1] };
                at += mark.len();
                while !bytes.get(at..)?.starts_with(mark) {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at += mark.len();
                if at > place as usize {
                    return Some(start as u32);
                }
            }
        }
    }
    None
}
