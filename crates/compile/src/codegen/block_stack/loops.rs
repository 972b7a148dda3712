//! `if` and loops (`compiler_if`, `compiler_for`, `compiler_async_for`, `compiler_while`).

use pybytecode_ir::fold::is_true;
use pybytecode_opcode::block_stack::{ConstantConditions, LineNumbers};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Expr, ExprKind, StmtFor, StmtIf, StmtWhile};

use super::BlockCompiler;
use super::frame_blocks::Kind;
use crate::Result;
use crate::codegen::UnitKind;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// The truth of a condition that is a constant, where code generation looks for such (`expr_constant`).
    fn constant_condition(&mut self, test: &'t Expr<'a>) -> Option<bool> {
        match (&test.kind, self.facts.conditions) {
            (ExprKind::Constant(node), ConstantConditions::LeaveOut) => {
                let constant = self.base.literal(&node.value);
                Some(is_true(self.base.objects.get(constant)))
            }
            _ => None,
        }
    }

    /// `if`.
    pub(super) fn if_statement(&mut self, node: &'t StmtIf<'a>) -> Result {
        let end = self.new_block();
        match self.constant_condition(node.test) {
            Some(true) => {
                self.visit_body(node.body)?;
                self.silently(|compiler| compiler.visit_body(node.orelse))?;
            }
            Some(false) => {
                self.silently(|compiler| compiler.visit_body(node.body))?;
                self.visit_body(node.orelse)?;
            }
            None if node.orelse.is_empty() => {
                self.jump_if(node.test, end, false)?;
                self.visit_body(node.body)?;
            }
            None => {
                let next = self.new_block();
                self.jump_if(node.test, next, false)?;
                self.visit_body(node.body)?;
                self.emit_artificial().jump_forward(end);
                self.use_next_block(next);
                self.visit_body(node.orelse)?;
            }
        }
        self.use_next_block(end);
        Ok(())
    }

    /// `for`.
    pub(super) fn for_statement(&mut self, node: &'t StmtFor<'a>) -> Result {
        let start = self.new_block();
        let body = self.new_block();
        let cleanup = self.new_block();
        let end = self.new_block();
        self.push_frame_block(Kind::ForLoop, Some(start), Some(end))?;
        self.visit_expr(node.iter)?;
        self.emit().get_iter();
        self.use_next_block(start);
        self.emit().for_iter(cleanup);
        self.use_next_block(body);
        self.visit_expr(node.target)?;
        self.visit_body(node.body)?;
        self.set_artificial();
        self.emit().jump_absolute(start);
        self.use_next_block(cleanup);
        self.pop_frame_block();
        self.visit_body(node.orelse)?;
        self.use_next_block(end);
        Ok(())
    }

    /// `async for`.
    pub(super) fn async_for_statement(&mut self, range: Range, node: &'t StmtFor<'a>) -> Result {
        if self.base.current().kind != UnitKind::AsyncFunction {
            return Err(SyntaxError::new("'async for' outside async function", range).into());
        }
        let start = self.new_block();
        let except = self.new_block();
        let end = self.new_block();
        self.visit_expr(node.iter)?;
        self.emit().get_aiter();
        self.use_next_block(start);
        self.push_frame_block(Kind::ForLoop, Some(start), Some(end))?;
        self.emit().setup_finally(except);
        self.emit().await_anext();
        self.emit().pop_block();
        self.visit_expr(node.target)?;
        self.visit_body(node.body)?;
        self.set_artificial();
        self.emit().jump_absolute(start);
        self.pop_frame_block();

        self.use_next_block(except);
        match (self.facts.lines, node.orelse.first()) {
            // The end comes after the loop, not after its body.
            (LineNumbers::Traced, _) => self.set_line_of(node.iter.range),
            // So that tracing does not see it.
            (LineNumbers::Current, Some(next)) => self.set_line_of(next.range),
            (LineNumbers::Current, None) | (LineNumbers::Marked, _) => {}
        }
        self.emit().end_async_for();
        self.visit_body(node.orelse)?;
        self.use_next_block(end);
        Ok(())
    }

    /// `while`.
    pub(super) fn while_statement(&mut self, range: Range, node: &'t StmtWhile<'a>) -> Result {
        match self.facts.conditions {
            ConstantConditions::Optimize => self.while_tested_twice(range, node),
            ConstantConditions::LeaveOut => self.while_tested_once(node),
        }
    }

    /// The condition is tested before the loop and again below its body.
    fn while_tested_twice(&mut self, range: Range, node: &'t StmtWhile<'a>) -> Result {
        let start = self.new_block();
        let body = self.new_block();
        let anchor = self.new_block();
        let end = self.new_block();
        self.use_next_block(start);
        self.push_frame_block(Kind::WhileLoop, Some(start), Some(end))?;
        self.jump_if(node.test, anchor, false)?;
        self.use_next_block(body);
        self.visit_body(node.body)?;
        self.set_line_of(range);
        self.jump_if(node.test, body, true)?;
        self.pop_frame_block();
        self.use_next_block(anchor);
        self.visit_body(node.orelse)?;
        self.use_next_block(end);
        Ok(())
    }

    fn while_tested_once(&mut self, node: &'t StmtWhile<'a>) -> Result {
        let constant = self.constant_condition(node.test);
        if constant == Some(false) {
            self.silently(|compiler| {
                compiler.push_frame_block(Kind::WhileLoop, None, None)?;
                compiler.visit_body(node.body)?;
                compiler.pop_frame_block();
                Ok(())
            })?;
            return self.visit_body(node.orelse);
        }
        let start = self.new_block();
        let end = self.new_block();
        let anchor = self.new_block();
        self.use_next_block(start);
        self.push_frame_block(Kind::WhileLoop, Some(start), Some(end))?;
        if constant.is_none() {
            self.jump_if(node.test, anchor, false)?;
        }
        self.visit_body(node.body)?;
        self.emit().jump_absolute(start);
        if constant.is_none() {
            self.use_next_block(anchor);
        }
        self.pop_frame_block();
        self.visit_body(node.orelse)?;
        self.use_next_block(end);
        Ok(())
    }
}
