//! What differs between two compiled files, by meaning.
//!
//! Code objects are matched by where they are defined, instructions are aligned without regard to offsets and
//! indices, jumps and exception tables are compared by the instructions that they lead to.

mod checksum;
mod code;
mod side;
mod steps;
mod text;

use std::rc::Rc;
use std::time::{Duration, Instant};

use pybytecode_code::{CodeView, TableError};
use pybytecode_marshal::Pyc;
use rustc_hash::FxHashMap;
use serde::Serialize;

pub use code::{CodeDiff, FieldDiff, ItemChange, ListDiff, PlaceDiff};
pub use text::write_text;

use side::File;

/// How long all alignments may look for the best answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many bytes the texts of a comparison may take, more or less; of what differs behind that only the names of code
/// objects are told.
const SIZE_LIMIT: usize = 16 << 20;

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
    let mut files = [File::new(first, one), File::new(second, other)];
    let deadline = Instant::now() + PATIENCE;
    let mut only_first = Vec::new();
    let mut changed = Vec::new();
    let (mut equal, mut size) = (0, 0);
    for (place, view) in &ours.places {
        let Some(found) = theirs.index.get(place) else {
            only_first.push(place.to_string());
            continue;
        };
        let (_, counterpart) = theirs.places[*found];
        let mut side = |view, at: usize| {
            let error = |(table, error)| Error::Table { table, code: place.to_string(), error };
            files[at].side(view).map_err(error)
        };
        match code::diff(place, &side(*view, 0)?, &side(counterpart, 1)?, deadline) {
            Some(mut difference) => {
                size += difference.size();
                if size > SIZE_LIMIT {
                    difference.omit();
                }
                changed.push(difference);
            }
            None => equal += 1,
        }
    }
    let missing = theirs.places.iter().filter(|(place, _)| !ours.index.contains_key(place));
    let only_second = missing.map(|(place, _)| place.to_string()).collect();
    Ok(Diff { python, file, only_first, only_second, changed, equal })
}

/// The code objects of a file by where they are defined.
struct Places<'o, 'a> {
    places: Vec<(Rc<str>, CodeView<'o, 'a>)>,
    index: FxHashMap<Rc<str>, usize>,
}

/// How long the name of a place may become.
const LONGEST: usize = 200;

/// Names each code object by its own name and those around it; of several that share one, all but the
/// first have their number behind it.
fn by_place<'o, 'a>(root: CodeView<'o, 'a>) -> Places<'o, 'a> {
    let mut seen = vec![false; root.objects().len()];
    let mut found = Places { places: Vec::new(), index: FxHashMap::default() };
    let mut used: FxHashMap<Rc<str>, usize> = FxHashMap::default();
    let mut pending: Vec<(Option<Rc<str>>, _)> = vec![(None, root)];
    while let Some((around, view)) = pending.pop() {
        if std::mem::replace(&mut seen[view.id().0 as usize], true) {
            continue;
        }
        let name = view.name();
        let shown = name.char_indices().nth(100).map_or(&*name, |(end, _)| &name[..end]);
        let mut place: Rc<str> = match around {
            Some(around) if around.len() + shown.len() < LONGEST => format!("{around}.{shown}").into(),
            Some(_) => format!("....{shown}").into(),
            None => shown.into(),
        };
        let count = used.entry(place.clone()).or_default();
        *count += 1;
        if *count > 1 {
            place = format!("{place} #{count}").into();
        }
        // Names below the module say so by themselves.
        let inside = if found.places.is_empty() { None } else { Some(place.clone()) };
        found.index.insert(place.clone(), found.places.len());
        found.places.push((place, view));
        let first = pending.len();
        pending.extend(view.nested().map(|nested| (inside.clone(), nested)));
        pending[first..].reverse();
    }
    found
}
