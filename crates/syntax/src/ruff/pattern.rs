//! Patterns of `match`, and what ruff lets through in them that CPython does not.

use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::convert::{Converter, range};
use crate::literal::Literal;
use crate::range::Range;
use crate::tree::*;

impl<'a> Converter<'a> {
    pub(super) fn boxed_pattern(&mut self, pattern: &ast::Pattern) -> &'a mut Pattern<'a> {
        let pattern = self.pattern(pattern);
        self.bump.alloc(pattern)
    }

    fn pattern(&mut self, pattern: &ast::Pattern) -> Pattern<'a> {
        let place = range(pattern.range());
        let kind = self.deeper(
            |this| this.pattern_kind(pattern, place),
            || PatternKind::MatchAs(PatternMatchAs { pattern: None, name: None }),
        );
        Pattern { range: place, kind }
    }

    fn pattern_kind(&mut self, pattern: &ast::Pattern, place: Range) -> PatternKind<'a> {
        match pattern {
            ast::Pattern::MatchValue(node) => {
                self.check_value(&node.value);
                PatternKind::MatchValue(PatternMatchValue { value: self.boxed(&node.value) })
            }
            ast::Pattern::MatchSingleton(node) => {
                let value = match node.value {
                    ast::Singleton::None => Literal::None,
                    ast::Singleton::True => Literal::True,
                    ast::Singleton::False => Literal::False,
                };
                PatternKind::MatchSingleton(PatternMatchSingleton { value })
            }
            ast::Pattern::MatchSequence(node) => {
                self.check_stars(&node.patterns, place.end);
                self.check_comma(&node.patterns);
                let patterns = self.list(&node.patterns, Self::pattern);
                PatternKind::MatchSequence(PatternMatchSequence { patterns })
            }
            ast::Pattern::MatchMapping(node) => {
                let keys = self.list(&node.keys, |this, key| {
                    this.check_value(key);
                    this.check_bare(range(key.range()));
                    this.expr(key)
                });
                PatternKind::MatchMapping(PatternMatchMapping {
                    keys,
                    patterns: self.list(&node.patterns, Self::pattern),
                    rest: node.rest.as_ref().map(|name| self.name(name)),
                })
            }
            ast::Pattern::MatchClass(node) => {
                if range(node.cls.range()).start != place.start {
                    self.fail("invalid syntax", place);
                }
                PatternKind::MatchClass(PatternMatchClass {
                    cls: self.boxed(&node.cls),
                    patterns: self.list(&node.arguments.patterns, Self::pattern),
                    kwd_attrs: self.list(&node.arguments.keywords, |this, node| this.name(&node.attr)),
                    kwd_patterns: self
                        .list(&node.arguments.keywords, |this, node| this.pattern(&node.pattern)),
                })
            }
            ast::Pattern::MatchStar(node) => {
                let name = node.name.as_ref().map(|name| self.name(name));
                PatternKind::MatchStar(PatternMatchStar { name })
            }
            ast::Pattern::MatchAs(node) => PatternKind::MatchAs(PatternMatchAs {
                pattern: node.pattern.as_deref().map(|pattern| self.boxed_pattern(pattern)),
                name: node.name.as_ref().map(|name| self.name(name)),
            }),
            ast::Pattern::MatchOr(node) => {
                PatternKind::MatchOr(PatternMatchOr { patterns: self.list(&node.patterns, Self::pattern) })
            }
        }
    }

    /// Numbers in patterns: a sign stands before a number alone, and nothing is in parentheses.
    fn check_value(&mut self, value: &ast::Expr) {
        let place = range(value.range());
        let fits = match value {
            ast::Expr::UnaryOp(node) => node.operand.is_number_literal_expr(),
            ast::Expr::BinOp(node) => {
                let left = range(node.left.range());
                let right = range(node.right.range());
                let signed = match &*node.left {
                    ast::Expr::UnaryOp(node) => node.operand.is_number_literal_expr(),
                    _ => true,
                };
                signed && left.start == place.start && right.end == place.end
            }
            _ => true,
        };
        if !fits {
            self.fail("invalid syntax", place);
        }
    }

    /// The key of a mapping is not in parentheses.
    fn check_bare(&mut self, place: Range) {
        if self.byte(self.skip_trivia(place.end, &[])) == Some(b')') {
            self.fail("invalid syntax", place);
        }
    }

    /// Ruff does not miss the comma in `[a b]`.
    fn check_comma(&mut self, patterns: &[ast::Pattern]) {
        if let [first, _] = patterns {
            let next = self.skip_trivia(first.range().end().to_u32(), b")");
            if self.byte(next) != Some(b',') {
                self.fail("invalid syntax. Perhaps you forgot a comma?", range(first.range()));
            }
        }
    }

    /// A star in a sequence that ends at `end` is not in parentheses of its own.
    fn check_stars(&mut self, patterns: &[ast::Pattern], end: u32) {
        for star in patterns.iter().filter(|pattern| pattern.is_match_star()) {
            let next = self.skip_trivia(star.range().end().to_u32(), &[]);
            if self.byte(next) == Some(b')') && next + 1 != end {
                self.fail("invalid syntax", range(star.range()));
            }
        }
    }
}
