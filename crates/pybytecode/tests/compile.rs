//! Every case of `tests/compile/`, for every version that can be compiled for: the same as CPython makes.
//!
//! `CASE=walrus cargo test --test compile` takes only cases with that in their name.

mod golden;

use std::collections::HashSet;
use std::env;
use std::fs;
use std::path::Path;

use golden::{brief, case, case::Case, dump, section};
use pybytecode::{
    CompileError, CompileOptions, Compiler, Diagnostic, Support, Target, Validation, Version, Warning,
    source_hash,
};

/// What we make of a case, as text.
fn compiled(case: &Case, target: &'static Target) -> String {
    let source = fs::read(&case.path).unwrap();
    let file_name = case.file_name();
    let validation = Validation::UncheckedHash(source_hash(&source, target.pyc));
    let options = CompileOptions { filename: file_name.as_bytes(), optimize: case.optimize, validation };
    let mut pyc = Vec::new();
    let mut compiler = Compiler::new(target);
    let outcome = compiler.compile(&source, &options, &mut pyc);
    let mut text: String = compiler.warnings().iter().map(warning).collect();
    text += &match (compiler.warnings(), outcome) {
        ([first, ..], _) if case.warnings_are_errors => refusal(&first.error),
        (_, Ok(())) => dump::pyc(&pyc, target),
        (_, Err(CompileError::Source(diagnostic))) => refusal(&diagnostic),
        (_, Err(other)) => format!("{other:?}\n"),
    };
    text
}

/// A warning as `bless.py` prints it.
fn warning(warning: &Warning) -> String {
    let message = dump::string(warning.message.as_bytes());
    format!("warns {} {} {message}\n", warning.line, warning.category.name())
}

/// A refusal as `bless.py` prints it.
fn refusal(diagnostic: &Diagnostic) -> String {
    let message = dump::string(diagnostic.message.as_bytes());
    let place = match &diagnostic.place {
        Some(place) => {
            let end = place.end_column.map_or_else(|| "-".to_owned(), |end| end.to_string());
            format!("{}:{} to {}:{end}", place.line, place.column, place.end_line)
        }
        None => "-:- to -:-".into(),
    };
    format!("refused {}\n  message {message}\n  from {place}\n", diagnostic.kind)
}

/// The first lines in which two texts differ, under the last heading before them.
fn difference(ours: &str, theirs: &str) -> String {
    let mut heading = "";
    let (mut ours, mut theirs) = (ours.lines(), theirs.lines());
    loop {
        match (ours.next(), theirs.next()) {
            (Some(a), Some(b)) if a == b => {
                if a.starts_with("code ") {
                    heading = a;
                }
            }
            // The size and hash of the whole differ whenever anything does.
            (Some(a), Some(b)) if a.starts_with("body ") && b.starts_with("body ") => {
                let rest =
                    difference(&ours.collect::<Vec<_>>().join("\n"), &theirs.collect::<Vec<_>>().join("\n"));
                return if rest == "nothing" { "the bytes of equal code objects".into() } else { rest };
            }
            (None, None) => return "nothing".into(),
            (a, b) => {
                return format!("{heading}\n  ours:   {}\n  theirs: {}", a.unwrap_or("-"), b.unwrap_or("-"));
            }
        }
    }
}

/// Cases that are known to differ for versions: in the place or the words of a refusal, mostly.
const DIFFERENT: &str = "tests/compile/different.txt";

/// The cases of [`DIFFERENT`]: a name and its versions in each line.
fn known_differences(root: &Path) -> HashSet<(String, Version)> {
    let text = fs::read_to_string(root.join(DIFFERENT)).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .flat_map(|line| {
            let mut words = line.split_whitespace();
            let name = words.next().unwrap_or_default().to_owned();
            words.map(move |version| (name.clone(), version.parse().unwrap())).collect::<Vec<_>>()
        })
        .collect()
}

fn is_refusal(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("refused "))
}

/// Whether texts are equal. Until 3.9 errors had no end; ours always have one.
fn same(ours: &str, theirs: &str) -> bool {
    let start = |text: &str| text.rsplit_once(" to ").map(|(start, _)| start.to_owned());
    ours == theirs || (theirs.ends_with(" to -:-\n") && start(ours) == start(theirs))
}

#[test]
fn cases_compile_as_cpython_does() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let filter = env::var("CASE").unwrap_or_default();
    let mut known = known_differences(&root);
    let mut failures = Vec::new();
    let mut count = 0;
    for case in case::all(&root).unwrap() {
        let name = case.file_name();
        if !name.contains(&filter) {
            continue;
        }
        let golden = fs::read_to_string(case.golden()).unwrap_or_default();
        let sections = section::read(&golden).unwrap_or_else(|| panic!("{name}: its golden file is no such"));
        for target in Target::all().iter().filter(|target| target.support >= Support::Compile) {
            let version = target.release.version.feature();
            // Of several patch releases, the newest.
            let newest = Target::for_version(version).is_ok_and(|newest| std::ptr::eq(newest, *target));
            if !newest || !case.versions.contains(&version) {
                continue;
            }
            count += 1;
            let Some(section) = sections.iter().find(|section| section.versions.contains(&version)) else {
                failures.push(format!("{name}: no golden text for {version}; run `cargo xtask bless`"));
                continue;
            };
            let ours = brief::of(version, &compiled(&case, target));
            if known.remove(&(name.clone(), version)) {
                if same(&ours, &section.text) {
                    failures.push(format!("{name} for {version}: not different any more; see {DIFFERENT}"));
                } else if is_refusal(&ours) != is_refusal(&section.text) && is_refusal(&section.text) {
                    failures.push(format!("{name} for {version}: {}", difference(&ours, &section.text)));
                }
            } else if !same(&ours, &section.text) {
                failures.push(format!("{name} for {version}: {}", difference(&ours, &section.text)));
            }
        }
    }
    assert!(count > 0, "no case has {filter:?} in its name");
    if filter.is_empty() {
        failures
            .extend(known.iter().map(|(name, version)| format!("{DIFFERENT}: no case {name} for {version}")));
    }
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
}
