//! Statements: which method generates which, and those that need no file of their own
//! (`codegen_visit_stmt`).

use pybytecode_code::Location;
use pybytecode_emit::CommonConstant;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Expr, ExprKind, Stmt, StmtAssert, StmtAssign, StmtKind, StmtRaise};

use super::Compiler;
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    /// Generates a statement.
    pub(crate) fn visit_stmt(&mut self, stmt: &'t Stmt<'a>) -> Result {
        self.deeper(|compiler| compiler.statement(stmt))
    }

    fn statement(&mut self, stmt: &'t Stmt<'a>) -> Result {
        self.set_place_of(stmt.range);
        match &stmt.kind {
            StmtKind::FunctionDef(node) => self.function(stmt.range, node, false),
            StmtKind::AsyncFunctionDef(node) => self.function(stmt.range, node, true),
            StmtKind::ClassDef(node) => self.class(stmt.range, node),
            StmtKind::TypeAlias(node) => self.type_alias(stmt.range, node),
            StmtKind::Return(node) => self.return_statement(stmt.range, node),
            StmtKind::Delete(node) => self.visit_exprs(node.targets),
            StmtKind::Assign(node) => self.assign(stmt.range, node),
            StmtKind::AugAssign(node) => self.aug_assign(stmt.range, node),
            StmtKind::AnnAssign(node) => self.ann_assign(stmt.range, node),
            StmtKind::For(node) => self.conditional(|c| c.for_statement(stmt.range, node)),
            StmtKind::AsyncFor(node) => self.conditional(|c| c.async_for_statement(stmt.range, node)),
            StmtKind::While(node) => self.conditional(|c| c.while_statement(stmt.range, node)),
            StmtKind::If(node) => self.conditional(|c| c.if_statement(node)),
            StmtKind::With(node) => self.conditional(|c| c.with_statement(stmt.range, node)),
            StmtKind::AsyncWith(node) => self.conditional(|c| c.async_with_statement(stmt.range, node)),
            StmtKind::Match(node) => self.conditional(|c| c.match_statement(node)),
            StmtKind::Try(node) => self.conditional(|c| c.try_statement(stmt.range, node)),
            StmtKind::TryStar(node) => self.conditional(|c| c.try_star_statement(stmt.range, node)),
            StmtKind::Raise(node) => self.raise(stmt.range, node),
            StmtKind::Assert(node) => self.assert(stmt.range, node),
            StmtKind::Import(node) => self.import(stmt.range, node),
            StmtKind::ImportFrom(node) => self.import_from(stmt.range, node),
            StmtKind::Global(_) | StmtKind::Nonlocal(_) => Ok(()),
            StmtKind::Expr(node) => self.expression_statement(stmt.range, node.value),
            StmtKind::Pass => {
                // A `pass` that stands for a removed docstring is as long as any, though that may be
                // longer than the line.
                let start = self.location(stmt.range);
                let end = start.column + "pass".len() as i32;
                self.emit().nop(Location { end_line: start.line, end_column: end, ..start });
                Ok(())
            }
            StmtKind::Break => self.break_statement(stmt.range),
            StmtKind::Continue => self.continue_statement(stmt.range),
        }
    }

    /// Generates statements one after the other.
    pub(crate) fn visit_body(&mut self, body: &'t [Stmt<'a>]) -> Result {
        body.iter().try_for_each(|stmt| self.visit_stmt(stmt))
    }

    /// Generates what may run or not: annotations in it are conditional ones.
    fn conditional(&mut self, generate: impl FnOnce(&mut Self) -> Result) -> Result {
        self.unit().in_conditional_block += 1;
        generate(self)?;
        self.unit().in_conditional_block -= 1;
        Ok(())
    }

    fn assign(&mut self, range: Range, node: &'t StmtAssign<'a>) -> Result {
        self.visit_expr(node.value)?;
        let Some((last, first)) = node.targets.split_last() else { return Ok(()) };
        for target in first {
            let loc = self.location(range);
            self.emit().copy(1, loc);
            self.visit_expr(target)?;
        }
        self.visit_expr(last)
    }

    fn raise(&mut self, range: Range, node: &'t StmtRaise<'a>) -> Result {
        let mut values = 0;
        if let Some(exception) = &node.exc {
            self.visit_expr(exception)?;
            values += 1;
            if let Some(cause) = &node.cause {
                self.visit_expr(cause)?;
                values += 1;
            }
        }
        let loc = self.location(range);
        self.emit().raise(values, loc);
        Ok(())
    }

    fn assert(&mut self, range: Range, node: &'t StmtAssert<'a>) -> Result {
        self.check_assert(range, node);
        if self.optimize > 0 {
            return Ok(());
        }
        let loc = self.location(range);
        let end = self.emit().new_label();
        self.jump_if(node.test, end, true)?;
        let loc = self.place_or(loc);
        self.emit().load_common_constant(CommonConstant::AssertionError, loc);
        if let Some(message) = &node.msg {
            self.visit_expr(message)?;
            self.emit().call(0, loc);
        }
        let test = self.clause_location(loc, node.test.range);
        let test = self.place_or(test);
        self.emit().raise(1, test);
        self.emit().use_label(end);
        Ok(())
    }

    fn expression_statement(&mut self, range: Range, value: &'t Expr<'a>) -> Result {
        if self.interactive_top_level() {
            self.visit_expr(value)?;
            let loc = self.location(range);
            self.emit().print_expression(loc);
        } else if matches!(value.kind, ExprKind::Constant(_)) {
            let loc = self.location(range);
            self.emit().nop(loc);
        } else {
            self.visit_expr(value)?;
            self.emit().pop_top(Location::NONE);
            self.set_place(Location::NONE);
        }
        Ok(())
    }
}
