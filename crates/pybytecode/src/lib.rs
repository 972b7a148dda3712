//! The library's face: what programs that compile Python need, from the crates that do it.
//!
//! ```
//! use pybytecode::{CompileOptions, Compiler, Target, Validation, source_hash};
//!
//! let source = b"print('hello')\n";
//! let target = Target::newest();
//! let validation = Validation::CheckedHash(source_hash(source, target.pyc));
//! let options = CompileOptions { filename: b"hello.py", optimize: 0, validation };
//! let mut pyc = Vec::new();
//! Compiler::new(target).compile(source, &options, &mut pyc).unwrap();
//! assert!(pyc.starts_with(&target.pyc.magic_bytes()));
//!
//! // Reading a file: its code objects, and their instructions with the places that they come from. Nothing is copied:
//! // names and constants are borrowed from the file's bytes.
//! use pybytecode::{Bump, Pyc};
//! let bump = Bump::new();
//! let file = Pyc::read(&pyc, &bump).unwrap();
//! let target = file.target().unwrap();
//! let mut found = Vec::new();
//! for code in file.module().unwrap().walk() {
//!     for (instruction, place) in code.located(target) {
//!         found.push(format!("{} {} {}:{}", code.qualname(), instruction.name(), place.line, place.column));
//!     }
//! }
//! assert!(found.contains(&"<module> CALL 1:0".to_owned()));
//! ```

mod compiler;
mod diagnostic;
mod further;
mod picture;
mod warning;

/// README's Rust, compiled and run by the tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

/// The tutorial's Rust, compiled and run by the tests.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/first-language.md")]
struct FirstLanguage;

pub use bumpalo::Bump;
/// Labelled instructions of one version, from and to code objects.
pub use pybytecode_assembler as assembler;
/// The language author's back end: programs described once, compiled for every version.
pub use pybytecode_builder as builder;
/// Assembly text.
pub use pybytecode_text::asm;
/// An independent checker of code objects.
pub use pybytecode_verify as verify;

pub use compiler::{CompileError, CompileOptions, Compiler};
pub use diagnostic::{Columns, Diagnostic, Palette, Place};
pub use picture::Canvas;
pub use pybytecode_code::{CodeFlags, CodeView, Instruction, LocalKind, Location, Object, ObjectId, Objects};
pub use pybytecode_marshal::{
    Error as MarshalError, HEADER_LEN, Header, Pyc, Validation, check_destination, link_atomic, mode_for,
    source_hash, write_atomic,
};
pub use pybytecode_opcode::pyc::PycFormat;
pub use pybytecode_opcode::warnings::WarningCategory;
pub use pybytecode_opcode::{InvalidVersion, Op, Support, Target, UnsupportedVersion, Version};
pub use pybytecode_text::{cfg, diff, dis, explain, inspect};
pub use warning::{InvalidFilter, Warning, WarningAction, WarningFilters};
