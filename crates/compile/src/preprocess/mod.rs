//! Changes to the tree before names are looked at (`ast_preprocess.c`; `ast_opt.c` up to 3.13).
//!
//! `__debug__` becomes a constant. What else is done, the target lists: `-OO` removes docstrings,
//! [`percent_format`] turns `'...' % (...)` into a formatted string, [`fold`] computes operations on
//! constants, or only [`patterns`] makes numbers of signed and complex patterns. Annotations that
//! are kept as text are left as they were written.

mod finally_jumps;
mod fold;
mod patterns;
mod percent_format;
mod plain;

use bumpalo::Bump;
use pybytecode_opcode::warnings::FinallyJumps;
use pybytecode_opcode::{DebugName, Target, TextAnnotations, TreeStep};
use pybytecode_syntax::Tree;
use pybytecode_syntax::literal::Literal;
use pybytecode_syntax::names::known;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{
    Arg, Comprehension, Expr, ExprConstant, ExprContext, ExprJoinedStr, ExprKind, Mod, Pattern, PatternKind,
    Stmt, StmtClassDef, StmtFunctionDef, StmtKind,
};
use pybytecode_syntax::visit::{self, VisitorMut};
use pybytecode_syntax::warning::Warning;

use fold::Folder;
use plain::Plain;

use crate::Result;
use crate::docstring::docstring;
use crate::future::Future;
use crate::recursion::{Depth, grow};

/// Preprocesses the tree in place.
///
/// # Errors
///
/// A tree that is too deep.
pub(crate) fn preprocess(
    tree: &mut Tree<'_>,
    future: Future,
    optimize: u8,
    target: &'static Target,
    warnings: &mut Vec<Warning>,
) -> Result {
    if target.warnings.finally_jumps == FinallyJumps::Warned {
        finally_jumps::check(tree, warnings)?;
    }
    let bump = tree.names.bump();
    let mut preprocessor = Preprocessor {
        bump,
        steps: TreeStep::bits(target.tree_steps),
        debug_name: target.debug_name,
        keeps_annotations: future.annotations && target.text_annotations == TextAnnotations::AsWritten,
        optimize,
        folder: Folder::new(bump, target),
        plain: Plain::new(tree.origin, &tree.foldable, target.tree_steps, optimize),
        depth: Depth::default(),
        outcome: Ok(()),
    };
    preprocessor.visit_mod(&mut tree.root);
    preprocessor.outcome
}

struct Preprocessor<'a, 't> {
    bump: &'a Bump,
    /// The target's steps, a bit each.
    steps: u32,
    debug_name: DebugName,
    /// Annotations stay as they were written.
    keeps_annotations: bool,
    optimize: u8,
    folder: Folder<'a>,
    plain: Option<Plain<'t>>,
    depth: Depth,
    outcome: Result,
}

impl<'a> Preprocessor<'a, '_> {
    fn does(&self, step: TreeStep) -> bool {
        self.steps & step.bit() != 0
    }

    /// Walks the inside of a node, one level deeper; nothing more once the tree was too deep.
    fn deeper<N>(&mut self, node: &mut N, walk: fn(&mut Self, &mut N)) {
        if self.outcome.is_err() {
            return;
        }
        if let Err(error) = self.depth.enter() {
            self.outcome = Err(error);
            return;
        }
        if self.depth.is_checked() {
            grow(|| walk(self, node));
        } else {
            walk(self, node);
        }
        self.depth.leave();
    }

    /// The statements of a module, class or function, which may start with a docstring.
    fn body(&mut self, body: &mut &'a mut [Stmt<'a>]) {
        let mut has_docstring = docstring(body).is_some();
        if has_docstring && self.optimize >= 2 && self.does(TreeStep::RemoveDocstring) {
            remove_docstring(body);
            has_docstring = false;
        }
        body.iter_mut().for_each(|stmt| self.visit_stmt(stmt));
        if !has_docstring && docstring(body).is_some() {
            self.disguise_docstring(body);
        }
    }

    /// Wraps a string that came first only by what was removed before it: it documents nothing.
    fn disguise_docstring(&self, body: &mut [Stmt<'a>]) {
        let Some(Stmt { range, kind: StmtKind::Expr(first) }) = body.first_mut() else { return };
        let string = take(first.value);
        let values = self.bump.alloc_slice_fill_iter([string]);
        first.value.range = *range;
        first.value.kind = ExprKind::JoinedStr(ExprJoinedStr { values });
    }

    fn function(&mut self, function: &mut StmtFunctionDef<'a>) {
        function.type_params.iter_mut().for_each(|param| self.visit_type_param(param));
        self.visit_arguments(function.args);
        self.body(&mut function.body);
        function.decorator_list.iter_mut().for_each(|decorator| self.visit_expr(decorator));
        if let Some(returns) = &mut function.returns
            && !self.keeps_annotations
        {
            self.visit_expr(returns);
        }
    }

    /// Puts an empty string behind a replacement field at the end of a format specification.
    fn end_format_spec(&self, expr: &mut Expr<'a>) {
        let ExprKind::FormattedValue(node) = &mut expr.kind else { return };
        let Some(spec) = &mut node.format_spec else { return };
        let end = Range::new(spec.range.end, spec.range.end);
        let ExprKind::JoinedStr(joined) = &mut spec.kind else { return };
        if !matches!(joined.values.last(), Some(last) if matches!(last.kind, ExprKind::FormattedValue(_))) {
            return;
        }
        let value = Literal::Str(b"");
        let empty = Expr { range: end, kind: ExprKind::Constant(ExprConstant { value, is_u: false }) };
        let values = std::mem::take(&mut joined.values).iter_mut().map(take).chain([empty]);
        let values: Vec<Expr<'a>> = values.collect();
        joined.values = self.bump.alloc_slice_fill_iter(values);
    }

    fn stmt(&mut self, stmt: &mut Stmt<'a>) {
        match &mut stmt.kind {
            StmtKind::FunctionDef(function) | StmtKind::AsyncFunctionDef(function) => {
                self.function(function);
            }
            StmtKind::ClassDef(class) => {
                class.type_params.iter_mut().for_each(|param| self.visit_type_param(param));
                class.bases.iter_mut().for_each(|base| self.visit_expr(base));
                class.keywords.iter_mut().for_each(|keyword| self.visit_keyword(keyword));
                self.body(&mut class.body);
                class.decorator_list.iter_mut().for_each(|decorator| self.visit_expr(decorator));
            }
            StmtKind::AnnAssign(assign) if self.keeps_annotations => {
                self.visit_expr(assign.target);
                if let Some(value) = &mut assign.value {
                    self.visit_expr(value);
                }
            }
            _ => {
                visit::walk_stmt_mut(self, stmt);
                if let StmtKind::For(node) = &mut stmt.kind
                    && self.does(TreeStep::FoldIter)
                {
                    self.folder.iter(node.iter);
                }
            }
        }
    }

    fn expr(&mut self, expr: &mut Expr<'a>) {
        visit::walk_expr_mut(self, expr);
        match &expr.kind {
            ExprKind::BinOp(_) => {
                if self.does(TreeStep::OptimizeFormat) {
                    percent_format::optimize(expr, self.bump);
                }
                if self.does(TreeStep::FoldBinop) {
                    self.folder.binop(expr);
                }
            }
            ExprKind::FormattedValue(_) if self.does(TreeStep::EndFormatSpec) => self.end_format_spec(expr),
            ExprKind::UnaryOp(_) if self.does(TreeStep::FoldUnaryop) => self.folder.unaryop(expr),
            ExprKind::Tuple(_) if self.does(TreeStep::FoldTuple) => self.folder.tuple(expr),
            ExprKind::Subscript(_) if self.does(TreeStep::FoldSubscr) => self.folder.subscr(expr),
            ExprKind::Compare(_) if self.does(TreeStep::FoldCompare) => self.folder.compare(expr),
            _ => {}
        }
    }
}

impl<'a> VisitorMut<'a> for Preprocessor<'a, '_> {
    fn visit_mod(&mut self, node: &mut Mod<'a>) {
        match node {
            Mod::Module(module) => self.body(&mut module.body),
            _ => visit::walk_mod_mut(self, node),
        }
    }

    fn visit_stmt(&mut self, stmt: &mut Stmt<'a>) {
        if !self.plain.as_mut().is_some_and(|plain| plain.is_plain(stmt.range)) {
            return self.deeper(stmt, Self::stmt);
        }
        // Decorators stand before what they decorate.
        if let StmtKind::FunctionDef(StmtFunctionDef { decorator_list, .. })
        | StmtKind::AsyncFunctionDef(StmtFunctionDef { decorator_list, .. })
        | StmtKind::ClassDef(StmtClassDef { decorator_list, .. }) = &mut stmt.kind
        {
            decorator_list.iter_mut().for_each(|decorator| self.visit_expr(decorator));
        }
    }

    fn visit_expr(&mut self, expr: &mut Expr<'a>) {
        match &expr.kind {
            ExprKind::Name(name)
                if name.id == known::DEBUG
                    && match name.ctx {
                        ExprContext::Load => true,
                        ExprContext::Del => self.debug_name == DebugName::Always,
                        // Refused later here, while the tree is made there.
                        ExprContext::Store => false,
                    } =>
            {
                let value = if self.optimize == 0 { Literal::True } else { Literal::False };
                expr.kind = ExprKind::Constant(ExprConstant { value, is_u: false });
            }
            ExprKind::Name(_) | ExprKind::Constant(_) => {}
            ExprKind::NamedExpr(_) if !self.does(TreeStep::NamedExpr) => {}
            _ => self.deeper(expr, Self::expr),
        }
    }

    fn visit_arg(&mut self, arg: &mut Arg<'a>) {
        if !self.keeps_annotations {
            visit::walk_arg_mut(self, arg);
        }
    }

    fn visit_comprehension(&mut self, node: &mut Comprehension<'a>) {
        visit::walk_comprehension_mut(self, node);
        if self.does(TreeStep::FoldIter) {
            self.folder.iter(node.iter);
        }
    }

    fn visit_pattern(&mut self, pattern: &mut Pattern<'a>) {
        match &mut pattern.kind {
            _ if !self.does(TreeStep::FoldConstMatchPatterns) => {
                self.deeper(pattern, visit::walk_pattern_mut);
            }
            PatternKind::MatchValue(node) => patterns::fold(node.value),
            PatternKind::MatchMapping(node) => {
                node.keys.iter_mut().for_each(patterns::fold);
                node.patterns.iter_mut().for_each(|inner| self.visit_pattern(inner));
            }
            _ => self.deeper(pattern, visit::walk_pattern_mut),
        }
    }
}

/// The docstring goes; where it is all there is, a `pass` of four characters takes its place.
fn remove_docstring<'a>(body: &mut &'a mut [Stmt<'a>]) {
    match std::mem::take(body) {
        [only] => {
            only.range = Range::new(only.range.start, only.range.start + "pass".len() as u32);
            only.kind = StmtKind::Pass;
            *body = std::slice::from_mut(only);
        }
        [_, rest @ ..] => *body = rest,
        [] => {}
    }
}

/// Takes an expression out of its place, which holds a constant from then on.
fn take<'a>(expr: &mut Expr<'a>) -> Expr<'a> {
    let nothing = ExprKind::Constant(ExprConstant { value: Literal::None, is_u: false });
    Expr { range: expr.range, kind: std::mem::replace(&mut expr.kind, nothing) }
}
