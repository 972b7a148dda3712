//! Comparisons, single and chained (`codegen_compare`, and its part of `codegen_jump_if`).
//!
//! In a chain each operand but the outer two is evaluated once and compared twice: a copy stays
//! below the outcome while that is tested, and is dropped when the chain ends early.

use pybytecode_code::Location;
use pybytecode_emit::{Comparison, Label};
use pybytecode_syntax::tree::{CmpOp, Expr, ExprCompare};

use super::Compiler;
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    /// `left op right`, or a chain of them: the first outcome that is false, or the last one.
    pub(crate) fn compare(&mut self, expr: &'t Expr<'a>, node: &'t ExprCompare<'a>) -> Result {
        self.check_compare(expr.range, node);
        let loc = self.location(expr.range);
        self.visit_expr(node.left)?;
        let mut links = node.ops.iter().zip(node.comparators.iter());
        let Some((last_op, last)) = links.next_back() else {
            return Ok(());
        };
        if links.len() == 0 {
            self.visit_expr(last)?;
            self.compare_op(*last_op, loc);
            return Ok(());
        }
        let cleanup = self.emit().new_label();
        for (op, operand) in links {
            self.compare_and_keep(*op, operand, loc)?;
            self.emit().end_chain_if_false(cleanup, loc);
        }
        self.visit_expr(last)?;
        self.compare_op(*last_op, loc);
        let end = self.emit().new_label();
        self.emit().jump_no_interrupt(end, Location::NONE);

        self.emit().use_label(cleanup);
        self.emit().swap(2, loc);
        self.emit().pop_top(loc);

        self.emit().use_label(end);
        Ok(())
    }

    /// Jumps to `target` if the truth of a chain is `condition`.
    pub(crate) fn jump_if_chain(
        &mut self,
        expr: &'t Expr<'a>,
        node: &'t ExprCompare<'a>,
        target: Label,
        condition: bool,
    ) -> Result {
        self.check_compare(expr.range, node);
        let loc = self.location(expr.range);
        let cleanup = self.emit().new_label();
        self.visit_expr(node.left)?;
        let mut links = node.ops.iter().zip(node.comparators.iter());
        let Some((last_op, last)) = links.next_back() else {
            return Ok(());
        };
        for (op, operand) in links {
            self.compare_and_keep(*op, operand, loc)?;
            self.emit().branch_if(false, cleanup, loc);
        }
        self.visit_expr(last)?;
        self.compare_op(*last_op, loc);
        self.emit().branch_if(condition, target, loc);
        let end = self.emit().new_label();
        self.emit().jump_no_interrupt(end, Location::NONE);

        self.emit().use_label(cleanup);
        self.emit().pop_top(loc);
        if !condition {
            self.emit().jump_no_interrupt(target, Location::NONE);
        }

        self.emit().use_label(end);
        Ok(())
    }

    /// Compares with an operand, and leaves the operand below the outcome.
    fn compare_and_keep(&mut self, op: CmpOp, operand: &'t Expr<'a>, loc: Location) -> Result {
        self.visit_expr(operand)?;
        self.emit().swap(2, loc);
        self.emit().copy(2, loc);
        self.compare_op(op, loc);
        Ok(())
    }

    fn compare_op(&mut self, op: CmpOp, loc: Location) {
        let emit = self.emit();
        match op {
            CmpOp::Eq => emit.compare(Comparison::Eq, loc),
            CmpOp::NotEq => emit.compare(Comparison::Ne, loc),
            CmpOp::Lt => emit.compare(Comparison::Lt, loc),
            CmpOp::LtE => emit.compare(Comparison::Le, loc),
            CmpOp::Gt => emit.compare(Comparison::Gt, loc),
            CmpOp::GtE => emit.compare(Comparison::Ge, loc),
            CmpOp::Is => emit.is(false, loc),
            CmpOp::IsNot => emit.is(true, loc),
            CmpOp::In => emit.contains(false, loc),
            CmpOp::NotIn => emit.contains(true, loc),
        }
    }
}
