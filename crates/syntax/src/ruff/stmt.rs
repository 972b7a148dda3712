//! Statements.

use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::convert::{Converter, range};
use crate::range::Range;
use crate::tree::*;

impl<'a> Converter<'a> {
    /// One statement.
    pub(super) fn stmt(&mut self, stmt: &ast::Stmt) -> Stmt<'a> {
        let place = range(stmt.range());
        match stmt {
            // Expressions count their own depth: only statements with bodies nest.
            ast::Stmt::Expr(node) => {
                Stmt { range: place, kind: StmtKind::Expr(StmtExpr { value: self.boxed(&node.value) }) }
            }
            ast::Stmt::Assign(node) => {
                let (targets, value) = (self.exprs(&node.targets), self.boxed(&node.value));
                Stmt { range: place, kind: StmtKind::Assign(StmtAssign { targets, value }) }
            }
            ast::Stmt::Return(node) => {
                let value = self.boxed_if(node.value.as_deref());
                Stmt { range: place, kind: StmtKind::Return(StmtReturn { value }) }
            }
            ast::Stmt::FunctionDef(_)
            | ast::Stmt::ClassDef(_)
            | ast::Stmt::For(_)
            | ast::Stmt::While(_)
            | ast::Stmt::If(_)
            | ast::Stmt::With(_)
            | ast::Stmt::Match(_)
            | ast::Stmt::Try(_) => {
                let place = Range::new(place.start, self.end_of_block(place.end));
                self.deeper(|this| this.compound(stmt, place), || Stmt { range: place, kind: StmtKind::Pass })
            }
            _ => Stmt { range: place, kind: self.simple(stmt) },
        }
    }

    fn simple(&mut self, stmt: &ast::Stmt) -> StmtKind<'a> {
        match stmt {
            ast::Stmt::Delete(node) => StmtKind::Delete(StmtDelete { targets: self.exprs(&node.targets) }),
            ast::Stmt::TypeAlias(node) => StmtKind::TypeAlias(StmtTypeAlias {
                id: self.next_id(),
                name: self.boxed(&node.name),
                type_params: self.type_params(node.type_params.as_deref()),
                value: self.boxed(&node.value),
            }),
            ast::Stmt::AugAssign(node) => StmtKind::AugAssign(StmtAugAssign {
                target: self.boxed(&node.target),
                op: operator(node.op),
                value: self.boxed(&node.value),
            }),
            ast::Stmt::AnnAssign(node) => StmtKind::AnnAssign(StmtAnnAssign {
                target: self.boxed(&node.target),
                annotation: self.boxed(&node.annotation),
                value: self.boxed_if(node.value.as_deref()),
                simple: node.simple,
            }),
            ast::Stmt::Raise(node) => StmtKind::Raise(StmtRaise {
                // Ruff wants an expression before a semicolon; `errors` forgives that.
                exc: self.boxed_if(node.exc.as_deref().filter(|exc| !exc.range().is_empty())),
                cause: self.boxed_if(node.cause.as_deref()),
            }),
            ast::Stmt::Assert(node) => StmtKind::Assert(StmtAssert {
                test: self.boxed(&node.test),
                msg: self.boxed_if(node.msg.as_deref()),
            }),
            ast::Stmt::Import(node) => StmtKind::Import(StmtImport {
                names: self.list(&node.names, Self::alias),
                is_lazy: node.is_lazy,
            }),
            ast::Stmt::ImportFrom(node) => StmtKind::ImportFrom(StmtImportFrom {
                module: node.module.as_ref().map(|module| self.name(module)),
                names: self.list(&node.names, Self::alias),
                level: node.level as i32,
                is_lazy: node.is_lazy,
            }),
            ast::Stmt::Global(node) => {
                StmtKind::Global(StmtGlobal { names: self.list(&node.names, Self::name) })
            }
            ast::Stmt::Nonlocal(node) => {
                StmtKind::Nonlocal(StmtNonlocal { names: self.list(&node.names, Self::name) })
            }
            ast::Stmt::Break(_) => StmtKind::Break,
            ast::Stmt::Continue(_) => StmtKind::Continue,
            ast::Stmt::IpyEscapeCommand(node) => {
                self.fail("invalid syntax", range(node.range));
                StmtKind::Pass
            }
            // `pass`, and what `stmt` has dealt with.
            _ => StmtKind::Pass,
        }
    }

    fn alias(&mut self, alias: &ast::Alias) -> Alias {
        Alias {
            range: range(alias.range),
            name: self.name(&alias.name),
            asname: alias.asname.as_ref().map(|name| self.name(name)),
        }
    }

    fn compound(&mut self, stmt: &ast::Stmt, place: Range) -> Stmt<'a> {
        let kind = match stmt {
            ast::Stmt::FunctionDef(node) => return self.function_def(node, place),
            ast::Stmt::ClassDef(node) => return self.class_def(node, place),
            ast::Stmt::For(node) => {
                let node_is_async = node.is_async;
                let node = StmtFor {
                    target: self.boxed(&node.target),
                    iter: self.boxed(&node.iter),
                    body: self.stmts(&node.body),
                    orelse: self.stmts(&node.orelse),
                };
                if node_is_async { StmtKind::AsyncFor(node) } else { StmtKind::For(node) }
            }
            ast::Stmt::While(node) => StmtKind::While(StmtWhile {
                test: self.boxed(&node.test),
                body: self.stmts(&node.body),
                orelse: self.stmts(&node.orelse),
            }),
            ast::Stmt::If(node) => StmtKind::If(StmtIf {
                test: self.boxed(&node.test),
                body: self.stmts(&node.body),
                orelse: self.elif_else(&node.elif_else_clauses, place.end),
            }),
            ast::Stmt::With(node) => {
                let items = self.list(&node.items, |this, item| WithItem {
                    context_expr: this.boxed(&item.context_expr),
                    optional_vars: this.boxed_if(item.optional_vars.as_deref()),
                });
                let with = StmtWith { items, body: self.stmts(&node.body) };
                if node.is_async { StmtKind::AsyncWith(with) } else { StmtKind::With(with) }
            }
            ast::Stmt::Match(node) => self.match_stmt(node, place),
            ast::Stmt::Try(node) => self.try_stmt(node, place),
            _ => StmtKind::Pass,
        };
        Stmt { range: place, kind }
    }

    fn match_stmt(&mut self, node: &ast::StmtMatch, place: Range) -> StmtKind<'a> {
        // `errors` lets a `match` through that is behind a semicolon, as it may be a name.
        let before = self.source[..place.start as usize].trim_end_matches([' ', '\t', '\x0c', '\\', '\n']);
        if before.ends_with(';') && !self.source[before.len()..place.start as usize].contains('\n') {
            self.fail("invalid syntax", place);
        }
        StmtKind::Match(StmtMatch {
            subject: self.boxed(&node.subject),
            cases: self.list(&node.cases, |this, case| MatchCase {
                pattern: this.boxed_pattern(&case.pattern),
                guard: this.boxed_if(case.guard.as_deref()),
                body: this.stmts(&case.body),
            }),
        })
    }

    fn function_def(&mut self, node: &ast::StmtFunctionDef, place: Range) -> Stmt<'a> {
        let start = self.start_of_definition(place.start, &node.decorator_list);
        let function = StmtFunctionDef {
            id: self.next_id(),
            name: self.name(&node.name),
            args: self.parameters(Some(&node.parameters)),
            decorator_list: self.list(&node.decorator_list, |this, node| this.expr(&node.expression)),
            returns: self.boxed_if(node.returns.as_deref()),
            type_params: self.type_params(node.type_params.as_deref()),
            body: self.stmts(&node.body),
        };
        let kind = match node.is_async {
            true => StmtKind::AsyncFunctionDef(function),
            false => StmtKind::FunctionDef(function),
        };
        Stmt { range: Range::new(start, place.end), kind }
    }

    fn class_def(&mut self, node: &ast::StmtClassDef, place: Range) -> Stmt<'a> {
        let start = self.start_of_definition(place.start, &node.decorator_list);
        let class = StmtClassDef {
            id: self.next_id(),
            name: self.name(&node.name),
            bases: self.exprs(node.bases()),
            keywords: self.list(node.keywords(), Self::keyword),
            decorator_list: self.list(&node.decorator_list, |this, node| this.expr(&node.expression)),
            type_params: self.type_params(node.type_params.as_deref()),
            body: self.stmts(&node.body),
        };
        Stmt { range: Range::new(start, place.end), kind: StmtKind::ClassDef(class) }
    }

    /// Definitions start behind their decorators.
    fn start_of_definition(&self, start: u32, decorators: &[ast::Decorator]) -> u32 {
        decorators.last().map_or(start, |last| self.skip_trivia(last.range.end().to_u32(), &[]))
    }

    fn try_stmt(&mut self, node: &ast::StmtTry, place: Range) -> StmtKind<'a> {
        if node.handlers.is_empty() && !node.orelse.is_empty() {
            self.fail("expected 'except' or 'finally' block", place);
        }
        let stmt = StmtTry {
            body: self.stmts(&node.body),
            handlers: self.list(&node.handlers, |this, handler| {
                let ast::ExceptHandler::ExceptHandler(handler) = handler;
                let place = range(handler.range);
                ExceptHandler {
                    range: Range::new(place.start, this.end_of_block(place.end)),
                    r#type: this.boxed_if(handler.type_.as_deref()),
                    name: handler.name.as_ref().map(|name| this.name(name)),
                    body: this.stmts(&handler.body),
                }
            }),
            orelse: self.stmts(&node.orelse),
            finalbody: self.stmts(&node.finalbody),
        };
        if node.is_star { StmtKind::TryStar(stmt) } else { StmtKind::Try(stmt) }
    }

    /// The `orelse` of an `if`: CPython nests the `elif` clauses, ruff keeps a list of them.
    fn elif_else(&mut self, clauses: &[ast::ElifElseClause], end: u32) -> &'a mut [Stmt<'a>] {
        self.nested(clauses.len() as u32);
        let mut orelse: &'a mut [Stmt<'a>] = &mut [];
        // From the inside out; ids and names are given out in that order, which nobody minds.
        for clause in clauses.iter().rev() {
            let body = self.stmts(&clause.body);
            orelse = match &clause.test {
                None => body,
                Some(test) => {
                    let kind = StmtKind::If(StmtIf { test: self.boxed(test), body, orelse });
                    let range = Range::new(clause.range.start().to_u32(), end);
                    std::slice::from_mut(self.bump.alloc(Stmt { range, kind }))
                }
            };
        }
        orelse
    }

    /// Where a compound statement ends: CPython counts the semicolon behind its last statement.
    fn end_of_block(&self, end: u32) -> u32 {
        let bytes = self.source.as_bytes();
        let mut at = end as usize;
        loop {
            match bytes.get(at) {
                Some(b' ' | b'\t' | b'\x0c') => at += 1,
                Some(b'\\') if matches!(bytes.get(at + 1), Some(b'\n' | b'\r')) => at += 2,
                Some(b';') => return at as u32 + 1,
                _ => return end,
            }
        }
    }
}

pub(super) fn operator(op: ast::Operator) -> Operator {
    match op {
        ast::Operator::Add => Operator::Add,
        ast::Operator::Sub => Operator::Sub,
        ast::Operator::Mult => Operator::Mult,
        ast::Operator::MatMult => Operator::MatMult,
        ast::Operator::Div => Operator::Div,
        ast::Operator::Mod => Operator::Mod,
        ast::Operator::Pow => Operator::Pow,
        ast::Operator::LShift => Operator::LShift,
        ast::Operator::RShift => Operator::RShift,
        ast::Operator::BitOr => Operator::BitOr,
        ast::Operator::BitXor => Operator::BitXor,
        ast::Operator::BitAnd => Operator::BitAnd,
        ast::Operator::FloorDiv => Operator::FloorDiv,
    }
}
