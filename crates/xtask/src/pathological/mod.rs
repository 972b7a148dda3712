//! `cargo xtask pathological`: sources that are hard on a compiler, compiled by us and by an interpreter in one
//! run: how long each takes, and how much memory.
//!
//! Each compilation has a process of its own, with as much memory and time as [`MEMORY`] and [`SECONDS`] say. To see
//! whether our time grows with the size alone, a source of half the size is compiled, too.

mod sources;

use std::fs;
use std::path::Path;
use std::process::Command;

use pybytecode::{CompileError, CompileOptions, Compiler, Target, Validation, Version};

use crate::bench::time;
use crate::interpreters::{self, Interpreter};
use crate::{Result, root};
use sources::{CASES, Case};

const PROGRAM: &str = include_str!("../../python/pathological.py");

/// The most memory of a process, in KiB.
const MEMORY: u64 = 12 << 20;

/// The most time of a process.
const SECONDS: u64 = 100;

/// How often as long twice as much may take where it is to be linear; measuring is not exact.
const MOST_GROWTH: f64 = 3.0;

/// Below which times say nothing about how they grow.
const SHORT: f64 = 0.1;

/// What to compile.
#[derive(Debug, clap::Args)]
pub struct Request {
    /// The version, as 3.14
    #[arg(long, default_value = "3.14")]
    python: String,
    /// Only cases whose name contains this
    #[arg(long)]
    only: Option<String>,
    /// Leave the interpreter out
    #[arg(long)]
    ours: bool,
    /// Compile this file, and print what came of it: what a child does
    #[arg(long, hide = true)]
    file: Option<std::path::PathBuf>,
    /// Write the table to docs/pathological.md
    #[arg(long)]
    write: bool,
}

/// What came of a compilation.
#[derive(Debug, Clone)]
struct Outcome {
    /// `compiled`, or why not.
    what: String,
    seconds: f64,
    megabytes: f64,
}

/// Compiles all cases and prints the table; an error where our time grows faster than the size, or where one side
/// alone compiles.
pub fn run(request: &Request) -> Result {
    let version: Version = request.python.parse()?;
    if let Some(file) = &request.file {
        return child(file, Target::for_version(version)?);
    }
    if cfg!(debug_assertions) {
        println!("this is a build for debugging: its figures mean nothing");
    }
    let interpreter = if request.ours { None } else { Some(interpreters::find(&request.python)?) };
    let folder = tempfile::tempdir()?;
    let title = interpreter.as_ref().map_or(request.python.clone(), |found| found.version.clone());
    let mut table = format!(
        "| source | much | bytes | ours | s | MB | twice as much takes | CPython {title} | s | MB |\n\
         |---|---:|---:|---|---:|---:|---:|---|---:|---:|\n"
    );
    print!("{table}");
    let mut wrong = Vec::new();
    for case in
        CASES.iter().filter(|case| request.only.as_ref().is_none_or(|only| case.name.contains(&**only)))
    {
        let row = row(case, &request.python, interpreter.as_ref(), folder.path(), &mut wrong)?;
        print!("{row}");
        table += &row;
    }
    if request.write {
        write(&table)?;
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("not as it should be: {}", wrong.join(", ")).into()) }
}

fn row(
    case: &Case,
    python: &str,
    interpreter: Option<&Interpreter>,
    folder: &Path,
    wrong: &mut Vec<&'static str>,
) -> Result<String> {
    let path = folder.join("source.py");
    fs::write(&path, (case.source)(case.size / 2))?;
    let half = ours(python, &path)?;
    let source = (case.source)(case.size);
    fs::write(&path, &source)?;
    let whole = ours(python, &path)?;
    let theirs = interpreter.map(|interpreter| theirs(interpreter, &path)).transpose()?;
    let growth = whole.seconds / half.seconds.max(0.0001);
    let says_growth = whole.seconds > SHORT && whole.what == half.what;
    let class = |outcome: &Outcome| outcome.what.split(':').next().unwrap_or_default().to_owned();
    let is_beyond =
        |outcome: &Outcome| matches!(&*class(outcome), "MemoryError" | "RecursionError" | "gives up");
    let unlike = theirs.as_ref().is_some_and(|theirs| class(theirs) != class(&whole) && !is_beyond(theirs));
    if says_growth && growth > MOST_GROWTH || unlike || class(&whole) == "gives up" {
        wrong.push(case.name);
    }
    let theirs = theirs.unwrap_or(Outcome { what: "-".to_owned(), seconds: 0.0, megabytes: 0.0 });
    let growth = if says_growth { format!("{growth:.1} x") } else { String::new() };
    let shown = |what: &str| what.chars().take(60).collect::<String>().replace('|', "\\|");
    Ok(format!(
        "| {} | {} | {} | {} | {:.2} | {:.0} | {growth} | {} | {:.2} | {:.0} |\n",
        case.name,
        case.size,
        source.len(),
        shown(&whole.what),
        whole.seconds,
        whole.megabytes,
        shown(&theirs.what),
        theirs.seconds,
        theirs.megabytes,
    ))
}

/// Compiles a file and prints what came of it, the seconds of processor time and the megabytes that it took.
fn child(file: &Path, target: &'static Target) -> Result {
    let source = fs::read(file)?;
    let mut outcome = Ok(());
    let options =
        CompileOptions { filename: b"source.py", optimize: 0, validation: Validation::UncheckedHash([0; 8]) };
    let took = time(|| outcome = Compiler::new(target).compile(&source, &options, &mut Vec::new()));
    let what = match outcome {
        Ok(()) => "compiled".to_owned(),
        Err(CompileError::Source(refusal)) => format!("{}: {}", refusal.kind, refusal.message),
        Err(error) => error.to_string(),
    };
    println!("{}\t{}\t{what}", took.as_secs_f64(), peak_megabytes()?);
    Ok(())
}

/// The most memory that this process has had.
fn peak_megabytes() -> Result<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<f64>().ok());
    Ok(kibibytes.ok_or("the kernel does not tell")? * 1024.0 / 1e6)
}

fn ours(python: &str, path: &Path) -> Result<Outcome> {
    let program = std::env::current_exe()?;
    let program = program.to_string_lossy();
    limited(&[&program, "pathological", "--python", python, "--file", &path.to_string_lossy()])
}

fn theirs(interpreter: &Interpreter, path: &Path) -> Result<Outcome> {
    let program = interpreter.path.to_string_lossy();
    limited(&[&program, "-I", "-S", "-W", "ignore", "-c", PROGRAM, &path.to_string_lossy()])
}

/// Runs a command in the limits of memory and time, and reads what it prints.
fn limited(command: &[&str]) -> Result<Outcome> {
    let limits = format!("ulimit -v {MEMORY}; ulimit -t {SECONDS}; exec \"$@\"");
    let output = Command::new("sh").args(["-c", &limits, "sh"]).args(command).output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let mut fields = printed.trim_end().splitn(3, '\t');
    let mut number = || fields.next().and_then(|field| field.parse::<f64>().ok());
    match (number(), number()) {
        (Some(seconds), Some(megabytes)) => {
            Ok(Outcome { what: fields.next().unwrap_or_default().to_owned(), seconds, megabytes })
        }
        _ => Ok(Outcome { what: format!("gives up: {}", output.status), seconds: 0.0, megabytes: 0.0 }),
    }
}

fn write(table: &str) -> Result {
    let text = format!(
        "# Sources that are hard on a compiler\n\n\
         What `cargo xtask pathological --write` measured: our compiler and CPython's in one run, each source in a process\n\
         of its own; seconds of processor time and the most memory that the process had. A source is refused as by\n\
         CPython, or compiled; where CPython has neither stack nor memory left, we may go on. The column in the middle\n\
         tells how our time grows from half the size, where it is long enough to tell.\n\n{table}"
    );
    Ok(fs::write(root().join("docs/pathological.md"), text)?)
}
