//! Listings as data: a line of JSON for each code object.
//!
//! Instructions are written as they are read: a file that is all code would be many times as large in memory.

use std::cell::RefCell;
use std::io::Write;

use pybytecode_code::repr::Repr;
use pybytecode_code::{CodeView, Instruction, Instructions, ObjectId, Objects};
use pybytecode_opcode::Target;
use serde::{Serialize, Serializer};

use super::argument::Arguments;
use super::print::{Tables, offsets};
use super::style::{NoLine, Style};
use super::words::Words;
use super::{Addresses, Error};

/// A code object.
#[derive(Serialize)]
struct CodeJson<'l> {
    /// What stands for its address in `meaning`: the module is 1.
    number: u64,
    name: &'l str,
    qualname: &'l str,
    filename: &'l str,
    first_line: i32,
    instructions: Lazy<'l>,
    handlers: &'l [HandlerJson],
}

/// An instruction, each `EXTENDED_ARG` being one.
#[derive(Serialize)]
struct InstructionJson {
    /// Offset in bytes.
    offset: u32,
    /// The name of the operation.
    operation: String,
    /// Its number.
    number: u8,
    /// The argument, if the operation has one.
    argument: Option<u32>,
    /// What it stands for, as the listing has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    meaning: Option<String>,
    /// Offset in bytes of where it may jump to.
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<i64>,
    /// The line.
    line: Option<i32>,
    /// From 3.11: line, end line, column and end column, `null` where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<[Option<i32>; 4]>,
    /// How many cache entries of two bytes follow.
    #[serde(skip_serializing_if = "is_zero")]
    caches: u8,
}

/// An entry of an exception table; offsets in bytes.
#[derive(Serialize)]
struct HandlerJson {
    /// The first byte that is guarded.
    start: i64,
    /// The byte behind the last one.
    end: i64,
    /// The handler.
    target: i64,
    /// How many values stay on the stack.
    depth: u32,
    /// Whether the offset of the instruction that raised is pushed.
    lasti: bool,
}

fn is_zero(number: &u8) -> bool {
    *number == 0
}

/// Instructions that become data one after the other.
struct Lazy<'l>(RefCell<&'l mut dyn Iterator<Item = InstructionJson>>);

impl Serialize for Lazy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&mut **self.0.borrow_mut())
    }
}

/// Writes a line of JSON for the code object and for each one below it, parents first.
///
/// # Errors
///
/// When the object is no code object, a table of one cannot be read, or `out` refuses.
pub fn write_json(
    objects: &Objects<'_>,
    root: ObjectId,
    target: &'static Target,
    out: &mut impl Write,
) -> Result<(), Error> {
    let root = CodeView::new(objects, root).ok_or(Error::NoCode)?;
    let addresses = Addresses::below(root);
    let mut tables = Tables::default();
    for view in root.walk() {
        code(view, target, &addresses, &mut tables, out)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn code(
    view: CodeView<'_, '_>,
    target: &'static Target,
    addresses: &Addresses,
    tables: &mut Tables,
    out: &mut impl Write,
) -> Result<(), Error> {
    let style = Style::of(target);
    let has_locations = target.pyc.has_locations();
    tables.read(view, target, &Style { no_line: NoLine::Marked, ..*style }, has_locations)?;
    let address = |id| addresses.get(id);
    let mut repr = Repr::new(view.objects(), target.release.version, &address);
    let arguments = Arguments { view, target, style, words: Words::of(target), labels: &tables.labels };
    let mut instructions = Instructions::with_extensions(view.code(), target).map(|instruction| {
        let mut meaning = Vec::new();
        arguments.explain(&instruction, &mut repr, &mut meaning);
        data(&instruction, meaning, target, tables)
    });
    let handlers = tables.handlers.iter().map(|entry| {
        let [start, end, target] = offsets(entry);
        HandlerJson { start, end, target, depth: entry.depth, lasti: entry.lasti }
    });
    let code = CodeJson {
        number: addresses.get(view.id()),
        name: &view.name(),
        qualname: &view.qualname(),
        filename: &view.filename(),
        first_line: view.fields().firstlineno,
        instructions: Lazy(RefCell::new(&mut instructions)),
        handlers: &handlers.collect::<Vec<_>>(),
    };
    serde_json::to_writer(out, &code).map_err(|error| Error::Io(error.into()))
}

fn data(instruction: &Instruction, meaning: Vec<u8>, target: &Target, tables: &Tables) -> InstructionJson {
    let started = tables.lines.partition_point(|(offset, _)| *offset <= instruction.offset);
    InstructionJson {
        offset: instruction.offset,
        operation: instruction.name(),
        number: instruction.number,
        argument: instruction.op.is_some_and(|op| target.has_arg(op)).then_some(instruction.arg),
        meaning: (!meaning.is_empty()).then(|| String::from_utf8_lossy(&meaning).into_owned()),
        target: instruction.target(target),
        line: started.checked_sub(1).and_then(|at| tables.lines[at].1),
        position: tables.locations.get(instruction.offset as usize / 2).map(|place| {
            [place.line, place.end_line, place.column, place.end_column]
                .map(|number| (number >= 0).then_some(number))
        }),
        caches: instruction.caches,
    }
}
