//! `cargo xtask printable`: which characters each version escapes in a `repr`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::output::{Generated, write_or_check};
use crate::{MINORS, Result, interpreters};

const PROGRAM: &str = include_str!("../python/printable.py");

/// Asks the interpreters and writes (or checks) `crates/code/src/generated/unprintable.rs`.
pub fn run(check: bool) -> Result {
    // Which versions begin and cease to escape at a code point, as bits.
    let mut changes: BTreeMap<u32, (u8, u8)> = BTreeMap::new();
    for (bit, minor) in MINORS.enumerate() {
        for line in interpreters::find(&format!("3.{minor}"))?.run(PROGRAM, &[])?.lines() {
            let (first, last) = line.split_once(' ').ok_or_else(|| format!("what does `{line}` mean?"))?;
            let (first, last) = (u32::from_str_radix(first, 16)?, u32::from_str_radix(last, 16)?);
            changes.entry(first).or_default().0 |= 1 << bit;
            changes.entry(last + 1).or_default().1 |= 1 << bit;
        }
    }
    let text = table(&changes);
    write_or_check(&[Generated::new("crates/code/src/generated/unprintable.rs", text)], check, "printable")
}

fn table(changes: &BTreeMap<u32, (u8, u8)>) -> String {
    let mut rows: Vec<(u32, u32, u8)> = Vec::new();
    let (mut now, mut from) = (0, 0);
    for (at, (begin, cease)) in changes {
        if now != 0 {
            rows.push((from, at - 1, now));
        }
        now = now & !cease | begin;
        from = *at;
    }
    let mut out = String::from(
        "// Written by `cargo xtask printable` from the interpreters; do not edit.\n\n\
         /// Code points that `repr` escapes: the first and the last of a range, then in which versions, bit 0 \
         being 3.8.\n",
    );
    let _ = writeln!(out, "pub(crate) static UNPRINTABLE: [(u32, u32, u8); {}] = [", rows.len());
    for (first, last, versions) in rows {
        let _ = writeln!(out, "    ({first:#x}, {last:#x}, {versions:#010b}),");
    }
    out.push_str("];\n");
    out
}
