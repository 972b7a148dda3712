//! How arguments are told: what numbers stand for, and where an index stands among flags.

use pybytecode_opcode::{ArgKind, Op};

/// Binary operators by their numbers (`NB_ADD` and its like); 26 is subscription.
pub const BINARY: [&str; 27] = [
    "+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^", "+=", "&=", "//=", "<<=", "@=",
    "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=", "[]",
];

/// Comparisons by their numbers (`dis.cmp_op`); those from the seventh on are comparisons up to 3.8 only.
pub const COMPARE: [&str; 11] =
    ["<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not", "exception match"];

/// What the comparisons that objects define are true of: the low bits of the argument from 3.12 on
/// (`COMPARISON_LESS_THAN` and its like).
pub const COMPARE_MASKS: [u32; 6] = [2, 2 | 8, 8, 1 | 2 | 4, 4, 4 | 8];

/// How many bits below the index are flags, for arguments that are an index of `co_names`.
pub fn flag_bits(kind: ArgKind) -> u32 {
    match kind {
        ArgKind::NameAndFlag => 1,
        ArgKind::NameAndTwoFlags => 2,
        _ => 0,
    }
}

/// The argument of a comparison; `None` if the version compares so with another operation.
pub fn compare(kind: ArgKind, comparison: u32) -> Option<u32> {
    let mask = COMPARE_MASKS.get(comparison as usize).copied();
    match kind {
        ArgKind::Compare => Some(comparison),
        ArgKind::CompareShift4 => mask.map(|mask| comparison << 4 | mask),
        ArgKind::CompareShift5 => mask.map(|mask| comparison << 5 | mask),
        _ => None,
    }
}

/// The bit of a comparison's argument that makes the result a bool.
pub const COMPARE_BOOL: u32 = 16;

/// Whether the argument names a cell or free variable. From 3.14 on the tables count some of these operations among
/// those on local variables.
pub fn is_about_cell(op: Op) -> bool {
    matches!(
        op,
        Op::LoadDeref
            | Op::StoreDeref
            | Op::DeleteDeref
            | Op::MakeCell
            | Op::LoadClosure
            | Op::LoadClassderef
            | Op::LoadFromDictOrDeref
    )
}
