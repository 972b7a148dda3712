//! The programs of `tests/refused/`: each version refuses what its CPython refuses, in the same words and places.
//!
//! `REFUSED=topic` takes only topics with that in their name; `REFUSED_FOLDER` takes another folder and prints only.

mod answers;
mod programs;

use std::collections::HashSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use answers::{Answer, Golden};
use programs::{Program, Topic};
use pybytecode::{CompileError, CompileOptions, Compiler, Diagnostic, Support, Target, Validation, Version};

/// The programs that are known to differ: topic, versions and program in each line, below the reason.
const DIFFERENT: &str = "different.txt";

/// Of a thousand programs, so many at least have the same words and the same place.
const LEAST: (usize, usize) = (970, 950);

/// In what an answer of ours is another than CPython's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Difference {
    Outcome,
    Words,
    Place,
}

/// A program that differs.
struct Found {
    key: (String, Version, String),
    difference: Difference,
    ours: Answer,
    theirs: Answer,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A program on one line, as [`DIFFERENT`] has it.
fn shown(program: &Program) -> String {
    let chunks = program.source.utf8_chunks().flat_map(|chunk| {
        let bytes = chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}"));
        [format!("{:?}", chunk.valid()).trim_matches('"').to_owned()].into_iter().chain(bytes)
    });
    let shown: String = chunks.collect();
    if shown.len() <= 150 {
        return shown;
    }
    let end = (0..120).rev().find(|at| shown.is_char_boundary(*at)).unwrap_or(0);
    format!("{}... {}", &shown[..end], program.hash())
}

/// What we say of a program.
fn answer(compiler: &mut Compiler, program: &Program) -> Answer {
    let options =
        CompileOptions { filename: b"x.py", optimize: 0, validation: Validation::UncheckedHash([0; 8]) };
    match compiler.compile(&program.source, &options, &mut Vec::new()) {
        Ok(()) => Answer::Accepted,
        Err(CompileError::Source(diagnostic)) => refusal(&diagnostic, program),
        Err(other) => panic!("{}: {other:?}", shown(program)),
    }
}

fn refusal(diagnostic: &Diagnostic, program: &Program) -> Answer {
    let none = || "-".to_owned();
    let (place, text) = match &diagnostic.place {
        None => ([none(), none(), none(), none()], none()),
        Some(place) => (
            [
                place.line.to_string(),
                place.column.to_string(),
                place.end_line.to_string(),
                place.end_column.map_or_else(none, |end| end.to_string()),
            ],
            place
                .text
                .as_deref()
                .map_or_else(none, |text| answers::text_of(text, &program.source, place.line)),
        ),
    };
    Answer::Refused {
        kind: diagnostic.kind.to_owned(),
        message: answers::escaped(&diagnostic.message),
        place,
        text,
    }
}

/// Whether we say what CPython says. Until 3.9 errors had no end; ours have one.
fn difference(ours: &Answer, theirs: &Answer) -> Option<Difference> {
    let (ours, theirs) = match (ours, theirs) {
        (Answer::Accepted, Answer::Accepted) => return None,
        (Answer::Refused { .. }, Answer::Refused { .. }) => (ours, theirs),
        _ => return Some(Difference::Outcome),
    };
    let (
        Answer::Refused { kind, message, place, text },
        Answer::Refused { kind: kind2, message: message2, place: place2, text: text2 },
    ) = (ours, theirs)
    else {
        return None;
    };
    if (kind, message) != (kind2, message2) {
        return Some(Difference::Words);
    }
    let has_end = place2[2] != "-";
    let same = place[..2] == place2[..2] && (!has_end || place == place2) && text == text2;
    (!same).then_some(Difference::Place)
}

/// All differences of a version, and how many programs it has.
fn differences(topics: &[Topic], goldens: &[Vec<Golden>], target: &'static Target) -> (Vec<Found>, usize) {
    let version = target.release.version.feature();
    let mut compiler = Compiler::new(target);
    let mut found = Vec::new();
    let mut count = 0;
    for (topic, goldens) in topics.iter().zip(goldens) {
        for (program, golden) in topic.programs.iter().zip(goldens) {
            let Some(theirs) = golden.of(version) else { continue };
            count += 1;
            let ours = answer(&mut compiler, program);
            if let Some(difference) = difference(&ours, theirs) {
                let key = (topic.name.clone(), version, shown(program));
                found.push(Found { key, difference, ours, theirs: theirs.clone() });
            }
        }
    }
    (found, count)
}

/// The lines of [`DIFFERENT`].
fn known_differences(folder: &Path) -> HashSet<(String, Version, String)> {
    let text = fs::read_to_string(folder.join(DIFFERENT)).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let keys = lines.flat_map(|line| {
        let mut parts = line.splitn(3, " | ").map(str::to_owned);
        let mut part = || parts.next().unwrap_or_else(|| panic!("{DIFFERENT}: {line}"));
        let (topic, versions, program) = (part(), part(), part());
        let version = |word: &str| word.parse().unwrap_or_else(|_| panic!("{DIFFERENT}: {line}"));
        let versions: Vec<Version> = versions.split(' ').map(version).collect();
        versions.into_iter().map(move |version| (topic.clone(), version, program.clone()))
    });
    keys.collect()
}

fn targets() -> impl Iterator<Item = &'static Target> {
    Target::all().iter().copied().filter(|target| {
        let newest = Target::for_version(target.release.version.feature());
        // Of several patch releases, the newest.
        target.support >= Support::Compile && newest.is_ok_and(|newest| std::ptr::eq(newest, *target))
    })
}

#[test]
fn programs_are_refused_as_cpython_refuses_them() {
    let other = env::var_os("REFUSED_FOLDER").map(PathBuf::from);
    let folder = other.clone().unwrap_or_else(|| root().join(programs::FOLDER));
    let filter = env::var("REFUSED").unwrap_or_default();
    let mut topics = programs::all(&folder).unwrap();
    topics.retain(|topic| topic.name.contains(&filter));
    assert!(!topics.is_empty(), "no topic has {filter:?} in its name");
    let read = |topic: &Topic| {
        let text = fs::read_to_string(folder.join(format!("{}.out", topic.name))).unwrap_or_default();
        let goldens =
            answers::goldens(&text).unwrap_or_else(|| panic!("{}.out is no golden file", topic.name));
        let hashes: Vec<_> = topic.programs.iter().map(Program::hash).collect();
        let is_fresh = goldens.iter().map(|golden| &golden.hash).eq(&hashes);
        assert!(is_fresh, "{}: other programs; run `cargo xtask refused`", topic.name);
        goldens
    };
    let goldens: Vec<_> = topics.iter().map(read).collect();
    let (programs, texts) = (&topics, &goldens);
    let outcomes: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = targets()
            .map(|target| (target, scope.spawn(move || differences(programs, texts, target))))
            .collect();
        threads.into_iter().map(|(target, thread)| (target, thread.join().unwrap())).collect()
    });
    let mut known = known_differences(&folder);
    let mut failures = Vec::new();
    for (target, (found, count)) in &outcomes {
        let version = target.release.version.feature();
        let of = |difference| found.iter().filter(|found| found.difference == difference).count();
        let [outcomes, words, places] = [Difference::Outcome, Difference::Words, Difference::Place].map(of);
        println!("{version}: {count} programs, outcome {outcomes}, words {words}, place {places}");
        let share = |differing: usize| (count - differing) * 1000 / count.max(&1);
        if filter.is_empty()
            && (share(outcomes + words) < LEAST.0 || share(outcomes + words + places) < LEAST.1)
        {
            failures.push(format!("{version}: too many programs differ"));
        }
        for Found { key, difference, ours, theirs } in found {
            if !known.remove(key) || *difference == Difference::Outcome {
                let (topic, version, program) = key;
                failures.push(format!(
                    "{difference:?} {version} {topic} | {program}\n    ours   {ours}\n    theirs {theirs}"
                ));
            }
        }
    }
    if filter.is_empty() {
        let stale = known.iter().map(|(topic, version, program)| {
            format!("{DIFFERENT}: not different any more: {topic} | {version} | {program}")
        });
        failures.extend(stale);
    }
    if other.is_some() {
        println!("{}", failures.join("\n"));
        return;
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}
