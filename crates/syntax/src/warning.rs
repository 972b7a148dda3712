//! What CPython warns of: the classes of its warnings, their words, their lines.
//!
//! The parser only notes what it meets ([`Notice`]), in the order in which CPython's parser would tell it; words and lines
//! are found when the whole source has been read. CPython: `warn_invalid_escape_sequence` in `Parser/string_parser.c`,
//! `verify_end_of_number` in `Parser/lexer/lexer.c`, `_warn_relative_import_of_lazy` in `Parser/action_helpers.c`.

use pybytecode_opcode::Target;
use pybytecode_opcode::warnings::{
    EscapeLine, EscapeWords, LazyLookalikes, OctalEscapes, RefusedEscapes, TouchedNumbers, WarningCategory,
    Warnings,
};

use crate::error::{Columns, SyntaxError};
use crate::range::{LineIndex, Range};

/// A warning, in CPython's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The class.
    pub category: WarningCategory,
    /// The message.
    pub message: String,
    /// The line that CPython tells, from 1.
    pub line: u32,
    /// What it is about; `None` if that is not in the source.
    pub range: Option<Range>,
    /// What becomes of it where warnings are errors.
    pub error: SyntaxError,
    /// In what CPython counts the columns of that.
    pub error_columns: Columns,
}

/// What the parser has met, as far as is known at once.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Notice {
    /// A number that a keyword touches.
    Number(Range),
    /// An escape that means nothing.
    Escape(EscapeNotice),
    /// A brace behind a backslash, in an f-string made of tokens: where the backslash is.
    Brace(u32),
    /// An import that looks lazy: the name of its module, and how many dots are before it.
    LazyLookalike { name: Range, level: u32 },
}

/// An escape that means nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EscapeNotice {
    /// Where its backslash is.
    pub(crate) at: u32,
    /// Where the text starts that CPython resolves at once.
    pub(crate) text: u32,
    /// The token that CPython takes it to be in.
    pub(crate) token: Range,
}

/// Which literal an escape is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Escapes {
    String,
    Bytes,
    /// The text of an f-string made of tokens, which ends at doubled braces and named characters.
    Pieces,
}

/// The escapes of a literal's text that mean nothing, as far as CPython tells them: the first of each piece that it resolves
/// at once. Gives the offsets of those pieces and of the backslashes.
///
/// The text is one that can be resolved.
#[cold]
pub(crate) fn invalid_escapes(content: &str, escapes: Escapes, octal: OctalEscapes) -> Vec<(usize, usize)> {
    let bytes = content.as_bytes();
    let mut found = Vec::new();
    let (mut at, mut piece, mut is_told) = (0, 0, false);
    while let Some(len) = bytes.get(at..).and_then(|rest| memchr::memchr3(b'\\', b'{', b'}', rest)) {
        let here = at + len;
        let next = bytes.get(here + 1).copied();
        if bytes[here] != b'\\' {
            let is_double = escapes == Escapes::Pieces && next == Some(bytes[here]);
            at = here + 1 + usize::from(is_double);
            if is_double {
                (piece, is_told) = (at, false);
            }
            continue;
        }
        let Some(next) = next else { break };
        at = here + 2;
        let means_nothing = match next {
            b'0'..=b'7' => {
                let is_octal = |byte: &&u8| matches!(byte, b'0'..=b'7');
                let digits = bytes[here + 1..].iter().take(3).take_while(is_octal).count();
                at = here + 1 + digits;
                octal == OctalEscapes::Invalid && digits == 3 && next >= b'4'
            }
            b'N' if escapes != Escapes::Bytes => {
                at = memchr::memchr(b'}', &bytes[here..]).map_or(bytes.len(), |end| here + end + 1);
                if escapes == Escapes::Pieces {
                    (piece, is_told) = (at, false);
                }
                continue;
            }
            b'u' | b'U' => escapes == Escapes::Bytes,
            b'{' | b'}' if escapes == Escapes::Pieces => {
                // The tokenizer has told that one, and the text may end before the brace.
                at = here + 1;
                false
            }
            _ => {
                at = here + 1 + usize::from(next == b'\\');
                next.is_ascii() && !is_known(next)
            }
        };
        if means_nothing && !std::mem::replace(&mut is_told, true) {
            found.push((piece, here));
        }
    }
    found
}

/// Whether that letter, behind a backslash, is an escape in every literal.
fn is_known(letter: u8) -> bool {
    matches!(letter, b'\n' | b'\\' | b'\'' | b'"' | b'a' | b'b' | b't' | b'n' | b'v' | b'f' | b'r' | b'x')
}

/// The backslashes before braces in the text of an f-string made of tokens.
#[cold]
pub(crate) fn escaped_braces(content: &str) -> impl Iterator<Item = usize> {
    let bytes = content.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let here = at + memchr::memchr(b'\\', bytes.get(at..)?)?;
            at = here + 2;
            match bytes.get(here + 1) {
                // The brace that ends the text is behind it.
                None | Some(b'{' | b'}') => {
                    at = here + 1;
                    return Some(here);
                }
                Some(b'N') if bytes.get(here + 2) == Some(&b'{') => {
                    at = memchr::memchr(b'}', &bytes[here..]).map_or(bytes.len(), |end| here + end + 1);
                }
                Some(_) => {}
            }
        }
    })
}

/// The notices of a source that the grammar refuses, as often as each is told.
pub(crate) fn refused(notices: Vec<Notice>, is_raised: bool, target: &Target) -> Vec<Notice> {
    match target.warnings.refused_escapes {
        RefusedEscapes::Never => Vec::new(),
        RefusedEscapes::Once => notices,
        RefusedEscapes::Twice if is_raised => notices,
        RefusedEscapes::Twice => {
            let again = notices.iter().filter(|notice| matches!(notice, Notice::Escape(_)));
            notices.iter().chain(again).copied().collect()
        }
    }
}

/// The warnings that a source's notices are; `tokenizers` is what the tokenizer refuses behind them, and what is told
/// instead where an escape is refused.
pub(crate) fn resolve(
    notices: &[Notice],
    source: &str,
    target: &Target,
    tokenizers: Option<&SyntaxError>,
) -> Vec<Warning> {
    if notices.is_empty() {
        return Vec::new();
    }
    let resolver = Resolver { source, lines: LineIndex::new(source), facts: &target.warnings };
    let resolve = |notice: &Notice| {
        let mut warning = resolver.warning(*notice)?;
        if let (Notice::Escape(_), Some(error)) = (notice, tokenizers) {
            warning.error = error.clone();
        }
        Some(warning)
    };
    notices.iter().filter_map(resolve).collect()
}

struct Resolver<'r> {
    source: &'r str,
    lines: LineIndex,
    facts: &'r Warnings,
}

impl Resolver<'_> {
    fn warning(&self, notice: Notice) -> Option<Warning> {
        match notice {
            Notice::Number(range) => self.number(range),
            Notice::Escape(escape) => Some(self.escape(escape)),
            Notice::Brace(at) => {
                let brace = at + 1;
                let (message, error) = self.words(at);
                let error = SyntaxError::new(error, Range::new(brace, brace));
                let range = Some(Range::new(at, at + 2));
                Some(Warning {
                    category: WarningCategory::Syntax,
                    message,
                    line: self.line(at),
                    range,
                    error,
                    error_columns: Columns::Characters,
                })
            }
            Notice::LazyLookalike { name, level } => self.lazy_lookalike(name, level),
        }
    }

    fn line(&self, at: u32) -> u32 {
        self.lines.line_column(at).line
    }

    fn text(&self, range: Range) -> &str {
        self.source.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    fn number(&self, range: Range) -> Option<Warning> {
        let TouchedNumbers::Warned(category) = self.facts.touched_numbers else { return None };
        let text = self.text(range).as_bytes();
        let kind = match text {
            [b'0', b'x' | b'X', ..] => "hexadecimal",
            [b'0', b'o' | b'O', ..] => "octal",
            [b'0', b'b' | b'B', ..] => "binary",
            [.., b'j' | b'J'] => "imaginary",
            _ => "decimal",
        };
        let message = format!("invalid {kind} literal");
        let last = range.end.max(1) - 1;
        let error = SyntaxError::new(message.clone(), Range::new(last, last));
        let line = self.line(range.start);
        Some(Warning {
            error_columns: Columns::Characters,
            category,
            message,
            line,
            range: Some(range),
            error,
        })
    }

    fn escape(&self, escape: EscapeNotice) -> Warning {
        let EscapeNotice { at, text, token } = escape;
        let (message, error) = self.words(at);
        let before = self.text(Range::new(text, at + 1));
        let (line, place, error_columns) = match self.facts.escape_line {
            EscapeLine::Token => (self.line(token.start), token, Columns::Bytes),
            EscapeLine::Counted => self.counted(before, token),
        };
        let len = 1 + self.spelling(at).len() as u32;
        let range = Some(Range::new(at, at + len));
        let error = SyntaxError::new(error, place);
        Warning { category: self.facts.escape_category, message, line, range, error, error_columns }
    }

    /// Line and place as CPython computes them: from the token's, by what it resolved up to the backslash.
    ///
    /// It works on a copy in which characters beyond ASCII are spelled out, and adds the token's quotes.
    fn counted(&self, before: &str, token: Range) -> (u32, Range, Columns) {
        let start = self.lines.line_column(token.start);
        let newlines = before.bytes().filter(|byte| *byte == b'\n').count() as u32;
        let last = before.rsplit('\n').next().unwrap_or_default();
        let width = |(at, c): (usize, char)| match c {
            '\\' if last[at + 1..].chars().next().is_some_and(|next| !next.is_ascii()) => 6,
            c if c.is_ascii() => 1,
            _ => 10,
        };
        let width: u32 = last.char_indices().map(width).sum();
        let column = if newlines > 0 {
            width
        } else {
            let token = self.text(token).as_bytes();
            let quotes = match token {
                [quote @ (b'\'' | b'"'), ..] => token.iter().take_while(|byte| *byte == quote).count(),
                _ => 0,
            };
            start.column + width + quotes as u32
        };
        let line = start.line + newlines;
        let start = self.lines.line_start(line).unwrap_or(self.source.len() as u32);
        // Not beyond the line and its end.
        let rest = self.source.as_bytes().get(start as usize..).unwrap_or_default();
        let end = memchr::memchr(b'\n', rest);
        let len = end.unwrap_or(rest.len()) as u32;
        let first = start + (column.max(1) - 1).min(len);
        let last = start + (column + 1).min(len + u32::from(end.is_some()));
        (line, Range::new(first, last), Columns::Characters)
    }

    /// What stands behind the backslash, as it is told.
    fn spelling(&self, at: u32) -> &str {
        let rest = self.source.get(at as usize + 1..).unwrap_or_default();
        let len = if rest.starts_with(|c: char| matches!(c, '4'..='7')) { 3 } else { 1 };
        rest.get(..len).unwrap_or_default()
    }

    /// The message of an escape, and what becomes of it in an error.
    fn words(&self, at: u32) -> (String, String) {
        let spelling = self.spelling(at);
        let octal = if spelling.len() > 1 { "octal " } else { "" };
        match self.facts.escapes {
            EscapeWords::Bare => same(format!("invalid {octal}escape sequence \\{spelling}")),
            EscapeWords::Quoted => same(format!("invalid {octal}escape sequence '\\{spelling}'")),
            EscapeWords::Advised => {
                let article = if octal.is_empty() { "an invalid" } else { "an invalid octal" };
                let found = format!("\"\\{spelling}\" is {article} escape sequence.");
                let advice = format!("Did you mean \"\\\\{spelling}\"? A raw string is also an option.");
                let message = format!("{found} Such sequences will not work in the future. {advice}");
                (message, format!("{found} {advice}"))
            }
        }
    }

    fn lazy_lookalike(&self, name: Range, level: u32) -> Option<Warning> {
        if self.facts.lazy_lookalikes == LazyLookalikes::Accepted {
            return None;
        }
        let dots = ".".repeat(level as usize);
        let message = format!(
            "'from {dots} lazy import' is the same as 'from {dots}lazy import'; \
             did you mean 'lazy from {dots} import'?"
        );
        let error = SyntaxError::new(message.clone(), name);
        let category = WarningCategory::Syntax;
        let line = self.line(name.start);
        Some(Warning { error_columns: Columns::Bytes, category, message, line, range: Some(name), error })
    }
}

fn same(message: String) -> (String, String) {
    (message.clone(), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(content: &str, escapes: Escapes) -> Vec<(usize, usize)> {
        invalid_escapes(content, escapes, OctalEscapes::Invalid)
    }

    #[test]
    fn only_the_first_of_a_piece_is_told() {
        assert_eq!(found(r"\n\\\'\x41é\é\d\e", Escapes::String), [(0, 15)]);
        assert_eq!(found(r"\377\400", Escapes::String), [(0, 4)]);
        assert_eq!(found(r"\N{DIGIT ONE}\u0041", Escapes::String), []);
        assert_eq!(found(r"\N\u", Escapes::Bytes), [(0, 0)]);
        assert_eq!(found(r"\a{{\d\e\N{DIGIT ONE}\q\", Escapes::Pieces), [(4, 4), (21, 21)]);
    }

    #[test]
    fn braces_are_escaped_by_no_backslash() {
        assert_eq!(escaped_braces(r"\\\{{a\N{DIGIT ONE}\").collect::<Vec<_>>(), [2, 19]);
    }
}
