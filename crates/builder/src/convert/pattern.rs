//! Patterns.

use pybytecode_syntax::literal::Literal;
use pybytecode_syntax::tree;

use super::{Converter, Result};
use crate::{Constant, Expr, ExprKind, Operator, Pattern, PatternKind, UnaryOp};

impl<'a> Converter<'a> {
    pub(super) fn pattern(&mut self, pattern: &Pattern) -> Result<tree::Pattern<'a>> {
        self.nested_pattern(pattern, false)
    }

    fn patterns(&mut self, patterns: &[Pattern], in_sequence: bool) -> Result<&'a mut [tree::Pattern<'a>]> {
        let one = |pattern: &Pattern| self.nested_pattern(pattern, in_sequence);
        let patterns = patterns.iter().map(one).collect::<Result<Vec<_>>>()?;
        Ok(self.slice(patterns))
    }

    fn option_name(&mut self, name: &Option<String>) -> Result<Option<pybytecode_syntax::names::Name>> {
        name.as_ref().map(|name| self.name(name)).transpose()
    }

    fn nested_pattern(&mut self, pattern: &Pattern, in_sequence: bool) -> Result<tree::Pattern<'a>> {
        self.at(pattern.span, |this, range| {
            let kind = match &pattern.kind {
                PatternKind::Value(value) => {
                    if !is_literal(value) && !matches!(&*value.kind, ExprKind::Attribute { .. }) {
                        return Err(this.error("a pattern's value is a constant or an attribute"));
                    }
                    tree::PatternKind::MatchValue(tree::PatternMatchValue { value: this.boxed_expr(value)? })
                }
                PatternKind::Singleton(constant) => {
                    let value = match constant {
                        Constant::None => Literal::None,
                        Constant::Bool(true) => Literal::True,
                        Constant::Bool(false) => Literal::False,
                        _ => return Err(this.error("a singleton is None, True or False")),
                    };
                    tree::PatternKind::MatchSingleton(tree::PatternMatchSingleton { value })
                }
                PatternKind::Sequence(items) => {
                    let stars = items.iter().filter(|item| matches!(item.kind, PatternKind::Star(_)));
                    if stars.count() > 1 {
                        return Err(this.error("multiple starred expressions in sequence pattern"));
                    }
                    let patterns = this.patterns(items, true)?;
                    tree::PatternKind::MatchSequence(tree::PatternMatchSequence { patterns })
                }
                PatternKind::Star(_) if !in_sequence => {
                    return Err(this.error("a star pattern stands only in a sequence"));
                }
                PatternKind::Star(name) => {
                    let name = this.option_name(name)?;
                    tree::PatternKind::MatchStar(tree::PatternMatchStar { name })
                }
                PatternKind::Mapping { items, rest } => {
                    let keys = items.iter().map(|(key, _)| this.expr(key)).collect::<Result<Vec<_>>>()?;
                    let patterns =
                        items.iter().map(|(_, pattern)| this.pattern(pattern)).collect::<Result<Vec<_>>>()?;
                    let (keys, patterns) = (this.slice(keys), this.slice(patterns));
                    let rest = this.option_name(rest)?;
                    tree::PatternKind::MatchMapping(tree::PatternMatchMapping { keys, patterns, rest })
                }
                PatternKind::Class { class, positional, keywords } => {
                    if !is_path(class) {
                        return Err(this.error("the class of a pattern is a name or an attribute of one"));
                    }
                    let cls = this.boxed_expr(class)?;
                    let patterns = this.patterns(positional, false)?;
                    let names =
                        keywords.iter().map(|(name, _)| this.name(name)).collect::<Result<Vec<_>>>()?;
                    let kwd_attrs = this.slice(names);
                    let inner = keywords
                        .iter()
                        .map(|(_, pattern)| this.pattern(pattern))
                        .collect::<Result<Vec<_>>>()?;
                    let kwd_patterns = this.slice(inner);
                    tree::PatternKind::MatchClass(tree::PatternMatchClass {
                        cls,
                        patterns,
                        kwd_attrs,
                        kwd_patterns,
                    })
                }
                PatternKind::As { pattern: Some(_), name: None } => {
                    return Err(this.error("a pattern that is kept wants a name"));
                }
                PatternKind::As { pattern, name } => {
                    let pattern = match pattern {
                        None => None,
                        Some(pattern) => {
                            let pattern = this.pattern(pattern)?;
                            Some(this.boxed(pattern))
                        }
                    };
                    let name = this.option_name(name)?;
                    tree::PatternKind::MatchAs(tree::PatternMatchAs { pattern, name })
                }
                PatternKind::Or(patterns) => {
                    if patterns.len() < 2 {
                        return Err(this.error("alternatives are two or more"));
                    }
                    let patterns = this.patterns(patterns, false)?;
                    tree::PatternKind::MatchOr(tree::PatternMatchOr { patterns })
                }
            };
            Ok(tree::Pattern { range, kind })
        })
    }
}

/// Whether it is a constant, a negative number, or the sum or difference of a real and an imaginary number, which is how
/// complex numbers are written (`validate_pattern_match_value`).
fn is_literal(value: &Expr) -> bool {
    let is_real = |value: &Expr| {
        let kind = match &*value.kind {
            ExprKind::Unary { operator: UnaryOp::USub, operand } => &operand.kind,
            _ => &value.kind,
        };
        matches!(**kind, ExprKind::Constant(Constant::Int(_) | Constant::BigInt { .. } | Constant::Float(_)))
    };
    let is_imaginary = |value: &Expr| matches!(&*value.kind, ExprKind::Constant(Constant::Complex { .. }));
    match &*value.kind {
        ExprKind::Constant(_) => true,
        ExprKind::Unary { operator: UnaryOp::USub, operand } => is_real(value) || is_imaginary(operand),
        ExprKind::Binary { left, operator: Operator::Add | Operator::Sub, right } => {
            is_real(left) && is_imaginary(right)
        }
        _ => false,
    }
}

/// Whether it is a name, or an attribute of what is one.
fn is_path(mut value: &Expr) -> bool {
    while let ExprKind::Attribute { value: inner, .. } = &*value.kind {
        value = inner;
    }
    matches!(&*value.kind, ExprKind::Name(_))
}
