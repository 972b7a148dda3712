//! Where blocks come to stand, and how far jumps are (`assemble_jump_offsets`); then the bytes.

use pybytecode_opcode::block_stack::Assembler;
use pybytecode_opcode::{ArgKind, Op};

use super::Context;
use super::graph::{BlockId, Graph, Instr};
use crate::{Error, ErrorKind};

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
        let order: Vec<BlockId> = self.order().collect();
        // Bytes in 3.8 and 3.9, code units in 3.10.
        let unit = match cx.facts.assembler {
            Assembler::Peephole => 2,
            Assembler::ControlFlowGraph => 1,
        };
        loop {
            let mut total = 0u32;
            for &id in &order {
                let size: u32 = self.get(id).instrs.iter().map(|instr| instr_size(instr.arg)).sum();
                self.get_mut(id).offset = total;
                total += size;
                if total >= 1 << 29 {
                    return Err(ErrorKind::TooLarge.into());
                }
            }
            let mut changed = false;
            for &id in &order {
                let mut end = self.get(id).offset;
                for at in 0..self.get(id).instrs.len() {
                    let Instr { op, arg, target, .. } = self.get(id).instrs[at];
                    let size = instr_size(arg);
                    end += size;
                    let Some(leads_to) = target else { continue };
                    let there = self.get(leads_to).offset;
                    let distance = match cx.target.arg_kind(op) {
                        ArgKind::JumpAbsolute => there,
                        // Of a backward jump that can only go forward, which no compiler makes.
                        _ => there.checked_sub(end).ok_or(ErrorKind::JumpDirection(op))?,
                    };
                    let arg = distance * unit;
                    self.get_mut(id).instrs[at].arg = arg;
                    changed |= instr_size(arg) != size;
                }
            }
            if !changed {
                return Ok(());
            }
        }
    }

    /// Writes the code; `each` is told the line of each instruction, where it starts and how long it is, in
    /// bytes.
    pub(super) fn emit(
        &self,
        cx: &Context<'_, '_>,
        bytecode: &mut Vec<u8>,
        mut each: impl FnMut(i32, u32, u32),
    ) {
        bytecode.clear();
        for id in self.order() {
            for instr in &self.get(id).instrs {
                let start = bytecode.len() as u32;
                write_instr(cx, bytecode, instr.op, instr.arg, instr_size(instr.arg));
                each(instr.line, start, bytecode.len() as u32 - start);
            }
        }
    }
}

/// Writes an instruction in so many code units (`write_op_arg`).
pub(super) fn write_instr(cx: &Context<'_, '_>, bytecode: &mut Vec<u8>, op: Op, arg: u32, size: u32) {
    let number = |op| cx.target.number(op).unwrap_or(0);
    for byte in (1..size).rev() {
        bytecode.extend([number(Op::ExtendedArg), (arg >> (8 * byte)) as u8]);
    }
    bytecode.extend([number(op), arg as u8]);
}
