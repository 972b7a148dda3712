//! `function_def`, `class_def` and `decorators`.

use crate::grammar::Decorators;
use crate::lexer::Kind;
use crate::parser::calls::{Args, BareGenerator};
use crate::parser::{Parse, Parser};
use crate::tree::*;

impl<'a> Parser<'a> {
    /// A definition with decorators, which it starts behind.
    pub(super) fn decorated(&mut self) -> Parse<()> {
        let decorators = self.exprs.len();
        while self.kind() == Kind::At {
            self.advance();
            let decorator = match self.grammar.decorators {
                Decorators::Expressions => self.named_expression()?,
                Decorators::DottedNames => self.dotted_decorator()?,
            };
            self.exprs.push(decorator);
            if self.kind() != Kind::Newline {
                return self.refuse();
            }
            self.lexer.advance_line();
        }
        let decorator_list = self.exprs_since(decorators);
        let start = self.start();
        let kind = match self.kind() {
            Kind::Def => self.function_def(decorator_list, false)?,
            Kind::Class => self.class_def(decorator_list)?,
            Kind::Async => {
                self.advance();
                if self.kind() != Kind::Def {
                    return self.refuse();
                }
                self.function_def(decorator_list, true)?
            }
            _ => return self.refuse(),
        };
        let stmt = self.stmt(start, kind);
        self.stmts.push(stmt);
        Ok(())
    }

    /// A dotted name, and perhaps one call of it.
    fn dotted_decorator(&mut self) -> Parse<Expr<'a>> {
        if self.kind() != Kind::Name {
            return self.refuse();
        }
        let decorator = self.primary()?;
        let name = match &decorator.kind {
            ExprKind::Call(call) => &*call.func,
            _ => &decorator,
        };
        if is_dotted_name(name) { Ok(decorator) } else { self.refuse() }
    }

    /// `function_def_raw`, `def` being the current token.
    pub(super) fn function_def(
        &mut self,
        decorator_list: &'a mut [Expr<'a>],
        is_async: bool,
    ) -> Parse<StmtKind<'a>> {
        self.advance();
        let id = self.next_id();
        let name = self.name()?;
        let type_params = self.type_params()?;
        self.expect(Kind::LeftParenthesis)?;
        let args = self.params()?;
        self.expect(Kind::RightParenthesis)?;
        let returns = if self.take(Kind::Arrow) {
            let returns = self.expression()?;
            Some(self.alloc(returns))
        } else {
            None
        };
        let body = self.block()?;
        let node = StmtFunctionDef { id, name, args, body, decorator_list, returns, type_params };
        Ok(if is_async { StmtKind::AsyncFunctionDef(node) } else { StmtKind::FunctionDef(node) })
    }

    /// `class_def_raw`
    pub(super) fn class_def(&mut self, decorator_list: &'a mut [Expr<'a>]) -> Parse<StmtKind<'a>> {
        self.advance();
        let id = self.next_id();
        let name = self.name()?;
        let type_params = self.type_params()?;
        let Args { args: bases, keywords } = if self.kind() == Kind::LeftParenthesis {
            self.arguments(BareGenerator::Refused)?
        } else {
            Args { args: &mut [], keywords: &mut [] }
        };
        let body = self.block()?;
        Ok(StmtKind::ClassDef(StmtClassDef { id, name, bases, keywords, body, decorator_list, type_params }))
    }
}

fn is_dotted_name(mut expr: &Expr) -> bool {
    loop {
        match &expr.kind {
            ExprKind::Name(_) => return true,
            ExprKind::Attribute(node) => expr = node.value,
            _ => return false,
        }
    }
}
