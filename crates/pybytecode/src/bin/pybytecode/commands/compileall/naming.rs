//! The path that tracebacks show, by `-d`, `-s` and `-p` (`compile_file` in `Lib/compileall.py`).
//!
//! Paths are cut at each separator as text, as compileall does: `-s /build/` strips nothing, because
//! its last part is empty.

use std::path::{Path, PathBuf};

use super::args::CompileallArgs;
use crate::dropin::repr;
use crate::rewrite;

/// How a file is named, and what is to be said about it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The path to show, encoded for `co_filename`.
    pub(super) shown: Vec<u8>,
    pub(super) complaint: Option<String>,
}

/// Names a file found below `root`, or, without one, given by itself.
pub(super) fn name(args: &CompileallArgs, path: &Path, root: Option<&Path>) -> Named {
    let mut shown: Option<PathBuf> = None;
    let mut complaint = None;
    let (mut strip, mut prepend) = (args.stripdir.as_deref(), args.prependdir.as_deref());
    match (&args.ddir, root) {
        (Some(ddir), Some(root)) => (strip, prepend) = (Some(root), Some(ddir.as_path())),
        (Some(ddir), None) => shown = Some(ddir.join(path.file_name().unwrap_or_default())),
        (None, _) => {}
    }
    if let Some(strip) = strip {
        match stripped(path, strip) {
            Some(rest) => shown = Some(rest),
            None => {
                complaint = Some(format!(
                    "The stripdir path {} is not a valid prefix for source path {}; ignoring",
                    repr(strip),
                    repr(path)
                ));
            }
        }
    }
    if let Some(prepend) = prepend {
        shown = Some(prepend.join(shown.as_deref().unwrap_or(path)));
    }
    Named { shown: rewrite::decoded(shown.as_deref().unwrap_or(path)), complaint }
}

/// What is left of `path` behind the parts of `strip`.
fn stripped(path: &Path, strip: &Path) -> Option<PathBuf> {
    let (path, strip) = (path.as_os_str(), strip.as_os_str());
    let rest = path.as_encoded_bytes().strip_prefix(strip.as_encoded_bytes())?;
    let rest = rest.strip_prefix(b"/")?;
    // Cut behind a separator, which is ASCII.
    let at = path.len() - rest.len();
    match path.to_str() {
        // `os.path.join` puts one separator where there were several.
        Some(text) => {
            Some(text[at..].split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/").into())
        }
        None => after(path, at),
    }
}

#[cfg(unix)]
fn after(path: &std::ffi::OsStr, at: usize) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt as _;
    Some(PathBuf::from(std::ffi::OsStr::from_bytes(&path.as_bytes()[at..])))
}

#[cfg(not(unix))]
fn after(_path: &std::ffi::OsStr, _at: usize) -> Option<PathBuf> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(path: &str, strip: &str) -> Option<String> {
        stripped(Path::new(path), Path::new(strip)).map(|rest| rest.to_string_lossy().into_owned())
    }

    #[test]
    fn parts_are_compared_as_compileall_does() {
        // compile_file(..., stripdir=...) of Python 3.14
        assert_eq!(rest("/build/usr/a.py", "/build").as_deref(), Some("usr/a.py"));
        assert_eq!(rest("/build/usr/a.py", "/build/"), None);
        assert_eq!(rest("/building/a.py", "/build"), None);
        assert_eq!(rest("/build//usr//a.py", "/build").as_deref(), Some("usr/a.py"));
        assert_eq!(rest("/a.py", "").as_deref(), Some("a.py"));
    }
}
