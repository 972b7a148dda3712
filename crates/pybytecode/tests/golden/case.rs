//! Test cases: a source in `tests/compile/` or, if it is refused, in `tests/compile/errors/`, or, if it is about
//! warnings, in `tests/compile/warnings/`, and beside it the golden text of what CPython makes of it.
//!
//! Comments at the very top of the source say what is particular about the case:
//! `# optimize: 2`, `# from: 3.12`, `# to: 3.13`, `# warnings: error`.

use std::fs;
use std::io;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use pybytecode_opcode::Version;

/// A test case.
#[derive(Debug)]
pub struct Case {
    /// The source.
    pub path: PathBuf,
    /// The optimisation level.
    pub optimize: u8,
    /// Whether warnings are errors.
    pub warnings_are_errors: bool,
    /// The versions that it is about.
    pub versions: RangeInclusive<Version>,
}

/// All cases, sorted by name.
pub fn all(root: &Path) -> io::Result<Vec<Case>> {
    let mut cases = Vec::new();
    for folder in ["tests/compile", "tests/compile/errors", "tests/compile/warnings"] {
        for entry in fs::read_dir(root.join(folder))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "py") {
                cases.push(Case::read(path)?);
            }
        }
    }
    cases.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(cases)
}

impl Case {
    fn read(path: PathBuf) -> io::Result<Case> {
        let source = fs::read(&path)?;
        let mut optimize = 0;
        let mut warnings_are_errors = false;
        let (mut from, mut to) = (Version::new(3, 8), Version::new(3, u8::MAX));
        for line in source.split(|byte| *byte == b'\n').take_while(|line| line.starts_with(b"#")) {
            let line = String::from_utf8_lossy(line);
            let Some((key, value)) = line.trim_start_matches('#').split_once(':') else { continue };
            let wrong = || io::Error::other(format!("{}: what is `{}`?", path.display(), line.trim()));
            match key.trim() {
                "optimize" => optimize = value.trim().parse().map_err(|_| wrong())?,
                "from" => from = value.trim().parse().map_err(|_| wrong())?,
                "to" => to = value.trim().parse().map_err(|_| wrong())?,
                "warnings" if value.trim() == "error" => warnings_are_errors = true,
                _ => {}
            }
        }
        Ok(Case { path, optimize, warnings_are_errors, versions: from..=to })
    }

    /// The name that the source is compiled under.
    pub fn file_name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Where the golden text is.
    pub fn golden(&self) -> PathBuf {
        self.path.with_extension("out")
    }
}
