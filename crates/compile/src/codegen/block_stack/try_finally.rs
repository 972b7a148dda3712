//! `try ... finally` and the choice between the forms of `try` (`compiler_try`, `compiler_try_finally`).
//!
//! The `finally` clause is generated twice here: once for the body that ended well, once as a
//! handler; a jump out of the body generates it again while it unwinds. 3.8 has it once, see
//! [`subroutines`](super::subroutines).

use pybytecode_opcode::block_stack::FinallyClauses;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::StmtTry;

use super::BlockCompiler;
use super::frame_blocks::Kind;
use crate::Result;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// A `try` statement with `except` clauses, `finally`, or both.
    pub(super) fn try_statement(&mut self, range: Range, node: &'t StmtTry<'a>) -> Result {
        match self.facts.finally {
            _ if node.finalbody.is_empty() => self.try_except(node),
            FinallyClauses::Copied => self.try_finally(node),
            FinallyClauses::Subroutine => self.try_finally_subroutine(range, node),
        }
    }

    fn try_finally(&mut self, node: &'t StmtTry<'a>) -> Result {
        let body = self.new_block();
        let end = self.new_block();
        let exit = self.new_block();
        self.emit().setup_finally(end);
        self.use_next_block(body);
        self.push_frame_block(Kind::FinallyTry(node.finalbody), Some(body), Some(end))?;
        self.try_clauses(node)?;
        self.emit_artificial().pop_block();
        self.pop_frame_block();
        self.visit_body(node.finalbody)?;
        self.emit_artificial().jump_forward(exit);

        self.use_next_block(end);
        self.push_frame_block(Kind::FinallyEnd { is_left: false }, Some(end), None)?;
        self.visit_body(node.finalbody)?;
        self.pop_frame_block();
        self.emit().reraise(false);
        self.use_next_block(exit);
        Ok(())
    }

    /// What a `finally` clause guards.
    pub(super) fn try_clauses(&mut self, node: &'t StmtTry<'a>) -> Result {
        if node.handlers.is_empty() { self.visit_body(node.body) } else { self.try_except(node) }
    }
}
