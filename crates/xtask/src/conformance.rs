//! `cargo xtask conformance`: our `.pyc` files against an interpreter's, over its standard library.
//!
//! Our program compiles the whole tree, `python/conformance.py` judges each file in the interpreter, and
//! `conformance/stdlib-3.14.txt` keeps the outcome: the counts, then a line for each file that falls
//! short. Other trees are judged in the same way, their outcome printed.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use crate::interpreters::{self, Interpreter};
use crate::output::{Generated, write_or_check};
use crate::{Result, root};

const PROGRAM: &str = include_str!("../python/conformance.py");

/// The classes that are as good as can be, in the order of the summary, and then those that fall short.
const CLASSES: [(&str, &str); 8] = [
    ("bytes", "the same bytes"),
    ("code", "equal code objects, other bytes"),
    ("rejected", "refused by both"),
    ("differs", "a field differs"),
    ("missing", "refused by us alone"),
    ("accepted", "refused by CPython alone"),
    ("unreadable", "not loadable"),
    ("skipped", "beyond CPython's own limits"),
];

/// Judges `roots`, or without any the standard library, and then writes its report.
///
/// `program` is ours if it is built already; without it, it is built first.
pub fn run(python: &str, optimize: u8, program: Option<&Path>, roots: &[String]) -> Result {
    let interpreter = interpreters::find(python)?;
    let judge = |tree: &str| judge(&interpreter, optimize, program, tree);
    for tree in roots {
        let tree = std::path::absolute(tree)?;
        print!("{}", judge(&tree.to_string_lossy())?);
    }
    if !roots.is_empty() {
        return Ok(());
    }
    let stdlib = interpreter.run(PROGRAM, &["", "-", ""])?;
    let report = judge(stdlib.trim_end())?;
    print!("{report}");
    let suffix = if optimize == 0 { String::new() } else { format!(".opt-{optimize}") };
    let path = format!("conformance/stdlib-{python}{suffix}.txt");
    write_or_check(&[Generated::new(path, report)], false, "conformance")
}

/// The report on one tree.
fn judge(interpreter: &Interpreter, optimize: u8, program: Option<&Path>, tree: &str) -> Result<String> {
    let made = tempfile::tempdir()?;
    compile(interpreter, optimize, program, tree, made.path())?;
    let printed = interpreter.run(PROGRAM, &[tree, &made.path().to_string_lossy(), &optimize.to_string()])?;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut short = String::new();
    for line in printed.lines() {
        let mut columns = line.splitn(3, '\t');
        let (Some(class), Some(path), Some(what)) = (columns.next(), columns.next(), columns.next()) else {
            return Err(format!("what does `{line}` mean?").into());
        };
        *counts.entry(class).or_default() += 1;
        if !["bytes", "rejected", "skipped"].contains(&class) {
            writeln!(short, "{}", format!("{class:10} {path} {what}").trim_end())?;
        }
    }
    let total: usize = counts.values().sum();
    let mut report = format!("CPython {}, -O level {optimize}, {total} files\n\n", interpreter.version);
    for (class, meaning) in CLASSES {
        if let Some(count) = counts.get(class) {
            writeln!(report, "{count:6} {class:10} {meaning}")?;
        }
    }
    if !short.is_empty() {
        write!(report, "\n{short}")?;
    }
    Ok(report)
}

/// Compiles the tree with our program.
fn compile(
    interpreter: &Interpreter,
    optimize: u8,
    program: Option<&Path>,
    tree: &str,
    out: &Path,
) -> Result {
    let mut command = match program {
        Some(program) => Command::new(program),
        None => built_program(),
    };
    let python = interpreter.version.rsplit_once('.').map_or(&*interpreter.version, |(minor, _)| minor);
    let status = command
        .args([
            "compile",
            "--python",
            python,
            "--invalidation-mode",
            "unchecked-hash",
            "--quiet",
            "--keep-going",
        ])
        .args(["--optimize", &optimize.to_string(), "--out-dir"])
        .args([out.as_os_str(), tree.as_ref()])
        .status()?;
    match status.code() {
        Some(0 | 1) => Ok(()),
        _ => Err(format!("our program ended with {status}").into()),
    }
}

/// Our program, built as the alias builds this one.
fn built_program() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["run", "--quiet", "--profile", "fast", "--package", "pybytecode", "--bin", "pybytecode", "--"])
        .current_dir(root());
    command
}
