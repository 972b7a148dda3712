//! `LOAD_FAST` of a local that may be unset becomes `LOAD_FAST_CHECK`
//! (`add_checks_for_loads_of_uninitialized_variables`).
//!
//! The first 64 locals are followed through the graph, a bit each; others within a block only, which
//! keeps the work linear.

use pybytecode_opcode::Op;

use super::Context;
use crate::graph::{BlockId, Blocks, Graph, Instr};

/// How many locals are followed through the graph.
const FOLLOWED: usize = 64;

pub(super) fn run(cx: &mut Context<'_, '_>) {
    let nlocals = cx.unit.varnames.len();
    if nlocals == 0 {
        return;
    }
    let Context { graph, work, unit, .. } = cx;
    if nlocals > FOLLOWED {
        fast_scan_many_locals(graph, nlocals, &mut work.numbers);
    }
    let first = (unit.nparams as usize).min(FOLLOWED);
    let unset = low_bits(nlocals.min(FOLLOWED)) & !low_bits(first);
    if unset == 0 && !graph.unsets_locals {
        return;
    }
    graph.blocks.begin_walk();
    let stack = &mut work.stack;
    stack.clear();
    maybe_push(&mut graph.blocks, BlockId::ENTRY, unset, stack);
    // A local may also be deleted anywhere, so that every block must be looked at.
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        // Where all locals are set and stay so, there is nothing to find.
        if graph.unsets_locals || graph.block(id).unsafe_locals != 0 {
            scan_block_for_locals(graph, id, stack);
        }
        at = graph.next(id);
    }
    while let Some(id) = stack.pop() {
        graph.blocks.leave(id);
        if graph.block(id).unscanned {
            scan_block_for_locals(graph, id, stack);
        }
    }
}

/// What an operation does to the local that its argument tells: each all bits or none, so that no branch is
/// needed, as what instructions do to locals cannot be foreseen.
#[derive(Debug, Clone, Copy)]
struct Effect {
    /// `LOAD_FAST`: it must be checked if the local may be unset.
    loads: u64,
    /// It is set, or found to be set.
    sets: u64,
    unsets: u64,
}

static EFFECTS: [Effect; Op::COUNT] = {
    let mut effects = [Effect { loads: 0, sets: 0, unsets: 0 }; Op::COUNT];
    let mut at = 0;
    while at < Op::COUNT {
        match Op::ALL[at] {
            Op::LoadFast => effects[at] = Effect { loads: u64::MAX, sets: u64::MAX, unsets: 0 },
            Op::LoadFastCheck | Op::StoreFast => effects[at].sets = u64::MAX,
            Op::DeleteFast | Op::LoadFastAndClear | Op::StoreFastMaybeNull => effects[at].unsets = u64::MAX,
            _ => {}
        }
        at += 1;
    }
    effects
};

fn low_bits(count: usize) -> u64 {
    u64::MAX.checked_shr(64 - count as u32).unwrap_or(0)
}

/// Puts a block on the stack (once) if more locals may be unset at its start than was known.
fn maybe_push(blocks: &mut Blocks, id: BlockId, unset: u64, stack: &mut Vec<BlockId>) {
    let block = &mut blocks[id];
    let both = block.unsafe_locals | unset;
    if block.unsafe_locals != both {
        block.unsafe_locals = both;
        block.unscanned = true;
        if blocks.visit(id) {
            stack.push(id);
        }
    }
}

fn scan_block_for_locals(graph: &mut Graph, id: BlockId, stack: &mut Vec<BlockId>) {
    let unsets_locals = graph.unsets_locals;
    let (blocks, instrs) = graph.split_mut(id);
    blocks[id].unscanned = false;
    let mut unset = blocks[id].unsafe_locals;
    // The handler that knows all that may be unset: it learns nothing from locals that are set.
    let mut told = None;
    for instr in instrs.iter_mut() {
        if !BlockId::are_same(instr.except, told) {
            told = instr.except;
            if let Some(handler) = told {
                maybe_push(blocks, handler, unset, stack);
            }
        }
        let effect = &EFFECTS[instr.op as usize];
        let bit = 1u64.checked_shl(instr.arg).unwrap_or(0);
        if effect.unsets != 0 {
            told = None;
        }
        if unset & bit & effect.loads != 0 {
            instr.op = Op::LoadFastCheck;
        }
        unset = unset & !(bit & effect.sets) | bit & effect.unsets;
        if unset == 0 && !unsets_locals {
            // All are set and stay so.
            return;
        }
    }
    let last = instrs.last();
    if let Some(next) = blocks[id].next
        && last.is_none_or(|last| !last.op.has_no_fallthrough())
    {
        maybe_push(blocks, next, unset, stack);
    }
    if let Some(leads_to) = last.and_then(Instr::jump_target) {
        maybe_push(blocks, leads_to, unset, stack);
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
        for instr in graph.details_mut(id) {
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
