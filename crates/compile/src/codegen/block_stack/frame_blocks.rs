//! The blocks that a statement stands in, and what a jump out of them does
//! (`compiler_push_fblock`, `compiler_unwind_fblock`).

use pybytecode_code::Objects;
use pybytecode_emit::Label;
use pybytecode_opcode::block_stack::{FinallyClauses, LineNumbers, NestingPlace};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::Name;
use pybytecode_syntax::tree::Stmt;

use super::BlockCompiler;
use crate::Result;

/// What a block stands for (`enum fblocktype`), with what its unwinding needs.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind<'t, 'a> {
    WhileLoop,
    ForLoop,
    TryExcept,
    /// With the statements of the `finally` clause.
    FinallyTry(&'t [Stmt<'a>]),
    /// The same in 3.8, a placeholder for the value of a `return` lying below it (`FINALLY_TRY2`).
    FinallyTryOverPlaceholder,
    /// While the statements of a `finally` clause run; whether a jump left it.
    FinallyEnd {
        is_left: bool,
    },
    /// With the line of the statement.
    With(i32),
    /// With the line of the statement.
    AsyncWith(i32),
    /// With the name that `except ... as name` binds.
    HandlerCleanup(Option<Name>),
    PopValue,
    ExceptionHandler,
    AsyncComprehensionGenerator,
}

/// A block of the frame that a jump out of it must unwind (`struct fblockinfo`).
#[derive(Debug, Clone, Copy)]
pub(super) struct FrameBlock<'t, 'a> {
    pub(super) kind: Kind<'t, 'a>,
    pub(super) block: Option<Label>,
    pub(super) exit: Option<Label>,
}

impl FrameBlock<'_, '_> {
    pub(super) fn is_loop(&self) -> bool {
        matches!(self.kind, Kind::WhileLoop | Kind::ForLoop)
    }
}

impl<'t, 'a> BlockCompiler<'t, 'a> {
    pub(super) fn push_frame_block(
        &mut self,
        kind: Kind<'t, 'a>,
        block: Option<Label>,
        exit: Option<Label>,
    ) -> Result {
        if self.frame().blocks.len() >= self.base.target.max_blocks {
            let error = SyntaxError::new("too many statically nested blocks", self.frame().place);
            return Err(match self.facts.nesting_place {
                NestingPlace::Untold => SyntaxError { range: None, ..error },
                NestingPlace::Statement => error,
            }
            .into());
        }
        self.frame().blocks.push(FrameBlock { kind, block, exit });
        Ok(())
    }

    pub(super) fn pop_frame_block(&mut self) -> Option<FrameBlock<'t, 'a>> {
        self.frame().blocks.pop()
    }

    /// Leaves all blocks around a statement, or those up to the innermost loop if `to_loop`, for
    /// the code that follows; gives the loop (`compiler_unwind_fblock_stack`). The blocks are still there
    /// afterwards.
    ///
    /// `preserve_top`: the topmost value is to survive.
    pub(super) fn unwind_blocks(
        &mut self,
        preserve_top: bool,
        to_loop: bool,
    ) -> Result<Option<FrameBlock<'t, 'a>>> {
        match self.facts.finally {
            FinallyClauses::Copied => self.unwind_blocks_down(preserve_top, to_loop),
            FinallyClauses::Subroutine => self.unwind_blocks_in_place(preserve_top, to_loop),
        }
    }

    fn unwind_blocks_down(
        &mut self,
        preserve_top: bool,
        to_loop: bool,
    ) -> Result<Option<FrameBlock<'t, 'a>>> {
        let Some(&top) = self.frame().blocks.last() else { return Ok(None) };
        if to_loop && top.is_loop() {
            return Ok(Some(top));
        }
        // A `finally` clause that is generated here must not see the block that it ends.
        self.pop_frame_block();
        self.unwind_block(top, preserve_top)?;
        let found = self.unwind_blocks_down(preserve_top, to_loop)?;
        self.frame().blocks.push(top);
        Ok(found)
    }

    /// Leaves one block (`compiler_unwind_fblock`).
    pub(super) fn unwind_block(&mut self, block: FrameBlock<'t, 'a>, preserve_top: bool) -> Result {
        match block.kind {
            Kind::WhileLoop | Kind::ExceptionHandler | Kind::AsyncComprehensionGenerator => {}
            Kind::ForLoop | Kind::PopValue => self.pop_below(preserve_top),
            Kind::TryExcept => self.emit().pop_block(),
            Kind::FinallyTry(body) => self.unwind_finally_try(body, preserve_top)?,
            // Blocks of 3.8 alone, which `subroutines` leaves.
            Kind::FinallyTryOverPlaceholder => {}
            Kind::FinallyEnd { .. } => {
                if preserve_top {
                    self.emit().rotate_four();
                }
                for _ in 0..3 {
                    self.emit().pop_top();
                }
                if preserve_top {
                    self.emit().rotate_four();
                }
                self.emit().pop_except();
            }
            Kind::With(line) | Kind::AsyncWith(line) => {
                if self.facts.lines == LineNumbers::Traced {
                    self.set_line(line);
                }
                self.emit().pop_block();
                if preserve_top {
                    self.emit().rotate_two();
                }
                self.call_exit_with_nones();
                if matches!(block.kind, Kind::AsyncWith(_)) {
                    self.emit().await_value();
                }
                self.emit().pop_top();
                self.set_artificial();
            }
            Kind::HandlerCleanup(name) => {
                if name.is_some() {
                    self.emit().pop_block();
                }
                if preserve_top {
                    self.emit().rotate_four();
                }
                self.emit().pop_except();
                if let Some(name) = name {
                    self.unbind(name)?;
                }
            }
        }
        Ok(())
    }

    fn unwind_finally_try(&mut self, body: &'t [Stmt<'a>], preserve_top: bool) -> Result {
        self.emit().pop_block();
        if preserve_top {
            self.push_frame_block(Kind::PopValue, None, None)?;
        }
        let line = self.line();
        self.visit_body(body)?;
        match self.facts.lines {
            // The clause runs after the statement that leaves the block: what unwinds the rest stands for
            // nothing.
            LineNumbers::Traced => self.set_artificial(),
            LineNumbers::Marked | LineNumbers::Current => self.adopt_line(line),
        }
        if preserve_top {
            self.pop_frame_block();
        }
        Ok(())
    }

    /// Drops the topmost value, or the one below it.
    pub(super) fn pop_below(&mut self, preserve_top: bool) {
        if preserve_top {
            self.emit().rotate_two();
        }
        self.emit().pop_top();
    }

    /// Calls the exit function on top as for a block that ended well; leaves what it gives.
    pub(super) fn call_exit_with_nones(&mut self) {
        let mut emit = self.emit();
        emit.load_const(Objects::NONE);
        emit.duplicate_top();
        emit.duplicate_top();
        emit.call(3);
    }
}
