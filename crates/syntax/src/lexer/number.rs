//! Numbers: which kind, and where they end. Their values are read by `literal::number`.

use super::{Kind, Lexer};
use crate::grammar::NumberEnds;
use crate::range::Range;
use crate::warning::Notice;

impl Lexer<'_> {
    pub(super) fn number(&mut self) -> Kind {
        let kind = self.number_kind();
        self.end = self.at as u32;
        if kind == Kind::Invalid || !self.may_end_number() { Kind::Invalid } else { kind }
    }

    fn number_kind(&mut self) -> Kind {
        let is_digit = |byte: u8| byte.is_ascii_digit();
        if self.byte(self.at) == b'0' {
            match self.byte(self.at + 1) {
                b'x' | b'X' => return self.based(|byte| byte.is_ascii_hexdigit()),
                b'o' | b'O' => return self.based(|byte| matches!(byte, b'0'..=b'7')),
                b'b' | b'B' => return self.based(|byte| matches!(byte, b'0' | b'1')),
                _ => {}
            }
        }
        let mut kind = Kind::Int;
        let start = self.at;
        if self.byte(start) != b'.' && !self.digits(is_digit) {
            return Kind::Invalid;
        }
        let whole = self.at;
        if self.byte(self.at) == b'.' {
            kind = Kind::Float;
            self.at += 1;
            if is_digit(self.byte(self.at)) && !self.digits(is_digit) {
                return Kind::Invalid;
            }
        }
        if matches!(self.byte(self.at), b'e' | b'E') {
            let signed = matches!(self.byte(self.at + 1), b'+' | b'-');
            if is_digit(self.byte(self.at + 1 + usize::from(signed))) {
                kind = Kind::Float;
                self.at += 1 + usize::from(signed);
                if !self.digits(is_digit) {
                    return Kind::Invalid;
                }
            } else if signed {
                return Kind::Invalid;
            }
        }
        if matches!(self.byte(self.at), b'j' | b'J') {
            self.at += 1;
            return Kind::Imaginary;
        }
        // What starts with a zero is zero, or octal as Python 2 wrote it.
        let digits = &self.bytes[start..whole];
        let is_old_octal =
            digits[..digits.len().min(1)] == *b"0" && digits.iter().any(|digit| matches!(digit, b'1'..=b'9'));
        if kind == Kind::Int && is_old_octal { Kind::Invalid } else { kind }
    }

    /// Digits, single underscores being between them.
    #[inline]
    fn digits(&mut self, is_digit: impl Fn(u8) -> bool) -> bool {
        loop {
            while is_digit(self.byte(self.at)) {
                self.at += 1;
            }
            if self.byte(self.at) != b'_' {
                return true;
            }
            self.at += 1;
            if !is_digit(self.byte(self.at)) {
                return false;
            }
        }
    }

    /// A number behind `0x`, `0o` or `0b`.
    fn based(&mut self, is_digit: impl Fn(u8) -> bool) -> Kind {
        self.at += 2;
        if self.byte(self.at) == b'_' {
            self.at += 1;
        }
        let is_good = is_digit(self.byte(self.at)) && self.digits(is_digit);
        if is_good && !self.byte(self.at).is_ascii_digit() { Kind::Int } else { Kind::Invalid }
    }

    /// Only some keywords may touch the number before them (`verify_end_of_number`).
    #[inline]
    fn may_end_number(&mut self) -> bool {
        let next = self.byte(self.at);
        !(next.is_ascii_alphanumeric() || next == b'_' || next >= 0x80) || self.may_touch_number()
    }

    #[cold]
    fn may_touch_number(&mut self) -> bool {
        if self.grammar.number_ends == NumberEnds::Anywhere {
            return true;
        }
        let rest = &self.bytes[self.at..];
        if !self.byte(self.at).is_ascii() {
            return self.grammar.number_ends == NumberEnds::BeforeKeywordsOrBeyondAscii;
        }
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || !byte.is_ascii();
        let len = rest.iter().position(|byte| !is_word(byte)).unwrap_or(rest.len());
        // Of those that start with `i`, CPython looks at two letters alone.
        let may = matches!(
            &rest[..len],
            b"and" | b"else" | b"for" | b"or" | b"not" | [b'i', b'f' | b'n' | b's', ..]
        );
        if may {
            self.notices.push(Notice::Number(Range::new(self.start, self.at as u32)));
        }
        may
    }
}
