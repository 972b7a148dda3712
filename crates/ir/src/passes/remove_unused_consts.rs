//! Drops the constants that no instruction loads any more (`remove_unused_consts`).

use super::Context;
use crate::graph::BlockId;

const UNUSED: u32 = u32::MAX;

pub(super) fn run(cx: &mut Context<'_, '_>) {
    let Context { target, unit, graph, work, .. } = cx;
    let count = unit.consts.len();
    if count == 0 {
        return;
    }
    let numbers = &mut work.numbers;
    numbers.clear();
    numbers.resize(count, UNUSED);
    // The first may be the docstring.
    numbers[0] = 0;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        for instr in graph.instrs(id).iter().filter(|instr| target.has_const(instr.op)) {
            if let Some(number) = numbers.get_mut(instr.arg as usize) {
                *number = 0;
            }
        }
        at = graph.next(id);
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
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        for instr in graph.instrs_mut(id).iter_mut().filter(|instr| target.has_const(instr.op)) {
            if let Some(number) = numbers.get(instr.arg as usize) {
                instr.arg = *number;
            }
        }
        at = graph.next(id);
    }
}
