//! `cargo xtask warnings-diff`: what we warn of against what an interpreter warns of, over its standard library or other
//! sources.
//!
//! Ours are listed in files, `python/warnings_diff.py` holds each against `compile()`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use pybytecode::{CompileError, CompileOptions, Compiler, Diagnostic, Validation};
use pybytecode_opcode::Target;

use crate::judged::Judged;
use crate::{Result, interpreters};

const PROGRAM: &str = include_str!("../python/warnings_diff.py");

/// Compares all Python sources below `paths`, or in the standard library, and prints what differs; if `error`, what
/// becomes of warnings that are errors.
pub fn run(python: &str, error: bool, paths: &[String]) -> Result {
    let mut compiler = Compiler::new(Target::for_version(python.parse()?)?);
    let action = if error { "error" } else { "always" };
    let ours = |source: &Path| listing(&mut compiler, source, error);
    let judged = Judged::new(interpreters::find(python)?, paths)?;
    let counts = judged.outcomes(PROGRAM, &[action], ours, |outcome| outcome == "differs")?;
    match counts.get("differs") {
        Some(wrong) => Err(format!("of {wrong} files we warn otherwise than CPython").into()),
        None => Ok(()),
    }
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
            let end = place.end_column.map_or_else(|| "None".to_owned(), |end| end.to_string());
            format!("({}, {}, {}, {end})", place.line, place.column, place.end_line)
        }
        None => "(None, None, None, None)".to_owned(),
    };
    *out += &format!("!{}: {} {place}\n", diagnostic.kind, diagnostic.message);
}
