//! The bytes of the code and its two tables (`assemble_emit`).
//!
//! One sweep over the instructions writes them and measures where they come to stand. Jumps get their
//! distances afterwards; only if one of them needs an `EXTENDED_ARG`, which moves all that follows, is the
//! code swept again.

use pybytecode_code::ExceptionEntry;
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::LocationEntries;

use super::layout::extended_args;
use super::{Assembler, too_large};
use crate::graph::BlockId;
use crate::ops::mark;
use crate::passes::Context;
use crate::{Error, ErrorKind};

/// A run of instructions with one handler.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guarded {
    handler: BlockId,
    /// The number of the handler's first instruction: blocks that begin there are the same handler.
    index: u32,
    start: u32,
    /// The code unit behind the run.
    end: u32,
}

/// What a sweep knows of jumps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Distances {
    /// Nothing: it measures them.
    Measured,
    /// Their number, by the number of the jump.
    Known,
}

impl Assembler {
    pub(super) fn emit(&mut self, cx: &Context<'_, '_>) -> Result<(), Error> {
        self.layout.count_instructions(cx.graph);
        self.sweep(cx, Distances::Measured)?;
        if self.layout.resolve_jump_offsets()? {
            self.sweep(cx, Distances::Known)?;
        } else {
            for (unit, distance) in self.layout.short_jumps() {
                self.bytecode[2 * unit as usize + 1] = distance;
            }
        }
        self.exceptions.restart();
        for run in std::mem::take(&mut self.guarded) {
            self.write_entry(cx, run)?;
        }
        Ok(())
    }

    /// Writes all instructions, the `EXTENDED_ARG`s before and the cache entries behind them
    /// (`write_instr`).
    fn sweep(&mut self, cx: &Context<'_, '_>, distances: Distances) -> Result<(), Error> {
        let Assembler { layout, bytecode, locations, guarded, .. } = self;
        let Context { ops, graph, .. } = cx;
        let target = ops.target();
        let merged = target.location_entries == LocationEntries::Merged;
        locations.restart(cx.unit.firstlineno);
        guarded.clear();
        bytecode.clear();
        // Units that stay zero are `CACHE`s.
        bytecode.resize(2 * layout.instructions() * ops.longest(), 0);
        let mut unit = 0u32;
        let mut index = 0u32;
        let mut jumps = 0;
        let mut told: Option<BlockId> = None;
        let mut run: Option<Guarded> = None;
        for id in graph.order() {
            if distances == Distances::Measured {
                layout.begin_block(id, unit);
            }
            for instr in graph.instrs(id) {
                if instr.except != told {
                    told = instr.except;
                    let handler = told.map(|handler| (handler, layout.index(handler)));
                    if handler.map(|(_, index)| index) != run.map(|run| run.index) {
                        guarded.extend(run.map(|run| Guarded { end: unit, ..run }));
                        run = handler.map(|(handler, index)| Guarded {
                            handler,
                            index,
                            start: unit,
                            end: unit,
                        });
                    }
                }
                let (mut op, mut arg) = (instr.op, instr.arg);
                if let Some(leads_to) = instr.target {
                    op = layout.resolve_unconditional_jump(instr, leads_to, index, target)?;
                    arg = match distances {
                        Distances::Measured => layout.add_jump(op, leads_to, unit, ops),
                        Distances::Known => layout.distance(jumps),
                    };
                    jumps += 1;
                }
                let row = ops.row(op);
                if !row.has(mark::REAL) {
                    return Err(Error::at(instr.location, ErrorKind::Operation(op)));
                }
                let mut size = 1 + u32::from(row.caches);
                let mut at = 2 * unit as usize;
                if arg > 0xff {
                    let extended = extended_args(arg);
                    bytecode.resize(bytecode.len() + 2 * extended as usize, 0);
                    for byte in (1..=extended).rev() {
                        bytecode[at] = ops.row(Op::ExtendedArg).number;
                        bytecode[at + 1] = (arg >> (8 * byte)) as u8;
                        at += 2;
                    }
                    size += extended;
                }
                bytecode[at..at + 2].copy_from_slice(&[row.number, arg as u8]);
                locations.push(instr.location, size);
                if !merged {
                    locations.flush();
                }
                unit += size;
                index += 1;
            }
            if unit >= 1 << 29 {
                return Err(too_large());
            }
        }
        guarded.extend(run.map(|run| Guarded { end: unit, ..run }));
        bytecode.truncate(2 * unit as usize);
        Ok(())
    }

    /// Writes the entry of a run (`assemble_emit_exception_table_entry`).
    fn write_entry(&mut self, cx: &Context<'_, '_>, run: Guarded) -> Result<(), Error> {
        let Guarded { handler, start, end, .. } = run;
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
