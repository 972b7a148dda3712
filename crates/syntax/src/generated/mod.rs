//! Written by `cargo xtask`: the tree's types, visitors and text form (`tree`), and the characters of
//! identifiers (`identifiers`) and names of characters (`character-names`).
#[rustfmt::skip]
pub(crate) mod character_names;
#[rustfmt::skip]
mod copy;
mod dump;
pub(crate) mod identifiers;
pub mod tree;
pub mod visit;
