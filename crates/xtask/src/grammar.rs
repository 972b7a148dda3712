//! `cargo xtask grammar CLONE`: the rules of each version's grammar, from a clone of CPython's repository.
//!
//! `python/grammar.py` reads `Grammar/python.gram` with CPython's own `pegen` and writes the form that
//! `syntax/src/explain/rules.rs` reads.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::output::{Generated, write_or_check};
use crate::{Result, interpreters};

const PROGRAM: &str = include_str!("../python/grammar.py");

/// What reads 3.8's grammar, which is of another kind, with that version's `lib2to3`.
const PROGRAM_38: &str = include_str!("../python/grammar_38.py");

/// The newest version whose `pegen` and interpreter do the work.
const NEWEST: &str = "3.14";

/// Where in the clone each version's grammar is: as near to the reference interpreter as there is.
const REVISIONS: [(u8, &str); 7] = [
    (9, "v3.9.18"),
    (10, "v3.10.13"),
    (11, "v3.11.7"),
    (12, "v3.12.1"),
    (13, "3.13"),
    (14, "3.14"),
    (15, "3.15"),
];

/// The modules of `pegen` that reading a grammar takes.
const PEGEN: [&str; 5] = ["__init__.py", "grammar.py", "grammar_parser.py", "parser.py", "tokenizer.py"];

fn show(clone: &Path, revision: &str, path: &str) -> Result<Vec<u8>> {
    let output =
        Command::new("git").arg("-C").arg(clone).args(["show", &format!("{revision}:{path}")]).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(output.stdout)
}

/// Writes the rules of all versions, or with `check` compares them with those that are there.
pub fn run(clone: &Path, check: bool) -> Result {
    let interpreter = interpreters::find(NEWEST)?;
    let folder = tempfile::tempdir()?;
    let pegen = folder.path().join("pegen");
    fs::create_dir(&pegen)?;
    for module in PEGEN {
        let text = show(clone, NEWEST, &format!("Tools/peg_generator/pegen/{module}"))?;
        fs::write(pegen.join(module), text)?;
    }
    let mut files = Vec::new();
    for (minor, revision) in REVISIONS {
        let source = folder.path().join("python.gram");
        let rules = folder.path().join("rules");
        fs::write(&source, show(clone, revision, "Grammar/python.gram")?)?;
        let [folder, source, out] = [folder.path(), &source, &rules].map(|path| path.to_string_lossy());
        // The branches are behind the interpreters that are their last releases.
        let age = if revision.starts_with('v') { "same" } else { "newer" };
        interpreter.run(PROGRAM, &[&folder, &source, &out, age])?;
        let path = format!("crates/syntax/grammar/3.{minor}.txt");
        files.push(Generated::new(path, fs::read_to_string(&rules)?));
    }
    let [source, rules] = ["Grammar", "automata"].map(|name| folder.path().join(name));
    fs::write(&source, show(clone, "v3.8.18", "Grammar/Grammar")?)?;
    let paths = [&source, &rules].map(|path| path.to_string_lossy());
    interpreters::find("3.8")?.run(PROGRAM_38, &[&paths[0], &paths[1]])?;
    files.push(Generated::new("crates/syntax/grammar/3.8.txt", fs::read_to_string(&rules)?));
    write_or_check(&files, check, "grammar")
}
