//! Code objects.
//!
//! The names of flags and fields are CPython's, which documents them.

#![allow(missing_docs)]

use std::hash::{Hash, Hasher};

use pybytecode_opcode::pyc::{FutureBits, PycFormat};
use pybytecode_opcode::{Op, Target};

use crate::ObjectId;

bitflags::bitflags! {
    /// `co_flags`, by CPython's names without their `CO_`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct CodeFlags: u32 {
        const OPTIMIZED = 0x1;
        const NEWLOCALS = 0x2;
        const VARARGS = 0x4;
        const VARKEYWORDS = 0x8;
        const NESTED = 0x10;
        const GENERATOR = 0x20;
        /// Up to 3.10: no free or cell variables.
        const NOFREE = 0x40;
        const COROUTINE = 0x80;
        const ITERABLE_COROUTINE = 0x100;
        const ASYNC_GENERATOR = 0x200;
        const FUTURE_DIVISION = 0x20000;
        const FUTURE_ABSOLUTE_IMPORT = 0x40000;
        const FUTURE_WITH_STATEMENT = 0x80000;
        const FUTURE_PRINT_FUNCTION = 0x100000;
        const FUTURE_UNICODE_LITERALS = 0x200000;
        const FUTURE_BARRY_AS_BDFL = 0x400000;
        const FUTURE_GENERATOR_STOP = 0x800000;
        const FUTURE_ANNOTATIONS = 0x1000000;
        /// From 3.14.
        const HAS_DOCSTRING = 0x4000000;
        /// From 3.14: a function defined in a class body.
        const METHOD = 0x8000000;
    }
}

impl CodeFlags {
    /// Those of code that a call does not run but makes a generator or coroutine of.
    pub const SUSPENDED: CodeFlags =
        CodeFlags::GENERATOR.union(CodeFlags::COROUTINE).union(CodeFlags::ASYNC_GENERATOR);

    /// The flags that a version's `co_flags` says.
    pub fn of(bits: u32, format: &PycFormat) -> Self {
        CodeFlags::from_bits_retain(match format.future_bits {
            FutureBits::From17 => bits,
            FutureBits::From13 => exchange(bits, 8, 4),
        })
    }

    /// What a version's `co_flags` is for these flags.
    pub fn bits_of(self, format: &PycFormat) -> u32 {
        match format.future_bits {
            FutureBits::From17 => self.bits(),
            FutureBits::From13 => exchange(self.bits(), 4, 8),
        }
    }

    /// Whether the value that is sent first counts as on the stack from the first instruction on: up to 3.12, since
    /// neither `RETURN_GENERATOR` nor `GEN_START` is said to push it.
    pub fn start_with_sent(self, target: &Target) -> bool {
        let pushes_nothing = target.num_pushed(Op::ReturnGenerator, 0) == Some(0);
        self.intersects(CodeFlags::SUSPENDED) && (pushes_nothing || target.has_op(Op::GenStart))
    }
}

/// Lets so many bits from the 13th on change places with so many above them.
fn exchange(bits: u32, lower: u32, upper: u32) -> u32 {
    const FIRST: u32 = 13;
    let part = |at: u32, count: u32| bits >> at & ((1 << count) - 1);
    let both = part(FIRST + lower, upper) | part(FIRST, lower) << upper;
    bits & !(((1 << (lower + upper)) - 1) << FIRST) | both << FIRST
}

bitflags::bitflags! {
    /// A byte of `co_localspluskinds`, by CPython's names without their `CO_FAST_`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct LocalKind: u8 {
        const ARG_POS = 0x02;
        const ARG_KW = 0x04;
        const ARG_VAR = 0x08;
        /// A local of an inlined comprehension, hidden from `locals()`.
        const HIDDEN = 0x10;
        const LOCAL = 0x20;
        const CELL = 0x40;
        const FREE = 0x80;
    }
}

/// How a code object lists its variables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Locals {
    /// Up to 3.10: three tuples of names, and the number of locals.
    Split {
        /// `co_nlocals`.
        nlocals: u32,
        /// `co_varnames`.
        varnames: ObjectId,
        /// `co_freevars`.
        freevars: ObjectId,
        /// `co_cellvars`.
        cellvars: ObjectId,
    },
    /// From 3.11: one tuple of names and a [`LocalKind`] byte for each.
    Plus {
        /// `co_localsplusnames`.
        names: ObjectId,
        /// `co_localspluskinds`, a bytes object.
        kinds: ObjectId,
    },
}

/// A code object: the fields that marshal writes, objects by their ids.
///
/// Marshal shows which objects are one, so each field's object is made as CPython makes it, and
/// [`Objects::code`](crate::Objects::code) does the rest (it interns strings):
///
/// - Bytes with [`Objects::bytes`](crate::Objects::bytes). `co_linetable` and `co_exceptiontable` are
///   really merged with equal ones and equal constants (`_PyCompile_ConstCacheMergeOne`). `co_code` and
///   `co_localspluskinds` are an object of each code object's own; who writes marshal knows
///   that from the field, merged ids do no harm, and equal code objects are found by them.
/// - Tuples with [`Objects::tuple`](crate::Objects::tuple), which merges them with all equal tuples.
/// - Strings in `names` and the lists of variables, `name` and `filename` with
///   [`Objects::name`](crate::Objects::name); `qualname` with [`Objects::fresh_str`](crate::Objects::fresh_str)
///   where it differs from `name`. See [`crate::strings`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    /// From 3.13 at least 1: CPython raises 0 when it makes the code object.
    pub stacksize: u32,
    pub flags: u32,
    /// `co_code`, a bytes object.
    pub code: ObjectId,
    /// A tuple.
    pub consts: ObjectId,
    /// A tuple of strings.
    pub names: ObjectId,
    pub locals: Locals,
    pub filename: ObjectId,
    pub name: ObjectId,
    /// From 3.11.
    pub qualname: Option<ObjectId>,
    pub firstlineno: i32,
    /// `co_linetable`, up to 3.9 `co_lnotab`: a bytes object.
    pub linetable: ObjectId,
    /// From 3.11: a bytes object.
    pub exceptiontable: Option<ObjectId>,
}

/// By what two code objects seldom share unless they are equal: there are many fields.
impl Hash for Code {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.code, self.consts, self.name, self.firstlineno).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use pybytecode_opcode::pyc::{PYC27, PYC37, PYC38};

    use super::CodeFlags;

    #[test]
    fn flags_of_older_versions_are_other_bits() {
        let flags = CodeFlags::NESTED | CodeFlags::FUTURE_DIVISION | CodeFlags::FUTURE_ANNOTATIONS;
        assert_eq!(flags.bits_of(&PYC37), 0x10_2010);
        assert_eq!(flags.bits_of(&PYC38), 0x102_0010);
        assert_eq!(CodeFlags::of(0x2_0043, &PYC27) - CodeFlags::NOFREE, {
            CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS | CodeFlags::FUTURE_UNICODE_LITERALS
        });
        for bit in 0..32 {
            assert_eq!(CodeFlags::of(1 << bit, &PYC27).bits_of(&PYC27), 1 << bit);
        }
    }
}
