//! Subscription and slices (`compiler_subscript`, `compiler_slice`; 3.8: `compiler_visit_slice`).

use pybytecode_code::Objects;
use pybytecode_emit::block_stack::Container;
use pybytecode_opcode::block_stack::LineNumbers;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Expr, ExprContext, ExprKind, ExprSlice, ExprSubscript};

use super::BlockCompiler;
use crate::Result;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// `value[slice]`, loaded, assigned to or deleted.
    pub(super) fn subscript(&mut self, range: Range, node: &'t ExprSubscript<'a>) -> Result {
        let in_dimensions =
            matches!(&node.slice.kind, ExprKind::Tuple(tuple) if tuple.elts.iter().any(is_slice));
        if node.ctx == ExprContext::Load && !(in_dimensions && self.facts.lines == LineNumbers::Marked) {
            let visited = self.visited(range);
            self.base.check_subscription(visited, node);
        }
        self.visit_expr(node.value)?;
        self.visit_index(node.slice)?;
        match node.ctx {
            ExprContext::Load => self.emit().binary_subscript(),
            ExprContext::Store => self.emit().store_subscript(),
            ExprContext::Del => self.emit().delete_subscript(),
        }
        Ok(())
    }

    /// Pushes what stands in brackets. In 3.8 slices, and tuples with slices in them, are no expressions:
    /// they have no line of their own.
    pub(super) fn visit_index(&mut self, index: &'t Expr<'a>) -> Result {
        if self.facts.lines != LineNumbers::Marked {
            return self.visit_expr(index);
        }
        match &index.kind {
            ExprKind::Slice(slice) => self.slice(slice),
            ExprKind::Tuple(tuple) if tuple.elts.iter().any(is_slice) => {
                for dimension in tuple.elts.iter() {
                    match &dimension.kind {
                        ExprKind::Slice(slice) => self.slice(slice)?,
                        _ => self.visit_expr(dimension)?,
                    }
                }
                self.emit().build(Container::Tuple, tuple.elts.len() as u32);
                Ok(())
            }
            _ => self.visit_expr(index),
        }
    }

    /// `lower:upper:step` as an object.
    pub(super) fn slice(&mut self, node: &'t ExprSlice<'a>) -> Result {
        for bound in [&node.lower, &node.upper] {
            match bound {
                Some(bound) => self.visit_expr(bound)?,
                None => self.emit().load_const(Objects::NONE),
            }
        }
        if let Some(step) = &node.step {
            self.visit_expr(step)?;
        }
        self.emit().build_slice(2 + node.step.is_some() as u32);
        Ok(())
    }
}

fn is_slice(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Slice(_))
}
