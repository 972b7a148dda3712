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
    /// The indices of those whose argument is a label.
    jumps: Vec<u32>,
    labels: Vec<Place>,
    /// The labels that were set, in that order, which is that of the instructions.
    placed: Vec<Label>,
    /// The instructions that take the place of `ANNOTATIONS_PLACEHOLDER` (3.14 on).
    pub annotations: Option<Box<InstructionSequence>>,
}

/// Where a label stands, and when it came to be.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The index of the instruction that it stands before.
    at: u32,
    /// How many instructions there were when it was made.
    made: u32,
}

impl InstructionSequence {
    const UNPLACED: u32 = u32::MAX;

    /// A label that has no place yet.
    pub fn new_label(&mut self) -> Label {
        let made = self.instructions.len() as u32;
        self.labels.push(Place { at: Self::UNPLACED, made });
        Label(self.labels.len() as u32 - 1)
    }

    /// Sets `label` before the instruction that comes next.
    pub fn use_label(&mut self, label: Label) {
        let place = &mut self.labels[label.0 as usize];
        if place.at != Self::UNPLACED {
            self.placed.retain(|placed| *placed != label);
        }
        place.at = self.instructions.len() as u32;
        self.placed.push(label);
    }

    /// The index of the instruction that `label` stands before, or `None` before it was set.
    pub fn label_place(&self, label: Label) -> Option<usize> {
        let place = self.labels.get(label.0 as usize)?;
        (place.at != Self::UNPLACED).then_some(place.at as usize)
    }

    /// For each label that was set, in the order in which that was done: the index of the instruction
    /// that it stands before, and how many instructions there were when the label was made.
    pub(crate) fn places_in_order(&self) -> impl Iterator<Item = (usize, u32, Label)> {
        self.placed.iter().map(|label| {
            let place = self.labels[label.0 as usize];
            (place.at as usize, place.made, *label)
        })
    }

    /// The instructions that were said to lead to labels.
    pub(crate) fn jumps(&self) -> impl Iterator<Item = &Instruction> {
        self.jumps.iter().map(|at| &self.instructions[*at as usize])
    }

    /// Whether a label stands behind the last instruction.
    pub fn ends_with_label(&self) -> bool {
        let last = self.placed.last().and_then(|label| self.label_place(*label));
        last == Some(self.instructions.len())
    }

    /// How many labels there are.
    pub(crate) fn label_count(&self) -> usize {
        self.labels.len()
    }

    /// Appends an instruction whose argument is no label.
    #[inline]
    pub fn push(&mut self, op: Op, arg: u32, location: Location) {
        self.instructions.push(Instruction { op, arg, location });
    }

    /// Appends a jump or block push.
    #[inline]
    pub fn push_jump(&mut self, op: Op, label: Label, location: Location) {
        self.jumps.push(self.instructions.len() as u32);
        self.push(op, label.0, location);
    }

    /// Inserts an instruction whose argument is no label at index `at`; labels at or behind it move with what they
    /// stand before.
    pub fn insert(&mut self, at: usize, op: Op, arg: u32, location: Location) {
        self.instructions.insert(at, Instruction { op, arg, location });
        for place in &mut self.labels {
            if place.at != Self::UNPLACED && place.at as usize >= at {
                place.at += 1;
            }
        }
        for jump in self.jumps.iter_mut().filter(|jump| **jump as usize >= at) {
            *jump += 1;
        }
    }

    /// Inserts a jump or block push, as [`insert`](Self::insert).
    pub fn insert_jump(&mut self, at: usize, op: Op, label: Label, location: Location) {
        self.insert(at, op, label.0, location);
        self.jumps.push(at as u32);
    }

    /// Forgets everything and keeps the memory.
    pub fn clear(&mut self) {
        self.instructions.clear();
        self.jumps.clear();
        self.labels.clear();
        self.placed.clear();
        self.annotations = None;
    }
}
