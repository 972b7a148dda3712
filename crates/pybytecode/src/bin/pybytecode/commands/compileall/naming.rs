//! The path that tracebacks show, by `-d`, `-s` and `-p` (`compile_file` in `Lib/compileall.py`).
//!
//! Paths are cut at each separator as text, as compileall does: an absolute path has an empty part first, and
//! `-s /build/` an empty one last, because of which it is no prefix of any path.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use pybytecode_opcode::commands::{Commands, DestinationDir, Stripping};

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

/// Whether something may be said of any file below a folder, whatever its name.
pub(super) fn may_complain(args: &CompileallArgs, commands: &Commands) -> bool {
    let strips = args.stripdir.is_some()
        || (args.ddir.is_some() && commands.destination_dir == DestinationDir::StripAndPrepend);
    strips && commands.stripping == Stripping::Prefix
}

/// Names a file found below `root`, or, without one, given by itself.
pub(super) fn name(args: &CompileallArgs, commands: &Commands, path: &Path, root: Option<&Path>) -> Named {
    let mut shown: Option<PathBuf> = None;
    let mut complaint = None;
    let (mut strip, mut prepend) = (args.stripdir.as_deref(), args.prependdir.as_deref());
    match (&args.ddir, root) {
        (Some(ddir), Some(root)) => match commands.destination_dir {
            DestinationDir::StripAndPrepend => (strip, prepend) = (Some(root), Some(ddir.as_path())),
            DestinationDir::FolderByFolder => {
                shown = Some(ddir.join(path.strip_prefix(root).unwrap_or(path)))
            }
        },
        (Some(ddir), None) => shown = Some(ddir.join(path.file_name().unwrap_or_default())),
        (None, _) => {}
    }
    if let Some(strip) = strip {
        match stripped(path, strip, commands.stripping) {
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

/// What is left of `path` without the parts of `strip`; `None` where that cannot be taken off.
fn stripped(path: &Path, strip: &Path, how: Stripping) -> Option<PathBuf> {
    let (mut path, strip) = (parts(path), parts(strip));
    match how {
        Stripping::Prefix if path.starts_with(&strip) => drop(path.drain(..strip.len())),
        Stripping::Prefix => return None,
        Stripping::EqualParts => {
            let equal: Vec<&OsString> =
                strip.iter().zip(&path).filter(|(one, two)| one == two).map(|(one, _)| one).collect();
            for part in equal {
                path.iter().position(|other| other == part).map(|at| path.remove(at));
            }
        }
    }
    // `os.path.join` puts one separator where there were several.
    let rest: PathBuf = path.iter().filter(|part| !part.is_empty()).collect();
    (!rest.as_os_str().is_empty()).then_some(rest)
}

/// What stands between the separators of a path.
#[cfg(unix)]
fn parts(path: &Path) -> Vec<OsString> {
    use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
    let parts = path.as_os_str().as_bytes().split(|byte| *byte == b'/');
    parts.map(|part| OsString::from_vec(part.to_vec())).collect()
}

#[cfg(not(unix))]
fn parts(path: &Path) -> Vec<OsString> {
    path.to_string_lossy().split(std::path::MAIN_SEPARATOR).map(OsString::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(how: Stripping, path: &str, strip: &str) -> Option<String> {
        stripped(Path::new(path), Path::new(strip), how).map(|rest| rest.to_string_lossy().into_owned())
    }

    #[test]
    fn prefixes_are_compared_as_compileall_does() {
        // compile_file(..., stripdir=...) of Python 3.14
        let rest = |path, strip| rest(Stripping::Prefix, path, strip);
        assert_eq!(rest("/build/usr/a.py", "/build").as_deref(), Some("usr/a.py"));
        assert_eq!(rest("/build/usr/a.py", "/build/"), None);
        assert_eq!(rest("/building/a.py", "/build"), None);
        assert_eq!(rest("/build//usr//a.py", "/build").as_deref(), Some("usr/a.py"));
        assert_eq!(rest("/a.py", "").as_deref(), Some("a.py"));
    }

    #[test]
    fn parts_are_compared_as_compileall_did() {
        // compile_file(..., stripdir=...) of Python 3.12
        let rest = |path, strip| rest(Stripping::EqualParts, path, strip);
        assert_eq!(rest("/build/usr/a.py", "/build/").as_deref(), Some("usr/a.py"));
        assert_eq!(rest("/building/usr/a.py", "/build/usr").as_deref(), Some("building/a.py"));
        assert_eq!(rest("/build/usr/a.py", "nothing").as_deref(), Some("build/usr/a.py"));
        assert_eq!(rest("a/c/a/x.py", "x/y/a").as_deref(), Some("c/a/x.py"));
    }
}
