// Written by `cargo xtask tree` from crates/syntax/tree.asdl; do not edit.

use bumpalo::Bump;

use super::tree::*;
use crate::copy::{CopyIn, deeper};

impl<'a> CopyIn<'a> for Mod<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        match self {
            Mod::Module(inner) => Mod::Module(inner.copy_in(bump)),
            Mod::Interactive(inner) => Mod::Interactive(inner.copy_in(bump)),
            Mod::Expression(inner) => Mod::Expression(inner.copy_in(bump)),
        }
    }
}

impl<'a> CopyIn<'a> for ModModule<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ModModule { body: self.body.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ModInteractive<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ModInteractive { body: self.body.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ModExpression<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ModExpression { body: self.body.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for Stmt<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        Stmt { range: self.range, kind: deeper(|| self.kind.copy_in(bump)) }
    }
}

impl<'a> CopyIn<'a> for StmtKind<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        match self {
            StmtKind::FunctionDef(inner) => StmtKind::FunctionDef(inner.copy_in(bump)),
            StmtKind::AsyncFunctionDef(inner) => StmtKind::AsyncFunctionDef(inner.copy_in(bump)),
            StmtKind::ClassDef(inner) => StmtKind::ClassDef(inner.copy_in(bump)),
            StmtKind::Return(inner) => StmtKind::Return(inner.copy_in(bump)),
            StmtKind::Delete(inner) => StmtKind::Delete(inner.copy_in(bump)),
            StmtKind::Assign(inner) => StmtKind::Assign(inner.copy_in(bump)),
            StmtKind::TypeAlias(inner) => StmtKind::TypeAlias(inner.copy_in(bump)),
            StmtKind::AugAssign(inner) => StmtKind::AugAssign(inner.copy_in(bump)),
            StmtKind::AnnAssign(inner) => StmtKind::AnnAssign(inner.copy_in(bump)),
            StmtKind::For(inner) => StmtKind::For(inner.copy_in(bump)),
            StmtKind::AsyncFor(inner) => StmtKind::AsyncFor(inner.copy_in(bump)),
            StmtKind::While(inner) => StmtKind::While(inner.copy_in(bump)),
            StmtKind::If(inner) => StmtKind::If(inner.copy_in(bump)),
            StmtKind::With(inner) => StmtKind::With(inner.copy_in(bump)),
            StmtKind::AsyncWith(inner) => StmtKind::AsyncWith(inner.copy_in(bump)),
            StmtKind::Match(inner) => StmtKind::Match(inner.copy_in(bump)),
            StmtKind::Raise(inner) => StmtKind::Raise(inner.copy_in(bump)),
            StmtKind::Try(inner) => StmtKind::Try(inner.copy_in(bump)),
            StmtKind::TryStar(inner) => StmtKind::TryStar(inner.copy_in(bump)),
            StmtKind::Assert(inner) => StmtKind::Assert(inner.copy_in(bump)),
            StmtKind::Import(inner) => StmtKind::Import(inner.copy_in(bump)),
            StmtKind::ImportFrom(inner) => StmtKind::ImportFrom(inner.copy_in(bump)),
            StmtKind::Global(inner) => StmtKind::Global(inner.copy_in(bump)),
            StmtKind::Nonlocal(inner) => StmtKind::Nonlocal(inner.copy_in(bump)),
            StmtKind::Expr(inner) => StmtKind::Expr(inner.copy_in(bump)),
            StmtKind::Pass => StmtKind::Pass,
            StmtKind::Break => StmtKind::Break,
            StmtKind::Continue => StmtKind::Continue,
        }
    }
}

impl<'a> CopyIn<'a> for StmtFunctionDef<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtFunctionDef { id: self.id, name: self.name.copy_in(bump), args: self.args.copy_in(bump), body: self.body.copy_in(bump), decorator_list: self.decorator_list.copy_in(bump), returns: self.returns.copy_in(bump), type_params: self.type_params.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtClassDef<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtClassDef { id: self.id, name: self.name.copy_in(bump), bases: self.bases.copy_in(bump), keywords: self.keywords.copy_in(bump), body: self.body.copy_in(bump), decorator_list: self.decorator_list.copy_in(bump), type_params: self.type_params.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtReturn<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtReturn { value: self.value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtDelete<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtDelete { targets: self.targets.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtAssign<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtAssign { targets: self.targets.copy_in(bump), value: self.value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtTypeAlias<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtTypeAlias { id: self.id, name: self.name.copy_in(bump), type_params: self.type_params.copy_in(bump), value: self.value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtAugAssign<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtAugAssign { target: self.target.copy_in(bump), op: self.op.copy_in(bump), value: self.value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtAnnAssign<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtAnnAssign { target: self.target.copy_in(bump), annotation: self.annotation.copy_in(bump), value: self.value.copy_in(bump), simple: self.simple.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtFor<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtFor { target: self.target.copy_in(bump), iter: self.iter.copy_in(bump), body: self.body.copy_in(bump), orelse: self.orelse.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtWhile<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtWhile { test: self.test.copy_in(bump), body: self.body.copy_in(bump), orelse: self.orelse.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtIf<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtIf { test: self.test.copy_in(bump), body: self.body.copy_in(bump), orelse: self.orelse.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtWith<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtWith { items: self.items.copy_in(bump), body: self.body.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtMatch<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtMatch { subject: self.subject.copy_in(bump), cases: self.cases.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtRaise<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtRaise { exc: self.exc.copy_in(bump), cause: self.cause.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtTry<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtTry { body: self.body.copy_in(bump), handlers: self.handlers.copy_in(bump), orelse: self.orelse.copy_in(bump), finalbody: self.finalbody.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtAssert<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtAssert { test: self.test.copy_in(bump), msg: self.msg.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtImport<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtImport { names: self.names.copy_in(bump), is_lazy: self.is_lazy.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtImportFrom<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtImportFrom { module: self.module.copy_in(bump), names: self.names.copy_in(bump), level: self.level.copy_in(bump), is_lazy: self.is_lazy.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtGlobal<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtGlobal { names: self.names.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtNonlocal<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtNonlocal { names: self.names.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for StmtExpr<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        StmtExpr { value: self.value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for Expr<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        Expr { range: self.range, kind: deeper(|| self.kind.copy_in(bump)) }
    }
}

impl<'a> CopyIn<'a> for ExprKind<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        match self {
            ExprKind::BoolOp(inner) => ExprKind::BoolOp(inner.copy_in(bump)),
            ExprKind::NamedExpr(inner) => ExprKind::NamedExpr(inner.copy_in(bump)),
            ExprKind::BinOp(inner) => ExprKind::BinOp(inner.copy_in(bump)),
            ExprKind::UnaryOp(inner) => ExprKind::UnaryOp(inner.copy_in(bump)),
            ExprKind::Lambda(inner) => ExprKind::Lambda(inner.copy_in(bump)),
            ExprKind::IfExp(inner) => ExprKind::IfExp(inner.copy_in(bump)),
            ExprKind::Dict(inner) => ExprKind::Dict(inner.copy_in(bump)),
            ExprKind::Set(inner) => ExprKind::Set(inner.copy_in(bump)),
            ExprKind::ListComp(inner) => ExprKind::ListComp(inner.copy_in(bump)),
            ExprKind::SetComp(inner) => ExprKind::SetComp(inner.copy_in(bump)),
            ExprKind::DictComp(inner) => ExprKind::DictComp(inner.copy_in(bump)),
            ExprKind::GeneratorExp(inner) => ExprKind::GeneratorExp(inner.copy_in(bump)),
            ExprKind::Await(inner) => ExprKind::Await(inner.copy_in(bump)),
            ExprKind::Yield(inner) => ExprKind::Yield(inner.copy_in(bump)),
            ExprKind::YieldFrom(inner) => ExprKind::YieldFrom(inner.copy_in(bump)),
            ExprKind::Compare(inner) => ExprKind::Compare(inner.copy_in(bump)),
            ExprKind::Call(inner) => ExprKind::Call(inner.copy_in(bump)),
            ExprKind::FormattedValue(inner) => ExprKind::FormattedValue(inner.copy_in(bump)),
            ExprKind::Interpolation(inner) => ExprKind::Interpolation(inner.copy_in(bump)),
            ExprKind::JoinedStr(inner) => ExprKind::JoinedStr(inner.copy_in(bump)),
            ExprKind::TemplateStr(inner) => ExprKind::TemplateStr(inner.copy_in(bump)),
            ExprKind::Constant(inner) => ExprKind::Constant(inner.copy_in(bump)),
            ExprKind::Attribute(inner) => ExprKind::Attribute(inner.copy_in(bump)),
            ExprKind::Subscript(inner) => ExprKind::Subscript(inner.copy_in(bump)),
            ExprKind::Starred(inner) => ExprKind::Starred(inner.copy_in(bump)),
            ExprKind::Name(inner) => ExprKind::Name(inner.copy_in(bump)),
            ExprKind::List(inner) => ExprKind::List(inner.copy_in(bump)),
            ExprKind::Tuple(inner) => ExprKind::Tuple(inner.copy_in(bump)),
            ExprKind::Slice(inner) => ExprKind::Slice(inner.copy_in(bump)),
        }
    }
}

impl<'a> CopyIn<'a> for ExprBoolOp<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprBoolOp { op: self.op.copy_in(bump), values: self.values.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprNamedExpr<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprNamedExpr { target: self.target.copy_in(bump), value: self.value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprBinOp<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprBinOp { left: self.left.copy_in(bump), op: self.op.copy_in(bump), right: self.right.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprUnaryOp<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprUnaryOp { op: self.op.copy_in(bump), operand: self.operand.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprLambda<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprLambda { id: self.id, args: self.args.copy_in(bump), body: self.body.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprIfExp<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprIfExp { test: self.test.copy_in(bump), body: self.body.copy_in(bump), orelse: self.orelse.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprDict<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprDict { keys: self.keys.copy_in(bump), values: self.values.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprSet<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprSet { elts: self.elts.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprListComp<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprListComp { id: self.id, elt: self.elt.copy_in(bump), generators: self.generators.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprDictComp<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprDictComp { id: self.id, key: self.key.copy_in(bump), value: self.value.copy_in(bump), generators: self.generators.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprAwait<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprAwait { value: self.value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprYield<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprYield { value: self.value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprYieldFrom<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprYieldFrom { value: self.value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprCompare<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprCompare { left: self.left.copy_in(bump), ops: self.ops.copy_in(bump), comparators: self.comparators.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprCall<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprCall { func: self.func.copy_in(bump), args: self.args.copy_in(bump), keywords: self.keywords.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprFormattedValue<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprFormattedValue { value: self.value.copy_in(bump), conversion: self.conversion.copy_in(bump), format_spec: self.format_spec.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprInterpolation<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprInterpolation { value: self.value.copy_in(bump), str: self.str.copy_in(bump), conversion: self.conversion.copy_in(bump), format_spec: self.format_spec.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprJoinedStr<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprJoinedStr { values: self.values.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprTemplateStr<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprTemplateStr { values: self.values.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprConstant<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprConstant { value: self.value.copy_in(bump), is_u: self.is_u.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprAttribute<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprAttribute { value: self.value.copy_in(bump), attr: self.attr.copy_in(bump), ctx: self.ctx.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprSubscript<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprSubscript { value: self.value.copy_in(bump), slice: self.slice.copy_in(bump), ctx: self.ctx.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprStarred<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprStarred { value: self.value.copy_in(bump), ctx: self.ctx.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprName {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprName { id: self.id.copy_in(bump), ctx: self.ctx.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprList<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprList { elts: self.elts.copy_in(bump), ctx: self.ctx.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprSlice<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExprSlice { lower: self.lower.copy_in(bump), upper: self.upper.copy_in(bump), step: self.step.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExprContext {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        let _ = bump;
        *self
    }
}

impl<'a> CopyIn<'a> for BoolOp {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        let _ = bump;
        *self
    }
}

impl<'a> CopyIn<'a> for Operator {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        let _ = bump;
        *self
    }
}

impl<'a> CopyIn<'a> for UnaryOp {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        let _ = bump;
        *self
    }
}

impl<'a> CopyIn<'a> for CmpOp {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        let _ = bump;
        *self
    }
}

impl<'a> CopyIn<'a> for Comprehension<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        Comprehension { target: self.target.copy_in(bump), iter: self.iter.copy_in(bump), ifs: self.ifs.copy_in(bump), is_async: self.is_async.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for ExceptHandler<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        ExceptHandler { range: self.range, r#type: self.r#type.copy_in(bump), name: self.name.copy_in(bump), body: self.body.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for Arguments<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        Arguments { posonlyargs: self.posonlyargs.copy_in(bump), args: self.args.copy_in(bump), vararg: self.vararg.copy_in(bump), kwonlyargs: self.kwonlyargs.copy_in(bump), kw_defaults: self.kw_defaults.copy_in(bump), kwarg: self.kwarg.copy_in(bump), defaults: self.defaults.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for Arg<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        Arg { range: self.range, arg: self.arg.copy_in(bump), annotation: self.annotation.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for Keyword<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        Keyword { range: self.range, arg: self.arg.copy_in(bump), value: self.value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for Alias {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        Alias { range: self.range, name: self.name.copy_in(bump), asname: self.asname.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for WithItem<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        WithItem { context_expr: self.context_expr.copy_in(bump), optional_vars: self.optional_vars.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for MatchCase<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        MatchCase { pattern: self.pattern.copy_in(bump), guard: self.guard.copy_in(bump), body: self.body.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for Pattern<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        Pattern { range: self.range, kind: deeper(|| self.kind.copy_in(bump)) }
    }
}

impl<'a> CopyIn<'a> for PatternKind<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        match self {
            PatternKind::MatchValue(inner) => PatternKind::MatchValue(inner.copy_in(bump)),
            PatternKind::MatchSingleton(inner) => PatternKind::MatchSingleton(inner.copy_in(bump)),
            PatternKind::MatchSequence(inner) => PatternKind::MatchSequence(inner.copy_in(bump)),
            PatternKind::MatchMapping(inner) => PatternKind::MatchMapping(inner.copy_in(bump)),
            PatternKind::MatchClass(inner) => PatternKind::MatchClass(inner.copy_in(bump)),
            PatternKind::MatchStar(inner) => PatternKind::MatchStar(inner.copy_in(bump)),
            PatternKind::MatchAs(inner) => PatternKind::MatchAs(inner.copy_in(bump)),
            PatternKind::MatchOr(inner) => PatternKind::MatchOr(inner.copy_in(bump)),
        }
    }
}

impl<'a> CopyIn<'a> for PatternMatchValue<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        PatternMatchValue { value: self.value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for PatternMatchSingleton<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        PatternMatchSingleton { value: self.value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for PatternMatchSequence<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        PatternMatchSequence { patterns: self.patterns.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for PatternMatchMapping<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        PatternMatchMapping { keys: self.keys.copy_in(bump), patterns: self.patterns.copy_in(bump), rest: self.rest.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for PatternMatchClass<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        PatternMatchClass { cls: self.cls.copy_in(bump), patterns: self.patterns.copy_in(bump), kwd_attrs: self.kwd_attrs.copy_in(bump), kwd_patterns: self.kwd_patterns.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for PatternMatchStar {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        PatternMatchStar { name: self.name.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for PatternMatchAs<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        PatternMatchAs { pattern: self.pattern.copy_in(bump), name: self.name.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for PatternMatchOr<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        PatternMatchOr { patterns: self.patterns.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for TypeParam<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        TypeParam { range: self.range, kind: deeper(|| self.kind.copy_in(bump)) }
    }
}

impl<'a> CopyIn<'a> for TypeParamKind<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        match self {
            TypeParamKind::TypeVar(inner) => TypeParamKind::TypeVar(inner.copy_in(bump)),
            TypeParamKind::ParamSpec(inner) => TypeParamKind::ParamSpec(inner.copy_in(bump)),
            TypeParamKind::TypeVarTuple(inner) => TypeParamKind::TypeVarTuple(inner.copy_in(bump)),
        }
    }
}

impl<'a> CopyIn<'a> for TypeParamTypeVar<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        TypeParamTypeVar { id: self.id, name: self.name.copy_in(bump), bound: self.bound.copy_in(bump), default_value: self.default_value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for TypeParamParamSpec<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        TypeParamParamSpec { id: self.id, name: self.name.copy_in(bump), default_value: self.default_value.copy_in(bump) }
    }
}

impl<'a> CopyIn<'a> for TypeParamTypeVarTuple<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        TypeParamTypeVarTuple { id: self.id, name: self.name.copy_in(bump), default_value: self.default_value.copy_in(bump) }
    }
}
