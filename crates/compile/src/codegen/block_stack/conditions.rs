//! Conditions: boolean operators, conditional expressions, and jumps that depend on an expression
//! (`compiler_boolop`, `compiler_ifexp`, `compiler_jump_if`).

use pybytecode_emit::Label;
use pybytecode_opcode::block_stack::LineNumbers;
use pybytecode_syntax::tree::{BoolOp, Expr, ExprBoolOp, ExprIfExp, ExprKind, UnaryOp};

use super::BlockCompiler;
use crate::Result;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// Jumps to `target` if the truth of `expr` is `condition`; leaves nothing on the stack.
    pub(super) fn jump_if(&mut self, expr: &'t Expr<'a>, target: Label, condition: bool) -> Result {
        match &expr.kind {
            ExprKind::UnaryOp(node) if node.op == UnaryOp::Not => {
                return self.deeper(|compiler| compiler.jump_if(node.operand, target, !condition));
            }
            ExprKind::BoolOp(node) => {
                return self.deeper(|compiler| compiler.jump_if_bool_op(node, target, condition));
            }
            ExprKind::IfExp(node) => {
                return self.deeper(|compiler| compiler.jump_if_conditional(node, target, condition));
            }
            ExprKind::Compare(node) => {
                if self.facts.lines == LineNumbers::Traced {
                    // What comes next has the comparison's line too.
                    self.set_line_of(expr.range);
                }
                if node.ops.len() > 1 {
                    return self.jump_if_chain(expr.range, node, target, condition);
                }
            }
            _ => {}
        }
        self.visit_expr(expr)?;
        self.emit().pop_jump_if(condition, target);
        self.block_after_jump();
        Ok(())
    }

    fn jump_if_bool_op(&mut self, node: &'t ExprBoolOp<'a>, target: Label, condition: bool) -> Result {
        let Some((last, others)) = node.values.split_last() else { return Ok(()) };
        // The truth of an operand that decides the whole: it is the jump's own, or it skips the jump.
        let decisive = node.op == BoolOp::Or;
        let skip = if decisive == condition { target } else { self.new_block() };
        for value in others {
            self.jump_if(value, skip, decisive)?;
        }
        self.jump_if(last, target, condition)?;
        if skip != target {
            self.use_next_block(skip);
        }
        Ok(())
    }

    fn jump_if_conditional(&mut self, node: &'t ExprIfExp<'a>, target: Label, condition: bool) -> Result {
        let end = self.new_block();
        let orelse = self.new_block();
        self.jump_if(node.test, orelse, false)?;
        self.jump_if(node.body, target, condition)?;
        self.emit_artificial().jump_forward(end);
        self.use_next_block(orelse);
        self.jump_if(node.orelse, target, condition)?;
        self.use_next_block(end);
        Ok(())
    }

    /// `a and b`, `a or b`: the value of the operand that decides.
    pub(super) fn bool_op(&mut self, node: &'t ExprBoolOp<'a>) -> Result {
        let Some((last, others)) = node.values.split_last() else { return Ok(()) };
        let end = self.new_block();
        for value in others {
            self.visit_expr(value)?;
            self.emit().jump_if_or_pop(node.op == BoolOp::Or, end);
            self.block_after_jump();
        }
        self.visit_expr(last)?;
        self.use_next_block(end);
        Ok(())
    }

    /// `body if test else orelse`.
    pub(super) fn if_exp(&mut self, node: &'t ExprIfExp<'a>) -> Result {
        let end = self.new_block();
        let orelse = self.new_block();
        self.jump_if(node.test, orelse, false)?;
        self.visit_expr(node.body)?;
        self.emit_artificial().jump_forward(end);
        self.use_next_block(orelse);
        self.visit_expr(node.orelse)?;
        self.use_next_block(end);
        Ok(())
    }
}
