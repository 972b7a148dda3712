//! Docstrings without the indentation of the source (`_PyCompile_CleanDoc`), from 3.13 on.

use pybytecode_syntax::error::{SyntaxError, SyntaxErrorKind};
use pybytecode_syntax::literal::Text;
use pybytecode_syntax::range::push_line_starts;

use crate::Result;

/// Cleans docstrings, each in the memory of the one before.
#[derive(Debug, Default)]
pub(crate) struct DocstringCleaner {
    /// Where its lines start, the first excepted.
    starts: Vec<u32>,
    expanded: Vec<u8>,
    clean: Vec<u8>,
}

impl DocstringCleaner {
    /// A docstring with tabs expanded and without the indentation that all lines but the first share.
    ///
    /// Unlike `inspect.cleandoc`, blank lines at both ends stay: line numbers in it are still right.
    pub(super) fn clean<'d>(&'d mut self, text: Text<'d>) -> Result<&'d [u8]> {
        let DocstringCleaner { starts, expanded, clean } = self;
        let mut doc = text;
        if memchr::memchr2(b'\t', SURROGATES_BEGIN, text).is_some() {
            if let Some(refusal) = refuse_surrogates(text) {
                return Err(refusal.into());
            }
            expand_tabs(text, expanded);
            doc = expanded;
        }
        starts.clear();
        push_line_starts(doc, starts);
        let is_blank = |end: usize| doc.get(end).is_none_or(|byte| *byte == b'\n');
        let lines = starts.iter().map(|start| (*start as usize, spaces(doc, *start as usize)));
        let indentations =
            lines.filter(|(start, spaces)| !is_blank(start + spaces)).map(|(_, spaces)| spaces);
        let margin = indentations.min().unwrap_or(0);
        let first = spaces(doc, 0);
        if margin == 0 {
            return Ok(&doc[first..]);
        }
        clean.clear();
        let mut kept = first;
        for start in starts {
            let start = *start as usize;
            clean.extend_from_slice(&doc[kept..start]);
            kept = start + spaces(doc, start).min(margin);
        }
        clean.extend_from_slice(&doc[kept..]);
        Ok(clean)
    }
}

/// How many spaces there are from `start` on, eight looked at together.
#[inline]
fn spaces(doc: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(chunk) = doc[at..].first_chunk() {
        let others = u64::from_le_bytes(*chunk) ^ u64::from_le_bytes([b' '; 8]);
        if others != 0 {
            return at - start + others.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at - start + doc[at..].iter().take_while(|byte| **byte == b' ').count()
}

/// What the UTF-8 of a lone surrogate begins with, and that of some other characters.
const SURROGATES_BEGIN: u8 = 0xED;

/// CPython cleans docstrings in UTF-8, which has no lone surrogates: its refusal.
fn refuse_surrogates(text: Text) -> Option<SyntaxError> {
    let is_surrogate = |bytes: &[u8]| matches!(bytes, [SURROGATES_BEGIN, 0xA0..=0xBF, ..]);
    let characters = || {
        let starts = text.iter().enumerate().filter(|(_, byte)| **byte & 0xC0 != 0x80);
        starts.map(|(at, _)| &text[at..])
    };
    let first = characters().position(is_surrogate)?;
    let last = first + characters().skip(first).take_while(|c| is_surrogate(c)).count() - 1;
    let message = if first == last {
        let character = characters().nth(first)?;
        let code = 0xD000 | u32::from(character[1] & 0x3F) << 6 | u32::from(*character.get(2)? & 0x3F);
        format!(
            "'utf-8' codec can't encode character '\\u{code:04x}' in position {first}: surrogates not allowed"
        )
    } else {
        format!("'utf-8' codec can't encode characters in position {first}-{last}: surrogates not allowed")
    };
    Some(SyntaxError::placeless(SyntaxErrorKind::ValueError, message))
}

/// Tabs become spaces up to the next column that 8 divides (`str.expandtabs`).
fn expand_tabs(text: &[u8], expanded: &mut Vec<u8>) {
    expanded.clear();
    let mut column = 0usize;
    for &byte in text {
        match byte {
            b'\t' => {
                let width = 8 - column % 8;
                expanded.resize(expanded.len() + width, b' ');
                column += width;
            }
            b'\n' | b'\r' => {
                expanded.push(byte);
                column = 0;
            }
            _ => {
                expanded.push(byte);
                // Columns are characters: continuation bytes of UTF-8 do not count.
                column += usize::from(byte & 0xC0 != 0x80);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn clean(doc: &str, expected: &str) {
        assert_eq!(DocstringCleaner::default().clean(doc.as_bytes()).unwrap(), expected.as_bytes());
    }

    #[test]
    fn shared_indentation_goes() {
        clean("one\n    two\n      three\n", "one\ntwo\n  three\n");
        clean("  one\n  two", "one\ntwo");
        clean("one\n two\n\n  three", "one\ntwo\n\n three");
    }

    #[test]
    fn blank_lines_do_not_count() {
        clean("one\n \n    two\n  ", "one\n\ntwo\n");
        clean("\n", "\n");
        clean("", "");
        clean("   ", "");
    }

    #[test]
    fn surrogates_are_refused_in_the_codecs_words() {
        let refusal = |text: &[u8]| refuse_surrogates(text).map(|e| e.message);
        assert_eq!(refusal("a\u{D7FF}é".as_bytes()), None);
        assert_eq!(
            refusal(b"\xC3\xA9\xED\xB2\x80x").unwrap(),
            "'utf-8' codec can't encode character '\\udc80' in position 1: surrogates not allowed"
        );
        assert_eq!(
            refusal(b"\xED\xA0\x80\xED\xA0\x80").unwrap(),
            "'utf-8' codec can't encode characters in position 0-1: surrogates not allowed"
        );
    }

    #[test]
    fn tabs_are_expanded_first() {
        clean("a\tb\n\tc\n        d", "a       b\nc\nd");
        clean("é\tb", "é       b");
        clean("a\r\tb", "a\r        b");
    }
}
