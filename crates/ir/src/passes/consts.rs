//! Constants of the unit: what an instruction loads, and adding new ones (`add_const`).

use pybytecode_code::{Object, ObjectId};
use pybytecode_opcode::Op;

use super::{Context, Work};
use crate::CodeUnit;
use crate::graph::Instr;

/// `LOAD_SMALL_INT` loads up to that.
const MAX_SMALL_INT: i64 = 255;

/// Whether the operation loads a constant whose value is known (`loads_const`).
#[inline]
pub(super) fn loads_const(op: Op) -> bool {
    matches!(op, Op::LoadConst | Op::LoadSmallInt)
}

impl Context<'_, '_> {
    /// The constant that an operation of [`loads_const`] loads (`get_const_value`).
    pub(super) fn const_value(&mut self, op: Op, arg: u32) -> Option<ObjectId> {
        if op == Op::LoadSmallInt {
            return Some(self.objects.int(i64::from(arg)));
        }
        self.unit.consts.get(arg as usize).copied()
    }

    /// [`add_const`] for the unit.
    pub(super) fn add_const(&mut self, constant: ObjectId) -> u32 {
        add_const(self.work, self.unit, constant)
    }

    /// Makes `instr` load a constant (`instr_make_load_const`).
    pub(super) fn make_load_const(&mut self, instr: &mut Instr, constant: ObjectId) {
        match small_int(self.objects.get(constant)) {
            Some(value) => instr.set(Op::LoadSmallInt, value),
            None => instr.set(Op::LoadConst, self.add_const(constant)),
        }
    }
}

/// The index of a constant, added at the end when it is new (`add_const`).
pub(super) fn add_const(work: &mut Work, unit: &mut CodeUnit, constant: ObjectId) -> u32 {
    let consts = &mut unit.consts;
    if !work.consts_known {
        work.consts_known = true;
        work.consts.restart(consts);
    }
    let at = work.consts.get_or_insert(constant, consts.len() as u32);
    if at as usize == consts.len() {
        consts.push(constant);
    }
    at
}

/// What `LOAD_SMALL_INT` would load an object with (`maybe_instr_make_load_smallint`).
#[inline]
pub(super) fn small_int(object: Object<'_>) -> Option<u32> {
    match object {
        Object::Int(value @ 0..=MAX_SMALL_INT) => Some(value as u32),
        _ => None,
    }
}
