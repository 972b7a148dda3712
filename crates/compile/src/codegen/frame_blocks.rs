//! The blocks that a statement stands in, and what a jump out of them does
//! (`_PyCompile_PushFBlock`, `codegen_unwind_fblock`).

use pybytecode_code::Location;
use pybytecode_emit::{Awaited, Label};

use super::{Compiler, FrameBlock, FrameBlockKind};
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    /// Enters a block; `block` stands at its start, `exit` behind it.
    pub(crate) fn push_frame_block(
        &mut self,
        location: Location,
        kind: FrameBlockKind<'t, 'a>,
        block: Label,
        exit: Option<Label>,
    ) -> Result {
        self.push_block(FrameBlock { kind, block: Some(block), location, exit })
    }

    pub(super) fn push_block(&mut self, block: FrameBlock<'t, 'a>) -> Result {
        if self.current().frame_blocks.len() >= self.target.max_blocks {
            return Err(self.error("too many statically nested blocks", block.location));
        }
        self.repeats(block.kind, true);
        self.unit().frame_blocks.push(block);
        Ok(())
    }

    /// Leaves the innermost block.
    pub(crate) fn pop_frame_block(&mut self) {
        if let Some(block) = self.unit().frame_blocks.pop() {
            self.repeats(block.kind, false);
        }
    }

    /// Leaves all blocks around a statement, or those up to the innermost loop if `to_loop`, for
    /// the code that follows; gives the loop and where that code belongs
    /// (`codegen_unwind_fblock_stack`). The blocks are still there afterwards.
    ///
    /// `preserve_top`: the topmost value is to survive.
    pub(super) fn unwind_blocks(
        &mut self,
        location: &mut Location,
        preserve_top: bool,
        to_loop: bool,
    ) -> Result<Option<FrameBlock<'t, 'a>>> {
        let Some(&top) = self.current().frame_blocks.last() else { return Ok(None) };
        match top.kind {
            FrameBlockKind::ExceptionGroupHandler => {
                let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                return Err(self.error(message, *location));
            }
            FrameBlockKind::WhileLoop | FrameBlockKind::ForLoop | FrameBlockKind::AsyncForLoop if to_loop => {
                return Ok(Some(top));
            }
            _ => {}
        }
        // A `finally` clause that is generated here must not see the block that it ends.
        self.unit().frame_blocks.pop();
        self.unwind_block(location, top, preserve_top)?;
        let found = self.unwind_blocks(location, preserve_top, to_loop)?;
        self.unit().frame_blocks.push(top);
        Ok(found)
    }

    /// Leaves one block (`codegen_unwind_fblock`).
    pub(super) fn unwind_block(
        &mut self,
        location: &mut Location,
        block: FrameBlock<'t, 'a>,
        preserve_top: bool,
    ) -> Result {
        use FrameBlockKind as Kind;
        let loc = *location;
        match block.kind {
            Kind::WhileLoop
            | Kind::ExceptionHandler
            | Kind::ExceptionGroupHandler
            | Kind::AsyncComprehensionGenerator
            | Kind::InlinedComprehension
            | Kind::StopIteration => {}
            Kind::ForLoop => self.emit().leave_loop(preserve_top, loc),
            Kind::AsyncForLoop | Kind::PopValue => self.pop_below(preserve_top, loc),
            Kind::TryExcept => self.emit().pop_block(loc),
            Kind::FinallyTry(body) => {
                self.emit().pop_block(loc);
                if preserve_top {
                    self.push_block(FrameBlock {
                        kind: Kind::PopValue,
                        block: None,
                        location: loc,
                        exit: None,
                    })?;
                }
                self.visit_body(body)?;
                if preserve_top {
                    self.pop_frame_block();
                }
                // The clause runs after the statement that leaves the block: what unwinds the
                // rest is artificial.
                *location = Location::NONE;
            }
            Kind::FinallyEnd => {
                self.pop_below(preserve_top, loc);
                if preserve_top {
                    self.emit().swap(2, loc);
                }
                self.emit().pop_block(loc);
                self.emit().pop_except(loc);
            }
            Kind::With | Kind::AsyncWith => {
                let loc = block.location;
                self.emit().pop_block(loc);
                if preserve_top {
                    self.emit().lift_exit_over_value(loc);
                }
                self.emit().call_exit_with_nones(loc);
                if matches!(block.kind, Kind::AsyncWith) {
                    self.emit().await_value(Awaited::AsyncExit, loc);
                }
                self.emit().pop_top(loc);
                *location = Location::NONE;
            }
            Kind::HandlerCleanup(name) => {
                if name.is_some() {
                    self.emit().pop_block(loc);
                }
                if preserve_top {
                    self.emit().swap(2, loc);
                }
                self.emit().pop_block(loc);
                self.emit().pop_except(loc);
                if let Some(name) = name {
                    self.unbind(name, loc)?;
                }
            }
        }
        Ok(())
    }

    /// Drops the topmost value, or the one below it.
    fn pop_below(&mut self, preserve_top: bool, location: Location) {
        if preserve_top {
            self.emit().swap(2, location);
        }
        self.emit().pop_top(location);
    }
}
