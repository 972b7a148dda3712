//! Written by `cargo xtask`: the tree's types, visitors and text form (`tree`), and the characters of
//! identifiers (`identifiers`).
mod dump;
pub(crate) mod identifiers;
pub mod tree;
pub mod visit;
