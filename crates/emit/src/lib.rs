//! Semantic operations lowered to the instructions of a target.
//!
//! An [`Emitter`] collects one code object. Its methods say what is to happen (`call`,
//! `binary`, `load_attr`); which instructions that takes on the target's CPython is decided
//! here and nowhere else. Each file holds the operations of one topic.

mod annotations;
mod attributes;
pub mod block_stack;
mod calls;
mod containers;
mod emitter;
mod exceptions;
mod formatting;
mod functions;
mod generators;
mod intrinsics;
mod iteration;
mod jumps;
mod names;
mod operators;
mod patterns;
mod places;
mod stack;
mod statements;
mod subscripts;
mod type_params;
mod with;

pub use annotations::Stashed;
pub use emitter::Emitter;
pub use exceptions::Below;
pub use formatting::Conversion;
pub use functions::FunctionParts;
pub use generators::{Awaited, Resumption};
pub use intrinsics::CommonConstant;
pub use names::{Otherwise, Shared};
pub use operators::{BinaryOperator, Comparison, UnaryOperator};
pub use pybytecode_ir::Label;
pub use statements::ImportTime;
pub use type_params::Restriction;
