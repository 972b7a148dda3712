//! Where blocks come to stand, and how far jumps are (`assemble_jump_offsets`); then the code.

use pybytecode_opcode::block_stack::Assembler;
use pybytecode_opcode::{ArgKind, Op};

use super::Context;
use super::graph::{BlockId, Graph, Instr};
use crate::ops::OpTable;
use crate::{Error, ErrorKind};

/// A code unit: an operation and a byte of argument.
pub(super) type Unit = (Op, u8);

/// Bytes in a code unit.
pub(super) const UNIT: u32 = 2;

/// How many code units an instruction takes (`instrsize`).
pub(super) fn instr_size(arg: u32) -> u32 {
    match arg {
        0..=0xff => 1,
        0x100..=0xffff => 2,
        0x1_0000..=0xff_ffff => 3,
        _ => 4,
    }
}

impl Graph {
    /// Gives jumps their arguments. These may need `EXTENDED_ARG`s, which move what is behind: that is
    /// repeated until no size changes.
    pub(super) fn assemble_jump_offsets(&mut self, cx: &Context<'_, '_>) -> Result<(), Error> {
        // Bytes in 3.8 and 3.9, code units in 3.10.
        let unit = match cx.facts.assembler {
            Assembler::Peephole => UNIT,
            Assembler::ControlFlowGraph => 1,
        };
        loop {
            let mut total = 0u32;
            let mut at = Some(BlockId::ENTRY);
            while let Some(id) = at {
                let block = self.get_mut(id);
                at = block.next;
                block.offset = total;
                total += block.instrs.iter().map(|instr| instr_size(instr.arg)).sum::<u32>();
                if total >= 1 << 29 {
                    return Err(ErrorKind::TooLarge.into());
                }
            }
            if !self.measure_jumps(cx, unit)? {
                return Ok(());
            }
        }
    }

    /// Gives jumps the arguments that their blocks' places ask for; whether any has another size now.
    fn measure_jumps(&mut self, cx: &Context<'_, '_>, unit: u32) -> Result<bool, Error> {
        let mut changed = false;
        let mut next = Some(BlockId::ENTRY);
        while let Some(id) = next {
            next = self.get(id).next;
            if !self.get(id).leads {
                continue;
            }
            let mut end = self.get(id).offset;
            for at in 0..self.get(id).instrs.len() {
                let Instr { op, arg, target, .. } = self.get(id).instrs[at];
                let size = instr_size(arg);
                end += size;
                let Some(leads_to) = target else { continue };
                let there = self.get(leads_to).offset;
                let distance = match cx.ops.target().arg_kind(op) {
                    ArgKind::JumpAbsolute => there,
                    // Of a backward jump that can only go forward, which no compiler makes.
                    _ => there.checked_sub(end).ok_or(ErrorKind::JumpDirection(op))?,
                };
                let arg = distance * unit;
                self.get_mut(id).instrs[at].arg = arg;
                changed |= instr_size(arg) != size;
            }
        }
        Ok(changed)
    }

    /// Writes the code; `each` is told the line of each instruction, where it starts and how long it is, in
    /// bytes.
    pub(super) fn emit(&self, code: &mut Vec<Unit>, mut each: impl FnMut(i32, u32, u32)) {
        code.clear();
        for id in self.order() {
            for instr in &self.get(id).instrs {
                let (start, size) = (code.len() as u32, instr_size(instr.arg));
                write_instr(code, instr.op, instr.arg, size);
                each(instr.line, start * UNIT, size * UNIT);
            }
        }
    }
}

/// Writes an instruction in so many code units (`write_op_arg`).
#[inline]
pub(super) fn write_instr(code: &mut Vec<Unit>, op: Op, arg: u32, size: u32) {
    for byte in (1..size).rev() {
        code.push((Op::ExtendedArg, (arg >> (8 * byte)) as u8));
    }
    code.push((op, arg as u8));
}

/// Writes code as it stands in a code object.
pub(super) fn write_bytes(code: &[Unit], ops: &OpTable, bytecode: &mut Vec<u8>) {
    bytecode.clear();
    bytecode.extend(code.iter().flat_map(|(op, arg)| [ops.row(*op).number, *arg]));
}
