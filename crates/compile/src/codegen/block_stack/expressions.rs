//! Expressions: which method generates which, and the small ones (`compiler_visit_expr`).

use pybytecode_code::Objects;
use pybytecode_emit::UnaryOperator;
use pybytecode_opcode::block_stack::LineNumbers;
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{
    Expr, ExprAttribute, ExprAwait, ExprContext, ExprKind, ExprNamedExpr, ExprYield, ExprYieldFrom, UnaryOp,
};

use super::BlockCompiler;
use crate::Result;
use crate::codegen::UnitKind;
use crate::codegen::expressions::binary_operator;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// Generates an expression: one value more on the stack, or for targets one less, or none.
    pub(super) fn visit_expr(&mut self, expr: &'t Expr<'a>) -> Result {
        self.deeper(|compiler| {
            let line = compiler.first_line(expr.range);
            let before = compiler.go_to_line(line);
            let place = std::mem::replace(&mut compiler.frame().place, expr.range);
            compiler.expression(expr)?;
            compiler.frame().place = place;
            compiler.return_to_line(before);
            Ok(())
        })
    }

    fn expression(&mut self, expr: &'t Expr<'a>) -> Result {
        match &expr.kind {
            ExprKind::NamedExpr(node) => self.named_expr(node),
            ExprKind::BoolOp(node) => self.bool_op(node),
            ExprKind::BinOp(node) => {
                self.visit_expr(node.left)?;
                self.visit_expr(node.right)?;
                self.emit().binary(binary_operator(node.op));
                Ok(())
            }
            ExprKind::UnaryOp(node) => {
                self.visit_expr(node.operand)?;
                self.emit().unary(match node.op {
                    UnaryOp::Invert => UnaryOperator::Invert,
                    UnaryOp::Not => UnaryOperator::Not,
                    UnaryOp::UAdd => UnaryOperator::Positive,
                    UnaryOp::USub => UnaryOperator::Negative,
                });
                Ok(())
            }
            ExprKind::Lambda(node) => self.lambda(expr, node),
            ExprKind::IfExp(node) => self.if_exp(node),
            ExprKind::Dict(node) => self.dict(node),
            ExprKind::Set(node) => self.set(node),
            ExprKind::GeneratorExp(node) => self.generator_exp(expr, node),
            ExprKind::ListComp(node) => self.list_comp(expr, node),
            ExprKind::SetComp(node) => self.set_comp(expr, node),
            ExprKind::DictComp(node) => self.dict_comp(expr, node),
            ExprKind::Yield(node) => self.yield_(expr.range, node),
            ExprKind::YieldFrom(node) => self.yield_from(expr.range, node),
            ExprKind::Await(node) => self.await_(expr.range, node),
            ExprKind::Compare(node) => self.compare(expr.range, node),
            ExprKind::Call(node) => self.call(expr.range, node),
            ExprKind::Constant(node) => {
                let constant = self.base.literal(&node.value);
                self.emit().load_const(constant);
                Ok(())
            }
            ExprKind::JoinedStr(node) => self.joined_str(node),
            ExprKind::FormattedValue(node) => self.formatted_value(node),
            ExprKind::Attribute(node) => self.attribute(expr.range, node),
            ExprKind::Subscript(node) => self.subscript(expr.range, node),
            ExprKind::Starred(node) => Err(SyntaxError::new(
                match node.ctx {
                    // In a list or tuple of targets the star is gone before the target is visited.
                    ExprContext::Store => "starred assignment target must be in a list or tuple",
                    ExprContext::Load | ExprContext::Del => "can't use starred expression here",
                },
                expr.range,
            )
            .into()),
            ExprKind::Slice(node) => self.slice(node),
            ExprKind::Name(node) => self.name_op(node.id, node.ctx),
            ExprKind::List(node) => self.list(expr.range, node),
            ExprKind::Tuple(node) => self.tuple(expr.range, node),
            // The grammar of these versions has neither.
            ExprKind::TemplateStr(_) | ExprKind::Interpolation(_) => {
                Err(SyntaxError::new("invalid syntax", expr.range).into())
            }
        }
    }

    /// Generates expressions one after the other.
    pub(super) fn visit_exprs(&mut self, exprs: &'t [Expr<'a>]) -> Result {
        exprs.iter().try_for_each(|expr| self.visit_expr(expr))
    }

    fn named_expr(&mut self, node: &'t ExprNamedExpr<'a>) -> Result {
        self.visit_expr(node.value)?;
        self.emit().duplicate_top();
        self.visit_expr(node.target)
    }

    /// `value.attr`, loaded, assigned to or deleted.
    fn attribute(&mut self, range: Range, node: &'t ExprAttribute<'a>) -> Result {
        self.visit_expr(node.value)?;
        let name = self.base.mangled_object(node.attr);
        let before = self.line();
        match node.ctx {
            ExprContext::Load => {
                self.go_to_attribute(range);
                self.emit().load_attribute(name);
            }
            ExprContext::Store => {
                self.check_name(node.attr, ExprContext::Store)?;
                self.go_to_attribute(range);
                self.emit().store_attribute(name);
            }
            ExprContext::Del => self.emit().delete_attribute(name),
        }
        self.return_to_line(before);
        Ok(())
    }

    /// The line where the name of an attribute stands is current, where tracing is to see it.
    pub(super) fn go_to_attribute(&mut self, range: Range) {
        if self.facts.lines == LineNumbers::Traced {
            let line = self.last_line(range);
            self.adopt_line(line);
        }
    }

    /// `yield value`.
    fn yield_(&mut self, range: Range, node: &'t ExprYield<'a>) -> Result {
        if !self.base.scope().is_function_like() {
            return Err(SyntaxError::new("'yield' outside function", range).into());
        }
        match &node.value {
            Some(value) => self.visit_expr(value)?,
            None => self.emit().load_const(Objects::NONE),
        }
        self.emit().yield_value();
        Ok(())
    }

    /// `yield from value`.
    fn yield_from(&mut self, range: Range, node: &'t ExprYieldFrom<'a>) -> Result {
        if !self.base.scope().is_function_like() {
            return Err(SyntaxError::new("'yield' outside function", range).into());
        }
        if self.base.current().kind == UnitKind::AsyncFunction {
            return Err(SyntaxError::new("'yield from' inside async function", range).into());
        }
        self.visit_expr(node.value)?;
        self.emit().yield_from();
        Ok(())
    }

    /// `await value`.
    fn await_(&mut self, range: Range, node: &'t ExprAwait<'a>) -> Result {
        if !self.base.scope().is_function_like() {
            return Err(SyntaxError::new("'await' outside function", range).into());
        }
        let kind = self.base.current().kind;
        if !matches!(kind, UnitKind::AsyncFunction | UnitKind::Comprehension) {
            return Err(SyntaxError::new("'await' outside async function", range).into());
        }
        self.visit_expr(node.value)?;
        self.emit().await_value();
        Ok(())
    }
}
