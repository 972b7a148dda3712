//! Alternatives in patterns (`compiler_pattern_or`).
//!
//! Each alternative is matched for itself, against a copy of the subject. The first one says
//! which names are captured and in which order; the others must capture the same names, and
//! their values are brought into that order on the stack.

use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::Name;
use pybytecode_syntax::tree::PatternMatchOr;

use super::BlockCompiler;
use super::pattern::PatternContext;
use crate::Result;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    pub(super) fn pattern_or(
        &mut self,
        node: &'t PatternMatchOr<'a>,
        context: &mut PatternContext,
    ) -> Result {
        let end = self.new_block();
        let last = node.patterns.len().saturating_sub(1);
        let mut control: Option<Vec<Name>> = None;
        for (at, alternative) in node.patterns.iter().enumerate() {
            // What matches everything may only come last, if it may come at all.
            let mut inner = PatternContext::new(at == last && context.allow_irrefutable);
            self.set_line_of(alternative.range);
            self.emit().duplicate_top();
            self.pattern(alternative, &mut inner)?;
            let stores = std::mem::take(&mut inner.stores);
            match &control {
                None => control = Some(stores),
                Some(control) => {
                    if !self.reorder_captures(stores, control) {
                        let message = "alternative patterns bind different names";
                        return Err(SyntaxError::new(message, self.frame().place).into());
                    }
                }
            }
            self.emit().jump_forward(end);
            self.emit().next_block();
            self.place_fail_labels(&mut inner);
        }

        // None matched: the subject is still there.
        self.emit().pop_top();
        self.fail(context);

        self.use_next_block(end);
        // Each capture goes below the other ones, the subject, what must stay on top, and the
        // captures of the patterns around.
        let control = control.unwrap_or_default();
        let below = control.len() as u32 + 1 + context.depth();
        for name in control {
            self.emit().rotate(below);
            self.check_single_store(name, context)?;
            context.stores.push(name);
        }
        self.emit().pop_top();
        Ok(())
    }

    /// Brings an alternative's captures into the order of `control`; false if they are other names.
    fn reorder_captures(&mut self, mut stores: Vec<Name>, control: &[Name]) -> bool {
        if stores.len() != control.len() {
            return false;
        }
        for (wanted, name) in control.iter().enumerate().rev() {
            let Some(found) = stores.iter().position(|store| store == name) else {
                return false;
            };
            if found == wanted {
                continue;
            }
            // All behind `wanted` are in place, so `found` comes before it: turn the first
            // `wanted + 1` captures until it is there.
            for _ in 0..=found {
                self.emit().rotate(wanted as u32 + 1);
            }
            stores[..=wanted].rotate_left(found + 1);
        }
        true
    }
}
