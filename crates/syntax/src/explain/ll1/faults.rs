//! Refusals of 3.8's tokenizer and parser, which show what was read so far of the text.
//!
//! CPython: the end of `parsetok` in `Parser/parsetok.c`, and `err_input` in `Python/pythonrun.c`.

use super::Text;
use crate::error::{Shown, Step, SyntaxError, SyntaxErrorKind};
use crate::explain::tokens::{Token, Tokens};
use crate::lexer::Kind;
use crate::range::Range;

/// Where the tokenizer is.
pub(super) struct Places<'t, 'a> {
    text: &'t Text<'a>,
    /// Where what it keeps of the text starts: the line, unless the line before was continued.
    kept: usize,
    /// Where the last token ended.
    end: usize,
    /// How many bytes of what is kept are before the last refusal or part of it.
    pub(super) offset: usize,
}

impl<'t, 'a> Places<'t, 'a> {
    pub(super) fn new(text: &'t Text<'a>) -> Self {
        Places { text, kept: 0, end: 0, offset: 0 }
    }

    fn bytes(&self) -> &'a [u8] {
        self.text.source.as_bytes()
    }

    /// Where the line of a place starts.
    fn line_start(&self, at: usize) -> usize {
        let before = &self.bytes()[..at.min(self.bytes().len())];
        before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1)
    }

    /// One past the line feed of the line of a place, or the end.
    fn line_end(&self, at: usize) -> usize {
        let rest = &self.bytes()[at.min(self.bytes().len())..];
        memchr::memchr(b'\n', rest).map_or(self.bytes().len(), |len| at + len + 1)
    }

    /// Goes on to a place: what is kept starts with its line, unless that is continued from one before.
    fn go(&mut self, to: usize) {
        let mut at = self.end;
        while let Some(len) = self.bytes().get(at..to).and_then(|gap| memchr::memchr(b'\n', gap)) {
            let feed = at + len;
            let is_continued = feed > self.end
                && self.bytes()[feed - 1] == b'\\'
                && memchr::memchr(b'#', &self.bytes()[self.line_start(feed).max(self.end)..feed]).is_none();
            if !is_continued {
                self.kept = feed + 1;
            }
            at = feed + 1;
        }
    }

    /// Passes a token.
    pub(super) fn pass(&mut self, token: &Token) {
        self.go(token.start as usize);
        if token.kind == Kind::Newline {
            self.end = token.start as usize;
        } else {
            self.end = self.end.max(token.end as usize);
        }
    }

    /// A refusal at a place, `offset` being how many bytes of what is kept are before it or part of it.
    fn shown(&mut self, kind: SyntaxErrorKind, message: &str, at: usize, offset: usize) -> Box<SyntaxError> {
        let range = Range::new(at as u32, at as u32);
        let mut error = SyntaxError { kind, ..SyntaxError::new(message, range) };
        self.offset = offset;
        let bytes = self.bytes();
        let kept = bytes.get(self.kept..self.line_end(at)).unwrap_or_default();
        let mut text = String::from_utf8_lossy(kept).into_owned();
        if !text.ends_with('\n') && !self.text.is_part {
            text.push('\n');
        }
        let before = &bytes[..at.min(bytes.len())];
        let mut line = memchr::memchr_iter(b'\n', before).count() as u32 + 1;
        if at >= bytes.len() && bytes.last() == Some(&b'\n') {
            line = line.saturating_sub(1).max(1);
        }
        let column = text
            .as_bytes()
            .get(..offset)
            .map_or(text.chars().count(), |before| String::from_utf8_lossy(before).chars().count());
        let (column, end_column) = (column as u32, column as i32);
        error.shown = Some(Box::new(Shown { line, column, end_line: line, end_column, text: Some(text) }));
        Box::new(error)
    }

    /// The last line, where the source ends.
    pub(super) fn at_end(&mut self, message: &str, kind: SyntaxErrorKind) -> Box<SyntaxError> {
        let len = self.bytes().len();
        let last = self.line_start(len.saturating_sub(usize::from(self.bytes().last() == Some(&b'\n'))));
        self.go(last);
        let offset = len - self.kept.min(len) + usize::from(self.bytes().last() != Some(&b'\n'));
        self.shown(kind, message, len, offset)
    }

    /// No rule goes on with a token; `only` is the one that might be there, if there is one alone.
    pub(super) fn stuck(&mut self, token: &Token, only: Option<Kind>) -> Box<SyntaxError> {
        let at = token.start as usize;
        let is_nothing = matches!(token.kind, Kind::Indent | Kind::Dedent | Kind::End);
        if is_nothing && self.rest_is_blank(at) {
            return self.at_end("unexpected EOF while parsing", SyntaxErrorKind::SyntaxError);
        }
        let (kind, message) = match (only, token.kind) {
            (Some(Kind::Indent), _) => (SyntaxErrorKind::IndentationError, "expected an indented block"),
            (_, Kind::Indent) => (SyntaxErrorKind::IndentationError, "unexpected indent"),
            (_, Kind::Dedent) => (SyntaxErrorKind::IndentationError, "unexpected unindent"),
            _ => (SyntaxErrorKind::SyntaxError, "invalid syntax"),
        };
        let original = message;
        if is_nothing {
            let first = self.first_in_line(at);
            self.go(first);
            return self.shown(kind, message, first, first - self.kept.min(first));
        }
        self.go(at);
        // Behind a punctuation mark the tokenizer has come to the end.
        let message = match token.kind {
            Kind::Newline | Kind::End => "unexpected EOF while parsing",
            _ if token.end as usize == self.bytes().len() && self.text.is_part => {
                "unexpected EOF while parsing"
            }
            _ => message,
        };
        let message = if self.text.is_part { message } else { original };
        // In the columns of its own line, in the text of all that is kept; the line is the one where it ends.
        let line = if token.kind == Kind::String { token.end as usize - 1 } else { at };
        self.shown(kind, message, line, at - self.line_start(at) + 1)
    }

    /// Whether nothing but blanks and comments is behind a place.
    fn rest_is_blank(&self, at: usize) -> bool {
        let rest = &self.bytes()[at.min(self.bytes().len())..];
        rest.split(|byte| *byte == b'\n').all(|line| {
            let line = line.trim_ascii_start();
            line.is_empty() || line.starts_with(b"#")
        })
    }

    /// Where the first token of a line is.
    fn first_in_line(&self, at: usize) -> usize {
        let mut at = self.line_start(at);
        while matches!(self.bytes().get(at), Some(b' ' | b'\t' | 0x0c)) {
            at += 1;
        }
        at
    }

    /// A refusal of a token of which the parser is not told.
    pub(super) fn without_column(&mut self, message: &str, token: &Token) -> Box<SyntaxError> {
        let end = token.end as usize;
        self.go(token.start as usize);
        self.shown(SyntaxErrorKind::SyntaxError, message, token.start as usize, end - self.kept.min(end))
    }

    pub(super) fn too_deep(&self) -> Box<SyntaxError> {
        Box::new(SyntaxError::placeless(SyntaxErrorKind::MemoryError, ""))
    }

    /// What the tokenizer refuses.
    pub(super) fn of_tokenizer(&mut self, tokens: &Tokens<'_>, error: SyntaxError) -> Box<SyntaxError> {
        let message = error.message.as_str();
        let start = error.range.map_or(0, |range| range.start as usize);
        if message == "unexpected EOF while parsing" {
            return self.at_end(message, error.kind);
        }
        if message.starts_with("EOF while scanning") {
            self.go(start);
            let len = self.bytes().len();
            let offset = len - self.kept.min(len) + usize::from(self.bytes().last() != Some(&b'\n'));
            return self.shown(error.kind, message, len, offset);
        }
        if message.starts_with("EOL while scanning") {
            self.go(start);
            let at = tokens.lexer.end_of_broken_string(start);
            return self.whole_line(error.kind, message, at);
        }
        if message.starts_with("invalid character") || message.starts_with("invalid non-printable") {
            let word = tokens.lexer.start as usize;
            self.go(word);
            let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | 0x80..);
            let len = self.bytes()[word..].iter().take_while(|byte| is_part(byte)).count();
            if len == 0 {
                return self.shown(error.kind, "invalid syntax", word, word - self.kept.min(word) + 1);
            }
            let offset = word + len - self.kept.min(word);
            return self.shown(error.kind, "invalid character in identifier", word, offset);
        }
        if error.step == Step::Tokenizer {
            return Box::new(error);
        }
        self.go(start);
        self.whole_line(error.kind, message, start)
    }

    /// The tokenizer has gone on to the end of the line.
    fn whole_line(&mut self, kind: SyntaxErrorKind, message: &str, at: usize) -> Box<SyntaxError> {
        let end = self.line_end(at);
        let has_feed = self.bytes().get(end.wrapping_sub(1)) == Some(&b'\n');
        self.shown(kind, message, at, end - self.kept.min(end) + usize::from(!has_feed))
    }
}
