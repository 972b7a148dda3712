//! Instructions with labels to blocks (`_PyCfg_FromInstructionSequence`).

use pybytecode_code::Location;
use pybytecode_opcode::facts::AddedHandler;

use super::{Block, BlockId, Graph, Instr};
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
        self.blocks.0.clear();
        self.has_next_locations = false;
        self.slots_keep_handlers = ops.target().added_handler == AddedHandler::OfSlot;
        self.pushes_blocks = false;
        self.changes_handlers = false;
        self.unsets_locals = false;
        self.mark_labels(unit, ops)?;
        let mut builder = Builder::new(self, unit, ops);
        for (index, instruction) in unit.sequence.instructions.iter().enumerate() {
            if builder.graph.labels[index].is_some() {
                builder.use_label(index);
            }
            let row = ops.row(instruction.op);
            if row.has(mark::ANNOTATIONS) {
                builder.splice_annotations()?;
            } else {
                builder.add(instruction, row)?;
            }
        }
        builder.finish();
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

    /// For each instruction of the sequence that a label stands before, its block; then a block of the
    /// graph and its instructions.
    pub(crate) fn labels_and_parts(&mut self, id: BlockId) -> (&[Option<BlockId>], &mut Block, &mut [Instr]) {
        let block = &mut self.blocks[id];
        let range = block.range();
        (&self.labels, block, &mut self.instrs[range])
    }
}

/// Fills a graph block by block.
struct Builder<'g> {
    graph: &'g mut Graph,
    unit: &'g CodeUnit,
    ops: &'g OpTable,
    current: BlockId,
    block: Block,
    /// The marks of the operations in the current block.
    marks: u16,
    /// The last instruction of the current block ends it.
    terminated: bool,
    /// For each of [`Indexes`], what arguments must be below.
    limits: [u32; 5],
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
        ];
        let block = Block::default();
        Builder { graph, unit, ops, current, block, marks: 0, terminated: false, limits }
    }

    /// Whether the current block has instructions.
    fn has_instrs(&self) -> bool {
        self.graph.instrs.len() > self.block.start as usize
    }

    /// `_PyCfgBuilder_UseLabel`
    fn use_label(&mut self, index: usize) {
        if self.has_instrs() || self.block.labelled {
            self.start_block();
        }
        self.block.labelled = true;
        self.graph.labels[index] = Some(self.current);
    }

    fn start_block(&mut self) {
        self.block.next = Some(BlockId::new(self.graph.blocks.0.len()));
        self.close_block();
        self.current = self.graph.new_block();
        self.block = *self.graph.block(self.current);
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
        let marks = std::mem::take(&mut self.marks);
        self.block.has_nops = marks & mark::NOP != 0;
        self.block.has_pseudo_ops = marks & mark::PSEUDO != 0;
        self.block.has_block_ops = marks & mark::BLOCK != 0;
        self.graph.pushes_blocks |= marks & mark::PUSHES_BLOCK != 0;
        self.graph.changes_handlers |= marks & (mark::PUSHES_BLOCK | mark::POPS_BLOCK) != 0;
        self.graph.unsets_locals |= marks & mark::UNSETS != 0;
        *self.graph.block_mut(self.current) = self.block;
    }

    fn finish(mut self) {
        self.close_block();
    }

    /// `_PyCfgBuilder_Addop`
    #[inline(always)]
    fn add(&mut self, instruction: &Instruction, row: &OpRow) -> Result<(), Error> {
        if self.terminated {
            self.start_block();
        }
        let Instruction { op, mut arg, location } = *instruction;
        if arg >= self.limits[row.indexes as usize] {
            return Err(refusal(instruction, row.indexes));
        }
        self.marks |= row.marks;
        self.terminated = row.has(mark::TERMINATOR);
        if row.has(mark::TARGET)
            && let Some(place) = self.unit.sequence.label_place(Label(arg))
        {
            arg = place as u32;
        }
        if location.line < 0 {
            self.block.has_lineless = true;
            self.graph.has_next_locations |= location == Location::NEXT;
        }
        self.graph.instrs.push(Instr::new(op, arg, location));
        Ok(())
    }

    /// Puts the instructions of the annotations in the place of `ANNOTATIONS_PLACEHOLDER`.
    fn splice_annotations(&mut self) -> Result<(), Error> {
        let Some(annotations) = &self.unit.sequence.annotations else { return Ok(()) };
        for instruction in &annotations.instructions {
            if self.ops.has(instruction.op, mark::TARGET | mark::ANNOTATIONS) {
                let kind = ErrorKind::Annotations(instruction.op);
                return Err(Error::at(instruction.location, kind));
            }
            self.add(instruction, self.ops.row(instruction.op))?;
        }
        Ok(())
    }
}

/// Why an instruction's argument is not right.
#[cold]
fn refusal(instruction: &Instruction, indexes: Indexes) -> Error {
    let Instruction { op, arg, location } = *instruction;
    let kind = match indexes {
        Indexes::Unknown => ErrorKind::Operation(op),
        _ => ErrorKind::Argument(op, arg),
    };
    Error::at(location, kind)
}
