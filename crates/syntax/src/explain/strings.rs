//! Whether a literal's escapes are good.

use bumpalo::Bump;

use crate::grammar::Grammar;
use crate::literal::escape::{unescape, unescape_bytes};

/// What is wrong with a literal.
pub(super) enum Fault {
    /// Bytes that are no bytes.
    Bytes(String),
    /// An escape.
    Escape(String),
}

/// What is between a literal's quotes, and whether it is raw.
pub(super) fn inside(literal: &str) -> (std::ops::Range<usize>, bool) {
    let letters = literal.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (prefix, quoted) = literal.split_at(letters);
    let len =
        if quoted.len() >= 6 && (quoted.starts_with("'''") || quoted.starts_with("\"\"\"")) { 3 } else { 1 };
    let start = letters + len;
    (start..literal.len().saturating_sub(len).max(start), prefix.contains(['r', 'R']))
}

/// What kind of literal it is; the escapes of f-strings are not looked at.
pub(super) fn check(literal: &str, grammar: &Grammar) -> Result<&'static str, Fault> {
    let letters = literal.bytes().take_while(u8::is_ascii_alphabetic).count();
    let prefix = &literal[..letters];
    let (inside, is_raw) = inside(literal);
    let content = literal.get(inside).unwrap_or_default();
    if prefix.contains(['b', 'B']) {
        if !content.is_ascii() {
            return Err(Fault::Bytes("bytes can only contain ASCII literal characters".to_owned()));
        }
        if !is_raw {
            unescape_bytes(&Bump::new(), content.as_bytes()).map_err(Fault::Escape)?;
        }
        return Ok("Bytes");
    }
    if prefix.contains(['f', 'F']) {
        return Ok("JoinedStr");
    }
    if !is_raw {
        check_escapes(content, grammar).map_err(Fault::Escape)?;
    }
    Ok("Constant")
}

/// Whether the escapes of a text are good.
pub(super) fn check_escapes(content: &str, grammar: &Grammar) -> Result<(), String> {
    if !content.contains('\\') {
        return Ok(());
    }
    unescape(&Bump::new(), content, false, false, grammar).map(|_| ())
}
