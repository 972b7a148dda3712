//! Assignments with an operator, `target += value` (`codegen_augassign`).

use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{ExprContext, ExprKind, StmtAugAssign};

use super::Compiler;
use super::expressions::binary_operator;
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    /// Loads the target, what it belongs to staying below; stores the result there.
    pub(super) fn aug_assign(&mut self, range: Range, node: &'t StmtAugAssign<'a>) -> Result {
        let target = &*node.target;
        let loc = self.location(target.range);
        match &target.kind {
            ExprKind::Attribute(attribute) => {
                self.visit_expr(attribute.value)?;
                self.emit().copy(1, loc);
                let loc = self.update_start_location_to_match_attr(loc, target, attribute.attr);
                let name = self.mangled_object(attribute.attr);
                self.emit().load_attribute(name, loc);
                self.operate(range, node)?;
                self.emit().swap(2, loc);
                self.emit().store_attribute(name, loc);
                self.set_place(loc);
            }
            ExprKind::Subscript(subscript) => {
                self.visit_expr(subscript.value)?;
                if let Some(slice) = self.two_part_slice(subscript.slice) {
                    self.slice_two_parts(subscript.slice, slice)?;
                    for _ in 0..3 {
                        self.emit().copy(3, loc);
                    }
                    self.emit().binary_slice(loc);
                    self.operate(range, node)?;
                    for depth in [4, 3, 2] {
                        self.emit().swap(depth, loc);
                    }
                    self.emit().store_slice(loc);
                } else {
                    self.visit_expr(subscript.slice)?;
                    for _ in 0..2 {
                        self.emit().copy(2, loc);
                    }
                    self.emit().binary_subscript(loc);
                    self.operate(range, node)?;
                    for depth in [3, 2] {
                        self.emit().swap(depth, loc);
                    }
                    self.emit().store_subscript(loc);
                }
                self.set_place(loc);
            }
            ExprKind::Name(name) => {
                self.name_op(loc, name.id, ExprContext::Load)?;
                self.operate(range, node)?;
                self.name_op(loc, name.id, ExprContext::Store)?;
                self.set_place(loc);
            }
            _ => return Err(self.error("illegal expression for augmented assignment", loc)),
        }
        Ok(())
    }

    fn operate(&mut self, range: Range, node: &'t StmtAugAssign<'a>) -> Result {
        self.visit_expr(node.value)?;
        let loc = self.location(range);
        self.emit().inplace(binary_operator(node.op), loc);
        Ok(())
    }
}
