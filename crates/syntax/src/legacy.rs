//! `print` and `exec` of Python 2, as CPython up to 3.9 tells them: by the text of a refused line.
//!
//! CPython: `_report_missing_parentheses` in `Objects/exceptions.c`.

/// What is said of a refused line instead, if it has such a statement.
pub(crate) fn message(text: &str) -> Option<String> {
    if text.contains('(') {
        return None;
    }
    statement(text).or_else(|| statement(text.split_once(':')?.1))
}

fn statement(text: &str) -> Option<String> {
    let text = text.trim_start();
    if let Some(values) = text.strip_prefix("print ") {
        let values = values.split(';').next().unwrap_or_default().trim_matches([' ', '\t', '\r', '\n']);
        let end = if values.ends_with(',') { " end=\" \"" } else { "" };
        return Some(format!("Missing parentheses in call to 'print'. Did you mean print({values}{end})?"));
    }
    text.starts_with("exec ").then(|| "Missing parentheses in call to 'exec'".to_owned())
}
