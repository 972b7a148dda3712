//! What the standard library's own commands say: Python's `repr` of a path, and failures in the
//! words of `py_compile.PyCompileError` and of `str(OSError)`.

use std::path::Path;

use pybytecode::{Diagnostic, Palette, Target};
use pybytecode_code::Printable;

use crate::failure::Failure;
use crate::rewrite;

/// A path as Python prints it with `{!r}`.
pub(crate) fn repr(path: &Path) -> String {
    let mut out = Vec::new();
    let printable = Printable::of(Target::newest().release.version);
    pybytecode_code::repr::str(&rewrite::decoded(path), printable, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// A failure as `compileall` prints it: `PyCompileError.msg`, or class and text of an `OSError`.
pub(crate) fn compileall_message(failure: &Failure, source: &Path, shown: &str) -> String {
    match failure {
        Failure::Source(diagnostic) => py_compile_error(diagnostic, shown),
        _ => format!("{}: {}", failure.kind(), os_error(failure, source)),
    }
}

/// A failure as `python -m py_compile` prints it when it gives up.
pub(crate) fn py_compile_message(failure: &Failure, source: &Path) -> String {
    match failure {
        Failure::Source(diagnostic) => py_compile_error(diagnostic, &source.to_string_lossy()),
        _ => os_error(failure, source),
    }
}

/// `PyCompileError.msg`: the traceback's text for `SyntaxError` alone, not for its subclasses.
fn py_compile_error(diagnostic: &Diagnostic, shown: &str) -> String {
    let Diagnostic { kind, message, place } = diagnostic;
    match place {
        Some(_) if *kind == "SyntaxError" => diagnostic.display(shown, Palette::PLAIN).to_string(),
        None if *kind == "SyntaxError" => format!("SyntaxError: {message}\n"),
        Some(place) => {
            let name = Path::new(shown).file_name().unwrap_or_default().to_string_lossy();
            format!("Sorry: {kind}: {message} ({name}, line {})", place.line)
        }
        None => format!("Sorry: {kind}: {message}"),
    }
}

/// `str(error)`: `[Errno 2] No such file or directory: 'a.py'`.
fn os_error(failure: &Failure, source: &Path) -> String {
    match failure {
        Failure::System { code: Some(code), reason, path, .. } => {
            format!("[Errno {code}] {reason}: {}", repr(path.as_deref().unwrap_or(source)))
        }
        _ => failure.message().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_quoted_as_python_does() {
        // repr() of Python 3.14
        assert_eq!(repr(Path::new("a/b.py")), "'a/b.py'");
        assert_eq!(repr(Path::new("it's.py")), "\"it's.py\"");
        assert_eq!(repr(Path::new("it's \"x\"")), "'it\\'s \"x\"'");
        assert_eq!(repr(Path::new("\u{e9}\t\u{7f}")), "'\u{e9}\\t\\x7f'");
    }

    #[cfg(unix)]
    #[test]
    fn stray_bytes_are_surrogates() {
        use std::os::unix::ffi::OsStrExt as _;
        assert_eq!(repr(Path::new(std::ffi::OsStr::from_bytes(b"a\xff"))), "'a\\udcff'");
    }
}
