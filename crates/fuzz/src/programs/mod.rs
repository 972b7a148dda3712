//! Random programs: derived from a version's grammar, and changes of what people wrote.

pub mod grammar;
pub mod lexemes;
pub mod mutate;
pub mod random;
mod render;
pub mod sentence;
mod snippets;
mod words;
