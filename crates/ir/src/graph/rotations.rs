//! Rotations of the stack as the `SWAP`s that interpreters from 3.11 on have instead.
//!
//! A rotation of `n` values takes `n - 1` `SWAP`s, and a pattern that captures `n` names rotates `n` values for
//! each of them. CPython adds all of these instructions and has `swaptimize` shorten the run later. Here a run of
//! rotations stays a list of rotations until the graph is built, and the shortest run of `SWAP`s with the same effect
//! is added to it. Nothing else comes of that, as `swaptimize` depends on what a run does, how long it is
//! and where its last instructions come from, and behind it only the lines of `NOP`s count.

use pybytecode_opcode::Op;

use crate::Instruction;
use crate::passes::shortest_swaps;

/// The instructions that the rotations at the beginning of `run` become, and how many rotations that are.
pub(super) fn to_swaps(run: &[Instruction]) -> (Vec<Instruction>, usize) {
    let len = run.iter().take_while(|instr| instr.op == Op::RotN).count();
    let rotations = &run[..len];
    let swap = |rotation: &Instruction, arg| Instruction { op: Op::Swap, arg, ..*rotation };
    if let [rotation] = rotations {
        return ((2..=rotation.arg).rev().map(|arg| swap(rotation, arg)).collect(), len);
    }
    let mut args = shortest_swaps(&permutation(rotations));
    let all: usize = rotations.iter().map(places).sum();
    if args.is_empty() && all > 1 {
        // A run that has no effect is a run all the same.
        args = vec![2, 2];
    }
    // From the last to the first: each rotation has room for some `SWAP`s, the rest of it does nothing.
    let mut swaps = Vec::with_capacity(args.len() + len);
    let mut args = args.into_iter();
    for rotation in rotations.iter().rev() {
        let room = places(rotation);
        let before = swaps.len();
        swaps.extend(args.by_ref().take(room).map(|arg| swap(rotation, arg)));
        if swaps.len() - before < room {
            swaps.push(Instruction { op: Op::Nop, arg: 0, ..*rotation });
        }
    }
    swaps.reverse();
    (swaps, len)
}

/// How many `SWAP`s a rotation is.
fn places(rotation: &Instruction) -> usize {
    rotation.arg.saturating_sub(1) as usize
}

/// Where each value of the stack comes from, from the top, when all rotations are done. Those of equally many
/// values behind each other are done at once.
fn permutation(rotations: &[Instruction]) -> Vec<u32> {
    let depth = rotations.iter().map(|rotation| rotation.arg).max().unwrap_or(0);
    let mut stack: Vec<u32> = (0..depth).collect();
    for alike in rotations.chunk_by(|one, next| one.arg == next.arg) {
        if let Some(count) = alike.first().map(|rotation| rotation.arg as usize).filter(|count| *count > 1) {
            stack[..count].rotate_left(alike.len() % count);
        }
    }
    stack
}
