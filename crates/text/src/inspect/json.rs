//! A compiled file as data: one JSON object.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{self, Write};

use pybytecode_code::repr::Repr;
use pybytecode_code::{CodeView, TableError};
use pybytecode_marshal::{Pyc, Validation};
use serde::ser::SerializeSeq as _;
use serde::{Serialize, Serializer};

use super::header::{Source, header};
use super::{flag_names, variables, walk_with_depth};
use crate::dis::Addresses;

/// How much of a constant is shown.
const CONSTANT_LIMIT: usize = 4096;

#[derive(Serialize)]
struct File<'f> {
    path: &'f str,
    magic: u16,
    python: String,
    validation: ValidationJson,
    /// The header in words.
    words: Vec<String>,
    /// Each code object, parents first.
    code: Codes<'f>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum ValidationJson {
    Timestamp { mtime: u32, size: u32 },
    CheckedHash { hash: String },
    UncheckedHash { hash: String },
}

struct Codes<'f>(&'f Pyc<'f>);

#[derive(Serialize)]
struct Code<'c> {
    number: u64,
    depth: usize,
    name: Cow<'c, str>,
    qualname: Cow<'c, str>,
    filename: Cow<'c, str>,
    first_line: i32,
    argcount: u32,
    posonlyargcount: u32,
    kwonlyargcount: u32,
    stacksize: u32,
    flags: Vec<String>,
    constants: Lazy<'c, String>,
    names: Lazy<'c, Cow<'c, str>>,
    variables: Lazy<'c, Variable<'c>>,
    /// Length in bytes.
    code: usize,
    lines: Lazy<'c, Entry<Line>>,
    handlers: Lazy<'c, Entry<Handler>>,
}

/// Items that are made as they are written: all at once they would take many times the memory of the file.
struct Lazy<'c, T>(RefCell<Box<dyn Iterator<Item = T> + 'c>>);

impl<'c, T> Lazy<'c, T> {
    fn new(items: impl Iterator<Item = T> + 'c) -> Self {
        Lazy(RefCell::new(Box::new(items)))
    }
}

impl<T: Serialize> Serialize for Lazy<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&mut **self.0.borrow_mut())
    }
}

/// An entry of a table; what cannot be read is said in its place, and ends the table.
#[derive(Serialize)]
#[serde(untagged)]
enum Entry<T> {
    Good(T),
    Bad { error: String },
}

impl<T> Entry<T> {
    fn new(entry: Result<T, TableError>) -> Self {
        entry.map_or_else(|error| Entry::Bad { error: error.to_string() }, Entry::Good)
    }
}

#[derive(Serialize)]
struct Variable<'c> {
    name: Cow<'c, str>,
    kind: String,
}

#[derive(Serialize)]
struct Line {
    start: u32,
    end: u32,
    line: Option<i32>,
}

#[derive(Serialize)]
struct Handler {
    start: u64,
    end: u64,
    target: u64,
    depth: u32,
    lasti: bool,
}

/// Writes what a file holds as one line of JSON.
///
/// # Errors
///
/// When `out` refuses. What is wrong with a table is said in its place.
pub fn write_json(
    path: &str,
    pyc: &Pyc<'_>,
    source: Option<&Source>,
    out: &mut impl Write,
) -> io::Result<()> {
    let hex = |hash: [u8; 8]| hash.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    let file = File {
        path,
        magic: pyc.magic.0,
        python: pyc.header.format.version.to_string(),
        validation: match pyc.header.validation {
            Validation::Timestamp { mtime, size } => ValidationJson::Timestamp { mtime, size },
            Validation::CheckedHash(hash) => ValidationJson::CheckedHash { hash: hex(hash) },
            Validation::UncheckedHash(hash) => ValidationJson::UncheckedHash { hash: hex(hash) },
        },
        words: header(pyc, source).into_iter().map(|(label, text)| format!("{label}: {text}")).collect(),
        code: Codes(pyc),
    };
    serde_json::to_writer(&mut *out, &file)?;
    writeln!(out)
}

impl Serialize for Codes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let dump = &self.0.dump;
        let Some(root) = CodeView::new(&dump.objects, dump.root) else {
            return serializer.serialize_seq(Some(0))?.end();
        };
        let addresses = Addresses::below(root);
        let address = |id| addresses.get(id);
        let mut repr = Repr::new(&dump.objects, dump.format.version, &address).with_limit(CONSTANT_LIMIT);
        let mut list = serializer.serialize_seq(None)?;
        for (view, depth) in walk_with_depth(root) {
            let constants = view.consts().iter().map(|id| {
                let mut text = Vec::new();
                repr.write(*id, &mut text);
                String::from_utf8_lossy(&text).into_owned()
            });
            let number = addresses.get(view.id());
            list.serialize_element(&code(view, depth, self.0, number, Lazy::new(constants)))?;
        }
        list.end()
    }
}

fn code<'c>(
    view: CodeView<'c, 'c>,
    depth: usize,
    pyc: &Pyc<'_>,
    number: u64,
    constants: Lazy<'c, String>,
) -> Code<'c> {
    let fields = view.fields();
    let lines = view
        .lines(pyc.header.format.lines)
        .map(|run| Entry::new(run.map(|run| Line { start: run.start, end: run.end, line: run.line })));
    let handlers = view.handlers().map(|entry| {
        Entry::new(entry.map(|entry| {
            let [start, end, target] = [entry.start, entry.end, entry.target].map(|unit| u64::from(unit) * 2);
            Handler { start, end, target, depth: entry.depth, lasti: entry.lasti }
        }))
    });
    Code {
        number,
        depth,
        name: view.name(),
        qualname: view.qualname(),
        filename: view.filename(),
        first_line: fields.firstlineno,
        argcount: fields.argcount,
        posonlyargcount: fields.posonlyargcount,
        kwonlyargcount: fields.kwonlyargcount,
        stacksize: fields.stacksize,
        flags: flag_names(view.flags()),
        constants,
        names: Lazy::new(view.names().iter().map(move |id| view.text(*id))),
        variables: Lazy::new(variables(view).map(|(name, kind)| Variable { name, kind })),
        code: view.code().len(),
        lines: Lazy::new(lines),
        handlers: Lazy::new(handlers),
    }
}
