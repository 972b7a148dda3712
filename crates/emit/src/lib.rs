//! Semantic operations lowered to the instructions of a target.
//!
//! An [`Emitter`] collects one code object. Its methods say what is to happen (`call`,
//! `binary`, `load_attr`); which instructions that takes on the target's CPython is decided
//! here and nowhere else. Each file holds the operations of one topic.

mod emitter;
mod exceptions;
mod patterns;
mod stack;
mod with;

pub use emitter::Emitter;
pub use exceptions::Below;
pub use pybytecode_ir::Label;
