//! Instructions with labels to blocks (`_PyCfg_FromInstructionSequence`).

use pybytecode_code::Location;
use pybytecode_opcode::facts::AddedHandler;
use pybytecode_opcode::facts::{BlockStarts, JumpSizes};
use rustc_hash::FxHashMap;

use super::marks::OpMarks;
use super::rotations::to_swaps;
use super::{Block, BlockId, Blocks, Graph, Instr, Marks};
use crate::ops::{Indexes, OpRow, OpTable, mark};
use crate::{CodeUnit, Error, ErrorKind, Instruction, Label};

/// Where blocks begin, while [`Graph::labels`] does not hold blocks yet.
const MARKED: Option<BlockId> = Some(BlockId::ENTRY);

/// Arguments are below that.
const MAX_ARG: u32 = 1 << 30;

impl Graph {
    /// Replaces the graph by that of the unit's instructions. Jumps still have labels: the index, in
    /// the sequence, of the instruction they lead to; `translate_jump_labels_to_targets` follows.
    pub(crate) fn read(&mut self, unit: &CodeUnit, ops: &OpTable) -> Result<(), Error> {
        self.instrs.clear();
        self.blocks.clear();
        self.leading.clear();
        self.rewired = true;
        self.label_numbers.clear();
        if ops.target().jump_sizes == JumpSizes::FromLabel {
            self.number_labels(unit);
        }
        self.slots_keep_handlers = ops.target().added_handler == AddedHandler::OfSlot;
        self.mark_labels(unit, ops)?;
        let creation = match ops.target().block_starts {
            BlockStarts::JumpTargets => None,
            BlockStarts::DistinctLabels => {
                self.mark_all_labels(unit);
                None
            }
            BlockStarts::Labels => Some(self.mark_all_labels(unit)),
        };
        let mut labels = std::mem::take(&mut self.labels);
        let mut builder = Builder::new(self, unit, ops);
        let instructions = unit.sequence.instructions.as_slice();
        let mut index = 0;
        while index < instructions.len() {
            if let Some(label) = &mut labels[index] {
                *label = builder.use_label();
            }
            index += builder.add_run(&instructions[index..], &labels[index..])?;
        }
        builder.finish();
        self.labels = labels;
        self.creation_order.clear();
        if let Some(creation) = creation {
            self.order_by_creation(unit, ops, &creation);
        }
        if self.instrs(BlockId::ENTRY).is_empty() {
            return Err(ErrorKind::Empty.into());
        }
        Ok(())
    }

    fn mark_labels(&mut self, unit: &CodeUnit, ops: &OpTable) -> Result<(), Error> {
        let sequence = &unit.sequence;
        self.labels.clear();
        self.labels.resize(sequence.instructions.len(), None);
        for instruction in sequence.instructions.iter().filter(|instr| ops.has(instr.op, mark::TARGET)) {
            let label = Label(instruction.arg);
            let place = sequence.label_place(label).and_then(|at| self.labels.get_mut(at));
            *place.ok_or_else(|| Error::at(instruction.location, ErrorKind::Label(label)))? = MARKED;
        }
        Ok(())
    }

    /// What `translate_jump_labels_to_targets` works on: where the instructions with labels lie, all
    /// instructions, and block and number of each label, as long as no block has moved.
    pub(crate) fn leading_parts(&mut self) -> LeadingParts<'_> {
        LeadingParts {
            leading: &self.leading,
            instrs: &mut self.instrs,
            labels: &self.labels,
            label_numbers: &self.label_numbers,
        }
    }

    fn number_labels(&mut self, unit: &CodeUnit) {
        self.label_numbers.resize(unit.sequence.instructions.len(), 0);
        for (at, _, label) in unit.sequence.places_in_order() {
            if let Some(number) = self.label_numbers.get_mut(at) {
                *number = label.0.max(*number);
            }
        }
    }

    /// The handlers that instructions push, as long as no block has moved.
    pub(crate) fn pushed_handlers(&mut self) -> (impl Iterator<Item = BlockId>, &mut Blocks) {
        let Graph { instrs, blocks, leading, .. } = self;
        (leading.iter().filter_map(|at| instrs[*at as usize].pushed_handler()), blocks)
    }

    /// Lets each label begin a block. For each place with a label, when that of its block was made: the
    /// one that was set last, as blocks that stay empty are not there.
    fn mark_all_labels(&mut self, unit: &CodeUnit) -> FxHashMap<usize, Creation> {
        let mut creation = FxHashMap::default();
        for (at, made, label) in unit.sequence.places_in_order() {
            if let Some(place) = self.labels.get_mut(at) {
                *place = MARKED;
                creation.insert(at, Creation { instructions: made, label: label.0 });
            }
        }
        creation
    }

    /// Sorts the blocks by when code generation made them: with their labels, or with their first instruction
    /// where that follows a jump or exit without a label between them.
    fn order_by_creation(&mut self, unit: &CodeUnit, ops: &OpTable, labels: &FxHashMap<usize, Creation>) {
        let mut blocks = vec![(Creation { instructions: 0, label: 0 }, BlockId::ENTRY)];
        let mut ended = false;
        let mut next = BlockId::ENTRY;
        for (index, instruction) in unit.sequence.instructions.iter().enumerate() {
            let begins = match labels.get(&index) {
                Some(creation) => Some(*creation),
                None if ended => Some(Creation { instructions: index as u32, label: u32::MAX }),
                None => None,
            };
            if let Some(creation) = begins.filter(|_| index > 0) {
                let Some(block) = self.next(next) else { break };
                next = block;
                blocks.push((creation, next));
            }
            ended = ops.has(instruction.op, mark::TERMINATOR);
        }
        blocks[1..].sort_unstable_by_key(|(creation, _)| *creation);
        self.creation_order.extend(blocks.into_iter().map(|(_, block)| block));
    }
}

/// When a block was made: behind how many instructions, and with which label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Creation {
    instructions: u32,
    label: u32,
}

/// Fills a graph block by block.
struct Builder<'g> {
    graph: &'g mut Graph,
    unit: &'g CodeUnit,
    ops: &'g OpTable,
    current: BlockId,
    block: Block,
    /// The marks that the last instruction of the current block gives the next one.
    first: Marks,
    /// The last instruction of the current block ends it.
    terminated: bool,
    /// The block before the current one.
    previous: Option<BlockId>,
    /// For each of [`Indexes`], what arguments must be below.
    limits: [u32; 7],
}

impl<'g> Builder<'g> {
    fn new(graph: &'g mut Graph, unit: &'g CodeUnit, ops: &'g OpTable) -> Self {
        graph.instrs.reserve(unit.sequence.instructions.len() + 16);
        let current = graph.new_block();
        let limit = |len: usize| u32::try_from(len).map_or(MAX_ARG, |len| len.min(MAX_ARG));
        let limits = [
            MAX_ARG,
            limit(unit.consts.len()),
            limit(unit.varnames.len()),
            limit(unit.cellvars.len() + unit.freevars.len()),
            0,
            0,
            0,
        ];
        let block = Block::default();
        let first = Marks::empty();
        Builder { graph, unit, ops, current, block, first, terminated: false, previous: None, limits }
    }

    /// Whether the current block has instructions.
    fn has_instrs(&self) -> bool {
        self.graph.instrs.len() > self.block.start as usize
    }

    /// The block of a label (`_PyCfgBuilder_UseLabel`).
    fn use_label(&mut self) -> BlockId {
        if self.has_instrs() || self.block.labelled {
            self.start_block();
        }
        self.block.labelled = true;
        self.current
    }

    fn start_block(&mut self) {
        self.close_block();
        let next = self.graph.new_block();
        self.graph.block_mut(self.current).next = Some(next);
        self.previous = Some(self.current);
        self.current = next;
        self.block = *self.graph.block(next);
        self.first = Marks::empty();
        self.terminated = false;
    }

    fn close_block(&mut self) {
        let end = self.graph.instrs.len() as u32;
        self.block.len = end - self.block.start;
        self.block.capacity = self.block.len;
        if self.terminated && !self.graph.instrs.last().is_some_and(|last| last.op.is_scope_exit()) {
            // Many jumps get a companion; one free slot saves moving their blocks.
            self.graph.instrs.push(Instr::VACANT);
            self.block.capacity += 1;
        }
        *self.graph.block_mut(self.current) = self.block;
        self.graph.blocks.mark(self.current, self.block.marks);
    }

    /// Whether nothing leads to the current block: such is the `return None` behind a last `return`. As the
    /// last block it need not be made, but any other one may be fallen into when jumps have been removed.
    fn is_dead_tail(&self) -> bool {
        let falls_into = |previous| self.graph.has_fallthrough(previous);
        let leads = self.graph.leading.last().is_some_and(|at| *at >= self.block.start);
        !self.block.labelled && !leads && self.previous.is_some_and(|previous| !falls_into(previous))
    }

    fn finish(mut self) {
        match self.previous {
            Some(previous) if self.is_dead_tail() => {
                self.graph.instrs.truncate(self.block.start as usize);
                self.graph.blocks.pop();
                self.graph.block_mut(previous).next = None;
            }
            _ => self.close_block(),
        }
        let Builder { graph, .. } = self;
        let marks = graph.blocks.marks();
        graph.pushes_blocks = marks.intersects(Marks::BLOCK_PUSHES);
        graph.changes_handlers = marks.intersects(Marks::BLOCK_PUSHES | Marks::BLOCK_POPS);
        graph.unsets_locals = marks.intersects(Marks::UNSETS);
        graph.has_next_locations = marks.intersects(Marks::LINELESS)
            && graph.instrs.iter().any(|instr| instr.location == Location::NEXT);
    }

    /// Adds instructions until a label or the end of a block; how many (`_PyCfgBuilder_Addop`). One loop
    /// looks at them, a second copies them.
    fn add_run(&mut self, instructions: &[Instruction], labels: &[Option<BlockId>]) -> Result<usize, Error> {
        let starts_block = |row: &OpRow| row.indexes != Indexes::Annotations;
        if self.terminated && instructions.first().is_some_and(|first| starts_block(self.ops.row(first.op))) {
            self.start_block();
        }
        let Graph { instrs, leading, .. } = &mut *self.graph;
        let (first, first_leading) = (instrs.len(), leading.len());
        let (mut marks, mut before) = (self.block.marks, self.first);
        let mut is_unusual = false;
        let mut taken = 0;
        for instruction in instructions {
            let row = self.ops.row(instruction.op);
            if taken > 0 && labels.get(taken).is_some_and(Option::is_some) {
                break;
            }
            if instruction.arg >= self.limits[row.indexes as usize] {
                is_unusual = true;
                break;
            }
            taken += 1;
            let op_marks = OpMarks::of(instruction.op);
            marks |= op_marks.alone | (before & op_marks.second);
            before = op_marks.first;
            marks.set_lineless(instruction.location.line);
            if row.has(mark::TARGET | mark::TERMINATOR) {
                if row.has(mark::TARGET) {
                    leading.push((first + taken - 1) as u32);
                }
                if row.has(mark::TERMINATOR) {
                    self.terminated = true;
                    break;
                }
            }
        }
        (self.block.marks, self.first) = (marks, before);
        instrs.extend(
            instructions[..taken].iter().map(|added| Instr::new(added.op, added.arg, added.location)),
        );
        for at in &leading[first_leading..] {
            let instr = &mut instrs[*at as usize];
            let place = self.unit.sequence.label_place(Label(instr.arg));
            instr.arg = place.map_or(u32::MAX, |place| place as u32);
        }
        if is_unusual {
            taken += self.add_unusual(&instructions[taken..], labels.get(taken..).unwrap_or_default())?;
        }
        Ok(taken)
    }

    /// Adds rotations or `ANNOTATIONS_PLACEHOLDER`, or says why the argument of the first instruction is not right;
    /// how many instructions that are.
    #[cold]
    fn add_unusual(
        &mut self,
        instructions: &[Instruction],
        labels: &[Option<BlockId>],
    ) -> Result<usize, Error> {
        let Some(Instruction { op, arg, location }) = instructions.first().copied() else { return Ok(0) };
        let kind = match self.ops.row(op).indexes {
            Indexes::Annotations => return self.splice_annotations().map(|()| 1),
            Indexes::Rotation if arg < MAX_ARG => {
                let end = labels.iter().skip(1).position(Option::is_some);
                let (swaps, len) = to_swaps(&instructions[..end.map_or(instructions.len(), |end| end + 1)]);
                return self.add_all(&swaps).map(|()| len);
            }
            Indexes::Unknown => ErrorKind::Operation(op),
            _ => ErrorKind::Argument(op, arg),
        };
        Err(Error::at(location, kind))
    }

    /// Puts the instructions of the annotations in the place of `ANNOTATIONS_PLACEHOLDER`.
    fn splice_annotations(&mut self) -> Result<(), Error> {
        let Some(annotations) = &self.unit.sequence.annotations else { return Ok(()) };
        let unfit = |instruction: &&Instruction| {
            let row = self.ops.row(instruction.op);
            row.has(mark::TARGET) || row.indexes == Indexes::Annotations
        };
        if let Some(instruction) = annotations.instructions.iter().find(unfit) {
            return Err(Error::at(instruction.location, ErrorKind::Annotations(instruction.op)));
        }
        self.add_all(&annotations.instructions)
    }

    /// Adds instructions among which there are no labels.
    fn add_all(&mut self, mut rest: &[Instruction]) -> Result<(), Error> {
        while !rest.is_empty() {
            let taken = self.add_run(rest, &[])?;
            rest = &rest[taken..];
        }
        Ok(())
    }
}

/// What [`Graph::leading_parts`] gives.
pub(crate) struct LeadingParts<'g> {
    /// Where the instructions with labels lie.
    pub(crate) leading: &'g [u32],
    pub(crate) instrs: &'g mut [Instr],
    /// The block of each label.
    pub(crate) labels: &'g [Option<BlockId>],
    pub(crate) label_numbers: &'g [u32],
}
