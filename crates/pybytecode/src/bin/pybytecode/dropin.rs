//! What the standard library's own commands say: Python's `repr` of a path, and failures in the
//! words of `py_compile.PyCompileError` and of `str(OSError)`.

use std::path::Path;

use pybytecode::{Diagnostic, Palette, Place, Target};
use pybytecode_code::Printable;
use pybytecode_opcode::commands::{Commands, SyntaxErrorMarks};

use crate::failure::Failure;
use crate::rewrite;

/// A path as Python prints it with `{!r}`.
pub(crate) fn repr(path: &Path) -> String {
    let mut out = Vec::new();
    let printable = Printable::of(Target::newest().release.version);
    pybytecode_code::repr::str(&rewrite::decoded(path), printable, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// A failure as the target's `compileall` prints it: `PyCompileError.msg`, or class and text of an `OSError`.
pub(crate) fn compileall_message(
    failure: &Failure,
    source: &Path,
    shown: &str,
    commands: &Commands,
) -> String {
    match failure {
        Failure::Source(diagnostic) => py_compile_error(diagnostic, shown, commands),
        _ => format!("{}: {}", failure.kind(), os_error(failure, source)),
    }
}

/// A failure as the target's `python -m py_compile` prints it when it gives up.
pub(crate) fn py_compile_message(failure: &Failure, source: &Path, commands: &Commands) -> String {
    match failure {
        Failure::Source(diagnostic) => {
            py_compile_error(diagnostic, &rewrite::readable(&rewrite::decoded(source)), commands)
        }
        _ => os_error(failure, source),
    }
}

/// `PyCompileError.msg`: the traceback's text for `SyntaxError` alone, not for its subclasses.
fn py_compile_error(diagnostic: &Diagnostic, shown: &str, commands: &Commands) -> String {
    let Diagnostic { kind, message, place } = diagnostic;
    match place {
        Some(place) if *kind == "SyntaxError" => match marked(place, commands.syntax_error_marks) {
            Some(text) => format!("  File \"{shown}\", line {}\n{text}{kind}: {message}\n", place.line),
            None => diagnostic.display(shown, Palette::PLAIN).to_string(),
        },
        None if *kind == "SyntaxError" => format!("SyntaxError: {message}\n"),
        Some(place) => {
            let name = Path::new(shown).file_name().unwrap_or_default().to_string_lossy();
            format!("Sorry: {kind}: {message} ({name}, line {})", place.line)
        }
        None => format!("Sorry: {kind}: {message}"),
    }
}

/// The line of a place and the marks below it, where they are other than a diagnostic's own.
fn marked(place: &Place, marks: SyntaxErrorMarks) -> Option<String> {
    let line = place.text.as_deref().map(|text| text.trim_end_matches('\n'));
    let column = i64::from(place.column);
    // Where the marks begin, how many there are, and the line as it is shown.
    let (start, count, shown) = match (marks, line) {
        (SyntaxErrorMarks::Range, _) => return None,
        (_, None) => return Some(String::new()),
        (SyntaxErrorMarks::CaretInLine, Some(line)) => {
            let length = line.chars().count() as i64;
            // As an index, -1 is the last character.
            let end = match column.min(length) - 1 {
                end @ 0.. => end,
                end => (length + end).max(0),
            };
            let before: String = line.chars().take(end as usize).collect();
            (before.trim_start().chars().count() as i64, 1, line.trim())
        }
        (SyntaxErrorMarks::Caret | SyntaxErrorMarks::Columns, Some(line)) => {
            let shown = line.trim_start_matches([' ', '\n', '\x0c']);
            let end = i64::from(place.end_column.unwrap_or(-1));
            let is_range = marks == SyntaxErrorMarks::Columns && ![0, -1, column].contains(&end);
            (column - 1 - (line.len() - shown.len()) as i64, if is_range { end - column } else { 1 }, shown)
        }
    };
    let mut text = format!("    {shown}\n");
    if let Ok(start) = usize::try_from(start) {
        // Tabs and other spaces stay, so that the marks are aligned.
        let spaces: String =
            shown.chars().take(start).map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
        let carets = "^".repeat(usize::try_from(count).unwrap_or_default());
        text += &format!("    {spaces}{carets}\n");
    }
    Some(text)
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

    #[test]
    fn places_are_marked_as_each_version_marks_them() {
        // traceback.format_exception_only() of 3.8.18, 3.9.18 and 3.12.1
        let place = |text: &str, column, end_line, end_column: i32| Place {
            line: 1,
            column,
            end_line,
            end_column: Some(end_column),
            columns: pybytecode::Columns::Characters,
            text: Some(text.into()),
        };
        let marked = |place: &Place, marks| super::marked(place, marks).unwrap();
        let words = place("  \tab cd \n", 7, 1, 9);
        assert_eq!(marked(&words, SyntaxErrorMarks::CaretInLine), "    ab cd\n       ^\n");
        assert_eq!(marked(&words, SyntaxErrorMarks::Caret), "    \tab cd \n    \t   ^\n");
        assert_eq!(marked(&words, SyntaxErrorMarks::Columns), "    \tab cd \n    \t   ^^\n");
        assert_eq!(super::marked(&words, SyntaxErrorMarks::Range), None);
        let beyond = place("ab\n", 9, 1, 9);
        assert_eq!(marked(&beyond, SyntaxErrorMarks::CaretInLine), "    ab\n     ^\n");
        assert_eq!(marked(&beyond, SyntaxErrorMarks::Columns), "    ab\n      ^\n");
        let lines = place("ab = (", 6, 2, 2);
        assert_eq!(marked(&lines, SyntaxErrorMarks::Columns), "    ab = (\n         \n");
    }
}
