//! Which scope each name of a source belongs to (`symtable.c`).
//!
//! Two passes, as in CPython: the first ([`builder`] and the files named after what they walk)
//! collects how each scope mentions its names, the second ([`analysis`]) decides where each is
//! bound and which comprehensions become part of the code around them.

mod analysis;
mod annotations;
mod builder;
mod comprehensions;
mod dump;
mod errors;
mod expressions;
mod free_names;
mod inlining;
pub mod mangle;
mod patterns;
mod recent;
mod scope;
mod statements;
mod symbols;

use pybytecode_opcode::Target;
use pybytecode_syntax::names::Interner;
use pybytecode_syntax::tree::Mod;

pub use dump::{dump, in_one_order};
pub use scope::{
    BlockType, Comprehension, MangledNames, NameScope, Scope, ScopeId, ScopeKey, ScopeRole, SymbolFlags,
    SymbolTable,
};
pub use symbols::{Symbol, Symbols};

use crate::Result;
use crate::future::Future;

impl<'a> SymbolTable<'a> {
    /// The symbol table of a source (`_PySymtable_Build`), with memory from the arena of `names`.
    ///
    /// # Errors
    ///
    /// What CPython refuses at this point: declarations that contradict each other, and expressions
    /// where they cannot be. Also a tree that is too deep.
    pub fn build(
        root: &Mod<'a>,
        names: &mut Interner<'a>,
        future: Future,
        target: &'static Target,
    ) -> Result<Self> {
        let mut builder = builder::Builder::new(names, future, target);
        builder.module(root)?;
        let (mut table, directives) = (builder.table, builder.directives);
        table.depth = builder.depth.most();
        analysis::Analysis::new(&mut table, names, &directives, target).module()?;
        table.forget_places();
        Ok(table)
    }
}
