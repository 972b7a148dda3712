//! Class patterns (`codegen_pattern_class`).

use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::Name;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{ExprContext, PatternMatchClass};
use rustc_hash::FxHashSet;

use super::Compiler;
use super::pattern::{PatternContext, is_wildcard};
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    pub(super) fn pattern_class(
        &mut self,
        range: Range,
        node: &'t PatternMatchClass<'a>,
        context: &mut PatternContext,
    ) -> Result {
        self.check_distinct_attributes(node)?;
        self.visit_expr(node.cls)?;
        let loc = self.location(range);
        let attributes: Vec<_> = node.kwd_attrs.iter().map(|name| self.name_object(*name)).collect();
        let attributes = self.objects.constant_tuple(&attributes);
        self.emit().load_const(attributes, loc);
        self.emit().match_class(node.patterns.len() as u32, loc);
        context.on_top += 1;
        let fail = self.fail_label(context);
        self.emit().match_not_none(fail, loc);

        let count = (node.patterns.len() + node.kwd_patterns.len()) as u32;
        self.emit().unpack_sequence(count, loc);
        context.on_top += count;
        context.on_top -= 1; // the tuple of attributes
        for pattern in node.patterns.iter().chain(node.kwd_patterns.iter()) {
            context.on_top -= 1;
            if is_wildcard(pattern) {
                let loc = self.place_or(loc);
                self.emit().pop_top(loc);
            } else {
                self.subpattern(pattern, context)?;
            }
        }
        Ok(())
    }

    /// Refuses an attribute that is named twice, where the second one's pattern stands: of several
    /// the one whose first mention comes first (`validate_kwd_attrs`).
    pub(super) fn check_distinct_attributes(&self, node: &PatternMatchClass) -> Result {
        let mut seen = FxHashSet::default();
        let is_forbidden = |name: Name| self.forbids(name, ExprContext::Store);
        if node.kwd_attrs.iter().all(|name| seen.insert(*name) && is_forbidden(*name).is_none()) {
            return Ok(());
        }
        for (at, name) in node.kwd_attrs.iter().enumerate() {
            if let Some((message, pattern)) = is_forbidden(*name).zip(node.kwd_patterns.get(at)) {
                return Err(SyntaxError::new(message, pattern.range).into());
            }
            let again = node.kwd_attrs[at + 1..].iter().position(|other| other == name);
            if let Some(pattern) = again.and_then(|offset| node.kwd_patterns.get(at + 1 + offset)) {
                let text = self.names.text(*name);
                let message = format!("attribute name repeated in class pattern: {text}");
                return Err(SyntaxError::new(message, pattern.range).into());
            }
        }
        Ok(())
    }
}
