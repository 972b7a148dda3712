//! What there is to compile and to say, in compileall's order (`_walk_dir` in `Lib/compileall.py`).

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::dropin::repr;

/// The deepest walk without `-l` and `-r`: Python's limit of recursion.
pub(super) const DEFAULT_LEVELS: i64 = 1000;

/// A step of the run, in the order in which it is told.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A line to print unless quiet to this degree.
    Say { quiet_below: u8, line: String },
    /// A file to look at, below the directory that was named.
    File { path: PathBuf, root: Option<PathBuf> },
}

/// The steps of a directory that was named.
pub(super) fn directory(root: &Path, levels: i64, steps: &mut Vec<Step>) {
    walk(root, root, levels, steps);
}

fn walk(root: &Path, folder: &Path, levels: i64, steps: &mut Vec<Step>) {
    steps.push(Step::Say { quiet_below: 1, line: format!("Listing {}...", repr(folder)) });
    for name in names(folder, steps) {
        if name == "__pycache__" {
            continue;
        }
        let path = folder.join(&name);
        match fs::metadata(&path) {
            Ok(found) if found.is_dir() => {
                if levels > 0 && !path.is_symlink() {
                    walk(root, &path, levels - 1, steps);
                }
            }
            _ => steps.push(Step::File { path, root: Some(root.to_owned()) }),
        }
    }
}

fn names(folder: &Path, steps: &mut Vec<Step>) -> Vec<OsString> {
    let listed = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.file_name())).collect());
    let mut names: Vec<OsString> = listed.unwrap_or_else(|_| {
        steps.push(Step::Say { quiet_below: 2, line: format!("Can't list {}", repr(folder)) });
        Vec::new()
    });
    names.sort_unstable();
    names
}
