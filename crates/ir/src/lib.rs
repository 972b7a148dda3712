//! Labelled instructions, the control-flow graph with CPython's passes, and assembling.
//!
//! A [`CodeUnit`] is what code generation hands over for one code object: instructions with
//! labels, tables of constants and names, the list of variables. [`assemble`] makes a code
//! object of it, as CPython's `flowgraph.c` and `assemble.c` do together.

mod sequence;
mod unit;

pub use sequence::{Instruction, InstructionSequence, Label};
pub use unit::CodeUnit;
