//! Class definitions (`codegen_class`).
//!
//! ```text
//!   name = __build_class__(function of the body, "name", *bases, **keywords)
//! ```
//!
//! All of that stands in a function of its own, which has the type parameters as variables, if
//! the class is generic.

use pybytecode_code::{Location, ObjectId, Objects};
use pybytecode_emit::{FunctionParts, Shared};
use pybytecode_opcode::facts::{ClassDetails, GenericClassPrivate};
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{ExprContext, StmtClassDef};

use super::calls::CallArguments;
use super::unit::{NewUnit, ParameterCounts};
use super::{Compiler, UnitKind};
use crate::Result;
use crate::symtable::ScopeRole;

impl<'t, 'a> Compiler<'t, 'a> {
    /// `class`.
    pub(super) fn class(&mut self, range: Range, node: &'t StmtClassDef<'a>) -> Result {
        self.visit_exprs(node.decorator_list)?;
        let loc = self.location(range);
        let firstlineno = self.first_line(loc, node.decorator_list);

        if node.type_params.is_empty() {
            self.class_body(loc, node, firstlineno)?;
            self.call_arguments(loc, class_arguments(node, None))?;
        } else {
            if self.target.generic_class_private == GenericClassPrivate::Leaks {
                self.unit().private = Some(node.name);
            }
            self.emit().before_callable(loc);
            self.enter_type_params(node.id, node.name, firstlineno, Some(node.name), 0);
            self.type_params(node.type_params)?;
            self.name_op(loc, known::DOT_TYPE_PARAMS, ExprContext::Store)?;
            self.class_body(loc, node, firstlineno)?;
            self.name_op(loc, known::DOT_TYPE_PARAMS, ExprContext::Load)?;
            self.emit().subscript_generic(loc);
            self.name_op(loc, known::DOT_GENERIC_BASE, ExprContext::Store)?;
            self.call_arguments(loc, class_arguments(node, Some(known::DOT_GENERIC_BASE)))?;
            let generic = self.leave_scope(false)?;
            self.make_closure(generic, FunctionParts::empty(), loc);
            self.emit().after_callable(loc);
            self.emit().call(0, loc);
        }
        self.apply_decorators(node.decorator_list);
        self.name_op(loc, node.name, ExprContext::Store)
    }

    /// Generates the body, then pushes `__build_class__` and its first two arguments
    /// (`codegen_class_body`).
    fn class_body(&mut self, loc: Location, node: &'t StmtClassDef<'a>, firstlineno: i32) -> Result {
        self.enter_scope(NewUnit {
            name: node.name,
            kind: UnitKind::Class,
            scope: self.scope_of_node(node.id, ScopeRole::Body),
            firstlineno,
            private: Some(node.name),
            parameters: ParameterCounts::default(),
        });
        self.class_prologue(node, firstlineno)?;
        self.body(node.body, Location::line_start(firstlineno))?;
        self.class_epilogue()?;
        let class = self.leave_scope(true)?;

        self.emit().load_build_class(loc);
        self.make_closure(class, FunctionParts::empty(), loc);
        let name = self.name_constant(node.name);
        self.emit().load_const(name, loc);
        Ok(())
    }

    /// What a class has before its body runs: `__module__` and its like.
    fn class_prologue(&mut self, node: &'t StmtClassDef<'a>, firstlineno: i32) -> Result {
        let loc = Location::line_start(firstlineno);
        self.name_op(loc, known::NAME, ExprContext::Load)?;
        self.name_op(loc, known::MODULE, ExprContext::Store)?;
        let qualname = self.emit().unit.qualname;
        let constant = self.objects.constant(qualname);
        self.emit().load_const(constant, loc);
        self.name_op(loc, known::QUALNAME, ExprContext::Store)?;
        if self.target.class_details == ClassDetails::LineAndStaticAttributes {
            let line = self.objects.int(firstlineno.into());
            self.emit().load_const(line, loc);
            self.name_op(loc, known::FIRSTLINENO, ExprContext::Store)?;
        }
        if !node.type_params.is_empty() {
            self.name_op(loc, known::DOT_TYPE_PARAMS, ExprContext::Load)?;
            self.name_op(loc, known::TYPE_PARAMS, ExprContext::Store)?;
        }
        // These live in cells although a class stores to its namespace.
        if self.scope().needs_classdict {
            let cell = Shared::Cell(self.name_object(known::CLASSDICT));
            self.emit().load_locals(loc);
            self.emit().store_deref(cell, loc);
        }
        if self.scope().has_conditional_annotations {
            let cell = Shared::Cell(self.name_object(known::CONDITIONAL_ANNOTATIONS));
            self.emit().build_set(0, loc);
            self.emit().store_deref(cell, loc);
        }
        Ok(())
    }

    /// What a class gets after its body ran: `__static_attributes__` and the cells that `type` fills
    /// in. Returns the `__class__` cell, or `None`.
    fn class_epilogue(&mut self) -> Result {
        if self.target.class_details == ClassDetails::LineAndStaticAttributes {
            let attributes = self.static_attributes();
            self.emit().load_const(attributes, Location::NONE);
            self.name_op(Location::NONE, known::STATIC_ATTRIBUTES, ExprContext::Store)?;
        }
        if self.scope().needs_classdict {
            self.load_cell(known::CLASSDICT);
            self.name_op(Location::NONE, known::CLASSDICTCELL, ExprContext::Store)?;
        }
        if self.scope().needs_class_closure {
            self.load_cell(known::CLASS);
            self.emit().copy(1, Location::NONE);
            self.name_op(Location::NONE, known::CLASSCELL, ExprContext::Store)?;
        } else {
            self.emit().load_const(Objects::NONE, Location::NONE);
        }
        self.emit().return_value(Location::NONE);
        Ok(())
    }

    fn load_cell(&mut self, name: Name) {
        let cell = Shared::Cell(self.name_object(name));
        self.emit().load_closure(cell, Location::NONE);
    }

    /// The names that methods assign through `self`, sorted (`_PyCompile_StaticAttributesAsTuple`).
    fn static_attributes(&mut self) -> ObjectId {
        let mut names = std::mem::take(&mut self.unit().static_attributes);
        names.sort_unstable();
        names.dedup();
        self.sort(&mut names);
        let names = self.name_objects(&names);
        self.objects.constant_tuple(&names)
    }
}

/// What `__build_class__` is called with behind its first two arguments.
fn class_arguments<'t, 'a>(node: &'t StmtClassDef<'a>, injected: Option<Name>) -> CallArguments<'t, 'a> {
    CallArguments { pushed: 2, args: node.bases, injected, keywords: node.keywords }
}
