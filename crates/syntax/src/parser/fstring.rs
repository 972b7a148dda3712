//! The inside of f-strings and t-strings: text and replacement fields (PEP 701, PEP 750).
//!
//! CPython: the rules from `fstring_middle` to `tstring`; `_PyPegen_formatted_value`, `_PyPegen_interpolation` and
//! `_PyPegen_setup_full_format_spec` in `Parser/action_helpers.c`.

use pybytecode_opcode::TreeStep;

use super::strings::{Joiner, Piece};
use super::{Parse, Parser};
use crate::error::SyntaxErrorKind;
use crate::grammar::{DebugComments, DebugText, FormatSpecs, RawSpecs};
use crate::lexer::{Kind, Stop, StringToken, Text};
use crate::literal::escape::{Unescaped, unescape};
use crate::range::Range;
use crate::tree::*;
use crate::warning::{EscapeNotice, Escapes, Notice, escaped_braces};

/// How deep fields may be in the format specifications of fields (`MAX_EXPR_NESTING`).
const MAX_NESTING: u32 = 3;

/// How many strings with fields may be inside each other (`MAXFSTRINGLEVEL`).
const MAX_STRINGS: u32 = 149;

/// In what kind of string a part is.
#[derive(Debug, Clone, Copy)]
struct Interpolated {
    token: StringToken,
    /// In how many format specifications it is.
    nesting: u32,
}

impl Interpolated {
    fn is_template(self) -> bool {
        self.token.prefix.is_t_string
    }
}

impl<'a> Parser<'a> {
    /// `fstring` or `tstring`
    pub(super) fn fstring(&mut self, joiner: &mut Joiner<'a>) -> Parse<()> {
        if self.strings >= MAX_STRINGS {
            return self.refuse();
        }
        self.strings += 1;
        let string = Interpolated { token: self.lexer.string, nesting: 0 };
        let before = self.deferred.len();
        let stop = self.parts(joiner, string);
        self.strings -= 1;
        self.tell_deferred(before, string.token);
        if stop? != Stop::Quotes {
            return self.refuse();
        }
        self.advance();
        Ok(())
    }

    /// Notes the escapes of an f-string that has ended: CPython takes them to be in the token that ends it.
    fn tell_deferred(&mut self, since: usize, token: StringToken) {
        if self.deferred.len() == since {
            return;
        }
        let quotes = token.quotes.len() as u32;
        let end = Range::new(self.lexer.end.saturating_sub(quotes), self.lexer.end);
        let deferred = self.deferred.drain(since..);
        self.lexer
            .notices
            .extend(deferred.map(|notice| Notice::Escape(EscapeNotice { token: end, ..notice })));
    }

    /// Notes escapes of a text that mean nothing, and backslashes before braces, which the tokenizer tells.
    #[cold]
    fn note_text(&mut self, text: Text, nesting: u32) {
        let content = Range::new(text.start, text.end);
        for at in escaped_braces(self.lexer.slice(text.start, text.end)) {
            let at = text.start + at as u32;
            // A backslash at the end is before what ends the text.
            if at + 1 < text.end || matches!(text.stop, Stop::Field | Stop::Close) {
                self.lexer.notices.push(Notice::Brace(at));
            }
        }
        let escapes = self.escapes_in(Escapes::Pieces, content, content);
        if nesting == 0 {
            self.deferred.extend(escapes);
        } else {
            self.lexer.notices.extend(escapes.map(Notice::Escape));
        }
    }

    /// Text and fields up to what ends them.
    fn parts(&mut self, joiner: &mut Joiner<'a>, string: Interpolated) -> Parse<Stop> {
        let in_spec = string.nesting > 0;
        // Behind a field of a format specification, CPython's tokenizer has forgotten where it is: it takes `{{`
        // for a brace.
        let mut doubles = !in_spec;
        loop {
            let text = self.lexer.text_of(string.token, in_spec, doubles);
            if in_spec && self.grammar.format_specs == FormatSpecs::AsTokens {
                self.token_of_spec(joiner, text, string)?;
            } else {
                self.middle(joiner, text, string)?;
            }
            match text.stop {
                Stop::Field => self.field(joiner, string, text.end)?,
                Stop::Invalid => return self.refuse(),
                stop => return Ok(stop),
            }
            doubles = !in_spec || self.grammar.format_specs == FormatSpecs::Joined;
        }
    }

    /// `fstring_middle`: the text between fields.
    fn middle(&mut self, joiner: &mut Joiner<'a>, text: Text, string: Interpolated) -> Parse<()> {
        if text.start == text.end {
            return Ok(());
        }
        let content = self.lexer.slice(text.start, text.end);
        let is_raw = string.token.prefix.is_raw
            && (string.nesting == 0 || self.grammar.raw_specs == RawSpecs::AsWritten);
        if text.has_escapes && !is_raw && content.contains('\\') {
            self.note_text(text, string.nesting);
        }
        let done = if text.has_escapes {
            match unescape(self.bump, content, is_raw, true, self.grammar) {
                Ok(done) => done,
                Err(message) => return self.refuse_text(message, Range::new(text.start, text.end)),
            }
        } else {
            Unescaped { text: content.as_bytes(), pieces: 1, end: content.len(), is_doubtful: false }
        };
        // An empty piece, as of an escaped newline, leaves no trace, not even a place.
        if !done.text.is_empty() {
            let range = Range::new(text.start, text.start + done.end as u32);
            if done.pieces > 1 && string.nesting > 0 {
                // Where one piece ends does not show, only that there are several.
                joiner.constant(Piece { text: &[], range: Range::new(text.start, text.start), is_u: false });
            }
            joiner.constant(Piece { text: done.text, range, is_u: false });
        }
        Ok(())
    }

    /// A text of a format specification as a constant of its own; behind a field and before `{{` even nothing
    /// is one.
    fn token_of_spec(&mut self, joiner: &mut Joiner<'a>, text: Text, string: Interpolated) -> Parse<()> {
        let is_empty = text.start == text.end;
        let leaves_nothing = match text.stop {
            Stop::Field => self.lexer.slice(text.end + 1, text.end + 2) != "{",
            _ => joiner.only_constants(self).is_some(),
        };
        if is_empty && leaves_nothing {
            return Ok(());
        }
        let mut own = Joiner::new(self);
        self.middle(&mut own, text, string)?;
        let range = Range::new(text.start, text.end);
        let pieces = own.only_constants(self).unwrap_or_default();
        let piece = self.joined(pieces).unwrap_or(Piece { text: &[], range, is_u: false });
        joiner.value(self, Piece { range, ..piece }.into_expr());
        Ok(())
    }

    /// `fstring_replacement_field`, whose opening brace at `open` is behind the lexer.
    fn field(&mut self, joiner: &mut Joiner<'a>, string: Interpolated, open: u32) -> Parse<()> {
        if string.nesting >= MAX_NESTING {
            return self.refuse();
        }
        let Some(around) = self.lexer.open_field() else { return self.refuse() };
        self.advance();
        let start = open + 1;
        let value = self.annotated_rhs()?;
        let value = self.alloc(value);
        let has_equal = self.take(Kind::Equal);
        let source_end = self.start();
        let mut conversion = -1;
        if self.kind() == Kind::Exclamation {
            conversion = self.fstring_conversion()?;
        }
        let (format_spec, end) = match self.kind() {
            Kind::FieldColon => {
                let colon = self.start();
                let spec = self.fstring_full_format_spec(string, colon)?;
                (Some(spec), self.lexer.end)
            }
            Kind::RightBrace => (None, self.lexer.end),
            _ => return self.refuse(),
        };
        self.lexer.close_field(around);
        if has_equal {
            let most = match self.grammar.format_specs {
                FormatSpecs::AsTokens => 1,
                FormatSpecs::Joined => MAX_NESTING - 1,
            };
            if string.nesting >= most {
                self.lost_debug_text()?;
            }
            let range = Range::new(start, source_end);
            let text = self.debug_text(string, range)?;
            joiner.constant(Piece { text, range, is_u: false });
            if conversion == -1 && format_spec.is_none() {
                conversion = i32::from(b'r');
            }
        }
        let kind = if string.is_template() && string.nesting == 0 {
            let written = self.without_comments(start, source_end);
            let equal = if has_equal { written.rfind('=') } else { None };
            let str = &written.as_bytes()[..equal.unwrap_or(written.len())];
            ExprKind::Interpolation(ExprInterpolation { value, str, conversion, format_spec })
        } else {
            // A format may get another end.
            self.note_for(TreeStep::EndFormatSpec, format_spec.is_some());
            ExprKind::FormattedValue(ExprFormattedValue { value, conversion, format_spec })
        };
        joiner.value(self, Expr { range: Range::new(open, end), kind });
        Ok(())
    }

    /// What `=` shows of the field's source.
    fn debug_text(&mut self, string: Interpolated, range: Range) -> Parse<&'a [u8]> {
        let text = self.without_comments(range.start, range.end);
        let is_raw = string.token.prefix.is_raw
            || string.nesting > 0
            || self.grammar.debug_text == DebugText::AsWritten;
        if is_raw || !text.contains('\\') {
            return Ok(text.as_bytes());
        }
        match unescape(self.bump, text, false, false, self.grammar) {
            Ok(done) => Ok(done.text),
            Err(message) => self.refuse_text(message, range),
        }
    }

    /// `fstring_conversion`
    fn fstring_conversion(&mut self) -> Parse<i32> {
        let behind = self.lexer.end;
        self.advance();
        let conversion = match self.lexer.text() {
            "s" => b's',
            "r" => b'r',
            "a" => b'a',
            _ => return self.refuse(),
        };
        if self.start() != behind {
            return self.refuse();
        }
        self.advance();
        Ok(i32::from(conversion))
    }

    /// `fstring_full_format_spec`: what stands behind the colon of a field, the colon being part of its range.
    fn fstring_full_format_spec(&mut self, string: Interpolated, colon: u32) -> Parse<&'a mut Expr<'a>> {
        let mut joiner = Joiner::new(self);
        let string = Interpolated { nesting: string.nesting + 1, ..string };
        if self.parts(&mut joiner, string)? != Stop::Close {
            return self.refuse();
        }
        let range = Range::new(colon, self.lexer.end - 1);
        self.lexer.close_spec();
        // CPython's tokenizer ends a text behind a named character. Where nothing but such texts
        // is put together, it makes a plain string.
        if joiner.only_constants(self).is_some_and(|pieces| pieces.len() > 1)
            && let Some(pieces) = joiner.only_constants(self)
            && let Some(piece) = self.joined(pieces)
        {
            return Ok(self.alloc(Piece { range, ..piece }.into_expr()));
        }
        let values = joiner.finish(self);
        Ok(self.alloc(Expr { range, kind: ExprKind::JoinedStr(ExprJoinedStr { values }) }))
    }

    /// CPython loses the text of `=` in the format specification of a format specification.
    #[cold]
    fn lost_debug_text(&mut self) -> Parse<()> {
        self.refuse_as(SyntaxErrorKind::ValueError, "field 'value' is required for Constant")
    }

    /// A part of the source as a string's value, comments left out (`set_ftstring_expr`).
    ///
    /// As CPython, this takes each quote for one that opens or closes a string, whatever it is in; earlier, strings
    /// are nothing special.
    fn without_comments(&self, start: u32, end: u32) -> &'a str {
        let text = self.lexer.slice(start, end);
        if !text.contains('#') {
            return text;
        }
        if self.grammar.debug_comments == DebugComments::EachHash {
            return self.without_hashes(text);
        }
        let mut kept = bumpalo::collections::String::with_capacity_in(text.len(), self.bump);
        let mut chars = text.chars();
        let mut quote = None;
        while let Some(c) = chars.next() {
            match c {
                '#' if quote.is_none() => {
                    if chars.any(|c| c == '\n') {
                        kept.push('\n');
                    }
                    continue;
                }
                '\'' | '"' if quote.is_none() => quote = Some(c),
                _ if quote == Some(c) => quote = None,
                _ => {}
            }
            kept.push(c);
            if c == '\\' {
                kept.extend(chars.next());
            }
        }
        kept.into_bump_str()
    }

    /// A text without what stands between a `#` and the end of its line.
    fn without_hashes(&self, text: &str) -> &'a str {
        let mut kept = bumpalo::collections::String::with_capacity_in(text.len(), self.bump);
        for line in text.split_inclusive('\n') {
            match line.split_once('#') {
                Some((before, comment)) => {
                    kept.push_str(before);
                    kept.extend(comment.ends_with('\n').then_some('\n'));
                }
                None => kept.push_str(line),
            }
        }
        kept.into_bump_str()
    }
}
