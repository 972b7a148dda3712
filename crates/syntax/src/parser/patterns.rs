//! Patterns of `match`: the rules from `patterns` to `keyword_pattern`.

use bumpalo::collections::Vec;

use super::{Parse, Parser};
use crate::grammar::PatternSigns;
use crate::lexer::Kind;
use crate::literal::Literal;
use crate::names::Name;
use crate::tree::*;

impl<'a> Parser<'a> {
    /// `patterns`
    pub(super) fn patterns(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        let first = self.maybe_star_pattern()?;
        if self.kind() == Kind::Comma {
            let patterns = self.sequence_from(first, Kind::Colon)?;
            return Ok(self.pattern_of(start, PatternKind::MatchSequence(PatternMatchSequence { patterns })));
        }
        if matches!(first.kind, PatternKind::MatchStar(_)) { self.refuse() } else { Ok(first) }
    }

    #[inline]
    fn pattern_of(&self, start: u32, kind: PatternKind<'a>) -> Pattern<'a> {
        Pattern { range: self.range(start), kind }
    }

    /// `maybe_sequence_pattern` whose first pattern has been read. What may end it is `end` or `if`.
    fn sequence_from(&mut self, first: Pattern<'a>, end: Kind) -> Parse<&'a mut [Pattern<'a>]> {
        let mut patterns = bumpalo::vec![in self.bump; first];
        while self.take(Kind::Comma) && self.kind() != end && self.kind() != Kind::If {
            patterns.push(self.maybe_star_pattern()?);
        }
        Ok(patterns.into_bump_slice_mut())
    }

    /// `maybe_star_pattern`
    fn maybe_star_pattern(&mut self) -> Parse<Pattern<'a>> {
        if self.kind() == Kind::Star { self.star_pattern() } else { self.pattern() }
    }

    fn star_pattern(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        self.advance();
        let name = if self.at_word("_") {
            self.advance();
            None
        } else {
            Some(self.pattern_capture_target()?)
        };
        Ok(self.pattern_of(start, PatternKind::MatchStar(PatternMatchStar { name })))
    }

    /// `pattern`
    fn pattern(&mut self) -> Parse<Pattern<'a>> {
        self.deeper(|this| {
            let start = this.start();
            let pattern = this.or_pattern()?;
            if !this.take(Kind::As) {
                return Ok(pattern);
            }
            let name = Some(this.pattern_capture_target()?);
            let pattern = Some(this.alloc(pattern));
            Ok(this.pattern_of(start, PatternKind::MatchAs(PatternMatchAs { pattern, name })))
        })
    }

    /// `pattern_capture_target`
    fn pattern_capture_target(&mut self) -> Parse<Name> {
        if self.at_word("_") {
            return self.refuse();
        }
        let name = self.name()?;
        if matches!(self.kind(), Kind::Dot | Kind::LeftParenthesis | Kind::Equal) {
            return self.refuse();
        }
        Ok(name)
    }

    fn or_pattern(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        let first = self.closed_pattern()?;
        if self.kind() != Kind::Bar {
            return Ok(first);
        }
        let mut patterns = bumpalo::vec![in self.bump; first];
        while self.take(Kind::Bar) {
            patterns.push(self.closed_pattern()?);
        }
        let patterns = patterns.into_bump_slice_mut();
        Ok(self.pattern_of(start, PatternKind::MatchOr(PatternMatchOr { patterns })))
    }

    fn closed_pattern(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        match self.kind() {
            Kind::None | Kind::True | Kind::False => {
                let value = match self.kind() {
                    Kind::None => Literal::None,
                    Kind::True => Literal::True,
                    _ => Literal::False,
                };
                self.advance();
                Ok(self.pattern_of(start, PatternKind::MatchSingleton(PatternMatchSingleton { value })))
            }
            Kind::Name => self.name_pattern(),
            Kind::LeftParenthesis => self.group_pattern(),
            Kind::LeftBracket => {
                self.advance();
                let patterns = if self.kind() == Kind::RightBracket {
                    &mut []
                } else {
                    let first = self.maybe_star_pattern()?;
                    self.sequence_from(first, Kind::RightBracket)?
                };
                self.expect(Kind::RightBracket)?;
                Ok(self.pattern_of(start, PatternKind::MatchSequence(PatternMatchSequence { patterns })))
            }
            Kind::LeftBrace => self.mapping_pattern(),
            _ => {
                let value = self.literal_expr()?;
                let value = self.alloc(value);
                Ok(self.pattern_of(start, PatternKind::MatchValue(PatternMatchValue { value })))
            }
        }
    }

    /// `capture_pattern`, `wildcard_pattern`, `value_pattern` or `class_pattern`
    fn name_pattern(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        let is_wildcard = self.at_word("_");
        let name = self.name()?;
        let is_bare = !matches!(self.kind(), Kind::Dot | Kind::LeftParenthesis);
        if is_bare {
            let name = if is_wildcard { None } else { Some(name) };
            if name.is_some() && self.kind() == Kind::Equal {
                return self.refuse();
            }
            return Ok(self.pattern_of(start, PatternKind::MatchAs(PatternMatchAs { pattern: None, name })));
        }
        if is_wildcard {
            return self.refuse();
        }
        let value = self.attr(start, name)?;
        let value = self.alloc(value);
        match self.kind() {
            Kind::LeftParenthesis => self.class_pattern(start, value),
            Kind::Equal => self.refuse(),
            _ => Ok(self.pattern_of(start, PatternKind::MatchValue(PatternMatchValue { value }))),
        }
    }

    /// `name_or_attr` whose first name has been read.
    fn attr(&mut self, start: u32, id: Name) -> Parse<Expr<'a>> {
        let mut value = self.expr(start, ExprKind::Name(ExprName { id, ctx: ExprContext::Load }));
        let mut links = 0;
        while self.take(Kind::Dot) {
            self.link(&mut links)?;
            let attr = self.name()?;
            let inner = self.alloc(value);
            let node = ExprAttribute { value: inner, attr, ctx: ExprContext::Load };
            value = self.expr(start, ExprKind::Attribute(node));
        }
        Ok(value)
    }

    /// `group_pattern`, or a sequence in parentheses.
    fn group_pattern(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        self.advance();
        let mut patterns: &'a mut [Pattern<'a>] = &mut [];
        if self.kind() != Kind::RightParenthesis {
            let first = self.maybe_star_pattern()?;
            if self.kind() != Kind::Comma {
                if matches!(first.kind, PatternKind::MatchStar(_)) {
                    return self.refuse();
                }
                self.expect(Kind::RightParenthesis)?;
                return Ok(first);
            }
            patterns = self.sequence_from(first, Kind::RightParenthesis)?;
        }
        self.expect(Kind::RightParenthesis)?;
        Ok(self.pattern_of(start, PatternKind::MatchSequence(PatternMatchSequence { patterns })))
    }

    fn mapping_pattern(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        self.advance();
        let keys_start = self.exprs.len();
        let mut patterns = Vec::new_in(self.bump);
        let mut rest = None;
        while self.kind() != Kind::RightBrace {
            if self.take(Kind::DoubleStar) {
                rest = Some(self.pattern_capture_target()?);
                self.take(Kind::Comma);
                break;
            }
            let key = self.mapping_key()?;
            self.exprs.push(key);
            self.expect(Kind::Colon)?;
            patterns.push(self.pattern()?);
            if !self.take(Kind::Comma) {
                break;
            }
        }
        self.expect(Kind::RightBrace)?;
        let keys = self.exprs_since(keys_start);
        let patterns = patterns.into_bump_slice_mut();
        Ok(self.pattern_of(start, PatternKind::MatchMapping(PatternMatchMapping { keys, patterns, rest })))
    }

    /// `literal_expr | attr`
    fn mapping_key(&mut self) -> Parse<Expr<'a>> {
        match self.kind() {
            Kind::None => Ok(self.constant(Literal::None)),
            Kind::True => Ok(self.constant(Literal::True)),
            Kind::False => Ok(self.constant(Literal::False)),
            Kind::Name => {
                let start = self.start();
                let name = self.name()?;
                let key = self.attr(start, name)?;
                if matches!(key.kind, ExprKind::Name(_)) { self.refuse() } else { Ok(key) }
            }
            _ => self.literal_expr(),
        }
    }

    fn class_pattern(&mut self, start: u32, cls: &'a mut Expr<'a>) -> Parse<Pattern<'a>> {
        self.advance();
        let mut patterns = Vec::new_in(self.bump);
        let mut kwd_attrs = Vec::new_in(self.bump);
        let mut kwd_patterns = Vec::new_in(self.bump);
        while self.kind() != Kind::RightParenthesis {
            // Behind a pattern another may stand, and `_` is one, whatever follows.
            let is_wildcard = self.at_word("_") && kwd_attrs.is_empty() && !patterns.is_empty();
            if let Some(name) = self.keyword_of_pattern()? {
                if is_wildcard {
                    return self.refuse();
                }
                kwd_attrs.push(name);
                kwd_patterns.push(self.pattern()?);
            } else if kwd_attrs.is_empty() {
                patterns.push(self.pattern()?);
            } else {
                return self.refuse();
            }
            if !self.take(Kind::Comma) {
                break;
            }
        }
        self.expect(Kind::RightParenthesis)?;
        let class = PatternMatchClass {
            cls,
            patterns: patterns.into_bump_slice_mut(),
            kwd_attrs: kwd_attrs.into_bump_slice_mut(),
            kwd_patterns: kwd_patterns.into_bump_slice_mut(),
        };
        Ok(self.pattern_of(start, PatternKind::MatchClass(class)))
    }

    /// `NAME '='`, if that is next.
    fn keyword_of_pattern(&mut self) -> Parse<Option<Name>> {
        if self.kind() != Kind::Name {
            return Ok(None);
        }
        let before = self.lexer.checkpoint();
        let name = self.name()?;
        if self.take(Kind::Equal) {
            return Ok(Some(name));
        }
        self.lexer.rewind(before);
        Ok(None)
    }

    /// `signed_number`, `complex_number` or `strings`
    fn literal_expr(&mut self) -> Parse<Expr<'a>> {
        if self.kind().starts_string() {
            return self.strings();
        }
        let start = self.start();
        let sign = match self.kind() {
            Kind::Minus => Some(UnaryOp::USub),
            Kind::Plus if self.grammar.pattern_signs == PatternSigns::PlusAndMinus => Some(UnaryOp::UAdd),
            _ => None,
        };
        if sign.is_some() {
            self.advance();
        }
        let is_real = self.kind() != Kind::Imaginary;
        let number = self.pattern_number()?;
        let number = match sign {
            Some(op) => {
                let operand = self.alloc(number);
                self.expr(start, ExprKind::UnaryOp(ExprUnaryOp { op, operand }))
            }
            None => number,
        };
        let op = match self.kind() {
            Kind::Plus => Operator::Add,
            Kind::Minus => Operator::Sub,
            _ => return Ok(number),
        };
        self.advance();
        if !is_real || self.kind() != Kind::Imaginary {
            return self.refuse();
        }
        let right = self.pattern_number()?;
        let (left, right) = (self.alloc(number), self.alloc(right));
        Ok(self.expr(start, ExprKind::BinOp(ExprBinOp { left, op, right })))
    }

    fn pattern_number(&mut self) -> Parse<Expr<'a>> {
        match self.kind() {
            Kind::Int | Kind::Float | Kind::Imaginary => self.number(),
            _ => self.refuse(),
        }
    }
}
