//! `bench --dis`: how fast compiled files are read and listed, against CPython's `marshal.loads` and `dis`.
//!
//! Both get the same files, held in memory, one after the other in one process, and write listings to memory.

use std::fs;
use std::hint::black_box;
use std::time::Duration;

use bumpalo::Bump;
use pybytecode::dis::{self, Options};
use pybytecode::{Pyc, Target};

use crate::Result;
use crate::bench::time;
use crate::interpreters::Interpreter;

const PROGRAM: &str = include_str!("../python/bench_look.py");

/// The title of [`measure`]'s lines.
pub(crate) fn print_title() {
    println!("MB of .pyc in a second of processor time, and how many times as long CPython takes");
    println!(
        "{:9} {:>6} {:>7} {:>9} {:>13} {:>6} {:>9} {:>8} {:>6}",
        "Python", "files", "MB", "read", "marshal.loads", "ratio", "dis", "CPython", "ratio"
    );
}

/// Measures for the version of an interpreter over compiled files, and prints a line.
pub(crate) fn measure(
    interpreter: &Interpreter,
    rounds: u32,
    files: &[Vec<u8>],
    target: &'static Target,
) -> Result {
    let megabytes = files.iter().map(Vec::len).sum::<usize>() as f64 / 1e6;
    let [mut reading, mut listing] = [Duration::MAX; 2];
    for _ in 0..rounds.max(1) {
        reading = reading.min(time(|| read_all(files)));
        listing = listing.min(time(|| list_all(files, target)));
    }
    let [loads, dis] = ask(interpreter, rounds, files)?;
    let [reading, listing] = [reading, listing].map(|took| took.as_secs_f64());
    println!(
        "{:9} {:6} {megabytes:7.2} {:9.1} {:13.1} {:6.2} {:9.1} {:8.2} {:6.1}",
        interpreter.version,
        files.len(),
        megabytes / reading,
        megabytes / loads,
        loads / reading,
        megabytes / listing,
        megabytes / dis,
        dis / listing,
    );
    Ok(())
}

fn read_all(files: &[Vec<u8>]) {
    let mut bump = Bump::new();
    for file in files {
        black_box(Pyc::read(file, &bump).is_ok());
        bump.reset();
    }
}

fn list_all(files: &[Vec<u8>], target: &'static Target) {
    let mut bump = Bump::new();
    let mut out = Vec::new();
    for file in files {
        if let Ok(pyc) = Pyc::read(file, &bump) {
            out.clear();
            let listed = dis::write(&pyc.dump.objects, pyc.dump.root, target, &Options::default(), &mut out);
            black_box(listed.is_ok());
        }
        bump.reset();
    }
}

/// How long CPython takes to load and to list, by its own clock.
fn ask(interpreter: &Interpreter, rounds: u32, files: &[Vec<u8>]) -> Result<[f64; 2]> {
    let folder = tempfile::tempdir()?;
    for (number, file) in files.iter().enumerate() {
        fs::write(folder.path().join(format!("{number:06}.pyc")), file)?;
    }
    let printed = interpreter.run(PROGRAM, &[&folder.path().to_string_lossy(), &rounds.to_string()])?;
    let seconds: Vec<f64> =
        printed.split_whitespace().map(str::parse).collect::<std::result::Result<_, _>>()?;
    <[f64; 2]>::try_from(seconds).map_err(|_| "what does the interpreter say?".into())
}
