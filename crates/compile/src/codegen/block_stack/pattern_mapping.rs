//! Mapping patterns (`compiler_pattern_mapping`).

use pybytecode_emit::Comparison;
use pybytecode_emit::block_stack::Container;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::PatternMatchMapping;

use super::BlockCompiler;
use super::pattern::{PatternContext, is_wildcard};
use crate::Result;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    pub(super) fn pattern_mapping(
        &mut self,
        range: Range,
        node: &'t PatternMatchMapping<'a>,
        context: &mut PatternContext,
    ) -> Result {
        let size = node.keys.len() as u32;
        context.on_top += 1;
        self.emit().match_mapping();
        self.fail_if_false(context);
        if size == 0 && node.rest.is_none() {
            // `{}` takes every mapping.
            context.on_top -= 1;
            self.emit().pop_top();
            return Ok(());
        }
        if size > 0 {
            self.compare_length(size, Comparison::Ge, context);
        }
        self.base.check_mapping_keys(range, node.keys)?;
        self.visit_exprs(node.keys)?;
        self.emit().build(Container::Tuple, size);
        self.emit().match_keys();
        // The tuple of keys and that of their values lie above the subject.
        context.on_top += 2;
        self.fail_if_false(context);
        for (at, pattern) in node.patterns.iter().enumerate() {
            if !is_wildcard(pattern) {
                self.item(at);
                self.subpattern(pattern, context)?;
            }
        }
        // What follows takes the tuple of keys.
        context.on_top -= 2;
        self.emit().pop_top();
        if node.rest.is_some() {
            self.emit().copy_dict_without_keys();
            self.pattern_store(node.rest, context)?;
        } else {
            self.emit().pop_top();
        }
        context.on_top -= 1;
        self.emit().pop_top();
        Ok(())
    }

    /// Fails unless the length of the subject on top, which stays, compares so.
    pub(super) fn compare_length(
        &mut self,
        length: u32,
        comparison: Comparison,
        context: &mut PatternContext,
    ) {
        let length = self.base.objects.int(length.into());
        let mut emit = self.emit();
        emit.get_len();
        emit.load_const(length);
        emit.compare(comparison);
        self.fail_if_false(context);
    }
}
