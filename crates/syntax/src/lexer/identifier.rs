//! Names, keywords, and the letters before a literal's quotes.

use super::string::Prefix;
use super::{Kind, Lexer, kind, search};
use crate::generated::identifiers::IDENTIFIERS;
use crate::grammar::PegParser;

/// How many characters the longest keyword has.
const LONGEST_KEYWORD: usize = 8;

impl Lexer<'_> {
    /// A name or keyword, or a literal if the letters are those before its quotes.
    pub(super) fn identifier(&mut self) -> Kind {
        let bytes = self.bytes;
        let start = self.at;
        let (len, is_foreign) = search::name(&bytes[start..]);
        let at = start + len;
        let text = &bytes[start..at];
        self.at = at;
        self.end = at as u32;
        self.is_foreign = is_foreign;
        if self.is_foreign {
            return self.foreign_name();
        }
        // The quotes are asked for before the length, which cannot be foreseen: hardly anything else has quotes behind it.
        if matches!(self.byte(at), b'\'' | b'"')
            && text.len() <= 2
            && let Some(prefix) = Prefix::read(text, self.grammar)
        {
            return self.prefixed_string(prefix);
        }
        if text.len() <= LONGEST_KEYWORD {
            return kind::keyword(word(bytes, start, text.len()));
        }
        if text == b"__peg_parser__" && self.grammar.peg_parser == PegParser::Keyword {
            return Kind::PegParser;
        }
        Kind::Name
    }

    /// Checks a name that has characters beyond ASCII (`verify_identifier`).
    #[cold]
    fn foreign_name(&self) -> Kind {
        let version = self.grammar.minor.saturating_sub(8);
        let is_good = |(at, c): (usize, char)| c.is_ascii() || is_allowed(c, at == 0, version);
        if self.text().char_indices().all(is_good) { Kind::Name } else { Kind::Invalid }
    }
}

/// Up to eight bytes as a number, the first the lowest.
#[inline]
fn word(bytes: &[u8], start: usize, len: usize) -> u64 {
    match bytes.get(start..).and_then(|rest| rest.first_chunk::<LONGEST_KEYWORD>()) {
        Some(chunk) => u64::from_le_bytes(*chunk) & u64::MAX >> (64 - 8 * len),
        None => bytes[start..start + len].iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    }
}

/// Whether names of a version, counted from 3.8, may have a character that is not ASCII.
pub(super) fn is_allowed(c: char, is_first: bool, version: u8) -> bool {
    let c = u32::from(c);
    let row = IDENTIFIERS.partition_point(|(_, last, ..)| *last < c);
    IDENTIFIERS.get(row).is_some_and(|(first, _, starts, continues)| {
        let versions = if is_first { starts } else { continues };
        *first <= c && versions >> version & 1 == 1
    })
}
