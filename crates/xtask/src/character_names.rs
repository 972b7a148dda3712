//! `cargo xtask character-names`: which names of characters each version knows.
//!
//! A library has the names of one version of Unicode; the tables tell how CPython's versions differ from it.

use std::fmt::Write as _;
use std::io::Write as _;

use crate::output::{Generated, write_or_check};
use crate::{MINORS, Result, interpreters};

const PROGRAM: &str = include_str!("../python/character_names.py");

/// Beginnings of the names that are made of the code point.
const DERIVED: [&str; 2] = ["CJK UNIFIED IDEOGRAPH-", "TANGUT IDEOGRAPH-"];

/// Every version's bit.
const ALL: u8 = u8::MAX;

/// A name, and in which versions it is known; bit 0 is the first version.
struct Known<'l> {
    code_point: u32,
    name: &'l str,
    versions: u8,
}

/// Asks the interpreters and writes (or checks) `crates/syntax/src/generated/character_names.rs`.
pub fn run(check: bool) -> Result {
    let newest = interpreters::find(&format!("3.{}", MINORS.end()))?.run(PROGRAM, &[])?;
    let (names, aliases) = newest.split_once("aliases\n").ok_or("the interpreter names no aliases")?;
    let characters = ask(names)?;
    let aliases = ask(aliases)?;
    let file = Generated::new("crates/syntax/src/generated/character_names.rs", tables(&characters, aliases));
    write_or_check(&[file], check, "character-names")
}

/// In which versions each name of a listing is known.
fn ask(listing: &str) -> Result<Vec<Known<'_>>> {
    let mut file = tempfile::NamedTempFile::new()?;
    file.write_all(listing.as_bytes())?;
    let mut names = Vec::new();
    for line in listing.lines() {
        let (code_point, name) = line.split_once(' ').ok_or_else(|| format!("what does `{line}` mean?"))?;
        names.push(Known { code_point: u32::from_str_radix(code_point, 16)?, name, versions: 0 });
    }
    for (bit, minor) in MINORS.enumerate() {
        let python = interpreters::find(&format!("3.{minor}"))?;
        let answers = python.run(PROGRAM, &[&file.path().to_string_lossy()])?;
        if answers.trim().len() != names.len() {
            return Err(format!("3.{minor} answers something else").into());
        }
        for (known, answer) in names.iter_mut().zip(answers.bytes()) {
            known.versions |= u8::from(answer == b'1') << bit;
        }
    }
    Ok(names)
}

/// The file, of characters in order and of further names.
fn tables(characters: &[Known], mut aliases: Vec<Known>) -> String {
    aliases.sort_by_key(|known| known.name);
    let mut out =
        String::from("// Written by `cargo xtask character-names` from the interpreters; do not edit.\n");
    later(&mut out, characters);
    added(&mut out, characters);
    let doc = "Further names of characters that not every version knows, sorted, with their versions";
    let rows = aliases
        .iter()
        .filter(|known| known.versions != ALL)
        .map(|known| format!("({:?}, {}, {:#010b})", known.name, char(known), known.versions));
    table(&mut out, doc, "LATER_ALIASES", "(&str, char, u8)", rows);
    derived(&mut out, characters);
    out
}

/// The ranges of characters whose names some versions do not know.
fn later(out: &mut String, characters: &[Known]) {
    let mut ranges: Vec<(u32, u32, u8)> = Vec::new();
    let mut before = ALL;
    for known in characters.iter() {
        match ranges.last_mut() {
            Some(range) if before == known.versions && before != ALL => range.1 = known.code_point,
            _ if known.versions != ALL => ranges.push((known.code_point, known.code_point, known.versions)),
            _ => {}
        }
        before = known.versions;
    }
    let doc = "Characters whose names not every version knows: the first and the last of a range, and in which\n\
               /// versions they are known, bit 0 being 3.8";
    let rows =
        ranges.iter().map(|(first, last, versions)| format!("({first:#x}, {last:#x}, {versions:#010b})"));
    table(out, doc, "LATER", "(u32, u32, u8)", rows);
}

/// The names that the library does not have.
fn added(out: &mut String, characters: &[Known]) {
    let is_derived = |name: &str| DERIVED.iter().any(|prefix| name.starts_with(prefix));
    let is_missing =
        |known: &&Known| !is_derived(known.name) && unicode_names2::character(known.name).is_none();
    let mut missing: Vec<&Known> = characters.iter().filter(is_missing).collect();
    missing.sort_by_key(|known| known.name);
    let rows = missing.iter().map(|known| format!("({:?}, {})", known.name, char(known)));
    table(out, "Names that the library does not have, sorted", "ADDED", "(&str, char)", rows);
}

/// The ranges of characters whose names are made of the code point.
fn derived(out: &mut String, characters: &[Known]) {
    let mut rows = Vec::new();
    for prefix in DERIVED {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for known in characters.iter().filter(|known| known.name.starts_with(prefix)) {
            match ranges.last_mut() {
                Some(range) if range.1 + 1 == known.code_point => range.1 = known.code_point,
                _ => ranges.push((known.code_point, known.code_point)),
            }
        }
        let ranges: Vec<String> =
            ranges.iter().map(|(first, last)| format!("({first:#x}, {last:#x})")).collect();
        rows.push(format!("({prefix:?}, &[{}])", ranges.join(", ")));
    }
    let doc = "Names that are made of the code point, with the ranges that have them";
    table(out, doc, "DERIVED", "(&str, &[(u32, u32)])", rows.into_iter());
}

fn char(known: &Known) -> String {
    format!("'\\u{{{:x}}}'", known.code_point)
}

fn table(out: &mut String, doc: &str, name: &str, row: &str, rows: impl Iterator<Item = String>) {
    let rows: Vec<String> = rows.collect();
    let _ = writeln!(out, "\n/// {doc}.\npub(crate) static {name}: [{row}; {}] = [", rows.len());
    for row in rows {
        let _ = writeln!(out, "    {row},");
    }
    out.push_str("];\n");
}
