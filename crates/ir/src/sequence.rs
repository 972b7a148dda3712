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
    labels: Vec<Place>,
    /// How often labels were set.
    uses: u32,
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
    /// How many labels had been set when it was.
    set: u32,
}

impl InstructionSequence {
    const UNPLACED: u32 = u32::MAX;

    /// A label that has no place yet.
    pub fn new_label(&mut self) -> Label {
        let made = self.instructions.len() as u32;
        self.labels.push(Place { at: Self::UNPLACED, made, set: 0 });
        Label(self.labels.len() as u32 - 1)
    }

    /// Sets `label` before the instruction that comes next.
    pub fn use_label(&mut self, label: Label) {
        let place = &mut self.labels[label.0 as usize];
        place.at = self.instructions.len() as u32;
        place.set = self.uses;
        self.uses += 1;
    }

    /// The index of the instruction that `label` stands before, or `None` before it was set.
    pub fn label_place(&self, label: Label) -> Option<usize> {
        let place = self.labels.get(label.0 as usize)?;
        (place.at != Self::UNPLACED).then_some(place.at as usize)
    }

    /// For each label that was set, in the order in which that was done: the index of the instruction
    /// that it stands before, and how many instructions there were when the label was made.
    pub(crate) fn places_in_order(&self) -> Vec<(usize, u32, Label)> {
        let mut places: Vec<(Place, Label)> = self.labels.iter().copied().zip((0..).map(Label)).collect();
        places.retain(|(place, _)| place.at != Self::UNPLACED);
        places.sort_unstable_by_key(|(place, _)| place.set);
        places.into_iter().map(|(place, label)| (place.at as usize, place.made, label)).collect()
    }

    /// Whether a label stands behind the last instruction.
    pub fn ends_with_label(&self) -> bool {
        let end = self.instructions.len() as u32;
        self.labels.iter().any(|place| place.at == end)
    }

    /// How many labels there are.
    pub(crate) fn label_count(&self) -> usize {
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
            if place.at != Self::UNPLACED && place.at as usize >= at {
                place.at += 1;
            }
        }
    }

    /// Forgets everything and keeps the memory.
    pub fn clear(&mut self) {
        self.instructions.clear();
        self.labels.clear();
        self.uses = 0;
        self.annotations = None;
    }
}
