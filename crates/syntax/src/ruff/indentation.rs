//! Tabs and spaces in indentation, as CPython measures them.
//!
//! CPython takes a tab for up to eight columns and at the same time for one, and refuses lines whose
//! order differs between the two (`tok_get_normal_mode`). Ruff measures otherwise: what both refuse
//! is the same but for sources that mix tabs and spaces, which alone are checked here.

use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_text_size::Ranged;

use super::range;
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::range::Range;

/// The columns of a line's first token, a tab taken for eight and for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Columns {
    wide: u32,
    narrow: u32,
}

/// Checks the first token of each logical line.
pub(super) fn check(tokens: &Tokens, source: &str) -> Result<(), SyntaxError> {
    let mut blocks = vec![Columns::default()];
    let mut is_first = true;
    for token in tokens.iter() {
        match token.kind() {
            TokenKind::Newline => is_first = true,
            TokenKind::NonLogicalNewline
            | TokenKind::Comment
            | TokenKind::Indent
            | TokenKind::Dedent
            // What ruff itself refuses.
            | TokenKind::Unknown
            | TokenKind::EndOfFile => {}
            _ if is_first => {
                is_first = false;
                let place = range(token.range());
                let columns = measure(&source.as_bytes()[..place.start as usize]);
                enter(&mut blocks, columns).map_err(|(kind, message)| SyntaxError {
                    kind,
                    message: message.to_owned(),
                    range: Some(line_of(source, place.start)),
                })?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The columns at the end of `before`, which ends in the indentation of a line.
fn measure(before: &[u8]) -> Columns {
    let mut start = before.len();
    while let Some(at) = start.checked_sub(1) {
        match before[at] {
            b' ' | b'\t' | b'\x0c' | b'\\' => {}
            // A line may be continued in its indentation.
            b'\n' if at.checked_sub(1).is_some_and(|at| before[at] == b'\\') => {}
            _ => break,
        }
        start = at;
    }
    let mut columns = Columns::default();
    let mut continued = 0;
    for byte in &before[start..] {
        match byte {
            b' ' => {
                columns.wide += 1;
                columns.narrow += 1;
            }
            b'\t' => {
                columns.wide = (columns.wide / 8 + 1) * 8;
                columns.narrow += 1;
            }
            b'\x0c' => columns = Columns::default(),
            b'\\' if continued == 0 => continued = columns.wide,
            _ => {}
        }
    }
    if continued == 0 { columns } else { Columns { wide: continued, narrow: continued } }
}

fn enter(blocks: &mut Vec<Columns>, columns: Columns) -> Result<(), (SyntaxErrorKind, &'static str)> {
    let inconsistent =
        || Err((SyntaxErrorKind::TabError, "inconsistent use of tabs and spaces in indentation"));
    let mut block = blocks.last().copied().unwrap_or_default();
    if columns.wide > block.wide {
        if columns.narrow <= block.narrow {
            return inconsistent();
        }
        blocks.push(columns);
        return Ok(());
    }
    while columns.wide < block.wide && blocks.len() > 1 {
        blocks.pop();
        block = blocks.last().copied().unwrap_or_default();
    }
    if columns.wide != block.wide {
        let message = "unindent does not match any outer indentation level";
        return Err((SyntaxErrorKind::IndentationError, message));
    }
    if columns.narrow != block.narrow { inconsistent() } else { Ok(()) }
}

/// The line that `at` is in.
fn line_of(source: &str, at: u32) -> Range {
    let bytes = source.as_bytes();
    let start = memchr::memrchr(b'\n', &bytes[..at as usize]).map_or(0, |newline| newline + 1);
    let end = memchr::memchr(b'\n', &bytes[at as usize..]).map_or(bytes.len(), |len| at as usize + len);
    Range::new(start as u32, end as u32)
}

#[cfg(test)]
mod tests {
    use bumpalo::Bump;
    use pybytecode_opcode::PY314;

    use crate::error::SyntaxErrorKind;

    fn refused(source: &str) -> Option<SyntaxErrorKind> {
        crate::parse(&Bump::new(), source, &PY314).err().map(|error| error.kind)
    }

    #[test]
    fn tabs_and_spaces_agree() {
        assert_eq!(refused("if a:\n\tb\n\tc\n"), None);
        assert_eq!(refused("if a:\n\tif b:\n\t    c\n\td\n"), None);
        assert_eq!(refused("if a:\n        b\n\tc\n"), Some(SyntaxErrorKind::TabError));
        assert_eq!(refused("if a:\n\tb\n        c\n"), Some(SyntaxErrorKind::TabError));
        assert_eq!(refused("if a:\n\tif b:\n   c\n"), Some(SyntaxErrorKind::IndentationError));
    }
}
