//! Which scope each name of a source belongs to (`symtable.c`).

pub mod mangle;
mod scope;
mod symbols;

pub use scope::{
    BlockType, Comprehension, MangledNames, NameScope, Scope, ScopeId, ScopeKey, ScopeRole, SymbolFlags,
    SymbolTable,
};
pub use symbols::{Symbol, Symbols};
