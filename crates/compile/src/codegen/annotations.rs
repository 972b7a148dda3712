//! Annotations of functions, modules and classes, and annotated assignments
//! (`codegen_function_annotations`, `codegen_process_deferred_annotations`, `codegen_annassign`).
//!
//! Up to 3.13 annotations are evaluated where they stand, later by a function `__annotate__` when they are asked for; under `from
//! __future__ import annotations` they are kept as text.

use pybytecode_code::{Code, CodeFlags, Locals, Location, Object, ObjectId};
use pybytecode_emit::{CommonConstant, Comparison, FunctionParts, Shared};
use pybytecode_opcode::facts::{AnnotationOrder, Annotations};
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Arg, Arguments, Expr, ExprContext, ExprKind, StmtAnnAssign, StmtFunctionDef};

use super::unit::{NewUnit, ParameterCounts};
use super::{Compiler, UnitKind};
use crate::Result;
use crate::symtable::mangle::mangle;
use crate::symtable::{BlockType, ScopeId, ScopeRole};
use crate::unparse::unparse;

/// The greatest format that `__annotate__` itself understands
/// (`_Py_ANNOTATE_FORMAT_VALUE_WITH_FAKE_GLOBALS`).
const VALUE_WITH_FAKE_GLOBALS: i64 = 2;

/// The format that the functions of type parameters and aliases take unless told otherwise.
const VALUE: i64 = 1;

/// An annotation of a module or class whose code comes at the end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DeferredAnnotation<'t, 'a> {
    range: Range,
    name: Name,
    annotation: &'t Expr<'a>,
    /// Its number, if it may be absent.
    condition: Option<ObjectId>,
}

impl<'t, 'a> Compiler<'t, 'a> {
    fn future_annotations(&self) -> bool {
        self.features.contains(CodeFlags::FUTURE_ANNOTATIONS)
    }

    /// Pushes the default of the parameter of a function that [`Compiler::enter_annotations_scope`]
    /// starts.
    pub(super) fn load_default_format(&mut self, loc: Location) {
        let value = self.objects.int(VALUE);
        let defaults = self.objects.tuple(&[value]);
        self.emit().load_const(defaults, loc);
    }

    /// Enters the scope of what is evaluated later; refuses formats that only its caller can make
    /// (`codegen_setup_annotations_scope`).
    pub(super) fn enter_annotations_scope(&mut self, scope: ScopeId, name: Name, loc: Location) {
        self.enter_scope(NewUnit {
            name,
            kind: UnitKind::Annotations,
            scope,
            firstlineno: loc.line,
            private: None,
            parameters: ParameterCounts { positional_only: 1, ..ParameterCounts::default() },
        });
        let most = self.objects.int(VALUE_WITH_FAKE_GLOBALS);
        let emit = self.emit();
        emit.load_parameter(0, loc);
        emit.load_const(most, loc);
        emit.compare(Comparison::Gt, loc);
        let body = emit.new_label();
        emit.pop_jump_if(false, body, loc);
        emit.load_common_constant(CommonConstant::NotImplementedError, loc);
        emit.raise(1, loc);
        emit.use_label(body);
    }

    /// Returns what lies on the stack and makes an `__annotate__` function of the code
    /// (`codegen_leave_annotations_scope`).
    fn leave_annotations_scope(&mut self, loc: Location) -> Result {
        self.emit().return_value(loc);
        let mut function = self.leave_scope(true)?;
        function.code = self.rename_format(function.code);
        self.make_closure(function, FunctionParts::empty(), loc);
        Ok(())
    }

    /// Calls the first parameter of `__annotate__` `format`, for those who look at the signature.
    ///
    /// To the compiler it is `.format`, which no annotation can mean. CPython puts a new tuple into
    /// the finished code object, one that is shared with nothing.
    fn rename_format(&mut self, code: ObjectId) -> ObjectId {
        // The same `finally` clause generated again gives the same code object.
        if let Some(renamed) = self.annotate_functions.get(&code) {
            return *renamed;
        }
        let Object::Code(&found) = self.objects.get(code) else { return code };
        let Locals::Plus { names, kinds } = found.locals else { return code };
        let Object::Tuple(items) = self.objects.get(names) else { return code };
        let items = self.objects.bump().alloc_slice_copy(items);
        if let Some(format) = items.first_mut() {
            *format = self.name_object(known::FORMAT);
        }
        let names = self.objects.push(Object::Tuple(items));
        let renamed = self.objects.code(Code { locals: Locals::Plus { names, kinds }, ..found });
        self.annotate_functions.insert(code, renamed);
        renamed
    }

    /// Pushes the annotations of a function that has any, or its `__annotate__` function.
    pub(super) fn function_annotations(
        &mut self,
        loc: Location,
        node: &'t StmtFunctionDef<'a>,
    ) -> Result<FunctionParts> {
        if self.target.annotations == Annotations::Eager {
            let count = self.annotations_in_scope(loc, node.args, node.returns.as_deref())?;
            if count == 0 {
                return Ok(FunctionParts::empty());
            }
            self.emit().build_tuple(2 * count, loc);
            return Ok(FunctionParts::ANNOTATIONS);
        }
        let scope = self.scope_of_node(node.id, ScopeRole::Annotations);
        let annotations = self.symbols.scope(scope);
        if !annotations.annotations_used {
            return Ok(FunctionParts::empty());
        }
        self.enter_annotations_scope(scope, annotations.name, loc);
        let count = self.annotations_in_scope(loc, node.args, node.returns.as_deref())?;
        self.emit().build_map(count, loc);
        self.leave_annotations_scope(loc)?;
        Ok(FunctionParts::ANNOTATE)
    }

    /// Pushes names and annotations of parameters and result; says how many.
    fn annotations_in_scope(
        &mut self,
        loc: Location,
        args: &'t Arguments<'a>,
        returns: Option<&'t Expr<'a>>,
    ) -> Result<u32> {
        let one =
            |arg: &'t Option<&'a mut Arg<'a>>| arg.as_deref().map(std::slice::from_ref).unwrap_or_default();
        let positional = match self.target.annotation_order {
            AnnotationOrder::PositionalOnlySecond => [&*args.args, &*args.posonlyargs],
            AnnotationOrder::PositionalOnlyFirst => [&*args.posonlyargs, &*args.args],
        };
        let groups = positional.into_iter().chain([one(&args.vararg), &*args.kwonlyargs, one(&args.kwarg)]);
        let mut count = 0;
        for arg in groups.flatten() {
            if let Some(annotation) = arg.annotation.as_deref() {
                self.arg_annotation(loc, arg.arg, annotation)?;
                count += 1;
            }
        }
        if let Some(returns) = returns {
            self.arg_annotation(loc, known::RETURN, returns)?;
            count += 1;
        }
        Ok(count)
    }

    fn arg_annotation(&mut self, loc: Location, name: Name, annotation: &'t Expr<'a>) -> Result {
        let name = self.mangled_constant(name);
        self.emit().load_const(name, loc);
        if self.future_annotations() {
            return self.annotation_text(annotation);
        }
        match &annotation.kind {
            // `*args: *Ts`: the annotation is the one item of `[*Ts]`.
            ExprKind::Starred(starred) => {
                self.visit_expr(starred.value)?;
                self.emit().unpack_sequence(1, loc);
                Ok(())
            }
            _ => self.visit_expr(annotation),
        }
    }

    /// Pushes an annotation as text (`codegen_visit_annexpr`).
    fn annotation_text(&mut self, annotation: &'t Expr<'a>) -> Result {
        let loc = self.location(annotation.range);
        let loc = self.place_or(loc);
        let text = unparse(annotation, self.names, self.target)?;
        let text = self.objects.str(&text);
        self.emit().load_const(text, loc);
        Ok(())
    }

    /// `target: annotation = value`.
    pub(super) fn ann_assign(&mut self, range: Range, node: &'t StmtAnnAssign<'a>) -> Result {
        if let Some(value) = node.value.as_deref() {
            self.visit_expr(value)?;
            self.visit_expr(node.target)?;
        }
        let evaluated = matches!(self.current().kind, UnitKind::Module | UnitKind::Class);
        match &node.target.kind {
            ExprKind::Name(target) => self.check_name_at(target.id, range)?,
            ExprKind::Attribute(target) => self.check_name_at(target.attr, range)?,
            _ => {}
        }
        match &node.target.kind {
            ExprKind::Name(target) if node.simple && evaluated => {
                self.annotate_name(range, target.id, node)?;
            }
            ExprKind::Attribute(target) if node.value.is_none() => self.check_expr(target.value)?,
            ExprKind::Subscript(target) if node.value.is_none() => {
                self.check_expr(target.value)?;
                self.check_subscript(target.slice)?;
            }
            _ => {}
        }
        if !node.simple
            && evaluated
            && self.target.annotations == Annotations::Eager
            && !self.future_annotations()
        {
            self.check_expr(node.annotation)?;
        }
        Ok(())
    }

    /// Notes the annotation of a name in a module or class.
    fn annotate_name(&mut self, range: Range, name: Name, node: &'t StmtAnnAssign<'a>) -> Result {
        let loc = self.location(range);
        if self.future_annotations() || self.target.annotations == Annotations::Eager {
            if self.future_annotations() {
                self.annotation_text(node.annotation)?;
            } else {
                self.visit_expr(node.annotation)?;
            }
            let annotations = self.mangled_object(known::ANNOTATIONS);
            self.emit().load_name(annotations, loc);
            let name = self.mangled_constant(name);
            self.emit().load_const(name, loc);
            self.emit().store_subscript(loc);
            return Ok(());
        }
        let unit = self.unit();
        let conditional = unit.kind == UnitKind::Module || unit.in_conditional_block > 0;
        let condition = conditional.then(|| {
            let number = self.unit().next_conditional_annotation_index;
            self.unit().next_conditional_annotation_index += 1;
            self.objects.int(number.into())
        });
        self.unit().deferred_annotations.push(DeferredAnnotation {
            range,
            name,
            annotation: node.annotation,
            condition,
        });
        if let Some(number) = condition {
            let seen = self.name_object(known::CONDITIONAL_ANNOTATIONS);
            if self.current().kind == UnitKind::Class {
                self.emit().load_deref(Shared::Cell(seen), loc);
            } else {
                self.emit().load_name(seen, loc);
            }
            self.emit().load_const(number, loc);
            self.emit().set_add(1, loc);
            self.emit().pop_top(loc);
        }
        Ok(())
    }

    /// Evaluates a part of an annotated target that nothing is assigned to.
    fn check_expr(&mut self, expr: &'t Expr<'a>) -> Result {
        self.visit_expr(expr)?;
        let loc = self.location(expr.range);
        let loc = self.place_or(loc);
        self.emit().pop_top(loc);
        Ok(())
    }

    fn check_subscript(&mut self, expr: &'t Expr<'a>) -> Result {
        match &expr.kind {
            ExprKind::Slice(slice) => {
                let parts = [&slice.lower, &slice.upper, &slice.step];
                parts.into_iter().flatten().try_for_each(|part| self.check_expr(part))
            }
            ExprKind::Tuple(tuple) => tuple.elts.iter().try_for_each(|item| self.check_subscript(item)),
            _ => self.check_expr(expr),
        }
    }

    /// Makes the `__annotate__` function of a module or class that has annotations
    /// (`codegen_process_deferred_annotations`).
    pub(super) fn deferred_annotations(&mut self, loc: Location) -> Result {
        let deferred = std::mem::take(&mut self.unit().deferred_annotations);
        let Some(scope) = self.scope().annotation_block.filter(|_| !deferred.is_empty()) else {
            return Ok(());
        };
        // Those of a module are set up before anything else runs.
        let kind = self.current().kind;
        let stashed = (kind == UnitKind::Module).then(|| self.emit().start_annotation_setup());
        self.enter_annotations_scope(scope, self.symbols.scope(scope).name, loc);
        self.emit().build_map(0, loc);
        for annotation in &deferred {
            self.deferred_annotation(loc, kind, annotation)?;
        }
        self.leave_annotations_scope(loc)?;
        let name = match self.scope().block {
            BlockType::Class => known::ANNOTATE_FUNC,
            _ => known::ANNOTATE,
        };
        self.name_op(loc, name, ExprContext::Store)?;
        if let Some(stashed) = stashed {
            self.emit().end_annotation_setup(stashed);
        }
        Ok(())
    }

    /// Puts one annotation into the dict on top, if it was come by (`codegen_deferred_annotations_body`).
    fn deferred_annotation(
        &mut self,
        loc: Location,
        kind: UnitKind,
        deferred: &DeferredAnnotation<'t, 'a>,
    ) -> Result {
        let statement = self.location(deferred.range);
        let not_set = self.emit().new_label();
        if let Some(number) = deferred.condition {
            let seen = self.name_object(known::CONDITIONAL_ANNOTATIONS);
            self.emit().load_const(number, statement);
            if kind == UnitKind::Class {
                // The symbol table does not know of this use: the variable is found out here.
                let free = &mut self.unit().freevars;
                if !free.contains(&known::CONDITIONAL_ANNOTATIONS) {
                    free.push(known::CONDITIONAL_ANNOTATIONS);
                }
                self.emit().load_deref(Shared::Free(seen), statement);
            } else {
                self.emit().load_global(seen, statement);
            }
            self.emit().contains(false, statement);
            self.emit().pop_jump_if(false, not_set, statement);
        }
        self.visit_expr(deferred.annotation)?;
        self.emit().copy(2, statement);
        let name = match self.current().private {
            Some(class) => mangle(self.names, class, deferred.name),
            None => deferred.name,
        };
        let name = self.name_constant(name);
        self.emit().load_const(name, statement);
        self.emit().store_subscript(loc);
        self.emit().use_label(not_set);
        Ok(())
    }
}
