//! `cargo xtask bless`: the golden files of `tests/compile/`, from the real interpreters.
//!
//! Each case is compiled by every version that can be compiled for; `python/bless.py` prints the code
//! objects as `crates/pybytecode/tests/golden/dump.rs` prints ours.

#[path = "../../pybytecode/tests/golden/brief.rs"]
mod brief;
#[path = "../../pybytecode/tests/golden/case.rs"]
mod case;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;

use pybytecode_opcode::{Support, Target, Version};

use crate::interpreters;
use crate::output::{Generated, write_or_check};
use crate::{Result, root};
use case::Case;

const PROGRAM: &str = include_str!("../python/bless.py");

/// Writes (or checks) the goldens of the cases whose name contains one of `filters`; of all without any.
pub fn run(filters: &[String], check: bool) -> Result {
    let mut cases = case::all(&root())?;
    cases.retain(|case| filters.is_empty() || filters.iter().any(|filter| case.file_name().contains(filter)));
    let mut texts: Vec<Vec<(Version, String)>> = cases.iter().map(|_| Vec::new()).collect();
    for target in Target::all().iter().filter(|target| target.support >= Support::Compile) {
        let version = target.release.version.feature();
        // Of several patch releases, the newest.
        if !Target::for_version(version).is_ok_and(|newest| std::ptr::eq(newest, *target)) {
            continue;
        }
        let wanted: Vec<usize> =
            (0..cases.len()).filter(|at| cases[*at].versions.contains(&version)).collect();
        let mut answers = ask(target, wanted.iter().map(|at| &cases[*at]))?;
        for at in wanted {
            let name = cases[at].path.to_string_lossy();
            let text = answers.remove(&*name).ok_or_else(|| format!("no answer for {name}"))?;
            texts[at].push((version, brief::of(version, &text)));
        }
    }
    let golden = |(case, texts): (&Case, &Vec<_>)| -> Result<Generated> {
        Ok(Generated::new(case.golden().strip_prefix(root())?, join(texts)))
    };
    let files = cases.iter().zip(&texts).map(golden).collect::<Result<Vec<_>>>()?;
    write_or_check(&files, check, "bless")
}

/// What the target's interpreter makes of each case, by path.
fn ask<'c>(target: &Target, cases: impl Iterator<Item = &'c Case>) -> Result<HashMap<String, String>> {
    let version = target.release.version.to_string();
    let python = interpreters::find(&version)?;
    let mut listing = tempfile::NamedTempFile::new()?;
    for case in cases {
        let warnings = if case.warnings_are_errors { "error" } else { "always" };
        writeln!(listing, "{} {warnings} {}", case.optimize, case.path.display())?;
    }
    let printed = python.run(PROGRAM, &[&listing.path().to_string_lossy()])?;
    let mut answers: HashMap<String, String> = HashMap::new();
    let mut current = String::new();
    for line in printed.lines() {
        if let Some(path) = line.strip_prefix("=== ") {
            current = path.to_owned();
            answers.insert(current.clone(), String::new());
        } else if let Some(text) = answers.get_mut(&current) {
            writeln!(text, "{line}")?;
        }
    }
    Ok(answers)
}

/// A golden file of the texts of ascending versions: a section for each run of equal ones.
fn join(texts: &[(Version, String)]) -> String {
    let mut out = String::new();
    for run in texts.chunk_by(|(_, one), (_, next)| one == next) {
        if let [(first, text), .., (last, _)] = run {
            out += &format!("## {first}-{last}\n{text}");
        } else if let [(version, text)] = run {
            out += &format!("## {version}\n{text}");
        }
    }
    out
}
