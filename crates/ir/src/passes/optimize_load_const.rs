//! What follows from a constant's value at once: small integers, jumps that are decided, tests for
//! `None` (`optimize_load_const`).

use pybytecode_code::Object;
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::{ConstReturn, Folding};

use super::Context;
use super::consts::{add_const, common_constant, common_value, small_int};
use crate::fold;
use crate::graph::{BlockId, Instr, Marks};
use crate::ops::mark;

pub(super) fn run(cx: &mut Context<'_, '_>) {
    let target = cx.ops.target();
    let mut optimized = Marks::CONST_TESTS;
    optimized.set(Marks::CONST_RETURNS, target.const_return == ConstReturn::ReturnConst);
    let mut wanted = optimized;
    // Where operations are folded in the graph, the results have instructions of their own.
    wanted.set(Marks::CONSTS, target.folding == Folding::Graph && find_loads(cx));
    let mut at = cx.graph.next_with(Some(BlockId::ENTRY), wanted);
    while let Some(id) = at {
        if cx.graph.block(id).may_have(optimized) {
            optimize(cx, id);
        } else {
            replace_loads(cx, id);
        }
        at = cx.graph.next_with(cx.graph.next(id), wanted);
    }
}

/// Finds for each constant of the unit the instruction that loads it best; whether any is not `LOAD_CONST`.
fn find_loads(cx: &mut Context<'_, '_>) -> bool {
    let target = cx.ops.target();
    let loads = &mut cx.work.const_loads;
    let mut differs = false;
    for (index, constant) in cx.unit.consts.iter().enumerate() {
        let object = cx.objects.get(*constant);
        let load = match small_int(object) {
            Some(value) => (Op::LoadSmallInt, value),
            None => match common_constant(target, object) {
                Some(common) => (Op::LoadCommonConstant, common),
                None => (Op::LoadConst, index as u32),
            },
        };
        differs |= load.0 != Op::LoadConst;
        loads.push(load);
    }
    differs
}

/// Replaces the loads of a block in which no constant is tested. Which instructions load constants cannot be foreseen:
/// all are written.
fn replace_loads(cx: &mut Context<'_, '_>, id: BlockId) {
    let loads = cx.work.const_loads.as_slice();
    for instr in cx.graph.details_mut(id) {
        let found = loads.get(instr.arg as usize).copied().unwrap_or((Op::LoadConst, instr.arg));
        let (op, arg) = if instr.op == Op::LoadConst { found } else { (instr.op, instr.arg) };
        instr.set(op, arg);
    }
}

fn optimize(cx: &mut Context<'_, '_>, id: BlockId) {
    let Context { ops, graph, unit, objects, work } = cx;
    let (mut changed, mut decided) = (false, false);
    let (blocks, instrs) = graph.split_mut(id);
    let target = ops.target();
    // The instruction that left the constant on top of the stack: a copy of one counts as it.
    let (mut op, mut arg) = (Op::Nop, 0);
    for index in 0..instrs.len() {
        let instr = &mut instrs[index];
        if !ops.has(instr.op, mark::LOADS) {
            op = instr.op;
            continue;
        }
        if instr.op == Op::LoadConst
            && let Some((Op::LoadSmallInt, value)) = work.const_loads.get(instr.arg as usize).copied()
        {
            instr.set(Op::LoadSmallInt, value);
        }
        let copies_const = op == Op::LoadConst && instr.op == Op::Copy && instr.arg == 1;
        if !copies_const {
            (op, arg) = (instr.op, instr.arg);
        }
        let object = match op {
            Op::LoadConst => unit.consts.get(arg as usize).map(|constant| objects.get(*constant)),
            Op::LoadSmallInt => Some(Object::Int(i64::from(arg))),
            Op::LoadCommonConstant => common_value(arg),
            _ => continue,
        };
        let Some(object) = object else { continue };
        match instrs.get(index + 1).map_or(Op::Nop, |next| next.op) {
            Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::JumpIfFalse | Op::JumpIfTrue => {
                decide_jump(&mut instrs[index..], fold::is_true(object));
                decided = true;
            }
            Op::ReturnValue if target.const_return == ConstReturn::ReturnConst => {
                instrs[index].set_nop();
                instrs[index + 1].set(Op::ReturnConst, arg);
                changed = true;
            }
            Op::IsOp if object == Object::None => changed |= optimize_is_none(&mut instrs[index..]),
            Op::ToBool => {
                let constant = add_const(work, unit, fold::bool_object(fold::is_true(object)));
                instrs[index].set_nop();
                instrs[index + 1].set(Op::LoadConst, constant);
                changed = true;
            }
            _ => {}
        }
        let instr = &mut instrs[index];
        if instr.op == Op::LoadConst
            && let Some(common) = common_constant(target, object)
        {
            instr.set(Op::LoadCommonConstant, common);
        }
    }
    if decided {
        blocks.mark(id, Marks::all());
    } else if changed {
        blocks.mark(id, Marks::REWRITTEN);
    }
    graph.rewired |= decided;
}

/// A constant and a conditional jump, which is always taken or never.
fn decide_jump(instrs: &mut [Instr], truth: bool) {
    let jump = instrs[1].op;
    if matches!(jump, Op::PopJumpIfFalse | Op::PopJumpIfTrue) {
        instrs[0].set_nop();
    }
    if truth == matches!(jump, Op::PopJumpIfTrue | Op::JumpIfTrue) {
        instrs[1].op = Op::Jump;
    } else {
        instrs[1].set_nop();
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
