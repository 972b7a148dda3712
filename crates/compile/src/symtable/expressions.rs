//! The walk over expressions (`symtable_visit_expr`).

use pybytecode_opcode::facts::MisplacedAwaits;
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::known;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{
    Expr, ExprAwait, ExprContext, ExprDict, ExprKind, ExprLambda, ExprName, ExprSlice, Keyword,
};

use super::builder::Builder;
use super::errors::yield_inside;
use super::{BlockType, Comprehension, ScopeRole, SymbolFlags};
use crate::Result;
use crate::recursion::grow;

impl<'a> Builder<'_, 'a> {
    pub(super) fn visit_exprs(&mut self, exprs: &[Expr<'a>]) -> Result {
        exprs.iter().try_for_each(|expr| self.visit_expr(expr))
    }

    pub(super) fn visit_optional(&mut self, expr: Option<&Expr<'a>>) -> Result {
        expr.map_or(Ok(()), |expr| self.visit_expr(expr))
    }

    pub(super) fn visit_expr(&mut self, expr: &Expr<'a>) -> Result {
        match &expr.kind {
            // The two that are most frequent have nothing inside them.
            ExprKind::Name(node) => self.name(node, expr.range),
            ExprKind::Constant(_) => Ok(()),
            _ => {
                self.depth.enter()?;
                if self.depth.is_checked() {
                    grow(|| self.expression(expr))?;
                } else {
                    self.expression(expr)?;
                }
                self.depth.leave();
                Ok(())
            }
        }
    }

    fn expression(&mut self, expr: &Expr<'a>) -> Result {
        let range = expr.range;
        match &expr.kind {
            ExprKind::Name(node) => self.name(node, range),
            ExprKind::Constant(_) => Ok(()),
            ExprKind::Attribute(node) => {
                self.check_name(node.attr, range, node.ctx)?;
                self.visit_expr(node.value)
            }
            ExprKind::Call(node) => {
                self.visit_expr(node.func)?;
                self.visit_exprs(node.args)?;
                self.check_keywords(node.keywords)?;
                self.visit_keywords(node.keywords)
            }
            ExprKind::Subscript(node) => {
                self.visit_expr(node.value)?;
                self.visit_expr(node.slice)
            }
            ExprKind::BinOp(node) => {
                self.visit_expr(node.left)?;
                self.visit_expr(node.right)
            }
            ExprKind::BoolOp(node) => self.visit_exprs(node.values),
            ExprKind::UnaryOp(node) => self.visit_expr(node.operand),
            ExprKind::Compare(node) => {
                self.visit_expr(node.left)?;
                self.visit_exprs(node.comparators)
            }
            ExprKind::IfExp(node) => {
                self.visit_expr(node.test)?;
                self.visit_expr(node.body)?;
                self.visit_expr(node.orelse)
            }
            ExprKind::Tuple(node) | ExprKind::List(node) => self.visit_exprs(node.elts),
            ExprKind::Set(node) => self.visit_exprs(node.elts),
            ExprKind::Dict(node) => self.dict(node),
            ExprKind::Starred(node) => self.visit_expr(node.value),
            ExprKind::Slice(node) => self.slice(node),
            ExprKind::JoinedStr(node) => self.visit_exprs(node.values),
            ExprKind::TemplateStr(node) => self.visit_exprs(node.values),
            ExprKind::FormattedValue(node) => {
                self.visit_expr(node.value)?;
                self.visit_optional(node.format_spec.as_deref())
            }
            ExprKind::Interpolation(node) => {
                self.visit_expr(node.value)?;
                self.visit_optional(node.format_spec.as_deref())
            }
            ExprKind::Lambda(node) => self.lambda(node, range),
            ExprKind::ListComp(node) => self.comprehension(
                node.id,
                Comprehension::List,
                node.generators,
                [Some(node.elt), None],
                range,
            ),
            ExprKind::SetComp(node) => self.comprehension(
                node.id,
                Comprehension::Set,
                node.generators,
                [Some(node.elt), None],
                range,
            ),
            ExprKind::GeneratorExp(node) => self.comprehension(
                node.id,
                Comprehension::Generator,
                node.generators,
                [Some(node.elt), None],
                range,
            ),
            ExprKind::DictComp(node) => self.comprehension(
                node.id,
                Comprehension::Dict,
                node.generators,
                [node.value.as_deref(), Some(node.key)],
                range,
            ),
            ExprKind::NamedExpr(node) => self.named_expression(node, range),
            ExprKind::Yield(node) => self.yield_expression(node.value.as_deref(), range),
            ExprKind::YieldFrom(node) => self.yield_expression(Some(node.value), range),
            ExprKind::Await(node) => self.await_expression(node, range),
        }
    }

    pub(super) fn visit_keywords(&mut self, keywords: &[Keyword<'a>]) -> Result {
        keywords.iter().try_for_each(|keyword| self.visit_expr(keyword.value))
    }

    fn name(&mut self, node: &ExprName, range: Range) -> Result {
        if self.block.in_unevaluated_annotation {
            return Ok(());
        }
        if node.ctx != ExprContext::Load {
            return self.define_in_context(node.id, SymbolFlags::LOCAL, range, node.ctx);
        }
        self.use_name(node.id, range)?;
        // `super()` needs the class that it stands in.
        if node.id == known::SUPER && self.current().is_function_like() {
            self.define(known::CLASS, SymbolFlags::USE, range)?;
        }
        Ok(())
    }

    fn dict(&mut self, node: &ExprDict<'a>) -> Result {
        node.keys.iter().flatten().try_for_each(|key| self.visit_expr(key))?;
        self.visit_exprs(node.values)
    }

    fn slice(&mut self, node: &ExprSlice<'a>) -> Result {
        self.visit_optional(node.lower.as_deref())?;
        self.visit_optional(node.upper.as_deref())?;
        self.visit_optional(node.step.as_deref())
    }

    fn lambda(&mut self, node: &ExprLambda<'a>, range: Range) -> Result {
        self.visit_defaults(node.args)?;
        self.check_class_annotation_scope("lambda", range)?;
        let key = (node.id, ScopeRole::Body);
        self.enter(known::LAMBDA, BlockType::Function, Some(key), range)?;
        self.visit_parameters(node.args)?;
        self.visit_expr(node.body)?;
        self.exit();
        Ok(())
    }

    fn yield_expression(&mut self, value: Option<&Expr<'a>>, range: Range) -> Result {
        self.check_allowed("yield expression", range)?;
        self.visit_optional(value)?;
        let scope = self.current();
        scope.generator = true;
        match scope.comprehension {
            Comprehension::None => Ok(()),
            comprehension => Err(yield_inside(comprehension, self.place(self.innermost(), range))),
        }
    }

    fn await_expression(&mut self, node: &ExprAwait<'a>, range: Range) -> Result {
        self.check_allowed("await expression", range)?;
        if self.target.misplaced_awaits == MisplacedAwaits::BySymbolTable {
            let scope = self.current();
            if !scope.is_function_like() {
                return Err(SyntaxError::new("'await' outside function", range).into());
            }
            if !scope.is_async_function() && scope.comprehension == Comprehension::None {
                return Err(SyntaxError::new("'await' outside async function", range).into());
            }
        }
        self.visit_expr(node.value)?;
        self.current().coroutine = true;
        Ok(())
    }
}
