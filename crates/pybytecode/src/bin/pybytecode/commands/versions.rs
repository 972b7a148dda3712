//! `pybytecode versions`: what is known of which Python.

use std::fmt::Write as _;

use pybytecode::{Support, Target};
use serde::Serialize;

use crate::Status;
use crate::cli::{OutputFormat, VersionsArgs};
use crate::report;

#[derive(Serialize)]
struct Row {
    version: String,
    /// The release that is the reference.
    reference: String,
    magic: u16,
    can: Vec<&'static str>,
}

pub(crate) fn run(args: &VersionsArgs) -> Status {
    let rows = by_version().into_iter().map(row);
    match args.output_format {
        OutputFormat::Json => rows.for_each(|row| report::print_json(&row)),
        OutputFormat::Text => {
            let mut table = format!("{:<8} {:<10} {:>5}  {}\n", "version", "reference", "magic", "can");
            for Row { version, reference, magic, can } in rows {
                // Writing to a string cannot fail.
                let _ = writeln!(table, "{version:<8} {reference:<10} {magic:>5}  {}", can.join(", "));
            }
            report::print(table);
        }
    }
    Status::Done
}

/// All targets, older patch releases before the newest.
fn by_version() -> Vec<&'static Target> {
    let mut targets: Vec<_> = Target::known().chain(Target::older_patches().iter().copied()).collect();
    targets.sort_by_key(|target| target.release.version);
    targets
}

fn row(target: &Target) -> Row {
    let release = target.release;
    let mut can = Vec::new();
    match target.support {
        Support::Tables => {}
        Support::Trial => can.push("compile (on trial)"),
        Support::Compile => can.push("compile"),
    }
    can.extend(["list", "read"]);
    Row {
        version: target.selector().to_string(),
        reference: release.version.to_string(),
        magic: release.magic,
        can,
    }
}
