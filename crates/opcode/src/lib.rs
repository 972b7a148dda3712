//! Versions of CPython, their operations and the facts that tell them apart.
//!
//! Crates above ask a [`Target`] and never compare versions. An [`Op`] is an operation by its
//! name; which number it has, and whether there is one at all, the target says.

mod arg;
pub mod block_stack;
pub mod commands;
mod docs;
pub mod facts;
pub mod feature;
#[rustfmt::skip]
mod generated;
mod info;
pub mod magic;
mod op;
mod pass;
pub mod pyc;
mod successors;
mod target;
mod targets;
mod tree_step;
mod version;
pub mod warnings;

pub use arg::ArgKind;
pub use op::Op;
pub use pass::{CompileCPass, FirstFlowgraphPass, Pass};
pub use target::{Release, Support, Target, UnsupportedVersion};
pub use targets::PY314;
pub use tree_step::{
    Arithmetic, ComplexOperands, ComplexPower, DebugName, InfinityText, InvertedBools, TextAnnotations,
    TreeStep,
};
pub use version::{InvalidVersion, Version};
