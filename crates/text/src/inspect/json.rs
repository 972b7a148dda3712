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
    constants: Lazy<'c>,
    names: Vec<Cow<'c, str>>,
    variables: Vec<Variable<'c>>,
    /// Length in bytes.
    code: usize,
    lines: Vec<Line>,
    handlers: Vec<Handler>,
}

/// Constants that become text one after the other.
struct Lazy<'c>(RefCell<&'c mut dyn Iterator<Item = String>>);

impl Serialize for Lazy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&mut **self.0.borrow_mut())
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
/// When `out` refuses, or a table of a code object cannot be read.
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
            let mut constants = view.consts().iter().map(|id| {
                let mut text = Vec::new();
                repr.write(*id, &mut text);
                String::from_utf8_lossy(&text).into_owned()
            });
            let constants = Lazy(RefCell::new(&mut constants));
            let code = code(view, depth, self.0, addresses.get(view.id()), constants);
            list.serialize_element(&code.map_err(serde::ser::Error::custom)?)?;
        }
        list.end()
    }
}

fn code<'c>(
    view: CodeView<'_, 'c>,
    depth: usize,
    pyc: &Pyc<'_>,
    number: u64,
    constants: Lazy<'c>,
) -> Result<Code<'c>, TableError> {
    let fields = view.fields();
    let lines = view.lines(pyc.header.format.lines).map(|run| {
        let run = run?;
        Ok(Line { start: run.start, end: run.end, line: run.line })
    });
    let handlers = view.handlers().map(|entry| {
        let entry = entry?;
        let [start, end, target] = [entry.start, entry.end, entry.target].map(|unit| u64::from(unit) * 2);
        Ok(Handler { start, end, target, depth: entry.depth, lasti: entry.lasti })
    });
    Ok(Code {
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
        names: view.names().iter().map(|id| view.text(*id)).collect(),
        variables: variables(view).into_iter().map(|(name, kind)| Variable { name, kind }).collect(),
        code: view.code().len(),
        lines: lines.collect::<Result<_, _>>()?,
        handlers: handlers.collect::<Result<_, _>>()?,
    })
}
