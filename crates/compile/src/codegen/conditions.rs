//! Conditions: boolean operators, conditional expressions, and jumps that depend on an expression
//! (`codegen_boolop`, `codegen_ifexp`, `codegen_jump_if`).

use pybytecode_code::Location;
use pybytecode_emit::Label;
use pybytecode_syntax::tree::{BoolOp, Expr, ExprBoolOp, ExprIfExp, ExprKind, UnaryOp};

use super::Compiler;
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    /// Jumps to `target` if the truth of `expr` is `condition`; leaves nothing on the stack.
    ///
    /// Negations, boolean operators and chained comparisons become jumps themselves: their own
    /// values are never made.
    pub(crate) fn jump_if(&mut self, expr: &'t Expr<'a>, target: Label, condition: bool) -> Result {
        if matches!(expr.kind, ExprKind::Compare(_)) {
            self.set_place_of(expr.range);
        }
        match &expr.kind {
            ExprKind::UnaryOp(node) if node.op == UnaryOp::Not => {
                self.deeper(|compiler| compiler.jump_if(node.operand, target, !condition))
            }
            ExprKind::BoolOp(node) => {
                self.deeper(|compiler| compiler.jump_if_bool_op(node, target, condition))
            }
            ExprKind::IfExp(node) => {
                self.deeper(|compiler| compiler.jump_if_conditional(node, target, condition))
            }
            ExprKind::Compare(node) if node.ops.len() > 1 => {
                self.jump_if_chain(expr, node, target, condition)
            }
            _ => {
                self.visit_expr(expr)?;
                let loc = self.location(expr.range);
                let loc = self.place_or(loc);
                self.emit().branch_if(condition, target, loc);
                Ok(())
            }
        }
    }

    fn jump_if_bool_op(&mut self, node: &'t ExprBoolOp<'a>, target: Label, condition: bool) -> Result {
        let Some((last, others)) = node.values.split_last() else {
            return Ok(());
        };
        // The truth of an operand that decides the whole: it is the jump's own, or it skips the jump.
        let decisive = node.op == BoolOp::Or;
        let skip = if decisive == condition { target } else { self.emit().new_label() };
        for value in others {
            self.jump_if(value, skip, decisive)?;
        }
        self.jump_if(last, target, condition)?;
        if skip != target {
            self.emit().use_label(skip);
        }
        Ok(())
    }

    fn jump_if_conditional(&mut self, node: &'t ExprIfExp<'a>, target: Label, condition: bool) -> Result {
        let end = self.emit().new_label();
        let orelse = self.emit().new_label();
        self.jump_if(node.test, orelse, false)?;
        self.jump_if(node.body, target, condition)?;
        self.emit().jump_no_interrupt(end, Location::NONE);

        self.emit().use_label(orelse);
        self.jump_if(node.orelse, target, condition)?;

        self.emit().use_label(end);
        Ok(())
    }

    /// `a and b`, `a or b`: the value of the operand that decides.
    pub(crate) fn bool_op(&mut self, expr: &'t Expr<'a>, node: &'t ExprBoolOp<'a>) -> Result {
        let Some((last, others)) = node.values.split_last() else {
            return Ok(());
        };
        let loc = self.location(expr.range);
        let end = self.emit().new_label();
        for value in others {
            self.visit_expr(value)?;
            self.emit().jump_if_or_pop(node.op == BoolOp::Or, end, loc);
        }
        self.visit_expr(last)?;
        self.emit().use_label(end);
        Ok(())
    }

    /// `body if test else orelse`.
    pub(crate) fn if_exp(&mut self, expr: &'t Expr<'a>, node: &'t ExprIfExp<'a>) -> Result {
        let outer = self.current().place;
        self.set_place_of(expr.range);
        let end = self.emit().new_label();
        let orelse = self.emit().new_label();
        self.jump_if(node.test, orelse, false)?;
        self.visit_expr(node.body)?;
        self.emit().jump_no_interrupt(end, Location::NONE);

        self.emit().use_label(orelse);
        self.visit_expr(node.orelse)?;

        self.emit().use_label(end);
        self.set_place(outer);
        Ok(())
    }
}
