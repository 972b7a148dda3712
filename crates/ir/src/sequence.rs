//! Instructions with labels, in the order of their emission (`instruction_sequence.c`).

use pybytecode_code::Location;
use pybytecode_opcode::Op;

/// A place in an [`InstructionSequence`] that jumps can name, set down once by
/// [`InstructionSequence::use_label`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Label(pub u32);

/// One instruction before its place in the code is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instruction {
    /// The operation, possibly a pseudo-operation.
    pub op: Op,
    /// The argument; for jumps and block pushes, the number of a [`Label`].
    pub arg: u32,
    /// Where in the source it comes from.
    pub location: Location,
}

/// A list of instructions and the labels that point into it.
#[derive(Debug, Default, Clone)]
pub struct InstructionSequence {
    /// In order.
    pub instructions: Vec<Instruction>,
    /// For each label, the index of the instruction that it stands before.
    labels: Vec<u32>,
    /// The instructions that take the place of `ANNOTATIONS_PLACEHOLDER` (3.14 on).
    pub annotations: Option<Box<InstructionSequence>>,
}

impl InstructionSequence {
    const UNPLACED: u32 = u32::MAX;

    /// A label that has no place yet.
    pub fn new_label(&mut self) -> Label {
        self.labels.push(Self::UNPLACED);
        Label(self.labels.len() as u32 - 1)
    }

    /// Sets `label` before the instruction that comes next.
    pub fn use_label(&mut self, label: Label) {
        self.labels[label.0 as usize] = self.instructions.len() as u32;
    }

    /// The index of the instruction that `label` stands before, or `None` before it was set.
    pub fn label_place(&self, label: Label) -> Option<usize> {
        self.labels.get(label.0 as usize).filter(|at| **at != Self::UNPLACED).map(|at| *at as usize)
    }

    /// How many labels there are.
    pub fn label_count(&self) -> usize {
        self.labels.len()
    }

    /// Appends an instruction.
    #[inline]
    pub fn push(&mut self, op: Op, arg: u32, location: Location) {
        self.instructions.push(Instruction { op, arg, location });
    }

    /// Inserts an instruction at index `at`; labels at or behind it move with what they stand before.
    pub fn insert(&mut self, at: usize, op: Op, arg: u32, location: Location) {
        self.instructions.insert(at, Instruction { op, arg, location });
        for place in &mut self.labels {
            if *place != Self::UNPLACED && *place as usize >= at {
                *place += 1;
            }
        }
    }

    /// Forgets everything and keeps the memory.
    pub fn clear(&mut self) {
        self.instructions.clear();
        self.labels.clear();
        self.annotations = None;
    }
}
