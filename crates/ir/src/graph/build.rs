//! Instructions with labels to blocks (`_PyCfg_FromInstructionSequence`).

use pybytecode_code::Location;
use pybytecode_opcode::{Op, Target};

use super::{Block, BlockId, Graph, Instr};
use crate::passes::is_about_cell;
use crate::{CodeUnit, Error, ErrorKind, Instruction, Label};

/// Where blocks begin, while [`Graph::labels`] does not hold blocks yet.
const MARKED: Option<BlockId> = Some(BlockId::ENTRY);

impl Graph {
    /// Replaces the graph by that of the unit's instructions. Jumps still have labels: the index, in
    /// the sequence, of the instruction they lead to; `translate_jump_labels_to_targets` follows.
    pub(crate) fn read(&mut self, unit: &CodeUnit, target: &Target) -> Result<(), Error> {
        self.instrs.clear();
        self.blocks.0.clear();
        self.has_next_locations = false;
        self.mark_labels(unit, target)?;
        let mut builder = Builder::new(self, unit, target);
        for (index, instruction) in unit.sequence.instructions.iter().enumerate() {
            if instruction.op == Op::AnnotationsPlaceholder {
                builder.splice_annotations()?;
                continue;
            }
            if builder.graph.labels[index].is_some() {
                builder.use_label(index);
            }
            builder.add(instruction)?;
        }
        builder.finish();
        if self.instrs(BlockId::ENTRY).is_empty() {
            return Err(ErrorKind::Empty.into());
        }
        Ok(())
    }

    fn mark_labels(&mut self, unit: &CodeUnit, target: &Target) -> Result<(), Error> {
        let sequence = &unit.sequence;
        self.labels.clear();
        self.labels.resize(sequence.instructions.len(), None);
        for instruction in &sequence.instructions {
            if target.has_target(instruction.op) {
                let label = Label(instruction.arg);
                let place = sequence.label_place(label).and_then(|at| self.labels.get_mut(at));
                *place.ok_or_else(|| Error::at(instruction.location, ErrorKind::Label(label)))? = MARKED;
            }
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
    target: &'g Target,
    current: BlockId,
    block: Block,
    /// The last instruction of the current block ends it.
    terminated: bool,
}

impl<'g> Builder<'g> {
    fn new(graph: &'g mut Graph, unit: &'g CodeUnit, target: &'g Target) -> Self {
        graph.instrs.reserve(unit.sequence.instructions.len() + 16);
        let current = graph.new_block();
        Builder { graph, unit, target, current, block: Block::default(), terminated: false }
    }

    /// `_PyCfgBuilder_UseLabel`
    fn use_label(&mut self, index: usize) {
        if self.terminated || self.block.len > 0 || self.block.labelled {
            self.start_block();
        }
        self.block.labelled = true;
        self.graph.labels[index] = Some(self.current);
    }

    fn start_block(&mut self) {
        let next = BlockId::new(self.graph.blocks.0.len());
        self.block.next = Some(next);
        self.close_block();
        self.current = self.graph.new_block();
        self.block = *self.graph.block(self.current);
        self.terminated = false;
    }

    fn close_block(&mut self) {
        if self.terminated && !self.graph.instrs.last().is_some_and(|last| last.op.is_scope_exit()) {
            // Many jumps get a companion; one free slot saves moving their blocks.
            self.graph.instrs.push(Instr::VACANT);
        }
        self.block.capacity = self.graph.instrs.len() as u32 - self.block.start;
        *self.graph.block_mut(self.current) = self.block;
    }

    fn finish(mut self) {
        self.close_block();
    }

    /// `_PyCfgBuilder_Addop`
    #[inline]
    fn add(&mut self, instruction: &Instruction) -> Result<(), Error> {
        let Instruction { op, mut arg, location } = *instruction;
        if self.terminated {
            self.start_block();
        }
        let limit = self.limit(op).ok_or_else(|| Error::at(location, ErrorKind::Operation(op)))?;
        if arg as usize >= limit {
            return Err(Error::at(location, ErrorKind::Argument(op, arg)));
        }
        self.graph.has_next_locations |= location.line == Location::NEXT.line;
        self.terminated = self.target.is_terminator(op);
        if self.target.has_target(op)
            && let Some(place) = self.unit.sequence.label_place(Label(arg))
        {
            arg = place as u32;
        }
        self.graph.instrs.push(Instr::new(op, arg, location));
        self.block.len += 1;
        Ok(())
    }

    /// Notes what the block must know of an operation. What the argument must be below; `None` if
    /// code generation cannot use that operation.
    #[inline]
    fn limit(&mut self, op: Op) -> Option<usize> {
        match op {
            Op::Nop => self.block.has_nops = true,
            Op::SetupFinally | Op::SetupCleanup | Op::SetupWith => {
                self.block.has_pseudo_ops = true;
                self.block.has_block_ops = true;
            }
            Op::PopBlock | Op::YieldValue | Op::Resume => self.block.has_block_ops = true,
            Op::LoadFast | Op::LoadFastCheck | Op::LoadFastAndClear | Op::StoreFast | Op::DeleteFast => {
                return Some(self.unit.varnames.len());
            }
            Op::StoreFastMaybeNull => {
                self.block.has_pseudo_ops = true;
                return Some(self.unit.varnames.len());
            }
            Op::LoadConst => return Some(self.unit.consts.len()),
            op if is_about_cell(op) => {
                self.block.has_pseudo_ops |= op == Op::LoadClosure;
                return Some(self.unit.cellvars.len() + self.unit.freevars.len());
            }
            op if !self.target.has_op(op) || op.is_assembler_opcode() => return None,
            _ => {}
        }
        Some(1 << 30)
    }

    /// Puts the instructions of the annotations in the place of `ANNOTATIONS_PLACEHOLDER`.
    fn splice_annotations(&mut self) -> Result<(), Error> {
        let Some(annotations) = &self.unit.sequence.annotations else { return Ok(()) };
        for instruction in &annotations.instructions {
            if self.target.has_target(instruction.op) || instruction.op == Op::AnnotationsPlaceholder {
                let kind = ErrorKind::Annotations(instruction.op);
                return Err(Error::at(instruction.location, kind));
            }
            self.add(instruction)?;
        }
        Ok(())
    }
}
