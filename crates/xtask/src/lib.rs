//! What developers of pybytecode run: tables, goldens, conformance, tidy.
//!
//! Each subcommand is a module with a `run`; what `cargo test` checks too is a function of it.

#[cfg(feature = "compiler")]
pub mod assembly;
#[cfg(feature = "compiler")]
pub mod ast_diff;
#[cfg(feature = "compiler")]
pub mod bench;
#[cfg(feature = "compiler")]
mod bench_look;
#[cfg(feature = "compiler")]
pub mod bless;
pub mod character_names;
pub mod codecs;
pub mod conformance;
pub mod demo;
pub mod dis_bless;
#[cfg(feature = "compiler")]
pub mod dis_diff;
#[cfg(feature = "compiler")]
pub mod dropin;
pub mod fuzz;
#[cfg(feature = "compiler")]
pub mod fuzz_diff;
pub mod grammar;
pub mod identifiers;
pub mod interned;
pub mod interpreters;
#[cfg(feature = "compiler")]
mod judged;
pub mod listing;
pub mod numbers;
pub mod ops;
pub mod output;
#[cfg(feature = "compiler")]
pub mod pathological;
pub mod printable;
pub mod program;
pub mod ready;
#[cfg(feature = "compiler")]
pub mod refused;
#[cfg(feature = "compiler")]
pub mod roundtrip;
#[cfg(feature = "compiler")]
pub mod symtable_diff;
pub mod tidy;
pub mod torture;
pub mod tree;
#[cfg(feature = "compiler")]
pub mod warnings_diff;

use std::path::PathBuf;

use pybytecode_opcode::Version;

/// The outcome of a command; an error is for people to read.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The minor versions of CPython 3 that we compile for.
pub const MINORS: std::ops::RangeInclusive<u8> = 8..=15;

/// The versions whose files are read and told, and whose compilers we are not.
pub const OLDER: [Version; 3] = [Version::new(2, 7), Version::new(3, 6), Version::new(3, 7)];

/// The versions of CPython that there are tables for, oldest first.
pub fn versions() -> impl Iterator<Item = Version> {
    OLDER.into_iter().chain(MINORS.map(|minor| Version::new(3, minor)))
}

/// The folder of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}
