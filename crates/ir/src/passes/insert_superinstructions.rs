//! Pairs of loads and stores of locals made one instruction (`insert_superinstructions`).

use pybytecode_opcode::Op;

use super::redundant::remove_redundant_nops;
use crate::graph::{BlockId, Graph, Instr, Marks};

pub(super) fn run(graph: &mut Graph) {
    let mut at = graph.next_with(Some(BlockId::ENTRY), Marks::LOCAL_PAIRS);
    if at.is_none() {
        return;
    }
    while let Some(id) = at {
        combine_pairs_of_block(graph, id);
        at = graph.next_with(graph.next(id), Marks::LOCAL_PAIRS);
    }
    remove_redundant_nops(graph);
}

fn combine_pairs_of_block(graph: &mut Graph, id: BlockId) {
    let instrs = graph.details_mut(id);
    let Some(first) = instrs.windows(2).position(|pair| combined(&pair[0], &pair[1]).is_some()) else {
        return;
    };
    let (mut index, mut kept) = (first, first);
    let mut leaves_nops = false;
    while index < instrs.len() {
        instrs[kept] = instrs[index];
        if let Some(second) = instrs.get(index + 1).copied()
            && let Some((op, arg)) = combined(&instrs[index], &second)
        {
            instrs[kept].set(op, arg);
            index += 1;
            // CPython makes the second a NOP, which may bear the only instruction of its line.
            if second.location.line != instrs[kept].location.line {
                kept += 1;
                instrs[kept] = second;
                instrs[kept].set_nop();
                leaves_nops = true;
            }
        }
        index += 1;
        kept += 1;
    }
    graph.truncate(id, kept);
    if leaves_nops {
        graph.blocks.mark(id, Marks::NOPS);
    }
}

/// The operation and argument of both in one, if they may be made one (`make_super_instruction`).
#[inline]
fn combined(first: &Instr, second: &Instr) -> Option<(Op, u32)> {
    // One condition, which seldom holds.
    if !Marks::of_pair(first, second).intersects(Marks::LOCAL_PAIRS) {
        return None;
    }
    let op = match (first.op, second.op) {
        (Op::LoadFast, Op::LoadFast) => Op::LoadFastLoadFast,
        (Op::StoreFast, Op::LoadFast) => Op::StoreFastLoadFast,
        (Op::StoreFast, Op::StoreFast) => Op::StoreFastStoreFast,
        _ => return None,
    };
    let (line, other) = (first.location.line, second.location.line);
    let lines_differ = line >= 0 && other >= 0 && line != other;
    (!lines_differ && first.arg < 16 && second.arg < 16).then_some((op, first.arg << 4 | second.arg))
}
