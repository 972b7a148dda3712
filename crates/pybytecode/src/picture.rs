//! A refusal or warning as people get to see it: CPython's lines, drawn for the terminal at hand.
//!
//! Carets stand below what is meant however wide its characters are, lines that are too long are cut to the part that
//! matters, and a line of help follows where there is one. [`Diagnostic::display`] says what CPython says, to the
//! letter.

use std::fmt;

use unicode_width::UnicodeWidthChar;

use crate::diagnostic::{Diagnostic, Palette, Place};

/// How many cells a tab takes where lines are cut.
const TAB: usize = 4;

/// How many cells are left free before source lines.
const MARGIN: usize = 4;

/// With less room lines are not cut.
const LEAST_ROOM: usize = 24;

/// What stands where a line was cut.
const CUT: &str = "…";

/// How a picture is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Canvas {
    /// Its colours.
    pub palette: Palette,
    /// How many cells a line has, if that is limited.
    pub width: Option<usize>,
}

impl Diagnostic {
    /// The picture, `file` being the name of the source, and what else may help.
    pub fn picture<'d>(
        &'d self,
        file: &'d str,
        canvas: Canvas,
        help: Option<&'d str>,
    ) -> impl fmt::Display + 'd {
        fmt::from_fn(move |f| {
            let Palette { error, message, reset, .. } = canvas.palette;
            if let Some(place) = &self.place {
                writeln!(f, "  File \"{file}\", line {}", place.line)?;
                draw(f, place, canvas)?;
            }
            write!(f, "{error}{}{reset}: {message}{}{reset}", self.kind, self.message)?;
            if self.place.is_some() {
                writeln!(f)?
            } else {
                writeln!(f, " ({file})")?
            }
            match help {
                Some(help) => writeln!(f, "{message}help{reset}: {help}"),
                None => Ok(()),
            }
        })
    }
}

/// The source line without its indentation, and carets below the part that is meant.
fn draw(f: &mut fmt::Formatter<'_>, place: &Place, canvas: Canvas) -> fmt::Result {
    let Some(text) = &place.text else { return Ok(()) };
    let line = text.trim_end_matches(['\n', '\r']);
    let stripped = line.trim_start_matches([' ', '\t', '\x0c']);
    let indent = line.chars().count() - stripped.chars().count();
    let (start, end) = span(place, line);
    let glyphs: Vec<Glyph> = stripped.chars().map(Glyph::new).collect();
    let start = start.saturating_sub(indent);
    let end = end.saturating_sub(indent).max(start + 1);

    let cells = |range: std::ops::Range<usize>| -> usize {
        glyphs
            .get(range.start.min(glyphs.len())..range.end.min(glyphs.len()))
            .unwrap_or_default()
            .iter()
            .map(|glyph| glyph.cells)
            .sum()
    };
    let room = canvas.width.map_or(usize::MAX, |width| width.saturating_sub(MARGIN + 1));
    let (mut first, mut last) = (0, glyphs.len());
    if room >= LEAST_ROOM && cells(0..glyphs.len()) > room {
        // What is meant, with a third of the room before it.
        let room = room - 2;
        if cells(0..end) > room {
            first = start.min(glyphs.len());
            while first > 0 && cells(first - 1..start) <= room / 3 {
                first -= 1;
            }
        }
        while last > first && cells(first..last) > room {
            last -= 1;
        }
    }
    let lead = if first > 0 { CUT } else { "" };
    let tail = if last < glyphs.len() { CUT } else { "" };
    let shown: String = glyphs[first..last].iter().flat_map(Glyph::shown).collect();
    writeln!(f, "    {lead}{shown}{tail}")?;
    if place.column == 0 {
        // Only the line is meant.
        return Ok(());
    }
    let before = lead.chars().count() + cells(first..start.max(first));
    // Behind the end of the line there is room for one caret.
    let carets = cells(start.max(first)..end.min(last)).max(1);
    let Palette { error, reset, .. } = canvas.palette;
    writeln!(f, "    {}{error}{}{reset}", " ".repeat(before), "^".repeat(carets))
}

/// The part of the first line that is meant, in characters from 0.
fn span(place: &Place, line: &str) -> (usize, usize) {
    let len = line.chars().count();
    let (start, end) = place.columns_in_characters();
    let index = |column: u32| (column as usize).saturating_sub(1).min(len);
    (index(start), if place.line == place.end_line { index(end) } else { len })
}

/// A character of the source as it is shown.
#[derive(Debug, Clone, Copy)]
struct Glyph {
    shown: char,
    cells: usize,
}

impl Glyph {
    fn new(c: char) -> Self {
        match c {
            '\t' => Glyph { shown: ' ', cells: TAB },
            // A terminal would obey it.
            c if c.is_control() => Glyph { shown: '\u{fffd}', cells: 1 },
            c => Glyph { shown: c, cells: c.width().unwrap_or(1) },
        }
    }

    fn shown(&self) -> impl Iterator<Item = char> + use<> {
        // Only a tab is shown several times.
        std::iter::repeat_n(self.shown, if self.shown == ' ' { self.cells } else { 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Columns;

    fn picture(text: &str, columns: std::ops::Range<u32>, width: usize) -> String {
        let place = Place {
            line: 1,
            column: columns.start,
            end_line: 1,
            end_column: Some(columns.end as i32),
            columns: Columns::Characters,
            text: Some(text.into()),
        };
        let diagnostic = Diagnostic { kind: "SyntaxError", message: "no".to_owned(), place: Some(place) };
        let canvas = Canvas { palette: Palette::PLAIN, width: Some(width) };
        let drawn = diagnostic.picture("a.py", canvas, Some("think")).to_string();
        let lines: Vec<_> = drawn.lines().collect();
        assert_eq!(
            (lines[0], &lines[3..]),
            ("  File \"a.py\", line 1", &["SyntaxError: no", "help: think"][..])
        );
        lines[1..3].join("\n")
    }

    #[test]
    fn wide_characters_and_tabs_have_their_cells() {
        assert_eq!(picture("\t日本 = x\n", 2..4, 80), "    日本 = x\n    ^^^^");
        assert_eq!(picture("é = 日本\ty\n", 8..9, 80), "    é = 日本    y\n                ^");
        assert_eq!(picture("x = \n", 5..5, 80), "    x = \n        ^");
    }

    #[test]
    fn long_lines_are_cut_around_what_is_meant() {
        let line = format!("{}bad{}\n", "a".repeat(100), "b".repeat(100));
        assert_eq!(
            picture(&line, 101..104, 40),
            format!("    …{}bad{}…\n     {}^^^", "a".repeat(11), "b".repeat(19), " ".repeat(11))
        );
        assert_eq!(picture(&line, 1..4, 40), format!("    {}…\n    ^^^", "a".repeat(33)));
    }

    #[test]
    fn columns_of_bytes_are_characters_here() {
        let place = |columns| Place {
            line: 1,
            column: 6,
            end_line: 1,
            end_column: Some(7),
            columns,
            text: Some("é = x\n".into()),
        };
        assert_eq!(span(&place(Columns::Bytes), "é = x"), (4, 5));
        assert_eq!(span(&place(Columns::Characters), "é = x"), (5, 5));
    }
}
