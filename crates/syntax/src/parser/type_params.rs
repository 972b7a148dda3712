//! Type parameters: `type_params` and the `type` statement (PEP 695, PEP 696).

use bumpalo::collections::Vec;

use super::{Parse, Parser};
use crate::grammar::TypeParams;
use crate::lexer::Kind;
use crate::tree::*;

impl<'a> Parser<'a> {
    /// `[type_params]`
    pub(super) fn type_params(&mut self) -> Parse<&'a mut [TypeParam<'a>]> {
        if self.kind() != Kind::LeftBracket {
            return Ok(&mut []);
        }
        if self.grammar.type_params == TypeParams::None {
            return self.refuse();
        }
        self.advance();
        let mut params = Vec::new_in(self.bump);
        loop {
            params.push(self.type_param()?);
            if !self.take(Kind::Comma) || self.kind() == Kind::RightBracket {
                break;
            }
        }
        self.expect(Kind::RightBracket)?;
        Ok(params.into_bump_slice_mut())
    }

    fn type_param(&mut self) -> Parse<TypeParam<'a>> {
        let start = self.start();
        let kind = if self.take(Kind::Star) {
            let (id, name) = (self.next_id(), self.name()?);
            let default_value = self.type_param_default(Self::star_expression)?;
            TypeParamKind::TypeVarTuple(TypeParamTypeVarTuple { id, name, default_value })
        } else if self.take(Kind::DoubleStar) {
            let (id, name) = (self.next_id(), self.name()?);
            let default_value = self.type_param_default(Self::expression)?;
            TypeParamKind::ParamSpec(TypeParamParamSpec { id, name, default_value })
        } else {
            let (id, name) = (self.next_id(), self.name()?);
            let bound = if self.take(Kind::Colon) {
                let bound = self.expression()?;
                Some(self.alloc(bound))
            } else {
                None
            };
            let default_value = self.type_param_default(Self::expression)?;
            TypeParamKind::TypeVar(TypeParamTypeVar { id, name, bound, default_value })
        };
        Ok(TypeParam { range: self.range(start), kind })
    }

    fn type_param_default(
        &mut self,
        default: impl Fn(&mut Self) -> Parse<Expr<'a>>,
    ) -> Parse<Option<&'a mut Expr<'a>>> {
        if self.kind() != Kind::Equal {
            return Ok(None);
        }
        if self.grammar.type_params != TypeParams::WithDefaults {
            return self.refuse();
        }
        self.advance();
        let default = default(self)?;
        Ok(Some(self.alloc(default)))
    }

    /// `type_alias`, if the word `type` here starts one.
    pub(super) fn type_alias(&mut self) -> Parse<Option<StmtKind<'a>>> {
        if self.grammar.type_params == TypeParams::None {
            return Ok(None);
        }
        let word = self.lexer.checkpoint();
        self.advance();
        if self.kind() != Kind::Name {
            self.lexer.rewind(word);
            return Ok(None);
        }
        let start = self.start();
        let name = self.name()?;
        let name = self.expr(start, ExprKind::Name(ExprName { id: name, ctx: ExprContext::Store }));
        let name = self.alloc(name);
        let id = self.next_id();
        let type_params = self.type_params()?;
        self.expect(Kind::Equal)?;
        let value = self.expression()?;
        let value = self.alloc(value);
        Ok(Some(StmtKind::TypeAlias(StmtTypeAlias { id, name, type_params, value })))
    }
}
