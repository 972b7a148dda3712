//! How deep the stack is at the start of each block, and how deep it gets (`calculate_stackdepth`).

use pybytecode_opcode::Op;

use super::Work;
use crate::graph::{BlockId, Blocks, Graph, Instr};
use crate::ops::{OpTable, mark};
use crate::{Error, ErrorKind};

/// Deeper stacks are refused: later passes hold all of one in memory.
const MAX_DEPTH: u32 = 1 << 24;

pub(super) fn run(graph: &mut Graph, ops: &OpTable, work: &mut Work) -> Result<(), Error> {
    graph.blocks.begin_walk();
    enter(&mut graph.blocks, BlockId::ENTRY, 0)?;
    let mut max_depth = 0;
    // Most ways lead forward, so that one sweep finds most depths.
    while graph.blocks.has_unvisited() {
        follow(graph, ops, &mut max_depth)?;
    }
    work.stackdepth = max_depth;
    Ok(())
}

/// Follows the blocks whose depth is known and that were not followed yet.
fn follow(graph: &mut Graph, ops: &OpTable, max_depth: &mut u32) -> Result<(), Error> {
    let mut deepest = *max_depth;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let (blocks, instrs) = graph.split_mut(id);
        at = blocks[id].next;
        if !blocks.visit_reached(id) {
            continue;
        }
        let mut depth = blocks[id].start_depth.unwrap_or(0);
        for instr in instrs.iter() {
            deepest = deepest.max(depth);
            let row = ops.row(instr.op);
            let effect =
                if row.has(mark::REGULAR) { row.stack_effect(instr.arg) } else { rare_effect(instr, ops)? };
            let after = i64::from(depth) + effect;
            // Also where it is negative.
            if after as u64 > u64::from(MAX_DEPTH) {
                return Err(refusal(instr, after));
            }
            let after = after as u32;
            if let Some(leads_to) = instr.target {
                if instr.op != Op::EndAsyncFor {
                    enter(blocks, leads_to, after)?;
                }
                if instr.op.is_block_push() {
                    continue;
                }
            }
            depth = after;
        }
        if let Some(next) = at
            && instrs.last().is_none_or(|last| !last.op.has_no_fallthrough())
        {
            enter(blocks, next, depth)?;
        }
    }
    *max_depth = deepest;
    Ok(())
}

/// How much deeper an instruction makes the stack whose effect is not that of its row.
#[cold]
fn rare_effect(instr: &Instr, ops: &OpTable) -> Result<i64, Error> {
    let effects = ops.popped_and_pushed(instr.op, instr.arg);
    let effect = effects.map(|(popped, pushed)| i64::from(pushed) - i64::from(popped));
    effect.ok_or_else(|| Error::at(instr.location, ErrorKind::Argument(instr.op, instr.arg)))
}

#[cold]
fn refusal(instr: &Instr, depth: i64) -> Error {
    let kind = if depth < 0 { ErrorKind::StackUnderflow(instr.op) } else { ErrorKind::TooLarge };
    Error::at(instr.location, kind)
}

/// `stackdepth_push`
fn enter(blocks: &mut Blocks, id: BlockId, depth: u32) -> Result<(), Error> {
    let (block, is_first) = blocks.reach(Some(id));
    let known = block.start_depth.filter(|_| !is_first).unwrap_or(depth);
    block.start_depth = Some(known);
    if known != depth {
        return Err(ErrorKind::StackDepth(known, depth).into());
    }
    Ok(())
}
