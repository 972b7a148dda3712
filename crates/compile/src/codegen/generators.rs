//! `yield`, `yield from` and `await` (`codegen_addop_yield`, `codegen_add_yield_from`).

use pybytecode_code::{Location, Objects};
use pybytecode_emit::{Awaited, Resumption};
use pybytecode_opcode::facts::StrayYieldFrom;
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Expr, ExprAwait, ExprYield, ExprYieldFrom};

use super::{Compiler, UnitKind};
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    /// `yield value`.
    pub(crate) fn yield_(&mut self, expr: &'t Expr<'a>, node: &'t ExprYield<'a>) -> Result {
        if !self.scope().is_function_like() {
            return Err(SyntaxError::new("'yield' outside function", expr.range).into());
        }
        let loc = self.location(expr.range);
        match &node.value {
            Some(value) => self.visit_expr(value)?,
            None => self.emit().load_const(Objects::NONE, loc),
        }
        self.yield_value(loc);
        Ok(())
    }

    /// Yields the value on top, wrapped if the unit is an asynchronous generator.
    pub(crate) fn yield_value(&mut self, loc: Location) {
        let scope = self.scope();
        self.emit().yield_value(scope.generator && scope.coroutine, loc);
    }

    /// `yield from value`.
    pub(crate) fn yield_from(&mut self, expr: &'t Expr<'a>, node: &'t ExprYieldFrom<'a>) -> Result {
        if !self.scope().is_function_like() {
            let message = match self.target.stray_yield_from {
                StrayYieldFrom::Yield => "'yield' outside function",
                StrayYieldFrom::YieldFrom => "'yield from' outside function",
            };
            return Err(SyntaxError::new(message, expr.range).into());
        }
        if self.current().kind == UnitKind::AsyncFunction {
            return Err(SyntaxError::new("'yield from' inside async function", expr.range).into());
        }
        self.visit_expr(node.value)?;
        let loc = self.location(expr.range);
        self.emit().get_yield_from_iter(loc);
        self.emit().load_const(Objects::NONE, loc);
        self.emit().yield_from(Resumption::YieldFrom, loc);
        Ok(())
    }

    /// Refuses what only the code of an `async` function can have.
    pub(super) fn check_async_function(&self, message: &str, range: Range) -> Result {
        match self.current().kind {
            UnitKind::AsyncFunction => Ok(()),
            _ => Err(SyntaxError::new(message, range).into()),
        }
    }

    /// `await value`.
    pub(crate) fn await_(&mut self, expr: &'t Expr<'a>, node: &'t ExprAwait<'a>) -> Result {
        if !self.scope().is_function_like() {
            return Err(SyntaxError::new("'await' outside function", expr.range).into());
        }
        if !matches!(self.current().kind, UnitKind::AsyncFunction | UnitKind::Comprehension) {
            return Err(SyntaxError::new("'await' outside async function", expr.range).into());
        }
        self.visit_expr(node.value)?;
        let loc = self.location(expr.range);
        self.emit().await_value(Awaited::Expression, loc);
        Ok(())
    }
}
