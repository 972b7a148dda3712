//! Python source to a tree shaped as CPython's own.
//!
//! [`decode`] makes text of bytes, `parser` a tree of the text; `explain` says, of what the parser refuses, why.

mod copy;
pub mod decode;
pub mod dump;
pub mod error;
mod explain;
mod generated;
mod grammar;
mod legacy;
mod lexer;
pub mod literal;
pub mod names;
mod parser;
pub mod range;
mod substring_columns;
mod substring_lines;
pub mod warning;

pub use generated::tree;
pub use generated::visit;

/// Where a tree comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It was parsed: what is in the tree stands in the source, in Python.
    Parsed,
    /// A program made it: the source has places for it, and is in whatever language.
    Made,
}

/// A syntax tree and the source that it belongs to.
#[derive(Debug)]
pub struct Tree<'a> {
    /// Whether `source` is what was parsed.
    pub origin: Origin,
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
    /// Where the expressions and patterns end, in order, that the target's preprocessing may change: operations on
    /// constants, tuples of them, displays that are only searched or iterated over, `__debug__`, patterns, formats. Empty
    /// if not parsed.
    pub foldable: Vec<u32>,
    /// Whether a `return`, `break` or `continue` may stand in a `finally` clause, however deep.
    pub jumps_in_finally: bool,
}

/// Whether the target's parser counts characters in the lines of a source file; if not, it counts bytes.
pub fn counts_characters(source: &[u8], target: &'static pybytecode_opcode::Target) -> bool {
    grammar::Grammar::of(target).columns == grammar::Columns::Characters || decode::names_encoding(source)
}

/// Whether the target's parser shows the byte order mark of a source file in its first line.
pub fn shows_mark(source: &[u8], target: &'static pybytecode_opcode::Target) -> bool {
    grammar::Grammar::of(target).byte_order_marks == grammar::ByteOrderMarks::Shown
        && decode::has_mark(source)
}

/// What the target's CPython says of a refused line instead, by the line's text: of statements of Python 2.
pub fn legacy_message(text: &str, target: &'static pybytecode_opcode::Target) -> Option<String> {
    let is_seen = grammar::Grammar::of(target).legacy_statements == grammar::LegacyStatements::SeenInLine;
    if is_seen { legacy::message(text) } else { None }
}

/// Where the statements of a module stand, each up to the start of the next one, as far as tokens tell: also if the
/// source is refused. Behind what the target's tokenizer refuses nothing is sure, and belongs to the last one.
pub fn module_statements(source: &str, target: &'static pybytecode_opcode::Target) -> Vec<range::Range> {
    explain::statements::of_module(source, grammar::Grammar::of(target))
}

/// Parses a module's source for a target.
///
/// `source` is decoded: without byte order mark, its lines ended by `\n`.
///
/// # Errors
///
/// What CPython's parser refuses, the first error alone.
pub fn parse<'a>(
    bump: &'a bumpalo::Bump,
    source: &'a str,
    target: &'static pybytecode_opcode::Target,
) -> Result<Tree<'a>, error::SyntaxError> {
    parse_warned(bump, source, target, &mut Vec::new())
}

/// As [`parse`], and appends what the parser warns of, up to where it refuses the source.
///
/// # Errors
///
/// As [`parse`].
pub fn parse_warned<'a>(
    bump: &'a bumpalo::Bump,
    source: &'a str,
    target: &'static pybytecode_opcode::Target,
    warnings: &mut Vec<warning::Warning>,
) -> Result<Tree<'a>, error::SyntaxError> {
    parser::parse(bump, source, target, warnings).map_err(|refusal| {
        refusal.unwrap_or_else(|| {
            error::SyntaxError::placeless(error::SyntaxErrorKind::SyntaxError, "invalid syntax")
        })
    })
}
