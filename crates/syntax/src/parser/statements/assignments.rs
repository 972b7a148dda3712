//! What starts with an expression: `assignment`, `augassign`, annotations, or nothing more.

use crate::lexer::Kind;
use crate::parser::{Parse, Parser};
use crate::tree::*;

impl<'a> Parser<'a> {
    /// `assignment`, `star_expressions` or `yield_stmt`
    pub(super) fn assignment_or_expression(&mut self) -> Parse<StmtKind<'a>> {
        let start = self.start();
        let is_yield = self.kind() == Kind::Yield;
        let first = self.annotated_rhs()?;
        match self.kind() {
            Kind::Newline | Kind::Semicolon => {}
            _ if is_yield => return self.refuse(),
            Kind::Equal => return self.assignment(first),
            Kind::Colon => return self.annotation(start, first),
            kind if kind.is_augmented() => return self.augmented(first, kind),
            _ => {}
        }
        Ok(StmtKind::Expr(StmtExpr { value: self.alloc(first) }))
    }

    /// `(star_targets '=')+ annotated_rhs`
    fn assignment(&mut self, first: Expr<'a>) -> Parse<StmtKind<'a>> {
        let targets = self.exprs.len();
        let mut value = first;
        let mut is_yield = false;
        while self.kind() == Kind::Equal {
            if is_yield {
                return self.refuse();
            }
            self.set_store(&mut value)?;
            self.exprs.push(value);
            self.advance();
            is_yield = self.kind() == Kind::Yield;
            value = self.annotated_rhs()?;
        }
        let targets = self.exprs_since(targets);
        Ok(StmtKind::Assign(StmtAssign { targets, value: self.alloc(value) }))
    }

    fn annotation(&mut self, start: u32, mut target: Expr<'a>) -> Parse<StmtKind<'a>> {
        let simple = self.bare_name(start, &target).is_some();
        self.set_single_target(&mut target)?;
        self.advance();
        let annotation = self.expression()?;
        let (target, annotation) = (self.alloc(target), self.alloc(annotation));
        let value = if self.take(Kind::Equal) {
            let value = self.annotated_rhs()?;
            Some(self.alloc(value))
        } else {
            None
        };
        Ok(StmtKind::AnnAssign(StmtAnnAssign { target, annotation, value, simple }))
    }

    fn augmented(&mut self, mut target: Expr<'a>, kind: Kind) -> Parse<StmtKind<'a>> {
        self.set_single_target(&mut target)?;
        let op = match kind {
            Kind::PlusEqual => Operator::Add,
            Kind::MinusEqual => Operator::Sub,
            Kind::StarEqual => Operator::Mult,
            Kind::SlashEqual => Operator::Div,
            Kind::DoubleSlashEqual => Operator::FloorDiv,
            Kind::PercentEqual => Operator::Mod,
            Kind::AtEqual => Operator::MatMult,
            Kind::AmpersandEqual => Operator::BitAnd,
            Kind::BarEqual => Operator::BitOr,
            Kind::CircumflexEqual => Operator::BitXor,
            Kind::LeftShiftEqual => Operator::LShift,
            Kind::RightShiftEqual => Operator::RShift,
            _ => Operator::Pow,
        };
        self.advance();
        let value = if self.kind() == Kind::Yield { self.annotated_rhs()? } else { self.tests()? };
        let (target, value) = (self.alloc(target), self.alloc(value));
        Ok(StmtKind::AugAssign(StmtAugAssign { target, op, value }))
    }
}
