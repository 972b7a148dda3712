//! `cargo xtask dis-diff`: our listings against those of an interpreter's `python -m dis`.
//!
//! Each file is listed twice: from the interpreter's `.pyc`, and from the source, compiled by us, if the version is one
//! that we compile for.
//!
//! Two things differ from one run of CPython to the next and are not held against each other: addresses, and
//! the order of a frozenset's elements, which follows the hashes of that process.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use bumpalo::Bump;
use pybytecode::dis::{self, Options};
use pybytecode::{CompileOptions, Compiler, Pyc, Support, Target, Validation, Version};

use crate::{Result, interpreters};

const PROGRAM: &str = include_str!("../python/dis.py");

/// How many differences are shown.
const SHOWN: usize = 10;

/// What to compare.
#[derive(Debug, Default)]
pub struct Request {
    /// The version, as `3.14`.
    pub python: String,
    /// Options of `dis.dis`: `show_caches` and its like.
    pub options: Vec<String>,
    /// Where to keep what the interpreter prints, for the next time.
    pub keep: Option<PathBuf>,
    /// Files or folders; the standard library if there are none.
    pub roots: Vec<String>,
}

/// Compares file by file and prints the share of equal listings.
pub fn run(request: &Request) -> Result {
    let python = interpreters::find(&request.python)?;
    let version: Version = request.python.parse()?;
    let target = Target::with_tables(version.feature())?;
    let made = tempfile::tempdir()?;
    let folder = request.keep.as_deref().unwrap_or(made.path());
    let index = folder.join("index");
    if !index.exists() {
        fs::create_dir_all(folder)?;
        let (place, options) = (folder.to_string_lossy(), request.options.join(","));
        let mut arguments: Vec<&str> = vec![&place, &options];
        arguments.extend(request.roots.iter().map(String::as_str));
        let began = Instant::now();
        let printed = python.run(PROGRAM, &arguments)?;
        println!("CPython took {:.1} s", began.elapsed().as_secs_f64());
        fs::write(&index, printed)?;
    }
    let asked = |name: &str| request.options.iter().any(|option| option == name);
    let options = Options {
        show_caches: asked("show_caches"),
        show_offsets: asked("show_offsets"),
        show_positions: asked("show_positions"),
        specialized: asked("adaptive"),
        ..Options::default()
    };
    let is_compiled_for = target.support >= Support::Trial;
    let mut compiler = Compiler::new(target);
    let (mut files, mut lines, mut shown) = (0, 0, 0);
    let mut equal = [0; 2];
    for line in fs::read_to_string(&index)?.lines() {
        let (number, path) = line.split_once('\t').ok_or("what does the index mean?")?;
        let file = |suffix: &str| folder.join(format!("{number}.{suffix}"));
        let theirs = fs::read_to_string(file("dis"))?;
        files += 1;
        lines += theirs.lines().count();
        let mut pycs = vec![fs::read(file("pyc")).map_err(Into::into)];
        if is_compiled_for {
            pycs.push(compile(&mut compiler, path));
        }
        for ((pyc, from), equal) in pycs.into_iter().zip([".pyc", "source"]).zip(&mut equal) {
            let outcome = pyc.and_then(|pyc| list(&pyc, target, &options));
            match outcome.and_then(|ours| difference(&ours, &theirs)) {
                Ok(()) => *equal += 1,
                Err(error) if shown < SHOWN => {
                    shown += 1;
                    println!("{path} from {from}: {error}");
                }
                Err(_) => {}
            }
        }
    }
    let share = |equal: usize| format!("{equal} ({:.2} %)", equal as f64 * 100.0 / files as f64);
    let [compiled, source] = equal.map(share);
    let source = if is_compiled_for { format!(", from source {source}") } else { String::new() };
    println!(
        "{} [{}]: {files} files, {lines} lines; equal from .pyc {compiled}{source}",
        python.version,
        request.options.join(" ")
    );
    if equal[0] == files && (equal[1] == files || !is_compiled_for) {
        Ok(())
    } else {
        Err("some listings differ".into())
    }
}

/// The `.pyc` of a source, from us.
fn compile(compiler: &mut Compiler, path: &str) -> Result<Vec<u8>> {
    let source = fs::read(path)?;
    let validation = Validation::Timestamp { mtime: 0, size: 0 };
    let options = CompileOptions { filename: path.as_bytes(), optimize: 0, validation };
    let mut pyc = Vec::new();
    compiler.compile(&source, &options, &mut pyc)?;
    Ok(pyc)
}

fn list(bytes: &[u8], target: &'static Target, options: &Options) -> Result<String> {
    let bump = Bump::new();
    let pyc = Pyc::read(bytes, &bump)?;
    let mut out = Vec::new();
    dis::write(&pyc.dump.objects, pyc.dump.root, target, options, &mut out)?;
    Ok(String::from_utf8(out)?)
}

fn difference(ours: &str, theirs: &str) -> Result {
    let mut pairs = ours.split('\n').zip(theirs.split('\n')).zip(1..);
    let differing = pairs.find(|((ours, theirs), _)| ours != theirs && settled(ours) != settled(theirs));
    match differing {
        Some(((ours, theirs), number)) => {
            Err(format!("line {number}\n  CPython {theirs}\n  ours    {ours}").into())
        }
        None if ours.split('\n').count() != theirs.split('\n').count() => {
            Err("another number of lines".into())
        }
        None => Ok(()),
    }
}

/// A line without what differs from run to run.
fn settled(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for (at, part) in line.split(" at 0x").enumerate() {
        if at > 0 {
            text.push_str(" at 0x");
        }
        let rest = part.trim_start_matches(|c: char| c.is_ascii_hexdigit());
        text.push_str(if at > 0 && rest.starts_with(", file ") { rest } else { part });
    }
    if text.contains("frozenset({") {
        let mut characters: Vec<char> = text.chars().collect();
        characters.sort_unstable();
        return characters.into_iter().collect();
    }
    text
}
