//! 3.10's optimizer (`optimize_cfg`, `optimize_basic_block`).

use pybytecode_opcode::Op;

use super::Context;
use super::graph::{BlockId, Graph, Instr};
use crate::fold::is_true;

impl Graph {
    /// All that is done to the graph: code gets smaller or stays as large.
    pub(super) fn optimize_cfg(&mut self, cx: &mut Context<'_, '_>) {
        let order: Vec<BlockId> = self.order().collect();
        for &id in &order {
            self.optimize_basic_block(cx, id);
            self.clean_basic_block(id, None);
        }
        self.extend_blocks();
        self.mark_reachable();
        for &id in &order {
            let block = self.get_mut(id);
            if block.predecessors == 0 {
                block.instrs.clear();
                block.no_fallthrough = false;
            }
        }
        let mut before: Option<BlockId> = None;
        for &id in &order {
            let line = before.and_then(|before| self.get(before).instrs.last()).map(|last| last.line);
            self.clean_basic_block(id, line);
            before = Some(id).filter(|_| !self.get(id).no_fallthrough);
        }
        self.eliminate_empty_basic_blocks();
        self.remove_jumps_to_next();
    }

    /// Removes jumps to what follows anyway.
    fn remove_jumps_to_next(&mut self) {
        let mut removed = false;
        let mut at = Some(BlockId::ENTRY);
        while let Some(id) = at {
            at = self.get(id).next;
            let next = self.get(id).next;
            let block = self.get_mut(id);
            let Some(last) = block.instrs.last_mut() else { continue };
            if matches!(last.op, Op::JumpAbsolute | Op::JumpForward) && last.target == next {
                last.set_nop();
                block.no_fallthrough = false;
                self.clean_basic_block(id, None);
                removed = true;
            }
        }
        if removed {
            self.eliminate_empty_basic_blocks();
        }
    }

    fn optimize_basic_block(&mut self, cx: &mut Context<'_, '_>, id: BlockId) {
        let mut at = 0;
        while at < self.get(id).instrs.len() {
            // What was changed is looked at again.
            if !self.optimize_instr(cx, id, at) {
                at += 1;
            }
        }
    }

    /// Improves an instruction; whether it is worth another look.
    fn optimize_instr(&mut self, cx: &mut Context<'_, '_>, id: BlockId, at: usize) -> bool {
        let mut instr = self.get(id).instrs[at];
        if let Some(leads_to) = instr.target {
            instr.target = Some(self.skip_empty(leads_to));
            self.get_mut(id).instrs[at] = instr;
        }
        // The instruction that it leads to.
        let there = instr.target.and_then(|leads_to| self.get(leads_to).instrs.first().copied());
        let there_op = there.map(|there| there.op);
        match (instr.op, there_op) {
            (Op::LoadConst, _) => self.optimize_load_const(cx, id, at),
            (Op::BuildTuple, _) => self.optimize_build_tuple(cx, id, at),
            (Op::RotN, _) => self.optimize_rotation(id, at),
            (
                Op::JumpIfFalseOrPop,
                Some(Op::PopJumpIfFalse | Op::JumpAbsolute | Op::JumpForward | Op::JumpIfFalseOrPop),
            ) => {
                let op = if there_op == Some(Op::PopJumpIfFalse) { Op::PopJumpIfFalse } else { instr.op };
                return self.jump_thread(id, at, there, op);
            }
            (
                Op::JumpIfTrueOrPop,
                Some(Op::PopJumpIfTrue | Op::JumpAbsolute | Op::JumpForward | Op::JumpIfTrueOrPop),
            ) => {
                let op = if there_op == Some(Op::PopJumpIfTrue) { Op::PopJumpIfTrue } else { instr.op };
                return self.jump_thread(id, at, there, op);
            }
            (Op::JumpIfFalseOrPop, Some(Op::JumpIfTrueOrPop | Op::PopJumpIfTrue)) => {
                return self.jump_past(id, at, there, Op::PopJumpIfFalse);
            }
            (Op::JumpIfTrueOrPop, Some(Op::JumpIfFalseOrPop | Op::PopJumpIfFalse)) => {
                return self.jump_past(id, at, there, Op::PopJumpIfTrue);
            }
            (Op::PopJumpIfFalse | Op::PopJumpIfTrue, Some(Op::JumpAbsolute | Op::JumpForward)) => {
                return self.jump_thread(id, at, there, instr.op);
            }
            (Op::JumpAbsolute | Op::JumpForward, Some(Op::JumpAbsolute | Op::JumpForward)) => {
                return self.jump_thread(id, at, there, Op::JumpAbsolute);
            }
            (Op::ForIter, Some(Op::JumpForward)) => return self.jump_thread(id, at, there, Op::ForIter),
            _ => {}
        }
        false
    }

    /// Jumps, as `op`, to where the jump leads that it leads to, if both have one line (`jump_thread`).
    fn jump_thread(&mut self, id: BlockId, at: usize, there: Option<Instr>, op: Op) -> bool {
        let Some(there) = there else { return false };
        let instr = &mut self.get_mut(id).instrs[at];
        // Else nothing would change, for ever.
        if instr.line != there.line || instr.target == there.target {
            return false;
        }
        instr.target = there.target;
        instr.op = op;
        true
    }

    /// Jumps, as `op`, behind the conditional jump that it leads to, which would not be taken.
    fn jump_past(&mut self, id: BlockId, at: usize, there: Option<Instr>, op: Op) -> bool {
        let instr = self.get(id).instrs[at];
        let behind = instr.target.and_then(|leads_to| self.get(leads_to).next);
        let (Some(there), Some(behind)) = (there, behind) else { return false };
        if instr.line != there.line {
            return false;
        }
        self.get_mut(id).instrs[at] = Instr { op, target: Some(behind), ..instr };
        true
    }

    /// A constant that is tested decides the jump.
    fn optimize_load_const(&mut self, cx: &Context<'_, '_>, id: BlockId, at: usize) {
        let block = self.get_mut(id);
        let Some(jump) = block.instrs.get(at + 1).copied() else { return };
        let (jump_if, keeps) = match jump.op {
            Op::PopJumpIfFalse => (false, false),
            Op::PopJumpIfTrue => (true, false),
            Op::JumpIfFalseOrPop => (false, true),
            Op::JumpIfTrueOrPop => (true, true),
            _ => return,
        };
        let Some(&constant) = cx.unit.consts.get(block.instrs[at].arg as usize) else { return };
        let jumps = is_true(cx.objects.get(constant)) == jump_if;
        if !jumps || !keeps {
            block.instrs[at].set_nop();
        }
        if jumps {
            block.instrs[at + 1].op = Op::JumpAbsolute;
            block.no_fallthrough = true;
        } else {
            block.instrs[at + 1].set_nop();
        }
    }

    /// Tuples of constants become constants; those that are taken apart at once are not made.
    fn optimize_build_tuple(&mut self, cx: &mut Context<'_, '_>, id: BlockId, at: usize) {
        let instrs = &mut self.get_mut(id).instrs;
        let size = instrs[at].arg;
        if let Some(next) = instrs.get(at + 1)
            && next.op == Op::UnpackSequence
            && next.arg == size
        {
            let replaced = match size {
                1 => [Op::Nop, Op::Nop],
                2 => [Op::RotTwo, Op::Nop],
                3 => [Op::RotThree, Op::RotTwo],
                _ => return,
            };
            for (instr, op) in instrs[at..].iter_mut().zip(replaced) {
                instr.op = op;
            }
            return;
        }
        let Some(first) = at.checked_sub(size as usize) else { return };
        let loads = &instrs[first..at];
        if !loads.iter().all(|load| load.op == Op::LoadConst) {
            return;
        }
        let items: Option<Vec<_>> =
            loads.iter().map(|load| cx.unit.consts.get(load.arg as usize).copied()).collect();
        let Some(items) = items else { return };
        let tuple = cx.objects.tuple(&items);
        let consts = &mut cx.unit.consts;
        let index = consts.iter().position(|constant| *constant == tuple).unwrap_or_else(|| {
            consts.push(tuple);
            consts.len() - 1
        });
        for load in &mut instrs[first..at] {
            load.set_nop();
        }
        instrs[at].op = Op::LoadConst;
        instrs[at].arg = index as u32;
    }

    fn optimize_rotation(&mut self, id: BlockId, at: usize) {
        let instrs = &mut self.get_mut(id).instrs;
        let depth = instrs[at].arg;
        let op = match depth {
            0 | 1 => Op::Nop,
            2 => Op::RotTwo,
            3 => Op::RotThree,
            4 => Op::RotFour,
            _ => Op::RotN,
        };
        instrs[at].op = op;
        if op == Op::Nop {
            return;
        }
        // As many rotations as there are values change nothing (`fold_rotations`).
        let Some(first) = (at + 1).checked_sub(depth as usize) else { return };
        let rotations = &mut instrs[first..=at];
        if rotations.iter().all(|rotation| rotated(rotation) == Some(depth)) {
            rotations.iter_mut().for_each(Instr::set_nop);
        }
    }
}

/// How many values a rotation is about.
fn rotated(instr: &Instr) -> Option<u32> {
    match instr.op {
        Op::RotN => Some(instr.arg),
        Op::RotFour => Some(4),
        Op::RotThree => Some(3),
        Op::RotTwo => Some(2),
        _ => None,
    }
}
