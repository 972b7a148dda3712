//! Statements of one line: `simple_stmt`.

use crate::error::SyntaxError;
use crate::grammar::Imports;
use crate::lexer::Kind;
use crate::names::{Name, known};
use crate::parser::{Parse, Parser, Refused};
use crate::range::Range;
use crate::tree::*;

impl<'a> Parser<'a> {
    /// `simple_stmt`
    pub(super) fn simple_stmt(&mut self) -> Parse<StmtKind<'a>> {
        match self.kind() {
            Kind::Return => {
                self.jumps += 1;
                self.advance();
                let value = if self.kind().starts_star_expression() {
                    let value = self.star_expressions()?;
                    Some(self.alloc(value))
                } else {
                    None
                };
                Ok(StmtKind::Return(StmtReturn { value }))
            }
            Kind::Import => self.import_name(false),
            Kind::From => self.import_from(false),
            Kind::Raise => self.raise_stmt(),
            Kind::Pass => {
                self.advance();
                Ok(StmtKind::Pass)
            }
            Kind::Break => {
                self.jumps += 1;
                self.advance();
                Ok(StmtKind::Break)
            }
            Kind::Continue => {
                self.jumps += 1;
                self.advance();
                Ok(StmtKind::Continue)
            }
            Kind::Del => {
                self.advance();
                Ok(StmtKind::Delete(StmtDelete { targets: self.del_targets()? }))
            }
            Kind::Assert => self.assert_stmt(),
            Kind::Global => Ok(StmtKind::Global(StmtGlobal { names: self.names_of_scope()? })),
            Kind::Nonlocal => Ok(StmtKind::Nonlocal(StmtNonlocal { names: self.names_of_scope()? })),
            Kind::Name => self.maybe_soft_keyword(),
            _ => self.assignment_or_expression(),
        }
    }

    /// `type_alias` and lazy imports, which start with names that are none there.
    #[inline]
    fn maybe_soft_keyword(&mut self) -> Parse<StmtKind<'a>> {
        match self.lexer.text() {
            "type" => match self.type_alias()? {
                Some(alias) => Ok(alias),
                None => self.assignment_or_expression(),
            },
            "lazy" => self.lazy_import(),
            _ => self.assignment_or_expression(),
        }
    }

    fn lazy_import(&mut self) -> Parse<StmtKind<'a>> {
        if self.grammar.imports == Imports::MaybeLazy {
            let word = self.lexer.checkpoint();
            let start = self.start();
            self.advance();
            match self.kind() {
                Kind::Import => return self.import_name(true),
                Kind::From => {
                    let statement = self.import_from(true)?;
                    return match &statement {
                        StmtKind::ImportFrom(node)
                            if node.level == 0 && node.module == Some(known::FUTURE) =>
                        {
                            let message = "lazy from __future__ import is not allowed";
                            let range = Range::new(start, start + "lazy".len() as u32);
                            self.refusal.get_or_insert(SyntaxError::new(message, range));
                            Err(Refused)
                        }
                        _ => Ok(statement),
                    };
                }
                _ => self.lexer.rewind(word),
            }
        }
        self.assignment_or_expression()
    }

    fn raise_stmt(&mut self) -> Parse<StmtKind<'a>> {
        self.advance();
        if !self.kind().starts_expression() {
            return Ok(StmtKind::Raise(StmtRaise { exc: None, cause: None }));
        }
        let exc = self.expression()?;
        let exc = Some(self.alloc(exc));
        let cause = if self.take(Kind::From) {
            let cause = self.expression()?;
            Some(self.alloc(cause))
        } else {
            None
        };
        Ok(StmtKind::Raise(StmtRaise { exc, cause }))
    }

    fn assert_stmt(&mut self) -> Parse<StmtKind<'a>> {
        self.advance();
        let test = self.expression()?;
        let test = self.alloc(test);
        let msg = if self.take(Kind::Comma) {
            let msg = self.expression()?;
            Some(self.alloc(msg))
        } else {
            None
        };
        Ok(StmtKind::Assert(StmtAssert { test, msg }))
    }

    /// The names of `global_stmt` and `nonlocal_stmt`.
    fn names_of_scope(&mut self) -> Parse<&'a mut [Name]> {
        self.advance();
        let mut names = bumpalo::vec![in self.bump; self.name()?];
        while self.take(Kind::Comma) {
            names.push(self.name()?);
        }
        Ok(names.into_bump_slice_mut())
    }
}
