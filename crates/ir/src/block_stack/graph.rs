//! The basic blocks (`basicblock`, `struct instr`).

use pybytecode_opcode::block_stack::LineNumbers;
use pybytecode_opcode::{ArgKind, Op, Target};

use super::Context;
use crate::{Error, ErrorKind, Label};

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
    /// How deep the stack is at its start, once that is known.
    pub(super) start_depth: Option<u32>,
    /// Where it stands, in code units.
    pub(super) offset: u32,
    /// Whether it was reached in some walk (`b_visited`).
    pub(super) visited: bool,
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
            for at in range {
                let instr = read_instr(cx, at)?;
                self.get_mut(current).instrs.push(instr);
            }
        }
        for block in self.ids() {
            for at in 0..self.get(block).instrs.len() {
                let instr = self.get(block).instrs[at];
                if let Some(leads_to) = instr.target
                    && !self.blocks[..count].get(leads_to.0 as usize).is_some_and(|block| block.visited)
                {
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

    /// All blocks, the one made last first (`u_blocks`, `b_list`).
    pub(super) fn newest_first(&self) -> impl Iterator<Item = BlockId> + use<> {
        (0..self.len as u32).rev().map(BlockId)
    }

    fn ids(&self) -> impl Iterator<Item = BlockId> + use<> {
        (0..self.len as u32).map(BlockId)
    }

    /// The blocks of the code, in order.
    pub(super) fn order(&self) -> Order<'_> {
        Order { graph: self, next: Some(BlockId::ENTRY) }
    }

    /// Makes a block like another one (`compiler_copy_block`).
    pub(super) fn copy(&mut self, id: BlockId) -> BlockId {
        let Block { instrs, exits, .. } = self.get(id).clone();
        let block = Block { instrs, exits, no_fallthrough: true, ..Block::default() };
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

fn read_instr(cx: &Context<'_, '_>, at: usize) -> Result<Instr, Error> {
    let instructions = &cx.unit.sequence.instructions;
    let instruction = *instructions.get(at).ok_or(ErrorKind::Empty)?;
    let Context { target, unit, .. } = cx;
    let op = instruction.op;
    if target.number(op).is_none() {
        return Err(Error::at(instruction.location, ErrorKind::Operation(op)));
    }
    let indexed = match target.arg_kind(op) {
        ArgKind::Const => unit.consts.len(),
        ArgKind::Name => unit.names.len(),
        ArgKind::Local => unit.varnames.len(),
        ArgKind::Free => unit.cellvars.len() + unit.freevars.len(),
        _ => usize::MAX,
    };
    if instruction.arg as usize >= indexed || instruction.arg > i32::MAX as u32 {
        return Err(Error::at(instruction.location, ErrorKind::Argument(op, instruction.arg)));
    }
    let location = instruction.location;
    let line = match cx.facts.lines {
        // Only the first instruction of each mark shows its line.
        LineNumbers::Marked if at > 0 && instructions[at - 1].location.column == location.column => 0,
        _ => location.line,
    };
    let jumps = is_jump(target, op);
    let leads_to = jumps.then_some(BlockId(instruction.arg.wrapping_add(1)));
    Ok(Instr { op, arg: if jumps { 0 } else { instruction.arg }, line, target: leads_to })
}

/// Whether the argument is a place in the code.
fn is_jump(target: &Target, op: Op) -> bool {
    matches!(
        target.arg_kind(op),
        ArgKind::JumpForward | ArgKind::JumpBackward | ArgKind::JumpAbsolute | ArgKind::Handler
    )
}
