//! `cargo xtask interned`: the strings that each interpreter has interned when it starts to compile.
//!
//! They decide whether a frozenset among the constants is one object or several, see
//! `pybytecode_opcode::pyc`. Two programs: one finds strings that may be interned, and another, which
//! itself adds none, says which are.

use std::io::Write as _;

use crate::Result;
use crate::interpreters;
use crate::output::{Generated, write_or_check};

const CANDIDATES: &str = include_str!("../python/interned_candidates.py");
const INTERNED: &str = include_str!("../python/interned.py");

/// The versions whose compiler we are.
const VERSIONS: [&str; 5] = ["3.11", "3.12", "3.13", "3.14", "3.15"];

/// Asks the interpreters and writes (or checks) `crates/opcode/interned/X.Y.txt`.
pub fn run(check: bool) -> Result {
    let mut files = Vec::new();
    for version in VERSIONS {
        let python = interpreters::find(version)?;
        let mut candidates = tempfile::NamedTempFile::new()?;
        candidates.write_all(python.run(CANDIDATES, &[])?.as_bytes())?;
        let found = python.run(INTERNED, &[&candidates.path().to_string_lossy()])?;
        files.push(Generated::new(format!("crates/opcode/interned/{version}.txt"), found));
    }
    write_or_check(&files, check, "interned")
}
