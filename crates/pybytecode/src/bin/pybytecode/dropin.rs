//! What the standard library's own commands say: Python's `repr` of a path, and failures in the
//! words of `py_compile.PyCompileError` and of `str(OSError)`.

use std::fmt::Write as _;
use std::path::Path;

use pybytecode::{Diagnostic, Palette};

use crate::failure::Failure;

/// A path as Python prints it with `{!r}`.
pub(crate) fn repr(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                c if c == quote => out.extend(['\\', c]),
                c if (c as u32) < 0x20 || (0x7f..0xa1).contains(&(c as u32)) => {
                    // Writing to a string cannot fail.
                    let _ = write!(out, "\\x{:02x}", c as u32);
                }
                c => out.push(c),
            }
        }
        for byte in chunk.invalid() {
            // What `os.fsdecode` makes of it: a lone surrogate.
            let _ = write!(out, "\\udc{byte:02x}");
        }
    }
    out.push(quote);
    out
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
