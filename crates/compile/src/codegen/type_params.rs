//! Type parameters and type aliases (`codegen_type_params`, `codegen_typealias`).
//!
//! Bounds, defaults and the values of aliases are functions, called when they are asked for.

use pybytecode_code::{Location, Objects};
use pybytecode_emit::{FunctionParts, Restriction};
use pybytecode_opcode::facts::LazyEvaluation;
use pybytecode_syntax::names::Name;
use pybytecode_syntax::range::{NodeId, Range};
use pybytecode_syntax::tree::{
    Expr, ExprContext, ExprKind, StmtTypeAlias, TypeParam, TypeParamKind, TypeParamTypeVar,
};

use super::unit::{NewUnit, ParameterCounts};
use super::{Compiler, UnitKind};
use crate::Result;
use crate::symtable::{ScopeId, ScopeRole};

impl<'t, 'a> Compiler<'t, 'a> {
    /// Binds type parameters and pushes a tuple of them.
    pub(super) fn type_params(&mut self, type_params: &'t [TypeParam<'a>]) -> Result {
        let Some(first) = type_params.first() else { return Ok(()) };
        let mut seen_default = false;
        for param in type_params {
            self.type_param(param, &mut seen_default)?;
        }
        let loc = self.location(first.range);
        self.emit().build_tuple(type_params.len() as u32, loc);
        Ok(())
    }

    fn type_param(&mut self, param: &'t TypeParam<'a>, seen_default: &mut bool) -> Result {
        let loc = self.location(param.range);
        let (id, name, default) = match &param.kind {
            TypeParamKind::TypeVar(node) => (node.id, node.name, node.default_value.as_deref()),
            TypeParamKind::TypeVarTuple(node) => (node.id, node.name, node.default_value.as_deref()),
            TypeParamKind::ParamSpec(node) => (node.id, node.name, node.default_value.as_deref()),
        };
        let text = self.name_constant(name);
        self.emit().load_const(text, loc);
        let mut unpackable = false;
        match &param.kind {
            TypeParamKind::TypeVar(node) => {
                let restriction = self.restriction(node, loc)?;
                self.emit().type_var(restriction, loc);
            }
            TypeParamKind::TypeVarTuple(_) => {
                unpackable = true;
                self.emit().type_var_tuple(loc);
            }
            TypeParamKind::ParamSpec(_) => self.emit().param_spec(loc),
        }
        if let Some(default) = default {
            *seen_default = true;
            self.later(default, loc, id, ScopeRole::Default, name, unpackable)?;
            self.emit().set_type_param_default(loc);
        } else if *seen_default {
            let name = self.names.text(name);
            return Err(self
                .error(format!("non-default type parameter '{name}' follows default type parameter"), loc));
        }
        self.emit().copy(1, loc);
        self.name_op(loc, name, ExprContext::Store)
    }

    fn restriction(&mut self, node: &'t TypeParamTypeVar<'a>, loc: Location) -> Result<Restriction> {
        let Some(bound) = node.bound.as_deref() else { return Ok(Restriction::None) };
        self.later(bound, loc, node.id, ScopeRole::Bound, node.name, false)?;
        Ok(match bound.kind {
            ExprKind::Tuple(_) => Restriction::Constraints,
            _ => Restriction::Bound,
        })
    }

    /// Pushes a function that evaluates `expr` (`codegen_type_param_bound_or_default`).
    ///
    /// `param`: the type parameter that it is for. `unpackable`: it may be starred.
    fn later(
        &mut self,
        expr: &'t Expr<'a>,
        param: Location,
        node: NodeId,
        role: ScopeRole,
        name: Name,
        unpackable: bool,
    ) -> Result {
        let loc = self.location(expr.range);
        let scope: ScopeId = self.scope_of_node(node, role);
        let parts = self.enter_lazy_scope(scope, name, UnitKind::Annotations, loc);
        match &expr.kind {
            ExprKind::Starred(starred) if unpackable => {
                self.visit_expr(starred.value)?;
                self.emit().unpack_sequence(1, loc);
            }
            _ => self.visit_expr(expr)?,
        }
        let end = match self.target.lazy_evaluation {
            LazyEvaluation::PlainAtParameter => param,
            LazyEvaluation::Plain | LazyEvaluation::WithFormat => loc,
        };
        self.emit().return_value(end);
        let function = self.leave_scope(true)?;
        self.make_closure(function, parts, end);
        Ok(())
    }

    /// Enters the scope of what a type parameter or alias evaluates later; gives what its function
    /// finds on the stack. `kind` is what it is where it is a function like others.
    fn enter_lazy_scope(
        &mut self,
        scope: ScopeId,
        name: Name,
        kind: UnitKind,
        loc: Location,
    ) -> FunctionParts {
        match self.target.lazy_evaluation {
            LazyEvaluation::PlainAtParameter | LazyEvaluation::Plain => {
                let parameters = ParameterCounts::default();
                self.enter_scope(NewUnit {
                    name,
                    kind,
                    scope,
                    firstlineno: loc.line,
                    private: None,
                    parameters,
                });
                FunctionParts::empty()
            }
            LazyEvaluation::WithFormat => {
                self.load_default_format(loc);
                self.enter_annotations_scope(scope, name, loc);
                FunctionParts::DEFAULTS
            }
        }
    }

    /// `type X = ...`.
    pub(super) fn type_alias(&mut self, range: Range, node: &'t StmtTypeAlias<'a>) -> Result {
        let loc = self.location(range);
        let ExprKind::Name(target) = &node.name.kind else {
            return Err(self.error("invalid target of a type alias", loc));
        };
        let name = target.id;
        let text = self.name_constant(name);
        if node.type_params.is_empty() {
            self.emit().load_const(text, loc);
            self.emit().load_const(Objects::NONE, loc);
            self.type_alias_body(range, node, name)?;
        } else {
            self.emit().before_callable(loc);
            self.enter_type_params(node.id, name, loc.line, None, 0);
            self.emit().load_const(text, loc);
            self.type_params(node.type_params)?;
            self.type_alias_body(range, node, name)?;
            let generic = self.leave_scope(false)?;
            self.make_closure(generic, FunctionParts::empty(), loc);
            self.emit().after_callable(loc);
            self.emit().call(0, loc);
        }
        self.name_op(loc, name, ExprContext::Store)
    }

    fn type_alias_body(&mut self, range: Range, node: &'t StmtTypeAlias<'a>, name: Name) -> Result {
        let loc = self.location(range);
        let scope = self.scope_of_node(node.id, ScopeRole::Body);
        let parts = self.enter_lazy_scope(scope, name, UnitKind::Function, loc);
        self.no_docstring();
        self.visit_expr(node.value)?;
        self.emit().return_value(loc);
        let function = self.leave_scope(false)?;
        self.make_closure(function, parts, loc);
        self.emit().type_alias(loc);
        Ok(())
    }
}
