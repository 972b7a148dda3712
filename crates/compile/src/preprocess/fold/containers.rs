//! Displays and subscripts of constants (`fold_tuple`, `fold_subscr`, `fold_iter`, `fold_compare`).

use pybytecode_ir::fold;
use pybytecode_syntax::literal::Literal;
use pybytecode_syntax::tree::{CmpOp, Expr, ExprContext, ExprKind, ExprList};

use super::{Folder, constant, make_const};

impl<'a> Folder<'a> {
    /// `fold_tuple`
    pub(in super::super) fn tuple(&mut self, expr: &mut Expr<'a>) {
        let ExprKind::Tuple(node) = &expr.kind else { return };
        if node.ctx == ExprContext::Load {
            make_const(expr, self.const_tuple(node));
        }
    }

    /// `make_const_tuple`
    fn const_tuple(&self, node: &ExprList<'a>) -> Option<Literal<'a>> {
        self.constants(node.elts).map(Literal::Tuple)
    }

    /// `fold_subscr`
    pub(in super::super) fn subscr(&mut self, expr: &mut Expr<'a>) {
        let ExprKind::Subscript(node) = &expr.kind else { return };
        if node.ctx != ExprContext::Load {
            return;
        }
        let (Some(value), Some(index)) = (constant(node.value), constant(node.slice)) else { return };
        make_const(expr, self.binary(value, fold::Operator::Subscript, index));
    }

    /// `fold_iter`: what is only iterated over or searched in need not be a list or set.
    pub(in super::super) fn iter(&mut self, expr: &mut Expr<'a>) {
        match &mut expr.kind {
            ExprKind::List(node) => {
                if node.elts.iter().any(|elt| matches!(elt.kind, ExprKind::Starred(_))) {
                    return;
                }
                let value = self.const_tuple(node);
                let tuple = ExprList { elts: std::mem::take(&mut node.elts), ctx: node.ctx };
                expr.kind = ExprKind::Tuple(tuple);
                make_const(expr, value);
            }
            ExprKind::Set(node) => {
                let value = self.constants(node.elts).and_then(|elements| self.frozenset(elements));
                make_const(expr, value);
            }
            _ => {}
        }
    }

    /// `fold_compare`: the last operand of a chain, where it is searched in.
    pub(in super::super) fn compare(&mut self, expr: &mut Expr<'a>) {
        let ExprKind::Compare(node) = &mut expr.kind else { return };
        if let (Some(CmpOp::In | CmpOp::NotIn), Some(last)) = (node.ops.last(), node.comparators.last_mut()) {
            self.iter(last);
        }
    }
}
