//! Drops the constants that no instruction loads any more (`remove_unused_consts`).

use super::{Context, Work};
use crate::graph::{BlockId, Marks};
use crate::ops::mark;

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
    used[0] = 1;
    let mut at = graph.next_with(Some(BlockId::ENTRY), Marks::CONSTS);
    while let Some(id) = at {
        for instr in graph.instrs(id) {
            // No branch: which instructions load constants cannot be foreseen.
            let loads = u64::from(ops.has(instr.op, mark::CONST));
            let word = (instr.arg >> 6) as usize * loads as usize;
            if let Some(word) = used.get_mut(word) {
                *word |= loads << (instr.arg & 63);
            }
        }
        at = graph.next_with(graph.next(id), Marks::CONSTS);
    }
    let are_used = used.iter().map(|word| word.count_ones() as usize).sum::<usize>();
    if are_used == count {
        return;
    }
    numbers.clear();
    let mut number = 0;
    for index in 0..count {
        numbers.push(number as u32);
        unit.consts[number] = unit.consts[index];
        number += (used[index / 64] >> (index % 64) & 1) as usize;
    }
    unit.consts.truncate(number);
    let mut at = graph.next_with(Some(BlockId::ENTRY), Marks::CONSTS);
    while let Some(id) = at {
        for instr in graph.details_mut(id).iter_mut().filter(|instr| ops.has(instr.op, mark::CONST)) {
            if let Some(number) = numbers.get(instr.arg as usize) {
                instr.arg = *number;
            }
        }
        at = graph.next_with(graph.next(id), Marks::CONSTS);
    }
}
