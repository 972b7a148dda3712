//! What all files of one run have in common.

use std::env;
use std::path::PathBuf;

use pybytecode::{Target, Validation, WarningFilters, source_hash};

use crate::cache::Cache;
use crate::cli::InvalidationMode;
use crate::outputs::Layout;
use crate::rewrite::Rewrite;

/// What all files of one run have in common.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) target: &'static Target,
    pub(crate) mode: InvalidationMode,
    /// Levels of optimisation, each once, ascending.
    pub(crate) levels: Vec<u8>,
    pub(crate) layout: Layout,
    pub(crate) rewrite: Rewrite,
    /// Whether a header that is right tells that the rest of the file is: not where files of several
    /// versions or levels have the same name.
    pub(crate) trust_headers: bool,
    /// Make equal files of several levels one file.
    pub(crate) hardlink_dupes: bool,
    /// What was compiled before, by whomever.
    pub(crate) cache: Option<Cache>,
    /// What becomes of warnings.
    pub(crate) warnings: WarningFilters,
    /// Compile what is up to date too.
    pub(crate) force: bool,
    /// Only say what is out of date.
    pub(crate) check: bool,
}

impl Settings {
    /// What the original command does: one file beside the source, always written.
    pub(crate) fn new(target: &'static Target, layout: Layout) -> Self {
        Settings {
            target,
            mode: default_mode(),
            levels: vec![0],
            trust_headers: layout.tells_level(),
            layout,
            hardlink_dupes: false,
            cache: None,
            rewrite: Rewrite::default(),
            warnings: WarningFilters::default(),
            force: true,
            check: false,
        }
    }

    /// Whether the walk can tell what is up to date: compiled files are in `__pycache__` beside the
    /// sources, named after their levels, and know the source by its time and size.
    pub(crate) fn is_told_by_folders(&self) -> bool {
        let in_place = self.layout == Layout::Cache { prefix: None };
        in_place && self.trust_headers && !self.force && self.mode == InvalidationMode::Timestamp
    }

    /// What a compiled file knows of its source; `None` if the mode wants the source's bytes for that.
    pub(crate) fn by_time(&self, mtime: i64, size: u64) -> Option<Validation> {
        // The fields have 32 bits; the interpreter compares that much of both.
        let (mtime, size) = (mtime as u32, size as u32);
        (self.mode == InvalidationMode::Timestamp).then_some(Validation::Timestamp { mtime, size })
    }

    /// What a compiled file knows of its source in the modes that go by its bytes.
    pub(crate) fn by_hash(&self, source: &[u8]) -> Validation {
        let hash = source_hash(source, self.target.pyc);
        match self.mode {
            InvalidationMode::UncheckedHash => Validation::UncheckedHash(hash),
            InvalidationMode::CheckedHash | InvalidationMode::Timestamp => Validation::CheckedHash(hash),
        }
    }
}

/// Times of modification are what a reproducible build cannot have.
pub(crate) fn default_mode() -> InvalidationMode {
    match variable("SOURCE_DATE_EPOCH") {
        Some(_) => InvalidationMode::CheckedHash,
        None => InvalidationMode::Timestamp,
    }
}

/// The layout without any option.
pub(crate) fn cache_layout() -> Layout {
    Layout::Cache { prefix: variable("PYTHONPYCACHEPREFIX").map(PathBuf::from) }
}

/// The level that the interpreter itself would have: `sys.flags.optimize` by PYTHONOPTIMIZE.
pub(crate) fn interpreter_level() -> u8 {
    let Some(value) = variable("PYTHONOPTIMIZE") else { return 0 };
    // What is no number counts as 1.
    let level = value.to_str().and_then(|text| text.parse::<i64>().ok()).unwrap_or(1);
    u8::try_from(level.clamp(0, 2)).unwrap_or(0)
}

/// A variable of the environment that is set and not empty.
fn variable(name: &str) -> Option<std::ffi::OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}
