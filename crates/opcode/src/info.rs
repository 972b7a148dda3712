//! What one version of CPython knows of each operation: a table indexed by [`Op`].
//!
//! CPython keeps the same in `pycore_opcode_metadata.h` (from 3.12; before, in `opcode.h`
//! and `stack_effect` of `compile.c`). The tables are generated; this file is their type.

use crate::Op;

/// Properties of an operation in one version.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Flags(u16);

#[allow(missing_docs)]
impl Flags {
    pub const NONE: Flags = Flags(0);
    /// The version has this operation.
    pub const EXISTS: Flags = Flags(1);
    /// Only the compiler knows it; it has no number in a code object.
    pub const PSEUDO: Flags = Flags(1 << 1);
    pub const ARG: Flags = Flags(1 << 2);
    pub const CONST: Flags = Flags(1 << 3);
    pub const NAME: Flags = Flags(1 << 4);
    pub const JUMP: Flags = Flags(1 << 5);
    pub const FREE: Flags = Flags(1 << 6);
    pub const LOCAL: Flags = Flags(1 << 7);
    pub const EVAL_BREAK: Flags = Flags(1 << 8);
    /// The stack effect depends on the argument.
    pub const VARIES: Flags = Flags(1 << 9);

    /// Both sets of flags.
    pub const fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// Whether all of `other` are set.
    #[inline]
    pub const fn contains(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }
}

/// One operation in one version.
#[derive(Clone, Copy)]
pub(crate) struct OpInfo {
    pub(crate) number: u8,
    pub(crate) caches: u8,
    pub(crate) popped: i8,
    pub(crate) pushed: i8,
    pub(crate) flags: Flags,
}

impl OpInfo {
    const ABSENT: OpInfo = OpInfo { number: 0, caches: 0, popped: 0, pushed: 0, flags: Flags::NONE };

    pub(crate) const fn new(number: u16, caches: u8, popped: i8, pushed: i8, flags: Flags) -> Self {
        OpInfo { number: number as u8, caches, popped, pushed, flags: flags.with(Flags::EXISTS) }
    }
}

/// The operations of one version.
pub(crate) struct Operations {
    infos: [OpInfo; Op::COUNT],
    by_number: [Option<Op>; 256],
    varying: fn(Op, i32) -> Option<(i32, i32)>,
}

impl Operations {
    pub(crate) const fn new(list: &[(Op, OpInfo)], varying: fn(Op, i32) -> Option<(i32, i32)>) -> Self {
        let mut infos = [OpInfo::ABSENT; Op::COUNT];
        let mut by_number = [None; 256];
        let mut at = 0;
        while at < list.len() {
            let (op, info) = list[at];
            infos[op as usize] = info;
            if !info.flags.contains(Flags::PSEUDO) {
                by_number[info.number as usize] = Some(op);
            }
            at += 1;
        }
        Operations { infos, by_number, varying }
    }

    #[inline]
    pub(crate) fn info(&self, op: Op) -> OpInfo {
        self.infos[op as usize]
    }

    #[inline]
    pub(crate) fn by_number(&self, number: u8) -> Option<Op> {
        self.by_number[number as usize]
    }

    #[inline]
    pub(crate) fn popped_and_pushed(&self, op: Op, arg: u32) -> Option<(i32, i32)> {
        let info = self.info(op);
        if info.flags.contains(Flags::VARIES) {
            return (self.varying)(op, i32::try_from(arg).ok()?);
        }
        info.flags.contains(Flags::EXISTS).then_some((i32::from(info.popped), i32::from(info.pushed)))
    }
}
