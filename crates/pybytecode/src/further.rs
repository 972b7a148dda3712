//! The errors of a source behind the one that CPython stops at.
//!
//! CPython names one error a run. Of a statement of the module that is refused one can be sure that it is wrong, and
//! that those behind it are not wrong because of it; so it is taken away, and the compiler asked again.

use pybytecode_syntax::decode::decode_for;
use pybytecode_syntax::range::{LineIndex, Range};

use crate::{CompileError, CompileOptions, Compiler, Diagnostic};

/// So many errors say enough.
const MOST: usize = 20;

/// So many bytes are compiled to find them, for each error those of the whole source: who waits for the errors of
/// a large one wants the first above all.
const MOST_BYTES: usize = 16 << 20;

impl Compiler {
    /// The errors of a source behind the `first`, which [`Compiler::compile`] has told, by their lines: at most one for
    /// each statement of the module and twenty in all (fewer of sources beyond 800 KB), and only those that do not depend on others. Wrong
    /// indentation makes all doubtful that follows.
    ///
    /// ```
    /// use pybytecode::{CompileError, CompileOptions, Compiler, Target, Validation};
    ///
    /// let source = b"def f(x)\n    return x\n\nbreak\nprint(1\n";
    /// let options = CompileOptions { filename: b"a.py", optimize: 0, validation: Validation::CheckedHash([0; 8]) };
    /// let mut compiler = Compiler::new(Target::newest());
    /// let Err(CompileError::Source(first)) = compiler.compile(source, &options, &mut Vec::new()) else { panic!() };
    /// assert_eq!(first.message, "expected ':'");
    /// let further = compiler.further_errors(source, &options, &first);
    /// let messages: Vec<_> = further.iter().map(|error| error.message.as_str()).collect();
    /// assert_eq!(messages, ["'break' outside loop", "'(' was never closed"]);
    /// ```
    pub fn further_errors(
        &mut self,
        source: &[u8],
        options: &CompileOptions,
        first: &Diagnostic,
    ) -> Vec<Diagnostic> {
        let most = MOST.min(MOST_BYTES / source.len().max(1));
        let Ok(text) = decode_for(source, self.target) else { return Vec::new() };
        let lines = LineIndex::new(&text);
        let statements = pybytecode_syntax::module_statements(&text, self.target);
        let mut rest = text.clone().into_owned();
        blank_cookie(&mut rest, &lines);
        let mut found: Vec<Diagnostic> = Vec::new();
        let mut last = first.clone();
        while found.len() < most && last.kind == "SyntaxError" {
            let Some(refused) = statement_of(&last, &statements, &lines) else { break };
            if !blank(&mut rest, refused) {
                break;
            }
            match self.compile(rest.as_bytes(), options, &mut Vec::new()) {
                Err(CompileError::Source(error)) => last = *error,
                Ok(()) | Err(CompileError::Marshal(_)) => break,
            }
            found.push(last.clone());
        }
        found.sort_by_key(|error| error.place.as_ref().map(|place| (place.line, place.column)));
        found
    }
}

/// The statement that an error is in.
fn statement_of(error: &Diagnostic, statements: &[Range], lines: &LineIndex) -> Option<Range> {
    let line = error.place.as_ref()?.line;
    let start = lines.line_start(line.max(1))?;
    let next = lines.line_start(line.max(1) + 1).unwrap_or(u32::MAX);
    statements.iter().copied().rfind(|statement| statement.start < next && start < statement.end)
}

/// Makes spaces of what stands there, its lines aside; whether there was anything.
fn blank(text: &mut String, range: Range) -> bool {
    let range = range.start as usize..range.end as usize;
    let Some(there) = text.get(range.clone()) else { return false };
    let is_there = !there.trim().is_empty();
    let blank = |byte: u8| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' };
    let blanks: String = there.bytes().map(blank).collect();
    text.replace_range(range, &blanks);
    is_there
}

/// The text is UTF-8 now, whatever a comment in its first two lines says.
fn blank_cookie(text: &mut String, lines: &LineIndex) {
    for line in [1, 2] {
        let Some(start) = lines.line_start(line) else { return };
        let end = lines.line_start(line + 1).unwrap_or(text.len() as u32);
        let is_comment = text[start as usize..end as usize].trim_start().starts_with('#');
        if is_comment {
            blank(text, Range::new(start, end));
        }
    }
}
