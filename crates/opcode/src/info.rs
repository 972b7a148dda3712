//! What one version of CPython knows of each operation: a table indexed by [`Op`].
//!
//! CPython keeps the same in `pycore_opcode_metadata.h` (from 3.12; before, in `opcode.h`
//! and `stack_effect` of `compile.c`). The tables are generated; this file is their type.

use crate::{ArgKind, Op};

/// Properties of an operation in one version, as bits.
pub(crate) mod flag {
    /// The version has this operation.
    pub(crate) const EXISTS: u16 = 1;
    /// Only the compiler knows it; it has no number in a code object.
    pub(crate) const PSEUDO: u16 = 1 << 1;
    pub(crate) const ARG: u16 = 1 << 2;
    pub(crate) const CONST: u16 = 1 << 3;
    pub(crate) const NAME: u16 = 1 << 4;
    pub(crate) const JUMP: u16 = 1 << 5;
    pub(crate) const FREE: u16 = 1 << 6;
    pub(crate) const LOCAL: u16 = 1 << 7;
    pub(crate) const EVAL_BREAK: u16 = 1 << 8;
    /// The stack effect depends on the argument.
    pub(crate) const VARIES: u16 = 1 << 9;
}

/// One operation in one version.
#[derive(Clone, Copy)]
pub(crate) struct OpInfo {
    pub(crate) number: u8,
    pub(crate) caches: u8,
    pub(crate) arg: ArgKind,
    pub(crate) flags: u16,
    /// How many values it pops and pushes.
    effect: (i8, i8),
    /// The same when it jumps.
    jumping: (i8, i8),
}

impl OpInfo {
    const ABSENT: OpInfo =
        OpInfo { number: 0, caches: 0, arg: ArgKind::None, flags: 0, effect: (0, 0), jumping: (0, 0) };

    pub(crate) const fn new(
        number: u8,
        caches: u8,
        arg: ArgKind,
        flags: u16,
        effect: (i8, i8),
        jumping: (i8, i8),
    ) -> Self {
        OpInfo { number, caches, arg, flags: flags | flag::EXISTS, effect, jumping }
    }

    #[inline]
    pub(crate) const fn has(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }
}

/// How many values an operation pops and pushes, given its argument.
type Varying = fn(Op, i64) -> Option<(i64, i64)>;

/// The operations of one version.
pub(crate) struct Operations {
    infos: [OpInfo; Op::COUNT],
    by_number: [Option<Op>; 256],
    /// The rule for operations marked [`flag::VARIES`].
    varying: Varying,
}

impl Operations {
    pub(crate) const fn new(list: &[(Op, OpInfo)], varying: Varying) -> Self {
        let mut infos = [OpInfo::ABSENT; Op::COUNT];
        let mut by_number = [None; 256];
        let mut at = 0;
        while at < list.len() {
            let (op, info) = list[at];
            infos[op as usize] = info;
            if !info.has(flag::PSEUDO) {
                by_number[info.number as usize] = Some(op);
            }
            at += 1;
        }
        Operations { infos, by_number, varying }
    }

    #[inline]
    pub(crate) fn info(&self, op: Op) -> &OpInfo {
        &self.infos[op as usize]
    }

    #[inline]
    pub(crate) fn by_number(&self, number: u8) -> Option<Op> {
        self.by_number[number as usize]
    }

    #[inline]
    pub(crate) fn popped_and_pushed(&self, op: Op, arg: u32, jump: bool) -> Option<(i32, i32)> {
        let info = self.info(op);
        if info.has(flag::VARIES) {
            let (popped, pushed) = (self.varying)(op, i64::from(arg))?;
            return Some((i32::try_from(popped).ok()?, i32::try_from(pushed).ok()?));
        }
        let (popped, pushed) = if jump { info.jumping } else { info.effect };
        info.has(flag::EXISTS).then_some((i32::from(popped), i32::from(pushed)))
    }
}
