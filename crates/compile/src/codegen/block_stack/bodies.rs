//! Whole modules, bodies of modules and classes (`compiler_mod`, `compiler_body`, `find_ann`).

use pybytecode_code::ObjectId;
use pybytecode_opcode::block_stack::LineNumbers;
use pybytecode_syntax::literal::Text;
use pybytecode_syntax::names::known;
use pybytecode_syntax::tree::{ExprContext, Mod, Stmt, StmtKind};

use super::BlockCompiler;
use crate::Result;
use crate::codegen::UnitKind;
use crate::codegen::unit::{NewUnit, ParameterCounts};
use crate::docstring::docstring;
use crate::symtable::SymbolTable;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// The code object of a whole source.
    pub(super) fn module(mut self, root: &'t Mod<'a>) -> Result<ObjectId> {
        self.enter(NewUnit {
            name: known::MODULE_SCOPE,
            kind: UnitKind::Module,
            scope: SymbolTable::MODULE,
            // Up to 3.9 the assembler sets it to the first line that there is code for.
            firstlineno: if self.facts.lines == LineNumbers::Traced { 1 } else { 0 },
            private: None,
            parameters: ParameterCounts::default(),
        });
        match root {
            Mod::Module(module) => {
                if let Some(first) = module.body.first() {
                    let line = self.first_line(first.range);
                    self.adopt_line(line);
                }
                self.body(module.body)?;
            }
            Mod::Interactive(prompt) => {
                if has_annotations(prompt.body) {
                    self.emit().setup_annotations();
                }
                self.base.interactive = true;
                self.visit_body(prompt.body)?;
            }
            Mod::Expression(expression) => self.visit_expr(expression.body)?,
        }
        let module = self.leave(!matches!(root, Mod::Expression(_)))?;
        Ok(module.code)
    }

    /// The statements of a module or class.
    pub(super) fn body(&mut self, body: &'t [Stmt<'a>]) -> Result {
        if has_annotations(body) {
            self.emit().setup_annotations();
        }
        let Some((first, rest)) = body.split_first() else { return Ok(()) };
        match (self.docstring(body), &first.kind) {
            (Some(_), StmtKind::Expr(statement)) => {
                self.visit_expr(statement.value)?;
                self.name_op(known::DOC, ExprContext::Store)?;
                self.visit_body(rest)
            }
            _ => self.visit_body(body),
        }
    }

    /// The text of a body's docstring, unless docstrings are left out.
    pub(super) fn docstring(&self, body: &'t [Stmt<'a>]) -> Option<Text<'a>> {
        if self.base.optimize < 2 { docstring(body) } else { None }
    }

    /// Whether statements are those that the user typed at a prompt, not those of a function there.
    pub(super) fn interactive_top_level(&self) -> bool {
        self.base.interactive && self.base.is_in_module()
    }
}

/// Whether a body has annotated variables, not counting those of functions and classes in it. What
/// `match` statements have in them is not looked at.
fn has_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match &stmt.kind {
        StmtKind::AnnAssign(_) => true,
        StmtKind::For(node) | StmtKind::AsyncFor(node) => {
            has_annotations(node.body) || has_annotations(node.orelse)
        }
        StmtKind::While(node) => has_annotations(node.body) || has_annotations(node.orelse),
        StmtKind::If(node) => has_annotations(node.body) || has_annotations(node.orelse),
        StmtKind::With(node) | StmtKind::AsyncWith(node) => has_annotations(node.body),
        StmtKind::Try(node) => {
            node.handlers.iter().any(|handler| has_annotations(handler.body))
                || has_annotations(node.body)
                || has_annotations(node.finalbody)
                || has_annotations(node.orelse)
        }
        _ => false,
    })
}
