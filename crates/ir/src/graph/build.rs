//! Instructions with labels to blocks (`_PyCfg_FromInstructionSequence`).

use pybytecode_code::{CodeFlags, Location};
use pybytecode_opcode::facts::AddedHandler;
use pybytecode_opcode::facts::{BlockStarts, JumpSizes};

use super::marks::OpMarks;
use super::rotations::to_swaps;
use super::{BlockId, Blocks, Graph, Instr, Marks};
use crate::ops::{Indexes, Limits, OpRow, OpTable, mark};
use crate::{CodeUnit, Error, ErrorKind, Instruction, Label};

/// Where blocks begin, while [`Graph::labels`] does not hold blocks yet.
const MARKED: Option<BlockId> = Some(BlockId::ENTRY);

/// Arguments are below that.
const MAX_ARG: u32 = 1 << 30;

impl Graph {
    /// Replaces the graph by that of the unit's instructions. Jumps still have labels;
    /// `translate_jump_labels_to_targets` follows.
    pub(crate) fn read(&mut self, unit: &CodeUnit, ops: &OpTable) -> Result<(), Error> {
        self.instrs.clear();
        self.blocks.clear();
        self.leading.clear();
        self.rewired = true;
        self.has_next_locations = false;
        self.slots_keep_handlers = ops.target().added_handler == AddedHandler::OfSlot;
        self.label_numbers.clear();
        if ops.target().jump_sizes == JumpSizes::FromLabel {
            self.number_labels(unit);
        }
        self.mark_labels(unit, ops)?;
        self.add_blocks(unit, ops)?;
        self.creation_order.clear();
        if ops.target().block_starts == BlockStarts::Labels {
            self.order_by_creation(unit, ops);
        }
        if self.instrs(BlockId::ENTRY).is_empty() {
            return Err(ErrorKind::Empty.into());
        }
        Ok(())
    }

    /// Marks the labels at which blocks begin: those that instructions lead to, or all.
    fn mark_labels(&mut self, unit: &CodeUnit, ops: &OpTable) -> Result<(), Error> {
        let sequence = &unit.sequence;
        let end = sequence.instructions.len();
        self.labels.clear();
        self.labels.resize(sequence.label_count(), None);
        for jump in sequence.jumps().filter(|jump| ops.has(jump.op, mark::TARGET)) {
            let label = Label(jump.arg);
            let is_placed = sequence.label_place(label).is_some_and(|at| at < end);
            let mark = self.labels.get_mut(label.0 as usize).filter(|_| is_placed);
            *mark.ok_or_else(|| Error::at(jump.location, ErrorKind::Label(label)))? = MARKED;
        }
        if ops.target().block_starts != BlockStarts::JumpTargets {
            for (_, _, label) in sequence.places_in_order().filter(|(at, ..)| *at < end) {
                self.labels[label.0 as usize] = MARKED;
            }
        }
        Ok(())
    }

    /// Adds all instructions, and gives each label that is marked its block.
    fn add_blocks(&mut self, unit: &CodeUnit, ops: &OpTable) -> Result<(), Error> {
        let mut labels = std::mem::take(&mut self.labels);
        let mut builder = Builder::new(self, unit, ops);
        let instructions = unit.sequence.instructions.as_slice();
        let mut added = 0;
        let mut labelled = None;
        for (at, _, label) in unit.sequence.places_in_order() {
            if let Some(block) = &mut labels[label.0 as usize] {
                builder.add_all(&instructions[added..at])?;
                added = at;
                if labelled != Some(at) {
                    builder.use_label();
                    labelled = Some(at);
                }
                *block = builder.current;
            }
        }
        builder.add_all(&instructions[added..])?;
        builder.finish();
        self.labels = labels;
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

    /// Notes for each label the highest number of those at its place.
    fn number_labels(&mut self, unit: &CodeUnit) {
        self.label_numbers.resize(unit.sequence.label_count(), 0);
        let places: Vec<(usize, u32)> =
            unit.sequence.places_in_order().map(|(at, _, label)| (at, label.0)).collect();
        for together in places.chunk_by(|(one, _), (other, _)| one == other) {
            let highest = together.iter().map(|(_, number)| *number).max().unwrap_or(0);
            for (_, number) in together {
                self.label_numbers[*number as usize] = highest;
            }
        }
    }

    /// The handlers that instructions push, as long as no block has moved.
    pub(crate) fn pushed_handlers(&mut self) -> (impl Iterator<Item = BlockId>, &mut Blocks) {
        let Graph { instrs, blocks, leading, .. } = self;
        (leading.iter().filter_map(|at| instrs[*at as usize].pushed_handler()), blocks)
    }

    /// Sorts the blocks by when code generation made them: with their labels, the one that was set last where several
    /// are at one place, as blocks that stay empty are not there, or with their first instruction
    /// where that follows a jump or exit without a label between them.
    fn order_by_creation(&mut self, unit: &CodeUnit, ops: &OpTable) {
        let sequence = &unit.sequence;
        let mut places = sequence.places_in_order().peekable();
        let mut blocks = std::mem::take(&mut self.creations);
        blocks.clear();
        blocks.push((Creation { instructions: 0, label: 0 }, BlockId::ENTRY));
        let mut ended = false;
        let mut next = BlockId::ENTRY;
        for (index, instruction) in sequence.instructions.iter().enumerate() {
            let mut begins = ended.then_some(Creation { instructions: index as u32, label: u32::MAX });
            while let Some((_, made, label)) = places.next_if(|(at, ..)| *at <= index) {
                begins = Some(Creation { instructions: made, label: label.0 });
            }
            if let Some(creation) = begins.filter(|_| index > 0) {
                let Some(block) = self.next(next) else { break };
                next = block;
                blocks.push((creation, next));
            }
            ended = ops.has(instruction.op, mark::TERMINATOR);
        }
        blocks[1..].sort_unstable_by_key(|(creation, _)| *creation);
        self.creation_order.extend(blocks.iter().map(|(_, block)| *block));
        self.creations = blocks;
    }
}

/// When a block was made: behind how many instructions, and with which label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Creation {
    instructions: u32,
    label: u32,
}

/// Fills a graph block by block.
struct Builder<'g> {
    graph: &'g mut Graph,
    unit: &'g CodeUnit,
    ops: &'g OpTable,
    current: BlockId,
    /// Where its instructions start.
    start: usize,
    /// A label stands before it.
    labelled: bool,
    /// What may be found in it.
    marks: Marks,
    /// The marks that the last instruction of the current block gives the next one.
    first: Marks,
    /// The last instruction of the current block ends it.
    terminated: bool,
    /// The block before the current one.
    previous: Option<BlockId>,
    limits: Limits,
}

impl<'g> Builder<'g> {
    fn new(graph: &'g mut Graph, unit: &'g CodeUnit, ops: &'g OpTable) -> Self {
        graph.instrs.reserve(unit.sequence.instructions.len() + 16);
        let current = graph.new_block();
        Builder {
            graph,
            unit,
            ops,
            current,
            start: 0,
            labelled: false,
            marks: Marks::empty(),
            first: Marks::empty(),
            terminated: false,
            previous: None,
            limits: OpTable::limits(unit, MAX_ARG),
        }
    }

    /// Whether the current block has instructions.
    fn has_instrs(&self) -> bool {
        self.graph.instrs.len() > self.start
    }

    /// Lets a block begin with a label (`_PyCfgBuilder_UseLabel`).
    fn use_label(&mut self) {
        if self.has_instrs() || self.labelled {
            self.start_block();
        }
        self.labelled = true;
    }

    fn start_block(&mut self) {
        self.close_block();
        let next = self.graph.new_block();
        self.graph.block_mut(self.current).next = Some(next);
        self.previous = Some(self.current);
        self.current = next;
        self.start = self.graph.instrs.len();
        self.labelled = false;
        self.marks = Marks::empty();
        self.first = Marks::empty();
        self.terminated = false;
    }

    fn close_block(&mut self) {
        let len = (self.graph.instrs.len() - self.start) as u32;
        let mut capacity = len;
        if self.terminated && !self.graph.instrs.last().is_some_and(|last| last.op.is_scope_exit()) {
            // Many jumps get a companion; one free slot saves moving their blocks.
            self.graph.instrs.push(Instr::VACANT);
            capacity += 1;
        }
        if self.current == BlockId::ENTRY {
            // What `prepare_localsplus` puts before it at most.
            let CodeUnit { cellvars, freevars, flags, .. } = self.unit;
            let for_generator = 2 * usize::from(flags.intersects(CodeFlags::SUSPENDED));
            let more = cellvars.len() + usize::from(!freevars.is_empty()) + for_generator;
            self.graph.instrs.extend(std::iter::repeat_n(Instr::VACANT, more));
            capacity += more as u32;
        }
        let block = self.graph.block_mut(self.current);
        block.len = len;
        block.capacity = capacity;
        block.labelled = self.labelled;
        self.graph.blocks.mark(self.current, self.marks);
    }

    /// Whether nothing leads to the current block: such is the `return None` behind a last `return`. As the
    /// last block it need not be made, but any other one may be fallen into when jumps have been removed.
    fn is_dead_tail(&self) -> bool {
        let falls_into = |previous| self.graph.has_fallthrough(previous);
        let leads = self.graph.leading.last().is_some_and(|at| *at as usize >= self.start);
        !self.labelled && !leads && self.previous.is_some_and(|previous| !falls_into(previous))
    }

    fn finish(mut self) {
        match self.previous {
            Some(previous) if self.is_dead_tail() => {
                self.graph.instrs.truncate(self.start);
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
    }

    /// Adds instructions among which there are no labels.
    fn add_all(&mut self, mut rest: &[Instruction]) -> Result<(), Error> {
        while !rest.is_empty() {
            let taken = self.add_run(rest)?;
            rest = &rest[taken..];
        }
        Ok(())
    }

    /// Adds instructions until the end of a block; how many (`_PyCfgBuilder_Addop`). One loop
    /// looks at them, a second copies them.
    fn add_run(&mut self, instructions: &[Instruction]) -> Result<usize, Error> {
        let starts_block = |row: &OpRow| row.indexes != Indexes::Annotations;
        if self.terminated && instructions.first().is_some_and(|first| starts_block(self.ops.row(first.op))) {
            self.start_block();
        }
        let Graph { instrs, leading, has_next_locations, .. } = &mut *self.graph;
        let first = instrs.len();
        let (mut marks, mut before) = (self.marks, self.first);
        let mut is_unusual = false;
        let mut taken = 0;
        for instruction in instructions {
            let row = self.ops.row(instruction.op);
            if instruction.arg >= self.limits[row.indexes as usize] {
                is_unusual = true;
                break;
            }
            taken += 1;
            let op_marks = OpMarks::of(instruction.op);
            marks |= op_marks.alone | (before & op_marks.second);
            before = op_marks.first;
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
        // Where lines are resolved first, those run on at once that need no other block.
        let inherits = if self.ops.resolves_lines_first { Location::NONE.line } else { i32::MIN };
        let mut location = match instrs.last() {
            Some(last) if first > self.start => last.location,
            _ => Location::NONE,
        };
        let mut lowest_line = 0;
        instrs.extend(instructions[..taken].iter().map(|added| {
            location = if added.location.line == inherits { location } else { added.location };
            lowest_line = lowest_line.min(location.line);
            Instr::new(added.op, added.arg, location)
        }));
        marks.set_lineless(lowest_line);
        (self.marks, self.first) = (marks, before);
        *has_next_locations |= lowest_line <= Location::NEXT.line;
        if is_unusual {
            taken += self.add_unusual(&instructions[taken..])?;
        }
        Ok(taken)
    }

    /// Adds rotations or `ANNOTATIONS_PLACEHOLDER`, or says why the argument of the first instruction is not right;
    /// how many instructions that are.
    #[cold]
    fn add_unusual(&mut self, instructions: &[Instruction]) -> Result<usize, Error> {
        let Some(Instruction { op, arg, location }) = instructions.first().copied() else { return Ok(0) };
        let kind = match self.ops.row(op).indexes {
            Indexes::Annotations => return self.splice_annotations().map(|()| 1),
            Indexes::Rotation if arg < MAX_ARG => {
                let (swaps, len) = to_swaps(instructions);
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
}

/// What [`Graph::leading_parts`] gives.
pub(crate) struct LeadingParts<'g> {
    /// Where the instructions with labels lie.
    pub(crate) leading: &'g [u32],
    pub(crate) instrs: &'g mut [Instr],
    /// The block of each label.
    pub(crate) labels: &'g [Option<BlockId>],
    /// The highest number of a label at the place of each, or nothing.
    pub(crate) label_numbers: &'g [u32],
}
