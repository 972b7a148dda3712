//! Gives instructions without a line that of an instruction before them (`resolve_line_numbers`).
//!
//! Whatever leaves a frame needs a line (PEP 626). An exit block without lines that several jumps lead
//! to is copied for each, so that each copy can take the line of the one way that leads to it.

use crate::graph::{Block, BlockId, Graph, Marks};
use crate::ops::OpTable;
use pybytecode_code::Location;
use pybytecode_opcode::facts::LineOfJump;

pub(super) fn run(graph: &mut Graph, ops: &OpTable) {
    if !graph.blocks.may_have(Marks::LINELESS) {
        return;
    }
    let is_shared = |block: &Block| block.may_have(Marks::LINELESS) & (block.predecessors > 1);
    // Where a block has one predecessor, lines run on into it anyway.
    let is_shared_exit = |id| is_shared(graph.block(id)) && wants_lineno(graph, id, ops);
    if graph.has_next_locations || graph.order().any(is_shared_exit) {
        duplicate_exits_without_lineno(graph, ops);
    }
    // The one way to a handler is no jump: no unit of the compiler has one that is also reached otherwise.
    let may_inherit = |block: &Block| awaits_line(block) & !block.except_handler;
    if graph.blocks.iter().any(may_inherit) {
        propagate_line_numbers(graph, ops);
    } else {
        propagate_within_blocks(graph);
    }
}

/// `is_exit_or_eval_check_without_lineno`
fn wants_lineno(graph: &Graph, id: BlockId, ops: &OpTable) -> bool {
    graph.has_no_lineno(id)
        && (graph.exits_scope(id)
            || graph.instrs(id).iter().any(|instr| ops.target().has_eval_break(instr.op)))
}

fn duplicate_exits_without_lineno(graph: &mut Graph, ops: &OpTable) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        duplicate_target(graph, id, ops);
        at = graph.next(id);
    }
    // What is left is reached by falling through alone.
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        at = graph.next(id);
        if let Some(next) = at
            && graph.block(next).may_have(Marks::LINELESS)
            && let Some(last) = graph.last(id).filter(|last| !last.op.has_no_fallthrough()).copied()
            && wants_lineno(graph, next, ops)
        {
            set_first_location(graph, next, last.location);
        }
    }
}

/// Copies the exit block without lines that a block jumps to, if others lead to it too.
fn duplicate_target(graph: &mut Graph, id: BlockId, ops: &OpTable) {
    let Some(exit) = graph.next_nonempty(graph.jump_target(id)) else { return };
    let block = graph.block(exit);
    // CPython asserts that control does not fall out of such a block.
    if !block.may_have(Marks::LINELESS)
        || block.predecessors <= 1
        || graph.has_fallthrough(exit)
        || !wants_lineno(graph, exit, ops)
    {
        return;
    }
    let copy = graph.copy_block(exit);
    let Some(last) = graph.last_mut(id) else { return };
    last.target = Some(copy);
    let location = last.location;
    set_first_location(graph, copy, location);
    graph.block_mut(exit).predecessors -= 1;
    let next = graph.block_mut(exit).next.replace(copy);
    let block = graph.block_mut(copy);
    block.next = next;
    block.predecessors = 1;
    block.labelled = true;
}

fn set_first_location(graph: &mut Graph, id: BlockId, location: Location) {
    if let Some(first) = graph.details_mut(id).first_mut() {
        first.location = location;
    }
}

/// Lines run on within a block, and into blocks that have no other predecessor.
fn propagate_line_numbers(graph: &mut Graph, ops: &OpTable) {
    let line_of_jump = ops.target().line_of_jump;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        at = graph.next(id);
        if graph.block(id).may_have(Marks::LINELESS) {
            propagate_within_block(graph, id);
        }
        let Some(last) = graph.last(id) else { continue };
        let location = last.location;
        let (falls_through, leads_to) = (!last.op.has_no_fallthrough(), last.jump_target());
        inherit(graph, at.filter(|_| falls_through), location);
        let leads_to = match line_of_jump {
            LineOfJump::Target => leads_to,
            LineOfJump::PastEmptyBlocks => past_empty_blocks(graph, leads_to),
        };
        inherit(graph, leads_to, location);
    }
}

fn propagate_within_blocks(graph: &mut Graph) {
    let mut at = graph.next_with(Some(BlockId::ENTRY), Marks::LINELESS);
    while let Some(id) = at {
        propagate_within_block(graph, id);
        at = graph.next_with(graph.next(id), Marks::LINELESS);
    }
}

fn propagate_within_block(graph: &mut Graph, id: BlockId) {
    let (blocks, instrs) = graph.split_mut(id);
    let mut location = Location::NONE;
    let mut signs = 0;
    for instr in instrs {
        if instr.location.is_none() {
            instr.location = location;
        }
        location = instr.location;
        signs |= location.line;
    }
    blocks[id].marks.set(Marks::LINELESS, signs < 0);
}

/// The first block from there on that has instructions or other predecessors.
fn past_empty_blocks(graph: &Graph, mut at: Option<BlockId>) -> Option<BlockId> {
    while let Some(id) = at {
        let block = graph.block(id);
        if block.len() > 0 || block.predecessors != 1 {
            break;
        }
        at = block.next;
    }
    at
}

/// Whether there may be no line in a block that one way leads to. One condition, which seldom holds.
#[inline]
fn awaits_line(block: &Block) -> bool {
    block.may_have(Marks::LINELESS) & (block.predecessors == 1)
}

#[inline]
fn inherit(graph: &mut Graph, to: Option<BlockId>, location: Location) {
    if awaits_line(graph.blocks.get_or_nobody(to))
        && let Some(id) = to
        && let Some(first) = graph.details_mut(id).first_mut()
        && first.location.is_none()
    {
        first.location = location;
    }
}
