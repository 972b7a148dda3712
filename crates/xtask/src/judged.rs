//! Sources of which we write something down and an interpreter judges it: what `ast-diff` and `warnings-diff` share.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::Result;
use crate::interpreters::Interpreter;

/// How many files a batch has: what we say of them is on disk at the same time.
const BATCH: usize = 400;

/// Python sources and who judges what we say of them.
pub(crate) struct Judged {
    /// The sources, sorted by their paths.
    pub(crate) sources: Vec<PathBuf>,
    interpreter: Interpreter,
}

impl Judged {
    /// All Python sources below `paths`, or those of the interpreter's standard library where none is given.
    pub(crate) fn new(interpreter: Interpreter, paths: &[String]) -> Result<Judged> {
        let mut roots: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        if roots.is_empty() {
            let library = interpreter.run("import os; print(os.path.dirname(os.__file__))", &[])?;
            roots.push(library.trim().into());
        }
        Ok(Judged { sources: roots.iter().flat_map(|root| python_files(root)).collect(), interpreter })
    }

    /// Writes what `ours` says of each source to a file and lets `program` judge it: the program gets a file that lists
    /// sources and our files, then `arguments`, and prints a line for each: outcome, source, and what there is to say,
    /// with tabs between. Prints the lines whose outcome is `shown`, and gives how many there are of each.
    pub(crate) fn outcomes(
        &self,
        program: &str,
        arguments: &[&str],
        mut ours: impl FnMut(&Path) -> Result<String>,
        shown: impl Fn(&str) -> bool,
    ) -> Result<BTreeMap<String, usize>> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for batch in self.sources.chunks(BATCH) {
            let folder = tempfile::tempdir()?;
            let list = folder.path().join("list");
            let mut lines = fs::File::create(&list)?;
            for (number, source) in batch.iter().enumerate() {
                let path = folder.path().join(number.to_string());
                fs::write(&path, ours(source)?)?;
                writeln!(lines, "{}\t{}", source.display(), path.display())?;
            }
            let list = list.to_string_lossy();
            let printed = self.interpreter.run(program, &[&[&*list], arguments].concat())?;
            for line in printed.lines() {
                let outcome = line.split('\t').next().unwrap_or_default();
                *counts.entry(outcome.to_owned()).or_default() += 1;
                if shown(outcome) {
                    println!("{line}");
                }
            }
        }
        println!("Python {}, {} files: {counts:?}", self.interpreter.version, self.sources.len());
        Ok(counts)
    }
}

/// The Python sources below a folder, or the file that it is.
fn python_files(root: &Path) -> Vec<PathBuf> {
    let files = WalkDir::new(root).sort_by_file_name().into_iter().filter_map(|entry| entry.ok());
    let is_source = |path: &Path| path.extension().is_some_and(|extension| extension == "py");
    files
        .filter(|entry| entry.file_type().is_file() && (entry.depth() == 0 || is_source(entry.path())))
        .map(|entry| entry.into_path())
        .collect()
}
