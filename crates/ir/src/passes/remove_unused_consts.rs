//! Drops the constants that no instruction loads any more (`remove_unused_consts`).

use super::{Context, Work};
use crate::graph::{BlockId, Graph, Marks};
use crate::ops::{OpTable, mark};

pub(super) fn run(cx: &mut Context<'_, '_>) {
    let Context { ops, unit, graph, work, .. } = cx;
    let count = unit.consts.len();
    // The first may be the docstring, and stays.
    if count <= 1 {
        return;
    }
    let Work { numbers, used, .. } = &mut **work;
    used.clear();
    used.resize(count.div_ceil(64), 0);
    match &mut used[..] {
        // Nearly always: the bits need not be read and written for each instruction.
        [word] => {
            let mut bits = 0;
            for_each_use(graph, ops, |arg, use_bit| bits |= use_bit << (arg & 63));
            *word = bits;
        }
        words => for_each_use(graph, ops, |arg, use_bit| {
            if let Some(word) = words.get_mut((arg >> 6) as usize * use_bit as usize) {
                *word |= use_bit << (arg & 63);
            }
        }),
    }
    used[0] |= 1;
    let are_used = used.iter().map(|word| word.count_ones() as usize).sum::<usize>();
    let not_full = used.iter().position(|word| *word != u64::MAX);
    let first_unused = not_full.map_or(count, |at| 64 * at + used[at].trailing_ones() as usize);
    if first_unused == are_used {
        // Those that are used keep their numbers.
        unit.consts.truncate(are_used);
        return;
    }
    numbers.clear();
    let mut kept = 0;
    numbers.extend((0..count).map(|index| {
        let number = kept;
        unit.consts[number as usize] = unit.consts[index];
        kept += (used[index / 64] >> (index % 64) & 1) as u32;
        number
    }));
    unit.consts.truncate(kept as usize);
    let mut at = graph.next_with(Some(BlockId::ENTRY), Marks::CONSTS);
    while let Some(id) = at {
        // No branch here, either.
        for instr in graph.details_mut(id) {
            let number = numbers.get(instr.arg as usize).copied().unwrap_or(instr.arg);
            instr.arg = if ops.has(instr.op, mark::CONST) { number } else { instr.arg };
        }
        at = graph.next_with(graph.next(id), Marks::CONSTS);
    }
}

/// Calls `note` with each instruction's argument and 1 if that is the index of a constant, else 0: no branch, as
/// which instructions load constants cannot be foreseen.
#[inline]
fn for_each_use(graph: &Graph, ops: &OpTable, mut note: impl FnMut(u32, u64)) {
    let mut at = graph.next_with(Some(BlockId::ENTRY), Marks::CONSTS);
    while let Some(id) = at {
        for instr in graph.instrs(id) {
            note(instr.arg, u64::from(ops.has(instr.op, mark::CONST)));
        }
        at = graph.next_with(graph.next(id), Marks::CONSTS);
    }
}
