//! Class patterns (`compiler_pattern_class`).

use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::PatternMatchClass;

use super::BlockCompiler;
use super::pattern::{PatternContext, is_wildcard};
use crate::Result;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    pub(super) fn pattern_class(
        &mut self,
        _range: Range,
        node: &'t PatternMatchClass<'a>,
        context: &mut PatternContext,
    ) -> Result {
        self.base.check_distinct_attributes(node)?;
        self.visit_expr(node.cls)?;
        let attributes: Vec<_> = node.kwd_attrs.iter().map(|name| self.base.name_object(*name)).collect();
        let attributes = self.base.objects.constant_tuple(&attributes);
        self.emit().load_const(attributes);
        self.emit().match_class(node.patterns.len() as u32);
        context.on_top += 1;
        self.fail_if_false(context);
        for (at, pattern) in node.patterns.iter().chain(node.kwd_patterns.iter()).enumerate() {
            if !is_wildcard(pattern) {
                self.item(at);
                self.subpattern(pattern, context)?;
            }
        }
        context.on_top -= 1;
        self.emit().pop_top();
        Ok(())
    }
}
