//! `for`, `async for`, `while` and `if` (`codegen_for` and its neighbours).

use pybytecode_code::Location;
use pybytecode_emit::Resumption;
use pybytecode_opcode::facts::{ClauseLocation, WhileTest};
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{StmtFor, StmtIf, StmtWhile};

use super::{Compiler, FrameBlockKind};
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    /// `if test: body else: orelse`.
    pub(crate) fn if_statement(&mut self, node: &'t StmtIf<'a>) -> Result {
        let end = self.emit().new_label();
        if node.orelse.is_empty() {
            self.jump_if(node.test, end, false)?;
            self.visit_body(node.body)?;
        } else {
            let orelse = self.emit().new_label();
            self.jump_if(node.test, orelse, false)?;
            self.visit_body(node.body)?;
            self.emit().jump_no_interrupt(end, Location::NONE);

            self.emit().use_label(orelse);
            self.visit_body(node.orelse)?;
        }
        self.emit().use_label(end);
        Ok(())
    }

    /// `while test: body else: orelse`, a statement at `range`.
    pub(crate) fn while_statement(&mut self, range: Range, node: &'t StmtWhile<'a>) -> Result {
        let start = self.emit().new_label();
        let body = self.emit().new_label();
        let anchor = self.emit().new_label();
        let end = self.emit().new_label();

        self.emit().use_label(start);
        let loc = self.location(range);
        self.push_frame_block(loc, FrameBlockKind::WhileLoop, start, Some(end))?;
        self.jump_if(node.test, anchor, false)?;
        match self.target.while_test {
            WhileTest::AtBothEnds => {
                self.emit().use_label(body);
                self.visit_body(node.body)?;
                self.set_place(loc);
                self.jump_if(node.test, body, true)?;
            }
            WhileTest::AtStart => {
                self.visit_body(node.body)?;
                self.emit().jump(start, Location::NONE);
            }
        }
        self.pop_frame_block();

        self.emit().use_label(anchor);
        self.visit_body(node.orelse)?;

        self.emit().use_label(end);
        Ok(())
    }

    /// `for target in iter: body else: orelse`, a statement at `range`.
    pub(crate) fn for_statement(&mut self, range: Range, node: &'t StmtFor<'a>) -> Result {
        let start = self.emit().new_label();
        let body = self.emit().new_label();
        let cleanup = self.emit().new_label();
        let end = self.emit().new_label();

        let loc = self.location(range);
        self.push_frame_block(loc, FrameBlockKind::ForLoop, start, Some(end))?;
        self.visit_expr(node.iter)?;
        let iter = self.clause_location(loc, node.iter.range);
        let iter = self.place_or(iter);
        self.emit().get_iter(iter);

        self.emit().use_label(start);
        self.emit().for_iter(cleanup, iter);

        self.emit().use_label(body);
        // A line of its own for the target; it goes away where it is not needed.
        if self.target.clause_location == ClauseLocation::Expression {
            let target = self.location(node.target.range);
            self.emit().nop(target);
        }
        self.visit_expr(node.target)?;
        self.visit_body(node.body)?;
        self.emit().jump(start, Location::NONE);
        self.set_place(Location::NONE);

        self.emit().use_label(cleanup);
        self.emit().end_for();
        self.pop_frame_block();

        self.visit_body(node.orelse)?;

        self.emit().use_label(end);
        Ok(())
    }

    /// `async for target in iter: body else: orelse`, a statement at `range`.
    pub(crate) fn async_for_statement(&mut self, range: Range, node: &'t StmtFor<'a>) -> Result {
        self.check_async_function("'async for' outside async function", range)?;
        let start = self.emit().new_label();
        let send = self.emit().new_label();
        let except = self.emit().new_label();
        let end = self.emit().new_label();

        self.visit_expr(node.iter)?;
        let loc = self.location(range);
        let iter = self.clause_location(loc, node.iter.range);
        let aiter = self.place_or(iter);
        self.emit().get_aiter(aiter);

        self.emit().use_label(start);
        self.push_frame_block(loc, FrameBlockKind::AsyncForLoop, start, Some(end))?;
        self.emit().setup_finally(except, loc);
        self.emit().get_anext(loc);
        self.emit().use_label(send);
        self.emit().yield_from(Resumption::Await, loc);
        self.emit().pop_block(loc);
        self.emit().not_taken(loc);

        self.visit_expr(node.target)?;
        self.visit_body(node.body)?;
        self.emit().jump(start, Location::NONE);
        self.pop_frame_block();

        // The end of the iteration comes as an exception, and belongs to the iterator's line.
        self.emit().use_label(except);
        let iter = self.location(node.iter.range);
        self.emit().end_async_for(send, iter);
        self.set_place(iter);

        self.visit_body(node.orelse)?;

        self.emit().use_label(end);
        Ok(())
    }
}
