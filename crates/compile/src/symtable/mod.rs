//! Which scope each name of a source belongs to (`symtable.c`).

mod scope;

pub use scope::{
    BlockType, Comprehension, NameScope, Scope, ScopeId, ScopeKey, ScopeRole, Symbol, SymbolFlags, SymbolTable,
};
