//! The frame around an inlined comprehension, which keeps its variables apart from those of the
//! code around it (`push_inlined_comprehension_state` and its inverse).
//!
//! ```text
//!             the outermost iterator
//!             each variable of the comprehension: push what it holds, if anything, and clear it
//!             swap the iterator back to the top
//!             SETUP_FINALLY cleanup
//!             the comprehension
//!             POP_BLOCK, on to end
//!   cleanup:  drop the unfinished container; restore the variables; raise again
//!   end:      restore the variables, below the finished container
//! ```

use pybytecode_code::{Location, ObjectId};
use pybytecode_emit::{Below, Label, Shared};

use pybytecode_opcode::facts::{ClassComprehension, ComprehensionBlock};

use super::inlined_symbols::{InlinedMark, is_bound_inside};
use super::{Compiler, FrameBlock, FrameBlockKind};
use crate::Result;
use crate::symtable::{NameScope, ScopeId};

/// What leaving an inlined comprehension needs (`_PyCompile_InlinedComprehensionState`).
pub(crate) struct InlinedComprehension {
    mark: InlinedMark,
    /// The variables whose values lie on the stack, in order, and where an exception goes.
    pushed: Option<(Vec<ObjectId>, Label)>,
}

impl Compiler<'_, '_> {
    /// Enters the comprehension of `scope`, whose outermost iterator is on the stack.
    pub(crate) fn push_inlined_comprehension(
        &mut self,
        loc: Location,
        scope: ScopeId,
    ) -> Result<InlinedComprehension> {
        let saves_all =
            self.target.class_comprehension == ClassComprehension::SavesAll && self.in_class_block();
        let mark = self.enter_inlined_symbols(scope);
        let symbols = self.symbols;
        let mut locals = Vec::new();
        let saved = symbols.scope(scope).symbols.iter().filter(|symbol| saves_all || is_bound_inside(symbol));
        for symbol in saved {
            let name = self.name_object(symbol.name);
            self.emit().load_fast_and_clear(name, loc);
            if symbol.scope == NameScope::Cell {
                // The cell itself was pushed; the comprehension gets one of its own.
                let free = self.scope_of(symbol.name) == NameScope::Free;
                let cell = if free { Shared::Free(name) } else { Shared::Cell(name) };
                self.emit().make_cell(cell, loc);
            }
            locals.push(name);
        }
        if locals.is_empty() {
            return Ok(InlinedComprehension { mark, pushed: None });
        }
        self.emit().swap(locals.len() as u32 + 1, loc);
        let cleanup = self.emit().new_label();
        self.emit().setup_finally(cleanup, loc);
        // Where exceptions go is limited in depth, whatever there is to go there from.
        if self.target.comprehension_block == ComprehensionBlock::Counted {
            let kind = FrameBlockKind::InlinedComprehension;
            self.push_block(FrameBlock { kind, block: None, location: loc, exit: None })?;
        }
        Ok(InlinedComprehension { mark, pushed: Some((locals, cleanup)) })
    }

    /// Leaves the comprehension, whose result is on the stack.
    pub(crate) fn pop_inlined_comprehension(&mut self, loc: Location, state: InlinedComprehension) {
        if let Some((locals, cleanup)) = &state.pushed {
            if self.target.comprehension_block == ComprehensionBlock::Counted {
                self.pop_frame_block();
            }
            self.emit().pop_block(Location::NONE);
            let end = self.emit().new_label();
            self.emit().jump_no_interrupt(end, Location::NONE);

            self.emit().use_label(*cleanup);
            self.emit().swap(2, Location::NONE);
            self.emit().pop_top(Location::NONE);
            self.restore_inlined_locals(locals, loc);
            self.emit().reraise(Below::Nothing, Location::NONE);

            self.emit().use_label(end);
            self.restore_inlined_locals(locals, loc);
        }
        self.leave_inlined_symbols(state.mark);
    }

    /// Gives the variables back what lies below the top, the last one first.
    fn restore_inlined_locals(&mut self, locals: &[ObjectId], loc: Location) {
        // Undoes the swap that brought the iterator to the top: the order is that of pushing again.
        self.emit().swap(locals.len() as u32 + 1, loc);
        for name in locals.iter().rev() {
            self.emit().store_fast_maybe_null(*name, loc);
        }
    }
}
