//! The Python compiler: symbol table and code generation.

pub mod codegen;
pub mod symtable;
