//! `import` and `from ... import` (`codegen_import`, `codegen_from_import`).

use pybytecode_code::{Location, Objects};
use pybytecode_emit::ImportTime;
use pybytecode_opcode::facts::LateFutures;
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Alias, ExprContext, StmtImport, StmtImportFrom};

use super::{Compiler, FrameBlockKind, UnitKind};
use crate::Result;
use crate::future::too_late;

impl<'t, 'a> Compiler<'t, 'a> {
    /// `import a, b.c, d.e as f`.
    pub(super) fn import(&mut self, range: Range, node: &'t StmtImport<'a>) -> Result {
        let loc = self.location(range);
        for alias in node.names.iter() {
            let level = self.objects.int(0);
            self.emit().load_const(level, loc);
            self.emit().load_const(Objects::NONE, loc);
            let module = self.mangled_object(alias.name);
            let time = self.import_time(node.is_lazy);
            self.emit().import_name(module, time, loc);
            self.bind_module(alias, loc)?;
        }
        Ok(())
    }

    /// When a statement imports: where it stands may not let it wait. The symbol table has refused
    /// `lazy` there.
    fn import_time(&self, is_lazy: bool) -> ImportTime {
        if is_lazy {
            ImportTime::Lazy
        } else if self.current().kind != UnitKind::Module || self.in_exception_handler() {
            ImportTime::Eager
        } else {
            ImportTime::Default
        }
    }

    /// Whether a part of a `try` statement is around the current place (`_PyCompile_InExceptionHandler`).
    fn in_exception_handler(&self) -> bool {
        use FrameBlockKind as Kind;
        self.current().frame_blocks.iter().any(|block| {
            matches!(
                block.kind,
                Kind::TryExcept
                    | Kind::FinallyTry(_)
                    | Kind::FinallyEnd
                    | Kind::ExceptionHandler
                    | Kind::ExceptionGroupHandler
                    | Kind::HandlerCleanup(_)
            )
        })
    }

    /// Binds what was imported: the module outermost in a dotted name, or, under a name of its
    /// own, the innermost.
    fn bind_module(&mut self, alias: &Alias, loc: Location) -> Result {
        let (first, rest) = self.split(alias.name);
        let Some(name) = alias.asname else {
            return self.name_op(loc, first, ExprContext::Store);
        };
        let Some(mut dotted) = rest else {
            return self.name_op(loc, name, ExprContext::Store);
        };
        loop {
            let (part, rest) = self.split(dotted);
            let part = self.name_object(part);
            self.emit().import_from(part, loc);
            let Some(rest) = rest else { break };
            self.emit().swap(2, loc);
            self.emit().pop_top(loc);
            dotted = rest;
        }
        self.name_op(loc, name, ExprContext::Store)?;
        self.emit().pop_top(loc);
        Ok(())
    }

    /// What stands before the first dot of a name, and what behind it.
    pub(super) fn split(&mut self, dotted: Name) -> (Name, Option<Name>) {
        match self.names.text(dotted).split_once('.') {
            Some((first, rest)) => (self.names.intern(first), Some(self.names.intern(rest))),
            None => (dotted, None),
        }
    }

    /// `from a import b, c as d` and `from a import *`.
    pub(super) fn import_from(&mut self, range: Range, node: &'t StmtImportFrom<'a>) -> Result {
        if self.target.late_futures != LateFutures::InSymbolTable
            && self.future.is_late(node, range, self.target)
        {
            return Err(too_late(range).into());
        }
        let loc = self.location(range);
        let level = self.objects.int(node.level.into());
        self.emit().load_const(level, loc);
        let names: Vec<_> = node.names.iter().map(|alias| self.name_object(alias.name)).collect();
        let names = self.objects.constant_tuple(&names);
        self.emit().load_const(names, loc);
        let module = self.mangled_object(node.module.unwrap_or(known::EMPTY));
        let all = matches!(&*node.names, [all] if all.name == known::STAR);
        let time = if all { ImportTime::Eager } else { self.import_time(node.is_lazy) };
        self.emit().import_name(module, time, loc);

        if all {
            self.emit().import_star(loc);
            return Ok(());
        }
        for alias in node.names.iter() {
            let name = self.mangled_object(alias.name);
            self.emit().import_from(name, loc);
            self.name_op(loc, alias.asname.unwrap_or(alias.name), ExprContext::Store)?;
        }
        self.emit().pop_top(loc);
        Ok(())
    }
}
