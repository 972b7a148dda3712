//! `try_stmt` and its handlers.

use bumpalo::collections::Vec;

use crate::grammar::{ExceptGroups, ExceptTypes};
use crate::lexer::Kind;
use crate::parser::{Parse, Parser};
use crate::tree::*;

impl<'a> Parser<'a> {
    pub(super) fn try_stmt(&mut self) -> Parse<StmtKind<'a>> {
        self.advance();
        let body = self.block()?;
        let mut handlers = Vec::new_in(self.bump);
        let mut star = None;
        while self.kind() == Kind::Except {
            let (handler, has_star) = self.except_block()?;
            // All have the star or none has.
            if *star.get_or_insert(has_star) != has_star {
                return self.refuse();
            }
            handlers.push(handler);
        }
        let orelse = if handlers.is_empty() { &mut [] } else { self.else_block()? };
        let finalbody = if self.take(Kind::Finally) {
            let jumps = self.jumps;
            let body = self.block()?;
            self.jumps_in_finally |= self.jumps > jumps;
            body
        } else if handlers.is_empty() {
            return self.refuse();
        } else {
            &mut []
        };
        let node = StmtTry { body, handlers: handlers.into_bump_slice_mut(), orelse, finalbody };
        Ok(if star == Some(true) { StmtKind::TryStar(node) } else { StmtKind::Try(node) })
    }

    /// `except_block` or `except_star_block`, and whether there is a star.
    fn except_block(&mut self) -> Parse<(ExceptHandler<'a>, bool)> {
        let start = self.start();
        self.advance();
        let has_star = self.grammar.except_groups == ExceptGroups::Handlers && self.take(Kind::Star);
        let (mut r#type, mut name) = (None, None);
        if has_star || self.kind() != Kind::Colon {
            let first = self.start();
            let mut found = self.expression()?;
            if self.kind() == Kind::Comma && self.grammar.except_types == ExceptTypes::Bare {
                found = self.tuple_of_expressions(first, found)?;
            } else if self.take(Kind::As) {
                name = Some(self.name()?);
            }
            r#type = Some(self.alloc(found));
        }
        let body = self.block()?;
        Ok((ExceptHandler { range: self.range(start), r#type, name, body }, has_star))
    }
}
