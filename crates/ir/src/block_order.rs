//! The basic blocks that code generation itself begins, for compilers before 3.11.
//!
//! Instructions come in the order of their emission. A block is one run of them, or several when others
//! were put aside in the meantime; here is the order in which the runs come to stand.

use std::ops::Range;

use crate::Label;

/// Runs of instructions in the order of the code.
#[derive(Debug, Default, Clone)]
pub struct BlockOrder {
    runs: Vec<Run>,
    /// Whether the last run goes on to the end of the instructions.
    open: bool,
}

/// A run of instructions.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// The block that begins here; without one, the block of the run before goes on.
    pub(crate) block: Option<Label>,
    /// The indices of the instructions.
    pub(crate) range: Range<u32>,
}

impl BlockOrder {
    /// Begins a run at instruction `at`: that of a block, or the next one of the same.
    pub fn begin(&mut self, block: Option<Label>, at: u32) {
        self.end(at);
        self.runs.push(Run { block, range: at..at });
        self.open = true;
    }

    /// Ends the last run before instruction `at`.
    pub fn end(&mut self, at: u32) {
        if !self.open {
            return;
        }
        if let Some(last) = self.runs.last_mut() {
            last.range.end = at;
        }
        self.open = false;
    }

    /// How many runs there are.
    pub fn len(&self) -> usize {
        self.runs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Moves runs behind all others.
    pub fn move_to_end(&mut self, runs: Range<usize>) {
        let length = runs.len();
        if let Some(tail) = self.runs.get_mut(runs.start..) {
            tail.rotate_left(length.min(tail.len()));
        }
    }

    /// The runs of the last block, of which the instructions end at `end`; the last one comes first.
    pub fn current(&self, end: u32) -> impl Iterator<Item = Range<u32>> {
        let begin = self.runs.iter().rposition(|run| run.block.is_some()).unwrap_or(0);
        let open = self.open;
        self.runs[begin..].iter().rev().enumerate().map(move |(at, run)| match at {
            0 if open => run.range.start..end,
            _ => run.range.clone(),
        })
    }

    /// All runs, of which there are instructions up to `end`.
    pub(crate) fn runs(&self, end: u32) -> impl Iterator<Item = Run> {
        let last = self.runs.len();
        self.runs.iter().enumerate().map(move |(at, run)| match at + 1 == last && self.open {
            true => Run { block: run.block, range: run.range.start..end },
            false => run.clone(),
        })
    }

    /// Forgets everything and keeps the memory.
    pub fn clear(&mut self) {
        self.runs.clear();
        self.open = false;
    }
}
