//! Assignments with an operator, and targets that take a sequence apart (`compiler_augassign`,
//! `assignment_helper`).

use pybytecode_opcode::block_stack::LineNumbers;
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Expr, ExprContext, ExprKind, StmtAugAssign};

use super::BlockCompiler;
use crate::Result;
use crate::codegen::containers::is_starred;
use crate::codegen::expressions::binary_operator;

/// `UNPACK_EX` has a byte for the number of targets before the star.
const MOST_BEFORE_STAR: usize = 1 << 8;
/// And what is left of an `int` for those behind it.
const MOST_AFTER_STAR: usize = (i32::MAX >> 8) as usize;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// Loads the target, what it belongs to staying below; stores the result there.
    pub(super) fn aug_assign(&mut self, node: &'t StmtAugAssign<'a>) -> Result {
        let target = &*node.target;
        let before = self.line();
        self.go_to_target(target);
        match &target.kind {
            ExprKind::Attribute(attribute) => {
                self.visit_expr(attribute.value)?;
                self.emit().duplicate_top();
                let name = self.base.mangled_object(attribute.attr);
                self.go_to_attribute(target.range);
                self.emit().load_attribute(name);
                self.return_to_line(before);
                self.operate(node)?;
                self.go_to_target(target);
                self.go_to_attribute(target.range);
                self.emit().rotate_two();
                self.emit().store_attribute(name);
            }
            ExprKind::Subscript(subscript) => {
                self.visit_expr(subscript.value)?;
                self.visit_index(subscript.slice)?;
                self.emit().duplicate_top_two();
                self.emit().binary_subscript();
                self.return_to_line(before);
                self.operate(node)?;
                self.go_to_target(target);
                self.emit().rotate_three();
                self.emit().store_subscript();
            }
            ExprKind::Name(name) => {
                self.name_op(name.id, ExprContext::Load)?;
                self.return_to_line(before);
                self.operate(node)?;
                self.go_to_target(target);
                self.name_op(name.id, ExprContext::Store)?;
            }
            _ => {
                let message = "illegal expression for augmented assignment";
                return Err(SyntaxError::new(message, target.range).into());
            }
        }
        if self.facts.lines == LineNumbers::Marked {
            self.return_to_line(before);
        }
        Ok(())
    }

    /// The target's line is current; in 3.8 a name has none of its own.
    fn go_to_target(&mut self, target: &'t Expr<'a>) {
        self.frame().place = target.range;
        if self.facts.lines != LineNumbers::Marked || !matches!(target.kind, ExprKind::Name(_)) {
            let line = self.first_line(target.range);
            self.go_to_line(line);
        }
    }

    fn operate(&mut self, node: &'t StmtAugAssign<'a>) -> Result {
        self.visit_expr(node.value)?;
        self.emit().inplace(binary_operator(node.op));
        Ok(())
    }

    /// Takes the value on the stack apart and assigns its items to `targets`, of the list or tuple at `range`.
    pub(super) fn unpack_to_targets(&mut self, range: Range, targets: &'t [Expr<'a>]) -> Result {
        let mut starred = targets.iter().map(is_starred);
        match starred.position(|star| star) {
            None => self.emit().unpack_sequence(targets.len() as u32),
            Some(before) => {
                let after = targets.len() - before - 1;
                if before >= MOST_BEFORE_STAR || after >= MOST_AFTER_STAR {
                    let message = "too many expressions in star-unpacking assignment";
                    return Err(SyntaxError::new(message, range).into());
                }
                self.emit().unpack_ex(before as u32, after as u32);
                if starred.any(|star| star) {
                    let message = match self.facts.lines {
                        LineNumbers::Marked => "two starred expressions in assignment",
                        LineNumbers::Current | LineNumbers::Traced => {
                            "multiple starred expressions in assignment"
                        }
                    };
                    return Err(SyntaxError::new(message, range).into());
                }
            }
        }
        for target in targets {
            match &target.kind {
                ExprKind::Starred(star) => self.visit_expr(star.value)?,
                _ => self.visit_expr(target)?,
            }
        }
        Ok(())
    }
}
