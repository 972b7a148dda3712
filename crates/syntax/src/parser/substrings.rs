//! f-strings as they were before PEP 701: strings, out of which expressions are cut and read on their own.
//!
//! An expression has no backslash, no comment and not the quotes around it; it is read as in parentheses, which its
//! braces take the places of. Parts have the place of the whole. CPython 3.8 to 3.11:
//! `fstring_find_literal`, `fstring_find_expr` and `fstring_compile_expr` in `Parser/string_parser.c`.

use pybytecode_opcode::warnings::SubstringEscapes;

use super::depth::{DEEP, RED_ZONE, SEGMENT};
use super::strings::{Joiner, Piece};
use super::{Parse, Parser};
use crate::grammar::FieldPlaces;
use crate::lexer::StringToken;
use crate::literal::escape::unescape;
use crate::range::Range;
use crate::tree::*;
use crate::visit::{VisitorMut, walk_expr_mut};
use crate::warning::{EscapeNotice, Escapes, Notice};

/// How deep fields may be in the format specifications of fields.
const MAX_NESTING: u32 = 2;

/// How many brackets may be open in an expression.
const MAX_BRACKETS: usize = 200;

/// An f-string, or the format specification in one.
#[derive(Debug, Clone, Copy)]
struct Part {
    is_raw: bool,
    /// Where the f-string's text ends.
    end: usize,
    /// In how many format specifications it is.
    nesting: u32,
    /// Where its escapes are said to be.
    token: Range,
}

impl<'a> Parser<'a> {
    /// The parts of the f-string that is the current token.
    ///
    /// `first` is where the first of the strings side by side starts.
    pub(super) fn fstring_of_substrings(&mut self, joiner: &mut Joiner<'a>, first: u32) -> Parse<()> {
        let StringToken { prefix, content: (start, end), .. } = self.lexer.string;
        let start_of_token = match self.escapes.1 {
            SubstringEscapes::FirstString => first,
            SubstringEscapes::OwnString => self.start(),
        };
        let token = Range::new(start_of_token, self.lexer.end);
        let part = Part { is_raw: prefix.is_raw, end: end as usize, nesting: 0, token };
        let at = self.fstring_parse(joiner, start as usize, part)?;
        if at < part.end {
            return self.refuse();
        }
        self.advance();
        Ok(())
    }

    /// `fstring_parse`: text and fields from `at` on; says where they end.
    fn fstring_parse(&mut self, joiner: &mut Joiner<'a>, mut at: usize, part: Part) -> Parse<usize> {
        let bytes = self.lexer.bytes();
        loop {
            let start = at;
            let mut is_doubled = false;
            while at < part.end {
                match bytes[at] {
                    b'\\' if !part.is_raw && at + 1 < part.end => {
                        at += 1;
                        match bytes[at] {
                            b'N' if bytes.get(at + 1) == Some(&b'{') => {
                                let rest = &bytes[at..part.end];
                                at += memchr::memchr(b'}', rest).map_or(rest.len(), |close| close + 1);
                            }
                            b'{' => {
                                let backslash = at as u32 - 1;
                                let notice =
                                    EscapeNotice { at: backslash, text: backslash, token: part.token };
                                self.lexer.notices.push(Notice::Escape(notice));
                            }
                            b'}' => {}
                            _ => at += 1,
                        }
                    }
                    brace @ (b'{' | b'}') => {
                        if part.nesting == 0 && at + 1 < part.end && bytes[at + 1] == brace {
                            is_doubled = true;
                        } else if part.nesting == 0 && brace == b'}' {
                            return self.refuse();
                        }
                        break;
                    }
                    _ => at += 1,
                }
            }
            let end = at + usize::from(is_doubled);
            self.find_literal(joiner, start, end, part)?;
            if is_doubled {
                at += 2;
            } else if at >= part.end || bytes[at] == b'}' {
                return Ok(at);
            } else {
                at = self.find_expr(joiner, at, part)?;
            }
        }
    }

    fn find_literal(&mut self, joiner: &mut Joiner<'a>, start: usize, end: usize, part: Part) -> Parse<()> {
        let content = self.lexer.slice(start as u32, end as u32);
        let text = if part.is_raw || !content.contains('\\') {
            content.as_bytes()
        } else {
            match unescape(self.bump, content, false, false, self.grammar) {
                Ok(done) => {
                    if done.is_doubtful {
                        let content = Range::new(start as u32, end as u32);
                        self.note_escapes(Escapes::String, content, part.token);
                    }
                    done.text
                }
                Err(message) => return self.refuse_text(message, Range::new(start as u32, end as u32)),
            }
        };
        if !text.is_empty() {
            joiner.constant(Piece { text, range: Range::default(), is_u: false });
        }
        Ok(())
    }

    /// `fstring_find_expr`: the field whose brace is at `open`; says where it ends.
    fn find_expr(&mut self, joiner: &mut Joiner<'a>, open: usize, part: Part) -> Parse<usize> {
        if part.nesting >= MAX_NESTING {
            return self.refuse();
        }
        let bytes = &self.lexer.bytes()[..part.end];
        let Some(mut at) = end_of_expression(bytes, open + 1) else { return self.refuse() };
        let value = self.fstring_compile_expr(open, at)?;
        let mut has_text = false;
        if bytes[at] == b'=' {
            has_text = true;
            at += 1;
            while bytes.get(at).is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\x0b' | b'\x0c')) {
                at += 1;
            }
            let text = self.lexer.slice(open as u32 + 1, at as u32).as_bytes();
            joiner.constant(Piece { text, range: Range::default(), is_u: false });
        }
        let mut conversion = -1;
        if bytes.get(at) == Some(&b'!') {
            match bytes.get(at + 1) {
                Some(letter @ (b's' | b'r' | b'a')) => conversion = i32::from(*letter),
                _ => return self.refuse(),
            }
            at += 2;
        }
        let mut format_spec = None;
        if bytes.get(at) == Some(&b':') && at + 1 < part.end {
            let mut spec = Joiner::new(self);
            at = self.fstring_parse(&mut spec, at + 1, Part { nesting: part.nesting + 1, ..part })?;
            let values = spec.finish(self);
            // These have the place of their own literal, not of all side by side.
            let range = Range::new(self.start(), self.lexer.end);
            if let Some(Expr { range: place, kind: ExprKind::Constant(_) }) = values.last_mut() {
                *place = range;
            }
            let kind = ExprKind::JoinedStr(ExprJoinedStr { values });
            format_spec = Some(self.alloc(Expr { range, kind }));
        }
        if bytes.get(at) != Some(&b'}') {
            return self.refuse();
        }
        if has_text && format_spec.is_none() && conversion == -1 {
            conversion = i32::from(b'r');
        }
        let value = self.alloc(value);
        let kind = ExprKind::FormattedValue(ExprFormattedValue { value, conversion, format_spec });
        joiner.value(self, Expr { range: Range::default(), kind });
        Ok(at + 1)
    }

    /// `fstring_compile_expr`: reads what stands between two places as in parentheses.
    ///
    /// What begins with these parentheses, a tuple or generator expression, begins where CPython takes them to be
    /// (`fstring_find_expr_location`): at the string, or the line, where the brace is the last of its line.
    fn fstring_compile_expr(&mut self, open: usize, end: usize) -> Parse<Expr<'a>> {
        let text = &self.lexer.bytes()[open + 1..end];
        if text.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c')) {
            return self.refuse();
        }
        let string = self.start();
        let mut inner = self.lexer.part(open, end);
        inner.notices = std::mem::take(&mut self.lexer.notices);
        let outer = std::mem::replace(&mut self.lexer, inner);
        let expr = self.deeper(Self::star_expressions);
        let inner = std::mem::replace(&mut self.lexer, outer);
        self.is_deep |= inner.has_nested(DEEP);
        self.lexer.notices = inner.notices;
        let mut expr = expr?;
        if self.lexer.string.moved > 0 {
            self.move_with_string(&mut expr, open);
        }
        let mut behind = text.iter().skip_while(|byte| matches!(byte, b' ' | b'\t' | b'\x0c'));
        if self.grammar.field_places == FieldPlaces::Moved
            && expr.range.start == open as u32
            && behind.next() == Some(&b'\n')
        {
            let before = &self.lexer.bytes()[..open];
            let line = memchr::memrchr(b'\n', before).map_or(0, |feed| feed + 1);
            expr.range.start = string.max(line as u32);
        }
        Ok(expr)
    }

    /// Moves an expression whose brace is in the first line of a string that starts too far to the left: what is in that
    /// line is placed from there.
    #[cold]
    fn move_with_string(&self, expr: &mut Expr<'a>, open: usize) {
        let bytes = self.lexer.bytes();
        let content = self.lexer.string.content.0 as usize;
        let Some(line_end) = bytes.get(content..).and_then(|text| memchr::memchr(b'\n', text)) else {
            return;
        };
        if open < content + line_end {
            let mut mover = Mover { end: (content + line_end) as u32, by: self.lexer.string.moved };
            mover.visit_expr(expr);
        }
    }

    /// Gives all parts of an f-string that have no place yet that of the whole.
    pub(super) fn place_parts(values: &mut [Expr<'a>], range: Range, is_u: bool) {
        for value in values {
            if value.range == Range::default() {
                value.range = range;
            }
            match &mut value.kind {
                ExprKind::Constant(constant) => constant.is_u = is_u,
                ExprKind::FormattedValue(field) => {
                    if let Some(spec) = &mut field.format_spec {
                        Self::place_parts(std::slice::from_mut(spec), range, is_u);
                    }
                }
                ExprKind::JoinedStr(spec) => Self::place_parts(spec.values, range, is_u),
                _ => {}
            }
        }
    }
}

/// Moves to the left what is in a line that ends there.
struct Mover {
    end: u32,
    by: u32,
}

impl<'a> VisitorMut<'a> for Mover {
    fn visit_expr(&mut self, expr: &mut Expr<'a>) {
        let moved = |place: u32| if place <= self.end { place.saturating_sub(self.by) } else { place };
        expr.range = Range::new(moved(expr.range.start), moved(expr.range.end));
        stacker::maybe_grow(RED_ZONE, SEGMENT, || walk_expr_mut(self, expr));
    }
}

/// Where the expression that starts at `at` ends: at `!`, `:`, `=` or a brace outside of brackets and strings.
fn end_of_expression(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut brackets: Vec<u8> = Vec::new();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' | b'#' => return None,
            b'\'' | b'"' => at = end_of_string(bytes, at)?,
            b'[' | b'{' | b'(' => {
                if brackets.len() >= MAX_BRACKETS {
                    return None;
                }
                brackets.push(*byte);
            }
            b'!' | b'=' | b'<' | b'>' if brackets.is_empty() && bytes.get(at + 1) == Some(&b'=') => at += 1,
            b'!' | b':' | b'}' | b'=' if brackets.is_empty() => return Some(at),
            b']' | b'}' | b')' => {
                let opening = brackets.pop()?;
                if !matches!((opening, byte), (b'[', b']') | (b'{', b'}') | (b'(', b')')) {
                    return None;
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// The last byte of a string in an expression.
fn end_of_string(bytes: &[u8], start: usize) -> Option<usize> {
    let quote = bytes[start];
    let is_triple = bytes.get(start + 1) == Some(&quote) && bytes.get(start + 2) == Some(&quote);
    let mut at = start + if is_triple { 3 } else { 1 };
    loop {
        match bytes.get(at)? {
            b'\\' => return None,
            byte if *byte != quote => at += 1,
            _ if !is_triple => return Some(at),
            _ if bytes.get(at + 1) == Some(&quote) && bytes.get(at + 2) == Some(&quote) => {
                return Some(at + 2);
            }
            _ => at += 1,
        }
    }
}
