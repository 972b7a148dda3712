//! `cargo xtask warnings-diff`: what we warn of against what an interpreter warns of, over its standard library or other
//! sources.
//!
//! Ours are listed in files, `python/warnings_diff.py` holds each against `compile()`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use pybytecode::{CompileError, CompileOptions, Compiler, Diagnostic, Validation};
use pybytecode_opcode::Target;

use crate::Result;
use crate::ast_diff::python_files;
use crate::interpreters::{self, Interpreter};

const PROGRAM: &str = include_str!("../python/warnings_diff.py");

/// How many files a batch has: their listings are on disk at the same time.
const BATCH: usize = 400;

/// Compares all Python sources below `paths`, or in the standard library, and prints what differs; if `error`, what
/// becomes of warnings that are errors.
pub fn run(python: &str, error: bool, paths: &[String]) -> Result {
    let interpreter = interpreters::find(python)?;
    let target = Target::for_version(python.parse()?)?;
    let mut roots: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    if roots.is_empty() {
        roots.push(interpreter.run("import os; print(os.path.dirname(os.__file__))", &[])?.trim().into());
    }
    let sources: Vec<PathBuf> = roots.iter().flat_map(|root| python_files(root)).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for batch in sources.chunks(BATCH) {
        for line in compare(&interpreter, target, error, batch)?.lines() {
            let outcome = line.split('\t').next().unwrap_or_default();
            *counts.entry(outcome.to_owned()).or_default() += 1;
            if outcome == "differs" {
                println!("{line}");
            }
        }
    }
    println!("Python {}, {} files: {counts:?}", interpreter.version, sources.len());
    match counts.get("differs") {
        Some(wrong) => Err(format!("of {wrong} files we warn otherwise than CPython").into()),
        None => Ok(()),
    }
}

fn compare(
    interpreter: &Interpreter,
    target: &'static Target,
    error: bool,
    sources: &[PathBuf],
) -> Result<String> {
    let folder = tempfile::tempdir()?;
    let list = folder.path().join("list");
    let mut lines = fs::File::create(&list)?;
    let mut compiler = Compiler::new(target);
    for (number, source) in sources.iter().enumerate() {
        let path = folder.path().join(number.to_string());
        fs::write(&path, listing(&mut compiler, source, error)?)?;
        writeln!(lines, "{}\t{}", source.display(), path.display())?;
    }
    let action = if error { "error" } else { "always" };
    interpreter.run(PROGRAM, &[&list.to_string_lossy(), action])
}

/// What we warn of, a line each, and the refusal behind a `!`.
fn listing(compiler: &mut Compiler, source: &Path, error: bool) -> Result<String> {
    let options =
        CompileOptions { filename: b"", optimize: 0, validation: Validation::UncheckedHash([0; 8]) };
    let outcome = compiler.compile(&fs::read(source)?, &options, &mut Vec::new());
    let mut out = String::new();
    match (compiler.warnings().first().filter(|_| error), outcome) {
        (Some(first), _) => refusal(&mut out, &first.error),
        (None, outcome) => {
            for warning in compiler.warnings() {
                writeln!(out, "{} {} {}", warning.line, warning.category.name(), warning.message)?;
            }
            if let Err(CompileError::Source(diagnostic)) = outcome {
                refusal(&mut out, &diagnostic);
            }
        }
    }
    Ok(out)
}

fn refusal(out: &mut String, diagnostic: &Diagnostic) {
    let place = match &diagnostic.place {
        Some(place) => {
            format!("({}, {}, {}, {})", place.line, place.column, place.end_line, place.end_column)
        }
        None => "(None, None, None, None)".to_owned(),
    };
    *out += &format!("!{}: {} {place}\n", diagnostic.kind, diagnostic.message);
}
