//! `match_stmt`, whose first word is a name elsewhere.

use bumpalo::collections::Vec;

use crate::grammar::Matching;
use crate::lexer::Kind;
use crate::parser::{Parse, Parser};
use crate::tree::*;

impl<'a> Parser<'a> {
    /// `match_stmt`, if the word `match` here starts one.
    pub(super) fn match_stmt(&mut self) -> Parse<Option<StmtKind<'a>>> {
        if self.grammar.matching == Matching::None {
            return Ok(None);
        }
        let word = self.lexer.checkpoint();
        self.advance();
        let is_certain = match self.kind() {
            // What may stand behind a name, too.
            Kind::LeftParenthesis | Kind::LeftBracket | Kind::Plus | Kind::Minus | Kind::Star | Kind::Not => {
                false
            }
            kind if kind.starts_expression() => true,
            _ => {
                self.lexer.rewind(word);
                return Ok(None);
            }
        };
        let (exprs, keys, keywords) = (self.exprs.len(), self.keys.len(), self.keywords.len());
        match self.match_head() {
            Ok(subject) => self.cases(subject).map(Some),
            Err(refused) if is_certain || self.refusal.is_some() => Err(refused),
            Err(_) => {
                self.exprs.truncate(exprs);
                self.keys.truncate(keys);
                self.keywords.truncate(keywords);
                self.strings = 0;
                self.lexer.rewind(word);
                Ok(None)
            }
        }
    }

    /// From the subject to the line's end.
    fn match_head(&mut self) -> Parse<Expr<'a>> {
        let subject = self.subject_expr()?;
        self.expect(Kind::Colon)?;
        if self.kind() != Kind::Newline {
            return self.refuse();
        }
        self.lexer.advance_line();
        Ok(subject)
    }

    fn subject_expr(&mut self) -> Parse<Expr<'a>> {
        let is_starred = self.kind() == Kind::Star;
        let subject = self.maybe_tuple(Self::star_named_expression)?;
        if is_starred && matches!(subject.kind, ExprKind::Starred(_)) { self.refuse() } else { Ok(subject) }
    }

    fn cases(&mut self, subject: Expr<'a>) -> Parse<StmtKind<'a>> {
        if self.kind() != Kind::Indent {
            return self.refuse();
        }
        self.lexer.advance_line();
        let subject = self.alloc(subject);
        let mut cases = Vec::new_in(self.bump);
        while self.kind() != Kind::Dedent {
            cases.push(self.case_block()?);
        }
        self.lexer.advance_line();
        Ok(StmtKind::Match(StmtMatch { subject, cases: cases.into_bump_slice_mut() }))
    }

    fn case_block(&mut self) -> Parse<MatchCase<'a>> {
        if !self.at_word("case") {
            return self.refuse();
        }
        self.advance();
        self.extra = 0;
        let pattern = self.patterns()?;
        self.note();
        let pattern = self.alloc(pattern);
        let guard = if self.take(Kind::If) {
            let guard = self.named_expression()?;
            Some(self.alloc(guard))
        } else {
            None
        };
        Ok(MatchCase { pattern, guard, body: self.block()? })
    }
}
