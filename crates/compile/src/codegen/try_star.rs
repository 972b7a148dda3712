//! `try ... except* ... else` (`codegen_try_star_except`).
//!
//! While the clauses run the stack holds the original group, the list of what the clauses
//! raised, and the rest of the group that no clause has taken yet. In the end all that is
//! left becomes one exception again, or none.
//!
//! ```text
//!   a clause:    split the rest by its type: no match, on to no match
//!                bind or drop the match, the clause's body, unbind, on to matched
//!     raised:    unbind, add what was raised to the list, on to next
//!     matched:   on to next
//!     no match:  drop the match, which is None
//!     next:
//! ```

use pybytecode_code::Location;
use pybytecode_emit::Label;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{ExceptHandler, ExprContext, StmtTry};

use super::{Compiler, FrameBlockKind};
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    pub(super) fn try_star_except(&mut self, range: Range, node: &'t StmtTry<'a>) -> Result {
        let loc = self.location(range);
        let body = self.emit().new_label();
        let except = self.emit().new_label();
        let orelse = self.emit().new_label();
        let end = self.emit().new_label();
        let cleanup = self.emit().new_label();
        let reraise_star = self.emit().new_label();

        self.emit().setup_finally(except, loc);
        self.emit().use_label(body);
        self.push_frame_block(loc, FrameBlockKind::TryExcept, body, None)?;
        self.visit_body(node.body)?;
        self.pop_frame_block();
        self.emit().pop_block(Location::NONE);
        self.emit().jump_no_interrupt(orelse, Location::NONE);

        self.emit().use_label(except);
        self.emit().setup_cleanup(cleanup, Location::NONE);
        self.emit().push_exc_info(Location::NONE);
        // The interpreter itself opens a block here.
        self.push_frame_block(loc, FrameBlockKind::ExceptionGroupHandler, cleanup, None)?;
        if let Some(first) = node.handlers.first() {
            let loc = self.location(first.range);
            self.emit().start_exception_groups(loc);
        }
        for handler in node.handlers.iter() {
            self.except_star_clause(handler)?;
        }
        self.emit().keep_rest_of_group(Location::NONE);
        self.emit().jump_no_interrupt(reraise_star, Location::NONE);
        self.pop_frame_block();
        self.end_except_star(reraise_star, end);

        self.emit().use_label(cleanup);
        self.emit().pop_except_and_reraise(Location::NONE);

        self.emit().use_label(orelse);
        self.visit_body(node.orelse)?;
        self.emit().use_label(end);
        Ok(())
    }

    fn except_star_clause(&mut self, handler: &'t ExceptHandler<'a>) -> Result {
        let loc = self.location(handler.range);
        self.set_place(loc);
        let matched = self.emit().new_label();
        let next = self.emit().new_label();
        let no_match = self.emit().new_label();
        if let Some(exception) = &handler.r#type {
            self.visit_expr(exception)?;
            self.emit().jump_if_no_group_match(no_match, loc);
        }
        let raised = self.emit().new_label();
        let body = self.emit().new_label();
        match handler.name {
            Some(name) => self.name_op(loc, name, ExprContext::Store)?,
            None => self.emit().pop_top(loc),
        }
        self.emit().setup_cleanup(raised, loc);
        self.emit().use_label(body);
        self.push_frame_block(loc, FrameBlockKind::HandlerCleanup(handler.name), body, None)?;
        self.visit_body(handler.body)?;
        self.pop_frame_block();
        self.emit().pop_block(Location::NONE);
        if let Some(name) = handler.name {
            self.unbind(name, Location::NONE)?;
        }
        self.emit().jump_no_interrupt(matched, Location::NONE);

        self.emit().use_label(raised);
        if let Some(name) = handler.name {
            self.unbind(name, Location::NONE)?;
        }
        self.emit().keep_raised_in_group(Location::NONE);
        self.emit().jump_no_interrupt(next, Location::NONE);

        self.emit().use_label(matched);
        // Holds the location that is passed on to it.
        self.emit().nop(Location::NONE);
        self.emit().jump_no_interrupt(next, Location::NONE);

        self.set_place(Location::NONE);
        let loc = self.place_or(loc);
        self.emit().use_label(no_match);
        self.emit().pop_top(loc);
        self.emit().use_label(next);
        Ok(())
    }

    /// Raises what is left of the group, if anything is.
    fn end_except_star(&mut self, reraise_star: Label, end: Label) {
        let emit = self.emit();
        let reraise = emit.new_label();
        emit.use_label(reraise_star);
        emit.jump_if_group_remains(reraise, Location::NONE);

        emit.pop_top(Location::NONE);
        emit.pop_block(Location::NONE);
        emit.pop_except(Location::NONE);
        emit.jump_no_interrupt(end, Location::NONE);

        emit.use_label(reraise);
        emit.pop_block(Location::NONE);
        emit.reraise_group(Location::NONE);
    }
}
