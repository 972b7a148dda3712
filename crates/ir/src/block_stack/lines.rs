//! Lines of what stands for nothing in the source: exits must have one, as tracing looks at it there
//! (`duplicate_exits_without_lineno`, `propagate_line_numbers`, `guarantee_lineno_for_exits`).

use pybytecode_opcode::Op;

use super::graph::{BlockId, Graph};

impl Graph {
    fn is_exit_without_lineno(&self, id: BlockId) -> bool {
        let block = self.get(id);
        block.exits && block.instrs.first().is_some_and(|first| first.line < 0)
    }

    /// Where a block jumps to at its end, block pushes not counted.
    fn jump_at_end(&self, id: BlockId) -> Option<BlockId> {
        self.get(id).instrs.last().filter(|last| last.really_jumps()).and_then(|last| last.target)
    }

    /// Each jump to an exit without line gets one of its own, with the line of the jump; then exits that
    /// are run into get the line of what runs into them.
    pub(super) fn duplicate_exits_without_lineno(&mut self) {
        for id in self.newest_first() {
            let Some(leads_to) = self.jump_at_end(id) else { continue };
            if !self.is_exit_without_lineno(leads_to) || self.get(leads_to).predecessors <= 1 {
                continue;
            }
            let copy = self.copy(leads_to);
            let mut line = 0;
            if let Some(last) = self.get_mut(id).instrs.last_mut() {
                line = last.line;
                last.target = Some(copy);
            }
            let next = self.get(leads_to).next;
            let block = self.get_mut(copy);
            block.predecessors = 1;
            block.next = next;
            if let Some(first) = block.instrs.first_mut() {
                first.line = line;
            }
            let block = self.get_mut(leads_to);
            block.predecessors -= 1;
            block.next = Some(copy);
        }
        for id in self.newest_first() {
            while let Some(next) = self.get(id).next
                && self.get(next).instrs.is_empty()
            {
                let behind = self.get(next).next;
                self.get_mut(id).next = behind;
            }
        }
        for id in self.newest_first() {
            let block = self.get(id);
            let (false, Some(next), Some(last)) = (block.no_fallthrough, block.next, block.instrs.last())
            else {
                continue;
            };
            let line = last.line;
            if self.is_exit_without_lineno(next) {
                self.set_first_line(next, line);
            }
        }
    }

    fn set_first_line(&mut self, id: BlockId, line: i32) {
        if let Some(first) = self.get_mut(id).instrs.first_mut() {
            first.line = line;
        }
    }

    /// What has no line gets that of what came before it in its block, or in the only block before.
    pub(super) fn propagate_line_numbers(&mut self) {
        let mut at = Some(BlockId::ENTRY);
        while let Some(id) = at {
            at = self.get(id).next;
            if self.get(id).instrs.is_empty() {
                continue;
            }
            let mut line = -1;
            for instr in &mut self.get_mut(id).instrs {
                if instr.line < 0 {
                    instr.line = line;
                } else {
                    line = instr.line;
                }
            }
            let next = self.get(id).next.filter(|_| !self.get(id).no_fallthrough);
            for follower in next.into_iter().chain(self.jump_at_end(id)) {
                let block = self.get(follower);
                if block.predecessors == 1 && block.instrs.first().is_some_and(|first| first.line < 0) {
                    self.set_first_line(follower, line);
                }
            }
        }
    }

    /// What still returns without a line gets the last line before it in the code.
    pub(super) fn guarantee_lineno_for_exits(&mut self, firstlineno: i32) {
        let mut line = firstlineno;
        let mut at = Some(BlockId::ENTRY);
        while let Some(id) = at {
            at = self.get(id).next;
            let Some(&last) = self.get(id).instrs.last() else { continue };
            if last.line >= 0 {
                line = last.line;
            } else if last.op == Op::ReturnValue {
                for instr in &mut self.get_mut(id).instrs {
                    instr.line = line;
                }
            }
        }
    }
}
