//! Class definitions (`compiler_class`).
//!
//! ```text
//!   name = __build_class__(function of the body, "name", *bases, **keywords)
//! ```

use pybytecode_code::Objects;
use pybytecode_emit::{FunctionParts, Shared};
use pybytecode_syntax::names::known;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{ExprContext, StmtClassDef};

use super::BlockCompiler;
use crate::Result;
use crate::codegen::UnitKind;
use crate::codegen::unit::{NewUnit, ParameterCounts};
use crate::symtable::ScopeRole;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// `class`.
    pub(super) fn class(&mut self, range: Range, node: &'t StmtClassDef<'a>) -> Result {
        self.visit_exprs(node.decorator_list)?;
        let firstlineno = self.line_of_definition(range, node.decorator_list);
        self.enter(NewUnit {
            name: node.name,
            kind: UnitKind::Class,
            scope: self.base.scope_of_node(node.id, ScopeRole::Body),
            firstlineno,
            private: Some(node.name),
            parameters: ParameterCounts::default(),
        });
        self.name_op(known::NAME, ExprContext::Load)?;
        self.name_op(known::MODULE, ExprContext::Store)?;
        let qualname = self.base.emit().unit.qualname;
        let qualname = self.base.objects.constant(qualname);
        self.emit().load_const(qualname);
        self.name_op(known::QUALNAME, ExprContext::Store)?;
        self.body(node.body)?;
        self.set_artificial();
        if self.base.scope().needs_class_closure {
            let cell = Shared::Cell(self.base.name_object(known::CLASS));
            self.emit().load_closure(cell);
            self.emit().duplicate_top();
            self.name_op(known::CLASSCELL, ExprContext::Store)?;
        } else {
            self.emit().load_const(Objects::NONE);
        }
        self.emit().return_value();
        let class = self.leave(true)?;

        self.emit().load_build_class();
        let name = self.base.name_object(node.name);
        // Not its qualified name.
        self.make_closure(class, name, FunctionParts::empty());
        let name = self.base.name_constant(node.name);
        self.emit().load_const(name);
        self.call_arguments(2, node.bases, node.keywords)?;
        self.apply_decorators(node.decorator_list);
        self.name_op(node.name, ExprContext::Store)
    }
}
