//! Expressions.

use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::convert::{Converter, range};
use super::stmt::operator;
use crate::literal::{Literal, number};
use crate::range::Range;
use crate::tree::*;

/// Stands where there was an error.
pub(super) fn nothing<'a>(range: Range) -> Expr<'a> {
    constant(Literal::None, range)
}

pub(super) fn constant(value: Literal, range: Range) -> Expr {
    Expr { range, kind: ExprKind::Constant(ExprConstant { value, is_u: false }) }
}

impl<'a> Converter<'a> {
    /// One expression.
    #[inline]
    pub(super) fn expr(&mut self, expr: &ast::Expr) -> Expr<'a> {
        // Leaves first: they are most of a tree and nest nothing.
        match expr {
            ast::Expr::Name(node) => Expr {
                range: range(node.range),
                kind: ExprKind::Name(ExprName { id: self.names.intern(&node.id), ctx: context(node.ctx) }),
            },
            ast::Expr::StringLiteral(node) => self.string(node),
            ast::Expr::NumberLiteral(node) => self.number(node),
            _ => self.deeper(
                |this| Expr { range: range(expr.range()), kind: this.inner(expr) },
                || nothing(Range::default()),
            ),
        }
    }

    fn inner(&mut self, expr: &ast::Expr) -> ExprKind<'a> {
        self.check_yield(expr);
        match expr {
            ast::Expr::Attribute(node) => ExprKind::Attribute(ExprAttribute {
                value: self.boxed(&node.value),
                attr: self.name(&node.attr),
                ctx: context(node.ctx),
            }),
            ast::Expr::Call(node) => ExprKind::Call(ExprCall {
                func: self.boxed(&node.func),
                args: self.call_args(&node.arguments),
                keywords: self.list(&node.arguments.keywords, Self::keyword),
            }),
            ast::Expr::BoolOp(node) => ExprKind::BoolOp(ExprBoolOp {
                op: match node.op {
                    ast::BoolOp::And => BoolOp::And,
                    ast::BoolOp::Or => BoolOp::Or,
                },
                values: self.exprs(&node.values),
            }),
            ast::Expr::Named(node) => ExprKind::NamedExpr(ExprNamedExpr {
                target: self.boxed(&node.target),
                value: self.boxed(&node.value),
            }),
            ast::Expr::BinOp(node) => ExprKind::BinOp(ExprBinOp {
                left: self.boxed(&node.left),
                op: operator(node.op),
                right: self.boxed(&node.right),
            }),
            ast::Expr::UnaryOp(node) => ExprKind::UnaryOp(ExprUnaryOp {
                op: unary_operator(node.op),
                operand: self.boxed(&node.operand),
            }),
            ast::Expr::Lambda(node) => ExprKind::Lambda(ExprLambda {
                id: self.next_id(),
                args: self.parameters(node.parameters.as_deref()),
                body: self.boxed(&node.body),
            }),
            ast::Expr::If(node) => ExprKind::IfExp(ExprIfExp {
                test: self.boxed(&node.test),
                body: self.boxed(&node.body),
                orelse: self.boxed(&node.orelse),
            }),
            ast::Expr::Dict(node) => ExprKind::Dict(ExprDict {
                keys: self.list(&node.items, |this, item| item.key.as_ref().map(|key| this.expr(key))),
                values: self.list(&node.items, |this, item| this.expr(&item.value)),
            }),
            ast::Expr::Set(node) => ExprKind::Set(ExprSet { elts: self.exprs(&node.elts) }),
            ast::Expr::ListComp(node) => ExprKind::ListComp(self.comp(&node.elt, &node.generators)),
            ast::Expr::SetComp(node) => ExprKind::SetComp(self.comp(&node.elt, &node.generators)),
            ast::Expr::Generator(node) => ExprKind::GeneratorExp(self.comp(&node.elt, &node.generators)),
            ast::Expr::DictComp(node) => ExprKind::DictComp(ExprDictComp {
                id: self.next_id(),
                // CPython 3.15 keeps the value of `{**value for ...}` as the key.
                key: self.boxed(node.key.as_ref().unwrap_or(&node.value)),
                value: node.key.is_some().then(|| self.boxed(&node.value)),
                generators: self.list(&node.generators, Self::comprehension),
            }),
            ast::Expr::Await(node) => ExprKind::Await(ExprAwait { value: self.boxed(&node.value) }),
            ast::Expr::Yield(node) => {
                ExprKind::Yield(ExprYield { value: self.boxed_if(node.value.as_deref()) })
            }
            ast::Expr::YieldFrom(node) => {
                ExprKind::YieldFrom(ExprYieldFrom { value: self.boxed(&node.value) })
            }
            ast::Expr::Compare(node) => ExprKind::Compare(ExprCompare {
                left: self.boxed(&node.left),
                ops: self.list(&node.ops, |_, op| comparison(*op)),
                comparators: self.exprs(&node.comparators),
            }),
            ast::Expr::FString(node) => self.f_string(node),
            ast::Expr::TString(node) => self.t_string(node),
            ast::Expr::BytesLiteral(node) => self.bytes(node),
            ast::Expr::BooleanLiteral(node) => {
                let value = if node.value { Literal::True } else { Literal::False };
                ExprKind::Constant(ExprConstant { value, is_u: false })
            }
            ast::Expr::NoneLiteral(_) => {
                ExprKind::Constant(ExprConstant { value: Literal::None, is_u: false })
            }
            ast::Expr::EllipsisLiteral(_) => {
                ExprKind::Constant(ExprConstant { value: Literal::Ellipsis, is_u: false })
            }
            ast::Expr::Subscript(node) => ExprKind::Subscript(ExprSubscript {
                value: self.boxed(&node.value),
                slice: self.boxed(&node.slice),
                ctx: context(node.ctx),
            }),
            ast::Expr::Starred(node) => {
                ExprKind::Starred(ExprStarred { value: self.boxed(&node.value), ctx: context(node.ctx) })
            }
            ast::Expr::List(node) => {
                ExprKind::List(ExprList { elts: self.exprs(&node.elts), ctx: context(node.ctx) })
            }
            ast::Expr::Tuple(node) => {
                ExprKind::Tuple(ExprList { elts: self.exprs(&node.elts), ctx: context(node.ctx) })
            }
            ast::Expr::Slice(node) => ExprKind::Slice(ExprSlice {
                lower: self.boxed_if(node.lower.as_deref()),
                upper: self.boxed_if(node.upper.as_deref()),
                step: self.boxed_if(node.step.as_deref()),
            }),
            ast::Expr::IpyEscapeCommand(node) => {
                self.fail("invalid syntax", range(node.range));
                nothing(Range::default()).kind
            }
            // Dealt with before.
            ast::Expr::Name(_) | ast::Expr::StringLiteral(_) | ast::Expr::NumberLiteral(_) => {
                self.expr(expr).kind
            }
        }
    }

    /// A `yield` is not the first part of anything without parentheses of its own.
    fn check_yield(&mut self, expr: &ast::Expr) {
        let (first, in_parentheses) = match expr {
            ast::Expr::BinOp(node) => (Some(&*node.left), false),
            ast::Expr::Compare(node) => (Some(&*node.left), false),
            ast::Expr::If(node) => (Some(&*node.body), false),
            ast::Expr::BoolOp(node) => (node.values.first(), false),
            ast::Expr::Tuple(node) => (node.elts.first(), node.parenthesized),
            ast::Expr::Generator(node) => (Some(&*node.elt), node.parenthesized),
            _ => return,
        };
        if let Some(first @ (ast::Expr::Yield(_) | ast::Expr::YieldFrom(_))) = first {
            let place = range(expr.range());
            let bare = if in_parentheses { self.skip_trivia(place.start + 1, &[]) } else { place.start };
            if range(first.range()).start == bare {
                self.fail("invalid syntax", place);
            }
        }
    }

    fn number(&mut self, node: &ast::ExprNumberLiteral) -> Expr<'a> {
        let place = range(node.range);
        let written = &self.source[node.range];
        let value = match &node.value {
            ast::Number::Int(_) => match number::integer(self.bump, written) {
                Ok(value) => value,
                Err(message) => {
                    // CPython leaves the columns out.
                    self.fail(message, Range::new(place.start, place.start));
                    Literal::None
                }
            },
            _ => number::float(written),
        };
        constant(value, place)
    }

    fn comp(&mut self, elt: &ast::Expr, generators: &[ast::Comprehension]) -> ExprListComp<'a> {
        ExprListComp {
            id: self.next_id(),
            elt: self.boxed(elt),
            generators: self.list(generators, Self::comprehension),
        }
    }

    fn comprehension(&mut self, node: &ast::Comprehension) -> Comprehension<'a> {
        Comprehension {
            target: self.boxed(&node.target),
            iter: self.boxed(&node.iter),
            ifs: self.exprs(&node.ifs),
            is_async: node.is_async,
        }
    }
}

fn context(ctx: ast::ExprContext) -> ExprContext {
    match ctx {
        // An invalid context comes with an error.
        ast::ExprContext::Load | ast::ExprContext::Invalid => ExprContext::Load,
        ast::ExprContext::Store => ExprContext::Store,
        ast::ExprContext::Del => ExprContext::Del,
    }
}

fn unary_operator(op: ast::UnaryOp) -> UnaryOp {
    match op {
        ast::UnaryOp::Invert => UnaryOp::Invert,
        ast::UnaryOp::Not => UnaryOp::Not,
        ast::UnaryOp::UAdd => UnaryOp::UAdd,
        ast::UnaryOp::USub => UnaryOp::USub,
    }
}

fn comparison(op: ast::CmpOp) -> CmpOp {
    match op {
        ast::CmpOp::Eq => CmpOp::Eq,
        ast::CmpOp::NotEq => CmpOp::NotEq,
        ast::CmpOp::Lt => CmpOp::Lt,
        ast::CmpOp::LtE => CmpOp::LtE,
        ast::CmpOp::Gt => CmpOp::Gt,
        ast::CmpOp::GtE => CmpOp::GtE,
        ast::CmpOp::Is => CmpOp::Is,
        ast::CmpOp::IsNot => CmpOp::IsNot,
        ast::CmpOp::In => CmpOp::In,
        ast::CmpOp::NotIn => CmpOp::NotIn,
    }
}
