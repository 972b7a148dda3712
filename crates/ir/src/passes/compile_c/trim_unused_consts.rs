//! Drops the constants behind the last one that is used (`trim_unused_consts`).

use crate::CodeUnit;
use crate::graph::{Graph, Marks};
use crate::ops::{OpTable, mark};

pub(super) fn run(graph: &Graph, ops: &OpTable, unit: &mut CodeUnit) {
    let blocks = graph.order().filter(|id| graph.block(*id).may_have(Marks::CONSTS));
    let instrs = blocks.flat_map(|id| graph.instrs(id));
    let used = instrs.filter(|instr| ops.has(instr.op, mark::CONST)).map(|instr| instr.arg as usize);
    // The first may be the docstring, and stays.
    unit.consts.truncate(used.max().unwrap_or(0) + 1);
}
