//! Statements: which method generates which, and those that need no file of their own
//! (`compiler_visit_stmt`).

use pybytecode_opcode::block_stack::{AssertionError, LineNumbers};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Expr, ExprKind, Stmt, StmtAssert, StmtAssign, StmtKind, StmtRaise};

use super::BlockCompiler;
use crate::Result;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// Generates a statement.
    pub(super) fn visit_stmt(&mut self, stmt: &'t Stmt<'a>) -> Result {
        self.deeper(|compiler| compiler.statement(stmt))
    }

    fn statement(&mut self, stmt: &'t Stmt<'a>) -> Result {
        self.set_line_of(stmt.range);
        match &stmt.kind {
            StmtKind::FunctionDef(node) => self.function(stmt.range, node, false),
            StmtKind::AsyncFunctionDef(node) => self.function(stmt.range, node, true),
            StmtKind::ClassDef(node) => self.class(stmt.range, node),
            StmtKind::Return(node) => self.return_statement(stmt.range, node),
            StmtKind::Delete(node) => self.visit_exprs(node.targets),
            StmtKind::Assign(node) => self.assign(node),
            StmtKind::AugAssign(node) => self.aug_assign(node),
            StmtKind::AnnAssign(node) => self.ann_assign(node),
            StmtKind::For(node) => self.for_statement(node),
            StmtKind::AsyncFor(node) => self.async_for_statement(stmt.range, node),
            StmtKind::While(node) => self.while_statement(stmt.range, node),
            StmtKind::If(node) => self.if_statement(node),
            StmtKind::With(node) => self.with_statement(stmt.range, node, false),
            StmtKind::AsyncWith(node) => self.with_statement(stmt.range, node, true),
            StmtKind::Match(node) => self.match_statement(node),
            StmtKind::Try(node) => self.try_statement(stmt.range, node),
            StmtKind::Raise(node) => self.raise(node),
            StmtKind::Assert(node) => self.assert(stmt.range, node),
            StmtKind::Import(node) => self.import(node),
            StmtKind::ImportFrom(node) => self.import_from(stmt.range, node),
            StmtKind::Global(_) | StmtKind::Nonlocal(_) => Ok(()),
            StmtKind::Expr(node) => self.expression_statement(node.value),
            StmtKind::Pass => {
                self.nop();
                Ok(())
            }
            StmtKind::Break => self.break_statement(stmt.range),
            StmtKind::Continue => self.continue_statement(stmt.range),
            // The grammar of these versions has neither.
            StmtKind::TryStar(_) | StmtKind::TypeAlias(_) => {
                Err(SyntaxError::new("invalid syntax", stmt.range).into())
            }
        }
    }

    /// Generates statements one after the other.
    pub(super) fn visit_body(&mut self, body: &'t [Stmt<'a>]) -> Result {
        body.iter().try_for_each(|stmt| self.visit_stmt(stmt))
    }

    /// Gives the line of a statement without effect an instruction, where tracing is to see it.
    pub(super) fn nop(&mut self) {
        if self.facts.lines == LineNumbers::Traced {
            self.emit().nop();
        }
    }

    fn assign(&mut self, node: &'t StmtAssign<'a>) -> Result {
        self.visit_expr(node.value)?;
        let Some((last, first)) = node.targets.split_last() else { return Ok(()) };
        for target in first {
            self.emit().duplicate_top();
            self.visit_expr(target)?;
        }
        self.visit_expr(last)
    }

    fn raise(&mut self, node: &'t StmtRaise<'a>) -> Result {
        let mut values = 0;
        if let Some(exception) = &node.exc {
            self.visit_expr(exception)?;
            values += 1;
            if let Some(cause) = &node.cause {
                self.visit_expr(cause)?;
                values += 1;
            }
        }
        self.emit().raise(values);
        self.block_after_jump();
        Ok(())
    }

    fn assert(&mut self, range: Range, node: &'t StmtAssert<'a>) -> Result {
        let visited = self.visited(range);
        self.base.check_assert(visited, node);
        if self.base.optimize > 0 {
            return Ok(());
        }
        let end = self.new_block();
        self.jump_if(node.test, end, true)?;
        match self.facts.assertion_error {
            AssertionError::Interpreter => self.emit().load_assertion_error(),
            AssertionError::Global => {
                let name = self.base.objects.name(b"AssertionError");
                self.emit().load_builtin(name);
            }
        }
        if let Some(message) = &node.msg {
            self.visit_expr(message)?;
            self.emit().call(1);
        }
        self.emit().raise(1);
        self.use_next_block(end);
        Ok(())
    }

    fn expression_statement(&mut self, value: &'t Expr<'a>) -> Result {
        if self.interactive_top_level() {
            self.visit_expr(value)?;
            self.emit().print_expression();
        } else if matches!(value.kind, ExprKind::Constant(_)) {
            self.nop();
        } else {
            self.visit_expr(value)?;
            self.set_artificial();
            self.emit().pop_top();
        }
        Ok(())
    }
}
