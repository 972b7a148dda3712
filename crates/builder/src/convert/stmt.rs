//! Statements.

use pybytecode_opcode::feature::Feature;
use pybytecode_syntax::names::Name;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{self, ExprContext};

use super::{Converter, Result};
use crate::{
    Alias, Block, Case, Class, Expr, ExprKind, Function, Handler, Stmt, StmtKind, Try, TypeParam,
    TypeParamKind, WithItem,
};

impl<'a> Converter<'a> {
    /// The statements of a block, which may have none.
    pub(super) fn stmts(&mut self, block: &Block) -> Result<&'a mut [tree::Stmt<'a>]> {
        let before = self.place;
        let mut stmts = Vec::with_capacity(block.statements.len());
        for stmt in &block.statements {
            let stmt = self.stmt(stmt)?;
            // What has no place comes from where the statement before does.
            self.place = stmt.range;
            stmts.push(stmt);
        }
        self.place = before;
        Ok(self.slice(stmts))
    }

    /// The statements of a block that must have some.
    fn body(&mut self, block: &Block, of: &str) -> Result<&'a mut [tree::Stmt<'a>]> {
        if block.is_empty() {
            return Err(
                self.error(format!("the body of {of} is empty; a statement that does nothing is `pass`"))
            );
        }
        self.stmts(block)
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<tree::Stmt<'a>> {
        self.at(stmt.span, |this, range| {
            let kind = this.stmt_kind(&stmt.kind, range)?;
            Ok(tree::Stmt { range, kind })
        })
    }

    fn boxed_target(&mut self, target: &Expr) -> Result<&'a mut tree::Expr<'a>> {
        let target = self.target(target, ExprContext::Store)?;
        Ok(self.boxed(target))
    }

    fn targets(&mut self, targets: &[Expr], context: ExprContext) -> Result<&'a mut [tree::Expr<'a>]> {
        if targets.is_empty() {
            return Err(self.error("there is nothing to assign to, or to delete"));
        }
        let targets =
            targets.iter().map(|target| self.target(target, context)).collect::<Result<Vec<_>>>()?;
        Ok(self.slice(targets))
    }

    fn stmt_kind(&mut self, kind: &StmtKind, range: Range) -> Result<tree::StmtKind<'a>> {
        Ok(match kind {
            StmtKind::Expr(value) => tree::StmtKind::Expr(tree::StmtExpr { value: self.boxed_expr(value)? }),
            StmtKind::Assign { targets, value } => {
                let targets = self.targets(targets, ExprContext::Store)?;
                tree::StmtKind::Assign(tree::StmtAssign { targets, value: self.boxed_expr(value)? })
            }
            StmtKind::AugAssign { target, operator, value } => {
                self.single_target(target, "augmented assignment")?;
                let target = self.boxed_target(target)?;
                let value = self.boxed_expr(value)?;
                tree::StmtKind::AugAssign(tree::StmtAugAssign { target, op: *operator, value })
            }
            StmtKind::AnnAssign { target, annotation, value } => {
                self.single_target(target, "an annotation")?;
                let simple = matches!(&*target.kind, ExprKind::Name(_));
                let target = self.boxed_target(target)?;
                let annotation = self.boxed_expr(annotation)?;
                let value = self.option(value)?;
                tree::StmtKind::AnnAssign(tree::StmtAnnAssign { target, annotation, value, simple })
            }
            StmtKind::Delete(targets) => {
                let targets = self.targets(targets, ExprContext::Del)?;
                tree::StmtKind::Delete(tree::StmtDelete { targets })
            }
            StmtKind::Return(value) => {
                tree::StmtKind::Return(tree::StmtReturn { value: self.option(value)? })
            }
            StmtKind::Raise { exception: None, cause: Some(_) } => {
                return Err(self.error("a cause without an exception"));
            }
            StmtKind::Raise { exception, cause } => {
                let (exc, cause) = (self.option(exception)?, self.option(cause)?);
                tree::StmtKind::Raise(tree::StmtRaise { exc, cause })
            }
            StmtKind::Assert { test, message } => {
                let (test, msg) = (self.boxed_expr(test)?, self.option(message)?);
                tree::StmtKind::Assert(tree::StmtAssert { test, msg })
            }
            StmtKind::If { test, then, otherwise } => {
                let test = self.boxed_expr(test)?;
                let (body, orelse) = (self.body(then, "`if`")?, self.stmts(otherwise)?);
                tree::StmtKind::If(tree::StmtIf { test, body, orelse })
            }
            StmtKind::While { test, body, otherwise } => {
                let test = self.boxed_expr(test)?;
                let (body, orelse) = (self.body(body, "`while`")?, self.stmts(otherwise)?);
                tree::StmtKind::While(tree::StmtWhile { test, body, orelse })
            }
            StmtKind::For { target, iterable, body, otherwise, is_async } => {
                let (target, iter) = (self.boxed_target(target)?, self.boxed_expr(iterable)?);
                let (body, orelse) = (self.body(body, "`for`")?, self.stmts(otherwise)?);
                let node = tree::StmtFor { target, iter, body, orelse };
                if *is_async { tree::StmtKind::AsyncFor(node) } else { tree::StmtKind::For(node) }
            }
            StmtKind::With { items, body, is_async } => {
                if items.is_empty() {
                    return Err(self.error("`with` wants a context manager"));
                }
                let items = items.iter().map(|item| self.with_item(item)).collect::<Result<Vec<_>>>()?;
                let items = self.slice(items);
                let node = tree::StmtWith { items, body: self.body(body, "`with`")? };
                if *is_async { tree::StmtKind::AsyncWith(node) } else { tree::StmtKind::With(node) }
            }
            StmtKind::Try(node) => self.try_stmt(node)?,
            StmtKind::Match { subject, cases } => {
                self.wants(Feature::Match)?;
                if cases.is_empty() {
                    return Err(self.error("`match` wants a case"));
                }
                let subject = self.boxed_expr(subject)?;
                let cases = cases.iter().map(|case| self.case(case)).collect::<Result<Vec<_>>>()?;
                tree::StmtKind::Match(tree::StmtMatch { subject, cases: self.slice(cases) })
            }
            StmtKind::Function(function) => self.function(function)?,
            StmtKind::Class(class) => self.class(class, range)?,
            StmtKind::TypeAlias { name, type_params, value } => {
                self.wants(Feature::TypeParameters)?;
                let id = self.next_id();
                let name = self.boxed_target(&Expr::name(name))?;
                let type_params = self.type_params(type_params, range)?;
                let value = self.boxed_expr(value)?;
                tree::StmtKind::TypeAlias(tree::StmtTypeAlias { id, name, type_params, value })
            }
            StmtKind::Import { modules, is_lazy } => {
                self.lazy(*is_lazy)?;
                if modules.iter().any(|module| module.name == "*") {
                    return Err(self.error("`*` is imported from a module"));
                }
                let names = self.aliases(modules, range)?;
                tree::StmtKind::Import(tree::StmtImport { names, is_lazy: *is_lazy })
            }
            StmtKind::ImportFrom { module, names, level, is_lazy } => {
                self.lazy(*is_lazy)?;
                if module.is_none() && *level == 0 {
                    return Err(self.error("`from` wants a module, or a level"));
                }
                let module = module.as_ref().map(|module| self.name(module)).transpose()?;
                let is_all = |alias: &Alias| alias.name == "*";
                if names.iter().any(is_all) && (names.len() > 1 || names[0].as_name.is_some()) {
                    return Err(self.error("`*` is imported alone, and under no other name"));
                }
                let level = i32::try_from(*level).map_err(|_| self.error("the level is too large"))?;
                let names = self.aliases(names, range)?;
                tree::StmtKind::ImportFrom(tree::StmtImportFrom { module, names, level, is_lazy: *is_lazy })
            }
            StmtKind::Global(names) => {
                tree::StmtKind::Global(tree::StmtGlobal { names: self.names_of(names, "`global`")? })
            }
            StmtKind::Nonlocal(names) => {
                tree::StmtKind::Nonlocal(tree::StmtNonlocal { names: self.names_of(names, "`nonlocal`")? })
            }
            StmtKind::Pass => tree::StmtKind::Pass,
            StmtKind::Break => tree::StmtKind::Break,
            StmtKind::Continue => tree::StmtKind::Continue,
        })
    }

    /// A target that is no list or tuple.
    fn single_target(&self, target: &Expr, of: &str) -> Result<()> {
        match &*target.kind {
            ExprKind::List(_) | ExprKind::Tuple(_) | ExprKind::Starred(_) => {
                Err(self.error(format!("only a name, attribute or item can be the target of {of}")))
            }
            _ => Ok(()),
        }
    }

    fn lazy(&self, is_lazy: bool) -> Result<()> {
        if is_lazy { self.wants(Feature::LazyImport) } else { Ok(()) }
    }

    fn names_of(&mut self, names: &[String], of: &str) -> Result<&'a mut [Name]> {
        if names.is_empty() {
            return Err(self.error(format!("{of} wants a name")));
        }
        let names = names.iter().map(|name| self.name(name)).collect::<Result<Vec<_>>>()?;
        Ok(self.slice(names))
    }

    fn aliases(&mut self, aliases: &[Alias], range: Range) -> Result<&'a mut [tree::Alias]> {
        if aliases.is_empty() {
            return Err(self.error("an import wants a name"));
        }
        let one = |alias: &Alias| {
            let name = self.name(&alias.name)?;
            let asname = alias.as_name.as_ref().map(|name| self.name(name)).transpose()?;
            Ok(tree::Alias { range, name, asname })
        };
        let aliases = aliases.iter().map(one).collect::<Result<Vec<_>>>()?;
        Ok(self.slice(aliases))
    }

    fn with_item(&mut self, item: &WithItem) -> Result<tree::WithItem<'a>> {
        let context_expr = self.boxed_expr(&item.manager)?;
        let optional_vars = match &item.target {
            Some(target) => Some(self.boxed_target(target)?),
            None => None,
        };
        Ok(tree::WithItem { context_expr, optional_vars })
    }

    fn try_stmt(&mut self, node: &Try) -> Result<tree::StmtKind<'a>> {
        let Try { body, handlers, otherwise, finally, is_star } = node;
        if *is_star {
            self.wants(Feature::ExceptStar)?;
        }
        if handlers.is_empty() && finally.is_empty() {
            return Err(self.error("`try` wants `except` or `finally`"));
        }
        if handlers.is_empty() && !otherwise.is_empty() {
            return Err(self.error("`else` of `try` wants an `except`"));
        }
        let bare = handlers.iter().position(|handler| handler.catches.is_none());
        if bare.is_some_and(|at| at + 1 < handlers.len()) {
            return Err(self.error("the `except` that catches all is the last"));
        }
        if *is_star && bare.is_some() {
            return Err(self.error("`except*` wants what it catches"));
        }
        let body = self.body(body, "`try`")?;
        let handlers = handlers.iter().map(|handler| self.handler(handler)).collect::<Result<Vec<_>>>()?;
        let handlers = self.slice(handlers);
        let (orelse, finalbody) = (self.stmts(otherwise)?, self.stmts(finally)?);
        let node = tree::StmtTry { body, handlers, orelse, finalbody };
        Ok(if *is_star { tree::StmtKind::TryStar(node) } else { tree::StmtKind::Try(node) })
    }

    fn handler(&mut self, handler: &Handler) -> Result<tree::ExceptHandler<'a>> {
        self.at(handler.span, |this, range| {
            if handler.catches.is_none() && handler.name.is_some() {
                return Err(this.error("an `except` with a name wants what it catches"));
            }
            let r#type = this.option(&handler.catches)?;
            let name = handler.name.as_ref().map(|name| this.name(name)).transpose()?;
            let body = this.body(&handler.body, "`except`")?;
            Ok(tree::ExceptHandler { range, r#type, name, body })
        })
    }

    fn case(&mut self, case: &Case) -> Result<tree::MatchCase<'a>> {
        let pattern = self.pattern(&case.pattern)?;
        let pattern = self.boxed(pattern);
        let guard = self.option(&case.guard)?;
        Ok(tree::MatchCase { pattern, guard, body: self.body(&case.body, "`case`")? })
    }

    fn function(&mut self, function: &Function) -> Result<tree::StmtKind<'a>> {
        let Function { name, parameters, body, decorators, returns, type_params, is_async } = function;
        let id = self.next_id();
        let decorator_list = self.exprs(decorators)?;
        let name = self.name(name)?;
        let range = self.place;
        let type_params = self.type_params(type_params, range)?;
        let args = self.parameters(parameters)?;
        let returns = self.option(returns)?;
        let body = self.body(body, "a function")?;
        let node = tree::StmtFunctionDef { id, name, args, body, decorator_list, returns, type_params };
        Ok(if *is_async { tree::StmtKind::AsyncFunctionDef(node) } else { tree::StmtKind::FunctionDef(node) })
    }

    fn class(&mut self, class: &Class, range: Range) -> Result<tree::StmtKind<'a>> {
        let Class { name, bases, body, decorators, type_params } = class;
        let id = self.next_id();
        let decorator_list = self.exprs(decorators)?;
        let name = self.name(name)?;
        let type_params = self.type_params(type_params, range)?;
        let (bases, keywords) = self.arguments(bases, range)?;
        let body = self.body(body, "a class")?;
        Ok(tree::StmtKind::ClassDef(tree::StmtClassDef {
            id,
            name,
            bases,
            keywords,
            body,
            decorator_list,
            type_params,
        }))
    }

    fn type_params(&mut self, params: &[TypeParam], range: Range) -> Result<&'a mut [tree::TypeParam<'a>]> {
        if !params.is_empty() {
            self.wants(Feature::TypeParameters)?;
        }
        let one = |param: &TypeParam| {
            if param.default.is_some() {
                self.wants(Feature::TypeParameterDefaults)?;
            }
            let (id, name) = (self.next_id(), self.name(&param.name)?);
            let kind = match &param.kind {
                TypeParamKind::TypeVar(bound) => {
                    let (bound, default_value) = (self.option(bound)?, self.option(&param.default)?);
                    tree::TypeParamKind::TypeVar(tree::TypeParamTypeVar { id, name, bound, default_value })
                }
                TypeParamKind::ParamSpec => {
                    let default_value = self.option(&param.default)?;
                    tree::TypeParamKind::ParamSpec(tree::TypeParamParamSpec { id, name, default_value })
                }
                TypeParamKind::TypeVarTuple => {
                    let default_value = self.option(&param.default)?;
                    tree::TypeParamKind::TypeVarTuple(tree::TypeParamTypeVarTuple { id, name, default_value })
                }
            };
            Ok(tree::TypeParam { range, kind })
        };
        let params = params.iter().map(one).collect::<Result<Vec<_>>>()?;
        Ok(self.slice(params))
    }
}
