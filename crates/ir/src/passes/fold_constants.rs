//! Operations on constants made constants (`fold_tuple_of_constants`, `fold_constant_seq_into_load_const`,
//! `optimize_lists_and_sets`, `fold_const_binop`, `fold_const_unaryop`).
//!
//! The result takes the place of the last instruction; those that loaded the operands become `NOP`s
//! without a location.

use pybytecode_code::{Location, ObjectId};
use pybytecode_opcode::Op;

use super::Context;
use crate::fold::{self, Operator, Unary};
use crate::graph::BlockId;
use crate::ops::mark;

/// Longer displays are not folded in one go (`_PY_STACK_USE_GUIDELINE`).
const STACK_USE_GUIDELINE: usize = 30;
/// Shorter lists and sets are built from their elements.
const MIN_CONST_SEQUENCE_SIZE: usize = 3;

/// The last `size` instructions before index `end`, `NOP`s left out: where each stands, first to last.
/// `None` if not all of them load constants (`get_const_loading_instrs`).
fn const_loading_instrs<'s>(
    cx: &Context<'_, '_>,
    id: BlockId,
    end: usize,
    size: usize,
    places: &'s mut [usize; STACK_USE_GUIDELINE],
) -> Option<&'s [usize]> {
    let loads_const = |op| cx.ops.has(op, mark::LOADS_CONST);
    let places = places.get_mut(..size)?;
    let instrs = &cx.graph.instrs(id)[..end];
    if size > 0 && !instrs.last().is_some_and(|last| last.op == Op::Nop || loads_const(last.op)) {
        return None;
    }
    let mut before = instrs.iter().enumerate().rev().filter(|(_, instr)| instr.op != Op::Nop);
    for place in places.iter_mut().rev() {
        let (index, _) = before.next().filter(|(_, instr)| loads_const(instr.op))?;
        *place = index;
    }
    Some(places)
}

impl Context<'_, '_> {
    fn constants_at(&mut self, id: BlockId, places: &[usize]) -> Option<Vec<ObjectId>> {
        places.iter().map(|place| self.constant_at(id, *place)).collect()
    }

    fn constant_at(&mut self, id: BlockId, index: usize) -> Option<ObjectId> {
        let instr = self.graph.instrs(id)[index];
        self.const_value(instr.op, instr.arg)
    }

    /// Makes instructions `NOP`s without a location (`nop_out`).
    fn nop_out(&mut self, id: BlockId, places: &[usize]) {
        if places.is_empty() {
            return;
        }
        let instrs = self.graph.rewrite_mut(id);
        for place in places {
            instrs[*place].set_nop();
            instrs[*place].location = Location::NONE;
        }
    }

    fn load_const_at(&mut self, id: BlockId, index: usize, constant: ObjectId) {
        let mut instr = self.graph.instrs(id)[index];
        self.make_load_const(&mut instr, constant);
        self.graph.rewrite_mut(id)[index] = instr;
    }
}

/// `BUILD_TUPLE` of constants.
pub(super) fn tuple(cx: &mut Context<'_, '_>, id: BlockId, index: usize) {
    let size = cx.graph.instrs(id)[index].arg as usize;
    let mut places = [0; STACK_USE_GUIDELINE];
    let Some(places) = const_loading_instrs(cx, id, index, size, &mut places) else { return };
    let Some(items) = cx.constants_at(id, places) else { return };
    let constant = cx.objects.tuple(&items);
    cx.nop_out(id, places);
    cx.load_const_at(id, index, constant);
}

/// `BUILD_LIST` or `BUILD_SET`: of constants, or only iterated over or searched in.
pub(super) fn list_or_set(cx: &mut Context<'_, '_>, id: BlockId, index: usize, next: Option<Op>) {
    let instr = cx.graph.instrs(id)[index];
    let contains_or_iter = matches!(next, Some(Op::GetIter | Op::ContainsOp));
    let size = instr.arg as usize;
    if size > STACK_USE_GUIDELINE || (size < MIN_CONST_SEQUENCE_SIZE && !contains_or_iter) {
        return;
    }
    let mut places = [0; STACK_USE_GUIDELINE];
    let Some(places) = const_loading_instrs(cx, id, index, size, &mut places) else {
        if contains_or_iter && instr.op == Op::BuildList {
            cx.graph.rewrite_mut(id)[index].op = Op::BuildTuple;
        }
        return;
    };
    let Some(items) = cx.constants_at(id, places) else { return };
    let constant = match instr.op {
        Op::BuildSet => fold::frozenset(cx.objects, &items),
        _ => cx.objects.tuple(&items),
    };
    let constant = cx.add_const(constant);
    cx.nop_out(id, places);
    let instrs = cx.graph.rewrite_mut(id);
    if contains_or_iter {
        instrs[index].set(Op::LoadConst, constant);
    } else {
        // At least three instructions stand before: those that loaded the elements.
        instrs[index - 2].location = instr.location;
        instrs[index - 2].set(instr.op, 0);
        instrs[index - 1].set(Op::LoadConst, constant);
        instrs[index].set(if instr.op == Op::BuildList { Op::ListExtend } else { Op::SetUpdate }, 1);
    }
}

/// A list or set that is built element by element from constants, then made a tuple or only iterated
/// over or searched in. At `index` stands the last `LIST_APPEND` or `SET_ADD`, or the
/// `CALL_INTRINSIC_1` behind it that makes the list a tuple.
pub(super) fn sequence(cx: &mut Context<'_, '_>, id: BlockId, index: usize) {
    let instrs = cx.graph.instrs(id);
    let to_tuple = instrs[index].op == Op::CallIntrinsic1;
    let (build, append) = match instrs[index].op {
        Op::SetAdd => (Op::BuildSet, Op::SetAdd),
        _ => (Op::BuildList, Op::ListAppend),
    };
    let mut places = Vec::new();
    let mut start = None;
    let mut expect_append = to_tuple;
    for (place, instr) in instrs[..index].iter().enumerate().rev().filter(|(_, instr)| instr.op != Op::Nop) {
        if instr.op == build && instr.arg == 0 && expect_append {
            start = Some(place);
            break;
        }
        if expect_append {
            if instr.op != append || instr.arg != 1 {
                return;
            }
        } else if cx.ops.has(instr.op, mark::LOADS_CONST) {
            places.push(place);
        } else {
            return;
        }
        expect_append = !expect_append;
    }
    let Some(start) = start else { return };
    places.reverse();
    let Some(items) = cx.constants_at(id, &places) else { return };
    for place in start..if to_tuple { index } else { index + 1 } {
        if cx.graph.instrs(id)[place].op != Op::Nop {
            cx.nop_out(id, &[place]);
        }
    }
    let constant = match build {
        Op::BuildSet => fold::frozenset(cx.objects, &items),
        _ => cx.objects.tuple(&items),
    };
    cx.load_const_at(id, index, constant);
}

/// `BINARY_OP` of two constants.
pub(super) fn binary(cx: &mut Context<'_, '_>, id: BlockId, index: usize) {
    let mut places = [0; STACK_USE_GUIDELINE];
    let Some(places) = const_loading_instrs(cx, id, index, 2, &mut places) else { return };
    let (Some(left), Some(right)) = (cx.constant_at(id, places[0]), cx.constant_at(id, places[1])) else {
        return;
    };
    let Some(op) = Operator::from_arg(cx.graph.instrs(id)[index].arg) else { return };
    let arithmetic = cx.ops.target().arithmetic;
    let Some(constant) = fold::binary(cx.objects, left, op, right, arithmetic) else { return };
    cx.nop_out(id, places);
    cx.load_const_at(id, index, constant);
}

/// A unary operation on a constant.
pub(super) fn unary(cx: &mut Context<'_, '_>, id: BlockId, index: usize, op: Unary) {
    let mut places = [0; STACK_USE_GUIDELINE];
    let Some(places) = const_loading_instrs(cx, id, index, 1, &mut places) else { return };
    let Some(operand) = cx.constant_at(id, places[0]) else { return };
    let Some(constant) = fold::unary(cx.objects, op, operand, cx.ops.target().arithmetic) else { return };
    cx.nop_out(id, places);
    cx.load_const_at(id, index, constant);
}
