//! The two ways from blocks to a code object, and the code object (`assemble`, `makecode`).

use pybytecode_code::{Code, CodeFlags, Locals, ObjectId};
use pybytecode_opcode::Op;
use pybytecode_opcode::block_stack::LineNumbers;

use super::graph::{BlockId, Instr};
use super::offsets::write_bytes;
use super::{Context, Scratch};
use crate::Error;

impl Scratch {
    /// Improves the graph, then assembles it (3.10).
    pub(super) fn assemble_graph(&mut self, cx: &mut Context<'_, '_>) -> Result<ObjectId, Error> {
        let graph = &mut self.graph;
        graph.normalize_basic_blocks()?;
        graph.extend_blocks();
        if let Some(kind) = generator_kind(cx.unit.flags) {
            let start = Instr { op: Op::GenStart, arg: kind, line: -1, target: None };
            graph.get_mut(BlockId::ENTRY).instrs.insert(0, start);
        }
        graph.optimize_cfg(cx);
        graph.duplicate_exits_without_lineno();
        graph.trim_unused_consts(cx);
        graph.propagate_line_numbers();
        graph.guarantee_lineno_for_exits(cx.unit.firstlineno);
        graph.normalize_jumps();
        graph.assemble_jump_offsets(cx)?;
        self.ranges.restart(cx.unit.firstlineno);
        let ranges = &mut self.ranges;
        let mut line = cx.unit.firstlineno;
        graph.emit(&mut self.code, |own, _, length| {
            // Line 0 is that of what came before.
            line = if own == 0 { line } else { own };
            ranges.push(line, length);
        });
        write_bytes(&self.code, cx.ops, &mut self.bytecode);
        let depth = self.depths.stackdepth(graph, cx)?;
        let linetable = cx.objects.bytes(self.ranges.finish());
        let code = cx.objects.bytes(&self.bytecode);
        Ok(make_code(cx, code, linetable, depth))
    }

    /// Assembles the blocks, then improves the bytes (3.8, 3.9).
    pub(super) fn assemble_and_improve(&mut self, cx: &mut Context<'_, '_>) -> Result<ObjectId, Error> {
        let graph = &mut self.graph;
        if cx.unit.firstlineno == 0 {
            // A module starts where its first instruction does.
            let first = graph.get(BlockId::ENTRY).instrs.first().map_or(0, |instr| instr.line);
            cx.unit.firstlineno = if first == 0 { 1 } else { first };
        }
        graph.assemble_jump_offsets(cx)?;
        self.lnotab.restart(cx.unit.firstlineno);
        let lnotab = &mut self.lnotab;
        let marked = cx.facts.lines == LineNumbers::Marked;
        graph.emit(&mut self.code, |line, start, _| {
            let again = line == lnotab.line() && !(marked && start != lnotab.offset());
            if line != 0 && !again {
                lnotab.push(start, line);
            }
        });
        let depth = self.depths.stackdepth(graph, cx)?;
        self.peephole.optimize(cx, graph, &mut self.code, self.lnotab.finish());
        write_bytes(&self.code, cx.ops, &mut self.bytecode);
        let linetable = cx.objects.bytes(self.lnotab.finish());
        let code = cx.objects.bytes(&self.bytecode);
        Ok(make_code(cx, code, linetable, depth))
    }
}

/// The argument of `GEN_START`, for what is no plain function.
fn generator_kind(flags: CodeFlags) -> Option<u32> {
    if flags.contains(CodeFlags::COROUTINE) {
        Some(1)
    } else if flags.contains(CodeFlags::ASYNC_GENERATOR) {
        Some(2)
    } else if flags.contains(CodeFlags::GENERATOR) {
        Some(0)
    } else {
        None
    }
}

fn make_code(cx: &mut Context<'_, '_>, code: ObjectId, linetable: ObjectId, stacksize: u32) -> ObjectId {
    let Context { unit, objects, .. } = cx;
    let names = objects.tuple(&unit.names);
    let varnames = objects.tuple(&unit.varnames);
    let cellvars = objects.tuple(&unit.cellvars);
    let freevars = objects.tuple(&unit.freevars);
    let consts = objects.tuple(&unit.consts);
    let mut flags = unit.flags;
    flags.set(CodeFlags::NOFREE, unit.cellvars.is_empty() && unit.freevars.is_empty());
    objects.code(Code {
        argcount: unit.argcount,
        posonlyargcount: unit.posonlyargcount,
        kwonlyargcount: unit.kwonlyargcount,
        stacksize,
        flags: flags.bits(),
        code,
        consts,
        names,
        locals: Locals::Split { nlocals: unit.varnames.len() as u32, varnames, freevars, cellvars },
        filename: unit.filename,
        name: unit.name,
        qualname: None,
        firstlineno: unit.firstlineno,
        linetable,
        exceptiontable: None,
    })
}
