//! Pairs of loads and stores of locals made one instruction (`insert_superinstructions`).

use pybytecode_opcode::Op;

use super::redundant::remove_redundant_nops;
use crate::graph::{BlockId, Graph, Instr, Marks};

pub(super) fn run(graph: &mut Graph) {
    let mut at = graph.next_with(Some(BlockId::ENTRY), Marks::LOCAL_PAIRS);
    while let Some(id) = at {
        let (block, instrs) = graph.parts_mut(id);
        at = block.next;
        for index in 1..instrs.len() {
            if !matches!(instrs[index - 1].op, Op::LoadFast | Op::StoreFast) {
                continue;
            }
            let super_op = match (instrs[index - 1].op, instrs[index].op) {
                (Op::LoadFast, Op::LoadFast) => Op::LoadFastLoadFast,
                (Op::StoreFast, Op::LoadFast) => Op::StoreFastLoadFast,
                (Op::StoreFast, Op::StoreFast) => Op::StoreFastStoreFast,
                _ => continue,
            };
            if let Some(arg) = combined(&instrs[index - 1], &instrs[index]) {
                instrs[index - 1].set(super_op, arg);
                instrs[index].set_nop();
            }
        }
        at = graph.next_with(at, Marks::LOCAL_PAIRS);
    }
    remove_redundant_nops(graph);
}

/// The argument of both in one, if they may be made one (`make_super_instruction`).
fn combined(first: &Instr, second: &Instr) -> Option<u32> {
    let (line, other) = (first.location.line, second.location.line);
    let lines_differ = line >= 0 && other >= 0 && line != other;
    (!lines_differ && first.arg < 16 && second.arg < 16).then_some(first.arg << 4 | second.arg)
}
