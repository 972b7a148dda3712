//! The coding cookie of PEP 263 (`get_coding_spec`, `check_coding_spec`).

use std::ops::Range;

/// An encoding that a comment declares.
pub(super) struct Cookie {
    /// Its name as declared, but the usual ones in one spelling: `utf-8` and `iso-8859-1`.
    pub(super) name: String,
    /// The bytes of the line that declares it.
    pub(super) line: Range<u32>,
}

/// The cookie in the first two lines; the second counts only if the first is blank or a comment.
pub(super) fn find(bytes: &[u8]) -> Option<Cookie> {
    let mut start = 0;
    for _ in 0..2 {
        let rest = &bytes[start..];
        let end = start + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let line = &bytes[start..end];
        let content = line.iter().position(|b| !matches!(b, b' ' | b'\t' | b'\x0c'));
        if let Some(at) = content {
            if line[at] != b'#' {
                return None;
            }
            if let Some(name) = declared(&line[at + 1..]) {
                return Some(Cookie { name: usual_spelling(name), line: start as u32..end as u32 });
            }
        }
        start = end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
        if start >= bytes.len() {
            return None;
        }
    }
    None
}

/// The name that follows `coding:` or `coding=` in a comment.
fn declared(comment: &[u8]) -> Option<&[u8]> {
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    memchr::memmem::find_iter(comment, b"coding").find_map(|at| {
        let (separator, rest) = comment[at + b"coding".len()..].split_first()?;
        if !matches!(separator, b':' | b'=') {
            return None;
        }
        let start = rest.iter().position(|b| !matches!(b, b' ' | b'\t'))?;
        let len = rest[start..].iter().position(|b| !is_name(b)).unwrap_or(rest.len() - start);
        (len > 0).then(|| &rest[start..start + len])
    })
}

/// One spelling for UTF-8 and Latin-1 (`get_normal_name`).
fn usual_spelling(name: &[u8]) -> String {
    let start: String = name
        .iter()
        .take(12)
        .map(|b| if *b == b'_' { '-' } else { char::from(b.to_ascii_lowercase()) })
        .collect();
    let is =
        |known: &str| start == known || start.strip_prefix(known).is_some_and(|rest| rest.starts_with('-'));
    if is("utf-8") {
        "utf-8".into()
    } else if ["latin-1", "iso-8859-1", "iso-latin-1"].into_iter().any(is) {
        "iso-8859-1".into()
    } else {
        String::from_utf8_lossy(name).into_owned()
    }
}
