//! Entering and leaving code objects, and the line that is current (`compiler_enter_scope`,
//! `SET_LOC`, `compiler_set_lineno` in 3.8).

use pybytecode_code::{Location, Objects};
use pybytecode_emit::Label;
use pybytecode_emit::block_stack::BlockEmitter;
use pybytecode_opcode::block_stack::LineNumbers;
use pybytecode_syntax::range::Range;

use super::BlockCompiler;
use super::frame_blocks::FrameBlock;
use crate::Result;
use crate::codegen::checks::Visited;
use crate::codegen::unit::{Finished, NewUnit};

/// A code object in the making.
#[derive(Debug, Default)]
pub(super) struct Frame<'t, 'a> {
    /// The line of instructions to come (`u_lineno`); 0 before any is known, -1 for what stands for nothing
    /// in the source.
    line: i32,
    /// How often a line was set that the next instruction is to show ([`LineNumbers::Marked`]).
    mark: i32,
    /// What code is generated for, where that is refused without a place of its own (`u_col_offset` and its like).
    pub(super) place: Range,
    pub(super) blocks: Vec<FrameBlock<'t, 'a>>,
}

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// Starts a new code object inside the current one.
    pub(super) fn enter(&mut self, new: NewUnit) {
        self.base.push_unit(new);
        self.base.emit().unit.blocks.begin(None, 0);
        self.frames.push(Frame::default());
    }

    /// Finishes the current code object and returns to the one around it.
    ///
    /// `add_none`: code that falls off the end returns `None`, not what lies on the stack.
    pub(super) fn leave(&mut self, add_none: bool) -> Result<Finished> {
        if !self.emit().returns() {
            if self.facts.lines == LineNumbers::Traced {
                self.set_artificial();
            } else {
                self.emit().next_block();
            }
            if add_none {
                self.emit().load_const(Objects::NONE);
            }
            self.emit().return_value();
        }
        self.frames.pop();
        self.base.pop_unit()
    }

    pub(super) fn frame(&mut self) -> &mut Frame<'t, 'a> {
        self.frames.last_mut().expect("a code object is entered before code is generated")
    }

    /// Where instructions go, at the current line.
    pub(super) fn emit(&mut self) -> BlockEmitter<'_> {
        let lines = self.facts.lines;
        let Frame { line, mark, .. } = *self.frame();
        let location = match lines {
            _ if line < 0 => Location::NONE,
            // The assembler shows the line at the first instruction of each mark.
            LineNumbers::Marked => Location::new(line, line, mark, 0),
            LineNumbers::Current | LineNumbers::Traced => Location::new(line, line, 0, 0),
        };
        BlockEmitter::new(self.base.emit(), self.facts, location, self.silent > 0)
    }

    /// Where instructions go that stand for nothing in the source, if the version has such
    /// (`ADDOP_NOLINE`).
    pub(super) fn emit_artificial(&mut self) -> BlockEmitter<'_> {
        match self.facts.lines {
            LineNumbers::Traced => {
                BlockEmitter::new(self.base.emit(), self.facts, Location::NONE, self.silent > 0)
            }
            LineNumbers::Marked | LineNumbers::Current => self.emit(),
        }
    }

    pub(super) fn line(&mut self) -> i32 {
        self.frame().line
    }

    /// What code is generated for, for warnings.
    pub(super) fn visited(&mut self, range: Range) -> Visited {
        Visited { range, line: Some(self.line()) }
    }

    /// The next instruction shows this line, whether or not it was current before.
    pub(super) fn set_line(&mut self, line: i32) {
        let frame = self.frame();
        frame.line = line;
        frame.mark += 1;
    }

    /// The line is this from now on; an instruction shows it only if that is still due.
    pub(super) fn adopt_line(&mut self, line: i32) {
        self.frame().line = line;
    }

    /// Sets the line of where a node starts.
    pub(super) fn set_line_of(&mut self, range: Range) {
        let line = self.first_line(range);
        self.frame().place = range;
        self.set_line(line);
    }

    /// What follows stands for nothing in the source, if the version has such.
    pub(super) fn set_artificial(&mut self) {
        if self.facts.lines == LineNumbers::Traced {
            self.set_line(-1);
        }
    }

    /// Sets the line of an expression, if it is another; gives the one before, for
    /// [`BlockCompiler::return_to_line`].
    pub(super) fn go_to_line(&mut self, line: i32) -> i32 {
        let before = self.line();
        if before != line {
            self.set_line(line);
        }
        before
    }

    pub(super) fn return_to_line(&mut self, before: i32) {
        if self.line() != before {
            self.set_line(before);
        }
    }

    /// The line where a node starts.
    pub(super) fn first_line(&mut self, range: Range) -> i32 {
        if range == Range::NOWHERE { 0 } else { self.base.locator.line_column(range.start).line as i32 }
    }

    /// The line where a node ends.
    pub(super) fn last_line(&mut self, range: Range) -> i32 {
        if range == Range::NOWHERE { 0 } else { self.base.locator.line_column(range.end).line as i32 }
    }

    pub(super) fn new_block(&mut self) -> Label {
        self.emit().new_block()
    }

    pub(super) fn use_next_block(&mut self, block: Label) {
        self.emit().use_next_block(block);
    }

    /// Begins a block that nothing jumps to, where the assembler wants one after a jump.
    pub(super) fn block_after_jump(&mut self) {
        if self.facts.lines == LineNumbers::Traced {
            self.emit().next_block();
        }
    }

    /// Walks what never runs: only to find errors (`BEGIN_DO_NOT_EMIT_BYTECODE`).
    pub(super) fn silently(&mut self, walk: impl FnOnce(&mut Self) -> Result) -> Result {
        self.silent += 1;
        walk(self)?;
        self.silent -= 1;
        Ok(())
    }
}
