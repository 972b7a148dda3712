//! Attributes, calls and subscripts: `primary`, `arguments`, `slices`.

use pybytecode_opcode::TreeStep;

use super::{Parse, Parser, is_constant};
use crate::grammar::{RepeatedKeywords, Stars, Walrus};
use crate::lexer::Kind;
use crate::range::Range;
use crate::tree::*;

/// The arguments of a call or a class.
pub(super) struct Args<'a> {
    pub(super) args: &'a mut [Expr<'a>],
    pub(super) keywords: &'a mut [Keyword<'a>],
}

/// Whether a call may have a generator without parentheses of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BareGenerator {
    Allowed,
    Refused,
}

/// What came before in a list of arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Seen {
    Positional,
    Keyword,
    DoubleStar,
}

impl<'a> Parser<'a> {
    /// `primary`
    #[inline]
    pub(super) fn primary(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let mut parsed = self.atom();
        let mut links = 0;
        loop {
            match self.kind() {
                Kind::Dot => parsed = self.attribute(start, parsed?),
                Kind::LeftParenthesis => parsed = self.call(start, parsed?),
                Kind::LeftBracket => parsed = self.subscript(start, parsed?),
                _ => return parsed,
            };
            self.link(&mut links)?;
        }
    }

    #[inline]
    fn attribute(&mut self, start: u32, value: Expr<'a>) -> Parse<Expr<'a>> {
        self.advance();
        let attr = self.name()?;
        let value = self.alloc(value);
        Ok(self.expr(start, ExprKind::Attribute(ExprAttribute { value, attr, ctx: ExprContext::Load })))
    }

    fn call(&mut self, start: u32, func: Expr<'a>) -> Parse<Expr<'a>> {
        let Args { args, keywords } = self.arguments(BareGenerator::Allowed)?;
        let func = self.alloc(func);
        Ok(self.expr(start, ExprKind::Call(ExprCall { func, args, keywords })))
    }

    /// `'(' [arguments] ')'`, or `genexp` where that is allowed.
    pub(super) fn arguments(&mut self, bare: BareGenerator) -> Parse<Args<'a>> {
        let open = self.start();
        self.advance();
        if self.take(Kind::RightParenthesis) {
            return Ok(Args { args: &mut [], keywords: &mut [] });
        }
        let (args, keywords) = (self.exprs.len(), self.keywords.len());
        let mut seen = Seen::Positional;
        let before = self.extra;
        let mut most = before;
        loop {
            self.extra = before;
            self.argument(&mut seen)?;
            most = most.max(self.extra);
            match self.kind() {
                Kind::Comma => self.advance(),
                Kind::RightParenthesis => break,
                Kind::For | Kind::Async
                    if bare == BareGenerator::Allowed
                        && (self.exprs.len(), self.keywords.len()) == (args + 1, keywords) =>
                {
                    self.bare_generator(open)?;
                    break;
                }
                _ => return self.refuse(),
            }
            if self.kind() == Kind::RightParenthesis {
                break;
            }
        }
        self.extra = most;
        self.advance();
        let args = self.exprs_since(args);
        let keywords = if self.keywords.len() == keywords {
            &mut []
        } else {
            if self.grammar.repeated_keywords == RepeatedKeywords::InTree && self.repeats_keyword(keywords) {
                return self.refuse();
            }
            self.bump.alloc_slice_fill_iter(self.keywords.drain(keywords..))
        };
        Ok(Args { args, keywords })
    }

    /// Whether one of the keywords since a place of their stack is given twice.
    fn repeats_keyword(&self, since: usize) -> bool {
        let mut names: Vec<_> = self.keywords[since..].iter().filter_map(|keyword| keyword.arg).collect();
        names.sort_unstable();
        names.windows(2).any(|pair| pair[0] == pair[1])
    }

    /// One argument, put on its stack.
    fn argument(&mut self, seen: &mut Seen) -> Parse<()> {
        let start = self.start();
        match self.kind() {
            Kind::Star => {
                if *seen == Seen::DoubleStar {
                    return self.refuse();
                }
                let starred = self.starred_expression()?;
                self.exprs.push(starred);
                return Ok(());
            }
            Kind::DoubleStar => {
                self.advance();
                *seen = Seen::DoubleStar;
                let value = self.expression()?;
                return self.keyword(start, None, value);
            }
            _ => {}
        }
        let expr = self.expression()?;
        match self.kind() {
            Kind::Equal => {
                let Some(name) = self.bare_name(start, &expr) else { return self.refuse() };
                self.advance();
                *seen = (*seen).max(Seen::Keyword);
                let value = self.expression()?;
                return self.keyword(start, Some(name), value);
            }
            _ if *seen != Seen::Positional => return self.refuse(),
            Kind::ColonEqual => {
                let named = self.assignment_expression(start, expr)?;
                let is_element = matches!(self.kind(), Kind::For | Kind::Async);
                if is_element && self.grammar.walrus == Walrus::NotInSets {
                    return self.refuse();
                }
                self.exprs.push(named);
            }
            _ => self.exprs.push(expr),
        }
        Ok(())
    }

    fn keyword(&mut self, start: u32, arg: Option<crate::names::Name>, value: Expr<'a>) -> Parse<()> {
        let value = self.alloc(value);
        self.keywords.push(Keyword { range: self.range(start), arg, value });
        Ok(())
    }

    /// `genexp`: a generator without parentheses of its own takes those of the call.
    fn bare_generator(&mut self, open: u32) -> Parse<()> {
        let Some(elt) = self.exprs.pop() else { return self.refuse() };
        if matches!(elt.kind, ExprKind::Starred(_)) && !self.may_unpack() {
            return self.refuse();
        }
        let kind = self.generator(elt)?;
        if self.kind() != Kind::RightParenthesis {
            return self.refuse();
        }
        self.exprs.push(Expr { range: Range::new(open, self.lexer.end), kind });
        Ok(())
    }

    fn subscript(&mut self, start: u32, value: Expr<'a>) -> Parse<Expr<'a>> {
        self.advance();
        let slice = self.slices()?;
        self.expect(Kind::RightBracket)?;
        self.note_for(TreeStep::FoldSubscr, is_constant(&value));
        let (value, slice) = (self.alloc(value), self.alloc(slice));
        Ok(self.expr(start, ExprKind::Subscript(ExprSubscript { value, slice, ctx: ExprContext::Load })))
    }

    /// `slices`
    fn slices(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let is_starred = self.kind() == Kind::Star;
        let first = self.slice_or_starred()?;
        if self.kind() != Kind::Comma && !is_starred {
            return Ok(first);
        }
        let elts = self.exprs.len();
        self.exprs.push(first);
        while self.take(Kind::Comma) && self.kind() != Kind::RightBracket {
            let slice = self.slice_or_starred()?;
            self.exprs.push(slice);
        }
        let elts = self.exprs_since(elts);
        Ok(self.tuple(start, elts))
    }

    fn slice_or_starred(&mut self) -> Parse<Expr<'a>> {
        if self.kind() != Kind::Star {
            return self.slice();
        }
        if self.grammar.stars != Stars::InSubscripts {
            return self.refuse();
        }
        self.starred_expression()
    }

    /// `slice`
    fn slice(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let lower = if self.kind() == Kind::Colon {
            None
        } else {
            let lower = self.expression()?;
            match self.kind() {
                Kind::Colon => Some(self.alloc(lower)),
                Kind::ColonEqual if self.grammar.walrus == Walrus::InSubscripts => {
                    return self.assignment_expression(start, lower);
                }
                _ => return Ok(lower),
            }
        };
        self.advance();
        let upper = self.bound()?;
        let step = if self.take(Kind::Colon) { self.bound()? } else { None };
        Ok(self.expr(start, ExprKind::Slice(ExprSlice { lower, upper, step })))
    }

    /// `[expression]`
    fn bound(&mut self) -> Parse<Option<&'a mut Expr<'a>>> {
        if !self.kind().starts_expression() {
            return Ok(None);
        }
        let bound = self.expression()?;
        Ok(Some(self.alloc(bound)))
    }
}
