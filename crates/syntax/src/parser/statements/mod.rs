//! Statements: `statements`, `simple_stmts` and `block`.

mod assignments;
mod compound;
mod definitions;
mod imports;
mod matching;
mod simple;
mod tries;
mod with;

use super::{Parse, Parser};
use crate::lexer::Kind;
use crate::tree::*;

impl<'a> Parser<'a> {
    /// `statements`, up to the token that ends the block or the source.
    pub(super) fn statements(&mut self, end: Kind) -> Parse<&'a mut [Stmt<'a>]> {
        let start = self.stmts.len();
        while self.kind() != end {
            self.statement()?;
        }
        Ok(self.stmts_since(start))
    }

    /// The statements of a module; where each starts is noted for those who explain refusals.
    pub(in crate::parser) fn statements_of_module(&mut self) -> Parse<&'a mut [Stmt<'a>]> {
        while self.kind() != Kind::End {
            // What is wrong with an `elif` shows in the statement before it.
            if self.kind() != Kind::Elif {
                self.beginning = self.start();
            }
            // An empty line that a backslash continues is a line to 3.8; only here may one stand.
            if self.kind() == Kind::Newline {
                self.lexer.advance_line();
                continue;
            }
            self.statement()?;
        }
        Ok(self.stmts_since(0))
    }

    /// The statements that were put on the stack since there were `start`.
    fn stmts_since(&mut self, start: usize) -> &'a mut [Stmt<'a>] {
        self.bump.alloc_slice_fill_iter(self.stmts.drain(start..))
    }

    /// `block`
    pub(super) fn block(&mut self) -> Parse<&'a mut [Stmt<'a>]> {
        self.expect(Kind::Colon)?;
        if self.kind() != Kind::Newline {
            let start = self.stmts.len();
            self.simple_stmts()?;
            return Ok(self.stmts_since(start));
        }
        self.lexer.advance_line();
        if self.kind() != Kind::Indent {
            return self.refuse();
        }
        self.lexer.advance_line();
        let body = self.statements(Kind::Dedent)?;
        self.lexer.advance_line();
        Ok(body)
    }

    /// `statement`
    fn statement(&mut self) -> Parse<()> {
        self.extra = 0;
        let start = self.start();
        let kind = match self.kind() {
            Kind::If => self.if_stmt()?,
            Kind::Def => self.function_def(&mut [], false)?,
            Kind::Class => self.class_def(&mut [])?,
            Kind::For => self.for_stmt(false)?,
            Kind::While => self.while_stmt()?,
            Kind::With => self.with_stmt(false)?,
            Kind::Try => self.try_stmt()?,
            Kind::At => return self.decorated(),
            Kind::Async => self.async_stmt()?,
            Kind::Name if self.lexer.text() == "match" => match self.match_stmt()? {
                Some(kind) => kind,
                None => return self.simple_stmts(),
            },
            _ => return self.simple_stmts(),
        };
        let stmt = self.stmt(start, kind);
        self.stmts.push(stmt);
        Ok(())
    }

    /// `simple_stmts`
    fn simple_stmts(&mut self) -> Parse<()> {
        loop {
            let start = self.start();
            let kind = self.simple_stmt()?;
            let stmt = self.stmt(start, kind);
            self.stmts.push(stmt);
            if self.kind() == Kind::Newline {
                break;
            }
            self.expect(Kind::Semicolon)?;
            if self.kind() == Kind::Newline {
                break;
            }
        }
        self.lexer.advance_line();
        Ok(())
    }
}
