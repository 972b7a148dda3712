//! Statements that need no preprocessing: the parser has found nothing in them that anything is done to.

use pybytecode_opcode::TreeStep;
use pybytecode_syntax::Origin;
use pybytecode_syntax::range::Range;

/// Tells plain statements, in the order of the source.
pub(super) struct Plain<'t> {
    /// See [`Tree::foldable`](pybytecode_syntax::Tree::foldable).
    foldable: &'t [u32],
    /// The first that does not lie before the last statement.
    next: usize,
}

impl<'t> Plain<'t> {
    /// For a tree of that origin, if its parser has found all that these steps are about.
    pub(super) fn new(origin: Origin, foldable: &'t [u32], steps: &[TreeStep], optimize: u8) -> Option<Self> {
        let removes_docstrings = optimize >= 2 && steps.contains(&TreeStep::RemoveDocstring);
        (origin == Origin::Parsed && !removes_docstrings).then_some(Plain { foldable, next: 0 })
    }

    /// Whether nothing is done to the statement that stands there. None comes before the one asked for last.
    pub(super) fn is_plain(&mut self, range: Range) -> bool {
        while self.foldable.get(self.next).is_some_and(|end| *end <= range.start) {
            self.next += 1;
        }
        self.foldable.get(self.next).is_none_or(|end| *end > range.end)
    }
}
