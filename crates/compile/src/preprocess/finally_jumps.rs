//! Jumps out of `finally` clauses, which PEP 765 warns of (`control_flow_in_finally_warning` in `ast_preprocess.c`).
//!
//! Of what is around a statement only the innermost loop, function or `finally` clause counts.

use pybytecode_opcode::warnings::WarningCategory;
use pybytecode_syntax::Tree;
use pybytecode_syntax::error::{Columns, SyntaxError};
use pybytecode_syntax::range::LineIndex;
use pybytecode_syntax::tree::{Mod, Stmt, StmtKind};
use pybytecode_syntax::warning::Warning;

use crate::Result;
use crate::recursion::{Depth, grow};

/// What is around a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    Other,
    Finally,
}

/// Appends what is to be said of a tree.
pub(super) fn check(tree: &Tree, warnings: &mut Vec<Warning>) -> Result {
    if !tree.jumps_in_finally {
        return Ok(());
    }
    let Mod::Module(module) = &tree.root else { return Ok(()) };
    let mut checker = Checker { lines: &tree.lines, warnings, depth: Depth::default() };
    checker.body(module.body, Around::Other)
}

struct Checker<'c> {
    lines: &'c LineIndex,
    warnings: &'c mut Vec<Warning>,
    depth: Depth,
}

impl Checker<'_> {
    fn body(&mut self, body: &[Stmt], around: Around) -> Result {
        body.iter().try_for_each(|stmt| self.statement(stmt, around))
    }

    /// A body one level deeper in the tree.
    fn inner(&mut self, body: &[Stmt], around: Around) -> Result {
        self.depth.enter()?;
        if self.depth.is_checked() {
            grow(|| self.body(body, around))?;
        } else {
            self.body(body, around)?;
        }
        self.depth.leave();
        Ok(())
    }

    fn statement(&mut self, stmt: &Stmt, around: Around) -> Result {
        match &stmt.kind {
            StmtKind::FunctionDef(node) | StmtKind::AsyncFunctionDef(node) => {
                self.inner(node.body, Around::Other)
            }
            StmtKind::ClassDef(node) => self.inner(node.body, around),
            StmtKind::For(node) | StmtKind::AsyncFor(node) => {
                self.inner(node.body, Around::Other)?;
                self.inner(node.orelse, around)
            }
            StmtKind::While(node) => {
                self.inner(node.body, Around::Other)?;
                self.inner(node.orelse, around)
            }
            StmtKind::If(node) => {
                self.inner(node.body, around)?;
                self.inner(node.orelse, around)
            }
            StmtKind::With(node) | StmtKind::AsyncWith(node) => self.inner(node.body, around),
            StmtKind::Match(node) => node.cases.iter().try_for_each(|case| self.inner(case.body, around)),
            StmtKind::Try(node) | StmtKind::TryStar(node) => {
                self.inner(node.body, around)?;
                node.handlers.iter().try_for_each(|handler| self.inner(handler.body, around))?;
                self.inner(node.orelse, around)?;
                self.inner(node.finalbody, Around::Finally)
            }
            StmtKind::Return(_) => self.jump(stmt, "return", around),
            StmtKind::Break => self.jump(stmt, "break", around),
            StmtKind::Continue => self.jump(stmt, "continue", around),
            _ => Ok(()),
        }
    }

    fn jump(&mut self, stmt: &Stmt, keyword: &str, around: Around) -> Result {
        if around == Around::Finally {
            let message = format!("'{keyword}' in a 'finally' block");
            self.warnings.push(Warning {
                category: WarningCategory::Syntax,
                line: self.lines.line_column(stmt.range.start).line,
                range: Some(stmt.range),
                error: SyntaxError::new(message.clone(), stmt.range),
                message,
                error_columns: Columns::Bytes,
            });
        }
        Ok(())
    }
}
