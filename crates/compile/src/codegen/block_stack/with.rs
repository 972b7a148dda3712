//! `with` and `async with` (`compiler_with`, `compiler_async_with`).
//!
//! Several items are as many statements inside each other.

use pybytecode_opcode::block_stack::{FinallyClauses, LineNumbers};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Stmt, StmtWith, WithItem};

use super::BlockCompiler;
use super::frame_blocks::Kind;
use crate::Result;
use crate::codegen::UnitKind;

/// A statement with its items.
#[derive(Debug, Clone, Copy)]
struct With<'t, 'a> {
    is_async: bool,
    /// Where the statement starts.
    line: i32,
    body: &'t [Stmt<'a>],
}

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// `with` and `async with`.
    pub(super) fn with_statement(&mut self, range: Range, node: &'t StmtWith<'a>, is_async: bool) -> Result {
        if is_async && self.base.current().kind != UnitKind::AsyncFunction {
            return Err(SyntaxError::new("'async with' outside async function", range).into());
        }
        let line = self.first_line(range);
        self.with_items(With { is_async, line, body: node.body }, node.items)
    }

    fn with_items(&mut self, with: With<'t, 'a>, items: &'t [WithItem<'a>]) -> Result {
        let Some((item, inner)) = items.split_first() else {
            return self.visit_body(with.body);
        };
        let With { is_async, line, .. } = with;
        let block = self.new_block();
        let handler = self.new_block();
        let exit = self.new_block();

        self.visit_expr(item.context_expr)?;
        if is_async {
            self.emit().before_async_with();
            self.emit().await_value();
            self.emit().setup_async_with(handler);
        } else {
            self.emit().setup_with(handler);
        }
        self.use_next_block(block);
        let kind = if is_async { Kind::AsyncWith(line) } else { Kind::With(line) };
        self.push_frame_block(kind, Some(block), Some(handler))?;
        match &item.optional_vars {
            Some(target) => self.visit_expr(target)?,
            None => self.emit().pop_top(),
        }
        self.with_items(with, inner)?;
        if !is_async {
            self.set_artificial();
        }
        match self.facts.finally {
            FinallyClauses::Copied => {
                self.emit().pop_block();
                self.pop_frame_block();
            }
            FinallyClauses::Subroutine => return self.with_finally_subroutine(is_async, handler),
        }
        if self.facts.lines == LineNumbers::Traced {
            self.set_line(line);
        }
        self.call_exit_with_nones();
        if is_async {
            self.emit().await_value();
        }
        self.emit().pop_top();
        if is_async {
            self.emit().jump_absolute(exit);
        } else {
            self.emit().jump_forward(exit);
        }

        self.use_next_block(handler);
        self.emit().with_except_start();
        if is_async {
            self.emit().await_value();
        }
        self.with_except_finish();
        self.use_next_block(exit);
        Ok(())
    }

    /// What follows the exit function's answer to an exception.
    fn with_except_finish(&mut self) {
        let exit = self.new_block();
        self.emit().pop_jump_if(true, exit);
        self.block_after_jump();
        self.emit().reraise(true);
        self.use_next_block(exit);
        let mut emit = self.emit();
        for _ in 0..3 {
            emit.pop_top();
        }
        emit.pop_except();
        emit.pop_top();
    }
}
