//! `cargo xtask symtable-diff`: our symbol tables against an interpreter's `_symtable`, scope by scope.
//!
//! Where names that are free in nested scopes join a scope, CPython takes them from a set, in an order
//! that differs from run to run; both sides are brought into one order there.

use std::fs;

use bumpalo::Bump;
use pybytecode_compile::future::Future;
use pybytecode_compile::symtable::{SymbolTable, dump};
use pybytecode_opcode::{Target, Version};
use pybytecode_syntax::Tree;
use pybytecode_syntax::error::SyntaxError;

use crate::{Result, interpreters};

const PROGRAM: &str = include_str!("../python/symtable.py");

/// Compares the tables of all sources below `root`; of the standard library if that is empty.
pub fn run(python: &str, root: &str) -> Result {
    let interpreter = interpreters::find(python)?;
    let target = Target::for_version(python.parse::<Version>()?)?;
    let printed = interpreter.run(PROGRAM, &[root])?;
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

/// Our table of a file as text, or its refusal; `None` if it cannot even be parsed.
fn table(path: &str, target: &'static Target) -> Result<Option<String>> {
    let bump = Bump::new();
    let bytes = fs::read(path)?;
    let Ok(source) = pybytecode_syntax::decode::decode(&bytes) else { return Ok(None) };
    let Ok(mut tree) = pybytecode_syntax::parse(&bump, &source, target) else { return Ok(None) };
    let built = Future::of(&tree.root, &tree.names)
        .and_then(|future| SymbolTable::build(&tree.root, &mut tree.names, future));
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

/// The text with the names that only nested scopes mention sorted, among the places where they stand.
fn in_one_order(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let is_symbol = |line: &str| line.trim_start().starts_with("- ");
    // Free, a free variable of a method, or taken for a global after all; used only further inside.
    let is_passed_through =
        |line: &str| [" 0x4000", " 0x4040", " 0x3000"].iter().any(|value| line.ends_with(value));
    let mut start = 0;
    while start < lines.len() {
        let length = lines[start..].iter().take_while(|line| is_symbol(line)).count().max(1);
        let scope = &mut lines[start..start + length];
        let places: Vec<usize> = (0..length).filter(|at| is_passed_through(scope[*at])).collect();
        let mut sorted: Vec<&str> = places.iter().map(|at| scope[*at]).collect();
        sorted.sort_unstable();
        for (at, line) in places.into_iter().zip(sorted) {
            scope[at] = line;
        }
        start += length;
    }
    lines.join("\n")
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
