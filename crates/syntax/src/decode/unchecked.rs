//! Sources up to 3.13 that are to be UTF-8 and are not: those are read as bytes. Comments may hold any,
//! and a name or a literal that is no text is refused when CPython makes an object of it.
//!
//! CPython: `verify_identifier` in `Parser/lexer/lexer.c`, `_PyPegen_parse_string` in `Parser/string_parser.c`,
//! `_PyPegen_raise_error` in `Parser/pegen_errors.c`; `parsestr` in `Python/ast.c` for 3.8.

use std::ops::Range as Span;

use pybytecode_opcode::Target;

use super::{BOM, DecodeError, codec, with_line_feeds};
use crate::dump::dump;
use crate::error::{Shown, SyntaxError, SyntaxErrorKind};
use crate::grammar::{ByteOrderMarks, BytesFaults, Grammar, SourceEnds, Undecoded, UndecodedColumns};
use crate::lexer::{Kind, Lexer};
use crate::range::Range;

/// What stands for a byte that is no text: a letter, as CPython counts all such bytes among those of names.
const STAND_IN: char = 'x';

/// Another one.
const OTHER_STAND_IN: char = 'y';

/// The text of a source in which nothing but comments has bytes that are no text, or that is refused before they are
/// met: a letter is in the place of each. An error if CPython says what is no text; `None` where it is not known
/// what it says.
pub(super) fn read(
    bytes: &[u8],
    undecoded: Undecoded,
    grammar: &'static Grammar,
    target: &'static Target,
) -> Option<Result<String, Box<DecodeError>>> {
    let source = Source::new(bytes, grammar);
    let fault = match source.fault(undecoded, grammar, target)? {
        None => return Some(Ok(source.text)),
        Some(fault) => fault,
    };
    let is_refused_before = match crate::parse(&bumpalo::Bump::new(), &source.text, target) {
        Ok(_) => false,
        // There, literals are read when all is parsed.
        Err(_) if undecoded == Undecoded::AfterParsing && matches!(fault, Fault::Literal { .. }) => true,
        // That is found at the end, or where reading ends.
        Err(error) if matches!(fault, Fault::Name(_)) && error.message.ends_with("was never closed") => false,
        Err(error) => comes_first(&error, &fault, grammar),
    };
    if is_refused_before {
        return Some(Ok(source.text));
    }
    let (message, shown) = source.told(&fault, undecoded, grammar);
    let error = SyntaxError { shown: Some(Box::new(shown)), ..SyntaxError::new(message, Range::default()) };
    Some(Err(Box::new(DecodeError { error, text: source.text })))
}

/// Whether the parser refuses a source before it makes an object of what is no text.
fn comes_first(error: &SyntaxError, fault: &Fault, grammar: &Grammar) -> bool {
    let start = fault.token().start;
    let Some(range) = error.range else { return false };
    let is_before = (range.start as usize) < start && range.end as usize <= start;
    let is_here = range.start as usize == start;
    match fault {
        // What is refused at its place is told without it, if that is the indentation.
        Fault::Name(_) => {
            (range.start as usize) < start || is_here && error.kind == SyntaxErrorKind::IndentationError
        }
        // Rules that explain take a literal behind anything but a name for an expression; there are none in 3.9.
        Fault::Literal(literal) => {
            let is_taken = grammar.source_ends == SourceEnds::WithToken && !literal.is_behind_name;
            is_before || is_here && error.message.starts_with("invalid syntax") && !is_taken
        }
    }
}

/// What is no text.
enum Fault {
    /// A name.
    Name(Span<usize>),
    /// A literal.
    Literal(Literal),
}

struct Literal {
    token: Span<usize>,
    /// Where the first of the literals side by side begins.
    first: usize,
    /// What is between the quotes.
    content: Span<usize>,
    is_bytes: bool,
    /// Whether the token before is a name.
    is_behind_name: bool,
    has_escapes: bool,
    /// The token behind the literals.
    next: Span<usize>,
}

impl Fault {
    fn token(&self) -> Span<usize> {
        match self {
            Fault::Name(token) | Fault::Literal(Literal { token, .. }) => token.clone(),
        }
    }
}

/// A source as bytes, each line ended by a line feed, and as text of the same length.
struct Source {
    bytes: Vec<u8>,
    text: String,
    /// Whether it says that it is UTF-8.
    is_encoded: bool,
    /// Whether a byte order mark is shown before the first line.
    is_marked: bool,
}

impl Source {
    fn new(bytes: &[u8], grammar: &Grammar) -> Self {
        // 3.9 does not find the line in the file if that is no text, and shows what its tokenizer keeps.
        let is_marked = grammar.byte_order_marks == ByteOrderMarks::Shown
            && grammar.source_ends == SourceEnds::WithToken
            && super::has_mark(bytes);
        let is_encoded = super::names_encoding(bytes);
        let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
        let lines = with_line_feeds(bytes);
        Source { text: with_stand_in(&lines, STAND_IN), bytes: lines, is_encoded, is_marked }
    }

    /// What is refused first of what is no text; `None` where that is not known, `Some(None)` if it is in comments only, or
    /// behind what ends all reading.
    fn fault(
        &self,
        undecoded: Undecoded,
        grammar: &'static Grammar,
        target: &'static Target,
    ) -> Option<Option<Fault>> {
        let is_wrong = |token: &Span<usize>| std::str::from_utf8(&self.bytes[token.clone()]).is_err();
        let mut lexer = Lexer::new(&self.text, grammar);
        // The literal that is refused when more is read.
        let mut literal: Option<Literal> = None;
        let mut is_followed = false;
        let mut first = None;
        let mut is_behind_name = false;
        lexer.advance_line();
        loop {
            let token = lexer.start as usize..lexer.end as usize;
            match lexer.kind {
                Kind::End | Kind::Invalid => break,
                Kind::String if lexer.string.prefix.is_f_string && is_wrong(&token) => return None,
                Kind::FStringStart | Kind::TStringStart => match literal {
                    // The next token is all that matters.
                    Some(_) if undecoded != Undecoded::AfterParsing => {}
                    _ if !is_wrong(&(token.start..self.bytes.len())) => break,
                    // Where such a string ends is the parser's business.
                    _ => return self.is_the_same_whatever_stands_in(target).then_some(None),
                },
                Kind::String => {
                    let first = *first.get_or_insert(token.start);
                    let content = lexer.string.content.0 as usize..lexer.string.content.1 as usize;
                    if literal.is_none() && is_wrong(&content) {
                        literal = Some(Literal {
                            first,
                            content,
                            is_bytes: lexer.string.prefix.is_bytes,
                            is_behind_name: is_behind_name && first == token.start,
                            has_escapes: lexer.string.has_backslash && !lexer.string.prefix.is_raw,
                            next: token.clone(),
                            token,
                        });
                        is_followed = false;
                    }
                }
                _ if is_wrong(&token) => return Some(Some(Fault::Name(token))),
                _ => {}
            }
            is_behind_name = lexer.kind == Kind::Name;
            if lexer.kind != Kind::String {
                first = None;
                if let Some(literal) = literal.as_mut().filter(|_| !is_followed) {
                    // The end of a line has no width.
                    let end = if lexer.kind == Kind::Newline { lexer.start } else { lexer.end };
                    literal.next = lexer.start as usize..end as usize;
                    is_followed = true;
                }
            }
            let is_decided = match undecoded {
                Undecoded::AfterParsing => false,
                Undecoded::AfterNextToken => is_followed,
                Undecoded::AtLiteral(_) => true,
            };
            if literal.is_some() && is_decided {
                break;
            }
            match lexer.kind {
                Kind::Newline | Kind::Indent | Kind::Dedent => lexer.advance_line(),
                _ => lexer.advance(),
            }
        }
        Some(literal.map(Fault::Literal))
    }

    /// Whether the tree is the same with other letters in the place of bytes that are no text: these are in comments then.
    fn is_the_same_whatever_stands_in(&self, target: &'static Target) -> bool {
        let bump = bumpalo::Bump::new();
        let tree = |text: &str| {
            crate::parse(&bump, bump.alloc_str(text), target).ok().map(|tree| dump(&tree, target))
        };
        let other = with_stand_in(&self.bytes, OTHER_STAND_IN);
        tree(&self.text).is_some_and(|one| Some(one) == tree(&other))
    }

    /// What CPython says.
    fn told(&self, fault: &Fault, undecoded: Undecoded, grammar: &Grammar) -> (String, Shown) {
        match fault {
            Fault::Name(token) => {
                let line = self.line_start(token.start);
                let message = match undecoded {
                    Undecoded::AfterParsing => "invalid character in identifier".to_owned(),
                    Undecoded::AfterNextToken | Undecoded::AtLiteral(_) => self.undecoded(token.clone()),
                };
                let columns = self.columns(undecoded);
                let column = self.column(line, token.end, columns);
                let text = Some(self.shown(line, token.end));
                let line = self.line(token.start);
                (message, Shown { line, column, end_line: line, end_column: -1, text })
            }
            Fault::Literal(literal) => {
                let message = match (literal.is_bytes, grammar.bytes_faults) {
                    (false, _) => self.undecoded(self.undecoded_part(literal)),
                    (true, BytesFaults::BehindWithFullStop) => {
                        "bytes can only contain ASCII literal characters.".to_owned()
                    }
                    (true, _) => "bytes can only contain ASCII literal characters".to_owned(),
                };
                let is_behind = !literal.is_bytes || grammar.bytes_faults != BytesFaults::AtLiteral;
                (message, self.place(literal, undecoded, is_behind))
            }
        }
    }

    /// In what columns are counted.
    fn columns(&self, undecoded: Undecoded) -> UndecodedColumns {
        match undecoded {
            Undecoded::AfterParsing => UndecodedColumns::Characters,
            _ if self.is_encoded => UndecodedColumns::BytesOfShown,
            Undecoded::AfterNextToken => UndecodedColumns::Bytes,
            Undecoded::AtLiteral(columns) => columns,
        }
    }

    fn place(&self, literal: &Literal, undecoded: Undecoded, is_behind: bool) -> Shown {
        let token = match undecoded {
            Undecoded::AfterParsing => {
                let column = (literal.first - self.line_start(literal.first) + 1) as u32;
                let line = self.line(literal.first);
                return Shown { line, column, end_line: line, end_column: 0, text: None };
            }
            Undecoded::AfterNextToken if is_behind => &literal.next,
            Undecoded::AfterNextToken | Undecoded::AtLiteral(_) => &literal.token,
        };
        let columns = self.columns(undecoded);
        let (start, end) = (self.line_start(token.start), self.line_start(token.end));
        // Columns count from 1, and are counted as they are.
        let column = self.column(start, token.start + 1, columns);
        let end_columns = if start == end { columns } else { UndecodedColumns::Bytes };
        let end_column = self.column(end, token.end + 1, end_columns) as i32;
        let text = if start == end {
            // What the tokenizer has read of the lines that a literal is in.
            let from = self.line_start(literal.token.start);
            let is_of_literal =
                self.line_start(literal.token.end) == start && token.start != literal.token.start;
            self.shown(if is_of_literal { from } else { start }, token.end)
        } else {
            self.shown(start, token.start).trim_end_matches('\n').to_owned()
        };
        let (line, end_line) = (self.line(token.start), self.line(token.end));
        Shown { line, column, end_line, end_column, text: Some(text) }
    }

    /// Where, of a literal's content, CPython reads bytes as text and finds that they are none: all of it, or each run of bytes
    /// beyond ASCII where there are escapes.
    fn undecoded_part(&self, literal: &Literal) -> Span<usize> {
        let content = literal.content.clone();
        if !literal.has_escapes {
            return content;
        }
        let mut start = content.start;
        let runs = self.bytes[content.clone()].split_inclusive(|byte| byte.is_ascii());
        for run in runs {
            let length = run.iter().take_while(|byte| !byte.is_ascii()).count();
            if std::str::from_utf8(&run[..length]).is_err() {
                return start..start + length;
            }
            start += run.len();
        }
        content
    }

    fn undecoded(&self, part: Span<usize>) -> String {
        let why = codec::decode("utf-8", &self.bytes[part]).err().unwrap_or_default();
        format!("(unicode error) {why}")
    }

    fn line_start(&self, at: usize) -> usize {
        memchr::memrchr(b'\n', &self.bytes[..at]).map_or(0, |end| end + 1)
    }

    fn line(&self, at: usize) -> u32 {
        memchr::memchr_iter(b'\n', &self.bytes[..at]).count() as u32 + 1
    }

    /// The lines from `start` to the end of the one that `to` is in, as they are shown.
    fn shown(&self, start: usize, to: usize) -> String {
        let end = memchr::memchr(b'\n', &self.bytes[to..]).map_or(self.bytes.len(), |end| to + end);
        let mark = if start == 0 && self.is_marked { "\u{feff}" } else { "" };
        mark.to_owned() + &String::from_utf8_lossy(&self.bytes[start..end]) + "\n"
    }

    /// How many columns are before `at` in the line that starts at `line`.
    fn column(&self, line: usize, at: usize, columns: UndecodedColumns) -> u32 {
        let count = at - line;
        let mark = if line == 0 && self.is_marked { "\u{feff}" } else { "" };
        let shown = mark.to_owned() + &String::from_utf8_lossy(&self.bytes[line..]);
        let columns = match columns {
            UndecodedColumns::Bytes => count,
            UndecodedColumns::Characters => String::from_utf8_lossy(&self.bytes[line..at]).chars().count(),
            UndecodedColumns::BytesOfShown => shown.char_indices().take_while(|(at, _)| *at < count).count(),
        };
        columns as u32
    }
}

/// Bytes as text of the same length: a letter is in the place of each that is none.
fn with_stand_in(bytes: &[u8], letter: char) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| letter));
    }
    text
}

#[cfg(test)]
mod tests {
    use pybytecode_opcode::Version;

    use super::super::decode_for;
    use super::*;

    fn target(minor: u8) -> &'static Target {
        Target::for_version(Version::new(3, minor)).expect("is known")
    }

    fn told(minor: u8, bytes: &[u8]) -> (String, u32, u32, i32) {
        let error = decode_for(bytes, target(minor)).expect_err("is refused").error;
        let shown = error.shown.expect("has a place");
        (error.message, shown.line, shown.column, shown.end_column)
    }

    #[test]
    fn comments_may_hold_any_bytes() {
        let text = |bytes| decode_for(bytes, target(12)).map(|text| text.into_owned());
        let comment = text(b"\xef\xbb\xbfx\r\n# \xe9\xe9\r\n\r\ny # \xff");
        assert_eq!(comment.ok().as_deref(), Some("x\n# xx\n\ny # x"));
        assert!(text(b"x\r\ny\r\n'# \xe9'\r\n").is_err());
        assert!(text(b"# x\r\n\r\n\r\n\r\n\xe9").is_err());
        assert!(decode_for(b"# \xe9", target(14)).is_err());
        assert_eq!(text(b"f'{a}'\n# \xe9\n").ok().as_deref(), Some("f'{a}'\n# x\n"));
        assert!(text(b"f'{a}'\n'\xe9'\n").is_err());
        assert!(text(b"f'{a} # \xe9'\n").is_err());
    }

    #[test]
    fn names_and_literals_are_refused_where_cpython_refuses_them() {
        // compile() of each version
        let end = |at| {
            format!(
                "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position {at}: unexpected end of data"
            )
        };
        let literal = b"x = '\xc3\xa9 \xe9'\n";
        assert_eq!(told(8, literal), (end(3), 1, 5, 0));
        assert_eq!(told(9, literal), (end(3), 1, 11, 11));
        assert_eq!(told(12, literal), (end(3), 1, 5, 11));
        assert_eq!(told(13, literal), (end(3), 1, 5, 8));
        assert_eq!(told(13, b"x = 'a\\n\xc3\xa9\xe9'\n").0, end(2));
        assert_eq!(told(12, b"x = \"a\" \"\xe9\" \"b\"\n"), (end(0), 1, 9, 12));
        assert_eq!(told(11, b"f(\"\xe9\")\n"), (end(0), 1, 6, 7));
        assert_eq!(told(8, b"ab\xe9 = 1\n"), ("invalid character in identifier".to_owned(), 1, 3, -1));
        assert_eq!(told(12, b"x = ab\xe9\n"), (end(2), 1, 7, -1));
        assert_eq!(told(13, b"\xc3\xa9\xe9\n"), (end(2), 1, 2, -1));
        let bytes = "bytes can only contain ASCII literal characters".to_owned();
        assert_eq!(told(13, b"f('a', b'\xe9')\n"), (bytes.clone(), 1, 8, 10));
        assert_eq!(told(10, b"f('a', b'\xe9')\n"), (bytes, 1, 12, 13));
    }

    #[test]
    fn what_is_refused_before_is_told() {
        let text = decode_for(b"x y\n'\xe9'\n", target(13)).map(|text| text.into_owned());
        assert_eq!(text.ok().as_deref(), Some("x y\n'x'\n"));
        assert!(decode_for(b"'\xe9'\nx y\n", target(13)).is_err());
        assert!(decode_for(b"'\xe9'\nx y\n", target(8)).is_ok());
    }
}
