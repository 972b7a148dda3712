//! `LOAD_FAST` of a local that may be unset becomes `LOAD_FAST_CHECK`
//! (`add_checks_for_loads_of_uninitialized_variables`).
//!
//! The first 64 locals are followed through the graph, a bit each; others within a block only, which
//! keeps the work linear.

use pybytecode_opcode::Op;

use super::Context;
use crate::graph::{BlockId, Graph};

/// How many locals are followed through the graph.
const FOLLOWED: usize = 64;

pub(super) fn run(cx: &mut Context<'_, '_>) {
    let nlocals = cx.unit.varnames.len();
    if nlocals == 0 {
        return;
    }
    let Context { graph, work, unit, target, .. } = cx;
    if nlocals > FOLLOWED {
        fast_scan_many_locals(graph, nlocals, &mut work.numbers);
    }
    for block in graph.blocks_mut() {
        block.visited = false;
        block.unsafe_locals = 0;
    }
    let stack = &mut work.stack;
    stack.clear();
    let first = (unit.nparams as usize).min(FOLLOWED);
    let unset = low_bits(nlocals.min(FOLLOWED)) & !low_bits(first);
    maybe_push(graph, BlockId::ENTRY, unset, stack);
    // A local may also be deleted anywhere, so that every block must be looked at.
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        scan_block_for_locals(graph, id, target, stack);
        at = graph.next(id);
    }
    while let Some(id) = stack.pop() {
        graph.block_mut(id).visited = false;
        scan_block_for_locals(graph, id, target, stack);
    }
}

fn low_bits(count: usize) -> u64 {
    u64::MAX.checked_shr(64 - count as u32).unwrap_or(0)
}

/// Puts a block on the stack (once) if more locals may be unset at its start than was known.
fn maybe_push(graph: &mut Graph, id: BlockId, unset: u64, stack: &mut Vec<BlockId>) {
    let block = graph.block_mut(id);
    let both = block.unsafe_locals | unset;
    if block.unsafe_locals != both {
        block.unsafe_locals = both;
        graph.visit(id, stack);
    }
}

fn scan_block_for_locals(
    graph: &mut Graph,
    id: BlockId,
    target: &pybytecode_opcode::Target,
    stack: &mut Vec<BlockId>,
) {
    let mut unset = graph.block(id).unsafe_locals;
    // What the handler was told last: most instructions in a row have the same one.
    let mut told = None;
    for index in 0..graph.block(id).len() {
        let instr = &mut graph.instrs_mut(id)[index];
        let (except, arg) = (instr.except, instr.arg);
        let before = unset;
        let bit = 1u64.checked_shl(arg).unwrap_or(0);
        match instr.op {
            Op::DeleteFast | Op::LoadFastAndClear | Op::StoreFastMaybeNull => unset |= bit,
            Op::StoreFast | Op::LoadFastCheck => unset &= !bit,
            Op::LoadFast => {
                if unset & bit != 0 {
                    instr.op = Op::LoadFastCheck;
                }
                unset &= !bit;
            }
            _ => {}
        }
        if let Some(handler) = except
            && told != Some((handler, before))
        {
            maybe_push(graph, handler, before, stack);
            told = Some((handler, before));
        }
    }
    if graph.has_fallthrough(id)
        && let Some(next) = graph.next(id)
    {
        maybe_push(graph, next, unset, stack);
    }
    if let Some(target) = graph.jump_target(id, target) {
        maybe_push(graph, target, unset, stack);
    }
}

/// Checks the locals from number 64 on. `states` has, for each, the number of the last block
/// in which it was known to be set.
fn fast_scan_many_locals(graph: &mut Graph, nlocals: usize, states: &mut Vec<u32>) {
    states.clear();
    states.resize(nlocals - FOLLOWED, 0);
    let mut number = 0;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        number += 1;
        for instr in graph.instrs_mut(id) {
            let is_local = matches!(
                instr.op,
                Op::LoadFast | Op::StoreFast | Op::DeleteFast | Op::LoadFastAndClear | Op::StoreFastMaybeNull
            );
            if !is_local {
                continue;
            }
            let state = (instr.arg as usize).checked_sub(FOLLOWED).and_then(|local| states.get_mut(local));
            let Some(state) = state else { continue };
            match instr.op {
                Op::LoadFast if *state != number => {
                    instr.op = Op::LoadFastCheck;
                    *state = number;
                }
                Op::LoadFast | Op::StoreFast => *state = number,
                _ => *state = number - 1,
            }
        }
        at = graph.next(id);
    }
}
