//! String and bytes literals, f-strings and t-strings, and what stands side by side of them.
//!
//! CPython: `_PyPegen_constant_from_string`, `_PyPegen_concatenate_strings` and
//! `_build_concatenated_str` in `Parser/action_helpers.c`. Neighbouring constants become one,
//! from where the first starts to where the last ends; empty ones vanish from f-strings.

use ruff_python_ast as ast;
use ruff_python_ast::StringFlags;
use ruff_text_size::TextRange;

use super::convert::{Converter, range};
use super::expr::{constant, nothing};
use super::replacement::Interpolated;
use crate::grammar::Grammar;
use crate::literal::escape::{unescape, unescape_bytes};
use crate::literal::{Literal, Text};
use crate::range::Range;
use crate::tree::*;

/// A literal that stands alone or beside others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) text: Text<'a>,
    pub(super) range: Range,
    pub(super) is_u: bool,
}

/// The values of an f-string being put together.
pub(super) struct Joiner<'a> {
    /// Where its values start in the converter's `parts`.
    start: usize,
    /// Constants that are to become one.
    pending: Vec<Piece<'a>>,
}

impl<'a> Joiner<'a> {
    pub(super) fn new(converter: &Converter<'a>) -> Self {
        Joiner { start: converter.parts.len(), pending: Vec::new() }
    }

    pub(super) fn constant(&mut self, piece: Piece<'a>) {
        self.pending.push(piece);
    }

    pub(super) fn value(&mut self, converter: &mut Converter<'a>, value: Expr<'a>) {
        self.flush(converter);
        converter.parts.push(value);
    }

    fn flush(&mut self, converter: &mut Converter<'a>) {
        let Some(piece) = converter.joined(&self.pending) else { return };
        self.pending.clear();
        if !piece.text.is_empty() {
            converter.parts.push(piece.into_expr());
        }
    }

    pub(super) fn finish(mut self, converter: &mut Converter<'a>) -> &'a mut [Expr<'a>] {
        self.flush(converter);
        let bump = converter.bump;
        bump.alloc_slice_fill_iter(converter.parts.drain(self.start..))
    }
}

impl<'a> Piece<'a> {
    pub(super) fn into_expr(self) -> Expr<'a> {
        let constant = ExprConstant { value: Literal::Str(self.text), is_u: self.is_u };
        Expr { range: self.range, kind: ExprKind::Constant(constant) }
    }
}

impl<'a> Converter<'a> {
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

    pub(super) fn string(&mut self, node: &ast::ExprStringLiteral) -> Expr<'a> {
        let place = range(node.range);
        let piece = match node.value.as_slice() {
            [only] => self.piece(only),
            several => {
                let pieces: Vec<_> = several.iter().map(|part| self.piece(part)).collect();
                let Some(piece) = self.joined(&pieces) else { return nothing(place) };
                piece
            }
        };
        Piece { range: place, ..piece }.into_expr()
    }

    /// One string literal.
    fn piece(&mut self, part: &ast::StringLiteral) -> Piece<'a> {
        let place = range(part.range);
        let content = self.content(part.range, part.flags);
        // What has no escape is as long as its source, and what changes nothing may stay too.
        let text = if content.len() == part.value.len() {
            content.as_bytes()
        } else {
            match unescape(self.bump, content, false, false, Grammar::of(self.target)) {
                Ok(done) => done.text,
                Err(message) => {
                    self.fail(message, place);
                    &[]
                }
            }
        };
        Piece { text, range: place, is_u: self.byte(place.start) == Some(b'u') }
    }

    pub(super) fn bytes(&mut self, node: &ast::ExprBytesLiteral) -> ExprKind<'a> {
        let parts = node.value.as_slice();
        let value = match parts {
            [only] => self.bytes_part(only),
            _ => {
                let parts: Vec<_> = parts.iter().map(|part| self.bytes_part(part)).collect();
                self.concat(parts.iter().copied())
            }
        };
        constant(Literal::Bytes(value), Range::default()).kind
    }

    fn bytes_part(&mut self, part: &ast::BytesLiteral) -> &'a [u8] {
        let content = self.content(part.range, part.flags);
        if content.len() == part.value.len() {
            return content.as_bytes();
        }
        let done = if content.is_ascii() {
            unescape_bytes(self.bump, content.as_bytes())
        } else {
            Err("bytes can only contain ASCII literal characters".to_owned())
        };
        done.unwrap_or_else(|message| {
            self.fail(message, range(part.range));
            &[]
        })
    }

    /// What stands between the quotes.
    fn content(&self, range: TextRange, flags: impl StringFlags) -> &'a str {
        let start = range.start() + flags.opener_len();
        let end = range.end() - flags.closer_len();
        self.source.get(start.to_usize()..end.to_usize()).unwrap_or_default()
    }

    pub(super) fn f_string(&mut self, node: &ast::ExprFString) -> ExprKind<'a> {
        let mut joiner = Joiner::new(self);
        for part in node.value.as_slice() {
            match part {
                ast::FStringPart::Literal(literal) => joiner.constant(self.piece(literal)),
                ast::FStringPart::FString(part) => {
                    let string = Interpolated::f_string(part.flags.as_any_string_flags());
                    self.elements(&mut joiner, &part.elements, string);
                }
            }
        }
        ExprKind::JoinedStr(ExprJoinedStr { values: joiner.finish(self) })
    }

    pub(super) fn t_string(&mut self, node: &ast::ExprTString) -> ExprKind<'a> {
        let mut joiner = Joiner::new(self);
        for part in node.value.as_slice() {
            let string = Interpolated::t_string(part.flags.as_any_string_flags());
            self.elements(&mut joiner, &part.elements, string);
        }
        ExprKind::TemplateStr(ExprTemplateStr { values: joiner.finish(self) })
    }
}
