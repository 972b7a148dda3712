//! `NOP`s and jumps without effect (`remove_redundant_nops`, `remove_redundant_jumps`), for several passes.
//!
//! A `NOP` stays only where its line would else have no instruction, so that tracing sees the line.

use pybytecode_opcode::Op;

use crate::graph::{BlockId, Graph, Instr, Marks};

/// `remove_redundant_nops_and_jumps`
pub(super) fn remove_redundant_nops_and_jumps(graph: &mut Graph) {
    loop {
        let removed_nops = remove_redundant_nops(graph);
        let removed_jumps = remove_redundant_jumps(graph);
        let may_find_more = removed_nops + removed_jumps > 0 && graph.blocks.may_have(Marks::NOPS);
        if !may_find_more {
            return;
        }
    }
}

/// Removes redundant `NOP`s from all blocks; how many.
pub(super) fn remove_redundant_nops(graph: &mut Graph) -> usize {
    let mut removed = 0;
    let mut at = graph.next_with(Some(BlockId::ENTRY), Marks::NOPS);
    if at.is_none() {
        return 0;
    }
    while let Some(id) = at {
        removed += remove_nops_of_block(graph, id);
        at = graph.next_with(graph.next(id), Marks::NOPS);
    }
    graph.blocks.sum_marks();
    removed
}

/// `basicblock_remove_redundant_nops`
pub(super) fn remove_nops_of_block(graph: &mut Graph, id: BlockId) -> usize {
    let Some(first) = graph.instrs(id).iter().position(|instr| instr.op == Op::Nop) else {
        graph.mark_anew(id);
        return 0;
    };
    let ends_with_nop = graph.last(id).is_some_and(|last| last.op == Op::Nop);
    let next_line = if ends_with_nop { line_of_next_block(graph, id) } else { None };
    let known = graph.block(id).marks;
    let mut marks = known - Marks::NOPS;
    let instrs = graph.details_mut(id);
    let mut kept = first;
    let mut gap = false;
    let mut previous_line = if first > 0 { instrs[first - 1].location.line } else { -1 };
    for index in first..instrs.len() {
        let line = instrs[index].location.line;
        if instrs[index].op == Op::Nop {
            if is_redundant(instrs, index, previous_line, next_line) {
                gap = true;
                continue;
            }
            marks |= Marks::NOPS;
        }
        if gap && kept > 0 {
            marks |= Marks::of_pair(&instrs[kept - 1], &instrs[index]);
        }
        gap = false;
        instrs[kept] = instrs[index];
        kept += 1;
        previous_line = line;
    }
    let removed = instrs.len() - kept;
    graph.truncate(id, kept);
    if known.contains(Marks::VAGUE) {
        graph.mark_anew(id);
    } else if kept > 0 {
        graph.block_mut(id).marks = Marks::empty();
        graph.blocks.mark(id, marks);
    }
    removed
}

/// Whether the `NOP` at `index` may go. It may leave its location to the instruction behind it.
fn is_redundant(instrs: &mut [Instr], index: usize, previous_line: i32, next_line: Option<i32>) -> bool {
    let location = instrs[index].location;
    if location.line < 0 || location.line == previous_line {
        return true;
    }
    match instrs.get_mut(index + 1) {
        Some(next) if next.location.line < 0 => {
            next.location = location;
            true
        }
        Some(next) => next.location.line == location.line,
        None => next_line == Some(location.line),
    }
}

/// The line on which control goes on behind a block.
fn line_of_next_block(graph: &Graph, id: BlockId) -> Option<i32> {
    let next = graph.next_nonempty(graph.next(id))?;
    let mut lines = graph.instrs(next).iter().filter(|instr| instr.op != Op::Nop || instr.location.line >= 0);
    lines.next().map(|instr| instr.location.line)
}

/// Removes jumps to what follows anyway; how many.
fn remove_redundant_jumps(graph: &mut Graph) -> usize {
    let mut removed = 0;
    let mut jumping = graph.next_with(Some(BlockId::ENTRY), Marks::JUMPS);
    while let Some(id) = jumping {
        let at = graph.next(id);
        jumping = graph.next_with(at, Marks::JUMPS);
        let Some(last) = graph.last(id).filter(|last| last.op.is_unconditional_jump()) else { continue };
        let leads_to = graph.next_nonempty(last.target);
        if leads_to.is_some() && leads_to == graph.next_nonempty(at) {
            removed += 1;
            graph.set_nop(id, graph.block(id).len() - 1);
        }
    }
    removed
}
