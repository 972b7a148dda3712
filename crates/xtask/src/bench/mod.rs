//! `cargo xtask bench`: how fast we compile, in one run against CPython and against a parser alone, a line
//! for each version.
//!
//! Each round takes the same sources, read beforehand, one thread: our whole way from bytes to the
//! bytes of a `.pyc`; our parser alone, into its tree; `ruff_python_parser` parsing; CPython's `compile()`
//! and `marshal.dumps()`. Processor time is what is measured, and the best round of each counts: other
//! work on the machine disturbs it least. Machines drift, so look at the ratios and not at the seconds.
//! With `--programs`: our program against `compileall` ([`trees`]).

pub mod trees;

use std::fs;
use std::hint::black_box;
use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use bumpalo::Bump;
use pybytecode::{CompileOptions, Compiler, Support, Target, Validation, Version};
use walkdir::WalkDir;

use crate::interpreters::{self, Interpreter};
use crate::{Result, bench_look, program};

const PROGRAM: &str = include_str!("../../python/bench.py");
const STDLIB: &str = "import sysconfig; print(sysconfig.get_path('stdlib'))";

/// A source in memory.
struct Source {
    path: PathBuf,
    bytes: Vec<u8>,
}

/// What is measured.
#[derive(Debug)]
pub struct Request {
    /// One version, instead of all that source can be compiled for and that have an interpreter here.
    pub python: Option<String>,
    /// How often.
    pub rounds: u32,
    /// Reading and listing of compiled files instead.
    pub look: bool,
    /// Whole programs over trees, for one version, instead of the compiler alone.
    pub programs: bool,
    /// Our program, if it is built already.
    pub program: Option<PathBuf>,
    /// A folder of wheels to install.
    pub wheels: Option<PathBuf>,
    /// Trees instead of the interpreter's standard library.
    pub trees: Vec<PathBuf>,
}

/// Measures and prints.
pub fn run(request: &Request) -> Result {
    let Request { python, rounds, look, programs, program, wheels, trees } = request;
    let rounds = *rounds;
    if cfg!(debug_assertions) {
        println!("this is a build for debugging: its figures mean nothing");
    }
    if *programs {
        let newest = Target::newest().release.version.feature().to_string();
        let interpreter = interpreters::find(python.as_deref().unwrap_or(&newest))?;
        let program = program.clone().map_or_else(program::build, Ok)?;
        return trees::run(&interpreter, program, rounds, trees, wheels.as_deref());
    }
    let interpreters = match python {
        Some(python) => vec![interpreters::find(python)?],
        None => Target::all()
            .iter()
            .filter(|target| target.support >= Support::Trial)
            .filter_map(|target| interpreters::find(&target.release.version.feature().to_string()).ok())
            .collect(),
    };
    if *look {
        bench_look::print_title();
        return interpreters.iter().try_for_each(|interpreter| {
            let target = target_of(interpreter)?;
            let files = compiled(&read_sources(&trees_of(interpreter, trees)?, target)?, target);
            bench_look::measure(interpreter, rounds, &files, target)
        });
    }
    println!(
        "MB/s of processor time, and how many times as long CPython takes as we, and we as ruff's parser"
    );
    println!(
        "{:9} {:>6} {:>7} {:>8} {:>8} {:>8} {:>8} {:>12} {:>9}",
        "Python", "files", "MB", "ours", "parsing", "ruff's", "CPython", "CPython/ours", "ours/ruff"
    );
    interpreters.iter().try_for_each(|interpreter| measure(interpreter, rounds, trees))
}

/// Measures for the version of an interpreter, and prints a line.
fn measure(interpreter: &Interpreter, rounds: u32, trees: &[PathBuf]) -> Result {
    let target = target_of(interpreter)?;
    let sources = read_sources(&trees_of(interpreter, trees)?, target)?;
    let megabytes = sources.iter().map(|source| source.bytes.len()).sum::<usize>() as f64 / 1e6;
    let [mut ours, mut parsing, mut ruff, mut cpython] = [Duration::MAX; 4];
    for _ in 0..rounds.max(1) {
        ours = ours.min(time(|| compile_all(&sources, target)));
        parsing = parsing.min(time(|| parse_all(&sources, target)));
        ruff = ruff.min(time(|| parse_all_by_ruff(&sources)));
        cpython = cpython.min(ask(interpreter, &sources)?);
    }
    let [ours, parsing, ruff, cpython] = [ours, parsing, ruff, cpython].map(|took| took.as_secs_f64());
    println!(
        "{:9} {:6} {megabytes:7.2} {:8.1} {:8.1} {:8.1} {:8.1} {:12.2} {:9.2}",
        interpreter.version,
        sources.len(),
        megabytes / ours,
        megabytes / parsing,
        megabytes / ruff,
        megabytes / cpython,
        cpython / ours,
        ours / ruff,
    );
    Ok(())
}

fn target_of(interpreter: &Interpreter) -> Result<&'static Target> {
    Ok(Target::for_version(interpreter.version.parse::<Version>()?.feature())?)
}

/// The trees that are named, or the interpreter's standard library.
fn trees_of(interpreter: &Interpreter, trees: &[PathBuf]) -> Result<Vec<PathBuf>> {
    if trees.is_empty() {
        return Ok(vec![interpreter.run(STDLIB, &[])?.trim_end().into()]);
    }
    Ok(trees.to_vec())
}

pub(crate) fn time(work: impl FnOnce()) -> Duration {
    let began = processor_time();
    work();
    processor_time().saturating_sub(began)
}

/// What this process has used of the processor so far.
fn processor_time() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), now.tv_nsec as u32)
}

/// The sources below the trees, without those that we refuse or that are not UTF-8, which the parser
/// alone cannot read.
fn read_sources(trees: &[PathBuf], target: &'static Target) -> Result<Vec<Source>> {
    let mut compiler = Compiler::new(target);
    let mut out = Vec::new();
    let mut sources = Vec::new();
    for tree in trees {
        let walk = WalkDir::new(tree).sort_by_file_name().into_iter().filter_entry(|entry| {
            !["__pycache__", "site-packages", "dist-packages"].iter().any(|name| entry.file_name() == *name)
        });
        for entry in walk {
            let path = std::path::absolute(entry?.path())?;
            if path.extension().is_none_or(|extension| extension != "py") || !path.is_file() {
                continue;
            }
            let source = Source { bytes: fs::read(&path)?, path };
            if str::from_utf8(&source.bytes).is_ok() && compile(&mut compiler, &source, &mut out) {
                sources.push(source);
            }
        }
    }
    Ok(sources)
}

fn compile(compiler: &mut Compiler, source: &Source, out: &mut Vec<u8>) -> bool {
    out.clear();
    let filename = source.path.as_os_str().as_encoded_bytes();
    let validation = Validation::Timestamp { mtime: 0, size: source.bytes.len() as u32 };
    let options = CompileOptions { filename, optimize: 0, validation };
    compiler.compile(&source.bytes, &options, out).is_ok()
}

/// The compiled files of sources.
fn compiled(sources: &[Source], target: &'static Target) -> Vec<Vec<u8>> {
    let mut compiler = Compiler::new(target);
    let compile = |source: &Source| {
        let mut out = Vec::new();
        compile(&mut compiler, source, &mut out).then_some(out)
    };
    sources.iter().filter_map(compile).collect()
}

fn compile_all(sources: &[Source], target: &'static Target) {
    let mut compiler = Compiler::new(target);
    let mut out = Vec::new();
    for source in sources {
        black_box(compile(&mut compiler, source, &mut out));
    }
}

fn parse_all(sources: &[Source], target: &'static Target) {
    let mut bump = Bump::new();
    for source in sources {
        if let Ok(text) = pybytecode_syntax::decode::decode(&source.bytes) {
            let _ = black_box(pybytecode_syntax::parse(&bump, &text, target).is_ok());
        }
        bump.reset();
    }
}

fn parse_all_by_ruff(sources: &[Source]) {
    for source in sources {
        if let Ok(text) = str::from_utf8(&source.bytes) {
            let _ = black_box(ruff_python_parser::parse_module(text));
        }
    }
}

/// How long CPython takes, by its own clock.
fn ask(interpreter: &Interpreter, sources: &[Source]) -> Result<Duration> {
    let mut listing = tempfile::NamedTempFile::new()?;
    for source in sources {
        writeln!(listing, "{}", source.path.display())?;
    }
    let printed = interpreter.run(PROGRAM, &[&listing.path().to_string_lossy()])?;
    Ok(Duration::try_from_secs_f64(printed.trim().parse()?)?)
}
