//! A refused source, told as CPython tells it (`TracebackException._format_syntax_error`).

use std::fmt;
use std::sync::Arc;

use pybytecode_opcode::Target;
pub use pybytecode_syntax::error::Columns;
use pybytecode_syntax::error::{Extent, Shown, Step, SyntaxError, SyntaxErrorKind};
use pybytecode_syntax::range::{LineIndex, Range};

/// Why a source was refused, with all that a message about it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The name of the exception class: `SyntaxError`, `IndentationError`, ...
    pub kind: &'static str,
    /// The message, in CPython's words.
    pub message: String,
    /// What it is about; `None` where CPython names no place either.
    pub place: Option<Place>,
}

/// What switches colours on and off in a message; empty for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Palette {
    /// Before the exception's name and the carets.
    pub error: &'static str,
    /// The same for warnings.
    pub warning: &'static str,
    /// Before the message.
    pub message: &'static str,
    /// Behind each of them.
    pub reset: &'static str,
}

impl Palette {
    /// No colours.
    pub const PLAIN: Palette = Palette { error: "", warning: "", message: "", reset: "" };

    /// Colours of a terminal.
    pub const TERMINAL: Palette =
        Palette { error: "\x1b[1;31m", warning: "\x1b[1;33m", message: "\x1b[1m", reset: "\x1b[0m" };
}

/// A part of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// First line, from 1.
    pub line: u32,
    /// First column, from 1, in characters; in bytes where CPython counts those (see [`Columns`]).
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// One past the last column; 0 or -1 where CPython's parser knows no end, `None` where it says nothing of one.
    pub end_column: Option<i32>,
    /// In what both columns are counted.
    pub columns: Columns,
    /// The first line's text, with its newline if it has one and CPython shows it; `None` where it shows none.
    pub text: Option<Arc<str>>,
}

impl Diagnostic {
    /// Completes an error with the places in `source`, the decoded text that its range is about.
    pub fn new(error: SyntaxError, source: &str, columns: Columns) -> Self {
        let columns = match error.step {
            Step::Tokenizer => Columns::Characters,
            Step::Parser => columns,
            Step::Compiler => Columns::Bytes,
        };
        let shown = error.shown.map(|shown| {
            let Shown { line, column, end_line, end_column, text } = *shown;
            Place { line, column, end_line, end_column: Some(end_column), columns, text: text.map(Arc::from) }
        });
        let of_range = |range: Range| {
            let lines = LineIndex::new(source);
            let mut place = Place::new(range, source, &lines, columns);
            match error.extent {
                Extent::Range => {}
                Extent::EndZero => place.end_column = Some(0),
                Extent::EndMinusOne => place.end_column = Some(-1),
                Extent::NoEnd => (place.end_line, place.end_column) = (place.line, None),
                Extent::Before => {
                    (place.column, place.end_column) = (place.column.saturating_sub(1), Some(-1));
                }
                Extent::Lines => (place.column, place.end_column) = (0, Some(0)),
            }
            let mut text = line_text(source, &lines, place.line);
            if error.step == Step::Parser && error.extent == Extent::Range {
                place.end_in_first_line(range.end, source, &lines, &text);
            }
            if error.step == Step::Tokenizer && text.ends_with('\n') {
                text.pop();
            }
            place.text = Some(text.into());
            place
        };
        let place = shown.or_else(|| error.range.map(of_range));
        Diagnostic { kind: kind_name(error.kind), message: error.message, place }
    }

    /// Shows the line as it is, if the source has bytes that are no text.
    pub(crate) fn show_bytes(&mut self, source: &[u8]) {
        let Some(place) = &mut self.place else { return };
        let Some(text) = &place.text else { return };
        // Of several lines that are shown, none is looked for.
        if text.trim_end_matches('\n').contains('\n') {
            return;
        }
        if let Some(mut line) = pybytecode_syntax::decode::line_of_bytes(source, place.line) {
            if text.ends_with('\n') {
                line.push('\n');
            }
            place.text = Some(line.into());
        }
    }

    /// Shows a byte order mark before the first line, of which the error is between two places in bytes: CPython
    /// makes characters of the bytes before a column with the text that it shows.
    pub(crate) fn show_mark(&mut self, start: usize, end: usize, line: &str) {
        let Some(place) = &mut self.place else { return };
        let marked = format!("\u{feff}{line}");
        let column = |before: usize| {
            let bytes = marked.as_bytes().iter().take(before + 1);
            bytes.filter(|byte| **byte & 0xc0 != 0x80).count() + usize::from(before >= marked.len())
        };
        if place.column > 0 {
            place.column = column(start) as u32;
        }
        if place.end_column.is_some_and(|column| column > 0) {
            place.end_column = Some(column(end) as i32);
        }
        if let Some(text) = &place.text {
            place.text = Some(format!("\u{feff}{text}").into());
        }
    }

    /// Says of statements of Python 2 what the target's CPython says of them by the text of the line.
    pub(crate) fn see_legacy(&mut self, target: &'static Target) {
        let text = self.place.as_ref().and_then(|place| place.text.as_deref());
        if self.kind == "SyntaxError"
            && let Some(message) = text.and_then(|text| pybytecode_syntax::legacy_message(text, target))
        {
            self.message = message;
        }
    }

    /// The lines that CPython prints, `file` being the name of the source.
    pub fn display<'d>(&'d self, file: &'d str, palette: Palette) -> impl fmt::Display + 'd {
        fmt::from_fn(move |f| {
            if let Some(place) = &self.place {
                writeln!(f, "  File \"{file}\", line {}", place.line)?;
                place.write_text(f, palette)?;
            }
            let Palette { error, message, reset, .. } = palette;
            write!(f, "{error}{}{reset}: {message}{}{reset}", self.kind, self.message)?;
            if self.place.is_some() { writeln!(f) } else { writeln!(f, " ({file})") }
        })
    }
}

impl Place {
    /// A range of a source, without its text.
    pub(crate) fn new(range: Range, source: &str, lines: &LineIndex, columns: Columns) -> Self {
        let (line, column) = position(source, lines, range.start, columns);
        // A line's end is one column of that line.
        let last = range.end.wrapping_sub(1) as usize;
        // Behind the source stands the line feed that CPython adds; it is not in the line that is read from the file,
        // with which bytes are made characters.
        let is_feed = match source.as_bytes().get(last) {
            Some(byte) => *byte == b'\n',
            None => columns == Columns::Bytes,
        };
        let is_line_end = range.end > range.start && is_feed;
        let line_end = u32::from(is_line_end);
        let (end_line, end_column) = position(source, lines, range.end - line_end, columns);
        let end_column = Some((end_column + line_end) as i32);
        Place { line, column, end_line, end_column, columns, text: None }
    }

    /// CPython's parser makes characters of the bytes before the last column with the text of the first line, also if
    /// the last one is another (`_PyPegen_byte_offset_to_character_offset`).
    fn end_in_first_line(&mut self, end: u32, source: &str, lines: &LineIndex, first: &str) {
        if self.line == self.end_line || self.columns == Columns::Bytes {
            return;
        }
        let bytes = lines.line_column(end.min(source.len() as u32)).column as usize + 1;
        let counted = first.as_bytes().iter().take(bytes).filter(|byte| **byte & 0xc0 != 0x80).count();
        self.end_column = Some((counted + usize::from(bytes > first.len())) as i32);
    }

    /// One past the last column, or 0 if that is not known.
    fn last_column(&self) -> u32 {
        self.end_column.and_then(|end| u32::try_from(end).ok()).unwrap_or_default()
    }

    /// Both columns in characters, whatever CPython counts there; the last one as it is if it is in another line.
    pub fn columns_in_characters(&self) -> (u32, u32) {
        let text = self.text.as_deref().unwrap_or_default();
        let characters = |column: u32| match self.columns {
            Columns::Characters => column,
            Columns::Bytes => {
                let before = text.char_indices().take_while(|(at, _)| at + 1 < column as usize);
                before.count() as u32 + 1
            }
        };
        let end = self.last_column();
        let end = if self.line == self.end_line { characters(end) } else { end };
        (characters(self.column), end)
    }

    /// The source line without its indentation, and carets below the part that is meant.
    fn write_text(&self, f: &mut fmt::Formatter<'_>, palette: Palette) -> fmt::Result {
        let Some(text) = &self.text else { return Ok(()) };
        let line = text.trim_end_matches('\n');
        let stripped = line.trim_start_matches([' ', '\n', '\x0c']);
        writeln!(f, "    {stripped}")?;

        let len = line.chars().count() as u32;
        let indent = len - stripped.chars().count() as u32;
        let start = self.column.min(len + 1);
        let end_column = self.last_column();
        let end = if self.line == self.end_line { end_column.min(len + 1) } else { len + 1 };
        let end = end.max(start + 1);
        if start <= indent {
            return Ok(());
        }
        // Tabs and other spaces stay, so that the carets are aligned.
        let before = stripped.chars().take((start - 1 - indent) as usize);
        let spaces: String = before.map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
        let carets = "^".repeat((end - start) as usize);
        writeln!(f, "    {spaces}{}{carets}{}", palette.error, palette.reset)
    }
}

/// The class that Python code would see.
pub(crate) fn kind_name(kind: SyntaxErrorKind) -> &'static str {
    match kind {
        SyntaxErrorKind::SyntaxError => "SyntaxError",
        SyntaxErrorKind::IndentationError => "IndentationError",
        SyntaxErrorKind::TabError => "TabError",
        SyntaxErrorKind::ValueError => "ValueError",
        SyntaxErrorKind::OverflowError => "OverflowError",
        SyntaxErrorKind::RecursionError => "RecursionError",
        SyntaxErrorKind::MemoryError => "MemoryError",
        SyntaxErrorKind::SystemError => "SystemError",
        SyntaxErrorKind::UnicodeDecodeError => "UnicodeDecodeError",
    }
}

/// Line and column, both from 1.
fn position(source: &str, lines: &LineIndex, offset: u32, columns: Columns) -> (u32, u32) {
    let place = lines.line_column(offset.min(source.len() as u32));
    if columns == Columns::Bytes {
        return (place.line, place.column + 1);
    }
    let end = offset.min(source.len() as u32) as usize;
    let before = source.as_bytes().get(end - place.column as usize..end).unwrap_or_default();
    let characters = before.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    // CPython makes characters of one byte more, of which part of a character is one.
    let is_inside = source.as_bytes().get(end).is_some_and(|byte| byte & 0xc0 == 0x80);
    (place.line, characters as u32 + u32::from(!is_inside))
}

/// A line with its newline, whatever it is in the source, as `\n`.
pub(crate) fn line_text(source: &str, lines: &LineIndex, line: u32) -> String {
    let start = lines.line_start(line).unwrap_or(source.len() as u32) as usize;
    let end = lines.line_start(line + 1).map_or(source.len(), |next| next as usize);
    let text = &source[start..end];
    let bare = text.trim_end_matches(['\r', '\n']);
    if bare.len() < text.len() { format!("{bare}\n") } else { bare.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str, start: u32, end: u32) -> String {
        let error = SyntaxError::new("no", Range::new(start, end));
        Diagnostic::new(error, source, Columns::Characters).display("x.py", Palette::PLAIN).to_string()
    }

    #[test]
    fn columns_count_characters_and_tabs_stay() {
        let source = "\té = 1; return 5 # x\n";
        let at = source.find("return").unwrap() as u32;
        let wanted =
            "  File \"x.py\", line 1\n    \té = 1; return 5 # x\n    \t       ^^^^^^^^\nSyntaxError: no\n";
        assert_eq!(shown(source, at, at + 8), wanted);
    }

    #[test]
    fn several_lines_are_marked_to_the_end_of_the_first() {
        let wanted = "  File \"x.py\", line 2\n    f(1,\n     ^^^\nSyntaxError: no\n";
        assert_eq!(shown("x\r\n  f(1,\r\n2)", 6, 14), wanted);
    }

    #[test]
    fn the_end_of_the_file_has_a_caret() {
        assert_eq!(shown("x = ", 4, 4), "  File \"x.py\", line 1\n    x = \n        ^\nSyntaxError: no\n");
        assert_eq!(shown("", 0, 0), "  File \"x.py\", line 1\n    \n    ^\nSyntaxError: no\n");
    }
}
