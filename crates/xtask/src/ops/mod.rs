//! `cargo xtask ops`: the tables of operations, from their declarations and the numbers.
//!
//! Reads `crates/opcode/operations/*.txt` ([`declarations`]) and `crates/opcode/numbers/*.txt`
//! ([`release`]), holds the two against each other and writes `crates/opcode/src/generated/`.

mod declarations;
mod effect;
mod generate;
mod release;

use std::fs;

use crate::output::{Generated, write_or_check};
use crate::{Result, root, versions};

use declarations::Operation;
use release::Release;

/// Writes (or checks) the tables.
pub fn run(check: bool) -> Result {
    write_or_check(&files()?, check, "ops")
}

/// The files as they should be.
pub fn files() -> Result<Vec<Generated>> {
    let operations = read_operations()?;
    let releases = versions().map(Release::read).collect::<Result<Vec<_>>>()?;
    for release in &releases {
        release.check(&operations)?;
    }
    let folder = "crates/opcode/src/generated";
    let mut files = vec![
        Generated::new(format!("{folder}/mod.rs"), generate::modules(&releases)),
        Generated::new(format!("{folder}/op.rs"), generate::enumeration(&operations, &releases)),
        Generated::new(format!("{folder}/docs.rs"), generate::docs(&operations)),
    ];
    for release in &releases {
        let path = format!("{folder}/{}.rs", release.module());
        files.push(Generated::new(path, generate::table(&operations, release)));
    }
    Ok(files)
}

fn read_operations() -> Result<Vec<Operation>> {
    let mut operations = Vec::new();
    for entry in fs::read_dir(root().join("crates/opcode/operations"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            operations.extend(declarations::parse(&file, &fs::read_to_string(&path)?)?);
        }
    }
    operations.sort_by(|a, b| a.name.cmp(&b.name));
    if let Some(twice) = operations.windows(2).find(|pair| pair[0].name == pair[1].name) {
        return Err(format!("{} is declared twice", twice[0].name).into());
    }
    Ok(operations)
}
