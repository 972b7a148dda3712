//! Listings, as each version's `python -m dis` prints them.
//!
//! What CPython prints as the address of a code object is different in each run; here it is the
//! code object's number in the file, the module's being 0x1.
//!
//! CPython: `Lib/dis.py`.

mod argument;
mod colours;
mod described;
mod json;
mod print;
mod style;
pub(crate) mod words;

use std::io::{self, Write};

use pybytecode_code::{CodeView, ObjectId, Objects, TableError};
use pybytecode_opcode::Target;
use rustc_hash::FxHashMap;

pub use colours::Colours;
pub use json::write_json;

pub(crate) use described::{Described, MOST_DESCRIBED, described};
use print::Printer;

/// How to list; the default is what `python -m dis` does without options.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// List inline cache entries too (`--show-caches`).
    pub show_caches: bool,
    /// List offsets beside labels (`--show-offsets`, from 3.13; before, they are always listed).
    pub show_offsets: bool,
    /// List lines and columns instead of lines (`--show-positions`, from 3.14).
    pub show_positions: bool,
    /// List code as the interpreter makes it ready to run, before it has run: as in the file, with the
    /// caches' counters set (`--specialized`, from 3.14).
    pub specialized: bool,
    /// How deep to go into nested code objects; `None` is all the way.
    pub depth: Option<u32>,
    /// Colours.
    pub colours: Colours,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            show_caches: false,
            show_offsets: false,
            show_positions: false,
            specialized: false,
            depth: None,
            colours: Colours::PLAIN,
        }
    }
}

/// Why there is no listing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What is to be listed is no code object.
    #[error("this is no code object")]
    NoCode,
    /// A table of a code object cannot be read.
    #[error("{table} of {code}: {error}")]
    Table {
        /// The name of the field.
        table: &'static str,
        /// The code object's qualified name.
        code: String,
        /// What is wrong, and where.
        error: TableError,
    },
    /// It could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// What stands for the address of each code object: its number in the file.
#[derive(Debug, Default)]
pub(crate) struct Addresses(FxHashMap<ObjectId, u64>);

impl Addresses {
    pub(crate) fn below(root: CodeView<'_, '_>) -> Self {
        Addresses(root.walk().iter().zip(1..).map(|(view, number)| (view.id(), number)).collect())
    }

    /// That of a code object; 0 for one that lies in a container among the constants.
    pub(crate) fn get(&self, id: ObjectId) -> u64 {
        self.0.get(&id).copied().unwrap_or(0)
    }
}

/// Writes the listing of a code object and all below it.
///
/// A code object that several others have among their constants is listed for each of them, as CPython does;
/// where that takes more than sixteen times as many listings as there are code objects, the rest is left out.
///
/// # Errors
///
/// When the object is no code object, a table of one cannot be read, or `out` refuses. What comes before is
/// written.
pub fn write(
    objects: &Objects<'_>,
    root: ObjectId,
    target: &'static Target,
    options: &Options,
    out: &mut impl Write,
) -> Result<(), Error> {
    let root = CodeView::new(objects, root).ok_or(Error::NoCode)?;
    let addresses = Addresses::below(root);
    let mut budget = addresses.0.len().saturating_mul(16);
    let address = |id| addresses.get(id);
    let mut printer = Printer::new(objects, target, options, &address);
    let mut pending = vec![(root, 0)];
    while let Some((view, depth)) = pending.pop() {
        if budget == 0 {
            break;
        }
        budget -= 1;
        if depth > 0 {
            printer.title(view);
        }
        let listed = printer.code(view, out);
        printer.flush(out)?;
        listed?;
        if options.depth.is_none_or(|deepest| depth < deepest) {
            let first = pending.len();
            pending.extend(view.nested().map(|nested| (nested, depth + 1)));
            pending[first..].reverse();
        }
    }
    Ok(())
}
