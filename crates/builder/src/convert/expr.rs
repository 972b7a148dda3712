//! Expressions.

use pybytecode_opcode::feature::Feature;
use pybytecode_syntax::literal::Literal;
use pybytecode_syntax::names::Name;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{self, BoolOp, ExprContext};

use super::{Converter, Result};
use crate::{Argument, Clause, Constant, Conversion, Expr, ExprKind, Joined, Parameter, Parameters};

/// Whether starred expressions may stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stars {
    Refused,
    Allowed,
}

impl<'a> Converter<'a> {
    pub(super) fn expr(&mut self, expr: &Expr) -> Result<tree::Expr<'a>> {
        self.load(expr, Stars::Refused)
    }

    pub(super) fn boxed_expr(&mut self, expr: &Expr) -> Result<&'a mut tree::Expr<'a>> {
        let expr = self.expr(expr)?;
        Ok(self.boxed(expr))
    }

    pub(super) fn option(&mut self, expr: &Option<Expr>) -> Result<Option<&'a mut tree::Expr<'a>>> {
        expr.as_ref().map(|expr| self.boxed_expr(expr)).transpose()
    }

    pub(super) fn exprs(&mut self, exprs: &[Expr]) -> Result<&'a mut [tree::Expr<'a>]> {
        let exprs = exprs.iter().map(|expr| self.expr(expr)).collect::<Result<Vec<_>>>()?;
        Ok(self.slice(exprs))
    }

    fn starred(&mut self, exprs: &[Expr], context: ExprContext) -> Result<&'a mut [tree::Expr<'a>]> {
        let one = |expr: &Expr| match context {
            ExprContext::Load => self.load(expr, Stars::Allowed),
            _ => self.target_expr(expr, context, Stars::Allowed),
        };
        let exprs = exprs.iter().map(one).collect::<Result<Vec<_>>>()?;
        Ok(self.slice(exprs))
    }

    fn load(&mut self, expr: &Expr, stars: Stars) -> Result<tree::Expr<'a>> {
        self.at(expr.span, |this, range| {
            let kind = this.kind(&expr.kind, range, stars)?;
            Ok(tree::Expr { range, kind })
        })
    }

    /// What something is stored to, or deleted.
    pub(super) fn target(&mut self, expr: &Expr, context: ExprContext) -> Result<tree::Expr<'a>> {
        self.target_expr(expr, context, Stars::Refused)
    }

    fn target_expr(&mut self, expr: &Expr, context: ExprContext, stars: Stars) -> Result<tree::Expr<'a>> {
        self.at(expr.span, |this, range| {
            let kind = match &*expr.kind {
                ExprKind::Name(name) => {
                    let id = this.name(name)?;
                    tree::ExprKind::Name(tree::ExprName { id, ctx: context })
                }
                ExprKind::Attribute { value, name } => this.attribute(value, name, context)?,
                ExprKind::Subscript { value, index } => this.subscript(value, index, context)?,
                ExprKind::List(items) => {
                    let elts = this.starred(items, context)?;
                    tree::ExprKind::List(tree::ExprList { elts, ctx: context })
                }
                ExprKind::Tuple(items) => {
                    let elts = this.starred(items, context)?;
                    tree::ExprKind::Tuple(tree::ExprList { elts, ctx: context })
                }
                ExprKind::Starred(value) if stars == Stars::Allowed && context == ExprContext::Store => {
                    let value = this.target(value, context)?;
                    let value = this.boxed(value);
                    tree::ExprKind::Starred(tree::ExprStarred { value, ctx: context })
                }
                _ if context == ExprContext::Del => {
                    return Err(this.error("only names, attributes, items and tuples of them can be deleted"));
                }
                _ => {
                    return Err(
                        this.error("only names, attributes, items and tuples of them can be assigned to")
                    );
                }
            };
            Ok(tree::Expr { range, kind })
        })
    }

    fn attribute(&mut self, value: &Expr, name: &str, ctx: ExprContext) -> Result<tree::ExprKind<'a>> {
        let value = self.boxed_expr(value)?;
        let attr = self.name(name)?;
        Ok(tree::ExprKind::Attribute(tree::ExprAttribute { value, attr, ctx }))
    }

    fn subscript(&mut self, value: &Expr, index: &Expr, ctx: ExprContext) -> Result<tree::ExprKind<'a>> {
        let value = self.boxed_expr(value)?;
        let index = self.index(index)?;
        let slice = self.boxed(index);
        Ok(tree::ExprKind::Subscript(tree::ExprSubscript { value, slice, ctx }))
    }

    /// An index: slices may stand there, alone or in a tuple.
    fn index(&mut self, index: &Expr) -> Result<tree::Expr<'a>> {
        match &*index.kind {
            ExprKind::Slice { .. } => self.slice_expr(index),
            ExprKind::Tuple(items) => self.at(index.span, |this, range| {
                let item = |item: &Expr| match &*item.kind {
                    ExprKind::Slice { .. } => this.slice_expr(item),
                    ExprKind::Starred(_) => {
                        this.wants(Feature::StarredIndex)?;
                        this.load(item, Stars::Allowed)
                    }
                    _ => this.expr(item),
                };
                let elts = items.iter().map(item).collect::<Result<Vec<_>>>()?;
                let elts = this.slice(elts);
                let kind = tree::ExprKind::Tuple(tree::ExprList { elts, ctx: ExprContext::Load });
                Ok(tree::Expr { range, kind })
            }),
            _ => self.expr(index),
        }
    }

    fn slice_expr(&mut self, expr: &Expr) -> Result<tree::Expr<'a>> {
        let ExprKind::Slice { lower, upper, step } = &*expr.kind else { return self.expr(expr) };
        self.at(expr.span, |this, range| {
            let (lower, upper, step) = (this.option(lower)?, this.option(upper)?, this.option(step)?);
            Ok(tree::Expr { range, kind: tree::ExprKind::Slice(tree::ExprSlice { lower, upper, step }) })
        })
    }

    fn kind(&mut self, kind: &ExprKind, range: Range, stars: Stars) -> Result<tree::ExprKind<'a>> {
        let ctx = ExprContext::Load;
        Ok(match kind {
            ExprKind::Constant(constant) => {
                let value = self.literal(constant)?;
                tree::ExprKind::Constant(tree::ExprConstant { value, is_u: false })
            }
            ExprKind::Name(name) => {
                let id = self.name(name)?;
                tree::ExprKind::Name(tree::ExprName { id, ctx })
            }
            ExprKind::Attribute { value, name } => self.attribute(value, name, ctx)?,
            ExprKind::Subscript { value, index } => self.subscript(value, index, ctx)?,
            ExprKind::Slice { .. } => return Err(self.error("a slice stands only in an index")),
            ExprKind::Call { function, arguments } => {
                let func = self.boxed_expr(function)?;
                let (args, keywords) = self.arguments(arguments, range)?;
                tree::ExprKind::Call(tree::ExprCall { func, args, keywords })
            }
            ExprKind::Unary { operator, operand } => {
                let operand = self.boxed_expr(operand)?;
                tree::ExprKind::UnaryOp(tree::ExprUnaryOp { op: *operator, operand })
            }
            ExprKind::Binary { left, operator, right } => {
                let (left, right) = (self.boxed_expr(left)?, self.boxed_expr(right)?);
                tree::ExprKind::BinOp(tree::ExprBinOp { left, op: *operator, right })
            }
            ExprKind::Bool { operator, values } => {
                if values.len() < 2 {
                    let word = if *operator == BoolOp::And { "and" } else { "or" };
                    return Err(self.error(format!("`{word}` wants two values or more")));
                }
                let values = self.exprs(values)?;
                tree::ExprKind::BoolOp(tree::ExprBoolOp { op: *operator, values })
            }
            ExprKind::Compare { left, rest } => {
                if rest.is_empty() {
                    return Err(self.error("a comparison compares with nothing"));
                }
                let left = self.boxed_expr(left)?;
                let ops = self.slice(rest.iter().map(|(op, _)| *op).collect());
                let comparators = rest.iter().map(|(_, expr)| self.expr(expr)).collect::<Result<Vec<_>>>()?;
                let comparators = self.slice(comparators);
                tree::ExprKind::Compare(tree::ExprCompare { left, ops, comparators })
            }
            ExprKind::If { test, then, otherwise } => {
                let test = self.boxed_expr(test)?;
                let (body, orelse) = (self.boxed_expr(then)?, self.boxed_expr(otherwise)?);
                tree::ExprKind::IfExp(tree::ExprIfExp { test, body, orelse })
            }
            ExprKind::Lambda { parameters, body } => {
                let id = self.next_id();
                let args = self.parameters(parameters)?;
                let body = self.boxed_expr(body)?;
                tree::ExprKind::Lambda(tree::ExprLambda { id, args, body })
            }
            ExprKind::List(items) => {
                tree::ExprKind::List(tree::ExprList { elts: self.starred(items, ctx)?, ctx })
            }
            ExprKind::Tuple(items) => {
                tree::ExprKind::Tuple(tree::ExprList { elts: self.starred(items, ctx)?, ctx })
            }
            ExprKind::Set(items) if items.is_empty() => {
                return Err(self.error("a set display has items; an empty set is `set()`"));
            }
            ExprKind::Set(items) => tree::ExprKind::Set(tree::ExprSet { elts: self.starred(items, ctx)? }),
            ExprKind::Dict(items) => {
                let key =
                    |(key, _): &(Option<Expr>, Expr)| key.as_ref().map(|key| self.expr(key)).transpose();
                let keys = items.iter().map(key).collect::<Result<Vec<_>>>()?;
                let values = items.iter().map(|(_, value)| self.expr(value)).collect::<Result<Vec<_>>>()?;
                let (keys, values) = (self.slice(keys), self.slice(values));
                tree::ExprKind::Dict(tree::ExprDict { keys, values })
            }
            ExprKind::ListOf { item, clauses } => {
                tree::ExprKind::ListComp(self.comprehension(item, clauses)?)
            }
            ExprKind::SetOf { item, clauses } => tree::ExprKind::SetComp(self.comprehension(item, clauses)?),
            ExprKind::Generator { item, clauses } => {
                tree::ExprKind::GeneratorExp(self.comprehension(item, clauses)?)
            }
            ExprKind::DictOf { key, value, clauses } => {
                let id = self.next_id();
                let generators = self.clauses(clauses)?;
                let (key, value) = (self.boxed_expr(key)?, self.boxed_expr(value)?);
                tree::ExprKind::DictComp(tree::ExprDictComp { id, key, value: Some(value), generators })
            }
            ExprKind::Await(value) => {
                tree::ExprKind::Await(tree::ExprAwait { value: self.boxed_expr(value)? })
            }
            ExprKind::Yield(value) => tree::ExprKind::Yield(tree::ExprYield { value: self.option(value)? }),
            ExprKind::YieldFrom(value) => {
                tree::ExprKind::YieldFrom(tree::ExprYieldFrom { value: self.boxed_expr(value)? })
            }
            ExprKind::Named { name, value } => {
                let id = self.name(name)?;
                let kind = tree::ExprKind::Name(tree::ExprName { id, ctx: ExprContext::Store });
                let target = self.boxed(tree::Expr { range, kind });
                let value = self.boxed_expr(value)?;
                tree::ExprKind::NamedExpr(tree::ExprNamedExpr { target, value })
            }
            ExprKind::Joined(parts) => {
                let values = self.joined(parts, range, false)?;
                tree::ExprKind::JoinedStr(tree::ExprJoinedStr { values })
            }
            ExprKind::Template(parts) => {
                self.wants(Feature::TemplateStrings)?;
                let values = self.joined(parts, range, true)?;
                tree::ExprKind::TemplateStr(tree::ExprTemplateStr { values })
            }
            ExprKind::Starred(_) if stars == Stars::Refused => {
                return Err(self.error("a starred expression stands only in a display, a call or a target"));
            }
            ExprKind::Starred(value) => {
                tree::ExprKind::Starred(tree::ExprStarred { value: self.boxed_expr(value)?, ctx })
            }
        })
    }

    fn literal(&mut self, constant: &Constant) -> Result<Literal<'a>> {
        Ok(match constant {
            Constant::None => Literal::None,
            Constant::Bool(true) => Literal::True,
            Constant::Bool(false) => Literal::False,
            Constant::Ellipsis => Literal::Ellipsis,
            Constant::Int(value) => Literal::Int(*value),
            Constant::BigInt { negative, digits } => self.big_int(*negative, digits),
            Constant::Float(value) => Literal::Float(*value),
            Constant::Complex { real, imag } => Literal::Complex { real: *real, imag: *imag },
            Constant::Str(text) => Literal::Str(self.bump.alloc_slice_copy(text.as_bytes())),
            Constant::Bytes(bytes) => Literal::Bytes(self.bump.alloc_slice_copy(bytes)),
            Constant::Tuple(items) => {
                let items = self.at(None, |this, _| {
                    items.iter().map(|item| this.literal(item)).collect::<Result<Vec<_>>>()
                })?;
                Literal::Tuple(self.slice(items))
            }
        })
    }

    /// An integer in the form that its size asks for.
    fn big_int(&self, negative: bool, digits: &[u32]) -> Literal<'a> {
        let len = digits.iter().rposition(|digit| *digit != 0).map_or(0, |last| last + 1);
        let digits = &digits[..len];
        if len <= 2 {
            let magnitude = digits.iter().rev().fold(0i128, |n, digit| n << 32 | i128::from(*digit));
            if let Ok(small) = i64::try_from(if negative { -magnitude } else { magnitude }) {
                return Literal::Int(small);
            }
        }
        Literal::BigInt { negative, digits: self.bump.alloc_slice_copy(digits) }
    }

    /// Arguments, those by position first, as the tree has them.
    #[allow(clippy::type_complexity)]
    pub(super) fn arguments(
        &mut self,
        arguments: &[Argument],
        range: Range,
    ) -> Result<(&'a mut [tree::Expr<'a>], &'a mut [tree::Keyword<'a>])> {
        let (mut args, mut keywords) = (Vec::new(), Vec::new());
        for argument in arguments {
            match argument {
                Argument::Positional(expr) => args.push(self.load(expr, Stars::Allowed)?),
                Argument::Star(expr) => {
                    let value = self.boxed_expr(expr)?;
                    let range = value.range;
                    let kind = tree::ExprKind::Starred(tree::ExprStarred { value, ctx: ExprContext::Load });
                    args.push(tree::Expr { range, kind });
                }
                Argument::Keyword(name, expr) => {
                    let arg = Some(self.name(name)?);
                    keywords.push(tree::Keyword { range, arg, value: self.boxed_expr(expr)? });
                }
                Argument::DoubleStar(expr) => {
                    keywords.push(tree::Keyword { range, arg: None, value: self.boxed_expr(expr)? });
                }
            }
        }
        let mut names: Vec<Name> = keywords.iter().filter_map(|keyword| keyword.arg).collect();
        names.sort_unstable();
        if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            let name = self.names.text(pair[0]);
            return Err(self.error(format!("the keyword argument {name} is given twice")));
        }
        Ok((self.slice(args), self.slice(keywords)))
    }

    fn comprehension(&mut self, item: &Expr, clauses: &[Clause]) -> Result<tree::ExprListComp<'a>> {
        let id = self.next_id();
        let generators = self.clauses(clauses)?;
        Ok(tree::ExprListComp { id, elt: self.boxed_expr(item)?, generators })
    }

    fn clauses(&mut self, clauses: &[Clause]) -> Result<&'a mut [tree::Comprehension<'a>]> {
        if clauses.is_empty() {
            return Err(self.error("a comprehension wants a `for`"));
        }
        let one = |clause: &Clause| {
            let target = self.target(&clause.target, ExprContext::Store)?;
            let target = self.boxed(target);
            let iter = self.boxed_expr(&clause.iterable)?;
            let ifs = self.exprs(&clause.conditions)?;
            Ok(tree::Comprehension { target, iter, ifs, is_async: clause.is_async })
        };
        let clauses = clauses.iter().map(one).collect::<Result<Vec<_>>>()?;
        Ok(self.slice(clauses))
    }

    /// The parts of a formatted string, or of a template string.
    fn joined(
        &mut self,
        parts: &[Joined],
        range: Range,
        in_template: bool,
    ) -> Result<&'a mut [tree::Expr<'a>]> {
        let mut values: Vec<tree::Expr<'a>> = Vec::new();
        let mut text = String::new();
        for part in parts {
            match part {
                Joined::Text(more) => text.push_str(more),
                Joined::Value { value, conversion, spec } => {
                    self.flush_text(&mut text, range, &mut values);
                    let place = value.span.map(|span| self.range(span)).transpose()?;
                    let value = self.boxed_expr(value)?;
                    let conversion = match conversion {
                        None => -1,
                        Some(Conversion::Str) => i32::from(b's'),
                        Some(Conversion::Repr) => i32::from(b'r'),
                        Some(Conversion::Ascii) => i32::from(b'a'),
                    };
                    let format_spec = if spec.is_empty() {
                        None
                    } else {
                        let values = self.at(None, |this, range| this.joined(spec, range, false))?;
                        let kind = tree::ExprKind::JoinedStr(tree::ExprJoinedStr { values });
                        Some(self.boxed(tree::Expr { range, kind }))
                    };
                    let kind = if in_template {
                        let str =
                            place.map_or("", |place| &self.source[place.start as usize..place.end as usize]);
                        let str = str.as_bytes();
                        let node = tree::ExprInterpolation { value, str, conversion, format_spec };
                        tree::ExprKind::Interpolation(node)
                    } else {
                        let node = tree::ExprFormattedValue { value, conversion, format_spec };
                        tree::ExprKind::FormattedValue(node)
                    };
                    values.push(tree::Expr { range, kind });
                }
            }
        }
        self.flush_text(&mut text, range, &mut values);
        Ok(self.slice(values))
    }

    fn flush_text(&mut self, text: &mut String, range: Range, values: &mut Vec<tree::Expr<'a>>) {
        if text.is_empty() {
            return;
        }
        let value = Literal::Str(self.bump.alloc_slice_copy(text.as_bytes()));
        text.clear();
        let kind = tree::ExprKind::Constant(tree::ExprConstant { value, is_u: false });
        values.push(tree::Expr { range, kind });
    }

    /// The parameters of a function.
    pub(super) fn parameters(&mut self, parameters: &Parameters) -> Result<&'a mut tree::Arguments<'a>> {
        let Parameters { positional_only, positional, star, keyword_only, double_star } = parameters;
        let mut defaults = Vec::new();
        for parameter in positional_only.iter().chain(positional) {
            match &parameter.default {
                Some(default) => defaults.push(self.expr(default)?),
                None if !defaults.is_empty() => {
                    let name = &parameter.name;
                    return Err(
                        self.error(format!("parameter {name} has no default and follows one that has"))
                    );
                }
                None => {}
            }
        }
        for parameter in star.iter().chain(double_star) {
            if parameter.default.is_some() {
                return Err(self.error(format!("parameter {} cannot have a default", parameter.name)));
            }
        }
        let kw_defaults = keyword_only
            .iter()
            .map(|parameter| parameter.default.as_ref().map(|default| self.expr(default)).transpose())
            .collect::<Result<Vec<_>>>()?;
        let posonlyargs = self.args(positional_only)?;
        let args = self.args(positional)?;
        let vararg = self.arg_option(star)?;
        let kwonlyargs = self.args(keyword_only)?;
        let kwarg = self.arg_option(double_star)?;
        let (kw_defaults, defaults) = (self.slice(kw_defaults), self.slice(defaults));
        Ok(self.boxed(tree::Arguments {
            posonlyargs,
            args,
            vararg,
            kwonlyargs,
            kw_defaults,
            kwarg,
            defaults,
        }))
    }

    fn args(&mut self, parameters: &[Parameter]) -> Result<&'a mut [tree::Arg<'a>]> {
        let args = parameters.iter().map(|parameter| self.arg(parameter)).collect::<Result<Vec<_>>>()?;
        Ok(self.slice(args))
    }

    fn arg_option(&mut self, parameter: &Option<Parameter>) -> Result<Option<&'a mut tree::Arg<'a>>> {
        let Some(parameter) = parameter else { return Ok(None) };
        let arg = self.arg(parameter)?;
        Ok(Some(self.boxed(arg)))
    }

    fn arg(&mut self, parameter: &Parameter) -> Result<tree::Arg<'a>> {
        self.at(parameter.span, |this, range| {
            let arg = this.name(&parameter.name)?;
            Ok(tree::Arg { range, arg, annotation: this.option(&parameter.annotation)? })
        })
    }
}
