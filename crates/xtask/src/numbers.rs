//! `cargo xtask numbers`: what each interpreter says of its operations, as files.
//!
//! `crates/opcode/numbers/X.Y.txt` holds numbers, cache entries and properties;
//! `crates/opcode/effects/X.Y.txt` the stack effects, for a test.

use crate::interpreters;
use crate::output::{Generated, write_or_check};
use crate::{MINORS, Result};

const PROGRAM: &str = include_str!("../python/numbers.py");

/// Asks the interpreters and writes (or checks) the files.
pub fn run(check: bool) -> Result {
    let mut files = Vec::new();
    for minor in MINORS {
        let python = interpreters::find(&format!("3.{minor}"))?;
        for what in ["numbers", "effects"] {
            let path = format!("crates/opcode/{what}/3.{minor}.txt");
            files.push(Generated::new(path, python.run(PROGRAM, &[what])?));
        }
    }
    write_or_check(&files, check, "numbers")
}
