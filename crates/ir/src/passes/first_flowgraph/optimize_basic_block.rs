//! Local improvements within each block: jumps that constants decide, jumps to jumps, tuples of constants,
//! `SWAP`s (`optimize_basic_block`).

use pybytecode_code::Object;
use pybytecode_opcode::Op;

use super::super::{Context, fold_tuple_on_constants, swaps};
use crate::fold;
use crate::graph::{BlockId, Graph, Instr};
use crate::{Error, ErrorKind};

pub(super) fn run(cx: &mut Context<'_, '_>) -> Result<(), Error> {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        optimize(cx, id)?;
        at = cx.graph.next(id);
    }
    Ok(())
}

fn optimize(cx: &mut Context<'_, '_>, id: BlockId) -> Result<(), Error> {
    // The instruction that left the constant on top of the stack: a copy of one counts as it.
    let (mut op, mut arg) = (Op::Nop, 0);
    // How often a jump may be led on: jumps may lead in a circle.
    let mut threads = cx.graph.block_count();
    let mut index = 0;
    while let Some(&instr) = cx.graph.instrs(id).get(index) {
        let copies_const = op == Op::LoadConst && instr.op == Op::Copy && instr.arg == 1;
        if !copies_const {
            (op, arg) = (instr.op, instr.arg);
        }
        match op {
            Op::LoadConst => index += load_const(cx, id, index, arg),
            Op::BuildTuple => build_tuple(cx, id, index),
            Op::PopJumpIfNone | Op::PopJumpIfNotNone | Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::Jump
                if threads > 0 && thread(cx.graph, id, index) =>
            {
                threads -= 1;
                continue;
            }
            Op::Swap => match instr.arg {
                0 => return Err(Error::at(instr.location, ErrorKind::Argument(op, arg))),
                1 => cx.graph.set_nop(id, index),
                _ => {
                    let instrs = cx.graph.instrs_mut(id);
                    index += swaps::swaptimize(&mut instrs[index..]);
                    swaps::apply_static_swaps(instrs, index);
                }
            },
            Op::PushNull => {
                let next = cx.graph.instrs_mut(id).get_mut(index + 1);
                if let Some(global) = next.filter(|next| next.op == Op::LoadGlobal && next.arg & 1 == 0) {
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

/// A constant that decides a jump, is compared with or returned. How many instructions behind it are done.
fn load_const(cx: &mut Context<'_, '_>, id: BlockId, index: usize, arg: u32) -> usize {
    let Some(constant) = cx.unit.consts.get(arg as usize) else { return 0 };
    let object = cx.objects.get(*constant);
    let Some(next) = cx.graph.instrs(id).get(index + 1).map(|next| next.op) else { return 0 };
    match next {
        Op::PopJumpIfFalse | Op::PopJumpIfTrue => {
            cx.graph.set_nop(id, index);
            if fold::is_true(object) == (next == Op::PopJumpIfTrue) {
                cx.graph.instrs_mut(id)[index + 1].op = Op::Jump;
            } else {
                cx.graph.set_nop(id, index + 1);
            }
        }
        Op::IsOp if object == Object::None => optimize_is_none(&mut cx.graph.instrs_mut(id)[index..]),
        Op::ReturnValue => {
            cx.graph.set_nop(id, index);
            cx.graph.instrs_mut(id)[index + 1].set(Op::ReturnConst, arg);
            return 1;
        }
        _ => {}
    }
    0
}

/// `LOAD_CONST None`, `IS_OP` and a conditional jump, to a jump that tests for `None`.
fn optimize_is_none(instrs: &mut [Instr]) {
    let negated = instrs[1].arg != 0;
    let Some(jump) = instrs.get_mut(2) else { return };
    let jumps_if_none = match jump.op {
        Op::PopJumpIfTrue => !negated,
        Op::PopJumpIfFalse => negated,
        _ => return,
    };
    jump.op = if jumps_if_none { Op::PopJumpIfNone } else { Op::PopJumpIfNotNone };
    instrs[0].set_nop();
    instrs[1].set_nop();
}

/// A tuple that is taken apart at once, or is one of constants.
fn build_tuple(cx: &mut Context<'_, '_>, id: BlockId, index: usize) {
    let instrs = cx.graph.instrs_mut(id);
    let count = instrs[index].arg;
    if let Some(next) = instrs.get_mut(index + 1)
        && next.op == Op::UnpackSequence
        && next.arg == count
        && matches!(count, 1..=3)
    {
        match count {
            1 => next.set_nop(),
            _ => next.op = Op::Swap,
        }
        instrs[index].set_nop();
        return;
    }
    fold_tuple_on_constants::run(cx, id, index);
}

/// Leads a jump on if what it leads to jumps for sure, and adds no line. Whether it did (`jump_thread`).
fn thread(graph: &mut Graph, id: BlockId, index: usize) -> bool {
    let instr = graph.instrs(id)[index];
    let Some(at_target) = instr.target.and_then(|target| graph.instrs(target).first().copied()) else {
        return false;
    };
    let line = at_target.location.line;
    let may = at_target.op == Op::Jump
        && (line == instr.location.line || line == -1)
        && at_target.target != instr.target;
    if may {
        graph.instrs_mut(id)[index].target = at_target.target;
    }
    may
}
