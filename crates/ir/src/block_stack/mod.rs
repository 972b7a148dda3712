//! From a unit to its code object for interpreters that keep a stack of blocks (3.8 to 3.10).
//!
//! Code generation began the basic blocks itself ([`crate::BlockOrder`]); [`Graph`] has them. What
//! happens then differs:
//!
//! - 3.10 improves the graph (`optimize` and the files named after its passes), then assembles it;
//! - 3.8 and 3.9 assemble it as it is, then improve the code units ([`peephole`]).
//!
//! CPython: `assemble` and what it calls in `Python/compile.c`; `Python/peephole.c`.

mod clean;
mod code;
mod graph;
mod lines;
mod normalize;
mod offsets;
mod optimize;
mod peephole;
mod stackdepth;

use pybytecode_code::{LineRangesWriter, LnotabWriter, ObjectId, Objects};
use pybytecode_opcode::block_stack::{Assembler, BlockStack};

use crate::ops::OpTable;
use crate::{CodeUnit, Error};
use graph::Graph;
use offsets::Unit;
use peephole::Peephole;
use stackdepth::Depths;

/// Memory that is used again from one code object to the next.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    graph: Graph,
    depths: Depths,
    code: Vec<Unit>,
    peephole: Peephole,
    bytecode: Vec<u8>,
    lnotab: LnotabWriter,
    ranges: LineRangesWriter,
}

/// What the steps work on.
pub(crate) struct Context<'c, 'a> {
    unit: &'c mut CodeUnit,
    objects: &'c mut Objects<'a>,
    ops: &'c OpTable,
    facts: &'static BlockStack,
}

/// Makes the code object of a unit.
pub(crate) fn assemble(
    unit: &mut CodeUnit,
    objects: &mut Objects<'_>,
    ops: &OpTable,
    facts: &'static BlockStack,
    scratch: &mut Scratch,
) -> Result<ObjectId, Error> {
    let mut cx = Context { unit, objects, ops, facts };
    scratch.graph.read(&cx)?;
    match facts.assembler {
        Assembler::ControlFlowGraph => scratch.assemble_graph(&mut cx),
        Assembler::Peephole => scratch.assemble_and_improve(&mut cx),
    }
}
