//! Code objects as assembly text, and back: `pybytecode dis --asm` and `pybytecode asm`.
//!
//! The text says every byte of a `.pyc`, yet leaves out what is ordinary: stack sizes, the flags that
//! follow from the parameters, caches, `EXTENDED_ARG`s, line and exception tables, the order of constants and names
//! where it is that of their first use. [`print()`] takes a file apart and prints it, [`parse()`] reads the text;
//! [`Parsed::write`] gives the bytes. The grammar is told in `docs/assembly.md`.
//!
//! Nothing of CPython is like it; `pybytecode-assembler` does the work.

mod constants;
mod error;
mod frame;
mod lex;
mod literal;
mod operand;
mod parse;
mod print;
mod rust;
mod tokens;
mod unit;

pub use error::Error;
pub use parse::{Parsed, parse, parse_for};
pub use print::{print, print_file};
pub use rust::rust_program;
