//! Names, constants, and what stands in brackets: `atom`, `group`, `tuple`, `list`, `set`, `dict`.

use super::{Parse, Parser};
use crate::grammar::{Tests, Walrus};
use crate::lexer::Kind;
use crate::literal::Literal;
use crate::names::known;
use crate::tree::*;

impl<'a> Parser<'a> {
    /// `atom`
    #[inline]
    pub(super) fn atom(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        match self.kind() {
            Kind::Name => {
                let id = self.name()?;
                if id == known::DEBUG {
                    self.note();
                }
                Ok(self.expr(start, ExprKind::Name(ExprName { id, ctx: ExprContext::Load })))
            }
            Kind::String | Kind::FStringStart | Kind::TStringStart => self.strings(),
            Kind::Int | Kind::Float | Kind::Imaginary => self.number(),
            Kind::None => Ok(self.constant(Literal::None)),
            Kind::True => Ok(self.constant(Literal::True)),
            Kind::False => Ok(self.constant(Literal::False)),
            Kind::Ellipsis => Ok(self.constant(Literal::Ellipsis)),
            Kind::LeftParenthesis => self.parenthesized(),
            Kind::LeftBracket => self.list(),
            Kind::LeftBrace => self.braced(),
            _ => self.refuse(),
        }
    }

    /// The current token as a constant.
    pub(super) fn constant(&mut self, value: Literal<'a>) -> Expr<'a> {
        let start = self.start();
        self.advance();
        self.expr(start, ExprKind::Constant(ExprConstant { value, is_u: false }))
    }

    /// `tuple`, `group` or `genexp`
    fn parenthesized(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let first = match self.kind() {
            Kind::RightParenthesis => {
                self.advance();
                return Ok(self.tuple(start, &mut []));
            }
            Kind::Yield => {
                let group = self.yield_expr()?;
                self.expect(Kind::RightParenthesis)?;
                return Ok(group);
            }
            Kind::Star => self.starred_of_generator()?,
            _ => self.named_expression()?,
        };
        match self.kind() {
            // A starred expression is nothing to put in parentheses.
            Kind::RightParenthesis
                if !matches!(first.kind, ExprKind::Starred(_)) || self.grammar.tests == Tests::OfLl1 =>
            {
                self.advance();
                Ok(first)
            }
            Kind::Comma => {
                let elts = self.items_from(first, Self::star_named_expression)?;
                self.expect(Kind::RightParenthesis)?;
                Ok(self.tuple(start, elts))
            }
            Kind::For | Kind::Async => {
                let kind = self.generator(first)?;
                self.expect(Kind::RightParenthesis)?;
                Ok(self.expr(start, kind))
            }
            _ => self.refuse(),
        }
    }

    /// `list` or `listcomp`
    fn list(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let mut elts: &'a mut [Expr<'a>] = &mut [];
        if self.kind() != Kind::RightBracket {
            let first = self.star_named_expression()?;
            if matches!(self.kind(), Kind::For | Kind::Async) {
                let comp = self.comprehension_of(first)?;
                self.expect(Kind::RightBracket)?;
                return Ok(self.expr(start, ExprKind::ListComp(comp)));
            }
            elts = self.items_from(first, Self::star_named_expression)?;
        }
        self.expect(Kind::RightBracket)?;
        Ok(self.expr(start, ExprKind::List(ExprList { elts, ctx: ExprContext::Load })))
    }

    /// `dict`, `set`, `dictcomp` or `setcomp`
    fn braced(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        match self.kind() {
            Kind::RightBrace => {
                self.advance();
                return Ok(self.expr(start, ExprKind::Dict(ExprDict { keys: &mut [], values: &mut [] })));
            }
            Kind::DoubleStar => {
                self.advance();
                let value = self.unpacked()?;
                if matches!(self.kind(), Kind::For | Kind::Async) {
                    return self.dict_unpacking(start, value);
                }
                return self.dict(start, None, value);
            }
            Kind::Star => {
                let first = self.star_named_expression()?;
                return self.set(start, first);
            }
            _ => {}
        }
        let first_start = self.start();
        let first = self.expression()?;
        match self.kind() {
            Kind::Colon => {
                self.advance();
                let value = self.expression()?;
                if matches!(self.kind(), Kind::For | Kind::Async) {
                    return self.dictcomp(start, first, value);
                }
                self.dict(start, Some(first), value)
            }
            Kind::ColonEqual => {
                let first = self.assignment_expression(first_start, first)?;
                if self.grammar.walrus == Walrus::NotInSets {
                    return self.refuse();
                }
                self.set(start, first)
            }
            _ => self.set(start, first),
        }
    }

    fn set(&mut self, start: u32, first: Expr<'a>) -> Parse<Expr<'a>> {
        if matches!(self.kind(), Kind::For | Kind::Async) {
            let comp = self.comprehension_of(first)?;
            self.expect(Kind::RightBrace)?;
            return Ok(self.expr(start, ExprKind::SetComp(comp)));
        }
        let elts = match self.grammar.walrus {
            Walrus::NotInSets => self.items_from(first, Self::star_expression)?,
            Walrus::NotInSubscripts | Walrus::InSubscripts => {
                self.items_from(first, Self::star_named_expression)?
            }
        };
        self.expect(Kind::RightBrace)?;
        Ok(self.expr(start, ExprKind::Set(ExprSet { elts })))
    }

    /// `'**' bitwise_or`
    fn double_starred(&mut self) -> Parse<Expr<'a>> {
        self.advance();
        self.bitwise_or()
    }

    /// The rest of a dictionary whose first item has been read.
    fn dict(&mut self, start: u32, key: Option<Expr<'a>>, value: Expr<'a>) -> Parse<Expr<'a>> {
        let (keys, values) = (self.keys.len(), self.exprs.len());
        self.keys.push(key);
        self.exprs.push(value);
        let before = self.extra;
        let mut most = before;
        while self.take(Kind::Comma) && self.kind() != Kind::RightBrace {
            self.extra = before;
            let (key, value) = self.double_starred_kvpair()?;
            self.keys.push(key);
            self.exprs.push(value);
            most = most.max(self.extra);
        }
        self.extra = most;
        self.expect(Kind::RightBrace)?;
        let keys = self.bump.alloc_slice_fill_iter(self.keys.drain(keys..));
        let values = self.exprs_since(values);
        Ok(self.expr(start, ExprKind::Dict(ExprDict { keys, values })))
    }

    /// `double_starred_kvpair`
    fn double_starred_kvpair(&mut self) -> Parse<(Option<Expr<'a>>, Expr<'a>)> {
        if self.kind() == Kind::DoubleStar {
            return Ok((None, self.double_starred()?));
        }
        let key = self.expression()?;
        self.expect(Kind::Colon)?;
        Ok((Some(key), self.expression()?))
    }
}
