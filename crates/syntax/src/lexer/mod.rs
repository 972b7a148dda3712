//! Bytes to tokens, one at a time as the parser asks for them.
//!
//! There is no list of tokens: the [`Lexer`] holds the current one and goes on behind it. What the
//! language does not know is [`Kind::Invalid`]; saying why is left to those who explain refusals, so that
//! good sources pay nothing for it. CPython: `Parser/lexer/lexer.c`, `tok_get_normal_mode`.

mod errors;
mod identifier;
mod indentation;
mod kind;
mod number;
mod search;
mod string;

pub(crate) use kind::{Kind, level};
pub(crate) use string::{Stop, StringToken, Text};

use crate::grammar::Grammar;
use crate::warning::Notice;
use indentation::Columns;

/// How many brackets may be open (`MAXLEVEL`).
const MAX_BRACKETS: usize = 200;

/// How many blocks there may be, the module being one (`MAXINDENT`).
const MAX_INDENTS: usize = 100;

/// No replacement field is open.
const NO_FIELD: u32 = u32::MAX;

/// The tokens of a source.
#[derive(Debug)]
pub(crate) struct Lexer<'a> {
    source: &'a str,
    bytes: &'a [u8],
    grammar: &'static Grammar,
    /// Where the next token is looked for.
    at: usize,
    /// What the current token is.
    pub(crate) kind: Kind,
    /// Where it starts.
    pub(crate) start: u32,
    /// Where it ends.
    pub(crate) end: u32,
    /// Where the last token before it ended that was neither a line's end nor a block's.
    pub(crate) last_end: u32,
    /// More about the current token, if it is text.
    pub(crate) string: StringToken,
    /// Whether the current name has characters beyond ASCII.
    pub(crate) is_foreign: bool,
    /// What may be warned of.
    pub(crate) notices: Vec<Notice>,
    /// Whether a line starts here or blocks are still to be closed.
    is_fresh: bool,
    /// Whether nothing but ends of lines came since the last [`Kind::Newline`].
    is_blank: bool,
    /// Whether the end of the source closes a parenthesis.
    is_part: bool,
    /// Blocks that are to be closed before the next token.
    dedents: u32,
    depth: u32,
    /// At which depth the expression of the innermost replacement field is.
    field: u32,
    blocks: u32,
    brackets: [u8; MAX_BRACKETS],
    /// Where each of them is.
    places: [u32; MAX_BRACKETS],
    columns: [Columns; MAX_INDENTS],
}

/// A place to go back to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Checkpoint {
    at: usize,
    kind: Kind,
    start: u32,
    end: u32,
    last_end: u32,
    string: StringToken,
    is_foreign: bool,
    notices: usize,
    is_fresh: bool,
    is_blank: bool,
    dedents: u32,
    depth: u32,
    /// The innermost open bracket and where it is: what comes may close it and open another one.
    innermost: Option<(u8, u32)>,
    field: u32,
    blocks: u32,
}

impl<'a> Lexer<'a> {
    /// The tokens of `source`, none of which is current yet.
    pub(crate) fn new(source: &'a str, grammar: &'static Grammar) -> Self {
        Lexer {
            source,
            bytes: source.as_bytes(),
            grammar,
            at: 0,
            kind: Kind::Newline,
            start: 0,
            end: 0,
            last_end: 0,
            string: StringToken::default(),
            is_foreign: false,
            notices: Vec::new(),
            is_fresh: true,
            is_blank: true,
            is_part: false,
            dedents: 0,
            depth: 0,
            field: NO_FIELD,
            blocks: 0,
            brackets: [0; MAX_BRACKETS],
            places: [0; MAX_BRACKETS],
            columns: [Columns::default(); MAX_INDENTS],
        }
    }

    /// A lexer of what stands between two places, as if it were in parentheses; the opening one is current.
    pub(crate) fn part(&self, open: usize, end: usize) -> Self {
        let source = self.source.get(..end).unwrap_or_default();
        let mut part = Lexer::new(source, self.grammar);
        part.is_fresh = false;
        part.is_part = true;
        part.at = open + 1;
        part.kind = Kind::LeftParenthesis;
        part.start = open as u32;
        part.end = part.start + 1;
        part.last_end = part.start;
        part.enter(b'(');
        part
    }

    /// The source.
    pub(crate) fn source(&self) -> &'a str {
        self.source
    }

    /// The bytes of the source.
    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The text of the current token.
    #[inline]
    pub(crate) fn text(&self) -> &'a str {
        self.slice(self.start, self.end)
    }

    /// A part of the source.
    #[inline]
    pub(crate) fn slice(&self, start: u32, end: u32) -> &'a str {
        self.source.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Where to go back to, brackets and blocks that are open now being open still.
    pub(crate) fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            at: self.at,
            kind: self.kind,
            start: self.start,
            end: self.end,
            last_end: self.last_end,
            string: self.string,
            is_foreign: self.is_foreign,
            notices: self.notices.len(),
            is_fresh: self.is_fresh,
            is_blank: self.is_blank,
            dedents: self.dedents,
            depth: self.depth,
            innermost: (self.depth as usize)
                .checked_sub(1)
                .map(|innermost| (self.brackets[innermost], self.places[innermost])),
            field: self.field,
            blocks: self.blocks,
        }
    }

    /// Goes back.
    pub(crate) fn rewind(&mut self, to: Checkpoint) {
        self.at = to.at;
        self.kind = to.kind;
        self.start = to.start;
        self.end = to.end;
        self.last_end = to.last_end;
        self.string = to.string;
        self.is_foreign = to.is_foreign;
        self.notices.truncate(to.notices);
        self.is_fresh = to.is_fresh;
        self.is_blank = to.is_blank;
        self.dedents = to.dedents;
        self.depth = to.depth;
        if let Some((bracket, place)) = to.innermost {
            let innermost = to.depth as usize - 1;
            (self.brackets[innermost], self.places[innermost]) = (bracket, place);
        }
        self.field = to.field;
        self.blocks = to.blocks;
    }

    /// On to the next token.
    #[inline]
    pub(crate) fn advance(&mut self) {
        self.last_end = self.end;
        self.kind = self.scan();
    }

    /// On to the next token, the current one being the end of a line or of a block, or the start of one.
    #[inline]
    pub(crate) fn advance_line(&mut self) {
        self.kind = self.scan();
    }

    #[inline]
    fn byte(&self, at: usize) -> u8 {
        match self.bytes.get(at) {
            Some(byte) => *byte,
            None => 0,
        }
    }

    fn scan(&mut self) -> Kind {
        if self.is_fresh
            && let Some(kind) = self.open_line()
        {
            return kind;
        }
        loop {
            let byte = self.byte(self.at);
            self.start = self.at as u32;
            match byte {
                b' ' | b'\t' | b'\x0c' => self.at += 1,
                b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => return self.identifier(),
                b'(' | b'[' | b'{' => return self.open_bracket(byte),
                b')' => return self.close_bracket(b'(', Kind::RightParenthesis),
                b']' => return self.close_bracket(b'[', Kind::RightBracket),
                b'}' => return self.close_bracket(b'{', Kind::RightBrace),
                b',' => return self.token(1, Kind::Comma),
                b'.' => return self.dot(),
                b'0'..=b'9' => return self.number(),
                b'\'' | b'"' => return self.plain_string(),
                b':' => return self.colon(),
                b'=' => return self.maybe_equal(Kind::Equal, Kind::EqualEqual),
                b'#' => self.comment(),
                b'\n' => {
                    self.at += 1;
                    if self.depth == 0 {
                        return self.end_line();
                    }
                }
                b'\\' => {
                    if self.byte(self.at + 1) != b'\n' || self.at + 2 >= self.bytes.len() {
                        return Kind::Invalid;
                    }
                    self.at += 2;
                }
                0 if self.at >= self.bytes.len() => return self.end_source(),
                _ => return self.operator(byte),
            }
        }
    }

    /// A token of that length.
    #[inline]
    fn token(&mut self, len: usize, kind: Kind) -> Kind {
        self.at += len;
        self.end = self.at as u32;
        kind
    }

    /// Jumps over a comment, its line's end being left.
    #[inline]
    fn comment(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += search::any_of(rest, [b'\n']).unwrap_or(rest.len());
    }

    fn open_bracket(&mut self, byte: u8) -> Kind {
        let kind = match byte {
            b'(' => Kind::LeftParenthesis,
            b'[' => Kind::LeftBracket,
            _ => Kind::LeftBrace,
        };
        if !self.enter(byte) {
            return Kind::Invalid;
        }
        self.token(1, kind)
    }

    /// Notes an open bracket; `false` if there are too many.
    #[inline]
    pub(super) fn enter(&mut self, byte: u8) -> bool {
        let depth = self.depth as usize;
        match self.brackets.get_mut(depth) {
            Some(bracket) => {
                *bracket = byte;
                self.places[depth] = self.start;
                self.depth += 1;
                true
            }
            None => false,
        }
    }

    /// Whether so many brackets were ever open at a time: what an open one was is overwritten, but never taken back.
    pub(crate) fn has_nested(&self, brackets: u32) -> bool {
        self.brackets[brackets as usize - 1] != 0
    }

    #[inline]
    fn close_bracket(&mut self, opening: u8, kind: Kind) -> Kind {
        let depth = self.depth.wrapping_sub(1);
        if self.brackets.get(depth as usize) != Some(&opening) {
            return Kind::Invalid;
        }
        self.depth = depth;
        self.token(1, kind)
    }

    fn colon(&mut self) -> Kind {
        if self.depth == self.field {
            self.token(1, Kind::FieldColon)
        } else if self.byte(self.at + 1) == b'=' {
            self.token(2, Kind::ColonEqual)
        } else {
            self.token(1, Kind::Colon)
        }
    }

    fn dot(&mut self) -> Kind {
        match (self.byte(self.at + 1), self.byte(self.at + 2)) {
            (b'0'..=b'9', _) => self.number(),
            (b'.', b'.') => self.token(3, Kind::Ellipsis),
            _ => self.token(1, Kind::Dot),
        }
    }

    /// An operator that may have an `=` behind it.
    #[inline]
    fn maybe_equal(&mut self, bare: Kind, with_equal: Kind) -> Kind {
        match self.byte(self.at + 1) {
            b'=' => self.token(2, with_equal),
            _ => self.token(1, bare),
        }
    }

    /// An operator that may be doubled, and either may have an `=` behind it.
    fn maybe_double(&mut self, byte: u8, [bare, with_equal, double, double_equal]: [Kind; 4]) -> Kind {
        match (self.byte(self.at + 1), self.byte(self.at + 2)) {
            (second, b'=') if second == byte => self.token(3, double_equal),
            (second, _) if second == byte => self.token(2, double),
            (b'=', _) => self.token(2, with_equal),
            _ => self.token(1, bare),
        }
    }

    fn operator(&mut self, byte: u8) -> Kind {
        use Kind::*;
        match byte {
            b'+' => self.maybe_equal(Plus, PlusEqual),
            b'-' if self.byte(self.at + 1) == b'>' => self.token(2, Arrow),
            b'-' => self.maybe_equal(Minus, MinusEqual),
            b'*' => self.maybe_double(byte, [Star, StarEqual, DoubleStar, DoubleStarEqual]),
            b'/' => self.maybe_double(byte, [Slash, SlashEqual, DoubleSlash, DoubleSlashEqual]),
            b'<' if self.byte(self.at + 1) == b'>' => self.token(2, LessGreater),
            b'<' => self.maybe_double(byte, [Less, LessEqual, LeftShift, LeftShiftEqual]),
            b'>' => self.maybe_double(byte, [Greater, GreaterEqual, RightShift, RightShiftEqual]),
            b'%' => self.maybe_equal(Percent, PercentEqual),
            b'@' => self.maybe_equal(At, AtEqual),
            b'&' => self.maybe_equal(Ampersand, AmpersandEqual),
            b'|' => self.maybe_equal(Bar, BarEqual),
            b'^' => self.maybe_equal(Circumflex, CircumflexEqual),
            b'~' => self.token(1, Tilde),
            b';' => self.token(1, Semicolon),
            b'!' => self.maybe_equal(Exclamation, NotEqual),
            _ => Invalid,
        }
    }

    fn end_line(&mut self) -> Kind {
        self.is_fresh = true;
        self.is_blank = true;
        self.end = self.start;
        Kind::Newline
    }

    /// CPython puts a line's end behind a last line that has none.
    fn end_source(&mut self) -> Kind {
        self.end = self.start;
        if self.is_part && self.depth == 1 {
            return self.close_bracket(b'(', Kind::RightParenthesis);
        }
        if self.depth > 0 {
            return Kind::Invalid;
        }
        if !self.is_blank {
            return self.end_line();
        }
        self.is_fresh = true;
        Kind::End
    }
}
