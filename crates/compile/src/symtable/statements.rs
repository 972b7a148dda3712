//! The walk over statements (`symtable_visit_stmt`).

use pybytecode_opcode::facts::{GenericClassPrivate, LateFutures, TryOrder};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{
    Alias, ExceptHandler, ExprContext, ExprKind, MatchCase, Stmt, StmtAnnAssign, StmtClassDef, StmtFor,
    StmtFunctionDef, StmtImportFrom, StmtKind, StmtTry, StmtTypeAlias, StmtWith,
};

use super::builder::Builder;
use super::errors::Declaration;
use super::{BlockType, ScopeRole, SymbolFlags};
use crate::Result;
use crate::docstring::docstring;
use crate::future::too_late;
use crate::recursion::grow;

impl<'a> Builder<'_, 'a> {
    pub(super) fn visit_stmts(&mut self, stmts: &[Stmt<'a>]) -> Result {
        stmts.iter().try_for_each(|stmt| self.visit_stmt(stmt))
    }

    fn visit_stmt(&mut self, stmt: &Stmt<'a>) -> Result {
        self.depth.enter()?;
        if self.depth.is_checked() {
            grow(|| self.statement(stmt))?;
        } else {
            self.statement(stmt)?;
        }
        self.depth.leave();
        Ok(())
    }

    fn statement(&mut self, stmt: &Stmt<'a>) -> Result {
        let range = stmt.range;
        match &stmt.kind {
            StmtKind::Expr(node) => self.visit_expr(node.value),
            StmtKind::Assign(node) => {
                self.visit_exprs(node.targets)?;
                self.visit_expr(node.value)
            }
            StmtKind::AugAssign(node) => {
                self.visit_expr(node.target)?;
                self.visit_expr(node.value)
            }
            StmtKind::AnnAssign(node) => self.annotated_assignment(node, range),
            StmtKind::Return(node) => {
                if let Some(value) = node.value.as_deref() {
                    self.visit_expr(value)?;
                    self.current().returns_value = true;
                }
                Ok(())
            }
            StmtKind::If(node) => {
                self.visit_expr(node.test)?;
                self.conditionally(|builder| {
                    builder.visit_stmts(node.body)?;
                    builder.visit_stmts(node.orelse)
                })
            }
            StmtKind::While(node) => {
                self.visit_expr(node.test)?;
                self.conditionally(|builder| {
                    builder.visit_stmts(node.body)?;
                    builder.visit_stmts(node.orelse)
                })
            }
            StmtKind::For(node) => self.for_loop(node),
            StmtKind::AsyncFor(node) => {
                self.check_coroutine("'async for' outside async function", range)?;
                self.for_loop(node)
            }
            StmtKind::With(node) => self.with(node),
            StmtKind::AsyncWith(node) => {
                self.check_coroutine("'async with' outside async function", range)?;
                self.with(node)
            }
            StmtKind::Try(node) | StmtKind::TryStar(node) => self.try_statement(node),
            StmtKind::Match(node) => {
                self.visit_expr(node.subject)?;
                self.conditionally(|builder| node.cases.iter().try_for_each(|case| builder.match_case(case)))
            }
            StmtKind::Raise(node) => {
                self.visit_optional(node.exc.as_deref())?;
                self.visit_optional(node.cause.as_deref())
            }
            StmtKind::Assert(node) => {
                self.visit_expr(node.test)?;
                self.visit_optional(node.msg.as_deref())
            }
            StmtKind::Delete(node) => self.visit_exprs(node.targets),
            StmtKind::Import(node) => {
                if node.is_lazy {
                    self.check_lazy_import("import", range)?;
                }
                self.aliases(node.names)
            }
            StmtKind::ImportFrom(node) => {
                if node.is_lazy {
                    self.check_lazy_import("from ... import", range)?;
                    if node.names.iter().any(|alias| alias.name == known::STAR) {
                        let message = "lazy from ... import * is not allowed";
                        return Err(SyntaxError::new(message, range).into());
                    }
                }
                self.aliases(node.names)?;
                self.check_future_import(node, range)
            }
            StmtKind::Global(node) => self.declaration(Declaration::Global, node.names, range),
            StmtKind::Nonlocal(node) => self.declaration(Declaration::Nonlocal, node.names, range),
            StmtKind::FunctionDef(node) => self.function(node, false, range),
            StmtKind::AsyncFunctionDef(node) => self.function(node, true, range),
            StmtKind::ClassDef(node) => self.class(node, range),
            StmtKind::TypeAlias(node) => self.type_alias(node, range),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    fn function(&mut self, node: &StmtFunctionDef<'a>, is_async: bool, range: Range) -> Result {
        self.define(node.name, SymbolFlags::LOCAL, range)?;
        self.visit_defaults(node.args)?;
        self.visit_exprs(node.decorator_list)?;
        let is_generic = !node.type_params.is_empty();
        if is_generic {
            self.enter_type_parameters(node.name, node.id, range)?;
            // There even when no parameter has a default.
            self.define(known::DEFAULTS, SymbolFlags::PARAM, range)?;
            if node.args.kw_defaults.iter().any(Option::is_some) {
                self.define(known::DOT_KWDEFAULTS, SymbolFlags::PARAM, range)?;
            }
            self.visit_type_params(node.type_params)?;
        }
        let scope = self.new_scope(node.name, BlockType::Function, range);
        self.table.register((node.id, ScopeRole::Body), scope);
        self.table.scope_mut(scope).has_docstring = docstring(node.body).is_some();
        self.function_annotations(node, range)?;
        self.enter_existing(scope)?;
        self.current().coroutine |= is_async;
        self.visit_parameters(node.args)?;
        self.visit_stmts(node.body)?;
        self.exit();
        if is_generic {
            self.exit();
        }
        Ok(())
    }

    fn class(&mut self, node: &StmtClassDef<'a>, range: Range) -> Result {
        self.define(node.name, SymbolFlags::LOCAL, range)?;
        self.visit_exprs(node.decorator_list)?;
        let private = self.private;
        let is_generic = !node.type_params.is_empty();
        if is_generic {
            self.enter_type_parameters(node.name, node.id, range)?;
            // Code generation sets both of these and uses them for the bases.
            for name in [known::DOT_TYPE_PARAMS, known::DOT_GENERIC_BASE] {
                self.define(name, SymbolFlags::LOCAL, range)?;
                self.define(name, SymbolFlags::USE, range)?;
            }
            self.private = Some(node.name);
            if self.target.generic_class_private == GenericClassPrivate::Own {
                self.current().mangled_names = Some(self.table.new_mangled());
            }
            self.visit_type_params(node.type_params)?;
        }
        self.visit_exprs(node.bases)?;
        self.check_keywords(node.keywords)?;
        self.visit_keywords(node.keywords)?;
        self.enter(node.name, BlockType::Class, Some((node.id, ScopeRole::Body)), range)?;
        self.private = Some(node.name);
        if is_generic {
            self.define(known::TYPE_PARAMS, SymbolFlags::LOCAL, range)?;
            self.define(known::DOT_TYPE_PARAMS, SymbolFlags::USE, range)?;
        }
        self.current().has_docstring = docstring(node.body).is_some();
        self.visit_stmts(node.body)?;
        self.exit();
        if is_generic {
            self.exit();
        }
        let leaks = is_generic && self.target.generic_class_private == GenericClassPrivate::Leaks;
        self.private = if leaks { Some(node.name) } else { private };
        Ok(())
    }

    fn type_alias(&mut self, node: &StmtTypeAlias<'a>, range: Range) -> Result {
        self.visit_expr(node.name)?;
        let name = match &node.name.kind {
            ExprKind::Name(name) => name.id,
            _ => known::EMPTY,
        };
        let is_in_class = self.current().block == BlockType::Class;
        let is_generic = !node.type_params.is_empty();
        if is_generic {
            self.enter_type_parameters(name, node.id, range)?;
            self.visit_type_params(node.type_params)?;
        }
        self.enter(name, BlockType::TypeAlias, Some((node.id, ScopeRole::Body)), range)?;
        if is_in_class {
            self.see_class(node.value.range)?;
        }
        self.visit_expr(node.value)?;
        self.exit();
        if is_generic {
            self.exit();
        }
        Ok(())
    }

    fn annotated_assignment(&mut self, node: &StmtAnnAssign<'a>, range: Range) -> Result {
        self.current().annotations_used = true;
        if let ExprKind::Name(name) = &node.target.kind {
            if node.simple {
                self.check_annotated(name.id, range)?;
                self.define(name.id, SymbolFlags::ANNOT | SymbolFlags::LOCAL, node.target.range)?;
            } else if node.value.is_some() {
                self.define(name.id, SymbolFlags::LOCAL, node.target.range)?;
            }
        } else {
            self.visit_expr(node.target)?;
        }
        self.visit_annotation(node.annotation)?;
        self.visit_optional(node.value.as_deref())
    }

    /// Refuses to annotate a name that is declared to be bound elsewhere.
    fn check_annotated(&mut self, name: Name, range: Range) -> Result {
        let flags = self.lookup(name);
        let declaration = if flags.contains(SymbolFlags::GLOBAL) {
            Declaration::Global
        } else if flags.contains(SymbolFlags::NONLOCAL) {
            Declaration::Nonlocal
        } else {
            return Ok(());
        };
        if self.current().block == BlockType::Module {
            return Ok(());
        }
        Err(declaration.annotated(self.names.text(name), range))
    }

    fn for_loop(&mut self, node: &StmtFor<'a>) -> Result {
        self.visit_expr(node.target)?;
        self.visit_expr(node.iter)?;
        self.conditionally(|builder| {
            builder.visit_stmts(node.body)?;
            builder.visit_stmts(node.orelse)
        })
    }

    fn with(&mut self, node: &StmtWith<'a>) -> Result {
        self.conditionally(|builder| {
            for item in node.items.iter() {
                builder.visit_expr(item.context_expr)?;
                builder.visit_optional(item.optional_vars.as_deref())?;
            }
            builder.visit_stmts(node.body)
        })
    }

    fn try_statement(&mut self, node: &StmtTry<'a>) -> Result {
        let in_try_block = std::mem::replace(&mut self.block.in_try_block, true);
        self.conditionally(|builder| {
            builder.visit_stmts(node.body)?;
            let handlers = |builder: &mut Self| node.handlers.iter().try_for_each(|h| builder.handler(h));
            if builder.target.try_order == TryOrder::ElseFirst {
                builder.visit_stmts(node.orelse)?;
                handlers(builder)?;
            } else {
                handlers(builder)?;
                builder.visit_stmts(node.orelse)?;
            }
            builder.visit_stmts(node.finalbody)
        })?;
        self.block.in_try_block = in_try_block;
        Ok(())
    }

    /// Refuses a lazy import where it cannot be put off (`check_lazy_import_context`).
    fn check_lazy_import(&mut self, statement: &str, range: Range) -> Result {
        let in_try_block = self.block.in_try_block;
        let place = match self.current().block {
            _ if in_try_block => "try/except blocks",
            BlockType::Function => "functions",
            BlockType::Class => "classes",
            _ => return Ok(()),
        };
        Err(SyntaxError::new(format!("lazy {statement} not allowed inside {place}"), range).into())
    }

    fn handler(&mut self, handler: &ExceptHandler<'a>) -> Result {
        self.visit_optional(handler.r#type.as_deref())?;
        if let Some(name) = handler.name {
            self.define(name, SymbolFlags::LOCAL, handler.range)?;
        }
        self.visit_stmts(handler.body)
    }

    fn match_case(&mut self, case: &MatchCase<'a>) -> Result {
        self.visit_pattern(case.pattern)?;
        self.visit_optional(case.guard.as_deref())?;
        self.visit_stmts(case.body)
    }

    fn aliases(&mut self, aliases: &[Alias]) -> Result {
        aliases.iter().try_for_each(|alias| self.alias(alias))
    }

    /// What an import binds: `a` for `import a.b`.
    fn alias(&mut self, alias: &Alias) -> Result {
        let name = alias.asname.unwrap_or(alias.name);
        if name == known::STAR {
            if self.current().block == BlockType::Module {
                return Ok(());
            }
            let range = self.place(self.innermost(), alias.range);
            return Err(SyntaxError::new("import * only allowed at module level", range).into());
        }
        let bound = match self.names.text(name).split_once('.') {
            Some((first, _)) => self.names.intern(first),
            None => name,
        };
        self.define_in_context(bound, SymbolFlags::IMPORT, alias.range, ExprContext::Store)
    }

    fn check_future_import(&self, node: &StmtImportFrom, range: Range) -> Result {
        let is_told = self.target.late_futures == LateFutures::InSymbolTable;
        if is_told && self.future.is_late(node, range, self.target) {
            return Err(too_late(range).into());
        }
        Ok(())
    }

    fn declaration(&mut self, declaration: Declaration, names: &[Name], range: Range) -> Result {
        const TOO_LATE: SymbolFlags =
            SymbolFlags::PARAM.union(SymbolFlags::LOCAL).union(SymbolFlags::USE).union(SymbolFlags::ANNOT);
        for name in names {
            let flags = self.lookup(*name);
            if flags.intersects(TOO_LATE) {
                return Err(declaration.too_late(self.names.text(*name), flags, range));
            }
            self.define(*name, declaration.flag(), range)?;
            self.record_directive(*name, range);
        }
        Ok(())
    }
}
