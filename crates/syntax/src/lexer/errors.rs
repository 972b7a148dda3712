//! Why the lexer found [`Kind::Invalid`]: CPython's words about tokens that are none.
//!
//! CPython: the calls of `_PyTokenizer_syntaxerror` in `Parser/lexer/lexer.c`, and `_Pypegen_tokenizer_error`.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use super::identifier::is_allowed;
use super::{Columns, Kind, Lexer, MAX_INDENTS, StringToken};
use crate::error::{Extent, Step, SyntaxError, SyntaxErrorKind};
use crate::grammar::{
    ContinuedIndent, ControlCharacters, EscapedQuotes, FStrings, SpecLines, UnclosedFields,
};
use crate::range::Range;

/// A refusal of the tokenizer's own.
fn here(message: impl Into<String>, at: usize) -> SyntaxError {
    SyntaxError { step: Step::Tokenizer, ..SyntaxError::new(message, Range::new(at as u32, at as u32)) }
}

/// A refusal in the parser's words of what the tokenizer found (`tokenizer_error`).
fn told(kind: SyntaxErrorKind, message: &str, at: usize, extent: Extent) -> SyntaxError {
    SyntaxError { kind, extent, ..SyntaxError::new(message, Range::new(at as u32, at as u32)) }
}

/// The source ends where it may not.
fn unexpected_end(at: usize) -> SyntaxError {
    told(SyntaxErrorKind::SyntaxError, "unexpected EOF while parsing", at, Extent::EndMinusOne)
}

/// What is behind a backslash is no line's end.
fn no_continuation(at: usize) -> SyntaxError {
    let message = "unexpected character after line continuation character";
    told(SyntaxErrorKind::SyntaxError, message, at, Extent::EndZero)
}

impl Lexer<'_> {
    /// What is wrong where [`Kind::Invalid`] was found; `None` for a character that is a token of its own,
    /// though no rule of the grammar knows it. `around` is the f-string whose field this is in.
    pub(crate) fn explain(&mut self, around: Option<StringToken>) -> Option<SyntaxError> {
        if self.is_fresh {
            return Some(self.explain_line());
        }
        let at = self.start as usize;
        let Some(byte) = self.bytes.get(at).copied() else { return Some(self.explain_end(at)) };
        match byte {
            b'(' | b'[' | b'{' => Some(here("too many nested parentheses", at)),
            b')' | b']' | b'}' => Some(self.explain_bracket(byte, at, around)),
            b'\\' => Some(match self.byte(at + 1) {
                b'\n' | 0 => self.never_closed().unwrap_or_else(|| unexpected_end(at + 1)),
                _ => no_continuation(at + 1),
            }),
            b'0'..=b'9' | b'.' => Some(self.explain_number(at)),
            b'\'' | b'"' => Some(self.explain_string(at, around)),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => Some(self.explain_word(at, around)),
            byte if byte.is_ascii_control()
                && self.grammar.control_characters == ControlCharacters::Refused =>
            {
                Some(here(format!("invalid non-printable character U+{byte:04X}"), at))
            }
            _ => {
                self.token(1, Kind::Invalid);
                None
            }
        }
    }

    /// Unclosed brackets at the end of the source.
    fn explain_end(&self, at: usize) -> SyntaxError {
        self.never_closed().unwrap_or_else(|| unexpected_end(at))
    }

    /// The innermost bracket that is open.
    pub(crate) fn never_closed(&self) -> Option<SyntaxError> {
        let (open, at) = self.innermost()?;
        if self.grammar.minor < 10 {
            let end = self.bytes.len();
            return Some(unexpected_end(end.max(1) - 1));
        }
        let message = format!("'{}' was never closed", char::from(open));
        Some(SyntaxError { extent: Extent::EndZero, ..SyntaxError::new(message, Range::new(at, at + 1)) })
    }

    /// The innermost open bracket and where it is.
    pub(crate) fn innermost(&self) -> Option<(u8, u32)> {
        let depth = (self.depth as usize).checked_sub(1)?;
        Some((*self.brackets.get(depth)?, *self.places.get(depth)?))
    }

    /// The line of a place, from 1.
    pub(crate) fn line_of(&self, at: usize) -> usize {
        let before = &self.bytes[..at.min(self.bytes.len())];
        memchr::memchr_iter(b'\n', before).count() + 1
    }

    fn explain_bracket(&self, closing: u8, at: usize, around: Option<StringToken>) -> SyntaxError {
        let closing = char::from(closing);
        let Some((open, place)) = self.innermost() else {
            return here(format!("unmatched '{closing}'"), at);
        };
        if let Some(string) = around
            && self.depth == self.field
        {
            return here(format!("{}-string: unmatched '{closing}'", string.letter()), at);
        }
        let mut message = format!(
            "closing parenthesis '{closing}' does not match opening parenthesis '{}'",
            char::from(open)
        );
        let line = self.line_of(place as usize);
        if line != self.line_of(at) {
            message += &format!(" on line {line}");
        }
        here(message, at)
    }

    fn explain_string(&self, at: usize, around: Option<StringToken>) -> SyntaxError {
        let start = self.start as usize;
        let quote = self.byte(at);
        let is_triple = self.byte(at + 1) == quote && self.byte(at + 2) == quote;
        if let Some(string) = around
            && string.quotes.byte == quote
            && string.quotes.is_triple == is_triple
        {
            let mut message = format!("{}-string: expecting '}}'", string.letter());
            let brace = (self.field as usize).checked_sub(1).and_then(|field| self.places.get(field));
            let opened = brace.map(|place| self.line_of(*place as usize));
            if let Some(line) = opened.filter(|line| *line != self.line_of(start))
                && self.grammar.unclosed_fields == UnclosedFields::WithLine
            {
                message += &format!(" to close '{{' on line {line}");
            }
            return here(message, start);
        }
        let mut end = at + if is_triple { 3 } else { 1 };
        let mut has_escaped_quote = false;
        while let Some(byte) = self.bytes.get(end) {
            match byte {
                b'\\' => {
                    has_escaped_quote |= self.byte(end + 1) == quote;
                    end += 2;
                }
                b'\n' if !is_triple => break,
                _ => end += 1,
            }
        }
        let mut line = self.line_of(end);
        if end >= self.bytes.len() && self.bytes.last() == Some(&b'\n') {
            line -= 1;
        }
        self.unterminated(start, "string", is_triple, has_escaped_quote, line)
    }

    fn unterminated(
        &self,
        start: usize,
        what: &str,
        is_triple: bool,
        escaped: bool,
        line: usize,
    ) -> SyntaxError {
        let triple = if is_triple { "triple-quoted " } else { "" };
        let mut message = format!("unterminated {triple}{what} literal (detected at line {line})");
        if self.grammar.minor < 10 {
            let message = match is_triple {
                true => "EOF while scanning triple-quoted string literal",
                false => "EOL while scanning string literal",
            };
            return told(SyntaxErrorKind::SyntaxError, message, start, Extent::EndZero);
        } else if escaped && !is_triple && self.grammar.escaped_quotes == EscapedQuotes::Suspected {
            message += "; perhaps you escaped the end quote?";
        }
        here(message, start)
    }

    /// An f-string whose text stopped at something wrong, the lexer being there.
    pub(crate) fn explain_text(&self, string: StringToken, start: u32, in_spec: bool) -> SyntaxError {
        let letter = string.letter();
        if self.byte(self.at) == b'}' {
            return here(format!("{letter}-string: single '}}' is not allowed"), self.at);
        }
        if in_spec && self.is_at_line_end(string) && self.grammar.spec_lines == SpecLines::Refused {
            let message = format!(
                "{letter}-string: newlines are not allowed in format specifiers for single quoted \
                 {letter}-strings"
            );
            return here(message, self.at);
        }
        let mut line = self.line_of(self.at);
        if self.at >= self.bytes.len() && self.bytes.last() == Some(&b'\n') {
            line -= 1;
        }
        let what = format!("{letter}-string");
        self.unterminated(start as usize, &what, string.quotes.is_triple, false, line)
    }

    /// Whether a text of a string in single quotes has come to the end of its line.
    fn is_at_line_end(&self, string: StringToken) -> bool {
        let is_added = self.at >= self.bytes.len() && self.bytes.last() != Some(&b'\n');
        !string.quotes.is_triple && (self.byte(self.at) == b'\n' || is_added)
    }

    /// Whether the end of the line, where the lexer is, ends the text of a format specification.
    pub(crate) fn ends_spec_with_line(&self, string: StringToken) -> bool {
        self.grammar.spec_lines == SpecLines::EndText && self.is_at_line_end(string)
    }

    /// The last line of a string in single quotes that starts at `start` and does not end.
    pub(crate) fn end_of_broken_string(&self, start: usize) -> usize {
        let rest = &self.bytes[start.min(self.bytes.len())..];
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let mut at = start + letters + 1;
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'\\' => at += 2,
                b'\n' => break,
                _ => at += 1,
            }
        }
        at.min(self.bytes.len())
    }

    /// A name with a character that it may not have, or the prefix of a string that does not end.
    fn explain_word(&mut self, at: usize, around: Option<StringToken>) -> SyntaxError {
        let rest = &self.source[at..];
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if letters <= 2 && matches!(self.byte(at + letters), b'\'' | b'"') {
            return self.explain_string(at + letters, around);
        }
        let version = self.grammar.minor.saturating_sub(8);
        let is_bad = |(offset, c): &(usize, char)| !c.is_ascii() && !is_allowed(*c, *offset == 0, version);
        match rest.char_indices().find(is_bad) {
            Some((offset, c)) => invalid_character(c, at + offset),
            None => here("invalid syntax", at),
        }
    }

    fn explain_number(&self, start: usize) -> SyntaxError {
        let invalid = |kind: &str, behind: usize| here(format!("invalid {kind} literal"), behind.max(1) - 1);
        let (kind, is_digit): (_, fn(&u8) -> bool) = match (self.byte(start), self.byte(start + 1)) {
            (b'0', b'x' | b'X') => ("hexadecimal", u8::is_ascii_hexdigit),
            (b'0', b'o' | b'O') => ("octal", |byte| matches!(byte, b'0'..=b'7')),
            (b'0', b'b' | b'B') => ("binary", |byte| matches!(byte, b'0' | b'1')),
            _ => return self.explain_decimal(start),
        };
        let mut at = start + 2;
        loop {
            if self.byte(at) == b'_' {
                at += 1;
            }
            if !is_digit(&self.byte(at)) {
                let byte = self.byte(at);
                return if byte.is_ascii_digit() {
                    // Before 3.10 columns end where the tokenizer is, which has not taken this digit.
                    let place = if self.grammar.minor < 10 { at - 1 } else { at };
                    here(format!("invalid digit '{}' in {kind} literal", char::from(byte)), place)
                } else {
                    invalid(kind, at)
                };
            }
            while is_digit(&self.byte(at)) {
                at += 1;
            }
            let byte = self.byte(at);
            if byte.is_ascii_digit() {
                return here(format!("invalid digit '{}' in {kind} literal", char::from(byte)), at);
            }
            if byte != b'_' {
                return invalid(kind, at);
            }
        }
    }

    fn explain_decimal(&self, start: usize) -> SyntaxError {
        let invalid = |kind: &str, behind: usize| here(format!("invalid {kind} literal"), behind.max(1) - 1);
        let digits = |mut at: usize| {
            while self.byte(at).is_ascii_digit()
                || self.byte(at) == b'_' && self.byte(at + 1).is_ascii_digit()
            {
                at += 1;
            }
            // What follows an underscore is no digit.
            if self.byte(at) == b'_' { Err(at + 1) } else { Ok(at) }
        };
        let number = || -> Result<SyntaxError, usize> {
            let mut at = digits(start)?;
            let mut is_int = true;
            if self.byte(at) == b'.' {
                is_int = false;
                at += 1;
                if self.byte(at).is_ascii_digit() {
                    at = digits(at)?;
                }
            }
            if matches!(self.byte(at), b'e' | b'E') {
                let signed = usize::from(matches!(self.byte(at + 1), b'+' | b'-'));
                if self.byte(at + 1 + signed).is_ascii_digit() {
                    is_int = false;
                    at = digits(at + 1 + signed)?;
                } else if signed == 1 {
                    return Err(at + 2);
                }
            }
            if matches!(self.byte(at), b'j' | b'J') {
                return Ok(invalid("imaginary", at + 1));
            }
            if self.grammar.minor >= 10 && matches!(self.byte(at), b'e' | b'E') {
                // What follows is looked at before the zeros.
                return Ok(invalid("decimal", at));
            }
            let zeros = (start..at).take_while(|at| matches!(self.byte(*at), b'0' | b'_')).count();
            if is_int && self.byte(start) == b'0' && start + zeros < at {
                let message = "leading zeros in decimal integer literals are not permitted; \
                               use an 0o prefix for octal integers";
                if self.grammar.minor < 10 {
                    return Ok(here(message, at - 1));
                }
                let start = start as u32;
                let range = Some(Range::new(start, start + zeros as u32));
                return Ok(SyntaxError { range, ..here(message, 0) });
            }
            Ok(invalid("decimal", at))
        };
        number().unwrap_or_else(|behind| invalid("decimal", behind))
    }

    /// A line whose columns fit no block.
    fn explain_line(&mut self) -> SyntaxError {
        let at = self.at.min(self.bytes.len());
        let line = self.bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let end = memchr::memchr(b'\n', &self.bytes[at..]).map_or(self.bytes.len(), |len| at + len);
        if self.byte(at) == b'\\' && self.grammar.continued_indent != ContinuedIndent::Backslash {
            return match self.byte(at + 1) {
                b'\n' | 0 => self.never_closed().unwrap_or_else(|| unexpected_end(at + 1)),
                _ => no_continuation(at + 1),
            };
        }
        let columns = self.columns_of(self.beginning_of(line));
        let block = self.columns[self.blocks as usize];
        let tabs = "inconsistent use of tabs and spaces in indentation";
        if columns.wide > block.wide {
            if self.blocks as usize + 1 >= MAX_INDENTS {
                let message = "too many levels of indentation";
                return told(SyntaxErrorKind::IndentationError, message, line, Extent::EndZero);
            }
            return told(SyntaxErrorKind::TabError, tabs, line, Extent::EndZero);
        }
        let is_known = self.columns[..=self.blocks as usize].iter().any(|block| block.wide == columns.wide);
        if is_known {
            return told(SyntaxErrorKind::TabError, tabs, line, Extent::EndZero);
        }
        let message = "unindent does not match any outer indentation level";
        told(SyntaxErrorKind::IndentationError, message, end, Extent::EndMinusOne)
    }

    /// Where the first of the lines begins that are continued up to the one at `line`.
    fn beginning_of(&self, line: usize) -> usize {
        let mut beginning = line;
        while let Some(before) = self.bytes[..beginning].strip_suffix(b"\\\n") {
            beginning = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        }
        beginning
    }

    fn columns_of(&mut self, line: usize) -> Columns {
        let at = std::mem::replace(&mut self.at, line);
        let columns = self.measure().unwrap_or_default();
        self.at = at;
        columns
    }

    /// Whether f-strings are several tokens.
    pub(crate) fn cuts_f_strings(&self) -> bool {
        self.grammar.f_strings == FStrings::Tokens
    }

    /// Whether letters before quotes that do not go together are told from names.
    pub(crate) fn explains_prefixes(&self) -> bool {
        self.grammar.minor >= 14
    }

    /// Takes the first character alone of a `<>` that has been read.
    pub(crate) fn split_less_greater(&mut self) {
        self.at -= 1;
        self.end -= 1;
        self.kind = Kind::Less;
    }

    /// Whether a line begins.
    pub(crate) fn is_fresh(&self) -> bool {
        self.is_fresh
    }

    /// Whether nothing but the end is left.
    pub(crate) fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// How many brackets are open.
    pub(crate) fn depth(&self) -> u32 {
        self.depth
    }

    /// Whether the bracket that was closed last was that of the innermost replacement field.
    pub(crate) fn has_left_field(&self) -> bool {
        self.depth + 1 == self.field
    }

    /// Goes to the line in which a statement of the module starts.
    pub(crate) fn start_at(&mut self, at: u32) {
        let line_start = |at: usize| memchr::memrchr(b'\n', &self.bytes[..at]).map_or(0, |end| end + 1);
        let mut line = line_start((at as usize).min(self.bytes.len()));
        // Indentation that backslashes continue is on lines before.
        while line > 0 {
            let before = line_start(line - 1);
            let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\x0c');
            let continues = self.bytes[before..line - 1].split_last();
            if !continues.is_some_and(|(last, blanks)| *last == b'\\' && blanks.iter().all(is_blank)) {
                break;
            }
            line = before;
        }
        self.at = line;
    }
}

/// The refusal of a character that is no part of any token.
pub(crate) fn invalid_character(c: char, at: usize) -> SyntaxError {
    let code = u32::from(c);
    if is_printable(c) {
        here(format!("invalid character '{c}' (U+{code:04X})"), at)
    } else {
        here(format!("invalid non-printable character U+{code:04X}"), at)
    }
}

/// Whether `str.isprintable` says so.
fn is_printable(c: char) -> bool {
    !matches!(c.general_category_group(), GeneralCategoryGroup::Other | GeneralCategoryGroup::Separator)
}
