//! `cargo xtask refused`: what the interpreters say of the programs in `tests/refused/`.

#[path = "../../pybytecode/tests/refused/programs.rs"]
mod programs;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use pybytecode_opcode::{Support, Target, Version};

use crate::output::{Generated, write_or_check};
use crate::{Result, interpreters, root};
use programs::{FOLDER, Program, Topic};

const PROGRAM: &str = include_str!("../python/refused.py");

/// Writes (or checks) the goldens of the topics, of another folder if one is given, whose name contains one of `filters`; of all without any.
pub fn run(filters: &[String], other: Option<&Path>, check: bool) -> Result {
    let place = other.unwrap_or(Path::new(FOLDER));
    let mut topics = programs::all(&root().join(place))?;
    topics.retain(|topic| filters.is_empty() || filters.iter().any(|filter| topic.name.contains(filter)));
    let all: Vec<&Program> = topics.iter().flat_map(|topic| &topic.programs).collect();
    let folder = tempfile::tempdir()?;
    for (number, program) in all.iter().enumerate() {
        fs::write(folder.path().join(format!("{number}.py")), &program.source)?;
    }
    let mut versions = Vec::new();
    for target in Target::all().iter().filter(|target| target.support >= Support::Compile) {
        let version = target.release.version.feature();
        // Of several patch releases, the newest.
        if Target::for_version(version).is_ok_and(|newest| std::ptr::eq(newest, *target)) {
            versions.push((version, ask(target, folder.path(), &all)?));
        }
    }
    let mut number = 0;
    let golden = |topic: &Topic| {
        let mut text = String::new();
        for program in &topic.programs {
            let _ = writeln!(text, "=== {}", program.hash());
            text += &runs(&versions, number);
            number += 1;
        }
        Generated::new(place.join(format!("{}.out", topic.name)), text)
    };
    let files: Vec<_> = topics.iter().map(golden).collect();
    write_or_check(&files, check, "refused")
}

/// What the target's interpreter says of each program.
fn ask(target: &Target, folder: &Path, programs: &[&Program]) -> Result<Vec<String>> {
    let version = target.release.version.to_string();
    let python = interpreters::find(&version)?;
    let printed = python.run(PROGRAM, &[&folder.to_string_lossy(), &programs.len().to_string()])?;
    let answers: Vec<_> = printed.lines().map(str::to_owned).collect();
    if answers.len() != programs.len() {
        return Err(format!(
            "Python {version} gave {} answers to {} programs",
            answers.len(),
            programs.len()
        )
        .into());
    }
    Ok(answers)
}

/// What the versions say of a program, a line for each run that says the same.
fn runs(versions: &[(Version, Vec<String>)], number: usize) -> String {
    let mut text = String::new();
    for run in versions.chunk_by(|(_, one), (_, next)| one[number] == next[number]) {
        let (Some((first, answers)), Some((last, _))) = (run.first(), run.last()) else { continue };
        let versions = if first == last { first.to_string() } else { format!("{first}-{last}") };
        let _ = writeln!(text, "{versions} {}", answers[number]);
    }
    text
}
