//! `cargo xtask tidy`: rules of the house that the compiler does not know.
//!
//! - No hand-written source file is longer than [`MAX_LINES`]; every module opens with `//!`.
//! - Versions are compared in `crates/opcode` and `crates/syntax` alone: elsewhere code asks a target.
//! - Nothing is left undone or switched off.
//! - Generated files are as their generators write them.
//! - No host of a package registry is named.
//!
//! A test runs the same.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::{Result, ops, root, tree};

/// The longest that a hand-written source file may be.
const MAX_LINES: usize = 1000;

/// Prints what breaks a rule, and fails if anything does.
pub fn run() -> Result {
    let problems = problems()?;
    for problem in &problems {
        println!("{problem}");
    }
    if problems.is_empty() { Ok(()) } else { Err(format!("{} rules are broken", problems.len()).into()) }
}

/// Everything that breaks a rule, with its place.
pub fn problems() -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for path in files()? {
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        let name = path.display();
        let mut report = |line: usize, what: &str| problems.push(format!("{name}:{line}: {what}"));
        let is_rust = path.extension() == Some(OsStr::new("rs"));
        let is_generated = path.iter().any(|part| part == "generated");
        if is_rust && !is_generated {
            check_shape(&text, &mut report);
        }
        for (number, line) in text.lines().enumerate() {
            let mut report = |what: &str| report(number + 1, what);
            check_undone(line, &mut report);
            if path != Path::new("Cargo.lock") {
                check_hosts(line, &mut report);
            }
            if is_rust && may_not_compare_versions(&path) && compares_versions(line) {
                report("compares versions; ask the target for a fact instead");
            }
        }
    }
    for generated in tree::files()?.into_iter().chain(ops::files()?) {
        if !generated.is_fresh() {
            problems.push(format!("{}: stale, run `cargo xtask tree` and `ops`", generated.path.display()));
        }
    }
    Ok(problems)
}

/// The files that people wrote or generated, below the repository; not what tests take as data.
fn files() -> Result<Vec<PathBuf>> {
    let root = root();
    let skipped = |name: &str| name.starts_with("target") || (name.starts_with('.') && name != ".cargo");
    let mut files = Vec::new();
    let walk = WalkDir::new(&root)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !entry.file_name().to_str().is_some_and(skipped));
    for entry in walk {
        let entry = entry?;
        let path = entry.path().strip_prefix(&root)?;
        let is_data = ["tests", "conformance"].iter().any(|folder| path.starts_with(folder));
        if entry.file_type().is_file() && !is_data {
            files.push(path.to_owned());
        }
    }
    Ok(files)
}

fn check_shape(text: &str, report: &mut impl FnMut(usize, &str)) {
    let lines = text.lines().count();
    if lines > MAX_LINES {
        report(lines, &format!("longer than {MAX_LINES} lines"));
    }
    let opening = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with("#!["));
    if !opening.is_some_and(|line| line.starts_with("//!")) {
        report(1, "does not open with what the module is for (`//!`)");
    }
}

/// The words are put together here, else this file would break its own rule.
fn check_undone(line: &str, report: &mut impl FnMut(&str)) {
    let unfinished = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    for word in unfinished {
        if line.split(|c| !is_word(c)).any(|found| found == word) {
            report(&format!("says {word}"));
        }
    }
    for marker in [concat!("todo", "!("), concat!("unimplemented", "!("), concat!("#[ign", "ore")] {
        if line.contains(marker) {
            report(&format!("has {marker}"));
        }
    }
}

fn check_hosts(line: &str, report: &mut impl FnMut(&str)) {
    let hosts = [
        concat!("crates", ".io"),
        concat!("pypi", ".org"),
        concat!("python", "hosted.org"),
        concat!("npmjs", ".org"),
        concat!("proxy.golang", ".org"),
    ];
    if let Some(host) = hosts.iter().find(|host| line.contains(**host)) {
        report(&format!("names {host}"));
    }
}

fn may_not_compare_versions(path: &Path) -> bool {
    !["crates/opcode", "crates/syntax", "crates/xtask"].iter().any(|folder| path.starts_with(folder))
}

/// Whether a line of Rust compares something that is called a version, or branches on one.
fn compares_versions(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    let names_version = |side: &str| {
        let words = || side.split(|c: char| !c.is_alphanumeric() && c != '_');
        words().any(|word| matches!(word, "version" | "minor" | "Version" | "VERSION"))
    };
    let operators = [" >= ", " <= ", " == ", " != ", " < ", " > "];
    let compared = operators.iter().any(|operator| {
        code.split_once(operator).is_some_and(|(left, right)| {
            let left = left.rsplit(['(', '{', ',', '|', '&']).next().unwrap_or_default();
            let right = right.split(['{', ',', '|']).next().unwrap_or_default();
            names_version(left) || names_version(right)
        })
    });
    let matched = code.split_once("match ").is_some_and(|(_, subject)| names_version(subject));
    compared || matched
}

#[cfg(test)]
mod tests {
    use super::compares_versions;

    #[test]
    fn comparisons_of_versions_are_seen() {
        assert!(compares_versions("if target.version >= Version::new(3, 12) {"));
        assert!(compares_versions("    match version.minor {"));
        assert!(compares_versions("let old = minor < 12;"));
        assert!(compares_versions("let old = x.is_some() && 12 > release.version.minor;"));
        assert!(!compares_versions("let list: Vec<Version> = versions();"));
        assert!(!compares_versions("// the version is >= 3"));
        assert!(!compares_versions("if count == 3 { print(version) }"));
        assert!(!compares_versions("if count == 3 || show(version) {"));
    }
}
