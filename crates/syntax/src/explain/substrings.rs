//! The replacement fields of f-strings before PEP 701: where the expressions are that are read on their own, and
//! what is refused around them.
//!
//! CPython: `fstring_find_literal` and `fstring_find_expr` in `Python/ast.c` (3.8) and `Parser/string_parser.c`.

use super::strings::check_escapes;
use crate::error::SyntaxError;
use crate::grammar::{FieldChecks, Grammar};

/// What refuses, or an expression's own refusal.
type Checked<T = ()> = Result<T, Box<SyntaxError>>;

/// Who is asked for refusals and for expressions.
pub(super) trait Fields {
    /// A refusal with that message.
    fn refusal(&mut self, message: String) -> Box<SyntaxError>;

    /// A refusal of escapes.
    fn escapes(&mut self, message: String) -> Box<SyntaxError>;

    /// Checks the expression between two places of the source.
    fn expression(&mut self, start: usize, end: usize) -> Checked;
}

/// How deep brackets may be in an expression (`MAXLEVEL`).
const MAX_BRACKETS: usize = 200;

/// Reads the inside of an f-string.
struct Scanner<'s, 'f> {
    source: &'s str,
    at: usize,
    end: usize,
    is_raw: bool,
    grammar: &'static Grammar,
    fields: &'f mut dyn Fields,
}

/// Checks the inside of an f-string, which is between two places of the source.
pub(super) fn check(
    source: &str,
    (start, end): (usize, usize),
    is_raw: bool,
    grammar: &'static Grammar,
    fields: &mut dyn Fields,
) -> Checked {
    let mut scanner = Scanner { source, at: start, end, is_raw, grammar, fields };
    scanner.text(0)
}

impl Scanner<'_, '_> {
    fn byte(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied().filter(|_| self.at < self.end)
    }

    fn refuse<T>(&mut self, message: impl Into<String>) -> Checked<T> {
        Err(self.fields.refusal(message.into()))
    }

    /// Text and fields up to the end, or up to the brace that ends the field around.
    fn text(&mut self, level: usize) -> Checked {
        loop {
            if self.literal(level)? {
                continue;
            }
            match self.byte() {
                None | Some(b'}') => break,
                Some(_) => self.field(level)?,
            }
        }
        if level > 0 && self.byte() != Some(b'}') {
            return self.refuse("f-string: expecting '}'");
        }
        Ok(())
    }

    /// Text up to a brace; whether that was one of two that stand for one.
    fn literal(&mut self, level: usize) -> Checked<bool> {
        let start = self.at;
        let mut is_doubled = false;
        let mut end = self.end;
        while let Some(byte) = self.byte() {
            self.at += 1;
            if byte == b'\\' && !self.is_raw && self.at < self.end {
                if self.byte() == Some(b'N') {
                    self.at += 1;
                    self.name_of_character();
                    continue;
                }
                // Before a brace it stands for itself.
                if !matches!(self.byte(), Some(b'{' | b'}')) {
                    self.at += 1;
                    continue;
                }
                continue;
            }
            if matches!(byte, b'{' | b'}') {
                if level == 0 {
                    if self.byte() == Some(byte) {
                        end = self.at;
                        self.at += 1;
                        is_doubled = true;
                        break;
                    }
                    if byte == b'}' {
                        return self.refuse("f-string: single '}' is not allowed");
                    }
                }
                self.at -= 1;
                break;
            }
        }
        let text = self.source.get(start..end.min(self.at)).unwrap_or_default();
        if !self.is_raw
            && let Err(message) = check_escapes(text, self.grammar)
        {
            return Err(self.fields.escapes(message));
        }
        Ok(is_doubled)
    }

    /// Passes the name behind `\N`.
    fn name_of_character(&mut self) {
        let is_open = self.byte() == Some(b'{');
        self.at = self.end.min(self.at + 1);
        while is_open && let Some(byte) = self.byte() {
            self.at += 1;
            if byte == b'}' {
                break;
            }
        }
    }

    /// A field from its brace on.
    fn field(&mut self, level: usize) -> Checked {
        if level >= 2 {
            return self.refuse("f-string: expressions nested too deeply");
        }
        self.at += 1;
        let start = self.at;
        self.pass_expression()?;
        let end = self.at;
        let Some(mut next) = self.byte() else { return self.unexpected_end() };
        let is_empty =
            self.source[start..end].bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | 0x0c));
        if is_empty {
            if self.grammar.field_checks == FieldChecks::NamesWhatFollows && next != b'}' {
                return self.refuse(format!("f-string: expression required before '{}'", char::from(next)));
            }
            return self.refuse("f-string: empty expression not allowed");
        }
        self.fields.expression(start, end)?;
        if next == b'=' {
            self.at += 1;
            while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | 0x0b | 0x0c | b'\r')) {
                self.at += 1;
            }
            next = match self.byte() {
                Some(next) => next,
                None => return self.unexpected_end(),
            };
        }
        if next == b'!' {
            self.at += 1;
            let Some(conversion) = self.byte() else { return self.unexpected_end() };
            self.at += 1;
            if !matches!(conversion, b's' | b'r' | b'a') {
                return self.refuse("f-string: invalid conversion character: expected 's', 'r', or 'a'");
            }
        }
        if self.byte().is_none() {
            return self.unexpected_end();
        }
        if self.byte() == Some(b':') {
            self.at += 1;
            if self.byte().is_none() {
                return self.unexpected_end();
            }
            self.text(level + 1)?;
        }
        if self.byte() != Some(b'}') {
            return self.unexpected_end();
        }
        self.at += 1;
        Ok(())
    }

    fn unexpected_end(&mut self) -> Checked {
        self.refuse("f-string: expecting '}'")
    }

    /// Goes to what ends an expression.
    fn pass_expression(&mut self) -> Checked {
        let mut quote: Option<(u8, usize)> = None;
        let mut brackets: Vec<u8> = Vec::new();
        while let Some(byte) = self.byte() {
            if byte == b'\\' {
                return self.refuse("f-string expression part cannot include a backslash");
            }
            let next = |offset: usize| {
                self.source.as_bytes().get(self.at + offset).copied().filter(|_| self.at + offset < self.end)
            };
            if let Some((mark, len)) = quote {
                if byte == mark {
                    if len == 1 {
                        quote = None;
                    } else if next(1) == Some(mark) && next(2) == Some(mark) {
                        self.at += 2;
                        quote = None;
                    }
                }
                self.at += 1;
                continue;
            }
            match byte {
                b'\'' | b'"' => {
                    let is_triple = next(1) == Some(byte) && next(2) == Some(byte);
                    quote = Some((byte, if is_triple { 3 } else { 1 }));
                    self.at += if is_triple { 2 } else { 0 };
                }
                b'[' | b'{' | b'(' => {
                    if brackets.len() >= MAX_BRACKETS {
                        return self.refuse("f-string: too many nested parenthesis");
                    }
                    brackets.push(byte);
                }
                b'#' => return self.refuse("f-string expression part cannot include '#'"),
                b'!' | b':' | b'}' | b'=' | b'>' | b'<' if brackets.is_empty() => {
                    if next(1) == Some(b'=') && matches!(byte, b'!' | b'=' | b'<' | b'>') {
                        self.at += 2;
                        continue;
                    }
                    if !matches!(byte, b'>' | b'<') {
                        break;
                    }
                }
                b']' | b'}' | b')' => {
                    let Some(opening) = brackets.pop() else {
                        return self.refuse(format!("f-string: unmatched '{}'", char::from(byte)));
                    };
                    if !matches!((opening, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
                        return self.refuse(format!(
                            "f-string: closing parenthesis '{}' does not match opening parenthesis '{}'",
                            char::from(byte),
                            char::from(opening)
                        ));
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        if quote.is_some() {
            return self.refuse("f-string: unterminated string");
        }
        match brackets.pop() {
            Some(opening) => self.refuse(format!("f-string: unmatched '{}'", char::from(opening))),
            None => Ok(()),
        }
    }
}
