//! `with_stmt`, in which parentheses may be around the items or part of one.

use bumpalo::collections::Vec;

use crate::grammar::WithItems;
use crate::lexer::Kind;
use crate::parser::{Parse, Parser};
use crate::tree::*;

impl<'a> Parser<'a> {
    pub(super) fn with_stmt(&mut self, is_async: bool) -> Parse<StmtKind<'a>> {
        self.advance();
        let items = match self.parenthesized_items()? {
            Some(items) => items,
            None => self.with_items(Kind::Colon)?,
        };
        let node = StmtWith { items, body: self.block()? };
        Ok(if is_async { StmtKind::AsyncWith(node) } else { StmtKind::With(node) })
    }

    /// `'(' ','.with_item+ ','? ')' ':'` without the colon, if that is what is here.
    fn parenthesized_items(&mut self) -> Parse<Option<&'a mut [WithItem<'a>]>> {
        if self.kind() != Kind::LeftParenthesis || self.grammar.with_items == WithItems::Bare {
            return Ok(None);
        }
        let open = self.lexer.checkpoint();
        let (exprs, keys, keywords) = (self.exprs.len(), self.keys.len(), self.keywords.len());
        self.advance();
        let items = self.with_items(Kind::RightParenthesis);
        if let Ok(items) = items
            && self.take(Kind::RightParenthesis)
            && self.kind() == Kind::Colon
        {
            return Ok(Some(items));
        }
        if self.refusal.is_some() {
            return self.refuse();
        }
        self.exprs.truncate(exprs);
        self.keys.truncate(keys);
        self.keywords.truncate(keywords);
        self.strings = 0;
        self.lexer.rewind(open);
        Ok(None)
    }

    /// Items up to `end`, before which there may be a comma in parentheses.
    fn with_items(&mut self, end: Kind) -> Parse<&'a mut [WithItem<'a>]> {
        let mut items = Vec::new_in(self.bump);
        loop {
            items.push(self.with_item()?);
            if !self.take(Kind::Comma) || end == Kind::RightParenthesis && self.kind() == end {
                break;
            }
        }
        Ok(items.into_bump_slice_mut())
    }

    fn with_item(&mut self) -> Parse<WithItem<'a>> {
        let context_expr = self.expression()?;
        let context_expr = self.alloc(context_expr);
        let optional_vars = if self.take(Kind::As) {
            let target = self.star_target()?;
            Some(self.alloc(target))
        } else {
            None
        };
        Ok(WithItem { context_expr, optional_vars })
    }
}
