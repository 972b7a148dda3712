// Written by `cargo xtask tree` from crates/syntax/tree.asdl; do not edit.

use super::tree::*;
use crate::dump::Dumper;

impl Dumper<'_> {
    pub(crate) fn r#mod(&mut self, node: &Mod) {
        match node {
            Mod::Module(inner) => {
                self.open("Module");
                self.mod_module(inner);
            }
            Mod::Interactive(inner) => {
                self.open("Interactive");
                self.mod_interactive(inner);
            }
            Mod::Expression(inner) => {
                self.open("Expression");
                self.mod_expression(inner);
            }
        }
        self.close(None);
    }

    fn mod_module(&mut self, node: &ModModule) {
        self.list("body", node.body, |d, item| d.stmt(item));
        self.empty_list("type_ignores");
    }

    fn mod_interactive(&mut self, node: &ModInteractive) {
        self.list("body", node.body, |d, item| d.stmt(item));
    }

    fn mod_expression(&mut self, node: &ModExpression) {
        self.field("body", &node.body, |d, item| d.expr(item));
    }

    pub(crate) fn stmt(&mut self, node: &Stmt) {
        match &node.kind {
            StmtKind::FunctionDef(inner) => {
                self.open("FunctionDef");
                self.stmt_functiondef(inner);
            }
            StmtKind::AsyncFunctionDef(inner) => {
                self.open("AsyncFunctionDef");
                self.stmt_functiondef(inner);
            }
            StmtKind::ClassDef(inner) => {
                self.open("ClassDef");
                self.stmt_classdef(inner);
            }
            StmtKind::Return(inner) => {
                self.open("Return");
                self.stmt_return(inner);
            }
            StmtKind::Delete(inner) => {
                self.open("Delete");
                self.stmt_delete(inner);
            }
            StmtKind::Assign(inner) => {
                self.open("Assign");
                self.stmt_assign(inner);
            }
            StmtKind::TypeAlias(inner) => {
                self.open("TypeAlias");
                self.stmt_typealias(inner);
            }
            StmtKind::AugAssign(inner) => {
                self.open("AugAssign");
                self.stmt_augassign(inner);
            }
            StmtKind::AnnAssign(inner) => {
                self.open("AnnAssign");
                self.stmt_annassign(inner);
            }
            StmtKind::For(inner) => {
                self.open("For");
                self.stmt_for(inner);
            }
            StmtKind::AsyncFor(inner) => {
                self.open("AsyncFor");
                self.stmt_for(inner);
            }
            StmtKind::While(inner) => {
                self.open("While");
                self.stmt_while(inner);
            }
            StmtKind::If(inner) => {
                self.open("If");
                self.stmt_if(inner);
            }
            StmtKind::With(inner) => {
                self.open("With");
                self.stmt_with(inner);
            }
            StmtKind::AsyncWith(inner) => {
                self.open("AsyncWith");
                self.stmt_with(inner);
            }
            StmtKind::Match(inner) => {
                self.open("Match");
                self.stmt_match(inner);
            }
            StmtKind::Raise(inner) => {
                self.open("Raise");
                self.stmt_raise(inner);
            }
            StmtKind::Try(inner) => {
                self.open("Try");
                self.stmt_try(inner);
            }
            StmtKind::TryStar(inner) => {
                self.open("TryStar");
                self.stmt_try(inner);
            }
            StmtKind::Assert(inner) => {
                self.open("Assert");
                self.stmt_assert(inner);
            }
            StmtKind::Import(inner) => {
                self.open("Import");
                self.stmt_import(inner);
            }
            StmtKind::ImportFrom(inner) => {
                self.open("ImportFrom");
                self.stmt_importfrom(inner);
            }
            StmtKind::Global(inner) => {
                self.open("Global");
                self.stmt_global(inner);
            }
            StmtKind::Nonlocal(inner) => {
                self.open("Nonlocal");
                self.stmt_nonlocal(inner);
            }
            StmtKind::Expr(inner) => {
                self.open("Expr");
                self.stmt_expr(inner);
            }
            StmtKind::Pass => self.open("Pass"),
            StmtKind::Break => self.open("Break"),
            StmtKind::Continue => self.open("Continue"),
        }
        self.close(Some(node.range));
    }

    fn stmt_functiondef(&mut self, node: &StmtFunctionDef) {
        self.field("name", &node.name, |d, item| d.name(item));
        self.field("args", &node.args, |d, item| d.arguments(item));
        self.list("body", node.body, |d, item| d.stmt(item));
        self.list("decorator_list", node.decorator_list, |d, item| d.expr(item));
        self.option("returns", node.returns.as_ref(), |d, item| d.expr(item));
        self.list("type_params", node.type_params, |d, item| d.type_param(item));
    }

    fn stmt_classdef(&mut self, node: &StmtClassDef) {
        self.field("name", &node.name, |d, item| d.name(item));
        self.list("bases", node.bases, |d, item| d.expr(item));
        self.list("keywords", node.keywords, |d, item| d.keyword(item));
        self.list("body", node.body, |d, item| d.stmt(item));
        self.list("decorator_list", node.decorator_list, |d, item| d.expr(item));
        self.list("type_params", node.type_params, |d, item| d.type_param(item));
    }

    fn stmt_return(&mut self, node: &StmtReturn) {
        self.option("value", node.value.as_ref(), |d, item| d.expr(item));
    }

    fn stmt_delete(&mut self, node: &StmtDelete) {
        self.list("targets", node.targets, |d, item| d.expr(item));
    }

    fn stmt_assign(&mut self, node: &StmtAssign) {
        self.list("targets", node.targets, |d, item| d.expr(item));
        self.field("value", &node.value, |d, item| d.expr(item));
    }

    fn stmt_typealias(&mut self, node: &StmtTypeAlias) {
        self.field("name", &node.name, |d, item| d.expr(item));
        self.list("type_params", node.type_params, |d, item| d.type_param(item));
        self.field("value", &node.value, |d, item| d.expr(item));
    }

    fn stmt_augassign(&mut self, node: &StmtAugAssign) {
        self.field("target", &node.target, |d, item| d.expr(item));
        self.field("op", &node.op, |d, item| d.plain(item.name()));
        self.field("value", &node.value, |d, item| d.expr(item));
    }

    fn stmt_annassign(&mut self, node: &StmtAnnAssign) {
        self.field("target", &node.target, |d, item| d.expr(item));
        self.field("annotation", &node.annotation, |d, item| d.expr(item));
        self.option("value", node.value.as_ref(), |d, item| d.expr(item));
        self.field("simple", &node.simple, |d, item| d.bool(item));
    }

    fn stmt_for(&mut self, node: &StmtFor) {
        self.field("target", &node.target, |d, item| d.expr(item));
        self.field("iter", &node.iter, |d, item| d.expr(item));
        self.list("body", node.body, |d, item| d.stmt(item));
        self.list("orelse", node.orelse, |d, item| d.stmt(item));
    }

    fn stmt_while(&mut self, node: &StmtWhile) {
        self.field("test", &node.test, |d, item| d.expr(item));
        self.list("body", node.body, |d, item| d.stmt(item));
        self.list("orelse", node.orelse, |d, item| d.stmt(item));
    }

    fn stmt_if(&mut self, node: &StmtIf) {
        self.field("test", &node.test, |d, item| d.expr(item));
        self.list("body", node.body, |d, item| d.stmt(item));
        self.list("orelse", node.orelse, |d, item| d.stmt(item));
    }

    fn stmt_with(&mut self, node: &StmtWith) {
        self.list("items", node.items, |d, item| d.withitem(item));
        self.list("body", node.body, |d, item| d.stmt(item));
    }

    fn stmt_match(&mut self, node: &StmtMatch) {
        self.field("subject", &node.subject, |d, item| d.expr(item));
        self.list("cases", node.cases, |d, item| d.match_case(item));
    }

    fn stmt_raise(&mut self, node: &StmtRaise) {
        self.option("exc", node.exc.as_ref(), |d, item| d.expr(item));
        self.option("cause", node.cause.as_ref(), |d, item| d.expr(item));
    }

    fn stmt_try(&mut self, node: &StmtTry) {
        self.list("body", node.body, |d, item| d.stmt(item));
        self.list("handlers", node.handlers, |d, item| d.excepthandler(item));
        self.list("orelse", node.orelse, |d, item| d.stmt(item));
        self.list("finalbody", node.finalbody, |d, item| d.stmt(item));
    }

    fn stmt_assert(&mut self, node: &StmtAssert) {
        self.field("test", &node.test, |d, item| d.expr(item));
        self.option("msg", node.msg.as_ref(), |d, item| d.expr(item));
    }

    fn stmt_import(&mut self, node: &StmtImport) {
        self.list("names", node.names, |d, item| d.alias(item));
        self.lazy(node.is_lazy);
    }

    fn stmt_importfrom(&mut self, node: &StmtImportFrom) {
        self.option("module", node.module.as_ref(), |d, item| d.name(item));
        self.list("names", node.names, |d, item| d.alias(item));
        self.field("level", &node.level, |d, item| d.int(item));
        self.lazy(node.is_lazy);
    }

    fn stmt_global(&mut self, node: &StmtGlobal) {
        self.list("names", node.names, |d, item| d.name(item));
    }

    fn stmt_nonlocal(&mut self, node: &StmtNonlocal) {
        self.list("names", node.names, |d, item| d.name(item));
    }

    fn stmt_expr(&mut self, node: &StmtExpr) {
        self.field("value", &node.value, |d, item| d.expr(item));
    }

    pub(crate) fn expr(&mut self, node: &Expr) {
        match &node.kind {
            ExprKind::BoolOp(inner) => {
                self.open("BoolOp");
                self.expr_boolop(inner);
            }
            ExprKind::NamedExpr(inner) => {
                self.open("NamedExpr");
                self.expr_namedexpr(inner);
            }
            ExprKind::BinOp(inner) => {
                self.open("BinOp");
                self.expr_binop(inner);
            }
            ExprKind::UnaryOp(inner) => {
                self.open("UnaryOp");
                self.expr_unaryop(inner);
            }
            ExprKind::Lambda(inner) => {
                self.open("Lambda");
                self.expr_lambda(inner);
            }
            ExprKind::IfExp(inner) => {
                self.open("IfExp");
                self.expr_ifexp(inner);
            }
            ExprKind::Dict(inner) => {
                self.open("Dict");
                self.expr_dict(inner);
            }
            ExprKind::Set(inner) => {
                self.open("Set");
                self.expr_set(inner);
            }
            ExprKind::ListComp(inner) => {
                self.open("ListComp");
                self.expr_listcomp(inner);
            }
            ExprKind::SetComp(inner) => {
                self.open("SetComp");
                self.expr_listcomp(inner);
            }
            ExprKind::DictComp(inner) => {
                self.open("DictComp");
                self.expr_dictcomp(inner);
            }
            ExprKind::GeneratorExp(inner) => {
                self.open("GeneratorExp");
                self.expr_listcomp(inner);
            }
            ExprKind::Await(inner) => {
                self.open("Await");
                self.expr_await(inner);
            }
            ExprKind::Yield(inner) => {
                self.open("Yield");
                self.expr_yield(inner);
            }
            ExprKind::YieldFrom(inner) => {
                self.open("YieldFrom");
                self.expr_yieldfrom(inner);
            }
            ExprKind::Compare(inner) => {
                self.open("Compare");
                self.expr_compare(inner);
            }
            ExprKind::Call(inner) => {
                self.open("Call");
                self.expr_call(inner);
            }
            ExprKind::FormattedValue(inner) => {
                self.open("FormattedValue");
                self.expr_formattedvalue(inner);
            }
            ExprKind::Interpolation(inner) => {
                self.open("Interpolation");
                self.expr_interpolation(inner);
            }
            ExprKind::JoinedStr(inner) => {
                self.open("JoinedStr");
                self.expr_joinedstr(inner);
            }
            ExprKind::TemplateStr(inner) => {
                self.open("TemplateStr");
                self.expr_templatestr(inner);
            }
            ExprKind::Constant(inner) => {
                self.open("Constant");
                self.expr_constant(inner);
            }
            ExprKind::Attribute(inner) => {
                self.open("Attribute");
                self.expr_attribute(inner);
            }
            ExprKind::Subscript(inner) => {
                self.open("Subscript");
                self.expr_subscript(inner);
            }
            ExprKind::Starred(inner) => {
                self.open("Starred");
                self.expr_starred(inner);
            }
            ExprKind::Name(inner) => {
                self.open("Name");
                self.expr_name(inner);
            }
            ExprKind::List(inner) => {
                self.open("List");
                self.expr_list(inner);
            }
            ExprKind::Tuple(inner) => {
                self.open("Tuple");
                self.expr_list(inner);
            }
            ExprKind::Slice(inner) => {
                self.open("Slice");
                self.expr_slice(inner);
            }
        }
        self.close(Some(node.range));
    }

    fn expr_boolop(&mut self, node: &ExprBoolOp) {
        self.field("op", &node.op, |d, item| d.plain(item.name()));
        self.list("values", node.values, |d, item| d.expr(item));
    }

    fn expr_namedexpr(&mut self, node: &ExprNamedExpr) {
        self.field("target", &node.target, |d, item| d.expr(item));
        self.field("value", &node.value, |d, item| d.expr(item));
    }

    fn expr_binop(&mut self, node: &ExprBinOp) {
        self.field("left", &node.left, |d, item| d.expr(item));
        self.field("op", &node.op, |d, item| d.plain(item.name()));
        self.field("right", &node.right, |d, item| d.expr(item));
    }

    fn expr_unaryop(&mut self, node: &ExprUnaryOp) {
        self.field("op", &node.op, |d, item| d.plain(item.name()));
        self.field("operand", &node.operand, |d, item| d.expr(item));
    }

    fn expr_lambda(&mut self, node: &ExprLambda) {
        self.field("args", &node.args, |d, item| d.arguments(item));
        self.field("body", &node.body, |d, item| d.expr(item));
    }

    fn expr_ifexp(&mut self, node: &ExprIfExp) {
        self.field("test", &node.test, |d, item| d.expr(item));
        self.field("body", &node.body, |d, item| d.expr(item));
        self.field("orelse", &node.orelse, |d, item| d.expr(item));
    }

    fn expr_dict(&mut self, node: &ExprDict) {
        self.optionals("keys", node.keys, |d, item| d.expr(item));
        self.list("values", node.values, |d, item| d.expr(item));
    }

    fn expr_set(&mut self, node: &ExprSet) {
        self.list("elts", node.elts, |d, item| d.expr(item));
    }

    fn expr_listcomp(&mut self, node: &ExprListComp) {
        self.field("elt", &node.elt, |d, item| d.expr(item));
        self.list("generators", node.generators, |d, item| d.comprehension(item));
    }

    fn expr_dictcomp(&mut self, node: &ExprDictComp) {
        self.field("key", &node.key, |d, item| d.expr(item));
        self.option("value", node.value.as_ref(), |d, item| d.expr(item));
        self.list("generators", node.generators, |d, item| d.comprehension(item));
    }

    fn expr_await(&mut self, node: &ExprAwait) {
        self.field("value", &node.value, |d, item| d.expr(item));
    }

    fn expr_yield(&mut self, node: &ExprYield) {
        self.option("value", node.value.as_ref(), |d, item| d.expr(item));
    }

    fn expr_yieldfrom(&mut self, node: &ExprYieldFrom) {
        self.field("value", &node.value, |d, item| d.expr(item));
    }

    fn expr_compare(&mut self, node: &ExprCompare) {
        self.field("left", &node.left, |d, item| d.expr(item));
        self.list("ops", node.ops, |d, item| d.plain(item.name()));
        self.list("comparators", node.comparators, |d, item| d.expr(item));
    }

    fn expr_call(&mut self, node: &ExprCall) {
        self.field("func", &node.func, |d, item| d.expr(item));
        self.list("args", node.args, |d, item| d.expr(item));
        self.list("keywords", node.keywords, |d, item| d.keyword(item));
    }

    fn expr_formattedvalue(&mut self, node: &ExprFormattedValue) {
        self.field("value", &node.value, |d, item| d.expr(item));
        self.field("conversion", &node.conversion, |d, item| d.int(item));
        self.option("format_spec", node.format_spec.as_ref(), |d, item| d.expr(item));
    }

    fn expr_interpolation(&mut self, node: &ExprInterpolation) {
        self.field("value", &node.value, |d, item| d.expr(item));
        self.field("str", &node.str, |d, item| d.text(item));
        self.field("conversion", &node.conversion, |d, item| d.int(item));
        self.option("format_spec", node.format_spec.as_ref(), |d, item| d.expr(item));
    }

    fn expr_joinedstr(&mut self, node: &ExprJoinedStr) {
        self.list("values", node.values, |d, item| d.expr(item));
    }

    fn expr_templatestr(&mut self, node: &ExprTemplateStr) {
        self.list("values", node.values, |d, item| d.expr(item));
    }

    fn expr_constant(&mut self, node: &ExprConstant) {
        self.field("value", &node.value, |d, item| d.literal(item));
        self.kind(node.is_u);
    }

    fn expr_attribute(&mut self, node: &ExprAttribute) {
        self.field("value", &node.value, |d, item| d.expr(item));
        self.field("attr", &node.attr, |d, item| d.name(item));
        self.field("ctx", &node.ctx, |d, item| d.plain(item.name()));
    }

    fn expr_subscript(&mut self, node: &ExprSubscript) {
        self.field("value", &node.value, |d, item| d.expr(item));
        self.field("slice", &node.slice, |d, item| d.expr(item));
        self.field("ctx", &node.ctx, |d, item| d.plain(item.name()));
    }

    fn expr_starred(&mut self, node: &ExprStarred) {
        self.field("value", &node.value, |d, item| d.expr(item));
        self.field("ctx", &node.ctx, |d, item| d.plain(item.name()));
    }

    fn expr_name(&mut self, node: &ExprName) {
        self.field("id", &node.id, |d, item| d.name(item));
        self.field("ctx", &node.ctx, |d, item| d.plain(item.name()));
    }

    fn expr_list(&mut self, node: &ExprList) {
        self.list("elts", node.elts, |d, item| d.expr(item));
        self.field("ctx", &node.ctx, |d, item| d.plain(item.name()));
    }

    fn expr_slice(&mut self, node: &ExprSlice) {
        self.option("lower", node.lower.as_ref(), |d, item| d.expr(item));
        self.option("upper", node.upper.as_ref(), |d, item| d.expr(item));
        self.option("step", node.step.as_ref(), |d, item| d.expr(item));
    }

    pub(crate) fn comprehension(&mut self, node: &Comprehension) {
        self.open("comprehension");
        self.field("target", &node.target, |d, item| d.expr(item));
        self.field("iter", &node.iter, |d, item| d.expr(item));
        self.list("ifs", node.ifs, |d, item| d.expr(item));
        self.field("is_async", &node.is_async, |d, item| d.bool(item));
        self.close(None);
    }

    pub(crate) fn excepthandler(&mut self, node: &ExceptHandler) {
        self.open("ExceptHandler");
        self.option("type", node.r#type.as_ref(), |d, item| d.expr(item));
        self.option("name", node.name.as_ref(), |d, item| d.name(item));
        self.list("body", node.body, |d, item| d.stmt(item));
        self.close(Some(node.range));
    }

    pub(crate) fn arguments(&mut self, node: &Arguments) {
        self.open("arguments");
        self.list("posonlyargs", node.posonlyargs, |d, item| d.arg(item));
        self.list("args", node.args, |d, item| d.arg(item));
        self.option("vararg", node.vararg.as_ref(), |d, item| d.arg(item));
        self.list("kwonlyargs", node.kwonlyargs, |d, item| d.arg(item));
        self.optionals("kw_defaults", node.kw_defaults, |d, item| d.expr(item));
        self.option("kwarg", node.kwarg.as_ref(), |d, item| d.arg(item));
        self.list("defaults", node.defaults, |d, item| d.expr(item));
        self.close(None);
    }

    pub(crate) fn arg(&mut self, node: &Arg) {
        self.open("arg");
        self.field("arg", &node.arg, |d, item| d.name(item));
        self.option("annotation", node.annotation.as_ref(), |d, item| d.expr(item));
        self.close(Some(node.range));
    }

    pub(crate) fn keyword(&mut self, node: &Keyword) {
        self.open("keyword");
        self.option("arg", node.arg.as_ref(), |d, item| d.name(item));
        self.field("value", &node.value, |d, item| d.expr(item));
        self.close(Some(node.range));
    }

    pub(crate) fn alias(&mut self, node: &Alias) {
        self.open("alias");
        self.field("name", &node.name, |d, item| d.name(item));
        self.option("asname", node.asname.as_ref(), |d, item| d.name(item));
        self.close(Some(node.range));
    }

    pub(crate) fn withitem(&mut self, node: &WithItem) {
        self.open("withitem");
        self.field("context_expr", &node.context_expr, |d, item| d.expr(item));
        self.option("optional_vars", node.optional_vars.as_ref(), |d, item| d.expr(item));
        self.close(None);
    }

    pub(crate) fn match_case(&mut self, node: &MatchCase) {
        self.open("match_case");
        self.field("pattern", &node.pattern, |d, item| d.pattern(item));
        self.option("guard", node.guard.as_ref(), |d, item| d.expr(item));
        self.list("body", node.body, |d, item| d.stmt(item));
        self.close(None);
    }

    pub(crate) fn pattern(&mut self, node: &Pattern) {
        match &node.kind {
            PatternKind::MatchValue(inner) => {
                self.open("MatchValue");
                self.pattern_matchvalue(inner);
            }
            PatternKind::MatchSingleton(inner) => {
                self.open("MatchSingleton");
                self.pattern_matchsingleton(inner);
            }
            PatternKind::MatchSequence(inner) => {
                self.open("MatchSequence");
                self.pattern_matchsequence(inner);
            }
            PatternKind::MatchMapping(inner) => {
                self.open("MatchMapping");
                self.pattern_matchmapping(inner);
            }
            PatternKind::MatchClass(inner) => {
                self.open("MatchClass");
                self.pattern_matchclass(inner);
            }
            PatternKind::MatchStar(inner) => {
                self.open("MatchStar");
                self.pattern_matchstar(inner);
            }
            PatternKind::MatchAs(inner) => {
                self.open("MatchAs");
                self.pattern_matchas(inner);
            }
            PatternKind::MatchOr(inner) => {
                self.open("MatchOr");
                self.pattern_matchor(inner);
            }
        }
        self.close(Some(node.range));
    }

    fn pattern_matchvalue(&mut self, node: &PatternMatchValue) {
        self.field("value", &node.value, |d, item| d.expr(item));
    }

    fn pattern_matchsingleton(&mut self, node: &PatternMatchSingleton) {
        self.field("value", &node.value, |d, item| d.literal(item));
    }

    fn pattern_matchsequence(&mut self, node: &PatternMatchSequence) {
        self.list("patterns", node.patterns, |d, item| d.pattern(item));
    }

    fn pattern_matchmapping(&mut self, node: &PatternMatchMapping) {
        self.list("keys", node.keys, |d, item| d.expr(item));
        self.list("patterns", node.patterns, |d, item| d.pattern(item));
        self.option("rest", node.rest.as_ref(), |d, item| d.name(item));
    }

    fn pattern_matchclass(&mut self, node: &PatternMatchClass) {
        self.field("cls", &node.cls, |d, item| d.expr(item));
        self.list("patterns", node.patterns, |d, item| d.pattern(item));
        self.list("kwd_attrs", node.kwd_attrs, |d, item| d.name(item));
        self.list("kwd_patterns", node.kwd_patterns, |d, item| d.pattern(item));
    }

    fn pattern_matchstar(&mut self, node: &PatternMatchStar) {
        self.option("name", node.name.as_ref(), |d, item| d.name(item));
    }

    fn pattern_matchas(&mut self, node: &PatternMatchAs) {
        self.option("pattern", node.pattern.as_ref(), |d, item| d.pattern(item));
        self.option("name", node.name.as_ref(), |d, item| d.name(item));
    }

    fn pattern_matchor(&mut self, node: &PatternMatchOr) {
        self.list("patterns", node.patterns, |d, item| d.pattern(item));
    }

    pub(crate) fn type_param(&mut self, node: &TypeParam) {
        match &node.kind {
            TypeParamKind::TypeVar(inner) => {
                self.open("TypeVar");
                self.type_param_typevar(inner);
            }
            TypeParamKind::ParamSpec(inner) => {
                self.open("ParamSpec");
                self.type_param_paramspec(inner);
            }
            TypeParamKind::TypeVarTuple(inner) => {
                self.open("TypeVarTuple");
                self.type_param_typevartuple(inner);
            }
        }
        self.close(Some(node.range));
    }

    fn type_param_typevar(&mut self, node: &TypeParamTypeVar) {
        self.field("name", &node.name, |d, item| d.name(item));
        self.option("bound", node.bound.as_ref(), |d, item| d.expr(item));
        self.option("default_value", node.default_value.as_ref(), |d, item| d.expr(item));
    }

    fn type_param_paramspec(&mut self, node: &TypeParamParamSpec) {
        self.field("name", &node.name, |d, item| d.name(item));
        self.option("default_value", node.default_value.as_ref(), |d, item| d.expr(item));
    }

    fn type_param_typevartuple(&mut self, node: &TypeParamTypeVarTuple) {
        self.field("name", &node.name, |d, item| d.name(item));
        self.option("default_value", node.default_value.as_ref(), |d, item| d.expr(item));
    }
}
