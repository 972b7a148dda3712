//! Operations too rare for an instruction of their own, and constants that the interpreter holds
//! ready (`pycore_intrinsics.h`, `pycore_opcode_utils.h`).

use pybytecode_code::Location;
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::CommonConstants;

use crate::Emitter;

/// The operation on one value that `CALL_INTRINSIC_1` is given, by CPython's name and number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Intrinsic1 {
    Print = 1,
    ImportStar = 2,
    StopIterationError = 3,
    AsyncGenWrap = 4,
    UnaryPositive = 5,
    ListToTuple = 6,
    TypeVar = 7,
    ParamSpec = 8,
    TypeVarTuple = 9,
    SubscriptGeneric = 10,
    TypeAlias = 11,
}

impl Intrinsic1 {
    /// The instruction for it alone, in versions that have one.
    pub(crate) const fn own_op(self) -> Option<Op> {
        match self {
            Intrinsic1::Print => Some(Op::PrintExpr),
            Intrinsic1::ImportStar => Some(Op::ImportStar),
            Intrinsic1::AsyncGenWrap => Some(Op::AsyncGenWrap),
            Intrinsic1::UnaryPositive => Some(Op::UnaryPositive),
            Intrinsic1::ListToTuple => Some(Op::ListToTuple),
            _ => None,
        }
    }
}

/// The operation on two values that `CALL_INTRINSIC_2` is given, by CPython's name and number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Intrinsic2 {
    PrepReraiseStar = 1,
    TypeVarWithBound = 2,
    TypeVarWithConstraints = 3,
    SetFunctionTypeParams = 4,
    SetTypeParamDefault = 5,
}

/// An object that the interpreter holds ready for `LOAD_COMMON_CONSTANT`, by CPython's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum CommonConstant {
    /// The exception class `AssertionError`.
    AssertionError = 0,
    /// The exception class `NotImplementedError`.
    NotImplementedError = 1,
    /// The class `tuple`.
    BuiltinTuple = 2,
    /// The function `all`.
    BuiltinAll = 3,
    /// The function `any`.
    BuiltinAny = 4,
    /// The class `list` (3.15 on).
    BuiltinList = 5,
    /// The class `set` (3.15 on).
    BuiltinSet = 6,
}

impl Emitter {
    pub(crate) fn intrinsic_1(&mut self, which: Intrinsic1, location: Location) {
        match which.own_op().filter(|op| self.target.has_op(*op)) {
            Some(op) => self.op(op, location),
            None => self.op_arg(Op::CallIntrinsic1, which as u32, location),
        }
    }

    pub(crate) fn intrinsic_2(&mut self, which: Intrinsic2, location: Location) {
        match which {
            Intrinsic2::PrepReraiseStar if self.target.has_op(Op::PrepReraiseStar) => {
                self.op(Op::PrepReraiseStar, location);
            }
            _ => self.op_arg(Op::CallIntrinsic2, which as u32, location),
        }
    }

    /// Loads an object that the interpreter holds ready, whatever its name is bound to.
    ///
    /// Versions without such a general instruction are asked for `AssertionError` alone.
    pub fn load_common_constant(&mut self, which: CommonConstant, location: Location) {
        match self.target.common_constants {
            CommonConstants::AssertionError => self.op(Op::LoadAssertionError, location),
            CommonConstants::Builtins | CommonConstants::BuiltinsAndValues => {
                self.op_arg(Op::LoadCommonConstant, which as u32, location);
            }
        }
    }
}
