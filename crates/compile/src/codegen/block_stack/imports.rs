//! `import` and `from ... import` (`compiler_import`, `compiler_from_import`).

use pybytecode_code::Objects;
use pybytecode_syntax::names::known;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Alias, ExprContext, StmtImport, StmtImportFrom};

use super::BlockCompiler;
use crate::Result;
use crate::future::too_late;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// `import a, b.c, d.e as f`.
    pub(super) fn import(&mut self, node: &'t StmtImport<'a>) -> Result {
        for alias in node.names.iter() {
            let level = self.base.objects.int(0);
            self.emit().load_const(level);
            self.emit().load_const(Objects::NONE);
            let module = self.base.mangled_object(alias.name);
            self.emit().import_name(module);
            self.bind_module(alias)?;
        }
        Ok(())
    }

    /// Binds what was imported: the module outermost in a dotted name, or, under a name of its
    /// own, the innermost.
    fn bind_module(&mut self, alias: &Alias) -> Result {
        let (first, rest) = self.base.split(alias.name);
        let Some(name) = alias.asname else {
            return self.name_op(first, ExprContext::Store);
        };
        let Some(mut dotted) = rest else {
            return self.name_op(name, ExprContext::Store);
        };
        loop {
            let (part, rest) = self.base.split(dotted);
            let part = self.base.name_object(part);
            self.emit().import_from(part);
            let Some(rest) = rest else { break };
            self.emit().rotate_two();
            self.emit().pop_top();
            dotted = rest;
        }
        self.name_op(name, ExprContext::Store)?;
        self.emit().pop_top();
        Ok(())
    }

    /// `from a import b, c as d` and `from a import *`.
    pub(super) fn import_from(&mut self, range: Range, node: &'t StmtImportFrom<'a>) -> Result {
        if self.base.future.is_late(node, range, self.base.target) {
            return Err(too_late(range).into());
        }
        let level = self.base.objects.int(node.level.into());
        self.emit().load_const(level);
        let names: Vec<_> = node.names.iter().map(|alias| self.base.name_object(alias.name)).collect();
        let names = self.base.objects.constant_tuple(&names);
        self.emit().load_const(names);
        let module = self.base.mangled_object(node.module.unwrap_or(known::EMPTY));
        self.emit().import_name(module);
        if matches!(&*node.names, [all] if all.name == known::STAR) {
            self.emit().import_star();
            return Ok(());
        }
        for alias in node.names.iter() {
            let name = self.base.mangled_object(alias.name);
            self.emit().import_from(name);
            self.name_op(alias.asname.unwrap_or(alias.name), ExprContext::Store)?;
        }
        self.emit().pop_top();
        Ok(())
    }
}
