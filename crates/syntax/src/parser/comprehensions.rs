//! Comprehensions and generators: `for_if_clauses` and what they are behind.

use pybytecode_opcode::TreeStep;

use super::depth::CLAUSES;
use super::{Parse, Parser, is_list_or_set};
use crate::grammar::{Comprehensions, Tests};
use crate::lexer::Kind;
use crate::tree::*;

impl<'a> Parser<'a> {
    /// Whether comprehensions may unpack their elements.
    #[inline]
    pub(super) fn may_unpack(&self) -> bool {
        self.grammar.comprehensions == Comprehensions::Unpacking
    }

    /// The clauses behind an element, which may be starred in versions that unpack.
    pub(super) fn comprehension_of(&mut self, elt: Expr<'a>) -> Parse<ExprListComp<'a>> {
        if matches!(elt.kind, ExprKind::Starred(_)) && !self.may_unpack() {
            return self.refuse();
        }
        let id = self.next_id();
        let generators = self.for_if_clauses()?;
        Ok(ExprListComp { id, elt: self.alloc(elt), generators })
    }

    /// A generator whose element has been read, without the bracket that closes it.
    pub(super) fn generator(&mut self, elt: Expr<'a>) -> Parse<ExprKind<'a>> {
        self.comprehension_of(elt).map(ExprKind::GeneratorExp)
    }

    /// `dictcomp`
    pub(super) fn dictcomp(&mut self, start: u32, key: Expr<'a>, value: Expr<'a>) -> Parse<Expr<'a>> {
        self.dictcomp_of(start, key, Some(value))
    }

    /// `dictcomp` of what is unpacked, which CPython keeps as the key.
    pub(super) fn dict_unpacking(&mut self, start: u32, value: Expr<'a>) -> Parse<Expr<'a>> {
        if self.may_unpack() { self.dictcomp_of(start, value, None) } else { self.refuse() }
    }

    fn dictcomp_of(&mut self, start: u32, key: Expr<'a>, value: Option<Expr<'a>>) -> Parse<Expr<'a>> {
        let id = self.next_id();
        let generators = self.for_if_clauses()?;
        self.expect(Kind::RightBrace)?;
        let (key, value) = (self.alloc(key), value.map(|value| self.alloc(value)));
        Ok(self.expr(start, ExprKind::DictComp(ExprDictComp { id, key, value, generators })))
    }

    fn for_if_clauses(&mut self) -> Parse<&'a mut [Comprehension<'a>]> {
        let mut clauses = bumpalo::collections::Vec::new_in(self.bump);
        let mut count = 0;
        while matches!(self.kind(), Kind::For | Kind::Async) {
            let clause = self.for_if_clause()?;
            count += 1 + clause.ifs.len();
            clauses.push(clause);
        }
        self.is_deep |= count > CLAUSES;
        Ok(clauses.into_bump_slice_mut())
    }

    fn for_if_clause(&mut self) -> Parse<Comprehension<'a>> {
        let is_async = self.take(Kind::Async);
        self.expect(Kind::For)?;
        let target = self.star_targets()?;
        self.expect(Kind::In)?;
        let iter = self.disjunction()?;
        self.note_for(TreeStep::FoldIter, is_list_or_set(&iter));
        let ifs = self.exprs.len();
        while self.take(Kind::If) {
            let test = match self.kind() {
                Kind::Lambda if self.grammar.tests == Tests::OfLl1 => self.lambda_without_condition()?,
                _ => self.disjunction()?,
            };
            self.exprs.push(test);
        }
        let ifs = self.exprs_since(ifs);
        Ok(Comprehension { target: self.alloc(target), iter: self.alloc(iter), ifs, is_async })
    }
}
