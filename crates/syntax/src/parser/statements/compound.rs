//! `if_stmt`, `while_stmt`, `for_stmt`, and what stands behind `async`.

use pybytecode_opcode::TreeStep;

use crate::lexer::Kind;
use crate::parser::{Parse, Parser, is_list_or_set};
use crate::tree::*;

/// An `elif` whose place among the others is not known yet.
struct Clause<'a> {
    start: u32,
    test: &'a mut Expr<'a>,
    body: &'a mut [Stmt<'a>],
}

impl<'a> Parser<'a> {
    pub(super) fn if_stmt(&mut self) -> Parse<StmtKind<'a>> {
        let (test, body) = self.test_and_block()?;
        let mut clauses = Vec::new();
        while self.kind() == Kind::Elif {
            let start = self.start();
            let (test, body) = self.test_and_block()?;
            clauses.push(Clause { start, test, body });
        }
        let mut orelse = self.else_block()?;
        if !clauses.is_empty() {
            self.extra = 0;
            self.long_chain(clauses.len() as u32)?;
        }
        // Each holds those behind it.
        for Clause { start, test, body } in clauses.into_iter().rev() {
            let clause = self.stmt(start, StmtKind::If(StmtIf { test, body, orelse }));
            orelse = std::slice::from_mut(self.alloc(clause));
        }
        Ok(StmtKind::If(StmtIf { test, body, orelse }))
    }

    /// `named_expression ':' block` behind a keyword.
    fn test_and_block(&mut self) -> Parse<(&'a mut Expr<'a>, &'a mut [Stmt<'a>])> {
        self.advance();
        self.extra = 0;
        let test = self.named_expression()?;
        let test = self.alloc(test);
        Ok((test, self.block()?))
    }

    /// `[else_block]`
    pub(super) fn else_block(&mut self) -> Parse<&'a mut [Stmt<'a>]> {
        if self.take(Kind::Else) { self.block() } else { Ok(&mut []) }
    }

    pub(super) fn while_stmt(&mut self) -> Parse<StmtKind<'a>> {
        let (test, body) = self.test_and_block()?;
        Ok(StmtKind::While(StmtWhile { test, body, orelse: self.else_block()? }))
    }

    pub(super) fn for_stmt(&mut self, is_async: bool) -> Parse<StmtKind<'a>> {
        self.advance();
        let target = self.star_targets()?;
        self.expect(Kind::In)?;
        let iter = self.tests()?;
        self.note_for(TreeStep::FoldIter, is_list_or_set(&iter));
        let (target, iter) = (self.alloc(target), self.alloc(iter));
        let node = StmtFor { target, iter, body: self.block()?, orelse: self.else_block()? };
        Ok(if is_async { StmtKind::AsyncFor(node) } else { StmtKind::For(node) })
    }

    /// What stands behind `async`, which is part of the statement.
    pub(super) fn async_stmt(&mut self) -> Parse<StmtKind<'a>> {
        self.advance();
        match self.kind() {
            Kind::Def => self.function_def(&mut [], true),
            Kind::For => self.for_stmt(true),
            Kind::With => self.with_stmt(true),
            _ => self.refuse(),
        }
    }
}
