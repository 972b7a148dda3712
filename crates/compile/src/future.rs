//! `from __future__ import ...` at the head of a source (`future.c`).

use pybytecode_opcode::Target;
use pybytecode_opcode::facts::{CutCharacters, FutureImports, FuturePlaces, LateFutures};
use pybytecode_syntax::Tree;
use pybytecode_syntax::error::{Extent, SyntaxError};
use pybytecode_syntax::names::{Interner, known};
use pybytecode_syntax::range::{LineIndex, Range};
use pybytecode_syntax::tree::{Mod, Stmt, StmtImportFrom, StmtKind};

use crate::Result;
use crate::docstring::docstring;

/// What a source asks of later versions (`_PyFutureFeatures`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Future {
    /// `annotations`: they are kept as text.
    pub annotations: bool,
    /// `barry_as_FLUFL`: `<>` instead of `!=`.
    pub barry_as_flufl: bool,
    /// The last statement that stands where such imports may stand.
    pub last: Option<Range>,
}

impl Future {
    /// Reads the statements before which only a docstring may stand.
    ///
    /// # Errors
    ///
    /// A feature that does not exist.
    pub fn of(tree: &Tree<'_>, target: &Target) -> Result<Future> {
        let mut future = Future::default();
        let names = &tree.names;
        let body: &[_] = match &tree.root {
            Mod::Module(module) => module.body,
            Mod::Interactive(interactive) => interactive.body,
            Mod::Expression(_) => return Ok(future),
        };
        let mut rest = &body[usize::from(docstring(body).is_some())..];
        while let [stmt, behind @ ..] = rest {
            match &stmt.kind {
                StmtKind::ImportFrom(import) if is_future(import, target) => {
                    future.add(import, names, target).map_err(|mut error| {
                        if target.future_places == FuturePlaces::Statement {
                            error.range = Some(stmt.range);
                            error.extent = Extent::NoEnd;
                        }
                        error
                    })?;
                    future.last = Some(stmt.range);
                }
                _ => break,
            }
            rest = behind;
        }
        if target.late_futures == LateFutures::GeneratedByLine {
            check_line(rest, &tree.lines, target)?;
        }
        Ok(future)
    }

    /// Whether a statement comes too late for one about the future.
    pub(crate) fn is_late(&self, import: &StmtImportFrom, range: Range, target: &Target) -> bool {
        is_future(import, target) && self.last.is_none_or(|last| range.start > last.start)
    }

    fn add(&mut self, import: &StmtImportFrom, names: &Interner, target: &Target) -> Result {
        for alias in import.names.iter() {
            match names.text(alias.name) {
                "nested_scopes" | "generators" | "division" | "absolute_import" | "with_statement"
                | "print_function" | "unicode_literals" | "generator_stop" => {}
                "annotations" => self.annotations = true,
                "barry_as_FLUFL" => self.barry_as_flufl = true,
                "braces" => return Err(SyntaxError::new("not a chance", alias.range).into()),
                unknown => {
                    let shown = cut(unknown, 100, target.cut_characters);
                    return Err(SyntaxError::new(
                        format!("future feature {shown} is not defined"),
                        alias.range,
                    )
                    .into());
                }
            }
        }
        Ok(())
    }
}

/// The refusal of a statement that comes too late.
pub(crate) fn too_late(range: Range) -> SyntaxError {
    SyntaxError::new("from __future__ imports must occur at the beginning of the file", range)
}

/// Looks for statements about the future on the line of the first one behind them; the place is one column too far left.
fn check_line(rest: &[Stmt<'_>], lines: &LineIndex, target: &Target) -> Result<()> {
    let Some(first) = rest.first() else { return Ok(()) };
    let line = |stmt: &Stmt<'_>| lines.line_column(stmt.range.start).line;
    let on_line = rest[1..].iter().take_while(|stmt| line(stmt) == line(first));
    for stmt in on_line {
        if let StmtKind::ImportFrom(import) = &stmt.kind
            && is_future(import, target)
        {
            // Of a tree that a program built it may be the very first.
            let at = stmt.range.start.saturating_sub(1);
            return Err(SyntaxError { extent: Extent::NoEnd, ..too_late(Range::new(at, at)) }.into());
        }
    }
    Ok(())
}

/// Whether an import is from the module `__future__`.
pub(crate) fn is_future(import: &StmtImportFrom, target: &Target) -> bool {
    let is_level = import.level == 0 || target.future_imports == FutureImports::AnyLevel;
    is_level && import.module == Some(known::FUTURE)
}

/// At most so many bytes of a text, as `%.100s` cuts, and perhaps a sign for a character that does not fit.
fn cut(text: &str, most: usize, characters: CutCharacters) -> String {
    let end = text.floor_char_boundary(most);
    let is_inside = end < most.min(text.len());
    let sign = if is_inside && characters == CutCharacters::Replaced { "\u{fffd}" } else { "" };
    format!("{}{sign}", &text[..end])
}
