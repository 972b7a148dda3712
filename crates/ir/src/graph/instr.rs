//! An instruction of the graph (`cfg_instr`).

use pybytecode_code::Location;
use pybytecode_opcode::Op;

use super::BlockId;

/// An instruction; 32 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Instr {
    pub(crate) op: Op,
    pub(crate) arg: u32,
    pub(crate) location: Location,
    /// Of a jump or block push, and of nothing else: the block it leads to.
    pub(crate) target: Option<BlockId>,
    /// The handler of exceptions that it raises.
    pub(crate) except: Option<BlockId>,
}

impl Instr {
    /// What unused slots hold.
    pub(crate) const VACANT: Instr = Instr::new(Op::Nop, 0, Location::NONE);

    /// An instruction without target and handler.
    pub(crate) const fn new(op: Op, arg: u32, location: Location) -> Self {
        Instr { op, arg, location, target: None, except: None }
    }

    /// An instruction that leads to `target`.
    pub(crate) const fn jump(op: Op, target: BlockId, location: Location) -> Self {
        Instr { op, arg: 0, location, target: Some(target), except: None }
    }

    /// Where it jumps to, if it is a jump.
    #[inline]
    pub(crate) fn jump_target(&self) -> Option<BlockId> {
        self.target.filter(|_| !self.op.is_block_push())
    }

    /// The handler that it pushes, if it pushes a block.
    #[inline]
    pub(crate) fn pushed_handler(&self) -> Option<BlockId> {
        self.target.filter(|_| self.op.is_block_push())
    }

    /// Changes the operation and its argument; all else stays.
    #[inline]
    pub(crate) fn set(&mut self, op: Op, arg: u32) {
        self.op = op;
        self.arg = arg;
    }

    /// Makes it a `NOP`, which leads nowhere; the block's marks must know.
    #[inline]
    pub(crate) fn set_nop(&mut self) {
        self.set(Op::Nop, 0);
        self.target = None;
    }
}
