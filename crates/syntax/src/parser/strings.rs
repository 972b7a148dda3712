//! String and bytes literals, and what stands side by side of them: `strings`.
//!
//! CPython: `_PyPegen_constant_from_string`, `_PyPegen_concatenate_strings` and `_build_concatenated_str` in
//! `Parser/action_helpers.c`. Neighbouring constants become one, from where the first starts to where
//! the last ends; empty ones vanish from f-strings.

use super::{Parse, Parser};
use crate::error::SyntaxErrorKind;
use crate::grammar::FStrings;
use crate::lexer::{Kind, StringToken};
use crate::literal::escape::{unescape, unescape_bytes};
use crate::literal::{Literal, Text};
use crate::range::Range;
use crate::tree::*;
use crate::warning::{EscapeNotice, Escapes, Notice, invalid_escapes};

/// A literal that stands alone or beside others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) text: Text<'a>,
    pub(super) range: Range,
    pub(super) is_u: bool,
}

impl<'a> Piece<'a> {
    pub(super) fn into_expr(self) -> Expr<'a> {
        let constant = ExprConstant { value: Literal::Str(self.text), is_u: self.is_u };
        Expr { range: self.range, kind: ExprKind::Constant(constant) }
    }
}

/// The values of an f-string being put together.
pub(super) struct Joiner<'a> {
    /// Where its values start on the parser's stack.
    start: usize,
    /// Constants that are to become one.
    pending: Vec<Piece<'a>>,
}

impl<'a> Joiner<'a> {
    pub(super) fn new(parser: &Parser<'a>) -> Self {
        Joiner { start: parser.exprs.len(), pending: Vec::new() }
    }

    pub(super) fn constant(&mut self, piece: Piece<'a>) {
        self.pending.push(piece);
    }

    pub(super) fn value(&mut self, parser: &mut Parser<'a>, value: Expr<'a>) {
        self.flush(parser);
        parser.exprs.push(value);
    }

    /// The constants, if there is nothing but those.
    pub(super) fn only_constants(&self, parser: &Parser<'a>) -> Option<&[Piece<'a>]> {
        (parser.exprs.len() == self.start).then_some(&*self.pending)
    }

    fn flush(&mut self, parser: &mut Parser<'a>) {
        let Some(piece) = parser.joined(&self.pending) else { return };
        self.pending.clear();
        if !piece.text.is_empty() {
            parser.exprs.push(piece.into_expr());
        }
    }

    pub(super) fn finish(mut self, parser: &mut Parser<'a>) -> &'a mut [Expr<'a>] {
        self.flush(parser);
        parser.exprs_since(self.start)
    }
}

impl<'a> Parser<'a> {
    /// `strings`
    pub(super) fn strings(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        match self.kind() {
            Kind::String if !self.lexer.string.prefix.is_f_string => {}
            Kind::TStringStart => return self.template(start),
            _ => return self.joined_str(start, Vec::new()),
        }
        if self.lexer.string.prefix.is_bytes {
            return self.bytes(start);
        }
        let piece = self.string()?;
        if !self.kind().starts_string() {
            return Ok(piece.into_expr());
        }
        let mut pieces = vec![piece];
        let is_plain = |this: &Self| {
            let prefix = this.lexer.string.prefix;
            this.kind() == Kind::String && !prefix.is_bytes && !prefix.is_f_string
        };
        while is_plain(self) {
            pieces.push(self.string()?);
        }
        match self.kind() {
            Kind::FStringStart => self.joined_str(start, pieces),
            Kind::String if !self.lexer.string.prefix.is_bytes => self.joined_str(start, pieces),
            Kind::String | Kind::TStringStart => self.refuse(),
            _ => match self.joined(&pieces) {
                Some(piece) => Ok(piece.into_expr()),
                None => self.refuse(),
            },
        }
    }

    /// The current token as text.
    fn string(&mut self) -> Parse<Piece<'a>> {
        let StringToken { prefix, content: (start, end), has_backslash, .. } = self.lexer.string;
        let content = self.lexer.slice(start, end);
        let range = Range::new(self.start(), self.lexer.end);
        let text = if !has_backslash || prefix.is_raw {
            content.as_bytes()
        } else {
            match unescape(self.bump, content, false, false, self.grammar) {
                Ok(done) => {
                    if done.is_doubtful {
                        self.note_escapes(Escapes::String, Range::new(start, end), range);
                    }
                    done.text
                }
                Err(message) => return self.refuse_text(message, range),
            }
        };
        let is_u = prefix.is_unicode && self.lexer.text().starts_with('u');
        self.advance();
        Ok(Piece { text, range, is_u })
    }

    /// Notes escapes in a part of the source that mean nothing.
    #[cold]
    pub(super) fn note_escapes(&mut self, escapes: Escapes, content: Range, token: Range) {
        for notice in self.escapes_in(escapes, content, token) {
            self.lexer.notices.push(Notice::Escape(notice));
        }
    }

    /// Those escapes.
    pub(super) fn escapes_in(
        &self,
        escapes: Escapes,
        content: Range,
        token: Range,
    ) -> impl Iterator<Item = EscapeNotice> + use<> {
        let found = invalid_escapes(self.lexer.slice(content.start, content.end), escapes, self.escapes.0);
        found.into_iter().map(move |(text, at)| EscapeNotice {
            at: content.start + at as u32,
            text: content.start + text as u32,
            token,
        })
    }

    #[cold]
    pub(super) fn refuse_text<T>(&mut self, message: String, range: Range) -> Parse<T> {
        let refused = self.refuse_as(SyntaxErrorKind::SyntaxError, message);
        if let Some(refusal) = &mut self.refusal {
            refusal.range.get_or_insert(range);
        }
        refused
    }

    /// Bytes literals side by side.
    fn bytes(&mut self, start: u32) -> Parse<Expr<'a>> {
        let first = self.bytes_part()?;
        let value = if self.kind() == Kind::String {
            let mut parts = vec![first];
            while self.kind() == Kind::String {
                if !self.lexer.string.prefix.is_bytes {
                    return self.refuse();
                }
                parts.push(self.bytes_part()?);
            }
            self.concat(parts.iter().copied())
        } else {
            first
        };
        if self.kind().starts_string() {
            return self.refuse();
        }
        let constant = ExprConstant { value: Literal::Bytes(value), is_u: false };
        Ok(self.expr(start, ExprKind::Constant(constant)))
    }

    fn bytes_part(&mut self) -> Parse<&'a [u8]> {
        let StringToken { prefix, content: (start, end), has_backslash, .. } = self.lexer.string;
        let content = self.lexer.slice(start, end);
        let range = Range::new(self.start(), self.lexer.end);
        let done = if !content.is_ascii() {
            Err("bytes can only contain ASCII literal characters".to_owned())
        } else if has_backslash && !prefix.is_raw {
            unescape_bytes(self.bump, content.as_bytes()).map(|(text, is_doubtful)| {
                if is_doubtful {
                    self.note_escapes(Escapes::Bytes, Range::new(start, end), range);
                }
                text
            })
        } else {
            Ok(content.as_bytes())
        };
        match done {
            Ok(text) => {
                self.advance();
                Ok(text)
            }
            Err(message) => self.refuse_text(message, range),
        }
    }

    /// f-strings and strings side by side, some strings having been read.
    fn joined_str(&mut self, start: u32, before: Vec<Piece<'a>>) -> Parse<Expr<'a>> {
        let mut joiner = Joiner::new(self);
        joiner.pending = before;
        if self.grammar.f_strings == FStrings::Substrings {
            joiner.pending.iter_mut().for_each(|piece| piece.range = Range::default());
        }
        loop {
            match self.kind() {
                Kind::FStringStart => self.fstring(&mut joiner)?,
                Kind::String if self.lexer.string.prefix.is_f_string => {
                    self.fstring_of_substrings(&mut joiner, start)?;
                }
                Kind::String if !self.lexer.string.prefix.is_bytes => {
                    let piece = self.string()?;
                    let range = match self.grammar.f_strings {
                        FStrings::Tokens => piece.range,
                        FStrings::Substrings => Range::default(),
                    };
                    joiner.constant(Piece { range, ..piece });
                }
                Kind::String | Kind::TStringStart => return self.refuse(),
                _ => break,
            }
        }
        let values = joiner.finish(self);
        if self.grammar.f_strings == FStrings::Substrings {
            let range = self.range(start);
            let text = self.lexer.slice(range.start, range.end);
            let is_u = text.starts_with('u');
            self.has_spread_fstrings |= memchr::memchr(b'\n', text.as_bytes()).is_some();
            Self::place_parts(values, range, is_u);
            // What is inside was read apart, at places of its own.
            self.note();
        }
        Ok(self.expr(start, ExprKind::JoinedStr(ExprJoinedStr { values })))
    }

    /// t-strings side by side.
    fn template(&mut self, start: u32) -> Parse<Expr<'a>> {
        let mut joiner = Joiner::new(self);
        while self.kind() == Kind::TStringStart {
            self.fstring(&mut joiner)?;
        }
        if self.kind().starts_string() {
            return self.refuse();
        }
        let values = joiner.finish(self);
        Ok(self.expr(start, ExprKind::TemplateStr(ExprTemplateStr { values })))
    }

    /// Neighbouring constants as one; `None` if there are none.
    pub(super) fn joined(&self, pieces: &[Piece<'a>]) -> Option<Piece<'a>> {
        let (first, last) = (pieces.first()?, pieces.last()?);
        let texts = pieces.iter().map(|piece| piece.text);
        let text = self.concat(texts.filter(|text| !text.is_empty()));
        Some(Piece { text, range: first.range.to(last.range), is_u: first.is_u })
    }

    /// Texts one after the other; a single one is not copied.
    fn concat<'p>(&self, mut texts: impl Iterator<Item = &'a [u8]> + Clone + 'p) -> &'a [u8] {
        let all = texts.clone();
        match (texts.next(), texts.next()) {
            (None, _) => &[],
            (Some(only), None) => only,
            _ => {
                let len = all.clone().map(<[u8]>::len).sum();
                let mut whole = bumpalo::collections::Vec::with_capacity_in(len, self.bump);
                all.for_each(|text| whole.extend_from_slice_copy(text));
                whole.into_bump_slice()
            }
        }
    }
}
