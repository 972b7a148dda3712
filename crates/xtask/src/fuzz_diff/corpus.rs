//! Programs that people wrote: the cases of `tests/compile` and a library's files, cut into a few
//! statements each.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::root;
use pybytecode_fuzz::programs::random::Random;

/// The longest piece that is taken, in bytes: many small programs tell more than a few large ones.
const LONGEST: usize = 1500;

/// Pieces of programs.
#[derive(Debug)]
pub struct Corpus {
    cases: Vec<String>,
    library: Vec<String>,
}

impl Corpus {
    /// Reads the cases, and the pieces of the library below a folder that are good.
    pub fn read(library: &Path, mut is_good: impl FnMut(&str) -> bool) -> Corpus {
        let mut cases = Vec::new();
        for folder in ["tests/compile", "tests/compile/errors"] {
            cut(&sources(&root().join(folder), 1), &mut cases);
        }
        let mut pieces = Vec::new();
        cut(&sources(library, usize::MAX), &mut pieces);
        pieces.retain(|piece| is_good(piece));
        Corpus { cases, library: pieces }
    }

    /// One piece.
    pub fn pick(&self, random: &mut Random<'_>) -> &str {
        let list = if random.chance(60) { &self.cases } else { &self.library };
        list.get(random.below(list.len())).map_or("x = 1\n", String::as_str)
    }
}

fn sources(folder: &Path, deepest: usize) -> Vec<PathBuf> {
    WalkDir::new(folder)
        .max_depth(deepest)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            !["site-packages", "lib2to3", "dist-packages"].iter().any(|name| entry.file_name() == *name)
        })
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "py"))
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// Cuts files before the lines that start a statement of the module, one to three statements a piece.
fn cut(files: &[PathBuf], pieces: &mut Vec<String>) {
    for file in files {
        let Ok(text) = fs::read_to_string(file) else { continue };
        let mut statements: Vec<String> = Vec::new();
        for line in text.lines() {
            let starts = line.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '@' || c == '"');
            let continues =
                ["else", "elif", "except", "finally", "case"].iter().any(|word| line.starts_with(word));
            let decorated = statements
                .last()
                .is_some_and(|last| last.lines().last().is_some_and(|line| line.starts_with('@')));
            match statements.last_mut() {
                Some(last) if !starts || continues || decorated => {
                    last.push_str(line);
                    last.push('\n');
                }
                _ => statements.push(format!("{line}\n")),
            }
        }
        let few = statements.chunks(2).map(<[String]>::concat);
        pieces.extend(few.filter(|piece| piece.len() <= LONGEST && !piece.trim().is_empty()));
    }
}
