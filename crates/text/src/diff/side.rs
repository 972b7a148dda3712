//! A code object, ready to be compared.
//!
//! What is compared as text takes many times the memory that it has in its file, so lists and instructions have a
//! most, and long texts are cut; what is left out is compared by a checksum.

use pybytecode_code::repr::Repr;
use pybytecode_code::{CodeView, ExceptionEntry, Location, ObjectId, TableError};
use pybytecode_marshal::Pyc;

use super::checksum::{Checksums, of_bytes};
use crate::dis::{Addresses, Described, described};
use crate::inspect::{flag_names, variables};

/// How many bytes of a constant are shown.
const CONSTANT_LIMIT: usize = 2000;
/// How many bytes of a name are shown.
const NAME_LIMIT: usize = 200;
/// How many bytes the texts of a list may have, more or less.
const LIST_LIMIT: usize = 4 << 20;
/// How many items of a list are looked at one by one.
const MOST_ITEMS: usize = 50_000;

/// A file, and what is computed for all its code objects.
pub(super) struct File<'o, 'a> {
    pyc: &'o Pyc<'a>,
    addresses: Addresses,
    checksums: Checksums<'o, 'a>,
}

/// A code object, ready to be compared.
pub(super) struct Side {
    pub(super) fields: Vec<(&'static str, String)>,
    pub(super) lists: Vec<(&'static str, Vec<String>)>,
    /// `None` if there are too many to look at one by one.
    pub(super) instructions: Option<Vec<Described>>,
    /// Code and tables as a whole, where the instructions are too many.
    pub(super) tables: [(&'static str, String); 3],
    /// What the tables say of each instruction.
    pub(super) places: Vec<Location>,
    pub(super) handlers: Vec<ExceptionEntry>,
}

impl<'o, 'a> File<'o, 'a> {
    pub(super) fn new(pyc: &'o Pyc<'a>, root: CodeView<'o, 'a>) -> Self {
        File { pyc, addresses: Addresses::below(root), checksums: Checksums::new(&pyc.dump.objects) }
    }

    pub(super) fn side(&mut self, view: CodeView<'_, '_>) -> Result<Side, (&'static str, TableError)> {
        let fields = view.fields();
        let number = |number: u32| number.to_string();
        let values = vec![
            ("co_argcount", number(fields.argcount)),
            ("co_posonlyargcount", number(fields.posonlyargcount)),
            ("co_kwonlyargcount", number(fields.kwonlyargcount)),
            ("co_flags", flag_names(view.flags()).join(" ")),
            ("co_stacksize", number(fields.stacksize)),
            ("co_firstlineno", fields.firstlineno.to_string()),
            ("co_qualname", name(&view.qualname())),
        ];
        let variables = variables(view).map(|(text, kind)| format!("{} ({kind})", name(&text)));
        let lists = vec![
            ("co_consts", self.constants(view)),
            ("co_names", listed(view.names().iter().map(|id| name(&view.text(*id))))),
            ("variables", listed(variables)),
        ];
        let instructions = match self.pyc.target() {
            Ok(target) => described(view, target, &self.addresses),
            Err(_) => Some(bytes_of(view)),
        };
        let handlers = view.handlers().collect::<Result<_, _>>();
        let handlers = handlers.map_err(|error| ("co_exceptiontable", error))?;
        let places = self.places(view, instructions.as_deref().unwrap_or_default());
        let exceptions = fields.exceptiontable.map_or(&[][..], |table| view.bytes(table));
        let tables =
            [("co_code", view.code()), ("co_linetable", view.linetable()), ("co_exceptiontable", exceptions)];
        let tables = tables
            .map(|(name, bytes)| (name, format!("{} bytes, checksum {:016x}", bytes.len(), of_bytes(bytes))));
        let places = places.map_err(|error| ("co_linetable", error))?;
        Ok(Side { fields: values, lists, instructions, tables, places, handlers })
    }

    fn constants(&mut self, view: CodeView<'_, '_>) -> Vec<String> {
        let limit = LIST_LIMIT / view.consts().len().clamp(1, MOST_ITEMS);
        let limit = limit.min(CONSTANT_LIMIT);
        let zero = |_| 0;
        let mut repr = Repr::new(view.objects(), self.pyc.header.format.version, &zero).with_limit(limit);
        let checksums = &mut self.checksums;
        let mut text = |id: &ObjectId| {
            if let Some(code) = CodeView::new(view.objects(), *id) {
                return format!("<code object {}>", name(&code.name()));
            }
            let mut text = Vec::new();
            repr.write(*id, &mut text);
            let cut = text.len() >= limit;
            let text = String::from_utf8_lossy(&text).into_owned();
            if cut { format!("{text} (checksum {:016x})", checksums.of(*id)) } else { text }
        };
        listed(view.consts().iter().map(&mut text))
    }

    /// The place of each instruction in the source.
    fn places(
        &self,
        view: CodeView<'_, '_>,
        instructions: &[Described],
    ) -> Result<Vec<Location>, TableError> {
        let format = self.pyc.header.format;
        let mut found = Vec::with_capacity(instructions.len());
        let mut next = instructions.iter().peekable();
        let mut take = |end: u32, place: Location| {
            while next.peek().is_some_and(|instruction| instruction.offset < end) {
                next.next();
                found.push(place);
            }
        };
        if format.has_locations() {
            for entry in view.locations() {
                let entry = entry?;
                let end = entry.start.saturating_add(entry.units).saturating_mul(2);
                take(
                    end,
                    match entry.location {
                        place if place.is_none() => Location::NONE,
                        place if place.column < 0 => whole_line(place.line),
                        place => place,
                    },
                );
            }
        } else {
            for run in view.lines(format.lines) {
                let run = run?;
                take(run.end, run.line.map_or(Location::NONE, whole_line));
            }
        }
        found.resize(instructions.len(), Location::NONE);
        Ok(found)
    }
}

fn whole_line(line: i32) -> Location {
    Location::new(line, line, -1, -1)
}

/// A place as text: line, and columns where they are known.
pub(super) fn place(place: Location) -> String {
    match place {
        place if place == Location::NONE => "no line".to_owned(),
        place if place.column < 0 => format!("line {}", place.line),
        place => format!("{}:{}-{}:{}", place.line, place.column, place.end_line, place.end_column),
    }
}

/// A name; of a long one the beginning.
fn name(text: &str) -> String {
    match text.char_indices().map(|(at, _)| at).find(|at| *at >= NAME_LIMIT) {
        Some(end) => format!("{}... (checksum {:016x})", &text[..end], of_bytes(text.as_bytes())),
        None => text.to_owned(),
    }
}

/// The items of a list; those behind the first many as one.
fn listed(mut texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut items: Vec<String> = texts.by_ref().take(MOST_ITEMS).collect();
    let (count, sum) = texts
        .fold((0, 0u64), |(count, sum), text| (count + 1, sum.rotate_left(5) ^ of_bytes(text.as_bytes())));
    if count > 0 {
        items.push(format!("{count} more, checksum {sum:016x}"));
    }
    items
}

/// Code whose operations are not known, eight bytes an item, or more if that would be too many.
fn bytes_of(view: CodeView<'_, '_>) -> Vec<Described> {
    let code = view.code();
    let size = code.len().div_ceil(MOST_ITEMS).next_multiple_of(8).max(8);
    let chunks = code.chunks(size).zip(0u32..);
    chunks
        .map(|(bytes, at)| Described {
            offset: at * size as u32,
            end: at * size as u32 + bytes.len() as u32,
            op: None,
            arg: 0,
            name: bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x} ")).into(),
            meaning: "".into(),
            target: None,
        })
        .collect()
}

impl Side {
    /// The instruction of that number as text, places in the code left out.
    pub(super) fn text(&self, at: usize) -> String {
        let instructions = self.instructions.as_deref().unwrap_or_default();
        let Some(instruction) = instructions.get(at) else { return "the end".to_owned() };
        if instruction.meaning.is_empty() {
            instruction.name.clone().into_owned()
        } else {
            format!("{} {}", instruction.name, instruction.meaning)
        }
    }

    /// The instruction that an offset means; behind the last one, how many there are.
    pub(super) fn at(&self, offset: i64) -> Option<usize> {
        let instructions = self.instructions.as_deref().unwrap_or_default();
        let offset = u32::try_from(offset).ok()?;
        if instructions.last().is_some_and(|last| last.end == offset) {
            return Some(instructions.len());
        }
        instructions.binary_search_by_key(&offset, |instruction| instruction.offset).ok()
    }
}
