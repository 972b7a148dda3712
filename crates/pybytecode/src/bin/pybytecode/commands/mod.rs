//! The commands, each with a file of its own.

pub(crate) mod asm;
pub(crate) mod cfg;
pub(crate) mod compile;
pub(crate) mod compileall;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod dis;
pub(crate) mod explain;
pub(crate) mod files;
pub(crate) mod inspect;
pub(crate) mod precompile;
pub(crate) mod py_compile;
pub(crate) mod verify;
pub(crate) mod versions;

use std::io::{self, IsTerminal as _};

use crate::Status;
use crate::report::Reporter;

/// A `.pyc` is not for eyes.
fn refuse_terminal(reporter: &Reporter) -> Option<Status> {
    let message = "a .pyc is not written to a terminal; name a file, or redirect the output";
    io::stdout().is_terminal().then(|| reporter.unusable(message))
}
