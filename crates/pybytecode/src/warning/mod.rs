//! What a source is warned of, told as CPython tells it (`warnings.formatwarning`).

mod filters;

use std::fmt;
use std::sync::Arc;

use pybytecode_opcode::warnings::WarningCategory;
use pybytecode_syntax::range::LineIndex;

use crate::diagnostic::{Columns, Diagnostic, Palette, Place, kind_name, line_text};
use crate::picture::Canvas;

pub use filters::{InvalidFilter, WarningAction, WarningFilters};

/// A warning about a source that is compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// `SyntaxWarning` or `DeprecationWarning`.
    pub category: WarningCategory,
    /// The message, in CPython's words.
    pub message: String,
    /// The line that CPython names, from 1.
    pub line: u32,
    /// The text of that line, with its newline if it has one.
    pub text: Arc<str>,
    /// What it is about, columns in characters: CPython names no more than a line, and that of the end for some.
    pub place: Option<Place>,
    /// What CPython makes of it where warnings are errors.
    pub error: Diagnostic,
}

impl Warning {
    /// Completes warnings with the places in `source`, the decoded text that their ranges are about.
    pub(crate) fn append(found: Vec<pybytecode_syntax::warning::Warning>, source: &str, out: &mut Vec<Self>) {
        let lines = LineIndex::new(source);
        // Warnings of one line share its text, however many they are.
        let mut last: (u32, Arc<str>) = (0, Arc::default());
        let mut text = |line: u32| {
            if last.0 != line {
                let known = line > 0 && line as usize <= lines.len();
                last = (line, if known { line_text(source, &lines, line).into() } else { Arc::default() });
            }
            Arc::clone(&last.1)
        };
        out.extend(found.into_iter().map(|warning| {
            let mut place = |range, columns| {
                let place = Place::new(range, source, &lines, columns);
                Place { text: Some(text(place.line)), ..place }
            };
            let about = warning.range.map(|range| place(range, Columns::Characters));
            let error = Diagnostic {
                kind: kind_name(warning.error.kind),
                message: warning.error.message,
                place: warning.error.range.map(|range| place(range, warning.error_columns)),
            };
            Warning {
                category: warning.category,
                message: warning.message,
                line: warning.line,
                text: text(warning.line),
                place: about,
                error,
            }
        }));
    }

    /// The lines that CPython prints, `file` being the name of the source; the second one is the source's, if it can be
    /// read there.
    pub fn display<'d>(&'d self, file: &'d str, source_line: Option<&'d str>) -> impl fmt::Display + 'd {
        fmt::from_fn(move |f| {
            writeln!(f, "{file}:{}: {}: {}", self.line, self.category.name(), self.message)?;
            match source_line.map(|line| line.trim_matches(is_space)) {
                Some(line) if !line.is_empty() => writeln!(f, "  {line}"),
                _ => Ok(()),
            }
        })
    }
}

impl Warning {
    /// The picture, as [`Diagnostic::picture`] draws it.
    pub fn picture(&self, file: &str, canvas: Canvas) -> String {
        let Canvas { palette, .. } = canvas;
        let canvas = Canvas { palette: Palette { error: palette.warning, ..palette }, ..canvas };
        let Warning { message, place, .. } = self;
        let kind = self.category.name();
        let diagnostic = Diagnostic { kind, message: message.clone(), place: place.clone() };
        diagnostic.picture(file, canvas, None).to_string()
    }
}

/// What `str.strip` takes away.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\x1c'..='\x1f')
}
