//! What ruff refuses, in CPython's words where they are known.
//!
//! CPython tokenizes the rest of a source when its parser gives up, and errors of the tokenizer take
//! precedence (`_PyPegen_tokenize_full_source_to_check_for_errors`). So they do here.

use ruff_python_ast::Mod;
use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType, Parsed};
use ruff_text_size::Ranged;

use super::range;
use super::{indentation, messages, tokens};
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::range::Range;

/// The first error that is one for CPython, too.
pub(super) fn check(parsed: &Parsed<Mod>, source: &str) -> Result<(), SyntaxError> {
    let is_error = |error: &&ParseError| {
        !is_about_text(error) && !is_bare_raise(error, source) && !is_name_match(error, source)
    };
    let errors: Vec<&ParseError> = parsed.errors().iter().filter(is_error).collect();
    if let Some(error) = tokenizer_error(&errors, parsed.tokens(), source) {
        return Err(error);
    }
    if let Some(first) = errors.first() {
        return Err(messages::parser_error(&first.error, range(first.location), source));
    }
    match parsed.unsupported_syntax_errors().first() {
        Some(error) => Err(messages::unsupported(&error.kind, range(error.range()))),
        None => Ok(()),
    }
}

/// Whether it is about the text of a literal, which the conversion reads itself: ruff does not
/// know each name of a character.
fn is_about_text(error: &ParseError) -> bool {
    use LexicalErrorType::{
        InvalidByteLiteral, MissingUnicodeLbrace, MissingUnicodeRbrace, StringError, UnicodeError,
    };
    matches!(
        &error.error,
        ParseErrorType::Lexical(
            InvalidByteLiteral | MissingUnicodeLbrace | MissingUnicodeRbrace | StringError | UnicodeError
        )
    )
}

/// Whether it is about `raise;`, where ruff wants an expression.
fn is_bare_raise(error: &ParseError, source: &str) -> bool {
    let at = error.location.start().to_usize();
    matches!(error.error, ParseErrorType::ExpectedExpression)
        && source[at..].starts_with(';')
        && source[..at].trim_end_matches([' ', '\t', '\x0c', '\\', '\n']).ends_with("raise")
}

/// Whether it is about `match` behind a semicolon, where ruff expects the statement and not a name.
/// Should it be the statement, the conversion refuses that.
fn is_name_match(error: &ParseError, source: &str) -> bool {
    matches!(error.error, ParseErrorType::SimpleAndCompoundStatementOnSameLine)
        && &source[error.location] == "match"
}

/// The first error of the tokenizer: ruff's, or one that it does not know.
fn tokenizer_error(errors: &[&ParseError], tokens: &Tokens, source: &str) -> Option<SyntaxError> {
    if errors.is_empty() {
        return None;
    }
    let brackets = Brackets::read(tokens);
    let lexical = errors.iter().find_map(|error| match &error.error {
        ParseErrorType::Lexical(LexicalErrorType::Eof) => None,
        ParseErrorType::Lexical(kind) => Some(lexical(kind, range(error.location), source)),
        _ => None,
    });
    let mismatch = brackets.mismatch.map(|mismatch| brackets.refuse(mismatch, source));
    let has_tabs = memchr::memchr(b'\t', source.as_bytes()).is_some();
    let tabs = has_tabs.then(|| indentation::check(tokens, source).err()).flatten();
    let form = tokens::check_form(tokens, source).err();
    let candidates = [tabs, form, mismatch, lexical];
    let first = candidates.into_iter().flatten().min_by_key(|error| error.range.map(|place| place.start));
    first.or_else(|| brackets.never_closed(errors, source))
}

fn lexical(kind: &LexicalErrorType, place: Range, source: &str) -> SyntaxError {
    match kind {
        LexicalErrorType::UnclosedStringError => unterminated_string(place, source),
        LexicalErrorType::FStringError(error) => interpolated('f', error, place, source),
        LexicalErrorType::TStringError(error) => interpolated('t', error, place, source),
        LexicalErrorType::UnrecognizedToken { tok } if !tok.is_ascii() || tok.is_ascii_control() => {
            tokens::invalid_character(*tok, Range::new(place.start, place.start))
        }
        LexicalErrorType::LineContinuationError => {
            SyntaxError::new("unexpected character after line continuation character", place)
        }
        LexicalErrorType::IndentationError => SyntaxError {
            kind: SyntaxErrorKind::IndentationError,
            message: "unindent does not match any outer indentation level".to_owned(),
            range: Some(place),
        },
        LexicalErrorType::OtherError(_) => number(place, source),
        _ => SyntaxError::new("invalid syntax", place),
    }
}

/// Brackets that are open at the end, and the first that closes none.
#[derive(Default)]
struct Brackets {
    open: Vec<(char, u32)>,
    mismatch: Option<(char, u32)>,
}

impl Brackets {
    fn read(tokens: &Tokens) -> Self {
        let mut brackets = Brackets::default();
        for token in tokens.iter() {
            let at = range(token.range()).start;
            let (closing, opening) = match token.kind() {
                TokenKind::Lpar => (None, '('),
                TokenKind::Lsqb => (None, '['),
                TokenKind::Lbrace => (None, '{'),
                TokenKind::Rpar => (Some(')'), '('),
                TokenKind::Rsqb => (Some(']'), '['),
                TokenKind::Rbrace => (Some('}'), '{'),
                _ => continue,
            };
            match closing {
                None => brackets.open.push((opening, at)),
                Some(_) if brackets.open.last().is_some_and(|(open, _)| *open == opening) => {
                    brackets.open.pop();
                }
                Some(closing) => {
                    brackets.mismatch = Some((closing, at));
                    break;
                }
            }
        }
        brackets
    }

    /// At the end of the source. An error of the parser on the line of the bracket comes first.
    fn never_closed(&self, errors: &[&ParseError], source: &str) -> Option<SyntaxError> {
        let is_eof =
            |error: &&&ParseError| matches!(error.error, ParseErrorType::Lexical(LexicalErrorType::Eof));
        let eof = errors.iter().find(is_eof)?;
        let Some((bracket, at)) = self.open.last() else {
            return Some(SyntaxError::new("unexpected EOF while parsing", range(eof.location)));
        };
        let line = messages::line(source, *at);
        let other =
            errors.iter().find(|error| !is_eof(error) && error.location.start() < eof.location.start());
        if other.is_some_and(|other| messages::line(source, range(other.location).start) <= line) {
            return None;
        }
        Some(SyntaxError::new(format!("'{bracket}' was never closed"), Range::new(*at, at + 1)))
    }

    fn refuse(&self, (closing, at): (char, u32), source: &str) -> SyntaxError {
        let message = match self.open.last() {
            None => format!("unmatched '{closing}'"),
            Some((open, opened)) => {
                let matching =
                    format!("closing parenthesis '{closing}' does not match opening parenthesis '{open}'");
                let line = messages::line(source, *opened);
                if line == messages::line(source, at) {
                    matching
                } else {
                    format!("{matching} on line {line}")
                }
            }
        };
        SyntaxError::new(message, Range::new(at, at))
    }
}

fn unterminated_string(place: Range, source: &str) -> SyntaxError {
    let text = &source[place.start as usize..place.end as usize];
    let content = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let quote = if content.starts_with('"') { '"' } else { '\'' };
    let line = messages::line(source, place.end.saturating_sub(u32::from(text.ends_with('\n'))));
    let message = if content.starts_with("'''") || content.starts_with("\"\"\"") {
        format!("unterminated triple-quoted string literal (detected at line {line})")
    } else if content.contains(&format!("\\{quote}")) {
        format!("unterminated string literal (detected at line {line}); perhaps you escaped the end quote?")
    } else {
        format!("unterminated string literal (detected at line {line})")
    };
    SyntaxError::new(message, Range::new(place.start, place.start))
}

/// Errors of f-strings and t-strings, `letter` telling which.
pub(super) fn interpolated(
    letter: char,
    error: &InterpolatedStringErrorType,
    place: Range,
    source: &str,
) -> SyntaxError {
    let line = messages::line(source, place.end);
    let message = match error {
        InterpolatedStringErrorType::UnclosedLbrace => format!("{letter}-string: expecting '}}'"),
        InterpolatedStringErrorType::InvalidConversionFlag => {
            let written = &source[place.start as usize..place.end as usize];
            format!("{letter}-string: invalid conversion character '{written}': expected 's', 'r', or 'a'")
        }
        InterpolatedStringErrorType::SingleRbrace => {
            format!("{letter}-string: single '}}' is not allowed")
        }
        InterpolatedStringErrorType::UnterminatedString => {
            format!("unterminated {letter}-string literal (detected at line {line})")
        }
        InterpolatedStringErrorType::UnterminatedTripleQuotedString => {
            format!("unterminated triple-quoted {letter}-string literal (detected at line {line})")
        }
        InterpolatedStringErrorType::LambdaWithoutParentheses => {
            format!("{letter}-string: lambda expressions are not allowed without parentheses")
        }
        InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
            format!("{letter}-string: conversion type must come right after the exclamation mark")
        }
        InterpolatedStringErrorType::NewlineInFormatSpec => format!(
            "{letter}-string: newlines are not allowed in format specifiers for single quoted {letter}-strings"
        ),
    };
    let place = match error {
        InterpolatedStringErrorType::UnclosedLbrace | InterpolatedStringErrorType::SingleRbrace => {
            Range::new(place.start, place.start)
        }
        _ => place,
    };
    SyntaxError::new(message, place)
}

/// A number whose form is wrong.
fn number(place: Range, source: &str) -> SyntaxError {
    let written = &source.as_bytes()[place.start as usize..];
    let digit = |base| format!("invalid digit '{}' in {base} literal", char::from(written[2]));
    let message = match written {
        [b'0', b'x' | b'X', ..] => "invalid hexadecimal literal".to_owned(),
        [b'0', b'o' | b'O', b'8' | b'9', ..] => digit("octal"),
        [b'0', b'o' | b'O', ..] => "invalid octal literal".to_owned(),
        [b'0', b'b' | b'B', b'2'..=b'9', ..] => digit("binary"),
        [b'0', b'b' | b'B', ..] => "invalid binary literal".to_owned(),
        [b'0', b'0'..=b'9' | b'_', ..] => {
            let zeros = written.iter().take_while(|byte| matches!(byte, b'0' | b'_')).count() as u32;
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            return SyntaxError::new(message, Range::new(place.start, place.start + zeros));
        }
        _ => "invalid decimal literal".to_owned(),
    };
    let last = place.end.max(place.start + 1) - 1;
    SyntaxError::new(message, Range::new(last, last))
}
