//! `cargo xtask listing`: the words of each version's `dis`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::output::{Generated, write_or_check};
use crate::{MINORS, Result, interpreters};

const PROGRAM: &str = include_str!("../python/listing.py");

/// The fields of a version's words that are lists.
const LISTS: [&str; 6] =
    ["compare", "binary", "intrinsic_1", "intrinsic_2", "special_method", "common_constant"];

/// Asks the interpreters and writes (or checks) `crates/text/src/generated/words.rs`.
pub fn run(check: bool) -> Result {
    let mut text = String::from(
        "// Written by `cargo xtask listing` from the interpreters; do not edit.\n\n\
         use pybytecode_opcode::Op;\n\nuse crate::dis::words::{CacheWords, Words};\n",
    );
    for minor in MINORS {
        let printed = interpreters::find(&format!("3.{minor}"))?.run(PROGRAM, &[])?;
        text += &version(minor, &printed)?;
    }
    write_or_check(&[Generated::new("crates/text/src/generated/words.rs", text)], check, "listing")
}

fn version(minor: u8, printed: &str) -> Result<String> {
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut caches = String::new();
    for line in printed.lines() {
        let (kind, rest) = line.split_once('\t').unwrap_or((line, ""));
        let words: Vec<&str> = if rest.is_empty() { Vec::new() } else { rest.split('\t').collect() };
        if kind != "cache" {
            lists.insert(kind, words);
            continue;
        }
        let [name, counter, entries @ ..] = &words[..] else {
            return Err(format!("what does `{line}` mean?").into());
        };
        let entries: Vec<String> = entries
            .iter()
            .filter_map(|entry| entry.split_once('='))
            .map(|(name, size)| format!("({name:?}, {size})"))
            .collect();
        let _ = writeln!(
            caches,
            "        CacheWords {{ op: Op::{}, counter: {counter}, entries: &[{}] }},",
            camel_case(name),
            entries.join(", ")
        );
    }
    let mut out = format!("\npub(crate) static WORDS_3{minor:02}: Words = Words {{\n");
    for list in LISTS {
        let _ = writeln!(out, "    {list}: &{:?},", lists.get(list).map_or(&[][..], |words| &words[..]));
    }
    let _ = writeln!(out, "    caches: &[\n{caches}    ],\n}};");
    Ok(out)
}

fn camel_case(name: &str) -> String {
    let capital = |word: &str| word[..1].to_owned() + &word[1..].to_lowercase();
    name.split('_').filter(|word| !word.is_empty()).map(capital).collect()
}
