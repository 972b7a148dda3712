//! The tree of code objects as text.

use std::io::{self, Write};

use pybytecode_code::repr::Repr;
use pybytecode_code::{CodeView, Location};
use pybytecode_marshal::Dump;

use super::{flag_names, variables, walk_with_depth};
use crate::dis::{Addresses, Colours};

/// How much of a constant is shown.
const CONSTANT_LIMIT: usize = 200;

/// Writes all code objects of a file with their fields.
///
/// # Errors
///
/// When `out` refuses. What is wrong with a table is said in its place.
pub fn write_tree(dump: &Dump<'_>, colours: &Colours, out: &mut impl Write) -> io::Result<()> {
    let Some(root) = CodeView::new(&dump.objects, dump.root) else {
        return writeln!(out, "the outermost object is no code object");
    };
    let addresses = Addresses::below(root);
    let address = |id| addresses.get(id);
    let version = dump.format.version;
    let mut repr = Repr::new(&dump.objects, version, &address).with_limit(CONSTANT_LIMIT);
    for (view, depth) in walk_with_depth(root) {
        let mut code = CodeWriter { out, indent: depth.min(20) * 2, colours };
        code.code(view, dump, addresses.get(view.id()), &mut repr)?;
    }
    Ok(())
}

struct CodeWriter<'w, W> {
    out: &'w mut W,
    indent: usize,
    colours: &'w Colours,
}

/// The width of the column of labels.
const LABEL_WIDTH: usize = 11;

impl<W: Write> CodeWriter<'_, W> {
    fn code(
        &mut self,
        view: CodeView<'_, '_>,
        dump: &Dump<'_>,
        number: u64,
        repr: &mut Repr<'_, '_>,
    ) -> io::Result<()> {
        let fields = view.fields();
        let Colours { title, reset, .. } = *self.colours;
        let indent = self.indent;
        writeln!(
            self.out,
            "\n{:indent$}{title}{}{reset}  code object {number}, line {}, file {}",
            "",
            view.qualname(),
            fields.firstlineno,
            view.filename()
        )?;
        let flags = flag_names(view.flags());
        self.line("flags", if flags.is_empty() { "none" } else { "" }, &flags.join(" "))?;
        let counts = [
            ("positional", fields.argcount.saturating_sub(fields.posonlyargcount)),
            ("positional-only", fields.posonlyargcount),
            ("keyword-only", fields.kwonlyargcount),
        ];
        let counts = counts.iter().filter(|(_, count)| *count > 0);
        let counts: Vec<String> = counts.map(|(what, count)| format!("{count} {what}")).collect();
        if !counts.is_empty() {
            self.line("arguments", "", &counts.join(", "))?;
        }
        self.line("stack size", "", &fields.stacksize.to_string())?;
        for (at, id) in view.consts().iter().enumerate() {
            let mut text = Vec::new();
            repr.write(*id, &mut text);
            self.item("constants", at, &String::from_utf8_lossy(&text))?;
        }
        self.list("names", view.names().iter().map(|id| view.text(*id).into_owned()))?;
        self.list("variables", variables(view).map(|(name, kind)| format!("{name} ({kind})")))?;
        let code = view.code();
        self.line("code", "", &format!("{} bytes", code.len()))?;
        self.lines(view, dump)?;
        self.handlers(view)
    }

    /// Which lines and columns each run of code has.
    fn lines(&mut self, view: CodeView<'_, '_>, dump: &Dump<'_>) -> io::Result<()> {
        let mut label = "lines";
        if dump.format.has_locations() {
            let mut pending: Option<(u32, u32, Location)> = None;
            for entry in view.locations() {
                let entry = match entry {
                    Ok(entry) => entry,
                    Err(error) => return self.line(label, "", &error.to_string()),
                };
                let end = entry.start.saturating_add(entry.units);
                match &mut pending {
                    Some((_, last, place)) if *place == entry.location => *last = end,
                    pending => {
                        if let Some(run) = pending.replace((entry.start, end, entry.location)) {
                            self.location(&mut label, run)?;
                        }
                    }
                }
            }
            return pending.map_or(Ok(()), |run| self.location(&mut label, run));
        }
        for run in view.lines(dump.format.lines) {
            let text = match run {
                Err(error) => error.to_string(),
                Ok(run) => {
                    let line = run.line.map_or("none".to_owned(), |line| format!("line {line}"));
                    format!("{:>4} to {:<4} {line}", run.start, run.end)
                }
            };
            self.line(std::mem::take(&mut label), "", &text)?;
        }
        Ok(())
    }

    fn location(&mut self, label: &mut &str, run: (u32, u32, Location)) -> io::Result<()> {
        let (start, end, place) = run;
        let range = format!("{:>4} to {:<4}", u64::from(start) * 2, u64::from(end) * 2);
        let text = match place {
            place if place.is_none() => format!("{range} no line"),
            Location { line, end_line, column, end_column } if column < 0 || end_column < 0 => {
                format!("{range} line {line} to {end_line}, no columns")
            }
            Location { line, end_line, column, end_column } if line == end_line => {
                format!("{range} line {line}, columns {column} to {end_column}")
            }
            Location { line, end_line, column, end_column } => {
                format!("{range} line {line}, column {column} to line {end_line}, column {end_column}")
            }
        };
        self.line(std::mem::take(label), "", &text)
    }

    fn handlers(&mut self, view: CodeView<'_, '_>) -> io::Result<()> {
        let mut label = "handlers";
        for entry in view.handlers() {
            let text = match entry {
                Err(error) => error.to_string(),
                Ok(entry) => {
                    let [start, end, target] =
                        [entry.start, entry.end, entry.target].map(|unit| u64::from(unit) * 2);
                    let lasti = if entry.lasti { ", with the raising offset" } else { "" };
                    format!("{start:>4} to {end:<4} handled at {target}, depth {}{lasti}", entry.depth)
                }
            };
            self.line(std::mem::take(&mut label), "", &text)?;
        }
        Ok(())
    }

    fn list(&mut self, label: &str, items: impl Iterator<Item = String>) -> io::Result<()> {
        for (at, item) in items.enumerate() {
            self.item(label, at, &item)?;
        }
        Ok(())
    }

    fn item(&mut self, label: &str, at: usize, text: &str) -> io::Result<()> {
        let Colours { argument, reset, .. } = *self.colours;
        let label = if at == 0 { label } else { "" };
        self.label(label)?;
        writeln!(self.out, "{argument}{at:>3}{reset} {text}")
    }

    fn line(&mut self, label: &str, word: &str, text: &str) -> io::Result<()> {
        self.label(label)?;
        writeln!(self.out, "{word}{text}")
    }

    fn label(&mut self, label: &str) -> io::Result<()> {
        let Colours { operation, reset, .. } = *self.colours;
        let indent = self.indent + 2;
        write!(
            self.out,
            "{:indent$}{operation}{label}{reset}{:pad$}",
            "",
            "",
            pad = LABEL_WIDTH - label.len()
        )
    }
}
