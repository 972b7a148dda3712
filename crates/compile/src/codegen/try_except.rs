//! `try ... except ... else` (`codegen_try_except`).
//!
//! ```text
//!             SETUP_FINALLY except
//!             the body
//!             POP_BLOCK
//!             the else clause, then on to end
//!   except:   the exception is being handled: the saved one and it are on the stack
//!             the first clause's type: no match, on to the next clause
//!             bind or drop the exception, the clause's body, unbind, on to end
//!             ... each further clause ...
//!             none matched: raise again
//!   cleanup:  something was raised in a clause: restore the saved exception, raise that
//!   end:
//! ```

use pybytecode_code::{Location, Objects};
use pybytecode_emit::{Below, Label};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::Name;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{ExceptHandler, ExprContext, StmtTry};

use super::{Compiler, FrameBlockKind};
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    pub(super) fn try_except(&mut self, range: Range, node: &'t StmtTry<'a>) -> Result {
        let loc = self.location(range);
        let body = self.emit().new_label();
        let except = self.emit().new_label();
        let end = self.emit().new_label();
        let cleanup = self.emit().new_label();

        self.emit().setup_finally(except, loc);
        self.emit().use_label(body);
        self.push_frame_block(loc, FrameBlockKind::TryExcept, body, None)?;
        self.visit_body(node.body)?;
        self.pop_frame_block();
        self.emit().pop_block(Location::NONE);
        self.visit_body(node.orelse)?;
        self.emit().jump_no_interrupt(end, Location::NONE);

        self.emit().use_label(except);
        self.emit().setup_cleanup(cleanup, Location::NONE);
        self.emit().push_exc_info(Location::NONE);
        // The interpreter itself opens a block here.
        self.push_frame_block(loc, FrameBlockKind::ExceptionHandler, cleanup, None)?;
        let last = node.handlers.len().saturating_sub(1);
        for (at, handler) in node.handlers.iter().enumerate() {
            if handler.r#type.is_none() && at < last {
                return Err(SyntaxError::new("default 'except:' must be last", handler.range).into());
            }
            self.set_place_of(handler.range);
            self.except_clause(handler, end)?;
        }
        self.set_place(Location::NONE);
        self.pop_frame_block();
        self.emit().reraise(Below::Nothing, Location::NONE);

        self.emit().use_label(cleanup);
        self.emit().pop_except_and_reraise(Location::NONE);
        self.emit().use_label(end);
        Ok(())
    }

    fn except_clause(&mut self, handler: &'t ExceptHandler<'a>, end: Label) -> Result {
        let loc = self.location(handler.range);
        let next = self.emit().new_label();
        if let Some(exception) = &handler.r#type {
            self.visit_expr(exception)?;
            self.emit().jump_if_no_exception_match(next, loc);
        }
        match handler.name {
            Some(name) => self.named_except_body(handler, name, loc, end)?,
            None => {
                self.emit().pop_top(loc);
                let body = self.emit().new_label();
                self.emit().use_label(body);
                self.push_frame_block(loc, FrameBlockKind::HandlerCleanup(None), body, None)?;
                self.visit_body(handler.body)?;
                self.pop_frame_block();
                self.emit().pop_block(Location::NONE);
                self.emit().pop_except(Location::NONE);
                self.emit().jump_no_interrupt(end, Location::NONE);
            }
        }
        self.emit().use_label(next);
        Ok(())
    }

    /// The body of `except ... as name`, in a block of its own that unbinds the name.
    fn named_except_body(
        &mut self,
        handler: &'t ExceptHandler<'a>,
        name: Name,
        loc: Location,
        end: Label,
    ) -> Result {
        let cleanup = self.emit().new_label();
        let body = self.emit().new_label();
        self.name_op(loc, name, ExprContext::Store)?;
        self.emit().setup_cleanup(cleanup, loc);
        self.emit().use_label(body);
        self.push_frame_block(loc, FrameBlockKind::HandlerCleanup(Some(name)), body, None)?;
        self.visit_body(handler.body)?;
        self.pop_frame_block();
        self.emit().pop_block(Location::NONE);
        self.emit().pop_block(Location::NONE);
        self.emit().pop_except(Location::NONE);
        self.unbind(name, Location::NONE)?;
        self.emit().jump_no_interrupt(end, Location::NONE);

        self.emit().use_label(cleanup);
        self.unbind(name, Location::NONE)?;
        self.emit().reraise(Below::LastInstruction, Location::NONE);
        Ok(())
    }

    /// `name = None; del name`: set first, as the body may have deleted it.
    pub(crate) fn unbind(&mut self, name: Name, location: Location) -> Result {
        self.emit().load_const(Objects::NONE, location);
        self.name_op(location, name, ExprContext::Store)?;
        self.name_op(location, name, ExprContext::Del)
    }
}
