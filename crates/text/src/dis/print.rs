//! One code object's listing, line by line.
//!
//! CPython: `disassemble`, `Formatter` and `_make_labels_map` in `Lib/dis.py`; before 3.13
//! `_disassemble_bytes` and `Instruction._disassemble`.

use std::io::{self, Write};

use pybytecode_code::repr::Repr;
use pybytecode_code::{
    CodeView, ExceptionEntry, Instruction, Instructions, Location, ObjectId, Objects, TableError,
};
use pybytecode_opcode::{ArgKind, Target};

use super::argument::Arguments;
use super::style::{
    CacheValues, Columns, EmptyNames, Handlers, NoLine, Padding, Places, Style, UnknownArguments,
};
use super::words::Words;
use super::{Error, Options};

/// The width of the column of operations.
const OPERATION_WIDTH: usize = 20;
/// The width of the column of arguments.
const ARGUMENT_WIDTH: usize = 5;
/// What stands for the number of a line that there is not.
const NO_LINE: &str = "  --";

/// Lists code objects of one pool; keeps its memory from one to the next.
pub(super) struct Printer<'p, 'a> {
    target: &'static Target,
    style: &'static Style,
    words: &'static Words,
    options: &'p Options,
    repr: Repr<'p, 'a>,
    out: Vec<u8>,
    tables: Tables,
    /// Of the lines and the labels, the first that is not behind: instructions come in order.
    next: (usize, usize),
}

/// What the tables beside the code say.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// Where lines start, by offset; `None` is code without a line.
    pub(super) lines: Vec<(u32, Option<i32>)>,
    /// Offsets that are jumped to or that the exception table names, sorted.
    pub(super) labels: Vec<i64>,
    /// From 3.11.
    pub(super) handlers: Vec<ExceptionEntry>,
    /// The place of each code unit, for listings that show it.
    pub(super) locations: Vec<Location>,
}

/// The widths of the columns in front of the operations.
struct Widths {
    line: usize,
    label: usize,
    offset: usize,
}

impl<'p, 'a> Printer<'p, 'a> {
    pub(super) fn new(
        objects: &'p Objects<'a>,
        target: &'static Target,
        options: &'p Options,
        address: &'p dyn Fn(ObjectId) -> u64,
    ) -> Self {
        Printer {
            target,
            style: Style::of(target),
            words: Words::of(target),
            options,
            repr: Repr::new(objects, target.release.version, address),
            out: Vec::new(),
            tables: Tables::default(),
            next: (0, 0),
        }
    }

    /// Hands over what was written.
    pub(super) fn flush(&mut self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(&self.out)?;
        self.out.clear();
        Ok(())
    }

    /// The title of a nested code object.
    pub(super) fn title(&mut self, view: CodeView<'_, 'a>) {
        let colours = &self.options.colours;
        self.out.push(b'\n');
        self.out.extend_from_slice(colours.title.as_bytes());
        self.out.extend_from_slice(b"Disassembly of ");
        self.repr.write(view.id(), &mut self.out);
        self.out.push(b':');
        self.out.extend_from_slice(colours.reset.as_bytes());
        self.out.push(b'\n');
    }

    /// The listing of one code object.
    pub(super) fn code(&mut self, view: CodeView<'_, 'a>, out: &mut impl Write) -> Result<(), Error> {
        self.tables.read(view, self.target, self.style, self.options.show_positions)?;
        self.next = (0, 0);
        let widths = self.widths(view.code().len());
        for instruction in Instructions::with_extensions(view.code(), self.target) {
            self.instruction(&instruction, view, &widths);
            // A constant may be long and be loaded often.
            if self.out.len() > 1 << 16 {
                self.flush(out)?;
            }
        }
        self.exception_table();
        Ok(())
    }

    fn widths(&self, code_len: usize) -> Widths {
        let lines = &self.tables.lines;
        let last_offset = code_len.saturating_sub(2);
        match self.style.places {
            Places::Offsets => {
                let grows = self.style.columns == Columns::Grow;
                let highest = lines.iter().filter_map(|(_, line)| *line).max();
                let line = highest.map_or(0, |line| if grows && line >= 1000 { decimal(line) } else { 3 });
                let offset = if grows && last_offset >= 10_000 { decimal(last_offset) } else { 4 };
                Widths { line, label: 0, offset }
            }
            Places::Labels => {
                let line =
                    if self.options.show_positions { self.position_width() } else { line_width(lines) };
                let offset = if self.options.show_offsets { decimal(last_offset.max(9999)) } else { 0 };
                Widths { line, label: 4 + decimal(self.tables.labels.len()), offset }
            }
        }
    }

    fn position_width(&self) -> usize {
        let number = |number: i32| if number < 0 { 1 } else { decimal(number) };
        let widest =
            self.tables.locations.iter().map(|place| numbers(place).map(number).iter().sum::<usize>());
        let has_numbers = self.tables.locations.iter().any(|place| numbers(place).iter().any(|n| *n >= 0));
        if has_numbers { 1 + NO_LINE.len().max(3 + widest.max().unwrap_or(0)) } else { 0 }
    }

    fn instruction(&mut self, instruction: &Instruction, view: CodeView<'_, 'a>, widths: &Widths) {
        let colours = &self.options.colours;
        let start = self.line_at(instruction.offset);
        if widths.line > 0 && start.is_some() && instruction.offset > 0 {
            self.out.push(b'\n');
        }
        self.front(instruction.offset, instruction.offset, start, true, widths);
        let number;
        let name = match instruction.op {
            Some(op) => op.name(),
            None => {
                number = format!("<{}>", instruction.number);
                &number
            }
        };
        self.coloured(colours.operation, name);
        let has_argument = match (instruction.op, self.style.unknown_arguments) {
            (Some(op), _) => self.target.has_arg(op),
            (None, UnknownArguments::FromNumber(first)) => instruction.number >= first,
            (None, UnknownArguments::Never) => false,
        };
        if has_argument {
            self.argument(name.len(), instruction.arg.cast_signed().into());
            let arguments = Arguments {
                view,
                target: self.target,
                style: self.style,
                words: self.words,
                labels: &self.tables.labels,
            };
            self.out.extend_from_slice(b" (");
            let bracket = self.out.len();
            self.out.extend_from_slice(colours.meaning.as_bytes());
            let start = self.out.len();
            arguments.explain(instruction, &mut self.repr, &mut self.out);
            let is_name = instruction.op.is_some_and(|op| self.target.arg_kind(op) == ArgKind::Name);
            let stays = is_name && self.style.empty_names == EmptyNames::Bracketed;
            if self.out.len() == start && !stays {
                self.out.truncate(bracket - 2);
            } else {
                self.out.extend_from_slice(colours.reset.as_bytes());
                self.out.push(b')');
            }
        } else if self.style.padding == Padding::Kept {
            pad(OPERATION_WIDTH.saturating_sub(name.len()), &mut self.out);
        }
        self.out.push(b'\n');
        if self.options.show_caches && instruction.caches > 0 {
            self.caches(instruction, view.code(), widths);
        }
    }

    /// Pads behind the operation's name and writes the argument.
    fn argument(&mut self, name_len: usize, argument: i64) {
        let colours = &self.options.colours;
        pad(OPERATION_WIDTH.saturating_sub(name_len), &mut self.out);
        self.out.push(b' ');
        // From 3.13 a longer name takes its excess from the argument's column.
        let excess = match self.style.places {
            Places::Offsets => 0,
            Places::Labels => name_len.saturating_sub(OPERATION_WIDTH),
        };
        let width = ARGUMENT_WIDTH.saturating_sub(excess);
        self.out.extend_from_slice(colours.argument.as_bytes());
        right(argument, width, &mut self.out);
        self.out.extend_from_slice(colours.reset.as_bytes());
    }

    /// The columns in front of the operation. `place` is what an instruction's cache entries share with it.
    fn front(
        &mut self,
        offset: u32,
        place: u32,
        start: Option<Option<i32>>,
        is_instruction: bool,
        widths: &Widths,
    ) {
        let colours = &self.options.colours;
        if widths.line > 0 {
            let width = widths.line;
            self.out.extend_from_slice(colours.line.as_bytes());
            match start {
                _ if self.options.show_positions && self.style.places == Places::Labels => {
                    let text = position(self.tables.locations.get(place as usize / 2));
                    // Writing to a vector cannot fail, here and below.
                    let _ = write!(self.out, "{text:width$}");
                }
                Some(Some(line)) => right(line.into(), width, &mut self.out),
                Some(None) => {
                    let _ = write!(self.out, "{NO_LINE:>width$}");
                }
                None => pad(width, &mut self.out),
            }
            self.out.extend_from_slice(colours.reset.as_bytes());
            self.out.push(b' ');
        }
        let label = if is_instruction { self.label_at(offset) } else { None };
        match self.style.places {
            Places::Offsets => {
                self.out.extend_from_slice(b"    ");
                self.coloured(colours.place, if label.is_some() { ">>" } else { "  " });
                let width = widths.offset;
                self.out.push(b' ');
                self.offset(offset, width);
                self.out.push(b' ');
            }
            Places::Labels => {
                let width = widths.label;
                match label {
                    Some(label) => {
                        let text = format!("L{}:", label + 1);
                        pad(width.saturating_sub(text.len()), &mut self.out);
                        self.coloured(colours.place, &text);
                    }
                    None => pad(width, &mut self.out),
                }
                if widths.offset > 0 {
                    let width = widths.offset;
                    self.out.push(b' ');
                    self.offset(offset, width);
                    self.out.extend_from_slice(b"  ");
                }
                self.out.extend_from_slice(b"     ");
            }
        }
    }

    fn offset(&mut self, offset: u32, width: usize) {
        let colours = &self.options.colours;
        self.out.extend_from_slice(colours.cache.as_bytes());
        right(offset.into(), width, &mut self.out);
        self.out.extend_from_slice(colours.reset.as_bytes());
    }

    /// What begins at an offset, if a line does. Offsets are asked for in order.
    fn line_at(&mut self, offset: u32) -> Option<Option<i32>> {
        let next = &mut self.next.0;
        while self.tables.lines.get(*next).is_some_and(|(start, _)| *start < offset) {
            *next += 1;
        }
        self.tables.lines.get(*next).filter(|(start, _)| *start == offset).map(|(_, line)| *line)
    }

    /// The label of an offset, counted from 0. Offsets are asked for in order.
    fn label_at(&mut self, offset: u32) -> Option<usize> {
        let next = &mut self.next.1;
        while self.tables.labels.get(*next).is_some_and(|label| *label < i64::from(offset)) {
            *next += 1;
        }
        self.tables.labels.get(*next).filter(|label| **label == i64::from(offset)).map(|_| *next)
    }

    /// The cache entries of an instruction.
    fn caches(&mut self, instruction: &Instruction, code: &[u8], widths: &Widths) {
        const NAME: &str = "CACHE";
        let words = instruction.op.and_then(|op| self.words.caches(op));
        let entries = words.map_or(&[][..], |words| words.entries);
        let colour = self.options.colours.cache;
        let mut offset = instruction.offset;
        for (entry, (name, size)) in entries.iter().enumerate() {
            let first = offset as usize + 2;
            for unit in 0..*size {
                offset = offset.saturating_add(2);
                self.front(offset, instruction.offset, None, false, widths);
                self.coloured(colour, NAME);
                self.argument(NAME.len(), 0);
                if unit == 0 && self.style.cache_values == CacheValues::Named {
                    let value = match words {
                        Some(words) if self.options.specialized && entry == 0 => u128::from(words.counter),
                        _ => code
                            .get(first..first + 2 * usize::from(*size))
                            .unwrap_or_default()
                            .iter()
                            .rev()
                            .fold(0, |value, byte| value << 8 | u128::from(*byte)),
                    };
                    let _ = write!(self.out, " ({colour}{name}: {value}{})", self.options.colours.reset);
                }
                self.out.push(b'\n');
            }
        }
    }

    fn exception_table(&mut self) {
        if self.tables.handlers.is_empty() {
            return;
        }
        self.coloured(self.options.colours.title, "ExceptionTable:");
        self.out.push(b'\n');
        for at in 0..self.tables.handlers.len() {
            let entry = self.tables.handlers[at];
            let [start, end, target] = offsets(&entry);
            let lasti = if entry.lasti { " lasti" } else { "" };
            let depth = entry.depth;
            let _ = match self.style.handlers {
                Handlers::Offsets => {
                    writeln!(self.out, "  {start} to {} -> {target} [{depth}]{lasti}", end - 2)
                }
                Handlers::Labels => {
                    let label = |offset| self.tables.labels.binary_search(&offset).map_or(0, |at| at + 1);
                    let (start, end, target) = (label(start), label(end), label(target));
                    writeln!(self.out, "  L{start} to L{end} -> L{target} [{depth}]{lasti}")
                }
            };
        }
    }

    fn coloured(&mut self, colour: &str, text: &str) {
        self.out.extend_from_slice(colour.as_bytes());
        self.out.extend_from_slice(text.as_bytes());
        if !colour.is_empty() {
            self.out.extend_from_slice(self.options.colours.reset.as_bytes());
        }
    }
}

impl Tables {
    /// Reads the tables of a code object.
    pub(super) fn read(
        &mut self,
        view: CodeView<'_, '_>,
        target: &'static Target,
        style: &Style,
        with_locations: bool,
    ) -> Result<(), Error> {
        let error =
            |table, error: TableError| Error::Table { table, code: view.qualname().into_owned(), error };
        self.lines.clear();
        let mut last = None;
        for run in view.lines(target.pyc.lines) {
            let run = run.map_err(|found| error("co_linetable", found))?;
            let is_new = match style.no_line {
                NoLine::Hidden => run.line.is_some() && last != Some(run.line),
                NoLine::Marked => last != Some(run.line),
            };
            if is_new {
                last = Some(run.line);
                match self.lines.last_mut() {
                    Some(before) if before.0 == run.start => before.1 = run.line,
                    _ => self.lines.push((run.start, run.line)),
                }
            }
        }
        self.handlers.clear();
        for entry in view.handlers() {
            self.handlers.push(entry.map_err(|found| error("co_exceptiontable", found))?);
        }
        self.labels.clear();
        self.labels
            .extend(Instructions::with_extensions(view.code(), target).filter_map(|i| i.target(target)));
        for entry in &self.handlers {
            let [start, end, handler] = offsets(entry);
            match style.handlers {
                Handlers::Labels => self.labels.extend([start, end, handler]),
                Handlers::Offsets if start < end => self.labels.push(handler),
                Handlers::Offsets => {}
            }
        }
        self.labels.sort_unstable();
        self.labels.dedup();
        self.locations.clear();
        if with_locations {
            for entry in view.locations() {
                let entry = entry.map_err(|found| error("co_linetable", found))?;
                // A table can speak of more code than there is.
                let room = (view.code().len() / 2).saturating_sub(self.locations.len());
                self.locations.extend((0..entry.units).map(|_| entry.location).take(room));
            }
        }
        Ok(())
    }
}

/// Start, end and target of an entry, in bytes.
pub(super) fn offsets(entry: &ExceptionEntry) -> [i64; 3] {
    [entry.start, entry.end, entry.target].map(|unit| i64::from(unit) * 2)
}

/// How many characters a number takes in decimal.
fn decimal(number: impl TryInto<i64>) -> usize {
    let number = number.try_into().unwrap_or(i64::MAX);
    number.unsigned_abs().checked_ilog10().map_or(1, |digits| digits as usize + 1) + usize::from(number < 0)
}

fn line_width(lines: &[(u32, Option<i32>)]) -> usize {
    let highest = lines.iter().filter_map(|(_, line)| *line).filter(|line| *line != 0).max();
    let Some(highest) = highest else { return 0 };
    let width = decimal(highest).max(3);
    if lines.iter().any(|(_, line)| line.is_none()) { width.max(NO_LINE.len()) } else { width }
}

/// In the order of `co_positions`.
fn numbers(place: &Location) -> [i32; 4] {
    [place.line, place.end_line, place.column, place.end_column]
}

fn position(place: Option<&Location>) -> String {
    let Some(place) = place.filter(|place| numbers(place).iter().any(|number| *number >= 0)) else {
        return NO_LINE.to_owned();
    };
    let [line, end_line, column, end_column] =
        numbers(place).map(|number| if number < 0 { "?".to_owned() } else { number.to_string() });
    format!("{line}:{column}-{end_line}:{end_column}")
}

/// Blanks, of which a line needs few.
const BLANKS: &[u8; 64] = &[b' '; 64];

fn pad(width: usize, out: &mut Vec<u8>) {
    let mut left = width;
    while left > 0 {
        let some = left.min(BLANKS.len());
        out.extend_from_slice(&BLANKS[..some]);
        left -= some;
    }
}

/// A number at the right of a column: what `{number:>width$}` writes, without its machinery, since every line has
/// several.
fn right(number: i64, width: usize, out: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    let sign: &[u8] = if number < 0 { b"-" } else { b"" };
    pad(width.saturating_sub(digits.len() - at + sign.len()), out);
    out.extend_from_slice(sign);
    out.extend_from_slice(&digits[at..]);
}
