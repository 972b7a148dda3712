//! `cargo xtask codecs`: the text codecs that a source's cookie can name, as a file.

use crate::Result;
use crate::interpreters;
use crate::output::{Generated, write_or_check};

const PROGRAM: &str = include_str!("../python/codecs.py");

/// Asks the newest reference interpreter and writes (or checks) `crates/syntax/codecs.txt`.
pub fn run(check: bool) -> Result {
    let python = interpreters::find("3.14")?;
    let file = Generated::new("crates/syntax/codecs.txt", python.run(PROGRAM, &[])?);
    write_or_check(&[file], check, "codecs")
}
