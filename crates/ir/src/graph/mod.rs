//! The control-flow graph: basic blocks of instructions (`struct _PyCfgBuilder`).
//!
//! All instructions lie in one vector and a block is a range of it; a block that outgrows its
//! range moves to the end. Control runs from a block to the one that [`Graph::next`] names unless
//! its last instruction prevents it; a jump or scope exit is the last instruction of its block (until
//! `normalize_jumps`, which puts a `NOT_TAKEN` behind conditional jumps).
//!
//! Slots behind a block's last instruction keep what stood in them: an instruction that is pushed
//! there keeps the old `except`, as CPython's `basicblock_addop` does by not setting it. Exception
//! tables depend on that.

mod build;
mod display;
mod instr;
mod marks;
mod rotations;

use std::ops::{Index, IndexMut};

pub(crate) use build::LeadingParts;
pub(crate) use instr::Instr;
pub(crate) use marks::Marks;

/// A block of a [`Graph`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct BlockId(std::num::NonZeroU32);

impl BlockId {
    /// The block where control begins.
    pub(crate) const ENTRY: BlockId = BlockId(std::num::NonZeroU32::MIN);

    fn new(index: usize) -> Self {
        let number = u32::try_from(index).ok().and_then(std::num::NonZeroU32::new);
        BlockId(number.expect("a graph has fewer than 2^32 blocks"))
    }

    /// Whether both are one block or none; one comparison, which `==` on options is not.
    #[inline]
    pub(crate) fn are_same(a: Option<BlockId>, b: Option<BlockId>) -> bool {
        let number = |id: Option<BlockId>| id.map_or(0, |id| id.0.get());
        number(a) == number(b)
    }

    /// Its place in the order of creation, from 1.
    #[inline]
    pub(crate) fn index(self) -> usize {
        self.0.get() as usize
    }
}

/// A basic block (`struct _PyCfgBasicblock`).
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Block {
    start: u32,
    len: u32,
    capacity: u32,
    /// The block that control falls into, the next one of the code.
    pub(crate) next: Option<BlockId>,
    /// How many ways lead here, as `remove_unreachable` counts them.
    pub(crate) predecessors: u32,
    /// Depth of the stack at the start; `None` before it is known.
    pub(crate) start_depth: Option<u32>,
    /// For `label_exception_targets`: the handlers in force at the start, a number of its table.
    pub(crate) except_stack: u32,
    /// For `add_checks_for_loads_of_uninitialized_variables`: locals that may be unset at the start.
    pub(crate) unsafe_locals: u64,
    /// For the same: they have become more since the block was scanned last.
    pub(crate) unscanned: bool,
    /// The last walk in which it was found to be reached.
    reached: u32,
    /// The last walk that it was visited in.
    visited: u32,
    /// What may be found in it.
    pub(crate) marks: Marks,
    /// A jump leads here.
    pub(crate) labelled: bool,
    /// The handler wants the offset of the instruction that raised.
    pub(crate) preserve_lasti: bool,
    /// An exception handler starts here.
    pub(crate) except_handler: bool,
    /// Reached from exception handlers only.
    pub(crate) cold: bool,
    /// Reached without an exception.
    pub(crate) warm: bool,
}

impl Block {
    /// How many instructions it has.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether anything of `marks` may be found in it.
    #[inline]
    pub(crate) fn may_have(&self, marks: Marks) -> bool {
        self.marks.intersects(marks)
    }

    /// Drops its instructions.
    pub(crate) fn clear(&mut self) {
        self.len = 0;
        self.marks = Marks::empty();
    }

    #[inline]
    fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..(self.start + self.len) as usize
    }
}

/// Blocks by their ids: those of index 1 and up, so that a lookup need not subtract.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    list: Vec<Block>,
    /// What may be found in any of them.
    marks: Marks,
    /// The number of the walk over the graph that is going on, from 1.
    walk: u32,
    /// How many blocks are reached and not visited yet.
    unvisited: usize,
}

impl Index<BlockId> for Blocks {
    type Output = Block;

    #[inline]
    fn index(&self, id: BlockId) -> &Block {
        &self.list[id.index()]
    }
}

impl IndexMut<BlockId> for Blocks {
    #[inline]
    fn index_mut(&mut self, id: BlockId) -> &mut Block {
        &mut self.list[id.index()]
    }
}

impl Blocks {
    /// All blocks, those included that nothing leads to any more, in order of creation.
    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Block> {
        self.list.get_mut(1..).unwrap_or_default().iter_mut()
    }

    /// All blocks, as [`iter_mut`](Self::iter_mut).
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Block> {
        self.list.get(1..).unwrap_or_default().iter()
    }

    /// Forgets all blocks.
    fn clear(&mut self) {
        self.list.clear();
        self.list.push(Block::default());
        self.marks = Marks::empty();
        self.walk = 0;
    }

    /// Adds a block.
    fn push(&mut self, block: Block) -> BlockId {
        self.list.push(block);
        self.last()
    }

    /// Takes the block away that was made last.
    fn pop(&mut self) {
        self.list.pop();
    }

    /// The block that was made last.
    fn last(&self) -> BlockId {
        BlockId::new(self.list.len() - 1)
    }

    /// Adds to the marks of a block.
    #[inline]
    pub(crate) fn mark(&mut self, id: BlockId, marks: Marks) {
        self[id].marks |= marks;
        self.marks |= marks;
    }

    /// What may be found in any block.
    fn marks(&self) -> Marks {
        self.marks
    }

    /// Begins a walk over the graph (`make_cfg_traversal_stack`): no block is reached or visited.
    pub(crate) fn begin_walk(&mut self) {
        self.walk += 1;
        self.unvisited = 0;
        // The block before the first is nobody's: it stands for ways that there are not, without a branch.
        self.list[0].reached = self.walk;
    }

    /// A block, or the one before the first, which is nobody's and empty, for none: no branch is needed.
    #[inline]
    pub(crate) fn get_or_nobody(&self, id: Option<BlockId>) -> &Block {
        &self.list[id.map_or(0, BlockId::index)]
    }

    /// Takes note of a way to a block, if there is one; that block, and whether this is the first way.
    #[inline]
    pub(crate) fn reach(&mut self, to: Option<BlockId>) -> (&mut Block, bool) {
        let block = &mut self.list[to.map_or(0, BlockId::index)];
        let is_first = block.reached != self.walk;
        block.reached = self.walk;
        self.unvisited += usize::from(is_first);
        (block, is_first)
    }

    /// Counts one more way to a block, if there is one.
    #[inline]
    pub(crate) fn count_way(&mut self, to: Option<BlockId>) {
        let (block, is_first) = self.reach(to);
        block.predecessors = if is_first { 1 } else { block.predecessors + 1 };
    }

    /// Visits a block that is reached and was not visited; whether it is one.
    #[inline]
    pub(crate) fn visit_reached(&mut self, id: BlockId) -> bool {
        let walk = self.walk;
        let block = &mut self[id];
        let visits = block.reached == walk && block.visited != walk;
        if visits {
            block.visited = walk;
            self.unvisited -= 1;
        }
        visits
    }

    /// Whether blocks are reached that were not visited.
    #[inline]
    pub(crate) fn has_unvisited(&self) -> bool {
        self.unvisited > 0
    }

    /// Whether anything of `marks` may be found in any block.
    #[inline]
    pub(crate) fn may_have(&self, marks: Marks) -> bool {
        self.marks.intersects(marks)
    }

    /// Sets the marks of all together anew, after those of blocks have been taken away.
    pub(crate) fn sum_marks(&mut self) {
        self.marks = self.iter().fold(Marks::empty(), |marks, block| marks | block.marks);
    }

    /// Visits a block; whether for the first time in this walk.
    #[inline]
    pub(crate) fn visit(&mut self, id: BlockId) -> bool {
        let walk = self.walk;
        std::mem::replace(&mut self[id].visited, walk) != walk
    }

    /// Whether a block was visited in this walk.
    #[inline]
    pub(crate) fn is_visited(&self, id: BlockId) -> bool {
        self[id].visited == self.walk
    }

    /// Lets a block be visited again.
    pub(crate) fn leave(&mut self, id: BlockId) {
        self[id].visited = 0;
    }
}

/// The blocks of one code object; its memory is used again for the next.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    instrs: Vec<Instr>,
    /// The blocks.
    pub(crate) blocks: Blocks,
    /// For each label at which a block begins, that block.
    labels: Vec<Option<BlockId>>,
    /// For each label the highest number of one at its place, where the sizes of
    /// jumps start from those ([`JumpSizes::FromLabel`](pybytecode_opcode::facts::JumpSizes)).
    label_numbers: Vec<u32>,
    /// Where the instructions that lead to labels lie, as long as no block has moved.
    leading: Vec<u32>,
    /// The blocks in the order in which code generation made them, where passes ask for that
    /// ([`BlockStarts::Labels`](pybytecode_opcode::facts::BlockStarts)).
    pub(crate) creation_order: Vec<BlockId>,
    /// Those blocks with when they were made, while they are sorted.
    creations: Vec<(build::Creation, BlockId)>,
    /// Whether control may go other ways than `remove_unreachable` has found.
    pub(crate) rewired: bool,
    /// Whether any instruction takes its location from the one that follows.
    pub(crate) has_next_locations: bool,
    /// Whether an instruction that is added gets the handler that its slot last had.
    slots_keep_handlers: bool,
    /// Whether any instruction pushes a block; not set, there are no exception handlers.
    pub(crate) pushes_blocks: bool,
    /// Whether any instruction pushes or pops a block.
    pub(crate) changes_handlers: bool,
    /// Whether any instruction unsets a local.
    pub(crate) unsets_locals: bool,
}

impl Graph {
    /// A block.
    #[inline]
    pub(crate) fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id]
    }

    /// A block, to change it.
    #[inline]
    pub(crate) fn block_mut(&mut self, id: BlockId) -> &mut Block {
        &mut self.blocks[id]
    }

    /// How many blocks there are.
    pub(crate) fn block_count(&self) -> usize {
        self.blocks.iter().len()
    }

    /// The block that follows in the order of the code.
    #[inline]
    pub(crate) fn next(&self, id: BlockId) -> Option<BlockId> {
        self.block(id).next
    }

    /// The first block from `id` on, in the order of the code, in which anything of `marks` may be found.
    #[inline]
    pub(crate) fn next_with(&self, mut id: Option<BlockId>, marks: Marks) -> Option<BlockId> {
        if !self.blocks.may_have(marks) {
            return None;
        }
        while let Some(at) = id
            && !self.block(at).may_have(marks)
        {
            id = self.next(at);
        }
        id
    }

    /// The blocks in the order of the code.
    pub(crate) fn order(&self) -> impl Iterator<Item = BlockId> + '_ {
        std::iter::successors(Some(BlockId::ENTRY), |id| self.next(*id))
    }

    /// The instructions of a block.
    #[inline]
    pub(crate) fn instrs(&self, id: BlockId) -> &[Instr] {
        &self.instrs[self.block(id).range()]
    }

    /// The instructions of a block, to change them in any way.
    pub(crate) fn instrs_mut(&mut self, id: BlockId) -> &mut [Instr] {
        self.parts_mut(id).1
    }

    /// A block and its instructions, to change both in any way.
    #[inline]
    pub(crate) fn parts_mut(&mut self, id: BlockId) -> (&mut Block, &mut [Instr]) {
        self.rewired = true;
        self.blocks.mark(id, Marks::all());
        let block = &mut self.blocks[id];
        let range = block.range();
        (block, &mut self.instrs[range])
    }

    /// The instructions of a block and all blocks, to change them so that the marks stay true: locations,
    /// targets, handlers; operations only with care.
    #[inline]
    pub(crate) fn split_mut(&mut self, id: BlockId) -> (&mut Blocks, &mut [Instr]) {
        let range = self.blocks[id].range();
        (&mut self.blocks, &mut self.instrs[range])
    }

    /// The instructions of a block, to change them so that the marks stay true, as with
    /// [`split_mut`](Self::split_mut). Who changes targets sets [`rewired`](Self::rewired).
    #[inline]
    pub(crate) fn details_mut(&mut self, id: BlockId) -> &mut [Instr] {
        let range = self.blocks[id].range();
        &mut self.instrs[range]
    }

    /// The instructions of a block, to make other ones of those that neither jump nor change the stack of handlers.
    #[inline]
    pub(crate) fn rewrite_mut(&mut self, id: BlockId) -> &mut [Instr] {
        self.blocks.mark(id, Marks::REWRITTEN);
        self.details_mut(id)
    }

    /// Makes an instruction a `NOP`.
    #[inline]
    pub(crate) fn set_nop(&mut self, id: BlockId, index: usize) {
        self.blocks.mark(id, Marks::NOPS);
        let instr = &mut self.details_mut(id)[index];
        let was_jump = instr.target.is_some();
        instr.set_nop();
        self.rewired |= was_jump;
    }

    /// Sets the marks of a block to what is found in it.
    pub(crate) fn mark_anew(&mut self, id: BlockId) {
        let marks = Marks::of(self.instrs(id));
        self.blocks[id].marks = marks;
        self.blocks.marks |= marks;
    }

    /// The last instruction of a block.
    #[inline]
    pub(crate) fn last(&self, id: BlockId) -> Option<&Instr> {
        self.instrs(id).last()
    }

    /// The last instruction of a block, to change it as with [`details_mut`](Self::details_mut).
    #[inline]
    pub(crate) fn last_mut(&mut self, id: BlockId) -> Option<&mut Instr> {
        self.details_mut(id).last_mut()
    }

    /// Where the last instruction of a block jumps to, if it is a jump.
    #[inline]
    pub(crate) fn jump_target(&self, id: BlockId) -> Option<BlockId> {
        self.last(id).and_then(Instr::jump_target)
    }

    /// Whether control may run from the block into the next (`BB_HAS_FALLTHROUGH`).
    #[inline]
    pub(crate) fn has_fallthrough(&self, id: BlockId) -> bool {
        self.last(id).is_none_or(|last| !last.op.has_no_fallthrough())
    }

    /// Whether control may run from the block that was made last, before any are moved, into nothing.
    pub(crate) fn falls_off_the_end(&self) -> bool {
        self.has_fallthrough(self.blocks.last())
    }

    /// The first block from `id` on that is not empty (`next_nonempty_block`).
    #[inline]
    pub(crate) fn next_nonempty(&self, mut id: Option<BlockId>) -> Option<BlockId> {
        while let Some(at) = id
            && self.block(at).len == 0
        {
            id = self.next(at);
        }
        id
    }

    /// Whether the block ends with a scope exit (`basicblock_exits_scope`).
    pub(crate) fn exits_scope(&self, id: BlockId) -> bool {
        self.last(id).is_some_and(|last| last.op.is_scope_exit())
    }

    /// Whether no instruction of the block has a line (`basicblock_has_no_lineno`).
    pub(crate) fn has_no_lineno(&self, id: BlockId) -> bool {
        let block = self.block(id);
        (block.may_have(Marks::LINELESS) || block.len == 0)
            && self.instrs(id).iter().all(|instr| instr.location.line < 0)
    }

    /// A new block, outside of the order.
    pub(crate) fn new_block(&mut self) -> BlockId {
        let start = self.instrs.len() as u32;
        self.blocks.push(Block { start, ..Block::default() })
    }

    /// Empties the blocks that the last walk did not reach.
    pub(crate) fn clear_unreached(&mut self) {
        let walk = self.blocks.walk;
        for block in self.blocks.iter_mut().filter(|block| block.reached != walk) {
            block.predecessors = 0;
            block.except_handler = false;
            block.clear();
        }
    }

    /// Empties a block.
    pub(crate) fn clear_block(&mut self, id: BlockId) {
        self.truncate(id, 0);
    }

    /// Drops the instructions of a block from index `len` on.
    #[inline]
    pub(crate) fn truncate(&mut self, id: BlockId, len: usize) {
        let block = self.block_mut(id);
        debug_assert!(len <= block.len());
        block.len = len as u32;
        if len == 0 {
            block.marks = Marks::empty();
        }
    }

    /// Room for `more` instructions behind those of a block.
    fn reserve(&mut self, id: BlockId, more: usize) {
        let block = self.blocks[id];
        let needed = block.len() + more;
        if needed <= block.capacity as usize {
            return;
        }
        let (start, capacity) = (block.start as usize, block.capacity as usize);
        let grown = needed.max(capacity * 2).max(4);
        if start + capacity == self.instrs.len() {
            self.instrs.resize(start + grown, Instr::VACANT);
        } else {
            let end = self.instrs.len();
            self.instrs.extend_from_within(start..start + capacity);
            self.instrs.resize(end + grown, Instr::VACANT);
            self.blocks[id].start = end as u32;
        }
        self.blocks[id].capacity = grown as u32;
    }

    /// Appends an instruction (`basicblock_addop`). Its `except` may be that of the slot instead.
    pub(crate) fn push(&mut self, id: BlockId, instr: Instr) {
        self.rewired |= instr.target.is_some();
        self.reserve(id, 1);
        let block = &mut self.blocks[id];
        let at = (block.start + block.len) as usize;
        let slot = &mut self.instrs[at];
        let except = if self.slots_keep_handlers { slot.except } else { instr.except };
        *slot = Instr { except, ..instr };
        block.len += 1;
        let last_two = at - usize::from(block.len > 1)..=at;
        self.blocks.mark(id, Marks::of(&self.instrs[last_two]));
    }

    /// Appends copies of all instructions of `from` to `to` (`basicblock_append_instructions`).
    pub(crate) fn append_instructions(&mut self, to: BlockId, from: BlockId) {
        self.rewired = true;
        let source = self.blocks[from];
        self.reserve(to, source.len());
        let range = self.blocks[from].range();
        let block = &mut self.blocks[to];
        let end = block.range().end;
        block.len += source.len;
        self.instrs.copy_within(range, end);
        self.mark_anew(to);
    }

    /// Inserts instructions before that of index `at` (`basicblock_insert_instruction`).
    pub(crate) fn insert(&mut self, id: BlockId, at: usize, instrs: &[Instr]) {
        self.reserve(id, instrs.len());
        let block = &mut self.blocks[id];
        let range = block.range();
        block.len += instrs.len() as u32;
        let at = range.start + at;
        let end = at + instrs.len();
        self.instrs.copy_within(at..range.end, end);
        self.instrs[at..end].copy_from_slice(instrs);
        let neighbours = at.max(range.start + 1) - 1..(end + 1).min(range.end + instrs.len());
        self.blocks.mark(id, Marks::of(&self.instrs[neighbours]));
    }

    /// A copy of a block that control does not fall out of (`copy_basicblock`).
    pub(crate) fn copy_block(&mut self, id: BlockId) -> BlockId {
        let copy = self.new_block();
        self.append_instructions(copy, id);
        copy
    }
}
