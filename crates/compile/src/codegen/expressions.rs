//! Expressions: which method generates which, and the small ones (`codegen_visit_expr`).

use pybytecode_emit::{BinaryOperator, UnaryOperator};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::literal::Literal;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{
    Expr, ExprBinOp, ExprContext, ExprKind, ExprNamedExpr, ExprUnaryOp, Operator, UnaryOp,
};

use super::Compiler;
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    /// Generates an expression: one value more on the stack, or for targets one less, or none.
    pub(crate) fn visit_expr(&mut self, expr: &'t Expr<'a>) -> Result {
        self.deeper(|compiler| compiler.expression(expr))
    }

    fn expression(&mut self, expr: &'t Expr<'a>) -> Result {
        match &expr.kind {
            ExprKind::NamedExpr(node) => self.named_expr(expr, node),
            ExprKind::BoolOp(node) => self.bool_op(expr, node),
            ExprKind::BinOp(node) => self.bin_op(expr, node),
            ExprKind::UnaryOp(node) => self.unary_op(expr, node),
            ExprKind::Lambda(node) => self.lambda(expr, node),
            ExprKind::IfExp(node) => self.if_exp(expr, node),
            ExprKind::Dict(node) => self.dict(expr, node),
            ExprKind::Set(node) => self.set(expr, node),
            ExprKind::GeneratorExp(node) => self.generator_exp(expr, node),
            ExprKind::ListComp(node) => self.list_comp(expr, node),
            ExprKind::SetComp(node) => self.set_comp(expr, node),
            ExprKind::DictComp(node) => self.dict_comp(expr, node),
            ExprKind::Yield(node) => self.yield_(expr, node),
            ExprKind::YieldFrom(node) => self.yield_from(expr, node),
            ExprKind::Await(node) => self.await_(expr, node),
            ExprKind::Compare(node) => self.compare(expr, node),
            ExprKind::Call(node) => self.call(expr, node),
            ExprKind::Constant(node) => {
                let loc = self.location(expr.range);
                let constant = match node.value {
                    // What a format with `%%` became is not the string that the runtime has ready.
                    Literal::Str(b"%") if expr.range == Range::NOWHERE => {
                        let fresh = self.objects.fresh_str(b"%");
                        self.objects.constant(fresh)
                    }
                    _ => self.literal(&node.value),
                };
                self.emit().load_const(constant, loc);
                Ok(())
            }
            ExprKind::JoinedStr(node) => self.joined_str(expr, node),
            ExprKind::TemplateStr(node) => self.template_str(expr, node),
            ExprKind::FormattedValue(node) => self.formatted_value(expr, node),
            ExprKind::Interpolation(node) => self.interpolation(expr, node),
            ExprKind::Attribute(node) => self.attribute(expr, node),
            ExprKind::Subscript(node) => self.subscript(expr, node),
            ExprKind::Starred(node) => Err(SyntaxError::new(
                match node.ctx {
                    // In a list or tuple of targets the star is gone before the target is visited.
                    ExprContext::Store => "starred assignment target must be in a list or tuple",
                    ExprContext::Load | ExprContext::Del => "can't use starred expression here",
                },
                expr.range,
            )
            .into()),
            ExprKind::Slice(node) => self.slice(expr, node),
            ExprKind::Name(node) => {
                let loc = self.location(expr.range);
                self.name_op(loc, node.id, node.ctx)
            }
            ExprKind::List(node) => self.list(expr, node),
            ExprKind::Tuple(node) => self.tuple(expr, node),
        }
    }

    /// Generates expressions one after the other.
    pub(crate) fn visit_exprs(&mut self, exprs: &'t [Expr<'a>]) -> Result {
        exprs.iter().try_for_each(|expr| self.visit_expr(expr))
    }

    fn named_expr(&mut self, expr: &'t Expr<'a>, node: &'t ExprNamedExpr<'a>) -> Result {
        self.visit_expr(node.value)?;
        let loc = self.location(expr.range);
        self.emit().copy(1, loc);
        self.visit_expr(node.target)
    }

    fn bin_op(&mut self, expr: &'t Expr<'a>, node: &'t ExprBinOp<'a>) -> Result {
        self.visit_expr(node.left)?;
        self.visit_expr(node.right)?;
        let loc = self.location(expr.range);
        self.emit().binary(binary_operator(node.op), loc);
        Ok(())
    }

    fn unary_op(&mut self, expr: &'t Expr<'a>, node: &'t ExprUnaryOp<'a>) -> Result {
        self.visit_expr(node.operand)?;
        let loc = self.location(expr.range);
        let operator = match node.op {
            UnaryOp::Invert => UnaryOperator::Invert,
            UnaryOp::Not => UnaryOperator::Not,
            UnaryOp::UAdd => UnaryOperator::Positive,
            UnaryOp::USub => UnaryOperator::Negative,
        };
        self.emit().unary(operator, loc);
        Ok(())
    }
}

/// The emitter's word for an operator of the tree.
pub(crate) fn binary_operator(operator: Operator) -> BinaryOperator {
    match operator {
        Operator::Add => BinaryOperator::Add,
        Operator::Sub => BinaryOperator::Subtract,
        Operator::Mult => BinaryOperator::Multiply,
        Operator::MatMult => BinaryOperator::MatrixMultiply,
        Operator::Div => BinaryOperator::TrueDivide,
        Operator::Mod => BinaryOperator::Remainder,
        Operator::Pow => BinaryOperator::Power,
        Operator::LShift => BinaryOperator::Lshift,
        Operator::RShift => BinaryOperator::Rshift,
        Operator::BitOr => BinaryOperator::Or,
        Operator::BitXor => BinaryOperator::Xor,
        Operator::BitAnd => BinaryOperator::And,
        Operator::FloorDiv => BinaryOperator::FloorDivide,
    }
}
