//! Subscription and slices (`codegen_subscript`, `codegen_slice`).

use pybytecode_code::{ObjectId, Objects};
use pybytecode_opcode::facts::TwoPartSlices;
use pybytecode_syntax::tree::{Expr, ExprContext, ExprKind, ExprSlice, ExprSubscript};

use super::Compiler;
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    /// `value[slice]`, loaded, assigned to or deleted.
    pub(crate) fn subscript(&mut self, expr: &'t Expr<'a>, node: &'t ExprSubscript<'a>) -> Result {
        if node.ctx == ExprContext::Load {
            self.check_subscription(expr.range, node);
        }
        let loc = self.location(expr.range);
        self.visit_expr(node.value)?;
        if node.ctx != ExprContext::Del
            && let Some(slice) = self.two_part_slice(node.slice)
        {
            self.slice_two_parts(node.slice, slice)?;
            match node.ctx {
                ExprContext::Store => self.emit().store_slice(loc),
                _ => self.emit().binary_slice(loc),
            }
            return Ok(());
        }
        self.visit_expr(node.slice)?;
        match node.ctx {
            ExprContext::Load => self.emit().binary_subscript(loc),
            ExprContext::Store => self.emit().store_subscript(loc),
            ExprContext::Del => self.emit().delete_subscript(loc),
        }
        Ok(())
    }

    /// The slice that `expr` is, if it need not be made: it has no step, and is no constant as a
    /// whole (`should_apply_two_element_slice_optimization`).
    pub(crate) fn two_part_slice(&self, expr: &'t Expr<'a>) -> Option<&'t ExprSlice<'a>> {
        let ExprKind::Slice(node) = &expr.kind else { return None };
        let possible = match self.target.two_part_slices {
            TwoPartSlices::Built => false,
            TwoPartSlices::BinarySlice => true,
            TwoPartSlices::BinarySliceUnlessConstant => !is_constant_slice(node),
        };
        (possible && node.step.is_none()).then_some(node)
    }

    /// Pushes the two bounds of the slice `expr`.
    pub(crate) fn slice_two_parts(&mut self, expr: &'t Expr<'a>, node: &'t ExprSlice<'a>) -> Result {
        self.slice_bound(expr, node.lower.as_deref())?;
        self.slice_bound(expr, node.upper.as_deref())
    }

    fn slice_bound(&mut self, expr: &'t Expr<'a>, bound: Option<&'t Expr<'a>>) -> Result {
        match bound {
            Some(bound) => self.visit_expr(bound),
            None => {
                let loc = self.location(expr.range);
                self.emit().load_const(Objects::NONE, loc);
                Ok(())
            }
        }
    }

    /// `lower:upper:step` as an object: a constant if its parts are.
    pub(crate) fn slice(&mut self, expr: &'t Expr<'a>, node: &'t ExprSlice<'a>) -> Result {
        if let Some(parts) = self.constant_slice(node) {
            let loc = self.location(expr.range);
            let slice = self.objects.slice(parts);
            self.emit().load_const(slice, loc);
            return Ok(());
        }
        self.slice_two_parts(expr, node)?;
        if let Some(step) = &node.step {
            self.visit_expr(step)?;
        }
        let loc = self.location(expr.range);
        self.emit().build_slice(2 + node.step.is_some() as u32, loc);
        Ok(())
    }

    /// The bounds and step of a slice that has none but constant ones.
    fn constant_slice(&mut self, node: &'t ExprSlice<'a>) -> Option<[ObjectId; 3]> {
        let constants = self.target.two_part_slices == TwoPartSlices::BinarySliceUnlessConstant;
        if !constants || !is_constant_slice(node) {
            return None;
        }
        Some(parts(node).map(|part| match part.map(|expr| &expr.kind) {
            Some(ExprKind::Constant(constant)) => self.literal(&constant.value),
            _ => Objects::NONE,
        }))
    }
}

fn parts<'t, 'a>(node: &'t ExprSlice<'a>) -> [Option<&'t Expr<'a>>; 3] {
    [node.lower.as_deref(), node.upper.as_deref(), node.step.as_deref()]
}

fn is_constant_slice(node: &ExprSlice) -> bool {
    parts(node).into_iter().flatten().all(|part| matches!(part.kind, ExprKind::Constant(_)))
}
