//! Comparisons, single and chained (`compiler_compare`, and its part of `compiler_jump_if`).

use pybytecode_emit::{Comparison, Label};
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{CmpOp, Expr, ExprCompare};

use super::BlockCompiler;
use crate::Result;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// `left op right`, or a chain of them: the first outcome that is false, or the last one.
    pub(super) fn compare(&mut self, range: Range, node: &'t ExprCompare<'a>) -> Result {
        let visited = self.visited(range);
        self.base.check_compare(visited, node);
        self.visit_expr(node.left)?;
        let mut links = node.ops.iter().zip(node.comparators.iter());
        let Some((last_op, last)) = links.next_back() else { return Ok(()) };
        if links.len() == 0 {
            self.visit_expr(last)?;
            self.compare_op(*last_op);
            return Ok(());
        }
        let cleanup = self.new_block();
        for (op, operand) in links {
            self.compare_and_keep(*op, operand)?;
            self.emit().jump_if_or_pop(false, cleanup);
            self.emit().next_block();
        }
        self.visit_expr(last)?;
        self.compare_op(*last_op);
        let end = self.new_block();
        self.emit_artificial().jump_forward(end);

        self.use_next_block(cleanup);
        self.emit().rotate_two();
        self.emit().pop_top();

        self.use_next_block(end);
        Ok(())
    }

    /// Jumps to `target` if the truth of a chain is `condition`.
    pub(super) fn jump_if_chain(
        &mut self,
        range: Range,
        node: &'t ExprCompare<'a>,
        target: Label,
        condition: bool,
    ) -> Result {
        let visited = self.visited(range);
        self.base.check_compare(visited, node);
        let cleanup = self.new_block();
        self.visit_expr(node.left)?;
        let mut links = node.ops.iter().zip(node.comparators.iter());
        let Some((last_op, last)) = links.next_back() else { return Ok(()) };
        for (op, operand) in links {
            self.compare_and_keep(*op, operand)?;
            self.emit().pop_jump_if(false, cleanup);
            self.emit().next_block();
        }
        self.visit_expr(last)?;
        self.compare_op(*last_op);
        self.emit().pop_jump_if(condition, target);
        self.block_after_jump();
        let end = self.new_block();
        self.emit_artificial().jump_forward(end);

        self.use_next_block(cleanup);
        self.emit().pop_top();
        if !condition {
            self.emit_artificial().jump_forward(target);
        }

        self.use_next_block(end);
        Ok(())
    }

    /// Compares with an operand that stays, below the outcome.
    fn compare_and_keep(&mut self, op: CmpOp, operand: &'t Expr<'a>) -> Result {
        self.visit_expr(operand)?;
        self.emit().duplicate_top();
        self.emit().rotate_three();
        self.compare_op(op);
        Ok(())
    }

    fn compare_op(&mut self, op: CmpOp) {
        let mut emit = self.emit();
        match op {
            CmpOp::Eq => emit.compare(Comparison::Eq),
            CmpOp::NotEq => emit.compare(Comparison::Ne),
            CmpOp::Lt => emit.compare(Comparison::Lt),
            CmpOp::LtE => emit.compare(Comparison::Le),
            CmpOp::Gt => emit.compare(Comparison::Gt),
            CmpOp::GtE => emit.compare(Comparison::Ge),
            CmpOp::Is => emit.is(false),
            CmpOp::IsNot => emit.is(true),
            CmpOp::In => emit.contains(false),
            CmpOp::NotIn => emit.contains(true),
        }
    }
}
