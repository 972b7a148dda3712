//! `cargo xtask identifiers`: which characters each version allows in identifiers.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::output::{Generated, write_or_check};
use crate::{MINORS, Result, interpreters};

const PROGRAM: &str = include_str!("../python/identifiers.py");

/// In which versions a range may start an identifier, and be in one; bit 0 is the first version.
type Versions = (u8, u8);

/// Asks the interpreters and writes (or checks) `crates/syntax/src/generated/identifiers.rs`.
pub fn run(check: bool) -> Result {
    // What changes at a code point, for each version.
    let mut changes: BTreeMap<u32, Vec<(u8, Versions)>> = BTreeMap::new();
    for (bit, minor) in MINORS.enumerate() {
        let bit = 1 << bit;
        for line in interpreters::find(&format!("3.{minor}"))?.run(PROGRAM, &[])?.lines() {
            let [first, last, starts] = line.split(' ').collect::<Vec<_>>()[..] else {
                return Err(format!("what does `{line}` mean?").into());
            };
            let (first, last) = (u32::from_str_radix(first, 16)?, u32::from_str_radix(last, 16)?);
            let on = (if starts == "1" { bit } else { 0 }, bit);
            changes.entry(last + 1).or_default().insert(0, (bit, (0, 0)));
            changes.entry(first).or_default().push((bit, on));
        }
    }
    let text = table(&changes);
    write_or_check(
        &[Generated::new("crates/syntax/src/generated/identifiers.rs", text)],
        check,
        "identifiers",
    )
}

fn table(changes: &BTreeMap<u32, Vec<(u8, Versions)>>) -> String {
    let mut rows: Vec<(u32, u32, Versions)> = Vec::new();
    let mut now: Versions = (0, 0);
    let mut from = 0;
    for (at, changed) in changes {
        if now.1 != 0 {
            rows.push((from, at - 1, now));
        }
        for (bit, (starts, continues)) in changed {
            now = (now.0 & !bit | starts, now.1 & !bit | continues);
        }
        from = *at;
    }
    let mut out = String::from(
        "// Written by `cargo xtask identifiers` from the interpreters; do not edit.\n\n\
         /// Characters beyond ASCII that identifiers may have: the first and the last of a range, then in\n\
         /// which versions they may start an identifier and in which they may go on, bit 0 being 3.8.\n",
    );
    let _ = writeln!(out, "pub(crate) static IDENTIFIERS: [(u32, u32, u8, u8); {}] = [", rows.len());
    for (first, last, (starts, continues)) in rows {
        let _ = writeln!(out, "    ({first:#x}, {last:#x}, {starts:#010b}, {continues:#010b}),");
    }
    out.push_str("];\n");
    out
}
