//! The tree's types and visitors, written by `cargo xtask tree` from `tree.asdl`.
pub mod tree;
pub mod visit;
