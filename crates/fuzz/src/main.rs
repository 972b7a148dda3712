//! One process of `cargo xtask fuzz`: puts every so many-th input of a seed through a target.
//!
//! What goes wrong is printed with the number of the input, which is written to a folder. The number of the input
//! in work stands in a file, so that the parent can tell which one ended the process.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use pybytecode_fuzz::campaign::{attempt, hush};
use pybytecode_fuzz::input::Inputs;
use pybytecode_fuzz::memory::{Counting, Peak};
use pybytecode_fuzz::target;

#[global_allocator]
static ALLOCATOR: Counting<mimalloc::MiMalloc> = Counting(mimalloc::MiMalloc);

/// One process of `cargo xtask fuzz`.
#[derive(Parser)]
struct Arguments {
    /// What to try
    target: String,
    /// The repository
    #[arg(long)]
    repository: PathBuf,
    /// Other folders with seeds
    #[arg(long)]
    seeds: Vec<PathBuf>,
    /// Decides all inputs
    #[arg(long)]
    seed: u64,
    /// The first input
    #[arg(long)]
    first: u64,
    /// The input to stop before
    #[arg(long)]
    end: u64,
    /// How far to the next
    #[arg(long, default_value_t = 1)]
    step: u64,
    /// Where the number of the input in work goes
    #[arg(long)]
    progress: Option<PathBuf>,
    /// Where inputs go that something is wrong with
    #[arg(long)]
    found: PathBuf,
    /// Write all inputs there before they are tried
    #[arg(long)]
    keep: bool,
    /// Files to put through the target instead
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// How many inputs something was wrong with.
fn run(arguments: &Arguments) -> io::Result<u64> {
    let target = target(&arguments.target).ok_or_else(|| io::Error::other("there is no such target"))?;
    hush();
    let mut failures = 0;
    for path in &arguments.files {
        let outcome = attempt(target, &fs::read(path)?);
        let (time, memory) = (outcome.time.as_secs_f64(), outcome.memory);
        let megabytes = memory.bytes as f64 / 1e6;
        println!("{}: {time:.2} s, {megabytes:.1} MB ({})", path.display(), memory.stage);
        if let Some(failure) = outcome.failure {
            println!("  {failure}");
            failures += 1;
        }
    }
    if !arguments.files.is_empty() {
        return Ok(failures);
    }
    let others: Vec<&Path> = arguments.seeds.iter().map(PathBuf::as_path).collect();
    let inputs = Inputs::new(target, &arguments.repository, &others)?;
    let progress = arguments.progress.as_ref().map(File::create).transpose()?;
    let (mut memory, mut slowest) = ((Peak::default(), 0), (Duration::ZERO, 0));
    let (mut count, mut bytes) = (0, 0);
    let mut number = arguments.first;
    while number < arguments.end {
        if let Some(progress) = &progress {
            progress.write_at(&number.to_le_bytes(), 0)?;
        }
        let input = inputs.make(arguments.seed, number);
        let path = arguments.found.join(format!("{}-{}-{number}", target.name, arguments.seed));
        if arguments.keep {
            write(&path, &input)?;
        }
        let outcome = attempt(target, &input);
        memory = memory.max((outcome.memory, number));
        slowest = slowest.max((outcome.time, number));
        count += 1;
        bytes += input.len() as u64;
        if let Some(failure) = outcome.failure {
            failures += 1;
            write(&path, &input)?;
            println!("{}: {failure}", path.display());
        }
        number += arguments.step;
    }
    println!(
        "{count} inputs of {} bytes on average, from {} seeds; {failures} failures; most memory {:.1} MB ({}, input {}), \
         longest {:.2} s (input {})",
        bytes / count.max(1),
        inputs.seeds(),
        memory.0.bytes as f64 / 1e6,
        memory.0.stage,
        memory.1,
        slowest.0.as_secs_f64(),
        slowest.1,
    );
    Ok(failures)
}

fn write(path: &Path, input: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, input)
}
