//! What may be assigned to and deleted: `star_targets`, `single_target`, `del_targets`.
//!
//! Targets are read as expressions and made targets in place.

use super::{Parse, Parser};
use crate::grammar::{TargetTuples, Tests};
use crate::lexer::Kind;
use crate::tree::*;

impl<'a> Parser<'a> {
    /// `star_targets`, which `in` ends.
    pub(super) fn star_targets(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let first = self.starred_or_bitwise_or()?;
        let mut target = if self.kind() == Kind::Comma {
            let start = match self.grammar.target_tuples {
                TargetTuples::AtFirstItem => first.range.start,
                TargetTuples::AtBracket => start,
            };
            self.tuple_from(start, first, Self::starred_or_bitwise_or)?
        } else {
            first
        };
        self.set_store(&mut target)?;
        Ok(target)
    }

    /// `star_target`, which has no star in LL(1) grammars.
    pub(super) fn star_target(&mut self) -> Parse<Expr<'a>> {
        let mut target = match self.grammar.tests {
            Tests::OfLl1 => self.bitwise_or()?,
            _ => self.starred_or_bitwise_or()?,
        };
        self.set_store(&mut target)?;
        Ok(target)
    }

    fn starred_or_bitwise_or(&mut self) -> Parse<Expr<'a>> {
        if self.kind() == Kind::Star { self.star_expression() } else { self.bitwise_or() }
    }

    /// `del_targets`
    pub(super) fn del_targets(&mut self) -> Parse<&'a mut [Expr<'a>]> {
        let may_star = self.grammar.tests == Tests::OfLl1;
        let item = |this: &mut Self| match this.kind() {
            Kind::Star if may_star => this.star_expression(),
            Kind::Star => this.refuse(),
            _ => this.bitwise_or(),
        };
        let first = item(self)?;
        let targets = self.items_from(first, item)?;
        for target in &mut *targets {
            self.set_del(target)?;
        }
        Ok(targets)
    }

    /// Makes an expression a target of assignment, if it may be one.
    pub(super) fn set_store(&mut self, expr: &mut Expr<'a>) -> Parse<()> {
        match &mut expr.kind {
            ExprKind::Name(name) => name.ctx = ExprContext::Store,
            ExprKind::Attribute(node) => node.ctx = ExprContext::Store,
            ExprKind::Subscript(node) => node.ctx = ExprContext::Store,
            ExprKind::Starred(node) if !matches!(node.value.kind, ExprKind::Starred(_)) => {
                node.ctx = ExprContext::Store;
                return self.set_store(node.value);
            }
            ExprKind::Tuple(node) | ExprKind::List(node) => {
                node.ctx = ExprContext::Store;
                for elt in &mut *node.elts {
                    self.set_store(elt)?;
                }
            }
            _ => return self.refuse(),
        }
        Ok(())
    }

    /// Makes an expression the target of `+=` and the like or of an annotation, if it may be one.
    pub(super) fn set_single_target(&mut self, expr: &mut Expr<'a>) -> Parse<()> {
        match &expr.kind {
            ExprKind::Name(_) | ExprKind::Attribute(_) | ExprKind::Subscript(_) => self.set_store(expr),
            _ => self.refuse(),
        }
    }

    fn set_del(&mut self, expr: &mut Expr<'a>) -> Parse<()> {
        match &mut expr.kind {
            ExprKind::Name(name) => name.ctx = ExprContext::Del,
            ExprKind::Attribute(node) => node.ctx = ExprContext::Del,
            ExprKind::Subscript(node) => node.ctx = ExprContext::Del,
            // Code generation refuses it.
            ExprKind::Starred(node) if self.grammar.tests == Tests::OfLl1 => {
                node.ctx = ExprContext::Del;
                return self.set_del(node.value);
            }
            ExprKind::Tuple(node) | ExprKind::List(node) => {
                node.ctx = ExprContext::Del;
                for elt in &mut *node.elts {
                    self.set_del(elt)?;
                }
            }
            _ => return self.refuse(),
        }
        Ok(())
    }
}
