//! The bytes of the code and its two tables (`assemble_emit`).

use pybytecode_code::ExceptionEntry;
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::LocationEntries;

use super::layout::extended_args;
use super::{Assembler, too_large};
use crate::graph::{BlockId, Instr};
use crate::ops::mark;
use crate::passes::Context;
use crate::{Error, ErrorKind};

/// A run of instructions with one handler.
#[derive(Debug, Clone, Copy)]
struct Guarded {
    handler: BlockId,
    /// The number of the handler's first instruction: blocks that begin there are the same handler.
    index: u32,
    start: u32,
}

impl Assembler {
    pub(super) fn emit(&mut self, cx: &Context<'_, '_>) -> Result<(), Error> {
        self.bytecode.clear();
        self.bytecode.resize(self.layout.code_units() * 2, 0);
        self.locations.restart(cx.unit.firstlineno);
        self.exceptions.restart();
        let merged = cx.ops.target().location_entries == LocationEntries::Merged;
        let mut unit = 0;
        let mut guarded: Option<Guarded> = None;
        let mut told: Option<BlockId> = None;
        for id in cx.graph.order() {
            for instr in cx.graph.instrs(id) {
                if instr.except != told {
                    told = instr.except;
                    let index = told.map(|handler| self.layout.index(handler));
                    if index != guarded.map(|guarded| guarded.index) {
                        self.end_guarded(cx, guarded, unit)?;
                        guarded =
                            told.zip(index).map(|(handler, index)| Guarded { handler, index, start: unit });
                    }
                }
                let size = self.emit_instr(cx, unit, instr)?;
                self.locations.push(instr.location, size);
                if !merged {
                    self.locations.flush();
                }
                unit += size;
            }
        }
        self.end_guarded(cx, guarded, unit)
    }

    /// Writes an instruction at a code unit, the `EXTENDED_ARG`s before and the cache entries behind it
    /// (`write_instr`); how many code units.
    #[inline]
    fn emit_instr(&mut self, cx: &Context<'_, '_>, unit: u32, instr: &Instr) -> Result<u32, Error> {
        let row = cx.ops.row(instr.op);
        if !row.has(mark::REAL) {
            return Err(Error::at(instr.location, ErrorKind::Operation(instr.op)));
        }
        let mut at = 2 * unit as usize;
        let mut size = 1 + u32::from(row.caches);
        if instr.arg > 0xff {
            let extended = extended_args(instr.arg);
            let extended_arg = cx.ops.row(Op::ExtendedArg).number;
            for byte in (1..=extended).rev() {
                self.write(at, extended_arg, (instr.arg >> (8 * byte)) as u8);
                at += 2;
            }
            size += extended;
        }
        self.write(at, row.number, instr.arg as u8);
        Ok(size)
    }

    /// Writes a code unit. Those that stay zero are `CACHE`s.
    #[inline]
    fn write(&mut self, at: usize, number: u8, arg: u8) {
        if let Some(unit) = self.bytecode.get_mut(at..at + 2) {
            unit.copy_from_slice(&[number, arg]);
        }
    }

    /// Writes the entry of a run that ends before code unit `end` (`assemble_emit_exception_table_entry`).
    fn end_guarded(&mut self, cx: &Context<'_, '_>, run: Option<Guarded>, end: u32) -> Result<(), Error> {
        let Some(Guarded { handler, start, .. }) = run else { return Ok(()) };
        let block = cx.graph.block(handler);
        // The exception is on the handler's stack, and the offset where that is wanted.
        let given = 1 + u32::from(block.preserve_lasti);
        let depth = block.start_depth.and_then(|depth| depth.checked_sub(given));
        let depth = depth.ok_or(ErrorKind::HandlerDepth)?;
        if end >= 1 << 30 || depth >= 1 << 29 {
            return Err(too_large());
        }
        let target = self.layout.offset(handler);
        self.exceptions.push(ExceptionEntry { start, end, target, depth, lasti: block.preserve_lasti });
        Ok(())
    }
}
