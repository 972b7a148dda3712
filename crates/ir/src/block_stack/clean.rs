//! Removing what is not needed: `NOP`s, blocks, constants (`clean_basic_block`, `mark_reachable`,
//! `eliminate_empty_basic_blocks`, `trim_unused_consts`).

use pybytecode_opcode::Op;

use super::Context;
use super::graph::{BlockId, Graph};

impl Graph {
    /// Removes those `NOP`s of a block whose line is seen without them; `before` is the line of what runs
    /// into it, if anything is known of that.
    pub(super) fn clean_basic_block(&mut self, id: BlockId, before: Option<i32>) {
        let next_line = self.first_line_behind(id);
        let instrs = &mut self.get_mut(id).instrs;
        let mut previous = before.unwrap_or(-1);
        let mut kept = 0;
        for at in 0..instrs.len() {
            let line = instrs[at].line;
            if instrs[at].op == Op::Nop {
                if line < 0 || line == previous {
                    continue;
                }
                match instrs.get_mut(at + 1) {
                    Some(next) if next.line < 0 || next.line == line => {
                        next.line = line;
                        continue;
                    }
                    None if next_line == Some(line) => continue,
                    _ => {}
                }
            }
            instrs[kept] = instrs[at];
            kept += 1;
            previous = line;
        }
        instrs.truncate(kept);
    }

    /// The line of the first instruction in the blocks behind one.
    fn first_line_behind(&self, id: BlockId) -> Option<i32> {
        let next = self.skip_empty(self.get(id).next?);
        self.get(next).instrs.first().map(|instr| instr.line)
    }

    /// Counts the ways that lead to each block from the entry.
    pub(super) fn mark_reachable(&mut self) {
        self.get_mut(BlockId::ENTRY).predecessors = 1;
        let mut stack = vec![BlockId::ENTRY];
        while let Some(id) = stack.pop() {
            let block = self.get(id);
            let next = block.next.filter(|_| !block.no_fallthrough);
            let leads_to: Vec<BlockId> =
                next.into_iter().chain(block.instrs.iter().filter_map(|instr| instr.target)).collect();
            for id in leads_to {
                let block = self.get_mut(id);
                if block.predecessors == 0 {
                    stack.push(id);
                }
                block.predecessors += 1;
            }
        }
    }

    /// Takes empty blocks out of the code; jumps go to what is behind them.
    pub(super) fn eliminate_empty_basic_blocks(&mut self) {
        let mut at = Some(BlockId::ENTRY);
        while let Some(id) = at {
            let next = self.get(id).next.map(|next| self.skip_empty(next));
            self.get_mut(id).next = next;
            at = next;
        }
        let mut at = Some(BlockId::ENTRY);
        while let Some(id) = at {
            at = self.get(id).next;
            let leads_to = self.get(id).instrs.last().and_then(|last| last.target);
            if let Some(leads_to) = leads_to {
                let leads_to = self.skip_empty(leads_to);
                if let Some(last) = self.get_mut(id).instrs.last_mut() {
                    last.target = Some(leads_to);
                }
            }
        }
    }

    /// Drops constants behind the last that is loaded; the first may be a docstring, and stays.
    pub(super) fn trim_unused_consts(&self, cx: &mut Context<'_, '_>) {
        let loads = self
            .order()
            .flat_map(|id| &self.get(id).instrs)
            .filter(|instr| instr.op == Op::LoadConst)
            .map(|instr| instr.arg as usize);
        let last = loads.max().unwrap_or(0);
        cx.unit.consts.truncate(last + 1);
    }
}
