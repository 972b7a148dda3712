//! `return`, `break` and `continue`, which leave blocks (`compiler_return` and so on).

use pybytecode_code::Objects;
use pybytecode_opcode::block_stack::LineNumbers;
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{ExprKind, StmtReturn};

use super::BlockCompiler;
use super::frame_blocks::FrameBlock;
use crate::Result;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// `return value`.
    pub(super) fn return_statement(&mut self, range: Range, node: &'t StmtReturn<'a>) -> Result {
        let scope = self.base.scope();
        if !scope.is_function_like() {
            return Err(SyntaxError::new("'return' outside function", range).into());
        }
        if node.value.is_some() && scope.coroutine && scope.generator {
            return Err(SyntaxError::new("'return' with value in async generator", range).into());
        }
        let value = node.value.as_deref();
        let constant = value.filter(|value| matches!(value.kind, ExprKind::Constant(_)));
        let preserved = value.filter(|_| constant.is_none());
        if let Some(value) = preserved {
            self.visit_expr(value)?;
        }
        if self.facts.lines == LineNumbers::Traced {
            // The line of a constant, and then that of the statement, are seen before blocks are left.
            if let Some(value) = constant {
                self.set_line_of(value.range);
                self.emit().nop();
            }
            let line = self.first_line(range);
            if value.is_none_or(|value| self.first_line(value.range) != line) {
                self.set_line(line);
                self.emit().nop();
            }
        }
        self.unwind_blocks(preserved.is_some(), false)?;
        match value.map(|value| &value.kind) {
            None => self.emit().load_const(Objects::NONE),
            Some(ExprKind::Constant(node)) if self.facts.lines == LineNumbers::Traced => {
                let constant = self.base.literal(&node.value);
                self.emit().load_const(constant);
            }
            Some(_) => {
                if let Some(value) = constant {
                    self.visit_expr(value)?;
                }
            }
        }
        self.emit().return_value();
        self.block_after_jump();
        Ok(())
    }

    /// `break`.
    pub(super) fn break_statement(&mut self, range: Range) -> Result {
        let found = self.leave_to_loop(range, "'break' outside loop")?;
        self.unwind_block(found, false)?;
        if let Some(exit) = found.exit {
            self.emit().jump_absolute(exit);
            self.block_after_jump();
        }
        Ok(())
    }

    /// `continue`.
    pub(super) fn continue_statement(&mut self, range: Range) -> Result {
        let found = self.leave_to_loop(range, "'continue' not properly in loop")?;
        if let Some(start) = found.block {
            self.emit().jump_absolute(start);
            self.block_after_jump();
        }
        Ok(())
    }

    /// Leaves all blocks inside the innermost loop; gives that.
    fn leave_to_loop(&mut self, range: Range, refusal: &str) -> Result<FrameBlock<'t, 'a>> {
        self.nop();
        let found = self.unwind_blocks(false, true)?;
        found.ok_or_else(|| SyntaxError::new(refusal, range).into())
    }
}
