//! The expressions in f-strings before PEP 701, which are read on their own as between parentheses.
//!
//! CPython 3.9 to 3.11: `fstring_compile_expr` in `Parser/string_parser.c`.

use super::engine::Engine;
use super::strings;
use super::substrings::{self, Fields};
use crate::error::{Shown, Step, SyntaxError};
use crate::range::Range;

impl Engine<'_> {
    /// Looks at the fields of an f-string.
    pub(super) fn check_fields(&mut self, literal: Range) -> Option<()> {
        let (inside, is_raw) = strings::inside(self.text(literal));
        let start = literal.start as usize;
        let (source, grammar) = (self.source, self.grammar);
        let mut asked = Asked { engine: self, literal };
        match substrings::check(
            source,
            (start + inside.start, start + inside.end),
            is_raw,
            grammar,
            &mut asked,
        ) {
            Ok(()) => Some(()),
            Err(error) => {
                self.fail(*error);
                None
            }
        }
    }
}

/// An f-string that a parser has come to.
struct Asked<'e, 'a> {
    engine: &'e mut Engine<'a>,
    literal: Range,
}

impl Fields for Asked<'_, '_> {
    fn refusal(&mut self, message: String) -> Box<SyntaxError> {
        Box::new(self.engine.of_last(&message))
    }

    fn escapes(&mut self, message: String) -> Box<SyntaxError> {
        self.refusal(message)
    }

    fn expression(&mut self, start: usize, end: usize) -> Result<(), Box<SyntaxError>> {
        let Engine { source, grammar, rules, flufl, .. } = *self.engine;
        let inner = format!("({})", source.get(start..end).unwrap_or_default());
        let mut engine = Engine::new(&inner, grammar, rules, 0, flufl);
        engine.start = "fstring";
        let Some(mut error) = super::refusal(&mut engine) else { return Ok(()) };
        // Each parser says so of what it refuses itself.
        if error.step == Step::Parser && !engine.is_of_field {
            error.message.insert_str(0, "f-string: ");
        }
        self.engine.is_of_field = true;
        if error.shown.is_none()
            && let Some(range) = error.range
        {
            let outer = &source.as_bytes()[self.literal.start as usize..start];
            let first = self.engine.tokens.lexer.line_of(self.literal.start as usize);
            let first = (first + memchr::memchr_iter(b'\n', outer).count()) as u32;
            error.shown = Some(Box::new(shown(&inner, range, first)));
        }
        Err(Box::new(error))
    }
}

/// A place in an expression, which starts on line `first`.
fn shown(inner: &str, range: Range, first: u32) -> Shown {
    let place = |at: u32| {
        let before = &inner.as_bytes()[..(at as usize).min(inner.len())];
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let line = memchr::memchr_iter(b'\n', before).count() as u32;
        (line, (before.len() - start) as u32 + 1)
    };
    let (line, column) = place(range.start);
    let (end_line, end_column) = place(range.end);
    let text = inner.split('\n').nth(line as usize).unwrap_or_default();
    Shown {
        line: first + line,
        column,
        end_line: first + end_line,
        end_column: end_column as i32,
        text: Some(format!("{text}\n")),
    }
}
