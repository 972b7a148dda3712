//! What blocks end with, and jumps to short ends (`normalize_basic_block`, `extend_block`,
//! `normalize_jumps`).

use pybytecode_code::Location;
use pybytecode_opcode::Op;

use super::graph::{BlockId, Graph};
use crate::{Error, ErrorKind};

/// Blocks up to this long are copied instead of jumped to.
const MAX_COPY_SIZE: usize = 4;

impl Graph {
    /// Marks blocks that exit and those that nothing runs out of; jumps lead to blocks that are not empty.
    pub(super) fn normalize_basic_blocks(&mut self) -> Result<(), Error> {
        for id in self.newest_first() {
            for at in 0..self.get(id).instrs.len() {
                let instr = self.get(id).instrs[at];
                match instr.op {
                    Op::ReturnValue | Op::RaiseVarargs | Op::Reraise => {
                        let block = self.get_mut(id);
                        block.exits = true;
                        block.no_fallthrough = true;
                    }
                    Op::JumpAbsolute | Op::JumpForward => {
                        self.get_mut(id).no_fallthrough = true;
                        self.normalize_jump(id, at)?;
                    }
                    Op::PopJumpIfFalse
                    | Op::PopJumpIfTrue
                    | Op::JumpIfFalseOrPop
                    | Op::JumpIfTrueOrPop
                    | Op::ForIter => self.normalize_jump(id, at)?,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn normalize_jump(&mut self, id: BlockId, at: usize) -> Result<(), Error> {
        let instr = self.get(id).instrs[at];
        if at + 1 != self.get(id).instrs.len() {
            let place = Location::line_start(instr.line);
            return Err(Error::at(place, ErrorKind::JumpInsideBlock(instr.op)));
        }
        let leads_to = instr.target.map(|leads_to| self.skip_empty(leads_to));
        self.get_mut(id).instrs[at].target = leads_to;
        Ok(())
    }

    /// Blocks that jump to a short exit get a copy of it instead.
    pub(super) fn extend_blocks(&mut self) {
        for id in self.newest_first() {
            let Some(last) = self.get(id).instrs.last() else { continue };
            let (Op::JumpAbsolute | Op::JumpForward, Some(leads_to)) = (last.op, last.target) else {
                continue;
            };
            let end = self.get(leads_to);
            if !end.exits || end.instrs.len() > MAX_COPY_SIZE {
                continue;
            }
            let (copied, leads) = (end.instrs.clone(), end.leads);
            let block = self.get_mut(id);
            if let Some(last) = block.instrs.last_mut() {
                last.set_nop();
            }
            block.instrs.extend(copied);
            block.leads |= leads;
            block.exits = true;
        }
    }

    /// Says of each unconditional jump whether it goes ahead: blocks that came before are visited.
    pub(super) fn normalize_jumps(&mut self) {
        for id in self.newest_first() {
            self.get_mut(id).visited = false;
        }
        let mut at = Some(BlockId::ENTRY);
        while let Some(id) = at {
            at = self.get(id).next;
            self.get_mut(id).visited = true;
            let Some(&last) = self.get(id).instrs.last() else { continue };
            let (Op::JumpAbsolute | Op::JumpForward, Some(leads_to)) = (last.op, last.target) else {
                continue;
            };
            let op = if self.get(leads_to).visited { Op::JumpAbsolute } else { Op::JumpForward };
            if let Some(last) = self.get_mut(id).instrs.last_mut() {
                last.op = op;
            }
        }
    }
}
