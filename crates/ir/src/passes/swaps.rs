//! `SWAP`s: runs of them shortened, and where possible resolved by exchanging the instructions that
//! take the values (`swaptimize`, `apply_static_swaps`).

use pybytecode_opcode::Op;

use crate::graph::Instr;

/// Deeper exchanges, which no stack allows, are left alone.
const MAX_DEPTH: usize = 1 << 16;

/// Replaces the run of `SWAP`s and `NOP`s that `instrs` begins with by a shortest one that has the same
/// effect. How many instructions the run has, less one; 0 if there was one `SWAP` alone.
pub(super) fn swaptimize(instrs: &mut [Instr]) -> usize {
    let len = instrs.iter().take_while(|instr| matches!(instr.op, Op::Swap | Op::Nop)).count();
    let run = &mut instrs[..len];
    let swaps = || run.iter().filter(|instr| instr.op == Op::Swap).map(|instr| instr.arg as usize);
    let depth = swaps().max().unwrap_or(0);
    if swaps().count() < 2 || depth > MAX_DEPTH || swaps().any(|arg| arg == 0) {
        return 0;
    }
    // Where each value of the stack comes from when all is done, from the top.
    let mut stack: Vec<u32> = (0..depth as u32).collect();
    for arg in swaps() {
        stack.swap(0, arg - 1);
    }
    // Written from the end of the run, so that what is left over are its first places.
    let mut free = len;
    for arg in shortest_swaps(&stack) {
        if free > 0 {
            free -= 1;
            run[free].op = Op::Swap;
            run[free].arg = arg;
        }
    }
    for unused in &mut run[..free] {
        unused.set_nop();
    }
    len - 1
}

/// The arguments of the fewest `SWAP`s that reorder the stack so, the last one first. `stack` tells where each
/// value comes from, from the top.
///
/// Each cycle of the permutation is resolved by exchanging its members with the top, one after the other.
pub(crate) fn shortest_swaps(stack: &[u32]) -> Vec<u32> {
    let mut done = vec![false; stack.len()];
    let mut swaps = Vec::new();
    for start in 0..stack.len() {
        if done[start] || stack[start] as usize == start {
            continue;
        }
        let mut at = start;
        loop {
            if at != 0 {
                swaps.push(at as u32 + 1);
            }
            if std::mem::replace(&mut done[at], true) {
                break;
            }
            at = stack[at] as usize;
        }
    }
    swaps
}

/// Whether an instruction only takes the top of the stack, and neither jumps, raises nor runs other code.
fn is_swappable(op: Op) -> bool {
    matches!(op, Op::StoreFast | Op::StoreFastMaybeNull | Op::PopTop)
}

/// The local that an instruction sets.
fn stores_to(instr: &Instr) -> Option<u32> {
    matches!(instr.op, Op::StoreFast | Op::StoreFastMaybeNull).then_some(instr.arg)
}

/// The next swappable instruction behind index `at`, with nothing but `NOP`s between; with a line, all
/// must be on it, lest a tracing function sees names bound in another order.
fn next_swappable(instrs: &[Instr], at: usize, line: i32) -> Option<usize> {
    for (index, instr) in instrs.iter().enumerate().skip(at + 1) {
        if line >= 0 && instr.location.line != line {
            return None;
        }
        if instr.op != Op::Nop {
            return is_swappable(instr.op).then_some(index);
        }
    }
    None
}

/// Resolves the `SWAP` at index `at`, and those before it with nothing but swappable instructions between.
pub(super) fn apply_static_swaps(instrs: &mut [Instr], at: usize) {
    for index in (0..=at).rev() {
        let swap = instrs[index];
        if swap.op != Op::Swap {
            if swap.op == Op::Nop || is_swappable(swap.op) {
                continue;
            }
            return;
        }
        let Some((first, second)) = swapped_pair(instrs, index) else { return };
        instrs[index].set_nop();
        instrs.swap(first, second);
    }
}

/// The two instructions that the `SWAP` at `index` makes take each other's value, if they may be
/// exchanged instead.
fn swapped_pair(instrs: &[Instr], index: usize) -> Option<(usize, usize)> {
    let first = next_swappable(instrs, index, -1)?;
    let line = instrs[first].location.line;
    let mut second = first;
    for _ in 1..instrs[index].arg {
        second = next_swappable(instrs, second, line)?;
    }
    // Neither may set what the other, or one between them, sets.
    let stores = [stores_to(&instrs[first]), stores_to(&instrs[second])];
    if stores == [None, None] {
        return Some((first, second));
    }
    let between = instrs.get(first + 1..second).unwrap_or_default();
    let conflict = stores[0] == stores[1]
        || between.iter().filter_map(stores_to).any(|local| stores.contains(&Some(local)));
    (!conflict).then_some((first, second))
}
