//! The Rust text of the tables.

use std::fmt::Write as _;

use pybytecode_opcode::Version;

use super::declarations::Operation;
use super::effect::{Effect, Size};
use super::release::{Entry, Release};

const HEADER: &str = "// Written by `cargo xtask ops` from operations/ and numbers/; do not edit.\n";

/// `mod.rs`.
pub fn modules(releases: &[Release]) -> String {
    let mut out =
        format!("//! Tables of operations.\n\n{HEADER}\npub(crate) mod docs;\npub(crate) mod op;\n");
    for release in releases {
        let _ = writeln!(out, "pub(crate) mod {};", release.module());
    }
    out
}

/// The enumeration `Op`.
pub fn enumeration(operations: &[Operation], releases: &[Release]) -> String {
    let mut out = format!(
        "{HEADER}\n/// An operation, by its name in CPython.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]\n#[repr(u16)]\npub enum Op {{\n"
    );
    for operation in operations {
        let _ =
            writeln!(out, "    /// {}\n    ///\n    /// {}", operation.doc, versions(operation, releases));
        let _ = writeln!(out, "    {},", operation.variant());
    }
    let _ = writeln!(
        out,
        "}}\n\nimpl Op {{\n    /// How many there are.\n    pub const COUNT: usize = {};\n\n    \
         /// All, sorted by name.\n    pub const ALL: [Op; Op::COUNT] = [",
        operations.len()
    );
    for operation in operations {
        let _ = writeln!(out, "        Op::{},", operation.variant());
    }
    out.push_str("    ];\n}\n\npub(crate) const NAMES: [&str; Op::COUNT] = [\n");
    for operation in operations {
        let _ = writeln!(out, "    {:?},", operation.name);
    }
    out.push_str("];\n");
    out
}

/// In which versions there is an operation, in words.
fn versions(operation: &Operation, releases: &[Release]) -> String {
    let mut runs: Vec<(Version, Version)> = Vec::new();
    for version in releases.iter().filter(|release| release.entry(operation).is_some()).map(Release::feature)
    {
        let follows = |last: Version| Version::new(last.major, last.minor + 1) == version;
        match runs.last_mut() {
            Some((_, last)) if follows(*last) => *last = version,
            _ => runs.push((version, version)),
        }
    }
    let newest = releases.last().map(Release::feature);
    let words: Vec<String> = runs
        .iter()
        .map(|(first, last)| match (first, last) {
            (first, last) if Some(*last) == newest => format!("from {first}"),
            (first, last) if first == last => format!("{first}"),
            (first, last) => format!("{first} to {last}"),
        })
        .collect();
    format!("CPython {}.", words.join(", "))
}

/// Documentation and effects as text.
pub fn docs(operations: &[Operation]) -> String {
    let mut out = format!(
        "{HEADER}\nuse crate::docs::DatedEffect;\nuse crate::{{Op, Version}};\n\n\
         pub(crate) static DOCS: [&str; Op::COUNT] = [\n"
    );
    for operation in operations {
        let _ = writeln!(out, "    {:?},", operation.doc);
    }
    out.push_str("];\n\npub(crate) static EFFECTS: [&[DatedEffect]; Op::COUNT] = [\n");
    for operation in operations {
        let mut changes: Vec<Version> = operation.effect.changes().iter().map(|(from, _)| *from).collect();
        changes.extend(operation.jumping.changes().iter().map(|(from, _)| *from));
        changes.sort_unstable();
        changes.dedup();
        let _ = writeln!(out, "    // {}\n    &[", operation.name);
        for from in changes {
            let text = |effect: Option<&Effect>| effect.map(|effect| effect.text.clone());
            let _ = writeln!(
                out,
                "        DatedEffect {{ from: Version::new({}, {}), effect: {:?}, jumping: {:?} }},",
                from.major,
                from.minor,
                text(operation.effect.at(from)).unwrap_or_default(),
                text(operation.jumping.at(from)),
            );
        }
        out.push_str("    ],\n");
    }
    out.push_str("];\n");
    out
}

/// The table of one version.
pub fn table(operations: &[Operation], release: &Release) -> String {
    let Release { magic, marshal, cache_tag, .. } = release;
    let Version { major, minor, patch } = release.version;
    let (feature, patch) = (release.feature(), patch.unwrap_or_default());
    let mut out = format!(
        "{HEADER}\nuse crate::arg::ArgKind::*;\nuse crate::info::flag::*;\nuse crate::info::{{OpInfo, Operations}};\n\
         use crate::target::Release;\nuse crate::{{Op, Version}};\n\n\
         pub(crate) const RELEASE: Release = Release {{\n    version: Version::full({major}, {minor}, {patch}),\n    \
         magic: {magic},\n    marshal: {marshal},\n    cache_tag: {cache_tag:?},\n}};\n\n\
         pub(crate) static OPERATIONS: Operations = Operations::new(&[\n"
    );
    let mut varying = String::new();
    for operation in operations {
        let Some(entry) = release.entry(operation) else { continue };
        let arg = operation.arg.at(feature).map_or("None", String::as_str);
        let mut flags = flags(operation, &entry, arg, feature);
        let effect = sizes(operation.effect.at(feature));
        let jumping =
            operation.jumping.at(feature).map_or_else(|| effect.clone(), |jumping| sizes(Some(jumping)));
        let fixed = |sizes: &Option<(Size, Size)>| {
            let (popped, pushed) = sizes.as_ref().filter(|(a, b)| a.is_fixed() && b.is_fixed())?;
            Some(format!("({}, {})", popped.fixed, pushed.fixed))
        };
        let (effect_text, jumping_text) = match (fixed(&effect), fixed(&jumping)) {
            (Some(effect), Some(jumping)) => (effect, jumping),
            _ => {
                flags.push("VARIES");
                if let Some((popped, pushed)) = &effect {
                    let _ = writeln!(
                        varying,
                        "        Op::{} => ({}, {}),",
                        operation.variant(),
                        popped.expression(),
                        pushed.expression()
                    );
                }
                ("(0, 0)".into(), "(0, 0)".into())
            }
        };
        let number = if entry.number < 256 { entry.number } else { 0 };
        let flags = if flags.is_empty() { "0".into() } else { flags.join(" | ") };
        let _ = writeln!(
            out,
            "    (Op::{}, OpInfo::new({number}, {}, {arg}, {flags}, {effect_text}, {jumping_text})),",
            operation.variant(),
            entry.caches,
        );
    }
    let _ = writeln!(
        out,
        "], varying);\n\nfn varying(op: Op, oparg: i64) -> Option<(i64, i64)> {{\n    Option::Some(match op {{\n{varying}        \
         _ => return Option::None,\n    }})\n}}"
    );
    out
}

fn sizes(effect: Option<&Effect>) -> Option<(Size, Size)> {
    effect.and_then(|effect| effect.sizes.clone())
}

/// The flags of an operation, most of them what the interpreter says.
fn flags(operation: &Operation, entry: &Entry, arg: &str, version: Version) -> Vec<&'static str> {
    let names = [
        ("arg", "ARG"),
        ("const", "CONST"),
        ("name", "NAME"),
        ("jump", "JUMP"),
        ("free", "FREE"),
        ("local", "LOCAL"),
    ];
    let mut flags: Vec<&str> = names
        .into_iter()
        .filter(|(property, _)| entry.properties.iter().any(|p| p == property))
        // A block push does not jump, though dis lists it with the jumps up to 3.10.
        .filter(|(property, _)| !(*property == "jump" && arg == "Handler"))
        .map(|(_, flag)| flag)
        .collect();
    if operation.eval_break.at(version) == Some(&true) {
        flags.push("EVAL_BREAK");
    }
    if entry.number > 255 {
        flags.push("PSEUDO");
    }
    flags
}
