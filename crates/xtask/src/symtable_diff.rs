//! `cargo xtask symtable-diff`: our symbol tables against an interpreter's `_symtable`, scope by scope;
//! and `cargo xtask symtables`, which writes the goldens of `tests/symtable/` from the interpreter.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use bumpalo::Bump;
use pybytecode_compile::future::Future;
use pybytecode_compile::symtable::{SymbolTable, dump, in_one_order};
use pybytecode_opcode::{Target, Version};
use pybytecode_syntax::Tree;
use pybytecode_syntax::error::SyntaxError;

use crate::output::{Generated, write_or_check};
use crate::{Result, interpreters, root};

const PROGRAM: &str = include_str!("../python/symtable.py");

/// Compares the tables of all sources below `folder`; of the standard library if that is empty.
pub fn run(python: &str, folder: &str) -> Result {
    let interpreter = interpreters::find(python)?;
    let target = Target::for_version(python.parse::<Version>()?)?;
    let printed = interpreter.run(PROGRAM, &[folder])?;
    let (mut same, mut refused, mut unread, mut different) = (0, 0, 0, 0);
    for file in printed.split("=== ").skip(1) {
        let Some((path, theirs)) = file.split_once('\n') else { continue };
        let ours = match table(path, target)? {
            Some(text) => text,
            None => {
                unread += 1;
                continue;
            }
        };
        if ours.starts_with("refused") && ours == theirs {
            refused += 1;
        } else if in_one_order(&ours) == in_one_order(theirs) {
            same += 1;
        } else {
            different += 1;
            show_difference(path, &in_one_order(&ours), &in_one_order(theirs));
        }
    }
    println!(
        "{same} tables are the same, {refused} refusals, {different} files differ; \
         {unread} are refused before there is a table"
    );
    if different == 0 { Ok(()) } else { Err("symbol tables differ".into()) }
}

/// Writes (or checks) the goldens: of each `tests/symtable/NAME.out` the table of `tests/compile/NAME.py`.
pub fn bless(check: bool) -> Result {
    let mut listing = tempfile::NamedTempFile::new()?;
    for entry in fs::read_dir(root().join("tests/symtable"))? {
        let name = entry?.path().with_extension("py");
        let name = name.file_name().unwrap_or_default().to_string_lossy();
        writeln!(listing, "{}", root().join("tests/compile").join(&*name).display())?;
    }
    let printed = interpreters::find("3.14")?.run(PROGRAM, &[&listing.path().to_string_lossy()])?;
    let golden = |(path, text): (&str, &str)| {
        let name = Path::new(path).with_extension("out");
        let name = Path::new("tests/symtable").join(name.file_name().unwrap_or_default());
        Generated::new(name, in_one_order(text))
    };
    let files: Vec<_> = printed.split("=== ").filter_map(|file| file.split_once('\n')).map(golden).collect();
    write_or_check(&files, check, "symtables")
}

/// Our table of a file as text, or its refusal; `None` if it cannot even be parsed.
fn table(path: &str, target: &'static Target) -> Result<Option<String>> {
    let bump = Bump::new();
    let bytes = fs::read(path)?;
    let Ok(source) = pybytecode_syntax::decode::decode_for(&bytes, target) else { return Ok(None) };
    let Ok(mut tree) = pybytecode_syntax::parse(&bump, &source, target) else { return Ok(None) };
    let built = Future::of(&tree, target)
        .and_then(|future| SymbolTable::build(&tree.root, &mut tree.names, future, target));
    Ok(Some(match built {
        Ok(table) => dump(&table, &tree.names, &tree.lines),
        Err(error) => refusal(&error, &tree),
    }))
}

/// As CPython's exception has it: lines, and columns from 1 in bytes.
fn refusal(error: &SyntaxError, tree: &Tree) -> String {
    match error.range {
        None => format!("refused {}\n", error.message),
        Some(range) => {
            let (start, end) = (tree.lines.line_column(range.start), tree.lines.line_column(range.end));
            format!(
                "refused {}:{}-{}:{} {}\n",
                start.line,
                start.column + 1,
                end.line,
                end.column + 1,
                error.message
            )
        }
    }
}

fn show_difference(path: &str, ours: &str, theirs: &str) {
    println!("{path}");
    let mut pairs = ours.lines().zip(theirs.lines()).enumerate();
    let (at, ours, theirs) = match pairs.find(|(_, (ours, theirs))| ours != theirs) {
        Some((at, (ours, theirs))) => (at, ours, theirs),
        None => (ours.lines().count().min(theirs.lines().count()), "", ""),
    };
    println!("  line {}: ours `{ours}`, CPython's `{theirs}`", at + 1);
}
