//! What commands that look inside are given: a compiled file, or a source that is compiled first.

use std::fs;
use std::io::{self, BufWriter, Read as _, StdoutLock};
use std::path::Path;

use clap::{Args, ValueEnum};
use pybytecode::{CompileOptions, Compiler, Diagnostic, Palette, Target, Validation, source_hash};

use crate::Status;
use crate::failure::Failure;
use crate::python::Python;
use crate::report::wants_colours;
use crate::rewrite::decoded;

/// How a source is compiled before it is looked into.
#[derive(Debug, Args)]
pub(crate) struct SourceArgs {
    /// Version of Python to compile a source for: X.Y, X.Y.Z or auto; a compiled file says its own
    #[arg(long, value_name = "VERSION", default_value = "auto")]
    pub(crate) python: Python,
    /// Level of optimisation to compile a source with
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(0..=2), default_value_t = 0)]
    pub(crate) optimize: u8,
}

/// The form of what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people
    Text,
    /// For programs
    Json,
}

/// The bytes of a `.pyc`.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) pyc: Vec<u8>,
    /// Whether it was compiled from a source just now.
    pub(crate) is_fresh: bool,
}

/// What cannot be done, and with which exit status.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The input was refused.
    Input(Failure),
    /// The command cannot do what it was asked for.
    Usage(String),
}

impl<F: Into<Failure>> From<F> for Refusal {
    fn from(failure: F) -> Self {
        Refusal::Input(failure.into())
    }
}

impl Input {
    /// Reads a file, or standard input for `-`, and compiles it if it is no compiled file.
    pub(crate) fn load(path: &Path, args: &SourceArgs) -> Result<Input, Refusal> {
        let bytes = if path == Path::new("-") {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            fs::read(path)
        };
        let bytes = bytes.map_err(|error| Failure::io("cannot read", &error))?;
        if is_compiled(path, &bytes) {
            return Ok(Input { pyc: bytes, is_fresh: false });
        }
        let choice = args.python.choose().map_err(|error| Refusal::Usage(error.to_string()))?;
        let pyc = compile(path, &bytes, choice.target, args.optimize)?;
        Ok(Input { pyc, is_fresh: true })
    }
}

/// Whether these are the bytes of a compiled file, by the name or by the two bytes that close each magic number.
fn is_compiled(path: &Path, bytes: &[u8]) -> bool {
    let named_so = path.extension().is_some_and(|extension| extension == "pyc" || extension == "pyo");
    let magic = bytes.first_chunk::<4>();
    named_so
        || magic.is_some_and(|magic| magic[2..] == *b"\r\n" && !magic[..2].iter().all(u8::is_ascii_graphic))
}

fn compile(path: &Path, source: &[u8], target: &'static Target, optimize: u8) -> Result<Vec<u8>, Failure> {
    let filename = if path == Path::new("-") { b"<stdin>".to_vec() } else { decoded(path) };
    let validation = Validation::UncheckedHash(source_hash(source, target.pyc));
    let mut pyc = Vec::new();
    let options = CompileOptions { filename: &filename, optimize, validation };
    Compiler::new(target).compile(source, &options, &mut pyc)?;
    Ok(pyc)
}

/// Tells why a file was refused, and the status for it.
pub(crate) fn refused(path: &Path, refusal: &Refusal) -> Status {
    let palette = if wants_colours(&io::stderr()) { Palette::TERMINAL } else { Palette::PLAIN };
    let Palette { error, reset, .. } = palette;
    let name = if path == Path::new("-") { "<stdin>".into() } else { path.to_string_lossy() };
    match refusal {
        Refusal::Usage(message) => {
            eprintln!("{error}error{reset}: {message}");
            return Status::Unusable;
        }
        Refusal::Input(Failure::Source(diagnostic)) => {
            let diagnostic: &Diagnostic = diagnostic;
            eprint!("{}", diagnostic.display(&name, palette));
        }
        Refusal::Input(failure) => eprintln!("{error}error{reset}: {name}: {}", failure.message()),
    }
    Status::Refused
}

/// Standard output for a report that may be long. A reader that goes away is no reason to fail.
pub(crate) struct Output(BufWriter<StdoutLock<'static>>);

impl Output {
    pub(crate) fn new() -> Self {
        Output(BufWriter::with_capacity(1 << 16, io::stdout().lock()))
    }

    /// Whether colours are wanted there.
    pub(crate) fn has_colours() -> bool {
        wants_colours(&io::stdout())
    }

    /// How many columns a line may have: those of the terminal, or 100.
    pub(crate) fn columns() -> usize {
        let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let found = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
        asked.or_else(found).unwrap_or(100).max(40)
    }
}

impl io::Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Whether an error only says that nobody reads on.
fn is_broken_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

/// Whether what was written ended well: a reader that goes away is no failure.
pub(crate) fn written(outcome: io::Result<()>) -> Result<(), Refusal> {
    match outcome {
        Err(error) if !is_broken_pipe(&error) => Err(Failure::io("cannot write", &error).into()),
        _ => Ok(()),
    }
}
