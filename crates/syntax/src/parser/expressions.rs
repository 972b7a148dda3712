//! Expressions with operators, by precedence climbing, and the lists of expressions that tuples are made of.
//!
//! On the way from `atom` up, nearly every level has nothing to add. There the result is kept as one variable and handed on
//! as it is: with `?` and `Ok(..)` each level would copy the expression right after it was written in parts, and
//! a processor must wait until such stores are done.
//!
//! CPython: the rules from `expressions` to `power` in `python.gram`.

use bumpalo::collections::Vec;
use pybytecode_opcode::TreeStep;

use super::{Parse, Parser, is_constant, is_list_or_set};
use crate::grammar::Tests;
use crate::lexer::{Kind, level};
use crate::tree::*;

impl<'a> Parser<'a> {
    /// `expression`
    pub(super) fn expression(&mut self) -> Parse<Expr<'a>> {
        self.deeper(|this| {
            if this.kind() == Kind::Lambda {
                return this.lambdef();
            }
            let start = this.start();
            let mut parsed = this.disjunction();
            if this.kind() == Kind::If {
                parsed = this.if_expression(start, parsed?);
            }
            parsed
        })
    }

    fn if_expression(&mut self, start: u32, body: Expr<'a>) -> Parse<Expr<'a>> {
        self.advance();
        let test = self.disjunction()?;
        self.expect(Kind::Else)?;
        let orelse = self.expression()?;
        let (test, body, orelse) = (self.alloc(test), self.alloc(body), self.alloc(orelse));
        Ok(self.expr(start, ExprKind::IfExp(ExprIfExp { test, body, orelse })))
    }

    fn lambdef(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let id = self.next_id();
        let args = self.lambda_params()?;
        self.expect(Kind::Colon)?;
        let body = self.expression()?;
        let body = self.alloc(body);
        Ok(self.expr(start, ExprKind::Lambda(ExprLambda { id, args, body })))
    }

    /// `lambdef_nocond` of the LL(1) grammar, whose body is no conditional expression.
    pub(super) fn lambda_without_condition(&mut self) -> Parse<Expr<'a>> {
        let mut heads = Vec::new_in(self.bump);
        while self.kind() == Kind::Lambda {
            let start = self.start();
            self.advance();
            let id = self.next_id();
            let args = self.lambda_params()?;
            heads.push((start, id, args));
            self.expect(Kind::Colon)?;
            self.extra += 1;
        }
        let mut body = self.disjunction()?;
        while let Some((start, id, args)) = heads.pop() {
            let inner = self.alloc(body);
            body = self.expr(start, ExprKind::Lambda(ExprLambda { id, args, body: inner }));
        }
        Ok(body)
    }

    /// What `for` runs over and what `+=` and the like take: `star_expressions`, or `testlist` of the LL(1) grammar, in
    /// which a star needs parentheses.
    pub(super) fn tests(&mut self) -> Parse<Expr<'a>> {
        match self.grammar.tests {
            Tests::OfLl1 => self.maybe_tuple(Self::expression),
            Tests::OfPeg => self.star_expressions(),
        }
    }

    /// `named_expression`
    pub(super) fn named_expression(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let mut parsed = self.expression();
        if self.kind() == Kind::ColonEqual {
            parsed = self.assignment_expression(start, parsed?);
        }
        parsed
    }

    /// `assignment_expression`, its target having been read.
    pub(super) fn assignment_expression(&mut self, start: u32, target: Expr<'a>) -> Parse<Expr<'a>> {
        let Some(id) = self.bare_name(start, &target) else { return self.refuse() };
        self.advance();
        let value = self.expression()?;
        let target =
            Expr { range: target.range, kind: ExprKind::Name(ExprName { id, ctx: ExprContext::Store }) };
        let (target, value) = (self.alloc(target), self.alloc(value));
        Ok(self.expr(start, ExprKind::NamedExpr(ExprNamedExpr { target, value })))
    }

    /// The name that an expression from `start` to the last token is, if it is no more than that.
    pub(super) fn bare_name(&self, start: u32, expr: &Expr<'a>) -> Option<crate::names::Name> {
        match &expr.kind {
            ExprKind::Name(name) if expr.range == self.range(start) => Some(name.id),
            _ => None,
        }
    }

    /// `yield_expr`
    pub(super) fn yield_expr(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        if self.take(Kind::From) {
            let value = self.expression()?;
            let value = self.alloc(value);
            return Ok(self.expr(start, ExprKind::YieldFrom(ExprYieldFrom { value })));
        }
        let value = if self.kind().starts_star_expression() {
            let value = self.star_expressions()?;
            Some(self.alloc(value))
        } else {
            None
        };
        Ok(self.expr(start, ExprKind::Yield(ExprYield { value })))
    }

    /// `annotated_rhs`
    pub(super) fn annotated_rhs(&mut self) -> Parse<Expr<'a>> {
        if self.kind() == Kind::Yield { self.yield_expr() } else { self.star_expressions() }
    }

    /// `star_expressions`
    pub(super) fn star_expressions(&mut self) -> Parse<Expr<'a>> {
        self.maybe_tuple(Self::star_expression)
    }

    /// `expressions`, of which there are several and the first has been read.
    pub(super) fn tuple_of_expressions(&mut self, start: u32, first: Expr<'a>) -> Parse<Expr<'a>> {
        self.tuple_from(start, first, |this| {
            if this.kind() == Kind::Star { this.refuse() } else { this.expression() }
        })
    }

    /// One expression, or several as a tuple without parentheses.
    #[inline]
    pub(super) fn maybe_tuple(&mut self, item: impl Fn(&mut Self) -> Parse<Expr<'a>>) -> Parse<Expr<'a>> {
        let start = self.start();
        let mut parsed = item(self);
        if self.kind() == Kind::Comma {
            parsed = self.tuple_from(start, parsed?, item);
        }
        parsed
    }

    /// A tuple without parentheses, whose first item has been read.
    pub(super) fn tuple_from(
        &mut self,
        start: u32,
        first: Expr<'a>,
        item: impl Fn(&mut Self) -> Parse<Expr<'a>>,
    ) -> Parse<Expr<'a>> {
        let elts = self.items_from(first, item)?;
        Ok(self.tuple(start, elts))
    }

    /// The rest of a list whose first item has been read, as long as commas and items follow.
    pub(super) fn items_from(
        &mut self,
        first: Expr<'a>,
        item: impl Fn(&mut Self) -> Parse<Expr<'a>>,
    ) -> Parse<&'a mut [Expr<'a>]> {
        let items = self.exprs.len();
        self.exprs.push(first);
        let before = self.extra;
        let mut most = before;
        while self.take(Kind::Comma) && self.kind().starts_star_expression() {
            self.extra = before;
            let expr = item(self)?;
            self.exprs.push(expr);
            most = most.max(self.extra);
        }
        self.extra = most;
        Ok(self.exprs_since(items))
    }

    /// `star_expression`
    pub(super) fn star_expression(&mut self) -> Parse<Expr<'a>> {
        if self.kind() == Kind::Star { self.starred() } else { self.expression() }
    }

    /// `star_named_expression`
    pub(super) fn star_named_expression(&mut self) -> Parse<Expr<'a>> {
        if self.kind() == Kind::Star { self.starred() } else { self.named_expression() }
    }

    /// `'*' bitwise_or`
    fn starred(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let value = self.bitwise_or()?;
        let value = self.alloc(value);
        Ok(self.expr(start, ExprKind::Starred(ExprStarred { value, ctx: ExprContext::Load })))
    }

    /// `starred_expression`
    pub(super) fn starred_expression(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let value = self.expression()?;
        let value = self.alloc(value);
        Ok(self.expr(start, ExprKind::Starred(ExprStarred { value, ctx: ExprContext::Load })))
    }

    /// What a generator or a dictionary unpacks: `bitwise_or`, or in the comprehensions that unpack any
    /// `expression`.
    pub(super) fn unpacked(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        if !self.may_unpack() {
            return self.bitwise_or();
        }
        let whole = if matches!(self.kind(), Kind::Lambda | Kind::Not) {
            self.expression()?
        } else {
            let first = self.bitwise_or()?;
            if self.kind().level() == level::NONE && self.kind() != Kind::If {
                return Ok(first);
            }
            let body = self.operation_from(start, first, level::OR)?;
            if self.kind() == Kind::If { self.if_expression(start, body)? } else { body }
        };
        if matches!(self.kind(), Kind::For | Kind::Async) { Ok(whole) } else { self.refuse() }
    }

    /// A starred expression in parentheses, of a tuple or of a generator.
    pub(super) fn starred_of_generator(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let value = self.unpacked()?;
        let value = self.alloc(value);
        Ok(self.expr(start, ExprKind::Starred(ExprStarred { value, ctx: ExprContext::Load })))
    }

    /// `disjunction`
    #[inline]
    pub(super) fn disjunction(&mut self) -> Parse<Expr<'a>> {
        self.operation(level::OR)
    }

    /// `bitwise_or`
    #[inline]
    pub(super) fn bitwise_or(&mut self) -> Parse<Expr<'a>> {
        self.operation(level::BITWISE_OR)
    }

    /// Operands and the operators between them that bind at least that tightly: `disjunction`, `conjunction`,
    /// `inversion`, `comparison`, and `bitwise_or` to `term`.
    fn operation(&mut self, least: u8) -> Parse<Expr<'a>> {
        let start = self.start();
        let mut parsed = match self.kind() {
            Kind::Not if least <= level::NOT => self.inversion(),
            _ => self.factor(),
        };
        if self.kind().level() >= least {
            parsed = self.operation_from(start, parsed?, least);
        }
        parsed
    }

    /// The rest of an operation whose first operand has been read.
    fn operation_from(&mut self, start: u32, mut left: Expr<'a>, least: u8) -> Parse<Expr<'a>> {
        let mut links = 0;
        loop {
            let kind = self.kind();
            let found = kind.level();
            if found < least {
                return Ok(left);
            }
            left = match found {
                level::OR => self.bool_op(start, left, kind, BoolOp::Or)?,
                level::AND => self.bool_op(start, left, kind, BoolOp::And)?,
                level::COMPARISON => self.comparison(start, left)?,
                _ => {
                    self.link(&mut links)?;
                    self.arithmetic(start, left, kind)?
                }
            };
        }
    }

    fn arithmetic(&mut self, start: u32, left: Expr<'a>, kind: Kind) -> Parse<Expr<'a>> {
        let op = match kind {
            Kind::Plus => Operator::Add,
            Kind::Minus => Operator::Sub,
            Kind::Star => Operator::Mult,
            Kind::Slash => Operator::Div,
            Kind::DoubleSlash => Operator::FloorDiv,
            Kind::Percent => Operator::Mod,
            Kind::At => Operator::MatMult,
            Kind::Ampersand => Operator::BitAnd,
            Kind::Bar => Operator::BitOr,
            Kind::Circumflex => Operator::BitXor,
            Kind::LeftShift => Operator::LShift,
            _ => Operator::RShift,
        };
        self.advance();
        let right = self.operation(kind.level() + 1)?;
        let formats = kind == Kind::Percent && self.has_step(TreeStep::OptimizeFormat);
        if is_constant(&left) && (formats || self.has_step(TreeStep::FoldBinop)) {
            self.note();
        }
        let (left, right) = (self.alloc(left), self.alloc(right));
        Ok(self.expr(start, ExprKind::BinOp(ExprBinOp { left, op, right })))
    }

    fn bool_op(&mut self, start: u32, first: Expr<'a>, kind: Kind, op: BoolOp) -> Parse<Expr<'a>> {
        let values = self.exprs.len();
        self.exprs.push(first);
        while self.take(kind) {
            let value = self.operation(kind.level() + 1)?;
            self.exprs.push(value);
        }
        let values = self.exprs_since(values);
        Ok(self.expr(start, ExprKind::BoolOp(ExprBoolOp { op, values })))
    }

    fn comparison(&mut self, start: u32, left: Expr<'a>) -> Parse<Expr<'a>> {
        let op = self.comparison_operator()?;
        let right = self.bitwise_or()?;
        if self.kind().level() != level::COMPARISON {
            self.note_for(TreeStep::FoldCompare, is_list_or_set(&right));
            let (ops, comparators) = (self.alloc([op]), self.alloc([right]));
            let left = self.alloc(left);
            return Ok(self.expr(start, ExprKind::Compare(ExprCompare { left, ops, comparators })));
        }
        let mut ops = bumpalo::vec![in self.bump; op];
        let comparators = self.exprs.len();
        self.exprs.push(right);
        while self.kind().level() == level::COMPARISON {
            ops.push(self.comparison_operator()?);
            let right = self.bitwise_or()?;
            self.exprs.push(right);
        }
        let comparators = self.exprs_since(comparators);
        self.note_for(TreeStep::FoldCompare, comparators.last().is_some_and(is_list_or_set));
        let left = self.alloc(left);
        let ops = ops.into_bump_slice_mut();
        Ok(self.expr(start, ExprKind::Compare(ExprCompare { left, ops, comparators })))
    }

    fn comparison_operator(&mut self) -> Parse<CmpOp> {
        let kind = self.kind();
        self.advance();
        Ok(match kind {
            Kind::EqualEqual => CmpOp::Eq,
            Kind::Less => CmpOp::Lt,
            Kind::LessEqual => CmpOp::LtE,
            Kind::Greater => CmpOp::Gt,
            Kind::GreaterEqual => CmpOp::GtE,
            Kind::In => CmpOp::In,
            Kind::Is if self.take(Kind::Not) => CmpOp::IsNot,
            Kind::Is => CmpOp::Is,
            Kind::Not => {
                self.expect(Kind::In)?;
                CmpOp::NotIn
            }
            Kind::NotEqual if !self.flufl => CmpOp::NotEq,
            Kind::LessGreater if self.flufl => CmpOp::NotEq,
            _ => return self.refuse(),
        })
    }

    /// `'not' inversion`
    fn inversion(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let operand = self.deeper(|this| this.operation(level::NOT))?;
        let is_foldable = is_constant(&operand) || matches!(operand.kind, ExprKind::Compare(_));
        self.note_for(TreeStep::FoldUnaryop, is_foldable);
        let operand = self.alloc(operand);
        Ok(self.expr(start, ExprKind::UnaryOp(ExprUnaryOp { op: UnaryOp::Not, operand })))
    }

    /// `factor`
    #[inline]
    fn factor(&mut self) -> Parse<Expr<'a>> {
        match self.kind() {
            Kind::Plus => self.unary(UnaryOp::UAdd),
            Kind::Minus => self.unary(UnaryOp::USub),
            Kind::Tilde => self.unary(UnaryOp::Invert),
            _ => self.power(),
        }
    }

    fn unary(&mut self, op: UnaryOp) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let operand = self.deeper(Self::factor)?;
        self.note_for(TreeStep::FoldUnaryop, is_constant(&operand));
        let operand = self.alloc(operand);
        Ok(self.expr(start, ExprKind::UnaryOp(ExprUnaryOp { op, operand })))
    }

    /// `power`
    #[inline]
    fn power(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let mut parsed = self.await_primary();
        if self.kind() == Kind::DoubleStar {
            parsed = self.power_of(start, parsed?);
        }
        parsed
    }

    fn power_of(&mut self, start: u32, left: Expr<'a>) -> Parse<Expr<'a>> {
        self.advance();
        let right = self.deeper(Self::factor)?;
        self.note_for(TreeStep::FoldBinop, is_constant(&left));
        let (left, right) = (self.alloc(left), self.alloc(right));
        Ok(self.expr(start, ExprKind::BinOp(ExprBinOp { left, op: Operator::Pow, right })))
    }

    /// `await_primary`
    #[inline]
    fn await_primary(&mut self) -> Parse<Expr<'a>> {
        if self.kind() == Kind::Await { self.await_expr() } else { self.primary() }
    }

    fn await_expr(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let value = self.primary()?;
        let value = self.alloc(value);
        Ok(self.expr(start, ExprKind::Await(ExprAwait { value })))
    }
}
