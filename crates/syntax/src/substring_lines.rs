//! On which lines 3.8 has the expressions of f-strings (`fstring_fix_node_location` in `Python/ast.c`).
//!
//! There an expression is parsed on its own, from its first line on, and then moved to where the text
//! `{expression}` is first found in the first of the strings that are joined; where it is not found,
//! as with a conversion or in another string, to the start of that string. A place that is no longer the
//! expression's own is the start of its line here: columns are not kept.

use crate::Tree;
use crate::range::{LineIndex, Range};
use crate::tree::{Expr, ExprKind};
use crate::visit::{self, VisitorMut};

/// Stack that a level of the tree needs at most.
const RED_ZONE: usize = 64 * 1024;
/// By how much the stack grows.
const SEGMENT: usize = 1024 * 1024;

/// Moves what is in f-strings to the lines that 3.8 has it on: nothing, if each stands on one line with those beside it.
pub(crate) fn move_to_lines(tree: &mut Tree<'_>) {
    let mut mover = Mover { source: tree.source, lines: &tree.lines, shift: 0 };
    mover.visit_mod(&mut tree.root);
}

struct Mover<'s> {
    source: &'s str,
    lines: &'s LineIndex,
    /// By how many lines what is walked is moved.
    shift: i64,
}

impl<'a> VisitorMut<'a> for Mover<'_> {
    fn visit_expr(&mut self, expr: &mut Expr<'a>) {
        stacker::maybe_grow(RED_ZONE, SEGMENT, || {
            if matches!(expr.kind, ExprKind::JoinedStr(_)) {
                self.joined_str(expr);
            } else {
                visit::walk_expr_mut(self, expr);
                expr.range = self.moved(expr.range);
            }
        });
    }
}

impl Mover<'_> {
    fn line(&self, offset: u32) -> i64 {
        self.lines.line_column(offset).line.into()
    }

    /// The range, or the start of the line that it is moved to.
    fn moved(&self, range: Range) -> Range {
        if self.shift == 0 {
            range
        } else {
            self.on_line(self.line(range.start) + self.shift).unwrap_or(range)
        }
    }

    fn on_line(&self, line: i64) -> Option<Range> {
        let start = self.lines.line_start(u32::try_from(line).ok().filter(|line| *line > 0)?)?;
        Some(Range::new(start, start))
    }

    /// A formatted string, whose parts are all where it is itself.
    fn joined_str(&mut self, expr: &mut Expr<'_>) {
        let whole = expr.range;
        let place = self.moved(whole);
        self.parts(expr, whole, place);
    }

    fn parts(&mut self, expr: &mut Expr<'_>, whole: Range, place: Range) {
        expr.range = place;
        let ExprKind::JoinedStr(node) = &mut expr.kind else { return };
        for part in node.values.iter_mut() {
            part.range = place;
            let ExprKind::FormattedValue(field) = &mut part.kind else { continue };
            self.value(field.value, whole, place);
            if let Some(spec) = &mut field.format_spec {
                self.parts(spec, whole, place);
            }
        }
    }

    /// An expression in the strings at `whole`, which have been moved to `place`.
    fn value(&mut self, value: &mut Expr<'_>, whole: Range, place: Range) {
        let Some((open, text)) = self.text(value) else { return };
        let before = first_string(&self.source[whole.start as usize..whole.end as usize])
            .and_then(|string| Some(&string[..string.find(&format!("{{{text}}}"))?]));
        let newlines = before.map_or(0, |before| memchr::memchr_iter(b'\n', before.as_bytes()).count());
        let outer = self.shift;
        self.shift = self.line(place.start) + newlines as i64 - self.line(open);
        self.visit_expr(value);
        self.shift = outer;
    }

    /// Where the brace before an expression is, and the text between that and what ends the expression.
    fn text(&self, value: &Expr<'_>) -> Option<(u32, &str)> {
        let (start, end) = (value.range.start as usize, value.range.end as usize);
        let inside = self.source.get(start..end)?;
        // What has no parentheses of its own was read with the braces for them.
        if inside.starts_with('{') && matches!(value.kind, ExprKind::Tuple(_) | ExprKind::GeneratorExp(_)) {
            return Some((value.range.start, inside.get(1..inside.len().checked_sub(1)?)?));
        }
        let open = self.source.get(..start)?.rfind('{')?;
        let rest = self.source.get(end..)?;
        let close = end + rest.find(['}', '!', ':', '='])?;
        Some((open as u32, self.source.get(open + 1..close)?))
    }
}

/// The first of the strings that a text consists of.
fn first_string(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let quote = text.find(['"', '\''])?;
    let mark = &bytes[quote..=quote];
    let mark = if bytes[quote..].starts_with(&mark.repeat(3)) { &bytes[quote..quote + 3] } else { mark };
    let mut at = quote + mark.len();
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            _ if bytes[at..].starts_with(mark) => return text.get(..at + mark.len()),
            _ => at += 1,
        }
    }
    Some(text)
}
