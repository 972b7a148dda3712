//! What follows from a constant's value at once: small integers, jumps that are decided, tests for
//! `None` (`optimize_load_const`).

use pybytecode_code::Object;
use pybytecode_opcode::Op;

use super::Context;
use super::consts::small_int;
use crate::fold;
use crate::graph::{BlockId, Instr};

pub(super) fn run(cx: &mut Context<'_, '_>) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        optimize(cx, id);
        at = cx.graph.next(id);
    }
}

fn optimize(cx: &mut Context<'_, '_>, id: BlockId) {
    // The constant on top of the stack: a copy of one counts as it.
    let (mut op, mut arg) = (Op::Nop, 0);
    let len = cx.graph.block(id).len();
    for index in 0..len {
        let instr = &mut cx.graph.instrs_mut(id)[index];
        if instr.op == Op::LoadConst
            && let Some(constant) = cx.unit.consts.get(instr.arg as usize)
            && let Some(value) = small_int(cx.objects.get(*constant))
        {
            instr.set(Op::LoadSmallInt, value);
        }
        let copies_const = op == Op::LoadConst && instr.op == Op::Copy && instr.arg == 1;
        if !copies_const {
            (op, arg) = (instr.op, instr.arg);
        }
        if matches!(op, Op::LoadConst | Op::LoadSmallInt) && index + 1 < len {
            optimize_pair(cx, id, index, op, arg);
        }
    }
}

/// Looks at what stands behind the instruction at `index`, which leaves the constant of `op` and `arg`.
fn optimize_pair(cx: &mut Context<'_, '_>, id: BlockId, index: usize, op: Op, arg: u32) {
    let next = cx.graph.instrs(id)[index + 1].op;
    let wanted = matches!(
        next,
        Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::JumpIfFalse | Op::JumpIfTrue | Op::IsOp | Op::ToBool
    );
    if !wanted {
        return;
    }
    let Some(constant) = cx.const_value(op, arg) else { return };
    let object = cx.objects.get(constant);
    match next {
        Op::IsOp if object == Object::None => {
            let (block, instrs) = cx.graph.parts_mut(id);
            block.has_nops |= optimize_is_none(&mut instrs[index..]);
        }
        Op::IsOp => {}
        Op::ToBool => {
            let constant = cx.add_const(fold::bool_object(fold::is_true(object)));
            let (block, instrs) = cx.graph.parts_mut(id);
            block.has_nops = true;
            instrs[index].set_nop();
            instrs[index + 1].set(Op::LoadConst, constant);
        }
        _ => {
            let (block, instrs) = cx.graph.parts_mut(id);
            block.has_nops = true;
            if matches!(next, Op::PopJumpIfFalse | Op::PopJumpIfTrue) {
                instrs[index].set_nop();
            }
            let jump_if = matches!(next, Op::PopJumpIfTrue | Op::JumpIfTrue);
            if fold::is_true(object) == jump_if {
                instrs[index + 1].op = Op::Jump;
            } else {
                instrs[index + 1].set_nop();
            }
        }
    }
}

/// `LOAD_CONST None`, `IS_OP` and a conditional jump, a `TO_BOOL` between them or not, to a jump that
/// tests for `None`. Whether anything became a `NOP`.
fn optimize_is_none(instrs: &mut [Instr]) -> bool {
    let Some(third) = instrs.get_mut(2) else { return false };
    let mut at = 2;
    let mut changed = false;
    if third.op == Op::ToBool {
        third.set_nop();
        at = 3;
        changed = true;
    }
    let negated = instrs[1].arg != 0;
    let Some(jump) = instrs.get_mut(at) else { return changed };
    let jump_if_none = match jump.op {
        Op::PopJumpIfTrue => !negated,
        Op::PopJumpIfFalse => negated,
        _ => return changed,
    };
    jump.op = if jump_if_none { Op::PopJumpIfNone } else { Op::PopJumpIfNotNone };
    instrs[0].set_nop();
    instrs[1].set_nop();
    true
}
