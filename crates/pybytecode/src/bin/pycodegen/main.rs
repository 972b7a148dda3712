//! The program `pycodegen`: code objects built by hand, from assembly text, or shown as the calls that build them.
//!
//! Named as the package of 2014 named it. Without arguments it is that package's demonstration.

mod demo;
mod interpreter;

use std::fs;
use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use pybytecode::asm;
use pybytecode::assembler::{File, read_file, write_file};
use pybytecode::{Op, Target, Version, write_atomic};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Builds code objects: by hand, from assembly text, or the calls that build them from a .pyc.
#[derive(Debug, Parser)]
#[command(
    name = "pycodegen",
    version,
    after_help = "Without FILE it builds a code object by hand that prints the sum and the product of a and b, \
                  shows the calls that build it and its listing, and writes addmul.pyc.\n\n\
                  Exit status: 0 done, 1 some input was refused, 2 wrong usage or nothing could be done."
)]
struct Arguments {
    /// Assembly text to assemble (.pyasm), or a .pyc to print the Rust program for that makes that very file;
    /// `-` is standard input
    file: Option<PathBuf>,
    /// Where the .pyc, or the Rust program, goes; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Version of Python to build for, without FILE or where the text does not say it
    #[arg(long, value_name = "VERSION")]
    python: Option<Version>,
    /// Run what was built, with an interpreter of its version
    #[arg(long)]
    run: bool,
}

/// Why it did not work.
enum Failure {
    /// Some input was refused.
    Refused(String),
    /// Wrong usage, or nothing could be done.
    Unusable(String),
}

type Result<T = ()> = std::result::Result<T, Failure>;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match &arguments.file {
        None => demonstrate(&arguments),
        Some(file) => convert(file, &arguments),
    };
    let (message, status) = match outcome {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Refused(message)) => (message, 1),
        Err(Failure::Unusable(message)) => (message, 2),
    };
    let _ = writeln!(io::stderr(), "error: {message}");
    ExitCode::from(status)
}

/// The target that was asked for, else the newest that can be compiled for.
fn target(arguments: &Arguments) -> Result<&'static Target> {
    match arguments.python {
        Some(version) => Target::with_tables(version).map_err(|error| Failure::Unusable(error.to_string())),
        None => Ok(Target::newest()),
    }
}

fn demonstrate(arguments: &Arguments) -> Result {
    let target = target(arguments)?;
    if target.has_op(Op::PrintItem) {
        let version = target.release.version.feature();
        return Err(Failure::Unusable(format!(
            "the demonstration calls `print`, which is no function in Python {version}"
        )));
    }
    let output = arguments.output.clone().unwrap_or_else(|| PathBuf::from("addmul.pyc"));
    let file = demo::file(target).map_err(|error| Failure::Refused(error.to_string()))?;
    let mut text = String::from("The calls that build it:\n\n");
    text.push_str(&asm::rust_program(&file));
    text.push_str("\nWhat they build, as assembly text:\n\n");
    asm::print_file(&mut text, &file);
    text.push_str(&format!("\nwritten to {}", output.display()));
    let version = target.release.version.feature();
    text.push_str(&format!("; run it with: python{version} {}\n", output.display()));
    print(text.as_bytes());
    let bytes = write_file(&file).map_err(|error| Failure::Refused(error.to_string()))?;
    write(&output, &bytes)?;
    if arguments.run { run(&output, target) } else { Ok(()) }
}

fn convert(path: &Path, arguments: &Arguments) -> Result {
    let bytes = read(path)?;
    let is_text = std::str::from_utf8(&bytes).ok().filter(|_| !looks_compiled(&bytes));
    match is_text {
        Some(text) => assemble(path, text, arguments),
        None => {
            let file = read_file(&bytes)
                .map_err(|error| Failure::Refused(format!("{}: {error}", path.display())))?;
            let program = asm::rust_program(&file);
            match &arguments.output {
                Some(output) if output != Path::new("-") => write(output, program.as_bytes())?,
                _ => print(program.as_bytes()),
            }
            if arguments.run { run(path, file.target) } else { Ok(()) }
        }
    }
}

/// Whether these are the bytes of a `.pyc`.
fn looks_compiled(bytes: &[u8]) -> bool {
    bytes.get(2..4) == Some(b"\r\n")
}

fn assemble(path: &Path, text: &str, arguments: &Arguments) -> Result {
    let refused = |error: &dyn std::fmt::Display| Failure::Refused(format!("{}:{error}", path.display()));
    let parsed = asm::parse_for(text, target(arguments)?).map_err(|error| refused(&error))?;
    let bytes = parsed.write().map_err(|error| refused(&error))?;
    let output = match &arguments.output {
        Some(output) => output.clone(),
        None if path == Path::new("-") => PathBuf::from("-"),
        None => path.with_extension("pyc"),
    };
    if output == Path::new("-") {
        if io::stdout().is_terminal() {
            let message = "a .pyc is not written to a terminal; name a file, or redirect the output";
            return Err(Failure::Unusable(message.to_owned()));
        }
        print(&bytes);
        return Ok(());
    }
    write(&output, &bytes)?;
    match read_file(&bytes) {
        Ok(File { target, .. }) if arguments.run => run(&output, target),
        Err(error) if arguments.run => Err(Failure::Refused(error.to_string())),
        _ => Ok(()),
    }
}

fn run(path: &Path, target: &'static Target) -> Result {
    let version = target.release.version.feature();
    let Some(python) = interpreter::find(target) else {
        return Err(Failure::Unusable(format!(
            "no interpreter of Python {version} to run it with; looked for python{version} in \
             PYBYTECODE_PYTHONS, on PATH and in pyenv's folder"
        )));
    };
    let status = std::process::Command::new(&python)
        .arg(path)
        .status()
        .map_err(|error| Failure::Unusable(format!("cannot start {}: {error}", python.display())))?;
    if status.success() { Ok(()) } else { Err(Failure::Refused(format!("Python ended with {status}"))) }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let outcome = if path == Path::new("-") {
        io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        fs::read(path).map(|read| bytes = read)
    };
    outcome.map_err(|error| Failure::Refused(format!("cannot read {}: {error}", path.display())))?;
    Ok(bytes)
}

fn write(path: &Path, bytes: &[u8]) -> Result {
    let outcome = write_atomic(path, bytes, 0o644);
    outcome.map_err(|error| Failure::Unusable(format!("cannot write {}: {error}", path.display())))
}

fn print(bytes: &[u8]) {
    // A reader that goes away is no reason to fail.
    let _ = io::stdout().write_all(bytes);
}
