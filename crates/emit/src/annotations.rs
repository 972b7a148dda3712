//! Annotations of modules and classes.

use pybytecode_code::Location;
use pybytecode_ir::InstructionSequence;
use pybytecode_opcode::Op;

use crate::Emitter;

/// The instructions of a module, put aside while those that set up its annotations are generated.
#[derive(Debug)]
#[must_use]
pub struct Stashed(InstructionSequence);

impl Emitter {
    /// Makes an `__annotations__` dict in the namespace being filled.
    pub fn setup_annotations(&mut self, location: Location) {
        self.op(Op::SetupAnnotations, location);
    }

    /// The place of a module's start where [`Emitter::end_annotation_setup`] puts instructions.
    pub fn annotations_placeholder(&mut self, location: Location) {
        self.op(Op::AnnotationsPlaceholder, location);
    }

    /// What follows goes to the place of [`Emitter::annotations_placeholder`]
    /// (`_PyCompile_StartAnnotationSetup`).
    pub fn start_annotation_setup(&mut self) -> Stashed {
        Stashed(std::mem::take(&mut self.unit.sequence))
    }

    /// Returns to where [`Emitter::start_annotation_setup`] left off.
    pub fn end_annotation_setup(&mut self, stashed: Stashed) {
        let annotations = std::mem::replace(&mut self.unit.sequence, stashed.0);
        self.unit.sequence.annotations = Some(Box::new(annotations));
    }
}
