//! The `match` statement (`codegen_match`).
//!
//! The subject stays on the stack from case to case: each but the last works on a copy. What
//! a pattern captures piles up on the stack and is stored only after the whole pattern has
//! matched; a failing pattern pops it instead (see [`PatternContext`]).

use pybytecode_code::Location;
use pybytecode_opcode::facts::SubjectDrop;
use pybytecode_syntax::tree::{ExprContext, MatchCase, StmtMatch};

use super::Compiler;
use super::pattern::{PatternContext, is_wildcard};
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    /// A `match` statement.
    pub(crate) fn match_statement(&mut self, node: &'t StmtMatch<'a>) -> Result {
        self.visit_expr(node.subject)?;
        let end = self.emit().new_label();

        // A last `case _` needs no pattern, so the case before it needs no copy.
        let (tested, default) = match node.cases.split_last() {
            Some((last, before)) if is_wildcard(last.pattern) && !before.is_empty() => (before, Some(last)),
            _ => (&*node.cases, None),
        };
        for (at, case) in tested.iter().enumerate() {
            let last = at + 1 == tested.len();
            let mut context = PatternContext::new(case.guard.is_some() || last && default.is_none());
            self.set_place_of(case.pattern.range);
            self.match_case(case, !last, &mut context)?;
            self.emit().jump(end, Location::NONE);
            self.set_place_of(case.pattern.range);
            // The clean-up belongs to the pattern that failed, not to the end of the body.
            let loc = self.location(case.pattern.range);
            self.place_fail_labels(&mut context, loc);
        }
        if let Some(case) = default {
            // Gives the case a line, although it tests nothing.
            let loc = self.location(case.pattern.range);
            self.emit().nop(loc);
            self.set_place(loc);
            if let Some(guard) = &case.guard {
                self.jump_if(guard, end, false)?;
            }
            self.visit_body(case.body)?;
            self.set_place(Location::NONE);
        }
        self.emit().use_label(end);
        Ok(())
    }

    /// Pattern, guard and body of a case; `keep` the subject for the next case if this one fails.
    fn match_case(&mut self, case: &'t MatchCase<'a>, keep: bool, context: &mut PatternContext) -> Result {
        let loc = self.location(case.pattern.range);
        if keep {
            self.emit().copy(1, loc);
        }
        self.pattern(case.pattern, context)?;
        let loc = self.place_or(loc);
        for at in 0..context.stores.len() {
            self.name_op(loc, context.stores[at], ExprContext::Store)?;
        }
        context.stores.clear();
        if let Some(guard) = &case.guard {
            let fail = self.fail_label(context);
            self.jump_if(guard, fail, false)?;
        }
        if keep {
            // The subject is no longer needed. The next location serves branch events better.
            let loc = match self.target.subject_drop {
                SubjectDrop::Pattern => self.place_or(loc),
                SubjectDrop::Next => Location::NEXT,
            };
            self.emit().pop_top(loc);
        }
        self.visit_body(case.body)
    }
}
