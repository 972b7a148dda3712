//! What differs between two compiled files, by meaning.
//!
//! Code objects are matched by where they are defined, instructions are aligned without regard to offsets and
//! indices, jumps and exception tables are compared by the instructions that they lead to.

mod code;
mod text;

use std::collections::BTreeMap;

use pybytecode_code::{CodeView, TableError};
use pybytecode_marshal::Pyc;
use serde::Serialize;

pub use code::{CodeDiff, FieldDiff, ItemChange, Side};
pub use text::write_text;

use crate::dis::Addresses;

/// The outcome of a comparison.
#[derive(Debug, Serialize)]
pub struct Diff {
    /// The version that each is for.
    pub python: [String; 2],
    /// Differences that are of the whole file: version, name of the source.
    pub file: Vec<FieldDiff>,
    /// Code objects that the first one alone has.
    pub only_first: Vec<String>,
    /// Code objects that the second one alone has.
    pub only_second: Vec<String>,
    /// Code objects that both have and that differ.
    pub changed: Vec<CodeDiff>,
    /// How many code objects are equal.
    pub equal: usize,
}

impl Diff {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.file.is_empty()
            && self.only_first.is_empty()
            && self.only_second.is_empty()
            && self.changed.is_empty()
    }
}

/// Why two files cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file that holds no code object.
    #[error("{} file holds no code object", if *first { "the first" } else { "the second" })]
    NoCode {
        /// Which one.
        first: bool,
    },
    /// A table of a code object cannot be read.
    #[error("{table} of {code}: {error}")]
    Table {
        /// The name of the field.
        table: &'static str,
        /// Which code object.
        code: String,
        /// What is wrong, and where.
        error: TableError,
    },
}

/// Compares two files.
///
/// # Errors
///
/// When one holds no code object or has a table that cannot be read.
pub fn diff(first: &Pyc<'_>, second: &Pyc<'_>) -> Result<Diff, Error> {
    let no_code = |first| Error::NoCode { first };
    let one = CodeView::new(&first.dump.objects, first.dump.root).ok_or(no_code(true))?;
    let other = CodeView::new(&second.dump.objects, second.dump.root).ok_or(no_code(false))?;
    let python = [first, second].map(|pyc| pyc.header.format.version.to_string());
    let mut file = Vec::new();
    let mut field = |name: &'static str, a: String, b: String| {
        if a != b {
            file.push(FieldDiff { field: name, first: a, second: b });
        }
    };
    field("python", first.magic.to_string(), second.magic.to_string());
    field("co_filename", one.filename().into_owned(), other.filename().into_owned());

    let (ours, theirs) = (by_place(one), by_place(other));
    let addresses = [Addresses::below(one), Addresses::below(other)];
    let mut only_first = Vec::new();
    let mut changed = Vec::new();
    let mut equal = 0;
    for (place, view) in &ours.places {
        let Some(found) = theirs.index.get(place) else {
            only_first.push(place.clone());
            continue;
        };
        let (_, counterpart) = theirs.places[*found];
        let side = |view, pyc: &Pyc<'_>, at: usize| {
            Side::new(view, pyc, &addresses[at]).map_err(|(table, error)| Error::Table {
                table,
                code: place.clone(),
                error,
            })
        };
        let difference = code::diff(place, &side(*view, first, 0)?, &side(counterpart, second, 1)?);
        match difference {
            Some(difference) => changed.push(difference),
            None => equal += 1,
        }
    }
    let missing = theirs.places.iter().filter(|(place, _)| !ours.index.contains_key(place));
    let only_second = missing.map(|(place, _)| place.clone()).collect();
    Ok(Diff { python, file, only_first, only_second, changed, equal })
}

/// The code objects of a file by where they are defined.
struct Places<'o, 'a> {
    places: Vec<(String, CodeView<'o, 'a>)>,
    index: BTreeMap<String, usize>,
}

/// How long the name of a place may become.
const LONGEST: usize = 1000;

/// Names each code object by its own name and those around it; of several that share one, all but the
/// first have their number behind it.
fn by_place<'o, 'a>(root: CodeView<'o, 'a>) -> Places<'o, 'a> {
    let mut seen = vec![false; root.objects().len()];
    let mut found = Places { places: Vec::new(), index: BTreeMap::new() };
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let mut pending = vec![(String::new(), root)];
    while let Some((around, view)) = pending.pop() {
        if std::mem::replace(&mut seen[view.id().0 as usize], true) {
            continue;
        }
        let name = view.name();
        let shown = name.char_indices().nth(100).map_or(&*name, |(end, _)| &name[..end]);
        let mut place = if around.is_empty() { shown.to_owned() } else { format!("{around}.{shown}") };
        if place.len() > LONGEST {
            place = format!("....{shown}");
        }
        let count = used.entry(place.clone()).or_default();
        *count += 1;
        if *count > 1 {
            place = format!("{place} #{count}");
        }
        // Names below the module say so by themselves.
        let inside = if found.places.is_empty() { String::new() } else { place.clone() };
        found.index.insert(place.clone(), found.places.len());
        found.places.push((place, view));
        let first = pending.len();
        pending.extend(view.nested().map(|nested| (inside.clone(), nested)));
        pending[first..].reverse();
    }
    found
}
