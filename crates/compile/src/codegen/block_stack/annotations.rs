//! Annotations of functions and variables, evaluated where they stand (`compiler_visit_annotations`,
//! `compiler_annassign`).

use pybytecode_code::{CodeFlags, ObjectId};
use pybytecode_emit::block_stack::Container;
use pybytecode_opcode::block_stack::{AnnotationSubscripts, FunctionAnnotations, TargetAnnotations};
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::tree::{Arg, Expr, ExprContext, ExprKind, StmtAnnAssign, StmtFunctionDef};

use super::BlockCompiler;
use crate::Result;
use crate::codegen::UnitKind;
use crate::unparse::unparse;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    fn annotations_are_text(&self) -> bool {
        self.base.features.contains(CodeFlags::FUTURE_ANNOTATIONS)
    }

    /// Pushes what a function gets its annotations as; whether it has any.
    pub(super) fn function_annotations(&mut self, node: &'t StmtFunctionDef<'a>) -> Result<bool> {
        let args = &*node.args;
        let parameters = args
            .args
            .iter()
            .chain(args.posonlyargs.iter())
            .chain(args.vararg.as_deref())
            .chain(args.kwonlyargs.iter())
            .chain(args.kwarg.as_deref());
        let of_parameter = |arg: &'t Arg<'a>| Some((arg.arg, arg.annotation.as_deref()?));
        let of_result = node.returns.as_deref().map(|returns| (known::RETURN, returns));
        let mut names: Vec<ObjectId> = Vec::new();
        for (name, annotation) in parameters.filter_map(of_parameter).chain(of_result) {
            names.push(self.function_annotation(name, annotation)?);
        }
        if names.is_empty() {
            return Ok(false);
        }
        match self.facts.annotations {
            FunctionAnnotations::Dict => self.build_map_of(&names),
            FunctionAnnotations::Tuple => self.emit().build(Container::Tuple, 2 * names.len() as u32),
        }
        Ok(true)
    }

    /// Pushes an annotation, the name before it where they come by turns; gives the name.
    fn function_annotation(&mut self, name: Name, annotation: &'t Expr<'a>) -> Result<ObjectId> {
        let name = self.base.mangled_object(name);
        if self.facts.annotations == FunctionAnnotations::Tuple {
            let constant = self.base.objects.constant(name);
            self.emit().load_const(constant);
        }
        self.annotation(annotation)?;
        Ok(name)
    }

    /// Pushes an annotation, or its text.
    fn annotation(&mut self, annotation: &'t Expr<'a>) -> Result {
        if !self.annotations_are_text() {
            return self.visit_expr(annotation);
        }
        let text = unparse(annotation, self.base.names, self.base.target)?;
        let text = self.base.objects.str(&text);
        self.emit().load_const(text);
        Ok(())
    }

    /// `target: annotation = value`.
    pub(super) fn ann_assign(&mut self, node: &'t StmtAnnAssign<'a>) -> Result {
        if let Some(value) = node.value.as_deref() {
            self.visit_expr(value)?;
            self.visit_expr(node.target)?;
        }
        let evaluated = matches!(self.base.current().kind, UnitKind::Module | UnitKind::Class);
        match &node.target.kind {
            ExprKind::Name(target) => self.check_name(target.id, ExprContext::Store)?,
            ExprKind::Attribute(target) => self.check_name(target.attr, ExprContext::Store)?,
            _ => {}
        }
        match &node.target.kind {
            ExprKind::Name(target) if node.simple && evaluated => {
                self.annotation(node.annotation)?;
                let annotations = self.base.mangled_object(known::ANNOTATIONS);
                self.emit().load_annotations(annotations);
                let name = self.base.mangled_constant(target.id);
                self.emit().load_const(name);
                self.emit().store_subscript();
            }
            ExprKind::Attribute(target) if node.value.is_none() => self.check_expr(target.value)?,
            ExprKind::Subscript(target) if node.value.is_none() => {
                self.check_expr(target.value)?;
                self.check_subscript(target.slice)?;
            }
            _ => {}
        }
        let left_out =
            self.annotations_are_text() && self.facts.target_annotations == TargetAnnotations::LeftOut;
        if !node.simple && evaluated && !left_out {
            self.check_expr(node.annotation)?;
        }
        Ok(())
    }

    /// Evaluates an expression for nothing but its errors.
    fn check_expr(&mut self, expr: &'t Expr<'a>) -> Result {
        self.visit_expr(expr)?;
        self.emit().pop_top();
        Ok(())
    }

    /// Whether the items of a tuple that is a subscript are evaluated one by one.
    fn is_checked_by_items(&self, items: &[Expr]) -> bool {
        match self.facts.annotation_subscripts {
            AnnotationSubscripts::ByItems => true,
            AnnotationSubscripts::ByItemsWithSlices => {
                items.iter().any(|item| matches!(item.kind, ExprKind::Slice(_)))
            }
        }
    }

    fn check_subscript(&mut self, expr: &'t Expr<'a>) -> Result {
        match &expr.kind {
            ExprKind::Slice(slice) => [&slice.lower, &slice.upper, &slice.step]
                .into_iter()
                .flatten()
                .try_for_each(|part| self.check_expr(part)),
            ExprKind::Tuple(tuple) if self.is_checked_by_items(tuple.elts) => {
                self.deeper(|compiler| tuple.elts.iter().try_for_each(|item| compiler.check_subscript(item)))
            }
            _ => self.check_expr(expr),
        }
    }
}
