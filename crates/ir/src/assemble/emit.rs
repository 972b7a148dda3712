//! The bytes of the code and its two tables (`assemble_emit`).
//!
//! One sweep over the instructions writes them and measures where they come to stand. Jumps get their
//! distances afterwards; only if one of them needs an `EXTENDED_ARG`, which moves all that follows, is the
//! code swept again.

use pybytecode_code::{ExceptionEntry, ExceptionTableWriter, Location};
use pybytecode_opcode::Op;
use pybytecode_opcode::pyc::LineEntries;

use super::layout::{Layout, extended_args};
use super::{Assembler, too_large};
use crate::graph::BlockId;
use crate::ops::{OpTable, mark};
use crate::passes::Context;
use crate::{Error, ErrorKind};

/// A run of instructions with one handler.
#[derive(Debug, Clone, Copy)]
struct Guarded {
    handler: BlockId,
    /// The number of the handler's first instruction: blocks that begin there are the same handler.
    index: u32,
    start: u32,
    /// The code unit behind the run.
    end: u32,
}

/// The runs of a sweep, the one it is in apart.
#[derive(Debug, Default)]
pub(super) struct Runs {
    now: Option<Guarded>,
    done: Vec<Guarded>,
}

impl Runs {
    /// Forgets all runs, also the one in which a sweep has failed.
    fn restart(&mut self) {
        self.now = None;
        self.done.clear();
    }

    /// From this code unit on the handler is another one, or none.
    #[inline(never)]
    fn change(&mut self, layout: &Layout, handler: Option<BlockId>, unit: u32) {
        let handler = handler.map(|handler| (handler, layout.index(handler)));
        if handler.map(|(_, index)| index) != self.now.map(|run| run.index) {
            self.done.extend(self.now.map(|run| Guarded { end: unit, ..run }));
            self.now = handler.map(|(handler, index)| Guarded { handler, index, start: unit, end: unit });
        }
    }
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
                self.buffer[2 * unit as usize + 1] = distance;
            }
        }
        self.exceptions.restart();
        let Assembler { layout, exceptions, runs, .. } = self;
        runs.done.iter().try_for_each(|run| write_entry(cx, layout, exceptions, *run))
    }

    /// Writes all instructions, the `EXTENDED_ARG`s before and the cache entries behind them
    /// (`write_instr`). What is rare is not here, so that the rest finds room in registers.
    fn sweep(&mut self, cx: &Context<'_, '_>, distances: Distances) -> Result<(), Error> {
        let Assembler { layout, buffer, locations, runs, .. } = self;
        let Context { ops, graph, .. } = cx;
        let merged = ops.target().pyc.line_entries == LineEntries::Locations;
        locations.restart(cx.unit.firstlineno);
        runs.restart();
        let mut at = 0;
        let mut jumps = 0;
        let mut told: Option<BlockId> = None;
        let (mut location, mut units) = (Location::NONE, 0);
        for id in graph.order() {
            if distances == Distances::Measured {
                layout.begin_block(id, at as u32 / 2);
            }
            let instrs = graph.instrs(id);
            let room = at + 2 * instrs.len() * (MAX_EXTENDED_ARGS + OpTable::LONGEST);
            if buffer.len() < room {
                buffer.resize(room, 0);
            }
            let code = buffer.as_mut_slice();
            for (index, instr) in instrs.iter().enumerate() {
                if !BlockId::are_same(instr.except, told) {
                    told = instr.except;
                    runs.change(layout, told, at as u32 / 2);
                }
                let (mut op, mut arg) = (instr.op, instr.arg);
                if let Some(leads_to) = instr.target {
                    let index = layout.index(id) + index as u32;
                    op = layout.resolve_unconditional_jump(instr, leads_to, index, ops.target())?;
                    arg = match distances {
                        Distances::Measured => layout.add_jump((op, arg), leads_to, at as u32 / 2, ops),
                        Distances::Known => layout.distance(jumps),
                    };
                    jumps += 1;
                }
                if !merged || !instr.location.is(location) {
                    locations.write_run(location, units);
                    (location, units) = (instr.location, 0);
                }
                if arg > 0xff {
                    let extended = write_extended_args(&mut code[at..], arg, ops);
                    units += extended;
                    at += 2 * extended as usize;
                }
                let row = ops.row(op);
                if !row.has(mark::REAL) {
                    return Err(Error::at(instr.location, ErrorKind::Operation(op)));
                }
                // All caches that there may be, as one size is written faster than many.
                let place = &mut code[at..at + 2 * OpTable::LONGEST];
                place.fill(0);
                place[..2].copy_from_slice(&[row.number, arg as u8]);
                let size = 1 + u32::from(row.caches);
                units += size;
                at += 2 * size as usize;
            }
            if at >= 1 << 30 {
                return Err(too_large());
            }
        }
        locations.write_run(location, units);
        runs.change(layout, None, at as u32 / 2);
        self.length = at;
        Ok(())
    }
}

/// An argument has four bytes at most.
const MAX_EXTENDED_ARGS: usize = 3;

/// Writes the `EXTENDED_ARG`s of an argument; how many.
#[inline(never)]
fn write_extended_args(code: &mut [u8], arg: u32, ops: &OpTable) -> u32 {
    let extended = extended_args(arg);
    let number = ops.row(Op::ExtendedArg).number;
    for (place, byte) in code.chunks_exact_mut(2).zip((1..=extended).rev()) {
        place.copy_from_slice(&[number, (arg >> (8 * byte)) as u8]);
    }
    extended
}

/// Writes the entry of a run (`assemble_emit_exception_table_entry`).
fn write_entry(
    cx: &Context<'_, '_>,
    layout: &Layout,
    exceptions: &mut ExceptionTableWriter,
    run: Guarded,
) -> Result<(), Error> {
    let Guarded { handler, start, end, .. } = run;
    let block = cx.graph.block(handler);
    // The exception is on the handler's stack, and the offset where that is wanted.
    let given = 1 + u32::from(block.preserve_lasti);
    let depth = block.start_depth.and_then(|depth| depth.checked_sub(given));
    let depth = depth.ok_or(ErrorKind::HandlerDepth)?;
    if end >= 1 << 30 || depth >= 1 << 29 {
        return Err(too_large());
    }
    let target = layout.offset(handler);
    exceptions.push(ExceptionEntry { start, end, target, depth, lasti: block.preserve_lasti });
    Ok(())
}
