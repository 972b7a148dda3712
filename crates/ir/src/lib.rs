//! Labelled instructions, the control-flow graph with CPython's passes, and assembling.
//!
//! A [`CodeUnit`] is what code generation hands over for one code object: instructions with
//! labels, tables of constants and names, the list of variables. [`assemble()`] makes a code
//! object of it, as CPython's `flowgraph.c` and `assemble.c` do together:
//!
//! - `graph/` reads the instructions into basic blocks, which lie in one vector;
//! - `passes/` has a file for each pass, run in the order that the target lists them;
//! - `fold/` computes operations on constants, a file for each family of types;
//! - `assemble/` lays the blocks out and writes the code, its tables and the code object.
//!
//! For interpreters that keep a stack of blocks (up to 3.10) all of that is of another make, and in
//! `block_stack/`.
//!
//! [`assemble_watched`] shows the graph as text between any two passes.

mod assemble;
mod block_order;
mod block_stack;
mod error;
pub mod fold;
mod graph;
mod object_index;
mod ops;
mod passes;
mod pipeline;
mod sequence;
mod unit;

pub use block_order::BlockOrder;
pub use error::{Error, ErrorKind};
pub use object_index::ObjectIndex;
pub use pipeline::{Scratch, Stage, assemble, assemble_watched};
pub use sequence::{Instruction, InstructionSequence, Label};
pub use unit::CodeUnit;
