//! `cargo xtask conformance`: our `.pyc` files against an interpreter's, over its standard library.
//!
//! Our program compiles the whole tree, `python/conformance.py` judges each file in the interpreter, and
//! `conformance/stdlib-3.14.txt` keeps the outcome: the counts, then a line for each file that falls
//! short. Other trees are judged in the same way, their outcome printed.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use pybytecode_opcode::{Target, Version};

use crate::interpreters::{self, Interpreter};
use crate::output::{Generated, write_or_check};
use crate::{Result, root};

const PROGRAM: &str =
    concat!(include_str!("../python/difference.py"), include_str!("../python/conformance.py"));

/// The classes that are as good as can be, in the order of the summary, and then those that fall short.
const CLASSES: [(&str, &str); 8] = [
    ("bytes", "the same bytes"),
    ("code", "equal code objects, other bytes"),
    ("rejected", "refused by both"),
    ("differs", "a field differs"),
    ("missing", "refused by us alone"),
    ("accepted", "refused by CPython alone"),
    ("unreadable", "not loadable"),
    ("skipped", "beyond CPython's own limits"),
];

/// Classes that an interpreter gives the same file now and then from one run to the next: what it has
/// interned depends on what it did before.
const AS_GOOD: [&str; 3] = ["bytes", "code", "rejected"];

/// By how many files in a hundred the classes of [`AS_GOOD`] may shift before a check fails.
const SHIFT_PERCENT: usize = 1;

/// Judges `roots`, or without any the standard library, and then writes its report.
///
/// `program` is ours if it is built already; without it, it is built first. With `check`, the report that
/// is there must not be better than what is found; a missing interpreter is said and no failure.
pub fn run(python: &str, optimize: u8, program: Option<&Path>, check: bool, roots: &[String]) -> Result {
    let interpreter = match interpreters::find(python) {
        Err(missing) if check => {
            println!("left out: {missing}");
            return Ok(());
        }
        found => found?,
    };
    let judge = |tree: &str| judge(&interpreter, optimize, program, tree);
    for tree in roots {
        let tree = std::path::absolute(tree)?;
        print!("{}", judge(&tree.to_string_lossy())?.text(&interpreter, optimize));
    }
    if !roots.is_empty() {
        return Ok(());
    }
    let stdlib = interpreter.run(PROGRAM, &["", "-", ""])?;
    let outcome = judge(stdlib.trim_end())?;
    let report = outcome.text(&interpreter, optimize);
    print!("{report}");
    let suffix = if optimize == 0 { String::new() } else { format!(".opt-{optimize}") };
    let path = format!("conformance/stdlib-{python}{suffix}.txt");
    if check {
        return outcome.hold_against(&fs::read_to_string(root().join(path))?);
    }
    write_or_check(&[Generated::new(path, report)], false, "conformance")
}

/// What came of the files of one tree.
#[derive(Debug, Default)]
struct Outcome {
    /// How many files are in each class.
    counts: BTreeMap<String, usize>,
    /// Class, path and difference of each file that has not the same bytes.
    short: Vec<[String; 3]>,
}

impl Outcome {
    /// The report, as it is kept.
    fn text(&self, interpreter: &Interpreter, optimize: u8) -> String {
        let total: usize = self.counts.values().sum();
        let mut text = format!("CPython {}, -O level {optimize}, {total} files\n\n", interpreter.version);
        for (class, meaning) in CLASSES {
            if let Some(count) = self.counts.get(class) {
                text += &format!("{count:6} {class:10} {meaning}\n");
            }
        }
        if !self.short.is_empty() {
            text.push('\n');
        }
        for [class, path, what] in &self.short {
            text += format!("{class:10} {path} {what}").trim_end();
            text.push('\n');
        }
        text
    }

    /// Fails where a file falls short that does not in the report that is kept.
    fn hold_against(&self, kept: &str) -> Result {
        let known = |class: &str, path: &str| {
            kept.lines().any(|line| {
                let mut words = line.split_whitespace();
                words.next() == Some(class) && words.next() == Some(path)
            })
        };
        let worse: Vec<String> = self
            .short
            .iter()
            .filter(|[class, path, _]| !AS_GOOD.contains(&&**class) && !known(class, path))
            .map(|[class, path, what]| format!("{class} {path} {what}"))
            .collect();
        if !worse.is_empty() {
            return Err(format!("worse than the snapshot:\n{}", worse.join("\n")).into());
        }
        let kept_bytes = kept.lines().find_map(|line| {
            let mut words = line.split_whitespace();
            let count = words.next()?.parse::<usize>().ok()?;
            (words.next() == Some("bytes")).then_some(count)
        });
        let total: usize = self.counts.values().sum();
        let bytes = self.counts.get("bytes").copied().unwrap_or(0);
        if kept_bytes.is_some_and(|kept| bytes + total * SHIFT_PERCENT / 100 < kept) {
            return Err(format!("{bytes} files with the same bytes, the snapshot has more").into());
        }
        Ok(())
    }
}

/// The outcome for one tree.
fn judge(interpreter: &Interpreter, optimize: u8, program: Option<&Path>, tree: &str) -> Result<Outcome> {
    let made = tempfile::tempdir()?;
    compile(interpreter, optimize, program, tree, made.path())?;
    let printed = interpreter.run(PROGRAM, &[tree, &made.path().to_string_lossy(), &optimize.to_string()])?;
    let bytes_vary = interpreter.bytes_vary();
    let mut outcome = Outcome::default();
    for line in printed.lines() {
        let columns: Vec<&str> = line.splitn(3, '\t').collect();
        let [class, path, what] = columns[..] else {
            return Err(format!("what does `{line}` mean?").into());
        };
        *outcome.counts.entry(class.to_owned()).or_default() += 1;
        let is_best = ["bytes", "rejected", "skipped"].contains(&class) || (bytes_vary && class == "code");
        if !is_best {
            outcome.short.push([class, path, what].map(str::to_owned));
        }
    }
    Ok(outcome)
}

/// Compiles the tree with our program.
fn compile(
    interpreter: &Interpreter,
    optimize: u8,
    program: Option<&Path>,
    tree: &str,
    out: &Path,
) -> Result {
    let mut command = match program {
        Some(program) => Command::new(program),
        None => built_program(),
    };
    // Of a patch release that is not known, the newest of its version is as near as can be.
    let version: Version = interpreter.version.parse()?;
    let python = if Target::with_tables(version).is_ok() { version } else { version.feature() };
    let status = command
        .args([
            "compile",
            "--python",
            &python.to_string(),
            "--invalidation-mode",
            "unchecked-hash",
            "--quiet",
            "--keep-going",
        ])
        .args(["--optimize", &optimize.to_string(), "--out-dir"])
        .args([out.as_os_str(), tree.as_ref()])
        .status()?;
    match status.code() {
        Some(0 | 1) => Ok(()),
        _ => Err(format!("our program ended with {status}").into()),
    }
}

/// Our program, built as the alias builds this one.
fn built_program() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["run", "--quiet", "--profile", "fast", "--package", "pybytecode", "--bin", "pybytecode", "--"])
        .current_dir(root());
    command
}
