//! What the user gets to see: errors and notes on standard error, or a JSON object a file on
//! standard output, or a log for code scanning.
//!
//! A reader that goes away is no reason to fail, so what cannot be printed is dropped.

mod refused;
mod sarif;

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::env;
use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use pybytecode::{Canvas, Diagnostic, Palette, Place, Target, Warning};
use serde::Serialize;
use serde_json::Value;

use crate::Status;
use crate::cli::{ReportArgs, ReportFormat};
use crate::failure::Failure;
use crate::warned::{Register, Told};
use refused::Refused;

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    Nothing,
    Errors,
    Usual,
    Verbose,
}

/// Tells the user what happens.
#[derive(Debug)]
pub(crate) struct Reporter {
    format: ReportFormat,
    detail: Detail,
    canvas: Canvas,
    register: Register,
    /// Those of the file that is reported next.
    pending: RefCell<Vec<Warning>>,
    /// What a log will have in the end.
    results: RefCell<Vec<Value>>,
    /// For which version sources are compiled, where that is settled.
    target: Cell<Option<&'static Target>>,
}

/// A line of JSON.
#[derive(Serialize)]
struct Line<'l> {
    path: &'l str,
    error: Option<Error<'l>>,
    /// What is wrong with it besides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    further: Vec<Error<'l>>,
    /// Under `--check`: why the compiled file is not up to date.
    #[serde(skip_serializing_if = "Option::is_none")]
    stale: Option<&'l str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<Error<'l>>,
}

#[derive(Serialize)]
struct Error<'l> {
    kind: &'l str,
    message: &'l str,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<i32>,
    text: Option<&'l str>,
}

impl<'l> Error<'l> {
    fn new(kind: &'l str, message: &'l str, place: Option<&'l Place>) -> Self {
        Error {
            kind,
            message,
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            end_line: place.map(|place| place.end_line),
            end_column: place.and_then(|place| place.end_column),
            text: place.and_then(|place| place.text.as_deref()),
        }
    }
}

impl Reporter {
    pub(crate) fn new(args: &ReportArgs, verbose: bool) -> Self {
        let detail = match args.quiet {
            0 if verbose => Detail::Verbose,
            0 => Detail::Usual,
            1 => Detail::Errors,
            _ => Detail::Nothing,
        };
        let palette = if has_colours() { Palette::TERMINAL } else { Palette::PLAIN };
        let canvas = Canvas { palette, width: terminal_width() };
        let (register, pending, results, target) = Default::default();
        Reporter { format: args.output_format, detail, canvas, register, pending, results, target }
    }

    /// Whether there are messages besides errors, for people.
    pub(crate) fn is_chatty(&self) -> bool {
        self.format == ReportFormat::Text && self.detail >= Detail::Usual
    }

    /// Whether files that are dealt with are named.
    pub(crate) fn names_files(&self) -> bool {
        match self.format {
            ReportFormat::Json => true,
            ReportFormat::Text => self.detail >= Detail::Verbose,
            ReportFormat::Github | ReportFormat::Sarif => false,
        }
    }

    /// The file was dealt with; `done` tells a patient user how.
    pub(crate) fn done(&self, path: &Path, done: impl Display) {
        match self.format {
            ReportFormat::Json => self.line(path, None, None),
            ReportFormat::Text if self.detail >= Detail::Verbose => eprint(format_args!("{done}\n")),
            ReportFormat::Text | ReportFormat::Github | ReportFormat::Sarif => {}
        }
    }

    /// The file's compiled file is not up to date.
    pub(crate) fn stale(&self, path: &Path, output: &Path, reason: &str) {
        match self.format {
            ReportFormat::Json => self.line(path, None, Some(reason)),
            ReportFormat::Github => {
                annotate("error", path, None, "out of date", &format!("{}: {reason}", output.display()));
            }
            ReportFormat::Sarif => {
                let message = format!("{} is out of date: {reason}", output.display());
                self.result("error", path, None, "out-of-date", &message);
            }
            ReportFormat::Text if self.detail >= Detail::Errors => {
                eprint(format_args!("{} is out of date: {reason}\n", output.display()));
            }
            ReportFormat::Text => {}
        }
    }

    /// What the compiler warns of in a file, before it is told what became of that.
    pub(crate) fn warnings(&self, path: &Path, told: &[Told]) {
        // What is generated twice, or for several levels, is told once.
        let mut seen = HashSet::new();
        for told in told.iter().filter(|told| self.register.wants(told)) {
            let warning = &told.warning;
            if !seen.insert((
                warning.line,
                &warning.message,
                warning.place.as_ref().map(|place| place.column),
            )) {
                continue;
            }
            match self.format {
                ReportFormat::Json => self.pending.borrow_mut().push(warning.clone()),
                ReportFormat::Github => {
                    let (place, kind) = (warning.place.as_ref(), warning.category.name());
                    annotate("warning", path, place, kind, &warning.message);
                }
                ReportFormat::Sarif => {
                    let (place, kind) = (warning.place.as_ref(), warning.category.name());
                    self.result("warning", path, place, kind, &warning.message);
                }
                ReportFormat::Text if self.detail >= Detail::Usual => {
                    eprint(warning.picture(&path.to_string_lossy(), self.canvas));
                }
                ReportFormat::Text => {}
            }
        }
    }

    /// The file was not compiled.
    pub(crate) fn failure(&self, path: &Path, failure: &Failure) {
        if self.format == ReportFormat::Text && self.detail < Detail::Errors {
            return;
        }
        let source = match (failure, self.target.get()) {
            (Failure::Source(first), Some(target)) => Refused::read(path, first, target),
            _ => None,
        };
        let further = source.as_ref().map(Refused::further).unwrap_or_default();
        if self.format == ReportFormat::Json {
            return self.line(path, Some((failure, &further)), None);
        }
        if let Failure::Source(first) = failure {
            let help = || source.as_ref().and_then(Refused::newer_version);
            self.refusal(path, first, help);
            further.iter().for_each(|error| self.refusal(path, error, || None));
            return;
        }
        match self.format {
            ReportFormat::Github => {
                annotate("error", path, failure.place(), failure.kind(), failure.message());
            }
            ReportFormat::Sarif => {
                self.result("error", path, failure.place(), failure.kind(), failure.message());
            }
            _ => self.error(format_args!("{}: {}", path.display(), failure.message())),
        }
    }

    /// The source was refused, and why; `help` is asked where people read it.
    fn refusal(&self, path: &Path, error: &Diagnostic, help: impl Fn() -> Option<String>) {
        match self.format {
            ReportFormat::Github => annotate("error", path, error.place.as_ref(), error.kind, &error.message),
            ReportFormat::Sarif => {
                self.result("error", path, error.place.as_ref(), error.kind, &error.message);
            }
            _ => eprint(error.picture(&path.to_string_lossy(), self.canvas, help().as_deref())),
        }
    }

    /// An error that is not about one file.
    pub(crate) fn error(&self, message: impl Display) {
        if self.detail >= Detail::Errors {
            let Palette { error, reset, .. } = self.canvas.palette;
            eprint(format_args!("{error}error{reset}: {message}\n"));
        }
    }

    /// An error after which nothing can be done.
    pub(crate) fn unusable(&self, message: impl Display) -> Status {
        self.error(message);
        Status::Unusable
    }

    /// Text that stands for itself.
    pub(crate) fn verbatim(&self, text: impl Display) {
        eprint(text);
    }

    /// Something that the user should know, and not more.
    pub(crate) fn note(&self, message: impl Display) {
        if self.is_chatty() {
            let Palette { message: bold, reset, .. } = self.canvas.palette;
            eprint(format_args!("{bold}note{reset}: {message}\n"));
        }
    }

    /// How it went.
    pub(crate) fn summary(&self, message: impl Display) {
        if self.is_chatty() {
            eprint(format_args!("{message}\n"));
        }
    }

    /// Sources are compiled for that version: what is refused may be the syntax of a later one.
    pub(crate) fn compiles_for(&self, target: &'static Target) {
        self.target.set(Some(target));
    }

    fn result(&self, level: &str, path: &Path, place: Option<&Place>, kind: &str, message: &str) {
        self.results.borrow_mut().push(sarif::result(level, path, place, kind, message));
    }

    fn line(&self, path: &Path, failure: Option<(&Failure, &[Diagnostic])>, stale: Option<&str>) {
        let path = path.to_string_lossy();
        let error =
            failure.map(|(failure, _)| Error::new(failure.kind(), failure.message(), failure.place()));
        let further = failure.map_or(&[][..], |(_, further)| further);
        let further = further
            .iter()
            .map(|error| Error::new(error.kind, &error.message, error.place.as_ref()))
            .collect();
        let pending = self.pending.take();
        let warnings = pending
            .iter()
            .map(|warning| Error::new(warning.category.name(), &warning.message, warning.place.as_ref()))
            .collect();
        print_json(&Line { path: &path, error, further, stale, warnings });
    }
}

impl Drop for Reporter {
    /// A log is one document, whatever way the run has ended.
    fn drop(&mut self) {
        if self.format == ReportFormat::Sarif {
            print_json(&sarif::log(&self.results.borrow()));
        }
    }
}

/// How many cells a line has where messages go.
fn terminal_width() -> Option<usize> {
    let stream = io::stderr();
    let size = if stream.is_terminal() { terminal_size::terminal_size_of(stream) } else { None };
    size.map(|(width, _)| usize::from(width.0))
}

/// Prints an annotation that GitHub shows at the line of a pull request: a workflow command, in which
/// some characters are escaped.
fn annotate(level: &str, path: &Path, place: Option<&Place>, title: &str, message: &str) {
    let escaped = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escaped(text).replace(':', "%3A").replace(',', "%2C");
    let mut command = format!("::{level} file={}", property(&path.to_string_lossy()));
    if let Some(place @ Place { line, end_line, .. }) = place {
        let (column, end_column) = place.columns_in_characters();
        // The end is one past the last column here, and the last column there.
        let least = if line == end_line { column } else { 1 };
        let end_column = end_column.saturating_sub(1).max(least);
        command += &format!(",line={line},endLine={end_line},col={column},endColumn={end_column}");
    }
    print(format_args!("{command},title={}::{}\n", property(title), escaped(message)));
}

/// Prints a value as one line of JSON.
pub(crate) fn print_json(value: &impl Serialize) {
    if let Ok(mut line) = serde_json::to_vec(value) {
        line.push(b'\n');
        let _ = io::stdout().lock().write_all(&line);
    }
}

/// Prints text for people to standard output.
pub(crate) fn print(text: impl Display) {
    let _ = write!(io::stdout().lock(), "{text}");
}

pub(crate) fn eprint(text: impl Display) {
    // One write, so that the messages of several processes do not mix.
    let _ = io::stderr().lock().write_all(text.to_string().as_bytes());
}

fn has_colours() -> bool {
    wants_colours(&io::stderr())
}

/// Colours are for terminals whose user has not asked for none (no-color.org).
pub(crate) fn wants_colours(stream: &impl io::IsTerminal) -> bool {
    let declined = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|value| value == "dumb");
    stream.is_terminal() && !declined && !dumb
}
