//! Unary and binary operations (`fold_unaryop`, `fold_binop`).

use pybytecode_ir::fold;
use pybytecode_syntax::literal::Literal;
use pybytecode_syntax::tree::{CmpOp, Expr, ExprKind, Operator, UnaryOp};

use super::super::{patterns, take};
use super::{Folder, constant, make_const};
use crate::constants;

impl<'a> Folder<'a> {
    /// `fold_unaryop`
    pub(in super::super) fn unaryop(&mut self, expr: &mut Expr<'a>) {
        let ExprKind::UnaryOp(node) = &mut expr.kind else { return };
        let op = node.op;
        let Some(operand) = constant(node.operand) else {
            if op == UnaryOp::Not && inverts(node.operand) {
                // The comparison itself takes the operation's place, and keeps its own in the source.
                *expr = take(node.operand);
            }
            return;
        };
        make_const(expr, self.unary(op, operand));
    }

    fn unary(&mut self, op: UnaryOp, operand: Literal<'a>) -> Option<Literal<'a>> {
        if op == UnaryOp::USub
            && let Some(negative) = patterns::negative(operand)
        {
            return Some(negative);
        }
        let op = match op {
            UnaryOp::Invert => fold::Unary::Invert,
            UnaryOp::Not => fold::Unary::Not,
            UnaryOp::UAdd => fold::Unary::Positive,
            UnaryOp::USub => fold::Unary::Negative,
        };
        let arithmetic = self.target.arithmetic;
        let objects = self.objects();
        let operand = constants::object(objects, &operand);
        let result = fold::unary(objects, op, operand, arithmetic)?;
        constants::literal(objects, result)
    }

    /// `fold_binop`, of which formatting comes before.
    pub(in super::super) fn binop(&mut self, expr: &mut Expr<'a>) {
        let ExprKind::BinOp(node) = &expr.kind else { return };
        let (Some(left), Some(right)) = (constant(node.left), constant(node.right)) else { return };
        let op = match node.op {
            Operator::Add => fold::Operator::Add,
            Operator::Sub => fold::Operator::Subtract,
            Operator::Mult => fold::Operator::Multiply,
            // No constant supports it.
            Operator::MatMult => return,
            Operator::Div => fold::Operator::TrueDivide,
            Operator::Mod => fold::Operator::Remainder,
            Operator::Pow => fold::Operator::Power,
            Operator::LShift => fold::Operator::Lshift,
            Operator::RShift => fold::Operator::Rshift,
            Operator::BitOr => fold::Operator::Or,
            Operator::BitXor => fold::Operator::Xor,
            Operator::BitAnd => fold::Operator::And,
            Operator::FloorDiv => fold::Operator::FloorDivide,
        };
        make_const(expr, self.binary(left, op, right));
    }

    pub(super) fn binary(
        &mut self,
        left: Literal<'a>,
        op: fold::Operator,
        right: Literal<'a>,
    ) -> Option<Literal<'a>> {
        let arithmetic = self.target.arithmetic;
        let objects = self.objects();
        let left = constants::object(objects, &left);
        let right = constants::object(objects, &right);
        let result = fold::binary(objects, left, op, right, arithmetic)?;
        constants::literal(objects, result)
    }
}

/// Turns a comparison of one operator into its opposite, if that means the same for any operands.
fn inverts(expr: &mut Expr<'_>) -> bool {
    let ExprKind::Compare(node) = &mut expr.kind else { return false };
    let [op] = &mut *node.ops else { return false };
    *op = match op {
        CmpOp::Is => CmpOp::IsNot,
        CmpOp::IsNot => CmpOp::Is,
        CmpOp::In => CmpOp::NotIn,
        CmpOp::NotIn => CmpOp::In,
        // Types may define these as they like.
        CmpOp::Eq | CmpOp::NotEq | CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE => return false,
    };
    true
}
