//! Whole modules, bodies of modules and classes, and docstrings (`_PyCodegen_Module`,
//! `codegen_body`).

use pybytecode_code::{CodeFlags, Location, ObjectId};
use pybytecode_opcode::facts::{Annotations, Docstrings};
use pybytecode_syntax::names::known;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{ExprContext, Mod, Stmt, StmtKind};

use super::unit::{NewUnit, ParameterCounts};
use super::{Compiler, UnitKind};
use crate::Result;
use crate::docstring::docstring;
use crate::symtable::SymbolTable;

/// A docstring and where it stands, if it is kept, and the statements behind it.
type Docstring<'t, 'a> = (Option<(ObjectId, Range)>, &'t [Stmt<'a>]);

impl<'t, 'a> Compiler<'t, 'a> {
    /// The code object of a whole source (`compiler_mod`).
    pub(crate) fn module(&mut self, root: &'t Mod<'a>) -> Result<ObjectId> {
        self.enter_scope(NewUnit {
            name: known::MODULE_SCOPE,
            kind: UnitKind::Module,
            scope: SymbolTable::MODULE,
            firstlineno: 1,
            private: None,
            parameters: ParameterCounts::default(),
        });
        match root {
            Mod::Module(module) => self.module_body(module.body)?,
            Mod::Interactive(prompt) => {
                self.interactive = true;
                self.module_body(prompt.body)?;
            }
            Mod::Expression(expression) => self.visit_expr(expression.body)?,
        }
        let module = self.leave_scope(!matches!(root, Mod::Expression(_)))?;
        Ok(module.code)
    }

    fn module_body(&mut self, body: &'t [Stmt<'a>]) -> Result {
        let loc = match body.first() {
            Some(_) if self.interactive && self.target.annotations == Annotations::Eager => {
                Location::line_start(1)
            }
            Some(first) => self.location(first.range),
            None => Location::line_start(1),
        };
        if self.scope().has_conditional_annotations {
            self.emit().build_set(0, loc);
            let name = self.name_object(known::CONDITIONAL_ANNOTATIONS);
            self.emit().store_name(name, loc);
        }
        self.body(body, loc)
    }

    /// The statements of a module or class; `loc` is where what they need before them belongs.
    pub(super) fn body(&mut self, body: &'t [Stmt<'a>], loc: Location) -> Result {
        // Every annotated module or class has its `__annotations__`, unless a function
        // `__annotate__` makes them when they are asked for.
        let deferred = self.target.annotations == Annotations::Deferred
            && !self.features.contains(CodeFlags::FUTURE_ANNOTATIONS);
        if !deferred && self.scope().annotations_used {
            self.emit().setup_annotations(loc);
        }
        if body.is_empty() {
            return Ok(());
        }
        // A string at the prompt is no docstring.
        let statements = if self.interactive_top_level() { body } else { self.docstring_of_body(body)? };
        self.visit_body(statements)?;
        if deferred {
            self.deferred_annotations(loc)?;
        }
        Ok(())
    }

    /// Binds the docstring of a module or class; gives the statements behind it.
    fn docstring_of_body(&mut self, body: &'t [Stmt<'a>]) -> Result<&'t [Stmt<'a>]> {
        let (docstring, rest) = self.docstring(body)?;
        if let Some((docstring, range)) = docstring {
            let loc = self.location(range);
            self.emit().load_const(docstring, loc);
            self.name_op(Location::NONE, known::DOC, ExprContext::Store)?;
            self.set_place(Location::NONE);
        }
        Ok(rest)
    }

    /// The docstring of the current scope, its place, and the statements behind it. Under `-OO` one that
    /// is still in the tree is passed over.
    pub(super) fn docstring(&mut self, body: &'t [Stmt<'a>]) -> Result<Docstring<'t, 'a>> {
        if !self.scope().has_docstring {
            return Ok((None, body));
        }
        let (Some(text), Some((first, rest))) = (docstring(body), body.split_first()) else {
            return Ok((None, body));
        };
        let StmtKind::Expr(statement) = &first.kind else { return Ok((None, body)) };
        if self.optimize >= 2 {
            return Ok((None, if self.target.docstrings == Docstrings::AsWritten { body } else { rest }));
        }
        let docstring = match self.target.docstrings {
            Docstrings::AsWritten => self.objects.str(text),
            Docstrings::Cleaned => {
                let text = self.memory.docstring.clean(text)?;
                self.objects.str(text)
            }
        };
        Ok((Some((docstring, statement.value.range)), rest))
    }

    /// Whether statements are those that the user typed at a prompt, not those of a function there.
    pub(super) fn interactive_top_level(&self) -> bool {
        self.interactive && self.is_in_module()
    }
}
