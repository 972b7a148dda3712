//! Python source to a tree shaped as CPython's own.
mod generated;
pub mod error;
pub mod literal;
pub mod names;
pub mod range;
pub use generated::tree;
pub use generated::visit;

/// A parsed source file.
#[derive(Debug)]
pub struct Tree<'a> {
    /// The root.
    pub root: tree::Mod<'a>,
    /// Its identifiers.
    pub names: names::Interner<'a>,
    /// The decoded source.
    pub source: &'a str,
    /// Where the lines of the source start.
    pub lines: range::LineIndex,
    /// How many [`range::NodeId`]s were given out: each is less than this.
    pub node_count: u32,
}
