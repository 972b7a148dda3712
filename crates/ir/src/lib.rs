//! Labelled instructions, the control-flow graph with CPython's passes, and assembling.
//!
//! A [`CodeUnit`] is what code generation hands over for one code object: instructions with
//! labels, tables of constants and names, the list of variables. [`assemble`] makes a code
//! object of it, as CPython's `flowgraph.c` and `assemble.c` do together.

mod assemble;
mod error;
mod fold;
mod graph;
mod object_index;
mod ops;
mod passes;
mod pipeline;
mod sequence;
mod unit;

pub use error::{Error, ErrorKind};
pub use pipeline::{Scratch, Stage, assemble, assemble_watched};
pub use sequence::{Instruction, InstructionSequence, Label};
pub use unit::CodeUnit;
