//! Targets that take a sequence apart (`unpack_helper`, `assignment_helper`).

use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Expr, ExprKind};

use super::Compiler;
use super::containers::is_starred;
use crate::Result;

/// `UNPACK_EX` has a byte for the number of targets before the star.
const MOST_BEFORE_STAR: usize = 1 << 8;
/// And what is left of an `int` for those behind it.
const MOST_AFTER_STAR: usize = (i32::MAX >> 8) as usize;

impl<'t, 'a> Compiler<'t, 'a> {
    /// Takes the value on the stack apart and assigns its items to `targets`, of a list or tuple `expr`.
    pub(crate) fn unpack_to_targets(&mut self, expr: &'t Expr<'a>, targets: &'t [Expr<'a>]) -> Result {
        let starred = targets.iter().map(is_starred);
        self.unpack(expr.range, starred)?;
        for target in targets {
            match &target.kind {
                ExprKind::Starred(star) => self.visit_expr(star.value)?,
                _ => self.visit_expr(target)?,
            }
        }
        Ok(())
    }

    /// Takes the value on the stack apart, the first item to the top; `starred` says of each
    /// target of the list, tuple or pattern at `range` whether it takes all that is left.
    pub(crate) fn unpack(
        &mut self,
        range: Range,
        mut starred: impl ExactSizeIterator<Item = bool>,
    ) -> Result {
        let loc = self.location(range);
        let count = starred.len();
        let Some(before) = starred.position(|star| star) else {
            self.emit().unpack_sequence(count as u32, loc);
            return Ok(());
        };
        let after = count - before - 1;
        if before >= MOST_BEFORE_STAR || after >= MOST_AFTER_STAR {
            return Err(SyntaxError::new("too many expressions in star-unpacking assignment", range).into());
        }
        self.emit().unpack_ex(before as u32, after as u32, loc);
        if starred.any(|star| star) {
            return Err(SyntaxError::new("multiple starred expressions in assignment", range).into());
        }
        Ok(())
    }
}
