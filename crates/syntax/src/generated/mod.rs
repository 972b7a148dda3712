//! The tree's types, visitors and text form, written by `cargo xtask tree` from `tree.asdl`.
mod dump;
pub mod tree;
pub mod visit;
