//! Parameters, annotations and type parameters (`symtable_visit_annotations`,
//! `symtable_visit_annotation`, `symtable_visit_type_param`).

use pybytecode_opcode::facts::{AnnotationWords, Annotations, ReservedTypeParameters, TextAnnotationNames};
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::range::{NodeId, Range};
use pybytecode_syntax::tree::{Arg, Arguments, Expr, ExprKind, StmtFunctionDef, TypeParam, TypeParamKind};

use super::builder::Builder;
use super::{BlockType, ScopeKey, ScopeRole, SymbolFlags};
use crate::Result;

impl<'a> Builder<'_, 'a> {
    /// Defaults belong to the scope around the function.
    pub(super) fn visit_defaults(&mut self, args: &Arguments<'a>) -> Result {
        self.visit_exprs(args.defaults)?;
        args.kw_defaults.iter().flatten().try_for_each(|default| self.visit_expr(default))
    }

    /// Parameters, in the order of the local variables: `*args` and `**kwargs` come last
    /// (`symtable_visit_arguments`).
    pub(super) fn visit_parameters(&mut self, args: &Arguments<'a>) -> Result {
        for arg in args.posonlyargs.iter().chain(&*args.args).chain(&*args.kwonlyargs) {
            self.define(arg.arg, SymbolFlags::PARAM, arg.range)?;
        }
        if let Some(arg) = &args.vararg {
            self.define(arg.arg, SymbolFlags::PARAM, arg.range)?;
            self.current().varargs = true;
        }
        if let Some(arg) = &args.kwarg {
            self.define(arg.arg, SymbolFlags::PARAM, arg.range)?;
            self.current().varkeywords = true;
        }
        Ok(())
    }

    /// The scope of a function's annotations, which is there without annotations too.
    pub(super) fn function_annotations(&mut self, node: &StmtFunctionDef<'a>, range: Range) -> Result {
        if self.target.annotations == Annotations::Eager {
            return self.eager_function_annotations(node, range);
        }
        let around = self.current();
        let sees_class = around.can_see_class_scope || around.block == BlockType::Class;
        let key = (node.id, ScopeRole::Annotations);
        self.enter(known::ANNOTATE, BlockType::Annotation, Some(key), range)?;
        self.current().function_name = Some(node.name);
        if sees_class {
            self.see_class(range)?;
        }
        self.parameter_annotations(node.args)?;
        if let Some(returns) = node.returns.as_deref() {
            self.current().annotations_used = true;
            self.visit_expr(returns)?;
        }
        self.exit();
        Ok(())
    }

    /// Annotations that are evaluated where the function is defined, or kept as text.
    fn eager_function_annotations(&mut self, node: &StmtFunctionDef<'a>, range: Range) -> Result {
        self.eager_annotation(range, |builder| builder.parameter_annotations(node.args))?;
        match node.returns.as_deref() {
            Some(returns) => self.eager_annotation(returns.range, |builder| builder.visit_expr(returns)),
            None => Ok(()),
        }
    }

    /// Walks annotations in the scope where they stand, or, if they are kept as text, in one that counts
    /// for nothing.
    fn eager_annotation(&mut self, range: Range, visit: impl FnOnce(&mut Self) -> Result) -> Result {
        if self.future.annotations && self.target.text_annotation_names == TextAnnotationNames::Own {
            self.enter(known::ANNOTATE, BlockType::Annotation, None, range)?;
            visit(self)?;
            self.exit();
            return Ok(());
        }
        visit(self)
    }

    fn parameter_annotations(&mut self, args: &Arguments<'a>) -> Result {
        for arg in args.posonlyargs.iter().chain(&*args.args) {
            self.parameter_annotation(arg)?;
        }
        for arg in args.vararg.iter().chain(&args.kwarg) {
            self.parameter_annotation(arg)?;
        }
        args.kwonlyargs.iter().try_for_each(|arg| self.parameter_annotation(arg))
    }

    fn parameter_annotation(&mut self, arg: &Arg<'a>) -> Result {
        let Some(annotation) = arg.annotation.as_deref() else { return Ok(()) };
        if self.target.annotations == Annotations::Deferred {
            self.current().annotations_used = true;
        }
        self.visit_expr(annotation)
    }

    /// Lets the current scope see the names of the class around it.
    pub(super) fn see_class(&mut self, range: Range) -> Result {
        self.current().can_see_class_scope = true;
        self.define(known::CLASSDICT, SymbolFlags::USE, range)
    }

    /// The annotation of a variable: all those of a scope share one scope of their own.
    pub(super) fn visit_annotation(&mut self, annotation: &Expr<'a>) -> Result {
        let range = annotation.range;
        if self.target.annotations == Annotations::Eager {
            return self.eager_annotation(range, |builder| builder.visit_expr(annotation));
        }
        let conditional = self.block.in_conditional_block;
        let parent = self.current_id();
        let scope = self.table.scope_mut(parent);
        let block = scope.block;
        // A module may be run in part, so that all its annotations may be missing.
        let may_be_missing = block == BlockType::Module || (block == BlockType::Class && conditional);
        if may_be_missing && !scope.has_conditional_annotations {
            scope.has_conditional_annotations = true;
            self.define(known::CONDITIONAL_ANNOTATIONS, SymbolFlags::USE, range)?;
        }
        match self.table.scope(parent).annotation_block {
            Some(annotations) => self.enter_again(annotations)?,
            None => {
                let annotations = self.enter(known::ANNOTATE, BlockType::Annotation, None, range)?;
                let scope = self.table.scope_mut(parent);
                scope.annotation_block = Some(annotations);
                if block == BlockType::Class && !self.future.annotations {
                    scope.needs_classdict = true;
                    self.see_class(range)?;
                }
            }
        }
        // A local variable's annotation is not evaluated.
        self.block.in_unevaluated_annotation = block == BlockType::Function;
        self.visit_expr(annotation)?;
        self.exit();
        Ok(())
    }

    /// Enters the scope of type parameters (`symtable_enter_type_param_block`).
    pub(super) fn enter_type_parameters(&mut self, name: Name, id: NodeId, range: Range) -> Result {
        let in_class = self.current().block == BlockType::Class;
        let key = (id, ScopeRole::TypeParameters);
        self.enter(name, BlockType::TypeParameters, Some(key), range)?;
        if in_class { self.see_class(range) } else { Ok(()) }
    }

    pub(super) fn visit_type_params(&mut self, type_params: &[TypeParam<'a>]) -> Result {
        type_params.iter().try_for_each(|type_param| self.type_param(type_param))
    }

    fn type_param(&mut self, type_param: &TypeParam<'a>) -> Result {
        let (id, name, bound, default, default_info) = match &type_param.kind {
            TypeParamKind::TypeVar(node) => (
                node.id,
                node.name,
                node.bound.as_deref(),
                node.default_value.as_deref(),
                "a TypeVar default",
            ),
            TypeParamKind::TypeVarTuple(node) => {
                (node.id, node.name, None, node.default_value.as_deref(), "a TypeVarTuple default")
            }
            TypeParamKind::ParamSpec(node) => {
                (node.id, node.name, None, node.default_value.as_deref(), "a ParamSpec default")
            }
        };
        let range = type_param.range;
        self.define(name, SymbolFlags::TYPE_PARAM | SymbolFlags::LOCAL, range)?;
        if name == known::CLASSDICT
            && self.target.reserved_type_parameters == ReservedTypeParameters::Classdict
        {
            return Err(self.about(name, range, |name| {
                format!("reserved name '{name}' cannot be used for type parameter")
            }));
        }
        if let Some(bound) = bound {
            let info = match bound.kind {
                ExprKind::Tuple(_)
                    if self.target.annotation_words == AnnotationWords::BoundsAndConstraints =>
                {
                    "a TypeVar constraint"
                }
                _ => "a TypeVar bound",
            };
            self.bound_or_default(bound, name, (id, ScopeRole::Bound), info)?;
        }
        if let Some(default) = default {
            self.bound_or_default(default, name, (id, ScopeRole::Default), default_info)?;
        }
        Ok(())
    }

    fn bound_or_default(&mut self, expr: &Expr<'a>, name: Name, key: ScopeKey, info: &'static str) -> Result {
        let sees_class = self.current().can_see_class_scope;
        self.enter(name, BlockType::TypeVariable, Some(key), expr.range)?;
        if sees_class {
            self.see_class(expr.range)?;
        }
        self.current().scope_info = Some(info);
        self.visit_expr(expr)?;
        self.exit();
        Ok(())
    }
}
