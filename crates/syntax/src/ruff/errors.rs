//! What ruff refuses, in CPython's words where they are known.

use ruff_python_ast::Mod;
use ruff_python_parser::{LexicalErrorType, ParseError, ParseErrorType, Parsed};
use ruff_text_size::Ranged;

use super::convert::range;
use crate::error::SyntaxError;

/// The first error that is one for CPython, too.
pub(super) fn check(parsed: &Parsed<Mod>, source: &str) -> Result<(), SyntaxError> {
    let is_error = |error: &&ParseError| !is_about_text(error) && !is_bare_raise(error, source);
    if let Some(error) = parsed.errors().iter().find(is_error) {
        return Err(SyntaxError::new("invalid syntax", range(error.location)));
    }
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        return Err(SyntaxError::new("invalid syntax", range(error.range())));
    }
    Ok(())
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
