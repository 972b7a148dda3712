//! Alternatives in patterns (`codegen_pattern_or`).
//!
//! Each alternative is matched for itself, against a copy of the subject. The first one says
//! which names are captured and in which order; the others must capture the same names, and
//! their values are brought into that order on the stack.

use pybytecode_code::Location;
use pybytecode_syntax::names::Name;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::PatternMatchOr;

use super::Compiler;
use super::pattern::PatternContext;
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    pub(super) fn pattern_or(
        &mut self,
        range: Range,
        node: &'t PatternMatchOr<'a>,
        context: &mut PatternContext,
    ) -> Result {
        let end = self.emit().new_label();
        let last = node.patterns.len().saturating_sub(1);
        let mut control: Option<Vec<Name>> = None;
        for (at, alternative) in node.patterns.iter().enumerate() {
            // What matches everything may only come last, if it may come at all.
            let mut inner = PatternContext::new(at == last && context.allow_irrefutable);
            let loc = self.location(alternative.range);
            self.emit().copy(1, loc);
            self.pattern(alternative, &mut inner)?;
            let loc = self.place_or(loc);
            let stores = std::mem::take(&mut inner.stores);
            match &control {
                None => control = Some(stores),
                Some(control) => {
                    if !self.reorder_captures(stores, control, loc) {
                        let message = "alternative patterns bind different names";
                        return Err(self.error_of_pattern(message, range));
                    }
                }
            }
            self.emit().jump(end, loc);
            self.place_fail_labels(&mut inner, loc);
        }

        // None matched: the subject is still there.
        let loc = self.location(range);
        let loc = self.place_or(loc);
        self.emit().pop_top(loc);
        let fail = self.fail_label(context);
        self.emit().jump(fail, loc);

        self.emit().use_label(end);
        // Each capture goes below the other ones, the subject, what must stay on top, and the
        // captures of the patterns around.
        let control = control.unwrap_or_default();
        let below = control.len() as u32 + 1 + context.depth();
        for name in control {
            self.emit().rotate(below, loc);
            self.check_single_store(range, name, context)?;
            context.stores.push(name);
        }
        self.emit().pop_top(loc);
        Ok(())
    }

    /// Brings an alternative's captures into the order of `control`; false if they are other names.
    fn reorder_captures(&mut self, mut stores: Vec<Name>, control: &[Name], loc: Location) -> bool {
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
                self.emit().rotate(wanted as u32 + 1, loc);
            }
            stores[..=wanted].rotate_left(found + 1);
        }
        true
    }
}
