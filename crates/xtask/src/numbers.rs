//! `cargo xtask numbers`: what each interpreter says of its operations, as files.
//!
//! `crates/opcode/numbers/X.Y.txt` holds numbers, cache entries and properties;
//! `crates/opcode/effects/X.Y.txt` the stack effects, for a test; 2.7 tells none.

use crate::interpreters;
use crate::output::{Generated, write_or_check};
use crate::{Result, versions};

use pybytecode_opcode::Version;

/// The version whose `dis` has no `stack_effect`.
const SILENT: Version = Version::new(2, 7);

const PROGRAM: &str = include_str!("../python/numbers.py");

/// Asks the interpreters and writes (or checks) the files.
pub fn run(check: bool) -> Result {
    let mut files = Vec::new();
    for version in versions() {
        let python = interpreters::find(&version.to_string())?;
        let told: &[&str] = if version == SILENT { &["numbers"] } else { &["numbers", "effects"] };
        for what in told {
            let path = format!("crates/opcode/{what}/{version}.txt");
            files.push(Generated::new(path, python.run(PROGRAM, &[what])?));
        }
    }
    write_or_check(&files, check, "numbers")
}
