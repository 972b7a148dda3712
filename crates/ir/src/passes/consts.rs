//! Constants of the unit: what an instruction loads, and adding new ones (`add_const`).

use pybytecode_code::{Object, ObjectId, Objects};
use pybytecode_opcode::facts::CommonConstants;
use pybytecode_opcode::{Op, Target};

use super::{Context, Work};
use crate::CodeUnit;
use crate::graph::Instr;

/// `LOAD_SMALL_INT` loads up to that.
const MAX_SMALL_INT: i64 = 255;

/// What `LOAD_COMMON_CONSTANT` loads, apart from classes and functions, by CPython's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
enum CommonValue {
    None = 7,
    EmptyStr = 8,
    True = 9,
    False = 10,
    MinusOne = 11,
}

impl CommonValue {
    const ALL: [CommonValue; 5] = [
        CommonValue::None,
        CommonValue::EmptyStr,
        CommonValue::True,
        CommonValue::False,
        CommonValue::MinusOne,
    ];

    fn object(self) -> Object<'static> {
        match self {
            CommonValue::None => Object::None,
            CommonValue::EmptyStr => Object::Str(b""),
            CommonValue::True => Object::True,
            CommonValue::False => Object::False,
            CommonValue::MinusOne => Object::Int(-1),
        }
    }
}

/// The value that `LOAD_COMMON_CONSTANT` loads; `None` for a class or function.
pub(super) fn common_value(arg: u32) -> Option<Object<'static>> {
    CommonValue::ALL.into_iter().find(|value| *value as u32 == arg).map(CommonValue::object)
}

/// What `LOAD_COMMON_CONSTANT` would load an object with (`maybe_instr_make_load_common_const`).
pub(super) fn common_constant(target: &Target, object: Object<'_>) -> Option<u32> {
    match target.common_constants {
        CommonConstants::AssertionError | CommonConstants::Builtins => None,
        CommonConstants::BuiltinsAndValues => {
            CommonValue::ALL.into_iter().find(|value| value.object() == object).map(|value| value as u32)
        }
    }
}

impl Context<'_, '_> {
    /// The constant that an operation loads, if it is such an operation (`get_const_value`).
    pub(super) fn const_value(&mut self, op: Op, arg: u32) -> Option<ObjectId> {
        match op {
            Op::LoadSmallInt => Some(self.objects.int(i64::from(arg))),
            Op::LoadCommonConstant => match common_value(arg)? {
                Object::None => Some(Objects::NONE),
                Object::True => Some(Objects::TRUE),
                Object::False => Some(Objects::FALSE),
                Object::Int(value) => Some(self.objects.int(value)),
                Object::Str(text) => Some(self.objects.str(text)),
                _ => None,
            },
            _ => self.unit.consts.get(arg as usize).copied(),
        }
    }

    /// [`add_const`] for the unit.
    pub(super) fn add_const(&mut self, constant: ObjectId) -> u32 {
        add_const(self.work, self.unit, constant)
    }

    /// Makes `instr` load a constant (`instr_make_load_const`).
    pub(super) fn make_load_const(&mut self, instr: &mut Instr, constant: ObjectId) {
        let object = self.objects.get(constant);
        if let Some(value) = small_int(object) {
            instr.set(Op::LoadSmallInt, value);
        } else if let Some(common) = common_constant(self.ops.target(), object) {
            instr.set(Op::LoadCommonConstant, common);
        } else {
            instr.set(Op::LoadConst, self.add_const(constant));
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
