//! `cargo xtask ast-diff`: our trees against an interpreter's, over its standard library or other sources.
//!
//! Our trees are dumped to files, `python/ast_diff.py` holds each against `ast.parse`. Two sources that
//! are refused by both are no difference; whether the messages agree is counted, too.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use bumpalo::Bump;
use pybytecode_opcode::Target;
use walkdir::WalkDir;

use crate::interpreters::{self, Interpreter};
use crate::{Result, root};

const PROGRAM: &str = include_str!("../python/ast_diff.py");

/// How many files a batch has: their dumps are on disk at the same time.
const BATCH: usize = 400;

/// Compares all Python sources below `paths`, or in the standard library, and prints what differs.
///
/// With `optimize`, after what each does to the tree before it looks at names.
pub fn run(python: &str, optimize: Option<u8>, paths: &[String]) -> Result {
    let interpreter = interpreters::find(python)?;
    let target = Target::with_tables(python.parse()?)?;
    let mut roots: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    if roots.is_empty() {
        roots.push(interpreter.run("import os; print(os.path.dirname(os.__file__))", &[])?.trim().into());
    }
    let sources: Vec<PathBuf> = roots.iter().flat_map(|root| python_files(root)).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for batch in sources.chunks(BATCH) {
        for line in compare(&interpreter, target, optimize, batch)?.lines() {
            let outcome = line.split('\t').next().unwrap_or_default();
            *counts.entry(outcome.to_owned()).or_default() += 1;
            if outcome != "same" {
                println!("{line}");
            }
        }
    }
    println!("Python {}, {} files: {counts:?}", interpreter.version, sources.len());
    let wrong: usize =
        ["differs", "missing", "accepted"].iter().filter_map(|outcome| counts.get(*outcome)).sum();
    if wrong == 0 { Ok(()) } else { Err(format!("{wrong} trees are not as CPython's").into()) }
}

/// The Python sources below a folder, or the file that it is.
pub(crate) fn python_files(root: &Path) -> Vec<PathBuf> {
    let files = WalkDir::new(root).sort_by_file_name().into_iter().filter_map(|entry| entry.ok());
    let is_source = |path: &Path| path.extension().is_some_and(|extension| extension == "py");
    files
        .filter(|entry| entry.file_type().is_file() && (entry.depth() == 0 || is_source(entry.path())))
        .map(|entry| entry.into_path())
        .collect()
}

fn compare(
    interpreter: &Interpreter,
    target: &'static Target,
    optimize: Option<u8>,
    sources: &[PathBuf],
) -> Result<String> {
    let folder = tempfile::tempdir_in(root().join("target")).or_else(|_| tempfile::tempdir())?;
    let list = folder.path().join("list");
    let mut lines = fs::File::create(&list)?;
    let mut bump = Bump::new();
    for (number, source) in sources.iter().enumerate() {
        let path = folder.path().join(number.to_string());
        fs::write(&path, dump(&bump, source, target, optimize)?)?;
        bump.reset();
        writeln!(lines, "{}\t{}", source.display(), path.display())?;
    }
    let child = Command::new(&interpreter.path)
        .args(["-I", "-S", "-c", PROGRAM])
        .arg(&list)
        .args(optimize.map(|level| level.to_string()))
        .stdout(Stdio::piped())
        .spawn()?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err("the interpreter failed".into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Our tree's text, or the refusal behind a `!`.
fn dump(bump: &Bump, source: &Path, target: &'static Target, optimize: Option<u8>) -> Result<String> {
    let bytes = fs::read(source)?;
    let refusal = |kind: &str, message: &str| format!("!{kind}: {} (", message.escape_default());
    let text = match pybytecode_syntax::decode::decode_for(&bytes, target) {
        Ok(text) => text,
        Err(refused) => return Ok(refusal(&format!("{:?}", refused.error.kind), &refused.error.message)),
    };
    let preprocessed = |mut tree| {
        if let Some(level) = optimize {
            pybytecode_compile::preprocess(&mut tree, level, target)?;
        }
        Ok(tree)
    };
    let tree = pybytecode_syntax::parse(bump, bump.alloc_str(&text), target).map_err(Box::new);
    Ok(match tree.and_then(preprocessed) {
        Ok(tree) => pybytecode_syntax::dump::dump(&tree, target),
        Err(error) => refusal(&format!("{:?}", error.kind), &error.message),
    })
}
