//! Local improvements within each block: constants folded, jumps threaded, pairs of operations made
//! one, `SWAP`s resolved (`optimize_basic_block`).

use pybytecode_opcode::Op;
use pybytecode_opcode::facts::Folding;

use super::{Context, fold_constants, fold_tuple_on_constants, swaps};
use crate::fold::Unary;
use crate::graph::{Block, BlockId, Graph, Instr, Marks};
use crate::{Error, ErrorKind};

/// Set in `COMPARE_OP`'s argument: the result is made a `bool`.
const COMPARE_TO_BOOL: u32 = 16;
const INTRINSIC_UNARY_POSITIVE: u32 = 5;
const INTRINSIC_LIST_TO_TUPLE: u32 = 6;

/// What an operation may be part of, as bits.
mod part {
    /// Something that is looked for wherever the operation stands.
    pub(super) const ALONE: u8 = 1;
    /// A pair with the operation behind it.
    pub(super) const FIRST: u8 = 1 << 1;
    /// A pair with the operation before it.
    pub(super) const SECOND: u8 = 1 << 2;
    /// An operation on constants, as an operand or a `NOP` behind one.
    pub(super) const OPERAND: u8 = 1 << 3;
    /// An operation on constants, as the operation.
    pub(super) const OPERATION: u8 = 1 << 4;
}

/// The parts of each operation: most instructions are none of them.
static PARTS: [u8; Op::COUNT] = {
    let mut parts = [0; Op::COUNT];
    let mut at = 0;
    while at < Op::COUNT {
        parts[at] = parts_of(Op::ALL[at]);
        at += 1;
    }
    parts
};

const fn parts_of(op: Op) -> u8 {
    match op {
        Op::BuildTuple | Op::BuildList | Op::BuildSet | Op::Swap | Op::CallIntrinsic1 => part::ALONE,
        Op::LoadConst | Op::LoadSmallInt | Op::LoadCommonConstant | Op::Nop => part::OPERAND,
        Op::UnaryInvert | Op::UnaryNegative | Op::BinaryOp => part::OPERATION,
        Op::UnaryNot => part::ALONE | part::SECOND,
        Op::LoadGlobal | Op::CompareOp | Op::IsOp | Op::ListAppend | Op::SetAdd => part::FIRST,
        Op::StoreFast | Op::ContainsOp | Op::ToBool => part::FIRST | part::SECOND,
        Op::PushNull | Op::GetIter => part::SECOND,
        _ => 0,
    }
}

/// The index of the next instruction from `index` on that may have to be changed.
fn next_considered(instrs: &[Instr], index: usize) -> Option<usize> {
    let parts_at = |index: usize| instrs.get(index).map_or(0, |instr| PARTS[instr.op as usize]);
    let mut before = parts_at(index.wrapping_sub(1));
    let mut parts = parts_at(index);
    for at in index..instrs.len() {
        let next = parts_at(at + 1);
        // One condition: which of them holds cannot be foreseen.
        let pairs = (parts & part::FIRST != 0) & (next & part::SECOND != 0);
        let operates = (parts & part::OPERATION != 0) & (before & part::OPERAND != 0);
        if (parts & part::ALONE != 0) | pairs | operates {
            return Some(at);
        }
        (before, parts) = (parts, next);
    }
    None
}

pub(super) fn run(cx: &mut Context<'_, '_>) -> Result<(), Error> {
    // A jump that is the first instruction of its block is also the last.
    let is_jump =
        |block: &Block| block.len() == 1 && block.may_have(Marks::JUMPS | Marks::PSEUDO_CONDITIONAL_JUMPS);
    let threads = cx.graph.blocks.iter().any(is_jump);
    let mut wanted = Marks::PEEPHOLES;
    wanted.set(Marks::CONST_OPERANDS, cx.ops.target().folding == Folding::Graph);
    if !threads && !cx.graph.blocks.may_have(wanted) {
        return Ok(());
    }
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        if cx.graph.block(id).may_have(wanted) {
            optimize(cx, id)?;
        }
        if threads && jumps_to_jump(cx.graph, id) {
            thread_jumps(cx.graph, id);
        }
        at = cx.graph.next(id);
    }
    Ok(())
}

/// Whether a block ends with a jump to a block that begins with one.
#[inline]
fn jumps_to_jump(graph: &Graph, id: BlockId) -> bool {
    let leads_to = graph.jump_target(id).and_then(|target| graph.instrs(target).first());
    leads_to.is_some_and(|first| {
        matches!(first.op, Op::Jump | Op::JumpNoInterrupt | Op::JumpIfFalse | Op::JumpIfTrue)
    })
}

fn optimize(cx: &mut Context<'_, '_>, id: BlockId) -> Result<(), Error> {
    let folds = cx.ops.target().folding == Folding::Graph;
    let mut has_swaps = false;
    let mut index = 0;
    loop {
        let instrs = cx.graph.instrs(id);
        let Some(found) = next_considered(instrs, index) else { break };
        index = found;
        let Instr { op, arg, location, .. } = instrs[index];
        let next = instrs.get(index + 1).map(|next| (next.op, next.arg, next.location));
        let next_op = next.map(|(op, ..)| op);
        match (op, next_op) {
            (Op::BuildTuple, _) => match next {
                Some((Op::UnpackSequence, count @ 1..=3, _)) if count == arg => {
                    let instrs = cx.graph.rewrite_mut(id);
                    instrs[index].set_nop();
                    match count {
                        1 => instrs[index + 1].set_nop(),
                        _ => instrs[index + 1].op = Op::Swap,
                    }
                }
                _ if folds => fold_constants::tuple(cx, id, index),
                _ => fold_tuple_on_constants::run(cx, id, index),
            },
            (Op::BuildList | Op::BuildSet, _) if folds => fold_constants::list_or_set(cx, id, index, next_op),
            (Op::StoreFast, Some(Op::StoreFast))
                if next.is_some_and(|(_, other, place)| other == arg && place.line == location.line) =>
            {
                cx.graph.rewrite_mut(id)[index].set(Op::PopTop, 0);
            }
            (Op::Swap, _) => match arg {
                0 => return Err(Error::at(location, ErrorKind::Argument(op, arg))),
                1 => cx.graph.set_nop(id, index),
                _ => has_swaps = true,
            },
            (Op::LoadGlobal, Some(Op::PushNull)) if arg & 1 == 0 => {
                cx.graph.details_mut(id)[index].arg = arg | 1;
                cx.graph.set_nop(id, index + 1);
            }
            (Op::CompareOp, Some(Op::ToBool)) => {
                replace_pair(cx.graph, id, index, Op::CompareOp, arg | COMPARE_TO_BOOL);
            }
            (Op::ContainsOp | Op::IsOp, Some(Op::ToBool)) => replace_pair(cx.graph, id, index, op, arg),
            (Op::ContainsOp | Op::IsOp, Some(Op::UnaryNot)) if folds => {
                replace_pair(cx.graph, id, index, op, arg ^ 1);
            }
            (Op::ToBool, Some(Op::ToBool)) => cx.graph.set_nop(id, index),
            (Op::UnaryNot, Some(Op::ToBool)) => replace_pair(cx.graph, id, index, Op::UnaryNot, 0),
            (Op::UnaryNot, Some(Op::UnaryNot)) => {
                cx.graph.set_nop(id, index);
                cx.graph.set_nop(id, index + 1);
            }
            // What follows folds operations on constants.
            _ if !folds => {}
            (Op::UnaryNot, _) => fold_constants::unary(cx, id, index, Unary::Not),
            (Op::UnaryInvert, _) => fold_constants::unary(cx, id, index, Unary::Invert),
            (Op::UnaryNegative, _) => fold_constants::unary(cx, id, index, Unary::Negative),
            (Op::CallIntrinsic1, _) if arg == INTRINSIC_UNARY_POSITIVE => {
                fold_constants::unary(cx, id, index, Unary::Positive);
            }
            (Op::CallIntrinsic1, _) if arg == INTRINSIC_LIST_TO_TUPLE => {
                fold_constants::sequence(cx, id, index);
                // A list is iterated over as well as the tuple of its items.
                let folded = cx.graph.instrs(id)[index].op != Op::CallIntrinsic1;
                if !folded && next_op == Some(Op::GetIter) {
                    cx.graph.set_nop(id, index);
                }
            }
            (Op::ListAppend | Op::SetAdd, Some(Op::GetIter | Op::ContainsOp)) if arg == 1 => {
                fold_constants::sequence(cx, id, index);
            }
            (Op::BinaryOp, _) => fold_constants::binary(cx, id, index),
            _ => {}
        }
        index += 1;
    }
    if has_swaps {
        optimize_swaps(cx.graph, id);
    }
    Ok(())
}

fn optimize_swaps(graph: &mut Graph, id: BlockId) {
    let instrs = graph.rewrite_mut(id);
    let mut index = 0;
    while index < instrs.len() {
        if instrs[index].op == Op::Swap {
            index += swaps::swaptimize(&mut instrs[index..]);
            swaps::apply_static_swaps(instrs, index);
        }
        index += 1;
    }
}

/// Makes a pair of instructions one, at the place of the second.
fn replace_pair(graph: &mut Graph, id: BlockId, index: usize, op: Op, arg: u32) {
    graph.set_nop(id, index);
    graph.details_mut(id)[index + 1].set(op, arg);
}

/// Leads the jump at the end of a block on, as long as it leads to a jump that it will always take or never
/// take. How often is limited: jumps may lead in a circle.
fn thread_jumps(graph: &mut Graph, id: BlockId) {
    for _ in 0..=graph.block_count() {
        let index = graph.block(id).len() - 1;
        let Instr { op, target: Some(target), except, .. } = graph.instrs(id)[index] else { return };
        let Some(at_target) = graph.instrs(target).first().copied() else { return };
        let threaded = match (op, at_target.op) {
            (Op::JumpIfFalse, Op::JumpIfTrue) | (Op::JumpIfTrue, Op::JumpIfFalse) => {
                let next = graph.next(target);
                if next.is_none() {
                    return;
                }
                graph.details_mut(id)[index].target = next;
                graph.rewired = true;
                continue;
            }
            (Op::JumpNoInterrupt, Op::Jump) => Op::Jump,
            (Op::Jump | Op::JumpIfFalse | Op::JumpIfTrue, Op::Jump)
            | (Op::JumpIfFalse, Op::JumpIfFalse)
            | (Op::JumpIfTrue, Op::JumpIfTrue)
            | (Op::Jump | Op::JumpNoInterrupt, Op::JumpNoInterrupt) => op,
            (_, Op::Jump) if op.is_conditional_jump() => op,
            _ => return,
        };
        let Some(end) = at_target.target.filter(|end| *end != target) else { return };
        graph.set_nop(id, index);
        graph.push(id, Instr { except, ..Instr::jump(threaded, end, at_target.location) });
    }
}
