//! What all patterns share, and the simple ones (`compiler_pattern` and its helpers).
//!
//! Every pattern takes the subject from the top of the stack. When it fails it goes to the
//! block that pops what lies above the statement's own subject, and when it succeeds it leaves
//! its captures *below* the [`PatternContext::on_top`] values that the patterns around it
//! still need.

use pybytecode_emit::{Comparison, Label};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::Name;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{
    ExprContext, ExprKind, Pattern, PatternKind, PatternMatchAs, PatternMatchValue,
};

use super::BlockCompiler;
use crate::Result;

pub(super) use crate::codegen::pattern::{PatternContext, is_wildcard};

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// Any pattern.
    pub(super) fn pattern(&mut self, pattern: &'t Pattern<'a>, context: &mut PatternContext) -> Result {
        self.deeper(|compiler| {
            compiler.set_line_of(pattern.range);
            compiler.pattern_of_kind(pattern, context)
        })
    }

    fn pattern_of_kind(&mut self, pattern: &'t Pattern<'a>, context: &mut PatternContext) -> Result {
        let range = pattern.range;
        match &pattern.kind {
            PatternKind::MatchValue(node) => self.pattern_value(range, node, context),
            PatternKind::MatchSingleton(node) => {
                let singleton = self.base.literal(&node.value);
                self.emit().load_const(singleton);
                self.emit().is(false);
                self.fail_if_false(context);
                Ok(())
            }
            PatternKind::MatchSequence(node) => self.pattern_sequence(range, node, context),
            PatternKind::MatchMapping(node) => self.pattern_mapping(range, node, context),
            PatternKind::MatchClass(node) => self.pattern_class(range, node, context),
            PatternKind::MatchStar(node) => self.pattern_store(node.name, context),
            PatternKind::MatchAs(node) => self.pattern_as(range, node, context),
            PatternKind::MatchOr(node) => self.pattern_or(node, context),
        }
    }

    /// A pattern inside another, where one that matches everything is welcome.
    pub(super) fn subpattern(&mut self, pattern: &'t Pattern<'a>, context: &mut PatternContext) -> Result {
        let outer = std::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, context)?;
        context.allow_irrefutable = outer;
        Ok(())
    }

    fn pattern_value(
        &mut self,
        range: Range,
        node: &'t PatternMatchValue<'a>,
        context: &mut PatternContext,
    ) -> Result {
        if !matches!(node.value.kind, ExprKind::Constant(_) | ExprKind::Attribute(_)) {
            let message = "patterns may only match literals and attribute lookups";
            return Err(SyntaxError::new(message, range).into());
        }
        self.visit_expr(node.value)?;
        self.emit().compare(Comparison::Eq);
        self.fail_if_false(context);
        Ok(())
    }

    fn pattern_as(
        &mut self,
        range: Range,
        node: &'t PatternMatchAs<'a>,
        context: &mut PatternContext,
    ) -> Result {
        let Some(pattern) = &node.pattern else {
            if !context.allow_irrefutable {
                let what = match node.name {
                    Some(name) => format!("name capture '{}'", self.base.names.text(name)),
                    None => "wildcard".to_owned(),
                };
                let message = format!("{what} makes remaining patterns unreachable");
                return Err(SyntaxError::new(message, range).into());
            }
            return self.pattern_store(node.name, context);
        };
        context.on_top += 1;
        self.emit().duplicate_top();
        self.pattern(pattern, context)?;
        context.on_top -= 1;
        self.pattern_store(node.name, context)
    }

    /// Captures the subject, or drops it (`pattern_helper_store_name`).
    pub(super) fn pattern_store(&mut self, name: Option<Name>, context: &mut PatternContext) -> Result {
        let Some(name) = name else {
            self.emit().pop_top();
            return Ok(());
        };
        self.check_name(name, ExprContext::Store)?;
        self.check_single_store(name, context)?;
        self.emit().rotate(context.depth() + 1);
        context.stores.push(name);
        Ok(())
    }

    /// Refuses a name that the pattern captures already.
    pub(super) fn check_single_store(&mut self, name: Name, context: &PatternContext) -> Result {
        if context.stores.contains(&name) {
            let message = format!("multiple assignments to name '{}' in pattern", self.base.names.text(name));
            return Err(SyntaxError::new(message, self.frame().place).into());
        }
        Ok(())
    }

    /// Takes an item, by its index, of the sequence on top, which stays.
    pub(super) fn item(&mut self, index: usize) {
        let index = self.base.objects.int(index as i64);
        let mut emit = self.emit();
        emit.duplicate_top();
        emit.load_const(index);
        emit.binary_subscript();
    }

    /// The block that a failure here goes to (`ensure_fail_pop`).
    pub(super) fn fail_label(&mut self, context: &mut PatternContext) -> Label {
        let depth = context.depth() as usize;
        while context.fail_pop.len() <= depth {
            context.fail_pop.push(self.new_block());
        }
        context.fail_pop[depth]
    }

    /// Pops whether all is well, and fails if not (`jump_to_fail_pop`).
    pub(super) fn fail_if_false(&mut self, context: &mut PatternContext) {
        let fail = self.fail_label(context);
        self.emit().pop_jump_if(false, fail);
        self.emit().next_block();
    }

    /// Fails in any case.
    pub(super) fn fail(&mut self, context: &mut PatternContext) {
        let fail = self.fail_label(context);
        self.emit().jump_forward(fail);
        self.emit().next_block();
    }

    /// Places the blocks of failure, a pop between each (`emit_and_reset_fail_pop`).
    pub(super) fn place_fail_labels(&mut self, context: &mut PatternContext) {
        if context.fail_pop.is_empty() {
            self.emit().next_block();
        }
        while let Some(block) = context.fail_pop.pop() {
            self.use_next_block(block);
            if !context.fail_pop.is_empty() {
                self.emit().pop_top();
            }
        }
    }
}
