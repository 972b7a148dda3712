//! The bytes of a source file to text, as CPython's tokenizer takes them (`Parser/tokenizer/`).
//!
//! [`decode`] removes a byte order mark, obeys a coding cookie (PEP 263, [`cookie`]), decodes
//! ([`codec`]), refuses NUL bytes and makes `\n` of every line end. All ranges of the tree count
//! bytes of the text that comes out, and so do CPython's columns.

mod codec;
mod cookie;
mod unchecked;
mod wide;

use std::borrow::Cow;

use pybytecode_opcode::Target;

use crate::error::{Shown, Step, SyntaxError, SyntaxErrorKind};
use crate::grammar::{Grammar, LabelFaults, LastLines, NullBytes, Undeclared};
use crate::range::Range;

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Why bytes are no source text, with a text to show it in.
#[derive(Debug, Clone)]
pub struct DecodeError {
    /// What is wrong; its range lies in `text`.
    pub error: SyntaxError,
    /// The source with a replacement character for each byte that is none.
    pub text: String,
}

impl DecodeError {
    fn new(message: String, range: Option<Range>, bytes: &[u8]) -> Box<Self> {
        let error = SyntaxError { range, ..SyntaxError::new(message, Range::default()) };
        Box::new(DecodeError { error, text: String::from_utf8_lossy(bytes).into_owned() })
    }
}

/// The text of a source file as the target's CPython reads it (see [`decode`]).
///
/// # Errors
///
/// As of [`decode`], in the words of the target's version.
pub fn decode_for<'b>(bytes: &'b [u8], target: &'static Target) -> Result<Cow<'b, str>, Box<DecodeError>> {
    let grammar = Grammar::of(target);
    let mut text = match decode(bytes) {
        Ok(text) => text,
        Err(mut undecoded) => {
            if grammar.null_bytes == NullBytes::ValueError
                && undecoded.error.message.ends_with("cannot contain null bytes")
            {
                undecoded.error.kind = SyntaxErrorKind::ValueError;
            }
            let message = &mut undecoded.error.message;
            if grammar.label_faults == LabelFaults::OfAscii && message.starts_with("'idna' codec") {
                message.replace_range(1..5, "ascii");
            }
            if grammar.undeclared != Undeclared::Checked {
                undecoded.error.shown = None;
            }
            let unchecked = match grammar.undeclared {
                Undeclared::Unchecked(fault) if undecoded.error.message.starts_with("Non-UTF-8") => {
                    unchecked::read(bytes, fault, grammar, target)
                }
                _ => None,
            };
            Cow::Owned(unchecked.unwrap_or(Err(undecoded))?)
        }
    };
    // An empty line follows then, by mistake.
    if grammar.last_lines == LastLines::AddedToCarriageReturn && bytes.ends_with(b"\r\n") {
        text.to_mut().push('\n');
    }
    Ok(text)
}

/// The text of a source file; borrowed where the bytes are that text already.
///
/// # Errors
///
/// What is no text, in the words of the newest version.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Box<DecodeError>> {
    let (bytes, has_bom) = match bytes.strip_prefix(BOM) {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    // Both are rare, and looked for together.
    let has_odd_bytes = memchr::memchr2(0, b'\r', bytes).is_some();
    if has_odd_bytes && memchr::memchr(0, bytes).is_some() {
        return Err(DecodeError::new("source code string cannot contain null bytes".into(), None, bytes));
    }
    let text = match cookie::find(bytes) {
        Some(cookie) if has_bom && cookie.name != "utf-8" => {
            let mut undecoded =
                DecodeError::new(format!("encoding problem: {} with BOM", cookie.name), None, bytes);
            undecoded.error.shown = Some(Box::new(whole_line(bytes, &cookie.line)));
            return Err(undecoded);
        }
        Some(cookie) if cookie.name != "utf-8" => {
            codec::decode(&cookie.name, bytes).map_err(|message| DecodeError::new(message, None, bytes))?
        }
        _ => Cow::Borrowed(utf8(bytes)?),
    };
    match text {
        Cow::Borrowed(_) if !has_odd_bytes => Ok(text),
        _ => Ok(translate_newlines(text)),
    }
}

/// A line of a source that is to be UTF-8 and is not, as CPython shows it, without its end; `None` if the source is text.
pub fn line_of_bytes(bytes: &[u8], line: u32) -> Option<String> {
    let is_utf8 = cookie::find(bytes).is_none_or(|cookie| cookie.name == "utf-8");
    if !is_utf8 || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let mut rest = bytes;
    for _ in 1..line {
        let end = memchr::memchr2(b'\n', b'\r', rest)?;
        rest = &rest[end + if rest[end..].starts_with(b"\r\n") { 2 } else { 1 }..];
    }
    let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    Some(String::from_utf8_lossy(&rest[..end]).into_owned())
}

/// Whether a byte order mark is there.
pub(crate) fn has_mark(bytes: &[u8]) -> bool {
    bytes.starts_with(BOM)
}

/// Whether a byte order mark or a cookie says how a source file is encoded.
pub(crate) fn names_encoding(bytes: &[u8]) -> bool {
    bytes.starts_with(BOM) || cookie::find(bytes).is_some()
}

/// A whole line, its columns counted from zero.
fn whole_line(bytes: &[u8], line: &std::ops::Range<u32>) -> Shown {
    let before = &bytes[..line.start as usize];
    let text = String::from_utf8_lossy(&bytes[line.start as usize..line.end as usize]).into_owned();
    let end_column = text.chars().count() as i32;
    let line = memchr::memchr_iter(b'\n', before).count() as u32 + 1;
    // The tokenizer has taken the end of the line, unless it is the first.
    let end_column = end_column + i32::from(line > 1);
    Shown { line, column: 0, end_line: line, end_column, text: Some(text) }
}

fn utf8(bytes: &[u8]) -> Result<&str, Box<DecodeError>> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = bytes[..at].iter().filter(|b| **b == b'\n').count() + 1;
        let message = format!(
            "Non-UTF-8 code starting with '\\x{:02x}' on line {line}, but no encoding declared; \
             see https://peps.python.org/pep-0263/ for details",
            bytes[at],
        );
        let at = at as u32;
        let mut undecoded = DecodeError::new(message, Some(Range::new(at, at)), bytes);
        undecoded.error.step = Step::Tokenizer;
        undecoded
    })
}

/// Bytes with a line feed as the end of each line, for those that need not be text.
fn with_line_feeds(bytes: &[u8]) -> Vec<u8> {
    let mut lines = Vec::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => {}
            b'\r' => lines.push(b'\n'),
            byte => lines.push(*byte),
        }
    }
    lines
}

/// `\r\n` and a lone `\r` become `\n` (`translate_newlines`).
fn translate_newlines(text: Cow<'_, str>) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'\r', text.as_bytes()) else { return text };
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut at) = (&*text, first);
    loop {
        out.push_str(&rest[..at]);
        out.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
        match memchr::memchr(b'\r', rest.as_bytes()) {
            Some(next) => at = next,
            None => break,
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).expect("decodes").into_owned()
    }

    fn message(bytes: &[u8]) -> String {
        decode(bytes).expect_err("is refused").error.message
    }

    #[test]
    fn what_is_text_already_is_borrowed() {
        assert!(matches!(decode("x = 'é'\n".as_bytes()), Ok(Cow::Borrowed("x = 'é'\n"))));
        assert!(matches!(decode(b"\xef\xbb\xbfx\n"), Ok(Cow::Borrowed("x\n"))));
    }

    #[test]
    fn line_ends_become_line_feeds() {
        assert_eq!(text(b"a\r\nb\rc\n\r\r\n"), "a\nb\nc\n\n\n");
    }

    // The messages below are those of CPython 3.14.10's compile().
    #[test]
    fn cookies_choose_the_codec() {
        assert_eq!(text(b"# coding: latin-1\n'\xe9\x80'"), "# coding: latin-1\n'é\u{80}'");
        assert_eq!(text(b"\x0c# -*- coding: cp1252 -*-\n'\x80'"), "\x0c# -*- coding: cp1252 -*-\n'€'");
        assert_eq!(
            text(b"#!/bin/sh\n# vim: set fileencoding=koi8-r :\n'\xc1'").chars().nth_back(1),
            Some('а')
        );
        assert_eq!(text(b"x = 1\n# coding: nonsense\n"), "x = 1\n# coding: nonsense\n");
        assert_eq!(text(b"# coding: euc-jp\n'\xa4\xa2'").chars().nth_back(1), Some('あ'));
        assert_eq!(message(b"# coding: latin-9999\nx"), "unknown encoding: latin-9999");
        assert_eq!(message(b"\n#coding=foo\n"), "unknown encoding: foo");
        assert_eq!(message(b"\xef\xbb\xbf# coding: latin-1\nx"), "encoding problem: iso-8859-1 with BOM");
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(message(b"a\0b"), "source code string cannot contain null bytes");
        assert!(
            message(b"x=1\ny='\xff'\n").starts_with("Non-UTF-8 code starting with '\\xff' on line 2, but")
        );
        assert_eq!(
            message(b"# coding: ascii\n'\xe9'"),
            "'ascii' codec can't decode byte 0xe9 in position 17: ordinal not in range(128)"
        );
        assert_eq!(
            message(b"# coding: cp1252\n'\x81'"),
            "'charmap' codec can't decode byte 0x81 in position 18: character maps to <undefined>"
        );
        assert_eq!(
            message(b"#coding:utf8\nx='\xff'"),
            "'utf-8' codec can't decode byte 0xff in position 16: invalid start byte"
        );
    }
}
