//! `match` (`compiler_match_inner`).

use pybytecode_syntax::tree::{ExprContext, StmtMatch};

use super::BlockCompiler;
use super::pattern::{PatternContext, is_wildcard};
use crate::Result;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    pub(super) fn match_statement(&mut self, node: &'t StmtMatch<'a>) -> Result {
        self.visit_expr(node.subject)?;
        let end = self.new_block();
        let Some((last, others)) = node.cases.split_last() else { return Ok(()) };
        // `case _` at the end needs no subject.
        let has_default = is_wildcard(last.pattern) && !others.is_empty();
        let tested = if has_default { others } else { &*node.cases };
        for (at, case) in tested.iter().enumerate() {
            self.set_line_of(case.pattern.range);
            let is_last = at + 1 == tested.len();
            if !is_last {
                self.emit().duplicate_top();
            }
            let mut context = PatternContext::new(case.guard.is_some() || at + 1 == node.cases.len());
            self.pattern(case.pattern, &mut context)?;
            for name in std::mem::take(&mut context.stores) {
                self.name_op(name, ExprContext::Store)?;
            }
            if let Some(guard) = &case.guard {
                let fail = self.fail_label(&mut context);
                self.jump_if(guard, fail, false)?;
            }
            if !is_last {
                self.emit().pop_top();
            }
            self.visit_body(case.body)?;
            self.emit().jump_forward(end);
            // What cleans up after a pattern that fails belongs to that, not to the body.
            self.set_line_of(case.pattern.range);
            self.place_fail_labels(&mut context);
        }
        if has_default {
            self.set_line_of(last.pattern.range);
            self.emit().nop();
            if let Some(guard) = &last.guard {
                self.jump_if(guard, end, false)?;
            }
            self.visit_body(last.body)?;
        }
        self.use_next_block(end);
        Ok(())
    }
}
