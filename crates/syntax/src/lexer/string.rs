//! Literals of text: the whole of a string, or the parts of an f-string between its fields.
//!
//! CPython: `tok_get_normal_mode` (`letter_quote`, `f_string_quote`) and `tok_get_fstring_mode`.

use super::{Kind, Lexer, search};
use crate::grammar::{FStrings, FieldPlaces, FormatSpecs, Grammar, Templates};

/// The letters before a literal's quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Prefix {
    pub(crate) is_bytes: bool,
    pub(crate) is_raw: bool,
    pub(crate) is_unicode: bool,
    pub(crate) is_f_string: bool,
    pub(crate) is_t_string: bool,
}

impl Prefix {
    /// Reads one or two letters; `None` if they are no prefix.
    pub(super) fn read(letters: &[u8], grammar: &Grammar) -> Option<Self> {
        let mut prefix = Prefix::default();
        for letter in letters {
            let flag = match letter {
                b'b' | b'B' => &mut prefix.is_bytes,
                b'r' | b'R' => &mut prefix.is_raw,
                b'u' | b'U' => &mut prefix.is_unicode,
                b'f' | b'F' => &mut prefix.is_f_string,
                b't' | b'T' if grammar.templates == Templates::Strings => &mut prefix.is_t_string,
                _ => return None,
            };
            if std::mem::replace(flag, true) {
                return None;
            }
        }
        // Two letters: one of them makes the literal raw, and the other is not `u`.
        let fits = letters.len() < 2 || prefix.is_raw && !prefix.is_unicode;
        fits.then_some(prefix)
    }
}

/// Which quotes a literal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Quotes {
    pub(super) byte: u8,
    pub(super) is_triple: bool,
}

impl Quotes {
    pub(crate) fn len(self) -> usize {
        if self.is_triple { 3 } else { 1 }
    }
}

/// What is known of a literal when it has been scanned.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct StringToken {
    pub(crate) prefix: Prefix,
    pub(crate) quotes: Quotes,
    /// Where the text between the quotes starts and ends.
    pub(crate) content: (u32, u32),
    /// Whether there is a backslash in it.
    pub(crate) has_backslash: bool,
    /// By how much its start is too far to the left (see `move_in_field`).
    pub(crate) moved: u32,
}

impl StringToken {
    /// What CPython calls the kind of string: `f` or `t`.
    pub(crate) fn letter(self) -> char {
        if self.prefix.is_t_string { 't' } else { 'f' }
    }
}

/// Text between the fields of an f-string.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Whether it has backslashes or doubled braces.
    pub(crate) has_escapes: bool,
    pub(crate) stop: Stop,
}

/// What ends text of an f-string; the lexer is behind it then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The closing quotes.
    Quotes,
    /// The brace that opens a field.
    Field,
    /// The brace that closes the field whose format specification this is.
    Close,
    /// The string does not end, or a brace closes nothing.
    Invalid,
}

impl Lexer<'_> {
    #[inline]
    pub(super) fn plain_string(&mut self) -> Kind {
        self.string.prefix = Prefix::default();
        self.quoted()
    }

    pub(super) fn prefixed_string(&mut self, prefix: Prefix) -> Kind {
        self.string.prefix = prefix;
        if prefix.is_t_string || prefix.is_f_string && self.grammar.f_strings == FStrings::Tokens {
            self.string.quotes = self.opening_quotes();
            self.end = self.at as u32;
            return if prefix.is_t_string { Kind::TStringStart } else { Kind::FStringStart };
        }
        self.quoted()
    }

    #[inline]
    fn opening_quotes(&mut self) -> Quotes {
        let byte = self.byte(self.at);
        let is_triple = self.byte(self.at + 1) == byte && self.byte(self.at + 2) == byte;
        let quotes = Quotes { byte, is_triple };
        self.at += quotes.len();
        quotes
    }

    fn quoted(&mut self) -> Kind {
        let quotes = self.opening_quotes();
        let start = self.at;
        self.string.quotes = quotes;
        self.string.has_backslash = false;
        self.string.moved = 0;
        let found =
            if quotes.is_triple { self.find_triple(quotes.byte) } else { self.find_single(quotes.byte) };
        if !found {
            return Kind::Invalid;
        }
        self.string.content = (start as u32, self.at as u32);
        if quotes.is_triple && self.is_part {
            self.move_in_field();
        }
        self.token(quotes.len(), Kind::String)
    }

    /// Where the current string starts if it begins on the first line of a replacement field and ends on another:
    /// `initialize_token` moves tokens of the line that it is on to where the field is, and that is by
    /// then the line where the string ends. So it is left as far from the start of the line as it is from the brace.
    #[cold]
    fn move_in_field(&mut self) {
        let (open, start) = (self.places[0] as usize, self.start as usize);
        let has_line = |from: usize, to: usize| {
            self.bytes.get(from..to).is_some_and(|bytes| memchr::memchr(b'\n', bytes).is_some())
        };
        if self.grammar.field_places == FieldPlaces::Moved
            && !has_line(open, start)
            && has_line(start, self.at)
        {
            let line = memchr::memrchr(b'\n', &self.bytes[..open]).map_or(0, |feed| feed + 1);
            self.string.moved = (open - line) as u32;
            self.start -= self.string.moved;
        }
    }

    /// Goes to the quote that closes a literal of one line.
    #[inline]
    fn find_single(&mut self, quote: u8) -> bool {
        let mut at = self.at;
        loop {
            let rest = self.bytes.get(at..).unwrap_or_default();
            let Some(found) = search::any_of(rest, [quote, b'\\', b'\n']) else { return false };
            at += found;
            match rest[found] {
                b'\\' => {
                    self.string.has_backslash = true;
                    at += 2;
                }
                b'\n' => return false,
                _ => {
                    self.at = at;
                    return true;
                }
            }
        }
    }

    /// Goes to the quotes that close a literal of several lines.
    fn find_triple(&mut self, quote: u8) -> bool {
        loop {
            let Some(rest) = self.bytes.get(self.at..) else { return false };
            let Some(found) = memchr::memchr2(quote, b'\\', rest) else { return false };
            self.at += found;
            if rest[found] == b'\\' {
                self.string.has_backslash = true;
                self.at += 2;
            } else if rest[found..].starts_with(&[quote; 3]) {
                return true;
            } else {
                self.at += 1;
            }
        }
    }

    /// The text of an f-string from here on, as far as it goes; in a format specification, a single brace
    /// closes it.
    pub(crate) fn text_of(&mut self, string: StringToken, in_spec: bool, doubles: bool) -> Text {
        let Quotes { byte: quote, is_triple } = string.quotes;
        let start = self.at;
        let mut has_escapes = false;
        let mut in_name = false;
        let mut broken = None;
        let stop = loop {
            let Some(byte) = self.bytes.get(self.at) else { break Stop::Invalid };
            match byte {
                b'\\' => {
                    has_escapes = true;
                    self.at += 1;
                    match self.byte(self.at) {
                        b'{' | b'}' => {}
                        b'N' if !string.prefix.is_raw && self.byte(self.at + 1) == b'{' => {
                            self.at += 2;
                            in_name = true;
                        }
                        _ => self.at += 1,
                    }
                }
                b'{' if doubles && self.byte(self.at + 1) == b'{' => {
                    has_escapes = true;
                    self.at += 2;
                }
                b'{' => break Stop::Field,
                b'}' if in_name => {
                    in_name = false;
                    self.at += 1;
                }
                b'}' if in_spec => break Stop::Close,
                b'}' if self.byte(self.at + 1) == b'}' => {
                    has_escapes = true;
                    self.at += 2;
                }
                b'}' => break Stop::Invalid,
                b'\n' if !is_triple => {
                    if in_spec && let Some(close) = self.close_behind_lines() {
                        broken = Some(std::mem::replace(&mut self.at, close));
                        break Stop::Close;
                    }
                    break Stop::Invalid;
                }
                byte if *byte == quote => {
                    if !is_triple || self.bytes[self.at..].starts_with(&[quote; 3]) {
                        break Stop::Quotes;
                    }
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        };
        let end = self.at.min(self.bytes.len());
        self.at = match stop {
            Stop::Quotes => end + string.quotes.len(),
            Stop::Field | Stop::Close => end + 1,
            Stop::Invalid => end,
        };
        self.end = self.at as u32;
        let end = broken.unwrap_or(end);
        Text { start: start as u32, end: end as u32, has_escapes, stop }
    }

    /// The brace behind line ends in a format specification, which 3.12's tokenizer reads as those in brackets.
    #[cold]
    fn close_behind_lines(&self) -> Option<usize> {
        let blanks = self.bytes[self.at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n'));
        let close = self.at + blanks.count();
        (self.grammar.format_specs == FormatSpecs::AsTokens && self.byte(close) == b'}').then_some(close)
    }

    /// Opens a replacement field, whose brace is behind us, and says at which depth the one around it is;
    /// `None` if too many brackets are open.
    pub(crate) fn open_field(&mut self) -> Option<u32> {
        self.start = self.end.max(1) - 1;
        self.enter(b'{').then(|| std::mem::replace(&mut self.field, self.depth))
    }

    /// Goes on in the text behind a field, or in its format specification.
    pub(crate) fn close_field(&mut self, around: u32) {
        self.field = around;
    }

    /// Closes the field whose format specification has ended.
    pub(crate) fn close_spec(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}
