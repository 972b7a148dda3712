//! `try ... finally` and the choice between the forms of `try` (`codegen_try`,
//! `codegen_try_finally` and their `try_star` twins).
//!
//! The `finally` clause is generated twice here: once for the body that ended well, once as a
//! handler; a jump out of the body generates it again while it unwinds.

use pybytecode_code::Location;
use pybytecode_emit::Below;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::StmtTry;

use super::{Compiler, FrameBlockKind};
use crate::Result;

/// Which clauses follow the body of a `try`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clauses {
    Except,
    ExceptStar,
}

impl<'t, 'a> Compiler<'t, 'a> {
    /// A `try` statement with `except` clauses, `finally`, or both.
    pub(crate) fn try_statement(&mut self, range: Range, node: &'t StmtTry<'a>) -> Result {
        self.try_with(Clauses::Except, range, node)
    }

    /// A `try` statement with `except*` clauses.
    pub(crate) fn try_star_statement(&mut self, range: Range, node: &'t StmtTry<'a>) -> Result {
        self.try_with(Clauses::ExceptStar, range, node)
    }

    fn try_with(&mut self, clauses: Clauses, range: Range, node: &'t StmtTry<'a>) -> Result {
        if node.finalbody.is_empty() {
            self.try_clauses(clauses, range, node)
        } else {
            self.try_finally(clauses, range, node)
        }
    }

    fn try_clauses(&mut self, clauses: Clauses, range: Range, node: &'t StmtTry<'a>) -> Result {
        match clauses {
            Clauses::Except => self.try_except(range, node),
            Clauses::ExceptStar => self.try_star_except(range, node),
        }
    }

    fn try_finally(&mut self, clauses: Clauses, range: Range, node: &'t StmtTry<'a>) -> Result {
        let loc = self.location(range);
        let body = self.emit().new_label();
        let end = self.emit().new_label();
        let exit = self.emit().new_label();
        let cleanup = self.emit().new_label();

        self.emit().setup_finally(end, loc);
        self.emit().use_label(body);
        self.push_frame_block(loc, FrameBlockKind::FinallyTry(node.finalbody), body, Some(end))?;
        if node.handlers.is_empty() {
            self.visit_body(node.body)?;
        } else {
            self.try_clauses(clauses, range, node)?;
        }
        self.emit().pop_block(Location::NONE);
        self.pop_frame_block();
        self.visit_body(node.finalbody)?;
        self.emit().jump_no_interrupt(exit, Location::NONE);

        self.emit().use_label(end);
        self.set_place(Location::NONE);
        self.emit().setup_cleanup(cleanup, Location::NONE);
        self.emit().push_exc_info(Location::NONE);
        self.push_frame_block(Location::NONE, FrameBlockKind::FinallyEnd, end, None)?;
        self.visit_body(node.finalbody)?;
        self.pop_frame_block();
        let loc = self.place_or(Location::NONE);
        self.emit().reraise(Below::Nothing, loc);

        self.emit().use_label(cleanup);
        self.emit().pop_except_and_reraise(loc);
        self.emit().use_label(exit);
        Ok(())
    }
}
