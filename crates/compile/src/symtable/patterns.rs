//! The walk over patterns of `match` (`symtable_visit_pattern`).

use pybytecode_syntax::names::Name;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{ExprContext, Pattern, PatternKind, PatternMatchClass};

use super::SymbolFlags;
use super::builder::Builder;
use crate::Result;
use crate::recursion::grow;

impl<'a> Builder<'_, 'a> {
    pub(super) fn visit_pattern(&mut self, pattern: &Pattern<'a>) -> Result {
        self.depth.enter()?;
        if self.depth.is_checked() {
            grow(|| self.pattern(pattern))?;
        } else {
            self.pattern(pattern)?;
        }
        self.depth.leave();
        Ok(())
    }

    fn visit_patterns(&mut self, patterns: &[Pattern<'a>]) -> Result {
        patterns.iter().try_for_each(|pattern| self.visit_pattern(pattern))
    }

    fn pattern(&mut self, pattern: &Pattern<'a>) -> Result {
        let range = pattern.range;
        match &pattern.kind {
            PatternKind::MatchValue(node) => self.visit_expr(node.value),
            PatternKind::MatchSingleton(_) => Ok(()),
            PatternKind::MatchSequence(node) => self.visit_patterns(node.patterns),
            PatternKind::MatchMapping(node) => {
                self.visit_exprs(node.keys)?;
                self.visit_patterns(node.patterns)?;
                self.capture(node.rest, range)
            }
            PatternKind::MatchClass(node) => {
                self.visit_expr(node.cls)?;
                self.visit_patterns(node.patterns)?;
                self.check_keyword_patterns(node)?;
                self.visit_patterns(node.kwd_patterns)
            }
            PatternKind::MatchStar(node) => self.capture(node.name, range),
            PatternKind::MatchAs(node) => {
                if let Some(inner) = node.pattern.as_deref() {
                    self.visit_pattern(inner)?;
                }
                self.capture(node.name, range)
            }
            PatternKind::MatchOr(node) => self.visit_patterns(node.patterns),
        }
    }

    fn capture(&mut self, name: Option<Name>, range: Range) -> Result {
        name.map_or(Ok(()), |name| self.define(name, SymbolFlags::LOCAL, range))
    }

    /// Refuses keyword patterns called `__debug__` (`check_kwd_patterns`).
    fn check_keyword_patterns(&self, node: &PatternMatchClass) -> Result {
        let mut keywords = node.kwd_attrs.iter().zip(node.kwd_patterns.iter());
        keywords.try_for_each(|(name, pattern)| self.check_name(*name, pattern.range, ExprContext::Store))
    }
}
