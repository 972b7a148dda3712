//! Prints the instructions of each code object of Python files before any pass changes them.
//!
//! `cargo run -p pybytecode-compile --example code_before_passes -- OPTIMIZE FILE...`
//!
//! The instructions are those of `_testinternalcapi.compiler_codegen`, inner code objects first: a
//! line `unit` for each, then index, operation, argument (for jumps an index), line, end line,
//! column and end column. A refused file gives a line `error`: message, line, column from 1, end line
//! and end column.

use std::fmt::Write as _;
use std::io::Write as _;

use bumpalo::Bump;
use pybytecode_code::Objects;
use pybytecode_compile::{Options, compile_watched};
use pybytecode_ir::{CodeUnit, Label};
use pybytecode_opcode::{PY314, Target};
use pybytecode_syntax::decode::decode;
use pybytecode_syntax::parse;
use pybytecode_syntax::range::LineIndex;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let optimize = arguments.next().and_then(|level| level.parse().ok()).unwrap_or(0);
    let mut text = String::new();
    for file in arguments {
        let _ = writeln!(text, "file {file}");
        if let Err(error) = list(&file, optimize, &mut text) {
            let _ = writeln!(text, "error {error}");
        }
        let _ = std::io::stdout().write_all(text.as_bytes());
        text.clear();
    }
}

fn list(file: &str, optimize: u8, text: &mut String) -> Result<(), String> {
    let target: &'static Target = &PY314;
    let source = std::fs::read(file).map_err(|error| error.to_string())?;
    let source = decode(&source).map_err(|error| error.error.message)?;
    let bump = Bump::new();
    let mut tree = parse(&bump, &source, target).map_err(|error| error.message)?;
    let mut objects = Objects::with_format(&bump, target.pyc);
    let options = Options { filename: file.as_bytes(), optimize };
    compile_watched(&mut tree, &options, target, &mut objects, &mut |unit| list_unit(unit, target, text))
        .map(drop)
        .map_err(|error| {
            let Some(range) = error.range else { return error.message };
            let lines = LineIndex::new(&source);
            let (start, end) = (lines.line_column(range.start), lines.line_column(range.end));
            format!("{} {} {} {} {}", error.message, start.line, start.column + 1, end.line, end.column + 1)
        })
}

fn list_unit(unit: &CodeUnit, target: &Target, text: &mut String) {
    text.push_str("unit\n");
    for (at, instr) in unit.sequence.instructions.iter().enumerate() {
        let arg = match target.has_target(instr.op) {
            true => unit.sequence.label_place(Label(instr.arg)).unwrap_or(usize::MAX),
            false => instr.arg as usize,
        };
        let place = instr.location;
        let _ = writeln!(
            text,
            "{at} {} {arg} {} {} {} {}",
            instr.op, place.line, place.end_line, place.column, place.end_column
        );
    }
}
