//! `finally` clauses as 3.8 has them: once, called from wherever the `try` block is left.
//!
//! ```text
//!             SETUP_FINALLY clause
//!             the body; a jump out of it: POP_BLOCK, CALL_FINALLY clause
//!             POP_BLOCK
//!             BEGIN_FINALLY
//!   clause:   the statements
//!             END_FINALLY
//! ```
//!
//! A clause that is itself left by a jump must know what lies on the stack: so it is generated first, and
//! then put behind the body, which, if there is such a jump, keeps a place for the value of a `return`.
//!
//! CPython: `compiler_try_finally`, `compiler_unwind_fblock` in 3.8.

use pybytecode_code::Objects;
use pybytecode_emit::Label;
use pybytecode_syntax::names::Name;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{ExceptHandler, ExprContext, StmtTry};

use super::BlockCompiler;
use super::frame_blocks::{FrameBlock, Kind};
use crate::Result;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    pub(super) fn try_finally_subroutine(&mut self, range: Range, node: &'t StmtTry<'a>) -> Result {
        let body = self.new_block();
        let end = self.new_block();
        let aside = self.emit().begin_aside();
        self.use_next_block(end);
        self.push_frame_block(Kind::FinallyEnd { is_left: false }, Some(end), Some(end))?;
        self.visit_body(node.finalbody)?;
        self.emit().end_finally();
        let clause = self.frame().blocks.last();
        let is_left = clause.is_some_and(|block| matches!(block.kind, Kind::FinallyEnd { is_left: true }));
        if is_left {
            self.emit().pop_top();
        }
        self.pop_frame_block();
        let clause = self.emit().leave_aside(&aside);

        self.set_line_of(range);
        if is_left {
            self.emit().load_const(Objects::NONE);
        }
        self.emit().setup_finally(end);
        self.use_next_block(body);
        // No statements: the clause is called, not copied.
        let kind = if is_left { Kind::FinallyTryOverPlaceholder } else { Kind::FinallyTry(&[]) };
        self.push_frame_block(kind, Some(body), Some(end))?;
        self.try_clauses(node)?;
        self.emit().pop_block();
        self.emit().begin_finally();
        self.pop_frame_block();
        self.emit().end_aside(clause);
        Ok(())
    }

    /// The body of `except ... as name`, with a clause that unbinds the name.
    pub(super) fn named_except_body_with_subroutine(
        &mut self,
        handler: &'t ExceptHandler<'a>,
        name: Name,
        end: Label,
    ) -> Result {
        let cleanup_end = self.new_block();
        let body = self.new_block();
        self.name_op(name, ExprContext::Store)?;
        self.emit().pop_top();
        self.emit().setup_finally(cleanup_end);
        self.use_next_block(body);
        self.push_frame_block(Kind::HandlerCleanup(Some(name)), Some(body), Some(cleanup_end))?;
        self.visit_body(handler.body)?;
        self.emit().pop_block();
        self.emit().begin_finally();
        self.pop_frame_block();

        self.use_next_block(cleanup_end);
        self.push_frame_block(Kind::FinallyEnd { is_left: false }, Some(cleanup_end), None)?;
        self.unbind(name)?;
        self.emit().end_finally();
        self.emit().pop_except();
        self.pop_frame_block();
        self.emit().jump_forward(end);
        Ok(())
    }

    /// The end of a `with` block: its exit function is called in a clause.
    pub(super) fn with_finally_subroutine(&mut self, is_async: bool, clause: Label) -> Result {
        self.emit().pop_block();
        self.emit().begin_finally();
        self.pop_frame_block();
        self.use_next_block(clause);
        self.push_frame_block(Kind::FinallyEnd { is_left: false }, Some(clause), None)?;
        self.emit().with_cleanup_start();
        if is_async {
            self.emit().await_value();
        }
        self.emit().with_cleanup_finish();
        self.emit().end_finally();
        self.pop_frame_block();
        Ok(())
    }

    /// As `unwind_blocks` of later versions; the blocks stay while others are left.
    pub(super) fn unwind_blocks_in_place(
        &mut self,
        preserve_top: bool,
        to_loop: bool,
    ) -> Result<Option<FrameBlock<'t, 'a>>> {
        for at in (0..self.frame().blocks.len()).rev() {
            let block = self.frame().blocks[at];
            if to_loop && block.is_loop() {
                return Ok(Some(block));
            }
            self.unwind_block_in_place(at, block, preserve_top);
        }
        Ok(None)
    }

    fn unwind_block_in_place(&mut self, at: usize, block: FrameBlock<'t, 'a>, preserve_top: bool) {
        match block.kind {
            Kind::WhileLoop | Kind::ExceptionHandler | Kind::AsyncComprehensionGenerator | Kind::PopValue => {
            }
            Kind::ForLoop => self.pop_below(preserve_top),
            Kind::TryExcept => self.emit().pop_block(),
            Kind::FinallyEnd { .. } => {
                self.frame().blocks[at].kind = Kind::FinallyEnd { is_left: true };
                self.emit().pop_finally(preserve_top);
                if preserve_top {
                    self.emit().rotate_two();
                }
                self.emit().pop_top();
            }
            Kind::FinallyTry(_) => {
                self.emit().pop_block();
                self.call_clause(block);
            }
            Kind::FinallyTryOverPlaceholder => {
                self.emit().pop_block();
                if preserve_top {
                    self.emit().rotate_two();
                    self.emit().pop_top();
                    self.call_clause(block);
                } else {
                    self.call_clause(block);
                    self.emit().pop_top();
                }
            }
            Kind::With(_) | Kind::AsyncWith(_) => {
                self.emit().pop_block();
                if preserve_top {
                    self.emit().rotate_two();
                }
                self.emit().begin_finally();
                self.emit().with_cleanup_start();
                if matches!(block.kind, Kind::AsyncWith(_)) {
                    self.emit().await_value();
                }
                self.emit().with_cleanup_finish();
                self.emit().pop_finally(false);
            }
            Kind::HandlerCleanup(_) => {
                if preserve_top {
                    self.emit().rotate_four();
                }
                if block.exit.is_some() {
                    self.emit().pop_block();
                    self.emit().pop_except();
                    self.call_clause(block);
                } else {
                    self.emit().pop_except();
                }
            }
        }
    }

    fn call_clause(&mut self, block: FrameBlock<'t, 'a>) {
        if let Some(clause) = block.exit {
            self.emit().call_finally(clause);
        }
    }
}
