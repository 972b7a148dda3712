//! Drops the constants that no instruction loads any more (`remove_unused_consts`).

use super::Context;
use crate::graph::{BlockId, Marks};
use crate::ops::mark;

const UNUSED: u32 = u32::MAX;

pub(super) fn run(cx: &mut Context<'_, '_>) {
    let Context { ops, unit, graph, work, .. } = cx;
    let count = unit.consts.len();
    // The first may be the docstring, and stays.
    if count <= 1 {
        return;
    }
    let numbers = &mut work.numbers;
    numbers.clear();
    numbers.resize(count, UNUSED);
    numbers[0] = 0;
    let mut at = graph.next_with(Some(BlockId::ENTRY), Marks::CONSTS);
    while let Some(id) = at {
        for instr in graph.instrs(id).iter().filter(|instr| ops.has(instr.op, mark::CONST)) {
            if let Some(number) = numbers.get_mut(instr.arg as usize) {
                *number = 0;
            }
        }
        at = graph.next_with(graph.next(id), Marks::CONSTS);
    }
    let mut used = 0;
    for (index, number) in numbers.iter_mut().enumerate().filter(|(_, number)| **number != UNUSED) {
        *number = used as u32;
        unit.consts[used] = unit.consts[index];
        used += 1;
    }
    if used == count {
        return;
    }
    unit.consts.truncate(used);
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
