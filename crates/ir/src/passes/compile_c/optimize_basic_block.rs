//! Local improvements within each block, which then loses its `NOP`s (`optimize_basic_block`).

use pybytecode_opcode::Op;

use super::super::{Context, swaps};
use super::clean_basic_block::clean;
use crate::fold;
use crate::graph::{BlockId, Graph, Instr};
use crate::{Error, ErrorKind};

pub(super) fn run(cx: &mut Context<'_, '_>) -> Result<(), Error> {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        optimize(cx, id)?;
        clean(cx.graph, id);
        at = cx.graph.next(id);
    }
    Ok(())
}

fn optimize(cx: &mut Context<'_, '_>, id: BlockId) -> Result<(), Error> {
    let mut index = 0;
    // How often a jump may be led on: jumps may lead in a circle.
    let mut threads = cx.graph.block_count();
    while let Some(&instr) = cx.graph.instrs(id).get(index) {
        if let Some(leads_to) = instr.target {
            let nonempty = cx.graph.next_nonempty(Some(leads_to)).ok_or(ErrorKind::FallsOffTheEnd)?;
            cx.graph.rewired = true;
            cx.graph.details_mut(id)[index].target = Some(nonempty);
            if threads > 0 && thread(cx.graph, id, index, nonempty) {
                threads -= 1;
                continue;
            }
        }
        match instr.op {
            Op::LoadConst => load_const(cx, id, index),
            Op::BuildTuple => build_tuple(cx, id, index),
            Op::Swap => match instr.arg {
                0 => return Err(Error::at(instr.location, ErrorKind::Argument(instr.op, instr.arg))),
                1 => cx.graph.set_nop(id, index),
                _ => {
                    let instrs = cx.graph.instrs_mut(id);
                    index += swaps::swaptimize(&mut instrs[index..]);
                    swaps::apply_static_swaps(instrs, index);
                }
            },
            Op::PushNull => {
                let next = cx.graph.details_mut(id).get_mut(index + 1);
                if let Some(global) = next.filter(|next| next.op == Op::LoadGlobal) {
                    global.arg |= 1;
                    cx.graph.set_nop(id, index);
                }
            }
            _ => {}
        }
        index += 1;
    }
    Ok(())
}

/// A constant that decides a jump, or is `None` and compared with.
fn load_const(cx: &mut Context<'_, '_>, id: BlockId, index: usize) {
    let instrs = cx.graph.instrs(id);
    let Some(next) = instrs.get(index + 1).map(|next| next.op) else { return };
    let Some(constant) = cx.unit.consts.get(instrs[index].arg as usize) else { return };
    let object = cx.objects.get(*constant);
    match next {
        Op::PopJumpIfFalse | Op::PopJumpIfTrue => {
            let instrs = cx.graph.instrs_mut(id);
            let jumps = fold::is_true(object) == (instrs[index + 1].op == Op::PopJumpIfTrue);
            instrs[index].set_nop();
            decide(&mut instrs[index + 1], jumps);
        }
        Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => {
            let instrs = cx.graph.instrs_mut(id);
            let jumps = fold::is_true(object) == (instrs[index + 1].op == Op::JumpIfTrueOrPop);
            if !jumps {
                instrs[index].set_nop();
            }
            decide(&mut instrs[index + 1], jumps);
        }
        Op::IsOp if object == pybytecode_code::Object::None => {
            let instrs = cx.graph.instrs_mut(id);
            let negated = instrs[index + 1].arg != 0;
            let Some(jump) = instrs.get_mut(index + 2) else { return };
            let jumps_if_none = match jump.op {
                Op::PopJumpIfTrue => !negated,
                Op::PopJumpIfFalse => negated,
                _ => return,
            };
            jump.op = if jumps_if_none { Op::PopJumpIfNone } else { Op::PopJumpIfNotNone };
            instrs[index].set_nop();
            instrs[index + 1].set_nop();
        }
        _ => {}
    }
}

/// Makes a conditional jump one that always jumps, or none.
fn decide(jump: &mut Instr, jumps: bool) {
    if jumps {
        jump.op = Op::Jump;
    } else {
        jump.set_nop();
    }
}

/// A tuple that is taken apart at once, or is one of constants (`fold_tuple_on_constants`).
fn build_tuple(cx: &mut Context<'_, '_>, id: BlockId, index: usize) {
    let instrs = cx.graph.instrs(id);
    let count = instrs[index].arg;
    let is_taken_apart = |next: &Instr| next.op == Op::UnpackSequence && next.arg == count;
    if matches!(count, 1..=3) && instrs.get(index + 1).is_some_and(is_taken_apart) {
        let instrs = cx.graph.instrs_mut(id);
        let next = &mut instrs[index + 1];
        match count {
            1 => next.set_nop(),
            _ => next.op = Op::Swap,
        }
        instrs[index].set_nop();
        return;
    }
    let Some(first) = index.checked_sub(count as usize) else { return };
    let constant = |instr: &Instr| match instr.op {
        Op::LoadConst => cx.unit.consts.get(instr.arg as usize).copied(),
        _ => None,
    };
    let Some(items) = instrs[first..index].iter().map(constant).collect::<Option<Vec<_>>>() else { return };
    for item in &mut cx.graph.instrs_mut(id)[first..index] {
        item.set_nop();
    }
    let tuple = cx.objects.tuple(&items);
    let at = cx.add_const(tuple);
    cx.graph.instrs_mut(id)[index].set(Op::LoadConst, at);
}

/// Leads a jump on if what it leads to jumps too and does so for sure, or never. Whether it did.
fn thread(graph: &mut Graph, id: BlockId, index: usize, target: BlockId) -> bool {
    let instr = graph.instrs(id)[index];
    let Some(at_target) = graph.instrs(target).first().copied() else { return false };
    let threaded = match (instr.op, at_target.op) {
        (Op::JumpIfFalseOrPop, Op::PopJumpIfFalse) => Op::PopJumpIfFalse,
        (Op::JumpIfTrueOrPop, Op::PopJumpIfTrue) => Op::PopJumpIfTrue,
        (Op::JumpIfFalseOrPop, Op::JumpIfTrueOrPop | Op::PopJumpIfTrue)
        | (Op::JumpIfTrueOrPop, Op::JumpIfFalseOrPop | Op::PopJumpIfFalse) => {
            // The opposite test fails: on to what follows it.
            let next = graph.next(target);
            let same_line = instr.location.line == at_target.location.line && next.is_some();
            if same_line {
                let jump = &mut graph.instrs_mut(id)[index];
                jump.op = match instr.op {
                    Op::JumpIfFalseOrPop => Op::PopJumpIfFalse,
                    _ => Op::PopJumpIfTrue,
                };
                jump.target = next;
            }
            return same_line;
        }
        (
            Op::JumpIfFalseOrPop
            | Op::JumpIfTrueOrPop
            | Op::PopJumpIfNone
            | Op::PopJumpIfNotNone
            | Op::PopJumpIfFalse
            | Op::PopJumpIfTrue
            | Op::Jump,
            Op::Jump,
        )
        | (Op::JumpIfFalseOrPop, Op::JumpIfFalseOrPop)
        | (Op::JumpIfTrueOrPop, Op::JumpIfTrueOrPop) => instr.op,
        _ => return false,
    };
    // Only on one line, and not for ever.
    if instr.location.line != at_target.location.line || at_target.target == Some(target) {
        return false;
    }
    let jump = &mut graph.instrs_mut(id)[index];
    jump.op = threaded;
    jump.target = at_target.target;
    true
}
