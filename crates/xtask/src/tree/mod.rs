//! `cargo xtask tree`: the syntax tree's types, visitors and text form, from `crates/syntax/tree.asdl`.
//!
//! [`description`] reads the description and checks it, [`facts`] answers what the writers ask of it,
//! [`types`], [`visitors`], [`copies`] and [`dump`] write one file each.

mod copies;
mod description;
mod dump;
mod facts;
mod types;
mod visitors;

use crate::output::{Generated, write_or_check};
use crate::{Result, root};

const HEADER: &str = "// Written by `cargo xtask tree` from crates/syntax/tree.asdl; do not edit.\n\n";

/// Writes (or checks) the generated files.
pub fn run(check: bool) -> Result {
    write_or_check(&files()?, check, "tree")
}

/// The files as they should be.
pub fn files() -> Result<Vec<Generated>> {
    let nodes = description::parse(&std::fs::read_to_string(root().join("crates/syntax/tree.asdl"))?)?;
    let folder = "crates/syntax/src/generated";
    Ok(vec![
        Generated::new(format!("{folder}/tree.rs"), types::write(&nodes)),
        Generated::new(format!("{folder}/visit.rs"), visitors::write(&nodes)),
        Generated::new(format!("{folder}/copy.rs"), copies::write(&nodes)),
        Generated::new(format!("{folder}/dump.rs"), dump::write(&nodes)),
    ])
}
