//! Removes pairs that push a value and pop it again, and `NOP`s (`remove_redundant_nops_and_pairs`).

use pybytecode_opcode::Op;

use super::redundant::remove_nops_of_block;
use crate::graph::{BlockId, Graph, Instr, Marks};
use crate::ops::{OpTable, mark};

pub(super) fn run(graph: &mut Graph, ops: &OpTable) {
    while sweep(graph, ops) {}
    graph.blocks.sum_marks();
}

/// Whether a pair was found.
fn sweep(graph: &mut Graph, ops: &OpTable) -> bool {
    let mut found = false;
    // The block of the instruction that is always the one before; it is that block's last.
    let mut before: Option<BlockId> = None;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        if graph.block(id).may_have(Marks::NOPS) {
            remove_nops_of_block(graph, id);
        }
        if graph.block(id).labelled {
            before = None;
        }
        if graph.instrs(id).first().is_some_and(|first| first.op == Op::PopTop)
            && let Some(before) = before
            // Neither a jump nor what nothing follows is a push.
            && graph.last(before).is_some_and(|last| is_push(last, ops))
        {
            graph.set_nop(before, graph.block(before).len() - 1);
            graph.set_nop(id, 0);
            found = true;
        }
        if graph.block(id).may_have(Marks::POPPED_PUSHES) {
            found |= remove_pairs_of_block(graph, ops, id);
        }
        if graph.block(id).len() > 0 {
            before = Some(id);
        }
        at = graph.next(id);
    }
    found
}

/// Whether a pair was found.
fn remove_pairs_of_block(graph: &mut Graph, ops: &OpTable, id: BlockId) -> bool {
    let mut found = false;
    for index in 1..graph.block(id).len() {
        let instrs = graph.instrs(id);
        if instrs[index].op == Op::PopTop && is_push(&instrs[index - 1], ops) {
            graph.set_nop(id, index - 1);
            graph.set_nop(id, index);
            found = true;
        }
    }
    found
}

/// Whether an instruction only pushes a value.
#[inline]
fn is_push(instr: &Instr, ops: &OpTable) -> bool {
    ops.has(instr.op, mark::LOADS_CONST) || (instr.op == Op::Copy && instr.arg == 1)
}
