//! `try ... except ... else` (`compiler_try_except`).
//!
//! ```text
//!             SETUP_FINALLY except
//!             the body
//!             POP_BLOCK, on to orelse
//!   except:   the exception's traceback, value and type are on top
//!             the first clause's type: no match, on to the next clause
//!             bind or drop the exception, the clause's body, unbind, POP_EXCEPT, on to end
//!             ... each further clause ...
//!             none matched: raise again
//!   orelse:   the else clause
//!   end:
//! ```

use pybytecode_emit::Label;
use pybytecode_opcode::block_stack::{FinallyClauses, LineNumbers};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::Name;
use pybytecode_syntax::tree::{ExceptHandler, ExprContext, StmtTry};

use super::BlockCompiler;
use super::frame_blocks::Kind;
use crate::Result;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    pub(super) fn try_except(&mut self, node: &'t StmtTry<'a>) -> Result {
        let body = self.new_block();
        let except = self.new_block();
        let orelse = self.new_block();
        let end = self.new_block();
        self.emit().setup_finally(except);
        self.use_next_block(body);
        self.push_frame_block(Kind::TryExcept, Some(body), None)?;
        self.visit_body(node.body)?;
        self.pop_frame_block();
        self.emit_artificial().pop_block();
        self.emit_artificial().jump_forward(orelse);

        self.use_next_block(except);
        // The interpreter itself pushes a block here.
        let counted = self.facts.finally == FinallyClauses::Copied;
        if counted {
            self.push_frame_block(Kind::ExceptionHandler, None, None)?;
        }
        let last = node.handlers.len().saturating_sub(1);
        for (at, handler) in node.handlers.iter().enumerate() {
            let before = self.frame().place;
            self.set_line_of(handler.range);
            if handler.r#type.is_none() && at < last {
                let place = match self.facts.lines {
                    LineNumbers::Traced => handler.range,
                    LineNumbers::Marked | LineNumbers::Current => before,
                };
                return Err(SyntaxError::new("default 'except:' must be last", place).into());
            }
            self.except_clause(handler, end)?;
        }
        if counted {
            self.pop_frame_block();
            self.set_artificial();
            self.emit().reraise(false);
        } else {
            self.emit().end_finally();
        }
        self.use_next_block(orelse);
        self.visit_body(node.orelse)?;
        self.use_next_block(end);
        Ok(())
    }

    fn except_clause(&mut self, handler: &'t ExceptHandler<'a>, end: Label) -> Result {
        let next = self.new_block();
        if let Some(exception) = &handler.r#type {
            self.emit().duplicate_top();
            self.visit_expr(exception)?;
            self.emit().jump_if_no_exception_match(next);
            self.block_after_jump();
        }
        self.emit().pop_top();
        match (handler.name, self.facts.finally) {
            (Some(name), FinallyClauses::Copied) => self.named_except_body(handler, name, end)?,
            (Some(name), FinallyClauses::Subroutine) => {
                self.named_except_body_with_subroutine(handler, name, end)?;
            }
            (None, _) => self.nameless_except_body(handler, end)?,
        }
        self.use_next_block(next);
        Ok(())
    }

    fn nameless_except_body(&mut self, handler: &'t ExceptHandler<'a>, end: Label) -> Result {
        let body = self.new_block();
        self.emit().pop_top();
        self.emit().pop_top();
        self.use_next_block(body);
        self.push_frame_block(Kind::HandlerCleanup(None), Some(body), None)?;
        self.visit_body(handler.body)?;
        self.pop_frame_block();
        self.set_artificial();
        self.emit().pop_except();
        self.emit().jump_forward(end);
        Ok(())
    }

    /// The body of `except ... as name`, in a block of its own that unbinds the name.
    fn named_except_body(&mut self, handler: &'t ExceptHandler<'a>, name: Name, end: Label) -> Result {
        let cleanup_end = self.new_block();
        let body = self.new_block();
        self.name_op(name, ExprContext::Store)?;
        self.emit().pop_top();
        self.emit().setup_finally(cleanup_end);
        self.use_next_block(body);
        self.push_frame_block(Kind::HandlerCleanup(Some(name)), Some(body), None)?;
        self.visit_body(handler.body)?;
        self.pop_frame_block();
        self.set_artificial();
        self.emit().pop_block();
        self.emit().pop_except();
        self.unbind(name)?;
        self.emit().jump_forward(end);

        self.use_next_block(cleanup_end);
        self.set_artificial();
        self.unbind(name)?;
        self.emit().reraise(true);
        Ok(())
    }
}
