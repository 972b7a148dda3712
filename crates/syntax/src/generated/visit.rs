// Written by `cargo xtask tree` from crates/syntax/tree.asdl; do not edit.

#![allow(missing_docs)]

use super::tree::*;

/// Visits every node, in the order of the fields.
pub trait Visitor<'a> {
    fn visit_mod(&mut self, node: &Mod<'a>) {
        walk_mod(self, node);
    }
    fn visit_stmt(&mut self, node: &Stmt<'a>) {
        walk_stmt(self, node);
    }
    fn visit_expr(&mut self, node: &Expr<'a>) {
        walk_expr(self, node);
    }
    fn visit_comprehension(&mut self, node: &Comprehension<'a>) {
        walk_comprehension(self, node);
    }
    fn visit_excepthandler(&mut self, node: &ExceptHandler<'a>) {
        walk_excepthandler(self, node);
    }
    fn visit_arguments(&mut self, node: &Arguments<'a>) {
        walk_arguments(self, node);
    }
    fn visit_arg(&mut self, node: &Arg<'a>) {
        walk_arg(self, node);
    }
    fn visit_keyword(&mut self, node: &Keyword<'a>) {
        walk_keyword(self, node);
    }
    fn visit_alias(&mut self, node: &Alias) {
        walk_alias(self, node);
    }
    fn visit_withitem(&mut self, node: &WithItem<'a>) {
        walk_withitem(self, node);
    }
    fn visit_match_case(&mut self, node: &MatchCase<'a>) {
        walk_match_case(self, node);
    }
    fn visit_pattern(&mut self, node: &Pattern<'a>) {
        walk_pattern(self, node);
    }
    fn visit_type_param(&mut self, node: &TypeParam<'a>) {
        walk_type_param(self, node);
    }
}

pub fn walk_mod<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &Mod<'a>) {
    match node {
        Mod::Module(inner) => {
            for item in inner.body.iter() {
                visitor.visit_stmt(item);
            }
        }
        Mod::Interactive(inner) => {
            for item in inner.body.iter() {
                visitor.visit_stmt(item);
            }
        }
        Mod::Expression(inner) => {
            visitor.visit_expr(inner.body);
        }
    }
}

pub fn walk_stmt<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &Stmt<'a>) {
    match &node.kind {
        StmtKind::FunctionDef(inner) => {
            visitor.visit_arguments(inner.args);
            for item in inner.body.iter() {
                visitor.visit_stmt(item);
            }
            for item in inner.decorator_list.iter() {
                visitor.visit_expr(item);
            }
            if let Some(item) = &inner.returns {
                visitor.visit_expr(item);
            }
            for item in inner.type_params.iter() {
                visitor.visit_type_param(item);
            }
        }
        StmtKind::AsyncFunctionDef(inner) => {
            visitor.visit_arguments(inner.args);
            for item in inner.body.iter() {
                visitor.visit_stmt(item);
            }
            for item in inner.decorator_list.iter() {
                visitor.visit_expr(item);
            }
            if let Some(item) = &inner.returns {
                visitor.visit_expr(item);
            }
            for item in inner.type_params.iter() {
                visitor.visit_type_param(item);
            }
        }
        StmtKind::ClassDef(inner) => {
            for item in inner.bases.iter() {
                visitor.visit_expr(item);
            }
            for item in inner.keywords.iter() {
                visitor.visit_keyword(item);
            }
            for item in inner.body.iter() {
                visitor.visit_stmt(item);
            }
            for item in inner.decorator_list.iter() {
                visitor.visit_expr(item);
            }
            for item in inner.type_params.iter() {
                visitor.visit_type_param(item);
            }
        }
        StmtKind::Return(inner) => {
            if let Some(item) = &inner.value {
                visitor.visit_expr(item);
            }
        }
        StmtKind::Delete(inner) => {
            for item in inner.targets.iter() {
                visitor.visit_expr(item);
            }
        }
        StmtKind::Assign(inner) => {
            for item in inner.targets.iter() {
                visitor.visit_expr(item);
            }
            visitor.visit_expr(inner.value);
        }
        StmtKind::TypeAlias(inner) => {
            visitor.visit_expr(inner.name);
            for item in inner.type_params.iter() {
                visitor.visit_type_param(item);
            }
            visitor.visit_expr(inner.value);
        }
        StmtKind::AugAssign(inner) => {
            visitor.visit_expr(inner.target);
            visitor.visit_expr(inner.value);
        }
        StmtKind::AnnAssign(inner) => {
            visitor.visit_expr(inner.target);
            visitor.visit_expr(inner.annotation);
            if let Some(item) = &inner.value {
                visitor.visit_expr(item);
            }
        }
        StmtKind::For(inner) => {
            visitor.visit_expr(inner.target);
            visitor.visit_expr(inner.iter);
            for item in inner.body.iter() {
                visitor.visit_stmt(item);
            }
            for item in inner.orelse.iter() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::AsyncFor(inner) => {
            visitor.visit_expr(inner.target);
            visitor.visit_expr(inner.iter);
            for item in inner.body.iter() {
                visitor.visit_stmt(item);
            }
            for item in inner.orelse.iter() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::While(inner) => {
            visitor.visit_expr(inner.test);
            for item in inner.body.iter() {
                visitor.visit_stmt(item);
            }
            for item in inner.orelse.iter() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::If(inner) => {
            visitor.visit_expr(inner.test);
            for item in inner.body.iter() {
                visitor.visit_stmt(item);
            }
            for item in inner.orelse.iter() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::With(inner) => {
            for item in inner.items.iter() {
                visitor.visit_withitem(item);
            }
            for item in inner.body.iter() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::AsyncWith(inner) => {
            for item in inner.items.iter() {
                visitor.visit_withitem(item);
            }
            for item in inner.body.iter() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::Match(inner) => {
            visitor.visit_expr(inner.subject);
            for item in inner.cases.iter() {
                visitor.visit_match_case(item);
            }
        }
        StmtKind::Raise(inner) => {
            if let Some(item) = &inner.exc {
                visitor.visit_expr(item);
            }
            if let Some(item) = &inner.cause {
                visitor.visit_expr(item);
            }
        }
        StmtKind::Try(inner) => {
            for item in inner.body.iter() {
                visitor.visit_stmt(item);
            }
            for item in inner.handlers.iter() {
                visitor.visit_excepthandler(item);
            }
            for item in inner.orelse.iter() {
                visitor.visit_stmt(item);
            }
            for item in inner.finalbody.iter() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::TryStar(inner) => {
            for item in inner.body.iter() {
                visitor.visit_stmt(item);
            }
            for item in inner.handlers.iter() {
                visitor.visit_excepthandler(item);
            }
            for item in inner.orelse.iter() {
                visitor.visit_stmt(item);
            }
            for item in inner.finalbody.iter() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::Assert(inner) => {
            visitor.visit_expr(inner.test);
            if let Some(item) = &inner.msg {
                visitor.visit_expr(item);
            }
        }
        StmtKind::Import(inner) => {
            for item in inner.names.iter() {
                visitor.visit_alias(item);
            }
        }
        StmtKind::ImportFrom(inner) => {
            for item in inner.names.iter() {
                visitor.visit_alias(item);
            }
        }
        StmtKind::Global(_) => {}
        StmtKind::Nonlocal(_) => {}
        StmtKind::Expr(inner) => {
            visitor.visit_expr(inner.value);
        }
        StmtKind::Pass => {}
        StmtKind::Break => {}
        StmtKind::Continue => {}
    }
}

pub fn walk_expr<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &Expr<'a>) {
    match &node.kind {
        ExprKind::BoolOp(inner) => {
            for item in inner.values.iter() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::NamedExpr(inner) => {
            visitor.visit_expr(inner.target);
            visitor.visit_expr(inner.value);
        }
        ExprKind::BinOp(inner) => {
            visitor.visit_expr(inner.left);
            visitor.visit_expr(inner.right);
        }
        ExprKind::UnaryOp(inner) => {
            visitor.visit_expr(inner.operand);
        }
        ExprKind::Lambda(inner) => {
            visitor.visit_arguments(inner.args);
            visitor.visit_expr(inner.body);
        }
        ExprKind::IfExp(inner) => {
            visitor.visit_expr(inner.test);
            visitor.visit_expr(inner.body);
            visitor.visit_expr(inner.orelse);
        }
        ExprKind::Dict(inner) => {
            for item in inner.keys.iter().flatten() {
                visitor.visit_expr(item);
            }
            for item in inner.values.iter() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::Set(inner) => {
            for item in inner.elts.iter() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::ListComp(inner) => {
            visitor.visit_expr(inner.elt);
            for item in inner.generators.iter() {
                visitor.visit_comprehension(item);
            }
        }
        ExprKind::SetComp(inner) => {
            visitor.visit_expr(inner.elt);
            for item in inner.generators.iter() {
                visitor.visit_comprehension(item);
            }
        }
        ExprKind::DictComp(inner) => {
            visitor.visit_expr(inner.key);
            if let Some(item) = &inner.value {
                visitor.visit_expr(item);
            }
            for item in inner.generators.iter() {
                visitor.visit_comprehension(item);
            }
        }
        ExprKind::GeneratorExp(inner) => {
            visitor.visit_expr(inner.elt);
            for item in inner.generators.iter() {
                visitor.visit_comprehension(item);
            }
        }
        ExprKind::Await(inner) => {
            visitor.visit_expr(inner.value);
        }
        ExprKind::Yield(inner) => {
            if let Some(item) = &inner.value {
                visitor.visit_expr(item);
            }
        }
        ExprKind::YieldFrom(inner) => {
            visitor.visit_expr(inner.value);
        }
        ExprKind::Compare(inner) => {
            visitor.visit_expr(inner.left);
            for item in inner.comparators.iter() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::Call(inner) => {
            visitor.visit_expr(inner.func);
            for item in inner.args.iter() {
                visitor.visit_expr(item);
            }
            for item in inner.keywords.iter() {
                visitor.visit_keyword(item);
            }
        }
        ExprKind::FormattedValue(inner) => {
            visitor.visit_expr(inner.value);
            if let Some(item) = &inner.format_spec {
                visitor.visit_expr(item);
            }
        }
        ExprKind::Interpolation(inner) => {
            visitor.visit_expr(inner.value);
            if let Some(item) = &inner.format_spec {
                visitor.visit_expr(item);
            }
        }
        ExprKind::JoinedStr(inner) => {
            for item in inner.values.iter() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::TemplateStr(inner) => {
            for item in inner.values.iter() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::Constant(_) => {}
        ExprKind::Attribute(inner) => {
            visitor.visit_expr(inner.value);
        }
        ExprKind::Subscript(inner) => {
            visitor.visit_expr(inner.value);
            visitor.visit_expr(inner.slice);
        }
        ExprKind::Starred(inner) => {
            visitor.visit_expr(inner.value);
        }
        ExprKind::Name(_) => {}
        ExprKind::List(inner) => {
            for item in inner.elts.iter() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::Tuple(inner) => {
            for item in inner.elts.iter() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::Slice(inner) => {
            if let Some(item) = &inner.lower {
                visitor.visit_expr(item);
            }
            if let Some(item) = &inner.upper {
                visitor.visit_expr(item);
            }
            if let Some(item) = &inner.step {
                visitor.visit_expr(item);
            }
        }
    }
}

pub fn walk_comprehension<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &Comprehension<'a>) {
    visitor.visit_expr(node.target);
    visitor.visit_expr(node.iter);
    for item in node.ifs.iter() {
        visitor.visit_expr(item);
    }
}

pub fn walk_excepthandler<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &ExceptHandler<'a>) {
    if let Some(item) = &node.r#type {
        visitor.visit_expr(item);
    }
    for item in node.body.iter() {
        visitor.visit_stmt(item);
    }
}

pub fn walk_arguments<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &Arguments<'a>) {
    for item in node.posonlyargs.iter() {
        visitor.visit_arg(item);
    }
    for item in node.args.iter() {
        visitor.visit_arg(item);
    }
    if let Some(item) = &node.vararg {
        visitor.visit_arg(item);
    }
    for item in node.kwonlyargs.iter() {
        visitor.visit_arg(item);
    }
    for item in node.kw_defaults.iter().flatten() {
        visitor.visit_expr(item);
    }
    if let Some(item) = &node.kwarg {
        visitor.visit_arg(item);
    }
    for item in node.defaults.iter() {
        visitor.visit_expr(item);
    }
}

pub fn walk_arg<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &Arg<'a>) {
    if let Some(item) = &node.annotation {
        visitor.visit_expr(item);
    }
}

pub fn walk_keyword<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &Keyword<'a>) {
    visitor.visit_expr(node.value);
}

pub fn walk_alias<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &Alias) {
    let _ = (visitor, node);
}

pub fn walk_withitem<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &WithItem<'a>) {
    visitor.visit_expr(node.context_expr);
    if let Some(item) = &node.optional_vars {
        visitor.visit_expr(item);
    }
}

pub fn walk_match_case<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &MatchCase<'a>) {
    visitor.visit_pattern(node.pattern);
    if let Some(item) = &node.guard {
        visitor.visit_expr(item);
    }
    for item in node.body.iter() {
        visitor.visit_stmt(item);
    }
}

pub fn walk_pattern<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &Pattern<'a>) {
    match &node.kind {
        PatternKind::MatchValue(inner) => {
            visitor.visit_expr(inner.value);
        }
        PatternKind::MatchSingleton(_) => {}
        PatternKind::MatchSequence(inner) => {
            for item in inner.patterns.iter() {
                visitor.visit_pattern(item);
            }
        }
        PatternKind::MatchMapping(inner) => {
            for item in inner.keys.iter() {
                visitor.visit_expr(item);
            }
            for item in inner.patterns.iter() {
                visitor.visit_pattern(item);
            }
        }
        PatternKind::MatchClass(inner) => {
            visitor.visit_expr(inner.cls);
            for item in inner.patterns.iter() {
                visitor.visit_pattern(item);
            }
            for item in inner.kwd_patterns.iter() {
                visitor.visit_pattern(item);
            }
        }
        PatternKind::MatchStar(_) => {}
        PatternKind::MatchAs(inner) => {
            if let Some(item) = &inner.pattern {
                visitor.visit_pattern(item);
            }
        }
        PatternKind::MatchOr(inner) => {
            for item in inner.patterns.iter() {
                visitor.visit_pattern(item);
            }
        }
    }
}

pub fn walk_type_param<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &TypeParam<'a>) {
    match &node.kind {
        TypeParamKind::TypeVar(inner) => {
            if let Some(item) = &inner.bound {
                visitor.visit_expr(item);
            }
            if let Some(item) = &inner.default_value {
                visitor.visit_expr(item);
            }
        }
        TypeParamKind::ParamSpec(inner) => {
            if let Some(item) = &inner.default_value {
                visitor.visit_expr(item);
            }
        }
        TypeParamKind::TypeVarTuple(inner) => {
            if let Some(item) = &inner.default_value {
                visitor.visit_expr(item);
            }
        }
    }
}

/// May change every node that it visits, in the order of the fields.
pub trait VisitorMut<'a> {
    fn visit_mod(&mut self, node: &mut Mod<'a>) {
        walk_mod_mut(self, node);
    }
    fn visit_stmt(&mut self, node: &mut Stmt<'a>) {
        walk_stmt_mut(self, node);
    }
    fn visit_expr(&mut self, node: &mut Expr<'a>) {
        walk_expr_mut(self, node);
    }
    fn visit_comprehension(&mut self, node: &mut Comprehension<'a>) {
        walk_comprehension_mut(self, node);
    }
    fn visit_excepthandler(&mut self, node: &mut ExceptHandler<'a>) {
        walk_excepthandler_mut(self, node);
    }
    fn visit_arguments(&mut self, node: &mut Arguments<'a>) {
        walk_arguments_mut(self, node);
    }
    fn visit_arg(&mut self, node: &mut Arg<'a>) {
        walk_arg_mut(self, node);
    }
    fn visit_keyword(&mut self, node: &mut Keyword<'a>) {
        walk_keyword_mut(self, node);
    }
    fn visit_alias(&mut self, node: &mut Alias) {
        walk_alias_mut(self, node);
    }
    fn visit_withitem(&mut self, node: &mut WithItem<'a>) {
        walk_withitem_mut(self, node);
    }
    fn visit_match_case(&mut self, node: &mut MatchCase<'a>) {
        walk_match_case_mut(self, node);
    }
    fn visit_pattern(&mut self, node: &mut Pattern<'a>) {
        walk_pattern_mut(self, node);
    }
    fn visit_type_param(&mut self, node: &mut TypeParam<'a>) {
        walk_type_param_mut(self, node);
    }
}

pub fn walk_mod_mut<'a, V: VisitorMut<'a> + ?Sized>(visitor: &mut V, node: &mut Mod<'a>) {
    match node {
        Mod::Module(inner) => {
            for item in inner.body.iter_mut() {
                visitor.visit_stmt(item);
            }
        }
        Mod::Interactive(inner) => {
            for item in inner.body.iter_mut() {
                visitor.visit_stmt(item);
            }
        }
        Mod::Expression(inner) => {
            visitor.visit_expr(inner.body);
        }
    }
}

pub fn walk_stmt_mut<'a, V: VisitorMut<'a> + ?Sized>(visitor: &mut V, node: &mut Stmt<'a>) {
    match &mut node.kind {
        StmtKind::FunctionDef(inner) => {
            visitor.visit_arguments(inner.args);
            for item in inner.body.iter_mut() {
                visitor.visit_stmt(item);
            }
            for item in inner.decorator_list.iter_mut() {
                visitor.visit_expr(item);
            }
            if let Some(item) = &mut inner.returns {
                visitor.visit_expr(item);
            }
            for item in inner.type_params.iter_mut() {
                visitor.visit_type_param(item);
            }
        }
        StmtKind::AsyncFunctionDef(inner) => {
            visitor.visit_arguments(inner.args);
            for item in inner.body.iter_mut() {
                visitor.visit_stmt(item);
            }
            for item in inner.decorator_list.iter_mut() {
                visitor.visit_expr(item);
            }
            if let Some(item) = &mut inner.returns {
                visitor.visit_expr(item);
            }
            for item in inner.type_params.iter_mut() {
                visitor.visit_type_param(item);
            }
        }
        StmtKind::ClassDef(inner) => {
            for item in inner.bases.iter_mut() {
                visitor.visit_expr(item);
            }
            for item in inner.keywords.iter_mut() {
                visitor.visit_keyword(item);
            }
            for item in inner.body.iter_mut() {
                visitor.visit_stmt(item);
            }
            for item in inner.decorator_list.iter_mut() {
                visitor.visit_expr(item);
            }
            for item in inner.type_params.iter_mut() {
                visitor.visit_type_param(item);
            }
        }
        StmtKind::Return(inner) => {
            if let Some(item) = &mut inner.value {
                visitor.visit_expr(item);
            }
        }
        StmtKind::Delete(inner) => {
            for item in inner.targets.iter_mut() {
                visitor.visit_expr(item);
            }
        }
        StmtKind::Assign(inner) => {
            for item in inner.targets.iter_mut() {
                visitor.visit_expr(item);
            }
            visitor.visit_expr(inner.value);
        }
        StmtKind::TypeAlias(inner) => {
            visitor.visit_expr(inner.name);
            for item in inner.type_params.iter_mut() {
                visitor.visit_type_param(item);
            }
            visitor.visit_expr(inner.value);
        }
        StmtKind::AugAssign(inner) => {
            visitor.visit_expr(inner.target);
            visitor.visit_expr(inner.value);
        }
        StmtKind::AnnAssign(inner) => {
            visitor.visit_expr(inner.target);
            visitor.visit_expr(inner.annotation);
            if let Some(item) = &mut inner.value {
                visitor.visit_expr(item);
            }
        }
        StmtKind::For(inner) => {
            visitor.visit_expr(inner.target);
            visitor.visit_expr(inner.iter);
            for item in inner.body.iter_mut() {
                visitor.visit_stmt(item);
            }
            for item in inner.orelse.iter_mut() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::AsyncFor(inner) => {
            visitor.visit_expr(inner.target);
            visitor.visit_expr(inner.iter);
            for item in inner.body.iter_mut() {
                visitor.visit_stmt(item);
            }
            for item in inner.orelse.iter_mut() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::While(inner) => {
            visitor.visit_expr(inner.test);
            for item in inner.body.iter_mut() {
                visitor.visit_stmt(item);
            }
            for item in inner.orelse.iter_mut() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::If(inner) => {
            visitor.visit_expr(inner.test);
            for item in inner.body.iter_mut() {
                visitor.visit_stmt(item);
            }
            for item in inner.orelse.iter_mut() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::With(inner) => {
            for item in inner.items.iter_mut() {
                visitor.visit_withitem(item);
            }
            for item in inner.body.iter_mut() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::AsyncWith(inner) => {
            for item in inner.items.iter_mut() {
                visitor.visit_withitem(item);
            }
            for item in inner.body.iter_mut() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::Match(inner) => {
            visitor.visit_expr(inner.subject);
            for item in inner.cases.iter_mut() {
                visitor.visit_match_case(item);
            }
        }
        StmtKind::Raise(inner) => {
            if let Some(item) = &mut inner.exc {
                visitor.visit_expr(item);
            }
            if let Some(item) = &mut inner.cause {
                visitor.visit_expr(item);
            }
        }
        StmtKind::Try(inner) => {
            for item in inner.body.iter_mut() {
                visitor.visit_stmt(item);
            }
            for item in inner.handlers.iter_mut() {
                visitor.visit_excepthandler(item);
            }
            for item in inner.orelse.iter_mut() {
                visitor.visit_stmt(item);
            }
            for item in inner.finalbody.iter_mut() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::TryStar(inner) => {
            for item in inner.body.iter_mut() {
                visitor.visit_stmt(item);
            }
            for item in inner.handlers.iter_mut() {
                visitor.visit_excepthandler(item);
            }
            for item in inner.orelse.iter_mut() {
                visitor.visit_stmt(item);
            }
            for item in inner.finalbody.iter_mut() {
                visitor.visit_stmt(item);
            }
        }
        StmtKind::Assert(inner) => {
            visitor.visit_expr(inner.test);
            if let Some(item) = &mut inner.msg {
                visitor.visit_expr(item);
            }
        }
        StmtKind::Import(inner) => {
            for item in inner.names.iter_mut() {
                visitor.visit_alias(item);
            }
        }
        StmtKind::ImportFrom(inner) => {
            for item in inner.names.iter_mut() {
                visitor.visit_alias(item);
            }
        }
        StmtKind::Global(_) => {}
        StmtKind::Nonlocal(_) => {}
        StmtKind::Expr(inner) => {
            visitor.visit_expr(inner.value);
        }
        StmtKind::Pass => {}
        StmtKind::Break => {}
        StmtKind::Continue => {}
    }
}

pub fn walk_expr_mut<'a, V: VisitorMut<'a> + ?Sized>(visitor: &mut V, node: &mut Expr<'a>) {
    match &mut node.kind {
        ExprKind::BoolOp(inner) => {
            for item in inner.values.iter_mut() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::NamedExpr(inner) => {
            visitor.visit_expr(inner.target);
            visitor.visit_expr(inner.value);
        }
        ExprKind::BinOp(inner) => {
            visitor.visit_expr(inner.left);
            visitor.visit_expr(inner.right);
        }
        ExprKind::UnaryOp(inner) => {
            visitor.visit_expr(inner.operand);
        }
        ExprKind::Lambda(inner) => {
            visitor.visit_arguments(inner.args);
            visitor.visit_expr(inner.body);
        }
        ExprKind::IfExp(inner) => {
            visitor.visit_expr(inner.test);
            visitor.visit_expr(inner.body);
            visitor.visit_expr(inner.orelse);
        }
        ExprKind::Dict(inner) => {
            for item in inner.keys.iter_mut().flatten() {
                visitor.visit_expr(item);
            }
            for item in inner.values.iter_mut() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::Set(inner) => {
            for item in inner.elts.iter_mut() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::ListComp(inner) => {
            visitor.visit_expr(inner.elt);
            for item in inner.generators.iter_mut() {
                visitor.visit_comprehension(item);
            }
        }
        ExprKind::SetComp(inner) => {
            visitor.visit_expr(inner.elt);
            for item in inner.generators.iter_mut() {
                visitor.visit_comprehension(item);
            }
        }
        ExprKind::DictComp(inner) => {
            visitor.visit_expr(inner.key);
            if let Some(item) = &mut inner.value {
                visitor.visit_expr(item);
            }
            for item in inner.generators.iter_mut() {
                visitor.visit_comprehension(item);
            }
        }
        ExprKind::GeneratorExp(inner) => {
            visitor.visit_expr(inner.elt);
            for item in inner.generators.iter_mut() {
                visitor.visit_comprehension(item);
            }
        }
        ExprKind::Await(inner) => {
            visitor.visit_expr(inner.value);
        }
        ExprKind::Yield(inner) => {
            if let Some(item) = &mut inner.value {
                visitor.visit_expr(item);
            }
        }
        ExprKind::YieldFrom(inner) => {
            visitor.visit_expr(inner.value);
        }
        ExprKind::Compare(inner) => {
            visitor.visit_expr(inner.left);
            for item in inner.comparators.iter_mut() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::Call(inner) => {
            visitor.visit_expr(inner.func);
            for item in inner.args.iter_mut() {
                visitor.visit_expr(item);
            }
            for item in inner.keywords.iter_mut() {
                visitor.visit_keyword(item);
            }
        }
        ExprKind::FormattedValue(inner) => {
            visitor.visit_expr(inner.value);
            if let Some(item) = &mut inner.format_spec {
                visitor.visit_expr(item);
            }
        }
        ExprKind::Interpolation(inner) => {
            visitor.visit_expr(inner.value);
            if let Some(item) = &mut inner.format_spec {
                visitor.visit_expr(item);
            }
        }
        ExprKind::JoinedStr(inner) => {
            for item in inner.values.iter_mut() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::TemplateStr(inner) => {
            for item in inner.values.iter_mut() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::Constant(_) => {}
        ExprKind::Attribute(inner) => {
            visitor.visit_expr(inner.value);
        }
        ExprKind::Subscript(inner) => {
            visitor.visit_expr(inner.value);
            visitor.visit_expr(inner.slice);
        }
        ExprKind::Starred(inner) => {
            visitor.visit_expr(inner.value);
        }
        ExprKind::Name(_) => {}
        ExprKind::List(inner) => {
            for item in inner.elts.iter_mut() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::Tuple(inner) => {
            for item in inner.elts.iter_mut() {
                visitor.visit_expr(item);
            }
        }
        ExprKind::Slice(inner) => {
            if let Some(item) = &mut inner.lower {
                visitor.visit_expr(item);
            }
            if let Some(item) = &mut inner.upper {
                visitor.visit_expr(item);
            }
            if let Some(item) = &mut inner.step {
                visitor.visit_expr(item);
            }
        }
    }
}

pub fn walk_comprehension_mut<'a, V: VisitorMut<'a> + ?Sized>(visitor: &mut V, node: &mut Comprehension<'a>) {
    visitor.visit_expr(node.target);
    visitor.visit_expr(node.iter);
    for item in node.ifs.iter_mut() {
        visitor.visit_expr(item);
    }
}

pub fn walk_excepthandler_mut<'a, V: VisitorMut<'a> + ?Sized>(visitor: &mut V, node: &mut ExceptHandler<'a>) {
    if let Some(item) = &mut node.r#type {
        visitor.visit_expr(item);
    }
    for item in node.body.iter_mut() {
        visitor.visit_stmt(item);
    }
}

pub fn walk_arguments_mut<'a, V: VisitorMut<'a> + ?Sized>(visitor: &mut V, node: &mut Arguments<'a>) {
    for item in node.posonlyargs.iter_mut() {
        visitor.visit_arg(item);
    }
    for item in node.args.iter_mut() {
        visitor.visit_arg(item);
    }
    if let Some(item) = &mut node.vararg {
        visitor.visit_arg(item);
    }
    for item in node.kwonlyargs.iter_mut() {
        visitor.visit_arg(item);
    }
    for item in node.kw_defaults.iter_mut().flatten() {
        visitor.visit_expr(item);
    }
    if let Some(item) = &mut node.kwarg {
        visitor.visit_arg(item);
    }
    for item in node.defaults.iter_mut() {
        visitor.visit_expr(item);
    }
}

pub fn walk_arg_mut<'a, V: VisitorMut<'a> + ?Sized>(visitor: &mut V, node: &mut Arg<'a>) {
    if let Some(item) = &mut node.annotation {
        visitor.visit_expr(item);
    }
}

pub fn walk_keyword_mut<'a, V: VisitorMut<'a> + ?Sized>(visitor: &mut V, node: &mut Keyword<'a>) {
    visitor.visit_expr(node.value);
}

pub fn walk_alias_mut<'a, V: VisitorMut<'a> + ?Sized>(visitor: &mut V, node: &mut Alias) {
    let _ = (visitor, node);
}

pub fn walk_withitem_mut<'a, V: VisitorMut<'a> + ?Sized>(visitor: &mut V, node: &mut WithItem<'a>) {
    visitor.visit_expr(node.context_expr);
    if let Some(item) = &mut node.optional_vars {
        visitor.visit_expr(item);
    }
}

pub fn walk_match_case_mut<'a, V: VisitorMut<'a> + ?Sized>(visitor: &mut V, node: &mut MatchCase<'a>) {
    visitor.visit_pattern(node.pattern);
    if let Some(item) = &mut node.guard {
        visitor.visit_expr(item);
    }
    for item in node.body.iter_mut() {
        visitor.visit_stmt(item);
    }
}

pub fn walk_pattern_mut<'a, V: VisitorMut<'a> + ?Sized>(visitor: &mut V, node: &mut Pattern<'a>) {
    match &mut node.kind {
        PatternKind::MatchValue(inner) => {
            visitor.visit_expr(inner.value);
        }
        PatternKind::MatchSingleton(_) => {}
        PatternKind::MatchSequence(inner) => {
            for item in inner.patterns.iter_mut() {
                visitor.visit_pattern(item);
            }
        }
        PatternKind::MatchMapping(inner) => {
            for item in inner.keys.iter_mut() {
                visitor.visit_expr(item);
            }
            for item in inner.patterns.iter_mut() {
                visitor.visit_pattern(item);
            }
        }
        PatternKind::MatchClass(inner) => {
            visitor.visit_expr(inner.cls);
            for item in inner.patterns.iter_mut() {
                visitor.visit_pattern(item);
            }
            for item in inner.kwd_patterns.iter_mut() {
                visitor.visit_pattern(item);
            }
        }
        PatternKind::MatchStar(_) => {}
        PatternKind::MatchAs(inner) => {
            if let Some(item) = &mut inner.pattern {
                visitor.visit_pattern(item);
            }
        }
        PatternKind::MatchOr(inner) => {
            for item in inner.patterns.iter_mut() {
                visitor.visit_pattern(item);
            }
        }
    }
}

pub fn walk_type_param_mut<'a, V: VisitorMut<'a> + ?Sized>(visitor: &mut V, node: &mut TypeParam<'a>) {
    match &mut node.kind {
        TypeParamKind::TypeVar(inner) => {
            if let Some(item) = &mut inner.bound {
                visitor.visit_expr(item);
            }
            if let Some(item) = &mut inner.default_value {
                visitor.visit_expr(item);
            }
        }
        TypeParamKind::ParamSpec(inner) => {
            if let Some(item) = &mut inner.default_value {
                visitor.visit_expr(item);
            }
        }
        TypeParamKind::TypeVarTuple(inner) => {
            if let Some(item) = &mut inner.default_value {
                visitor.visit_expr(item);
            }
        }
    }
}
