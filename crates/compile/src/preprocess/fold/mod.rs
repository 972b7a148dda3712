//! Constants for operations on constants (`ast_opt.c` up to 3.13).
//!
//! An operation that raises, or whose result would be too large, stays as it is. Operands are folded
//! before what they belong to. Objects to compute with live in a pool of their own, made when first needed:
//! nothing that is only intermediate reaches the code objects.

mod containers;
mod operations;

use bumpalo::Bump;
use pybytecode_code::Objects;
use pybytecode_opcode::Target;
use pybytecode_syntax::literal::Literal;
use pybytecode_syntax::tree::{Expr, ExprConstant, ExprKind};

use crate::constants;

/// Folds for one target.
pub(super) struct Folder<'a> {
    bump: &'a Bump,
    target: &'static Target,
    objects: Option<Objects<'a>>,
}

impl<'a> Folder<'a> {
    pub(super) fn new(bump: &'a Bump, target: &'static Target) -> Self {
        Folder { bump, target, objects: None }
    }

    fn objects(&mut self) -> &mut Objects<'a> {
        self.objects.get_or_insert_with(|| Objects::with_format(self.bump, self.target.pyc))
    }

    /// The constants of expressions that are all constants.
    fn constants(&self, exprs: &[Expr<'a>]) -> Option<&'a [Literal<'a>]> {
        if !exprs.iter().all(|expr| constant(expr).is_some()) {
            return None;
        }
        let values = exprs.iter().map(|expr| constant(expr).unwrap_or(Literal::None));
        Some(self.bump.alloc_slice_fill_iter(values))
    }

    /// The frozenset of these elements.
    fn frozenset(&mut self, elements: &[Literal<'a>]) -> Option<Literal<'a>> {
        let objects = self.objects();
        let elements = constants::all(objects, elements);
        let set = pybytecode_ir::fold::frozenset(objects, &elements);
        constants::literal(objects, set)
    }
}

/// The value of a constant.
fn constant<'a>(expr: &Expr<'a>) -> Option<Literal<'a>> {
    match expr.kind {
        ExprKind::Constant(ExprConstant { value, .. }) => Some(value),
        _ => None,
    }
}

/// Makes an expression a constant in its place, if there is a value (`make_const`).
fn make_const<'a>(expr: &mut Expr<'a>, value: Option<Literal<'a>>) {
    if let Some(value) = value {
        expr.kind = ExprKind::Constant(ExprConstant { value, is_u: false });
    }
}
