//! What all patterns share, and the simple ones (`codegen_pattern` and its helpers).
//!
//! Every pattern takes the subject from the top of the stack. When it fails it goes to the
//! label that pops what lies above the statement's own subject, and when it succeeds it leaves
//! its captures *below* the [`PatternContext::on_top`] values that the patterns around it
//! still need.

use pybytecode_code::Location;
use pybytecode_emit::Label;
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::Name;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{
    ExprContext, ExprKind, Pattern, PatternKind, PatternMatchAs, PatternMatchValue,
};

use super::Compiler;
use crate::Result;

/// Where matching one case stands (`pattern_context`).
#[derive(Debug, Default)]
pub(super) struct PatternContext {
    /// The names captured so far, whose values lie on the stack in this order, the last deepest.
    pub(super) stores: Vec<Name>,
    /// Whether a pattern that matches everything may stand here.
    pub(super) allow_irrefutable: bool,
    /// The label to go to on failure, by how many values are to be popped; they follow each other.
    pub(super) fail_pop: Vec<Label>,
    /// How many values on the stack must stay above the captures.
    pub(super) on_top: u32,
}

impl PatternContext {
    /// The start of a case or of an alternative.
    pub(super) fn new(allow_irrefutable: bool) -> Self {
        PatternContext { allow_irrefutable, ..Self::default() }
    }

    /// How many values a failure must pop.
    pub(super) fn depth(&self) -> u32 {
        self.on_top + self.stores.len() as u32
    }
}

/// Whether the pattern is `_` (`WILDCARD_CHECK`).
pub(super) fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(&pattern.kind, PatternKind::MatchAs(node) if node.name.is_none())
}

impl<'t, 'a> Compiler<'t, 'a> {
    /// Any pattern.
    pub(super) fn pattern(&mut self, pattern: &'t Pattern<'a>, context: &mut PatternContext) -> Result {
        self.deeper(|compiler| compiler.pattern_of_kind(pattern, context))
    }

    fn pattern_of_kind(&mut self, pattern: &'t Pattern<'a>, context: &mut PatternContext) -> Result {
        let range = pattern.range;
        self.set_place_of(range);
        match &pattern.kind {
            PatternKind::MatchValue(node) => self.pattern_value(range, node, context),
            PatternKind::MatchSingleton(node) => {
                let loc = self.location(range);
                let singleton = self.literal(&node.value);
                let fail = self.fail_label(context);
                self.emit().match_singleton(singleton, fail, loc);
                Ok(())
            }
            PatternKind::MatchSequence(node) => self.pattern_sequence(range, node, context),
            PatternKind::MatchMapping(node) => self.pattern_mapping(range, node, context),
            PatternKind::MatchClass(node) => self.pattern_class(range, node, context),
            PatternKind::MatchStar(node) => self.pattern_store(range, node.name, context),
            PatternKind::MatchAs(node) => self.pattern_as(range, node, context),
            PatternKind::MatchOr(node) => self.pattern_or(range, node, context),
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
        let loc = self.location(range);
        let fail = self.fail_label(context);
        self.emit().match_value(fail, loc);
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
                    Some(name) => format!("name capture '{}'", self.names.text(name)),
                    None => "wildcard".to_owned(),
                };
                let message = format!("{what} makes remaining patterns unreachable");
                return Err(SyntaxError::new(message, range).into());
            }
            return self.pattern_store(range, node.name, context);
        };
        let loc = self.location(range);
        context.on_top += 1;
        self.emit().copy(1, loc);
        self.pattern(pattern, context)?;
        context.on_top -= 1;
        self.pattern_store(range, node.name, context)
    }

    /// Captures the subject, or drops it (`codegen_pattern_helper_store_name`).
    pub(super) fn pattern_store(
        &mut self,
        range: Range,
        name: Option<Name>,
        context: &mut PatternContext,
    ) -> Result {
        let loc = self.location(range);
        let loc = self.place_or(loc);
        let Some(name) = name else {
            self.emit().pop_top(loc);
            return Ok(());
        };
        self.check_name(name, ExprContext::Store, loc)?;
        self.check_single_store(range, name, context)?;
        self.emit().rotate(context.depth() + 1, loc);
        context.stores.push(name);
        Ok(())
    }

    /// Refuses a name that the pattern captures already.
    pub(super) fn check_single_store(
        &mut self,
        range: Range,
        name: Name,
        context: &PatternContext,
    ) -> Result {
        if context.stores.contains(&name) {
            let message = format!("multiple assignments to name '{}' in pattern", self.names.text(name));
            return Err(self.error_of_pattern(message, range));
        }
        Ok(())
    }

    /// A refusal of a pattern, where it is or where code was generated for last.
    pub(super) fn error_of_pattern(&mut self, message: impl Into<String>, range: Range) -> Box<SyntaxError> {
        let loc = self.location(range);
        self.error(message, self.place_or(loc))
    }

    /// The label that a failure here goes to (`ensure_fail_pop`, `jump_to_fail_pop`).
    pub(super) fn fail_label(&mut self, context: &mut PatternContext) -> Label {
        let depth = context.depth() as usize;
        while context.fail_pop.len() <= depth {
            context.fail_pop.push(self.emit().new_label());
        }
        context.fail_pop[depth]
    }

    /// Places the labels of failure, a pop between each (`emit_and_reset_fail_pop`).
    pub(super) fn place_fail_labels(&mut self, context: &mut PatternContext, location: Location) {
        let emit = self.emit();
        while let Some(label) = context.fail_pop.pop() {
            emit.use_label(label);
            if !context.fail_pop.is_empty() {
                emit.pop_top(location);
            }
        }
    }
}
