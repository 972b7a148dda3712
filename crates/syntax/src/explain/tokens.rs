//! The tokens of a source as CPython's parser sees them, f-strings cut into theirs.

use crate::error::{Step, SyntaxError};
use crate::grammar::{Flufl, Grammar, LastLines};
use crate::lexer::{Kind, Lexer, Stop, StringToken};

/// A token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: u32,
    pub(super) end: u32,
    /// How many brackets are open behind it.
    pub(super) level: u32,
    /// Whether it stands for nothing at the start of a line.
    pub(super) is_before_line: bool,
}

/// An f-string that is being read.
#[derive(Debug)]
struct Open {
    string: StringToken,
    start: u32,
    /// At which depths the fields around are, the outermost first.
    fields: Vec<u32>,
    /// Whether text comes next.
    in_text: bool,
    /// Whether a doubled brace stands for one.
    doubles: bool,
}

/// Reads tokens.
pub(super) struct Tokens<'a> {
    pub(super) lexer: Lexer<'a>,
    open: Vec<Open>,
    /// What ended the text before.
    stop: Option<Stop>,
    /// Whether `<>` is a token.
    pub(super) flufl: bool,
    /// Whether a line feed behind the source counts as part of it.
    added_line_is_text: bool,
    /// Whether the source ends with a token also in brackets.
    pub(super) ends_in_brackets: bool,
}

/// A refusal of the tokenizer's own.
fn tokenizers(message: impl Into<String>, range: crate::range::Range) -> Box<SyntaxError> {
    Box::new(SyntaxError { step: Step::Tokenizer, ..SyntaxError::new(message, range) })
}

/// How many strings with fields may be inside each other (`MAXFSTRINGLEVEL`).
const MAX_STRINGS: usize = 149;

/// How deep fields may be in the format specifications of fields (`MAX_EXPR_NESTING`).
const MAX_NESTING: usize = 3;

impl<'a> Tokens<'a> {
    /// The tokens from a statement of the module on.
    pub(super) fn new(source: &'a str, grammar: &'static Grammar, start: u32) -> Self {
        let mut lexer = Lexer::new(source, grammar);
        lexer.start_at(start);
        let added_line_is_text = grammar.last_lines == LastLines::AddedAsText;
        let flufl = grammar.flufl == Flufl::TooLate;
        Tokens { lexer, open: Vec::new(), stop: None, flufl, added_line_is_text, ends_in_brackets: false }
    }

    /// Whether an f-string is being read.
    pub(super) fn in_f_string(&self) -> bool {
        !self.open.is_empty()
    }

    /// The letter of the f-string that is being read.
    pub(super) fn letter(&self) -> char {
        self.open.last().map_or('f', |open| open.string.letter())
    }

    /// Whether the f-string that is being read is raw.
    pub(super) fn is_raw(&self) -> bool {
        self.open.last().is_some_and(|open| open.string.prefix.is_raw)
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Result<Token, Box<SyntaxError>> {
        if let Some(stop) = self.stop.take() {
            return self.stopped(stop);
        }
        if self.open.last().is_some_and(|open| open.in_text) {
            return self.text();
        }
        self.lexer.advance();
        if self.lexer.kind == Kind::LessGreater && !self.flufl {
            self.lexer.split_less_greater();
        }
        let kind = self.lexer.kind;
        match kind {
            Kind::Invalid
                if self.ends_in_brackets
                    && !self.lexer.is_fresh()
                    && self.lexer.start as usize >= self.lexer.bytes().len() =>
            {
                return Ok(Token { kind: Kind::End, ..self.current() });
            }
            Kind::Invalid => {
                let around = self.open.last().map(|open| open.string);
                if let Some(error) = self.lexer.explain(around) {
                    return Err(Box::new(error));
                }
            }
            Kind::FStringStart | Kind::TStringStart => {
                if self.open.len() >= MAX_STRINGS {
                    let range = crate::range::Range::new(self.lexer.start, self.lexer.start);
                    return Err(tokenizers("too many nested f-strings or t-strings", range));
                }
                let (string, start) = (self.lexer.string, self.lexer.start);
                self.open.push(Open { string, start, fields: Vec::new(), in_text: true, doubles: true });
            }
            Kind::FieldColon => {
                if let Some(open) = self.open.last_mut() {
                    open.in_text = true;
                    open.doubles = false;
                }
                return Ok(Token { kind: Kind::Colon, ..self.current() });
            }
            Kind::RightBrace if self.lexer.has_left_field() => self.leave_field(),
            Kind::Name => {
                if let Some(error) = self.bad_prefix() {
                    return Err(Box::new(error));
                }
            }
            _ => {}
        }
        Ok(self.current())
    }

    fn current(&self) -> Token {
        let Lexer { kind, start, end, .. } = self.lexer;
        let (start, end) = match kind {
            Kind::Newline => self.place_of_newline(start),
            Kind::Indent | Kind::Dedent | Kind::End => self.place_of_nothing(start),
            _ => (start, end),
        };
        let is_before_line = matches!(kind, Kind::Indent | Kind::Dedent)
            && !self.lexer.is_at_end()
            && (self.lexer.start as usize).checked_sub(1).is_none_or(|at| self.lexer.bytes()[at] == b'\n');
        Token { kind, start, end, level: self.lexer.depth(), is_before_line }
    }

    /// The end of a line: a comment before it is part of it, and from 3.12 on the line feed.
    fn place_of_newline(&self, end: u32) -> (u32, u32) {
        let bytes = self.lexer.bytes();
        let behind = self.lexer.last_end as usize;
        let comment =
            bytes.get(behind..end as usize).and_then(|rest| rest.iter().position(|byte| *byte == b'#'));
        let start = comment.map_or(end, |comment| (behind + comment) as u32);
        let has_text = (end as usize) < bytes.len() || self.added_line_is_text;
        (start, if self.lexer.cuts_f_strings() && has_text { end + 1 } else { end })
    }

    /// Where the tokenizer is at a token without text; CPython counts that from zero.
    fn place_of_nothing(&self, start: u32) -> (u32, u32) {
        let bytes = self.lexer.bytes();
        let at = match bytes.get(start as usize) {
            None => bytes.len() - usize::from(bytes.last() == Some(&b'\n')),
            Some(_) => {
                let start = start as usize;
                start - usize::from(start > 0 && bytes[start - 1] != b'\n')
            }
        };
        (at as u32, at as u32)
    }

    /// Letters before quotes that do not go together, from 3.14 on.
    fn bad_prefix(&self) -> Option<SyntaxError> {
        let (start, end) = (self.lexer.start, self.lexer.end);
        let text = self.lexer.text();
        let quote = self.lexer.bytes().get(end as usize);
        if text.len() > 5 || !matches!(quote, Some(b'\'' | b'"')) || !self.lexer.explains_prefixes() {
            return None;
        }
        let mut letters = text.to_ascii_lowercase().into_bytes();
        letters.sort_unstable();
        letters.dedup();
        if letters.len() < text.len() || letters.iter().any(|letter| !b"burft".contains(letter)) {
            return None;
        }
        let pairs = [b"ub", b"ur", b"uf", b"ut", b"bf", b"bt", b"ft"];
        let [a, b] = pairs.into_iter().find(|pair| pair.iter().all(|letter| letters.contains(letter)))?;
        let message = format!("'{}' and '{}' prefixes are incompatible", char::from(*a), char::from(*b));
        Some(*tokenizers(message, crate::range::Range::new(start, end)))
    }

    fn leave_field(&mut self) {
        if let Some(open) = self.open.last_mut()
            && let Some(around) = open.fields.pop()
        {
            self.lexer.close_field(around);
            open.in_text = true;
            open.doubles = true;
        }
    }

    /// Text of an f-string, or what ends it if there is none.
    fn text(&mut self) -> Result<Token, Box<SyntaxError>> {
        let Some(open) = self.open.last() else { return Ok(self.current()) };
        let in_spec = !open.fields.is_empty();
        let text = self.lexer.text_of(open.string, in_spec, open.doubles);
        if text.stop == Stop::Invalid {
            // Behind a field in a specification, the tokenizer has forgotten where it is.
            let in_spec = in_spec && !open.doubles;
            if !(in_spec && self.lexer.ends_spec_with_line(open.string)) {
                return Err(Box::new(self.lexer.explain_text(open.string, open.start, in_spec)));
            }
            if let Some(open) = self.open.last_mut() {
                open.in_text = false;
            }
            let level = self.lexer.depth();
            let kind = Kind::FStringMiddle;
            return Ok(Token { kind, start: text.start, end: text.end, level, is_before_line: false });
        }
        // An empty text before the end of a format specification is one for the tokenizer.
        let ends_spec = in_spec && !matches!(text.stop, Stop::Quotes | Stop::Field);
        if text.start == text.end && !ends_spec {
            return self.stopped(text.stop);
        }
        let kind = if open.string.prefix.is_t_string { Kind::TStringMiddle } else { Kind::FStringMiddle };
        self.stop = Some(text.stop);
        let level = self.lexer.depth();
        Ok(Token { kind, start: text.start, end: text.end, level, is_before_line: false })
    }

    /// What ended a text: the lexer is behind it.
    fn stopped(&mut self, stop: Stop) -> Result<Token, Box<SyntaxError>> {
        let end = self.lexer.end;
        let mut token =
            Token { kind: Kind::RightBrace, start: end - 1, end, level: 0, is_before_line: false };
        match stop {
            Stop::Quotes => {
                if let Some(open) = self.open.pop() {
                    token.start = end - open.string.quotes.len() as u32;
                    token.kind =
                        if open.string.prefix.is_t_string { Kind::TStringEnd } else { Kind::FStringEnd };
                }
            }
            Stop::Field => {
                token.kind = Kind::LeftBrace;
                let Some(open) = self.open.last_mut() else { return Ok(token) };
                // The tokenizer has gone back before the brace, and its columns end where it is.
                let range = crate::range::Range::new(end.max(2) - 2, end.max(2) - 2);
                if open.fields.len() >= MAX_NESTING {
                    let message = format!("{}-string: expressions nested too deeply", open.string.letter());
                    return Err(tokenizers(message, range));
                }
                match self.lexer.open_field() {
                    Some(around) => open.fields.push(around),
                    None => {
                        let range = crate::range::Range::new(end - 1, end - 1);
                        return Err(tokenizers("too many nested parentheses", range));
                    }
                }
                open.in_text = false;
            }
            _ => {
                self.lexer.close_spec();
                self.leave_field();
            }
        }
        token.level = self.lexer.depth();
        Ok(token)
    }
}
