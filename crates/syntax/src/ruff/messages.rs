//! What CPython's parser says where ruff's says something else (`invalid_` rules of the grammar).

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{ParseErrorType, UnsupportedSyntaxErrorKind};

use super::errors::interpolated;
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::range::Range;

/// The line of a place, from 1.
pub(super) fn line(source: &str, at: u32) -> usize {
    memchr::memchr_iter(b'\n', &source.as_bytes()[..at as usize]).count() + 1
}

/// An error of the parser.
pub(super) fn parser_error(error: &ParseErrorType, place: Range, source: &str) -> SyntaxError {
    let message = match error {
        ParseErrorType::Lexical(_) => "invalid syntax",
        ParseErrorType::FStringError(error) => return interpolated('f', error, place, source),
        ParseErrorType::TStringError(error) => return interpolated('t', error, place, source),
        ParseErrorType::UnexpectedIndentation => return indentation("unexpected indent".to_owned(), place),
        ParseErrorType::SimpleStatementsOnSameLine => match legacy_statement(place, source) {
            Some(error) => return error,
            None => "invalid syntax",
        },
        ParseErrorType::OtherError(what) => match what.strip_prefix("Expected an indented block after ") {
            Some(clause) => return expected_block(clause, place, source),
            None => other(what),
        },
        ParseErrorType::ExpectedToken { found, expected } => expected_token(*found, *expected),
        ParseErrorType::UnparenthesizedGeneratorExpression => "Generator expression must be parenthesized",
        ParseErrorType::PositionalAfterKeywordArgument => "positional argument follows keyword argument",
        ParseErrorType::PositionalAfterKeywordUnpacking => {
            "positional argument follows keyword argument unpacking"
        }
        ParseErrorType::InvalidArgumentUnpackingOrder => {
            "iterable argument unpacking follows keyword argument unpacking"
        }
        ParseErrorType::IterableUnpackingInComprehension => {
            "iterable unpacking cannot be used in comprehension"
        }
        ParseErrorType::InvalidStarredExpressionUsage => "cannot use starred expression here",
        ParseErrorType::ParamAfterVarKeywordParam => "arguments cannot follow var-keyword argument",
        ParseErrorType::NonDefaultParamAfterDefaultParam => {
            "parameter without a default follows parameter with a default"
        }
        ParseErrorType::VarParameterWithDefault => {
            let before = source[..place.start as usize].trim_end();
            let name = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
            match name.trim_end().ends_with("**") {
                true => "var-keyword argument cannot have default value",
                false => "var-positional argument cannot have default value",
            }
        }
        ParseErrorType::ExpectedKeywordParam => "named arguments must follow bare *",
        ParseErrorType::InvalidMatchPatternTarget => "cannot use '_' as a target",
        ParseErrorType::ExpectedRealNumber => "real number required in complex literal",
        ParseErrorType::ExpectedImaginaryNumber => "imaginary number required in complex literal",
        ParseErrorType::InvalidAnnotatedAssignmentTarget => "illegal target for annotation",
        ParseErrorType::EmptyImportNames => "Expected one or more names after 'import'",
        ParseErrorType::EmptyTypeParams => "Type parameter list cannot be empty",
        _ => "invalid syntax",
    };
    SyntaxError::new(message, place)
}

/// `print x` and `exec x` of Python 2, `place` being what follows.
fn legacy_statement(place: Range, source: &str) -> Option<SyntaxError> {
    let before = source[..place.start as usize].trim_end_matches([' ', '\t']);
    let name = ["print", "exec"].into_iter().find(|name| before.ends_with(name))?;
    let start = before.len() - name.len();
    if before[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.') {
        return None;
    }
    let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
    Some(SyntaxError::new(message, Range::new(start as u32, place.end)))
}

/// Errors that ruff has no kind of its own for.
fn other(what: &str) -> &'static str {
    match what {
        "Expected `except` or `finally` after `try` block" => "expected 'except' or 'finally' block",
        "Cannot have both 'except' and 'except*' on the same 'try'" => {
            "cannot have both 'except' and 'except*' on the same 'try'"
        }
        "Multiple exception types must be parenthesized when using `as`" => {
            "multiple exception types must be parenthesized when using 'as'"
        }
        "Expected one or more exception types" => "expected one or more exception types",
        "Only one '*' parameter allowed" | "Only one '*' separator allowed" => {
            "* argument may appear only once"
        }
        "Only one '/' separator allowed" => "/ may appear only once",
        "'/' parameter must appear before '*' parameter" => "/ must be ahead of *",
        "Position-only parameter separator not allowed as first parameter" => {
            "at least one argument must precede /"
        }
        "Only single target (not list) can be annotated" => "only single target (not list) can be annotated",
        "Only single target (not tuple) can be annotated" => {
            "only single target (not tuple) can be annotated"
        }
        "Bytes literal cannot be mixed with non-bytes literals" => "cannot mix bytes and nonbytes literals",
        "Cannot mix t-string literals with string or bytes literals" => {
            "cannot mix t-string literals with string or bytes literals"
        }
        "Boolean 'not' expression cannot be used here" => "'not' after an operator must be parenthesized",
        "Trailing comma not allowed" => "trailing comma not allowed without surrounding parentheses",
        "Positional patterns cannot follow keyword patterns" => "positional patterns follow keyword patterns",
        _ => "invalid syntax",
    }
}

fn expected_token(found: TokenKind, expected: TokenKind) -> &'static str {
    match expected {
        TokenKind::Colon if found == TokenKind::Newline => "expected ':'",
        TokenKind::Else => "expected 'else' after 'if' expression",
        TokenKind::Lpar => "expected '('",
        _ => "invalid syntax",
    }
}

fn indentation(message: String, place: Range) -> SyntaxError {
    SyntaxError { kind: SyntaxErrorKind::IndentationError, message, range: Some(place) }
}

/// `clause` is what ruff calls the head that the block belongs to.
fn expected_block(clause: &str, place: Range, source: &str) -> SyntaxError {
    let what = match clause {
        "function definition" => "function definition",
        "`class` definition" => "class definition",
        "`if` statement" => "'if' statement",
        "`elif` clause" => "'elif' statement",
        "`else` clause" => "'else' statement",
        "`for` statement" => "'for' statement",
        "`while` statement" => "'while' statement",
        "`with` statement" => "'with' statement",
        "`match` statement" => "'match' statement",
        "`case` block" => "'case' statement",
        "`try` statement" => "'try' statement",
        "`except` clause" => "'except' statement",
        "`finally` clause" => "'finally' statement",
        _ => return indentation("expected an indented block".to_owned(), place),
    };
    // The head is before the error, on the last line that has more than a comment.
    let before = &source.as_bytes()[..place.start as usize];
    let heads = before.split(|byte| *byte == b'\n').enumerate().filter(|(_, line)| {
        let text = line.trim_ascii_start();
        !text.is_empty() && !text.starts_with(b"#")
    });
    let at = line(source, place.start);
    let line = heads.map(|(number, _)| number + 1).filter(|number| *number < at).last().unwrap_or(at);
    indentation(format!("expected an indented block after {what} on line {line}"), place)
}

/// What only another version than the target has.
pub(super) fn unsupported(kind: &UnsupportedSyntaxErrorKind, place: Range) -> SyntaxError {
    let message = match kind {
        UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => {
            "iterable unpacking cannot be used in comprehension"
        }
        _ => "invalid syntax",
    };
    SyntaxError::new(message, place)
}
