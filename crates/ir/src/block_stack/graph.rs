//! The basic blocks (`basicblock`, `struct instr`).

use pybytecode_opcode::Op;
use pybytecode_opcode::block_stack::LineNumbers;

use super::Context;
use crate::ops::{Limits, OpTable, mark};
use crate::{Error, ErrorKind, Instruction, Label};

/// Arguments are below that.
const MAX_ARG: u32 = 1 << 31;

/// A block, by when it was made: the entry first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BlockId(pub(super) u32);

impl BlockId {
    pub(super) const ENTRY: BlockId = BlockId(0);

    fn of(label: Label) -> Self {
        BlockId(label.0.saturating_add(1))
    }
}

/// An instruction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Instr {
    pub(super) op: Op,
    pub(super) arg: u32,
    /// 0 if it shows none of its own; negative if it stands for nothing in the source.
    pub(super) line: i32,
    /// Of jumps, and of what pushes a block.
    pub(super) target: Option<BlockId>,
}

impl Instr {
    /// Makes it a `NOP`; the argument stays, as in CPython.
    pub(super) fn set_nop(&mut self) {
        self.op = Op::Nop;
        self.target = None;
    }

    /// Whether it is a jump and no block push.
    pub(super) fn really_jumps(&self) -> bool {
        self.target.is_some() && !self.op.is_block_push()
    }
}

/// A basic block.
#[derive(Debug, Default, Clone)]
pub(super) struct Block {
    pub(super) instrs: Vec<Instr>,
    /// The block that follows in the code (`b_next`).
    pub(super) next: Option<BlockId>,
    /// It ends with a `return` or raises (`b_exit`).
    pub(super) exits: bool,
    /// Control never runs into the next one (`b_nofallthrough`).
    pub(super) no_fallthrough: bool,
    /// How many ways lead here (`b_predecessors`).
    pub(super) predecessors: u32,
    /// Whether instructions of it may lead to blocks.
    pub(super) leads: bool,
    /// Where it stands, in code units.
    pub(super) offset: u32,
    /// Whether it was reached in some walk (`b_visited`).
    pub(super) visited: bool,
}

impl Block {
    /// Adds a run of instructions; `before` is the one that was made before them, be it of another block.
    fn read<'i>(
        &mut self,
        run: &'i [Instruction],
        mut before: Option<&'i Instruction>,
        limits: &Limits,
        cx: &Context<'_, '_>,
    ) -> Result<(), Error> {
        self.instrs.reserve(run.len());
        for instruction in run {
            let Instruction { op, arg, location } = *instruction;
            let row = cx.ops.row(op);
            if !row.has(mark::REAL) {
                return Err(Error::at(location, ErrorKind::Operation(op)));
            }
            if arg >= limits[row.indexes as usize] {
                return Err(Error::at(location, ErrorKind::Argument(op, arg)));
            }
            // Only the first instruction of each mark shows its line.
            let is_same_mark = cx.facts.lines == LineNumbers::Marked
                && before.is_some_and(|before| before.location.column == location.column);
            before = Some(instruction);
            let line = if is_same_mark { 0 } else { location.line };
            let instr = if row.has(mark::TARGET) {
                self.leads = true;
                Instr { op, arg: 0, line, target: Some(BlockId(arg.wrapping_add(1))) }
            } else {
                Instr { op, arg, line, target: None }
            };
            self.instrs.push(instr);
        }
        Ok(())
    }

    /// The blocks that its instructions lead to.
    pub(super) fn leads_to(&self) -> impl Iterator<Item = BlockId> {
        let instrs = if self.leads { self.instrs.as_slice() } else { &[] };
        instrs.iter().filter_map(|instr| instr.target)
    }
}

/// All blocks of a code object, in the order in which they were made.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) blocks: Vec<Block>,
    /// How many of `blocks` are there; the others are memory.
    len: usize,
}

impl Graph {
    /// Reads the blocks of a unit.
    pub(super) fn read(&mut self, cx: &Context<'_, '_>) -> Result<(), Error> {
        let sequence = &cx.unit.sequence;
        let count = sequence.label_count() + 1;
        if self.blocks.len() < count {
            self.blocks.resize(count, Block::default());
        }
        self.len = count;
        for block in &mut self.blocks[..count] {
            let mut instrs = std::mem::take(&mut block.instrs);
            instrs.clear();
            *block = Block { instrs, ..Block::default() };
        }
        let limits = OpTable::limits(cx.unit, MAX_ARG);
        let end = sequence.instructions.len() as u32;
        let mut current = BlockId::ENTRY;
        self.get_mut(current).visited = true;
        for run in cx.unit.blocks.runs(end) {
            if let Some(label) = run.block {
                let block = BlockId::of(label);
                if block.0 as usize >= count || self.get(block).visited {
                    return Err(ErrorKind::Label(label).into());
                }
                self.get_mut(current).next = Some(block);
                self.get_mut(block).visited = true;
                current = block;
            }
            let range = run.range.start as usize..run.range.end as usize;
            let before = range.start.checked_sub(1).and_then(|before| sequence.instructions.get(before));
            let run = sequence.instructions.get(range).ok_or(ErrorKind::Empty)?;
            self.get_mut(current).read(run, before, &limits, cx)?;
        }
        for block in &self.blocks[..count] {
            for leads_to in block.leads_to() {
                if !self.blocks[..count].get(leads_to.0 as usize).is_some_and(|block| block.visited) {
                    return Err(ErrorKind::Label(Label(leads_to.0.wrapping_sub(1))).into());
                }
            }
        }
        Ok(())
    }

    pub(super) fn get(&self, id: BlockId) -> &Block {
        &self.blocks[id.0 as usize]
    }

    pub(super) fn get_mut(&mut self, id: BlockId) -> &mut Block {
        &mut self.blocks[id.0 as usize]
    }

    /// How many blocks there are.
    pub(super) fn block_count(&self) -> usize {
        self.len
    }

    /// All blocks, the one made last first (`u_blocks`, `b_list`).
    pub(super) fn newest_first(&self) -> impl Iterator<Item = BlockId> + use<> {
        (0..self.len as u32).rev().map(BlockId)
    }

    /// The blocks of the code, in order.
    pub(super) fn order(&self) -> Order<'_> {
        Order { graph: self, next: Some(BlockId::ENTRY) }
    }

    /// Makes a block like another one (`compiler_copy_block`).
    pub(super) fn copy(&mut self, id: BlockId) -> BlockId {
        let Block { instrs, exits, leads, .. } = self.get(id).clone();
        let block = Block { instrs, exits, leads, no_fallthrough: true, ..Block::default() };
        if self.len < self.blocks.len() {
            self.blocks[self.len] = block;
        } else {
            self.blocks.push(block);
        }
        self.len += 1;
        BlockId(self.len as u32 - 1)
    }

    /// The first block from `id` on that is not empty, if there is one; else the last.
    pub(super) fn skip_empty(&self, mut id: BlockId) -> BlockId {
        while self.get(id).instrs.is_empty()
            && let Some(next) = self.get(id).next
        {
            id = next;
        }
        id
    }
}

/// See [`Graph::order`].
pub(super) struct Order<'g> {
    graph: &'g Graph,
    next: Option<BlockId>,
}

impl Iterator for Order<'_> {
    type Item = BlockId;

    fn next(&mut self) -> Option<BlockId> {
        let id = self.next?;
        self.next = self.graph.get(id).next;
        Some(id)
    }
}
