//! Which files to compile: the files named, and those in the directories named.
//!
//! The order is that of a sorted walk, which leaves out `__pycache__`, and follows a symbolic link to a directory
//! only where the user names one, as compileall does.

pub(crate) mod folder;
pub(crate) mod fresh;
mod walk;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::failure::Failure;
use folder::Found;
pub(crate) use walk::Walk;
use walk::Walked;

/// A file to compile.
#[derive(Debug)]
pub(crate) struct Source {
    /// As given, joined with what is below.
    pub(crate) path: PathBuf,
    /// Below the path that was given; the file's name where that is the file itself.
    pub(crate) below: PathBuf,
    /// In bytes, when it was found.
    pub(crate) size: u64,
    /// When it was changed, in seconds since 1970, if it was looked at.
    pub(crate) modified: Option<i64>,
    /// Whether its compiled files were found to be up to date already.
    pub(crate) fresh: bool,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    pub(crate) files: Vec<Source>,
    /// What could not be looked at, in the order of the walk.
    pub(crate) failures: Vec<(PathBuf, Failure)>,
    /// How many more there are that are up to date.
    pub(crate) fresh: usize,
}

/// What `--exclude` leaves out.
#[derive(Debug, Default)]
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

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn matches(&self, path: &Path, below: &Path) -> bool {
        !self.is_empty() && (self.0.is_match(below) || self.0.is_match(path))
    }
}

impl Source {
    /// A file that was looked at.
    pub(crate) fn found(path: PathBuf, below: PathBuf, found: Found) -> Self {
        Source { path, below, size: found.size, modified: Some(found.modified), fresh: false }
    }

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
        Ok(Source::found(path.to_owned(), below, Found::of(&found)))
    }
}

impl Sources {
    /// Finds the files that `paths` stand for, in that order.
    pub(crate) fn find(paths: &[PathBuf], walk: Walk<'_>) -> Self {
        let mut sources = Sources::default();
        for path in paths {
            if path.is_dir() {
                let Walked { files, failures, fresh, .. } = walk.tree(path);
                sources.files.extend(files);
                sources.failures.extend(failures);
                sources.fresh += fresh;
                continue;
            }
            match Source::file(path) {
                Ok(source) if walk.exclude.matches(path, &source.below) => {}
                Ok(source) => sources.files.push(source),
                Err(failure) => sources.failures.push((path.to_owned(), failure)),
            }
        }
        sources
    }
}

pub(crate) fn is_python(name: &OsStr) -> bool {
    name.as_encoded_bytes().ends_with(b".py")
}
