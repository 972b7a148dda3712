//! `return`, `break` and `continue`: statements that leave the blocks around them.

use pybytecode_code::{Location, Objects};
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{ExprKind, StmtReturn};

use super::{Compiler, FrameBlock};
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    /// `return`, with a value or without (`codegen_return`).
    pub(super) fn return_statement(&mut self, range: Range, node: &'t StmtReturn<'a>) -> Result {
        let statement = self.location(range);
        let scope = self.scope();
        if !scope.is_function_like() {
            return Err(self.error("'return' outside function", statement));
        }
        if node.value.is_some() && scope.coroutine && scope.generator {
            return Err(self.error("'return' with value in async generator", statement));
        }
        // A value that is no constant stays on the stack while blocks are left; a constant is
        // loaded afterwards, and a NOP holds its line meanwhile.
        let mut loc = statement;
        let mut constant = None;
        let mut preserve_top = false;
        match node.value.as_deref() {
            None => {
                constant = Some(Objects::NONE);
                self.emit().nop(loc);
            }
            Some(value) => {
                let place = self.location(value.range);
                if let ExprKind::Constant(node) = &value.kind {
                    constant = Some(self.literal(&node.value));
                    loc = place;
                    self.emit().nop(loc);
                } else {
                    self.visit_expr(value)?;
                    preserve_top = true;
                }
                if place.line != statement.line {
                    loc = statement;
                    self.emit().nop(loc);
                }
            }
        }
        self.unwind_blocks(&mut loc, preserve_top, false)?;
        if let Some(constant) = constant {
            self.emit().load_const(constant, loc);
        }
        self.emit().return_value(loc);
        self.set_place(loc);
        Ok(())
    }

    /// `break` (`codegen_break`).
    pub(super) fn break_statement(&mut self, range: Range) -> Result {
        let (found, mut loc) = self.leave_to_loop(range, "'break' outside loop")?;
        self.unwind_block(&mut loc, found, false)?;
        if let Some(exit) = found.exit {
            self.emit().jump(exit, loc);
        }
        self.set_place(loc);
        Ok(())
    }

    /// `continue` (`codegen_continue`).
    pub(super) fn continue_statement(&mut self, range: Range) -> Result {
        let (found, loc) = self.leave_to_loop(range, "'continue' not properly in loop")?;
        if let Some(start) = found.block {
            self.emit().jump(start, loc);
        }
        self.set_place(loc);
        Ok(())
    }

    /// Leaves all blocks inside the innermost loop; gives that, and where what follows belongs.
    fn leave_to_loop(&mut self, range: Range, refusal: &str) -> Result<(FrameBlock<'t, 'a>, Location)> {
        let statement = self.location(range);
        let mut loc = statement;
        self.emit().nop(loc);
        match self.unwind_blocks(&mut loc, false, true)? {
            Some(found) => Ok((found, loc)),
            None => Err(self.error(refusal, statement)),
        }
    }
}
