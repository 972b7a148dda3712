//! The text of string and bytes literals: escapes resolved, lone surrogates kept.
//!
//! CPython: `Parser/string_parser.c`, `_PyUnicode_DecodeUnicodeEscapeInternal2` and
//! `_PyBytes_DecodeEscape2`. Called only for literals that have a backslash; what has none
//! is a slice of the source.

use bumpalo::Bump;
use bumpalo::collections::Vec;

use super::unicode_name;
use crate::grammar::Grammar;

/// The largest value of an octal escape that is a byte.
const MAX_OCTAL: u16 = 0o377;

/// Resolved text, and what the tokenizer's cutting at named characters left of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unescaped<'a> {
    /// The text, in UTF-8 with lone surrogates in their three-byte form.
    pub(crate) text: &'a [u8],
    /// Into how many pieces that are not empty CPython's tokenizer cuts an f-string's text: it ends
    /// one behind each doubled brace and each `\N{...}`.
    pub(crate) pieces: u32,
    /// Where the last of these pieces ends.
    pub(crate) end: usize,
    /// Whether something may be an escape that means nothing.
    pub(crate) is_doubtful: bool,
}

/// Resolves the escapes of a string literal, `content` being what stands between its quotes;
/// with `doubled`, `{{` and `}}` stand for one brace each, as in an f-string.
///
/// # Errors
///
/// CPython's message about a malformed escape.
pub(crate) fn unescape<'a>(
    bump: &'a Bump,
    content: &str,
    raw: bool,
    doubled: bool,
    grammar: &Grammar,
) -> Result<Unescaped<'a>, String> {
    let bytes = content.as_bytes();
    let mut text = Vec::with_capacity_in(bytes.len(), bump);
    let (mut pieces, mut piece_start, mut at) = (0, 0, 0);
    let mut end_of_pieces = 0;
    let mut is_doubtful = false;
    while at < bytes.len() {
        let run = bytes[at..].iter().position(|b| matches!(b, b'\\' | b'{' | b'}'));
        let end = run.map_or(bytes.len(), |run| at + run);
        text.extend_from_slice_copy(&bytes[at..end]);
        at = end;
        match bytes.get(at) {
            None => break,
            Some(brace @ (b'{' | b'}')) => {
                text.push(*brace);
                if doubled && bytes.get(at + 1) == Some(brace) {
                    at += 2;
                    pieces += 1;
                    (piece_start, end_of_pieces) = (text.len(), at);
                } else {
                    at += 1;
                }
            }
            // A backslash before a doubled brace stands for itself.
            Some(_) if raw || doubled && matches!(bytes.get(at + 1), Some(b'{' | b'}')) => {
                text.push(b'\\');
                at += 1;
            }
            Some(_) => {
                let named = bytes.get(at + 1) == Some(&b'N');
                at = string_escape(content, at, grammar, &mut text, &mut is_doubtful)?;
                if named {
                    pieces += 1;
                    (piece_start, end_of_pieces) = (text.len(), at);
                }
            }
        }
    }
    if text.len() > piece_start {
        pieces += 1;
        end_of_pieces = bytes.len();
    }
    Ok(Unescaped { text: text.into_bump_slice(), pieces, end: end_of_pieces, is_doubtful })
}

/// Resolves the escape whose backslash is at `start`, and says where it ends.
fn string_escape(
    content: &str,
    start: usize,
    grammar: &Grammar,
    text: &mut Vec<u8>,
    is_doubtful: &mut bool,
) -> Result<usize, String> {
    let bytes = content.as_bytes();
    let at = start + 2;
    let Some(kind) = bytes.get(start + 1) else {
        text.push(b'\\');
        return Ok(start + 1);
    };
    if let Some(byte) = simple_escape(*kind) {
        text.push(byte);
        return Ok(at);
    }
    let (digits, message) = match kind {
        b'\n' => return Ok(at),
        b'0'..=b'7' => {
            let (value, end) = octal(bytes, start + 1);
            push_code_point(text, u32::from(value));
            *is_doubtful |= value > MAX_OCTAL;
            return Ok(end);
        }
        b'N' => return named_escape(content, start, grammar, text),
        b'x' => (2, "truncated \\xXX escape"),
        b'u' => (4, "truncated \\uXXXX escape"),
        b'U' => (8, "truncated \\UXXXXXXXX escape"),
        _ => {
            text.push(b'\\');
            *is_doubtful = true;
            return Ok(start + 1);
        }
    };
    let hex = bytes[at..].iter().take(digits).take_while(|b| b.is_ascii_hexdigit()).count();
    let end = at + hex;
    if hex < digits {
        return Err(unicode_error(content, start, end, message));
    }
    let value = content[at..end]
        .bytes()
        .fold(0, |value: u32, b| value << 4 | char::from(b).to_digit(16).unwrap_or_default());
    if value > 0x10_ffff {
        return Err(unicode_error(content, start, end, "illegal Unicode character"));
    }
    push_code_point(text, value);
    Ok(end)
}

fn named_escape(content: &str, start: usize, grammar: &Grammar, text: &mut Vec<u8>) -> Result<usize, String> {
    let at = start + 2;
    let malformed = |end| Err(unicode_error(content, start, end, "malformed \\N character escape"));
    if content.as_bytes().get(at) != Some(&b'{') {
        return malformed(at);
    }
    let rest = &content[at + 1..];
    match rest.find('}') {
        Some(0) => malformed(at + 1),
        None => malformed(content.len()),
        Some(len) => match unicode_name::lookup(&rest[..len], grammar) {
            Some(found) => {
                push_code_point(text, u32::from(found));
                Ok(at + len + 2)
            }
            None => Err(unicode_error(content, start, at + len + 2, "unknown Unicode character name")),
        },
    }
}

/// Resolves the escapes of a bytes literal; also says whether something may be an escape that means nothing.
///
/// # Errors
///
/// CPython's message about a malformed escape.
pub(crate) fn unescape_bytes<'a>(bump: &'a Bump, content: &[u8]) -> Result<(&'a [u8], bool), String> {
    let mut text = Vec::with_capacity_in(content.len(), bump);
    let mut is_doubtful = false;
    let mut at = 0;
    while at < content.len() {
        let end = memchr::memchr(b'\\', &content[at..]).map_or(content.len(), |run| at + run);
        text.extend_from_slice_copy(&content[at..end]);
        let Some(kind) = content.get(end + 1) else { break };
        at = end + 2;
        if let Some(byte) = simple_escape(*kind) {
            text.push(byte);
            continue;
        }
        match kind {
            b'\n' => {}
            b'0'..=b'7' => {
                let (value, past) = octal(content, end + 1);
                text.push(value as u8);
                is_doubtful |= value > MAX_OCTAL;
                at = past;
            }
            b'x' => {
                let digit = |at: usize| content.get(at).and_then(|b| char::from(*b).to_digit(16));
                let (Some(high), Some(low)) = (digit(at), digit(at + 1)) else {
                    return Err(format!("(value error) invalid \\x escape at position {end}"));
                };
                text.push((high << 4 | low) as u8);
                at += 2;
            }
            _ => {
                text.push(b'\\');
                is_doubtful = true;
                at = end + 1;
            }
        }
    }
    Ok((text.into_bump_slice(), is_doubtful))
}

/// The escapes of one letter that strings and bytes share.
fn simple_escape(kind: u8) -> Option<u8> {
    Some(match kind {
        b'\\' | b'\'' | b'"' => kind,
        b'a' => 7,
        b'b' => 8,
        b't' => b'\t',
        b'n' => b'\n',
        b'v' => 11,
        b'f' => 12,
        b'r' => b'\r',
        _ => return None,
    })
}

/// The value of up to three octal digits, and where they end.
fn octal(bytes: &[u8], at: usize) -> (u16, usize) {
    let digits = bytes[at..].iter().take(3).take_while(|b| matches!(b, b'0'..=b'7'));
    digits.fold((0, at), |(value, at), digit| (value * 8 + u16::from(digit - b'0'), at + 1))
}

/// Appends a code point, a surrogate in its three-byte form.
fn push_code_point(text: &mut Vec<u8>, value: u32) {
    match char::from_u32(value) {
        Some(found) => text.extend_from_slice_copy(found.encode_utf8(&mut [0; 4]).as_bytes()),
        None => text.extend_from_slice_copy(&[
            0xe0 | (value >> 12) as u8,
            0x80 | (value >> 6 & 0x3f) as u8,
            0x80 | (value & 0x3f) as u8,
        ]),
    }
}

/// The message of the `unicodeescape` codec about `content[start..end]`.
///
/// CPython decodes a copy in which each character beyond ASCII is spelled out as `\UXXXXXXXX`,
/// and a backslash before one as `\u005c`; the positions are those of the copy.
#[cold]
fn unicode_error(content: &str, start: usize, end: usize, message: &str) -> String {
    let position = |offset: usize| {
        let before = content[..offset].char_indices();
        let width = |(at, c): (usize, char)| match c {
            '\\' if content[at + 1..].chars().next().is_some_and(|next| !next.is_ascii()) => 6,
            c if c.is_ascii() => 1,
            _ => 10,
        };
        before.map(width).sum::<usize>()
    };
    let (first, last) = (position(start), position(end) - 1);
    if first == last {
        format!("(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position {first}: {message}")
    } else {
        format!(
            "(unicode error) 'unicodeescape' codec can't decode bytes in position {first}-{last}: {message}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pybytecode_opcode::PY314;

    fn text(content: &str) -> Result<std::vec::Vec<u8>, String> {
        let bump = Bump::new();
        unescape(&bump, content, false, false, Grammar::of(&PY314)).map(|done| done.text.to_vec())
    }

    #[test]
    fn resolves_what_cpython_resolves() {
        assert_eq!(text(r"a\tb\\\'\x41\u00e9\U0001f600").unwrap(), "a\tb\\'A\u{e9}\u{1f600}".as_bytes());
        assert_eq!(text(r"\777\0\18").unwrap(), "\u{1ff}\0\u{1}8".as_bytes());
        assert_eq!(text(r"\d\é\{").unwrap(), r"\d\é\{".as_bytes());
        assert_eq!(text("a\\\nb").unwrap(), b"ab");
        assert_eq!(text(r"\ud83d\ude00").unwrap(), b"\xed\xa0\xbd\xed\xb8\x80");
        assert_eq!(text(r"\N{bullet}\N{TANGUT IDEOGRAPH-17000}").unwrap(), "•\u{17000}".as_bytes());
    }

    #[test]
    fn refuses_in_cpythons_words() {
        let refused = |content| text(content).unwrap_err();
        let start = "(unicode error) 'unicodeescape' codec can't decode ";
        assert_eq!(refused(r"a\x4"), format!("{start}bytes in position 1-3: truncated \\xXX escape"));
        assert_eq!(refused(r"é\u12"), format!("{start}bytes in position 10-13: truncated \\uXXXX escape"));
        assert_eq!(
            refused(r"\U00110000"),
            format!("{start}bytes in position 0-9: illegal Unicode character")
        );
        assert_eq!(refused(r"\N{}"), format!("{start}bytes in position 0-2: malformed \\N character escape"));
        assert_eq!(
            refused(r"\N{no such}"),
            format!("{start}bytes in position 0-10: unknown Unicode character name")
        );
    }

    #[test]
    fn keeps_doubled_braces_apart_from_escapes() {
        let bump = Bump::new();
        let done = unescape(&bump, r"\{{\N{DIGIT ONE}}}a", false, true, Grammar::of(&PY314)).unwrap();
        assert_eq!((done.text, done.pieces, done.end), (&br"\{1}a"[..], 4, 19));
        let done = unescape(&bump, "a}}\\\n", false, true, Grammar::of(&PY314)).unwrap();
        assert_eq!((done.text, done.pieces, done.end), (&b"a}"[..], 1, 3));
    }

    #[test]
    fn cuts_octal_bytes() {
        let bump = Bump::new();
        assert_eq!(unescape_bytes(&bump, br"\777\x4a\u0041\N").unwrap().0, b"\xffJ\\u0041\\N");
        assert_eq!(
            unescape_bytes(&bump, br"ab\x4").unwrap_err(),
            "(value error) invalid \\x escape at position 2"
        );
    }
}
