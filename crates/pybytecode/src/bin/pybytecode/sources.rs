//! Which files to compile: the files named, and those in the directories named.
//!
//! The walk is sorted, leaves out `__pycache__`, and follows a symbolic link to a directory
//! only where the user names one, as compileall does.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use walkdir::{DirEntry, WalkDir};

use crate::failure::Failure;

/// A file to compile.
#[derive(Debug)]
pub(crate) struct Source {
    /// As given, joined with what is below.
    pub(crate) path: PathBuf,
    /// Below the path that was given; the file's name where that is the file itself.
    pub(crate) below: PathBuf,
    /// In bytes, when it was found.
    pub(crate) size: u64,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    pub(crate) files: Vec<Source>,
    /// What could not be looked at, in the order of the walk.
    pub(crate) failures: Vec<(PathBuf, Failure)>,
}

/// What `--exclude` leaves out.
#[derive(Debug)]
pub(crate) struct Exclude(GlobSet);

impl Exclude {
    pub(crate) fn new(patterns: &[String]) -> Result<Self, globset::Error> {
        let mut set = GlobSetBuilder::new();
        for pattern in patterns {
            let pattern = pattern.trim_end_matches('/');
            for pattern in [pattern, &format!("**/{pattern}")] {
                set.add(GlobBuilder::new(pattern).literal_separator(true).build()?);
            }
        }
        set.build().map(Exclude)
    }

    fn matches(&self, path: &Path, below: &Path) -> bool {
        !self.0.is_empty() && (self.0.is_match(below) || self.0.is_match(path))
    }
}

impl Source {
    /// The file at `path`, whatever its name.
    pub(crate) fn file(path: &Path) -> Result<Self, Failure> {
        let found = fs::metadata(path).map_err(|error| Failure::io("cannot read", &error))?;
        if found.is_dir() {
            return Err(Failure::other(
                "IsADirectoryError",
                "is a directory; `pybytecode compile` takes those",
            ));
        }
        if !found.is_file() {
            return Err(Failure::other("OSError", "not a regular file"));
        }
        let below = PathBuf::from(path.file_name().unwrap_or_default());
        Ok(Source { path: path.to_owned(), below, size: found.len() })
    }
}

impl Sources {
    /// Finds the files that `paths` stand for, in that order.
    pub(crate) fn find(paths: &[PathBuf], exclude: &Exclude) -> Self {
        let mut sources = Sources::default();
        for path in paths {
            if path.is_dir() {
                sources.walk(path, exclude);
                continue;
            }
            match Source::file(path) {
                Ok(source) if exclude.matches(path, &source.below) => {}
                Ok(source) => sources.files.push(source),
                Err(failure) => sources.fail(path, failure),
            }
        }
        sources
    }

    fn walk(&mut self, root: &Path, exclude: &Exclude) {
        let before = self.files.len() + self.failures.len();
        let mut left_out = false;
        let below = |entry: &DirEntry| entry.path().strip_prefix(root).unwrap_or(entry.path()).to_owned();
        let entries = WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(|entry| {
            if entry.depth() == 0 {
                return true;
            }
            let skipped = exclude.matches(entry.path(), &below(entry));
            left_out |= skipped;
            let cache = entry.file_type().is_dir() && entry.file_name() == "__pycache__";
            !skipped && !cache
        });
        for entry in entries {
            match entry {
                Ok(entry) if is_python(entry.file_name()) => {
                    // A link counts as what it leads to; editors leave dangling ones about.
                    if let Some(found) = fs::metadata(entry.path()).ok().filter(fs::Metadata::is_file) {
                        let (path, below) = (entry.path().to_owned(), below(&entry));
                        self.files.push(Source { path, below, size: found.len() });
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_owned();
                    let error = error.into_io_error().unwrap_or_else(|| io::Error::other("endless links"));
                    self.fail(&path, Failure::io("cannot read", &error));
                }
            }
        }
        if self.files.len() + self.failures.len() == before && !left_out {
            self.fail(
                root,
                Failure::other("FileNotFoundError", "there is no Python source in this directory"),
            );
        }
    }

    fn fail(&mut self, path: &Path, failure: Failure) {
        self.failures.push((path.to_owned(), failure));
    }
}

fn is_python(name: &OsStr) -> bool {
    name.as_encoded_bytes().ends_with(b".py")
}
