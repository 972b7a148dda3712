//! `cargo xtask fuzz-diff`: random programs, compiled by us and by an interpreter, and compared.
//!
//! Programs are derived from the version's grammar, and are mutations of the cases and of the library. All
//! fields of the code objects are compared; of refusals kind, message and place. A difference is
//! shown with a small program that has it. The same seed gives the same programs.

mod corpus;
mod judge;
mod minimise;
mod programs;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use pybytecode::{CompileError, Compiler, Target, Version};

use crate::Result;
use crate::interpreters;
use judge::{Judge, Verdict};
use minimise::{kind, minimise};
use programs::{Program, Programs};

/// How many programs the interpreter gets at a time.
const BATCH: u64 = 500;

const STDLIB: &str = "import sysconfig; print(sysconfig.get_path('stdlib'))";

/// What to compare.
#[derive(Debug, clap::Args)]
pub struct Request {
    /// The version, as 3.14
    #[arg(long)]
    python: String,
    /// How many programs
    #[arg(long, default_value_t = 10_000)]
    count: u64,
    /// Which programs: the same seed gives the same ones
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// The number of the first program
    #[arg(long, default_value_t = 0)]
    first: u64,
    /// Of how many kinds of differences a small program is shown
    #[arg(long, default_value_t = 30)]
    show: usize,
    /// Show programs that are refused in other words or at other places, too
    #[arg(long)]
    words: bool,
    /// Files to compare instead of random programs, at all levels of optimisation
    files: Vec<std::path::PathBuf>,
    /// Print the programs and compare nothing
    #[arg(long)]
    print: bool,
}

/// What was found.
#[derive(Default)]
struct Report {
    counts: BTreeMap<&'static str, u64>,
    /// For each kind of difference how often, and the smallest program.
    kinds: BTreeMap<String, (u64, Program, Option<Verdict>)>,
}

/// Compares programs, and fails where code objects differ or only one side compiles.
pub fn run(request: &Request) -> Result {
    let interpreter = interpreters::find(&request.python)?;
    let target = Target::for_version(request.python.parse::<Version>()?)?;
    let library = interpreter.run(STDLIB, &[])?;
    let mut programs = Programs::new(target, Path::new(library.trim()), request.seed);
    let last = request.first + request.count;
    if request.print {
        for number in request.first..last {
            let program = programs.program(number);
            println!("=== {number} -O{}\n{}", program.optimize, String::from_utf8_lossy(&program.source));
        }
        return Ok(());
    }
    std::panic::set_hook(Box::new(|_| {}));
    let mut judge = Judge::new(interpreter.clone(), target)?;
    let mut report = Report::default();
    if !request.files.is_empty() {
        let mut given = Vec::new();
        for file in &request.files {
            let source = std::fs::read(file)?;
            given.extend([0, 1, 2].map(|optimize| Program { source: source.clone(), optimize }));
        }
        for (program, verdict) in given.iter().zip(judge.judge(&given)?) {
            report.add(program.clone(), verdict);
        }
        return report.print(request, &mut judge, &interpreter.version);
    }
    let mut next = request.first;
    while next < last {
        let end = last.min(next + BATCH);
        let batch: Vec<Program> = (next..end).map(|number| programs.program(number)).collect();
        let verdicts = judge.judge(&batch)?;
        for (program, verdict) in batch.into_iter().zip(verdicts) {
            report.add(program, verdict);
        }
        next = end;
    }
    report.print(request, &mut judge, &interpreter.version)
}

impl Report {
    fn add(&mut self, program: Program, verdict: Verdict) {
        *self.counts.entry(verdict.class()).or_default() += 1;
        if matches!(verdict, Verdict::Same | Verdict::SameRefusal) {
            return;
        }
        let entry = self.kinds.entry(kind(&verdict)).or_insert_with(|| (0, program.clone(), None));
        entry.0 += 1;
        if program.source.len() <= entry.1.source.len() {
            entry.1 = program;
            entry.2 = Some(verdict);
        }
    }

    /// Prints what was found, with small programs; an error if code objects differ or one side alone compiles.
    fn print(self, request: &Request, judge: &mut Judge, version: &str) -> Result {
        let total: u64 = self.counts.values().sum();
        println!("Python {version}, seed {}, {total} programs: {:?}", request.seed, self.counts);
        let mut wrong = 0;
        let mut shown = 0;
        let mut kinds: Vec<_> = self.kinds.into_iter().collect();
        kinds.sort_by_key(|(_, (count, ..))| std::cmp::Reverse(*count));
        for (kind, (count, program, verdict)) in kinds {
            let Some(verdict) = verdict else { continue };
            let is_wrong = !matches!(verdict, Verdict::Otherwise { .. } | Verdict::Beyond(_));
            wrong += if is_wrong { count } else { 0 };
            if !is_wrong && !request.words {
                continue;
            }
            shown += 1;
            if shown > request.show {
                println!("{count:6} {kind}");
                continue;
            }
            let small = minimise(&program, &verdict, judge)?;
            let verdict = judge.judge(std::slice::from_ref(&small))?.pop().unwrap_or(verdict);
            println!("{count:6} {kind}\n       {verdict}");
            println!("       -O{}:", small.optimize);
            for line in String::from_utf8_lossy(&small.source).lines() {
                println!("       | {}", line.escape_debug());
            }
        }
        std::io::stdout().flush()?;
        if wrong == 0 {
            Ok(())
        } else {
            Err(format!("{wrong} programs are not compiled as by CPython").into())
        }
    }
}

/// Our `.pyc` of a source, in `out`.
fn compile(
    compiler: &mut Compiler,
    source: &[u8],
    optimize: u8,
    out: &mut Vec<u8>,
) -> std::result::Result<(), CompileError> {
    compiler.compile(source, &programs::options(optimize), out)
}
