//! `cargo xtask torture`: our program killed at random moments, two runs over one tree at once, and a disk
//! that is full; and trees that nobody wishes for ([`odd`]). Whatever happens, a compiled file is the old one or the new one, whole.

mod odd;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Instant;

use walkdir::WalkDir;

use crate::{Result, program};

/// The two outcomes that a run can leave, told apart by their headers.
const MODES: [&str; 2] = ["unchecked-hash", "timestamp"];

/// How many sources the tree has.
const FILES: usize = 400;

/// Kills so many runs, and does the other trials.
pub fn run(kills: u32) -> Result {
    let program = program::build()?;
    let folder = tempfile::tempdir()?;
    let tree = folder.path().join("tree");
    fs::create_dir(&tree)?;
    for at in 0..FILES {
        let body = "def f(a, b):\n    return [a + b for a in range(b)]\n".repeat(1 + at % 60);
        fs::write(tree.join(format!("m{at}.py")), body)?;
    }
    let trial = Trial { program: &program, tree: &tree };
    let expected: Vec<Compiled> = MODES
        .iter()
        .map(|mode| trial.start(mode)?.wait().map_err(Into::into).and_then(|_| trial.compiled()))
        .collect::<Result<_>>()?;
    trial.kill(kills, &expected)?;
    trial.together(&expected)?;
    full_disk(&program)?;
    odd::run(&program)
}

/// Compiled files, by name.
type Compiled = BTreeMap<PathBuf, Vec<u8>>;

struct Trial<'t> {
    program: &'t Path,
    tree: &'t Path,
}

impl Trial<'_> {
    fn start(&self, mode: &str) -> Result<Child> {
        let arguments = ["compile", "--force", "--quiet", "--python", "3.14", "--invalidation-mode", mode];
        let mut command = Command::new(self.program);
        Ok(command.args(arguments).arg(self.tree).stdout(Stdio::null()).spawn()?)
    }

    fn compiled(&self) -> Result<Compiled> {
        let files = WalkDir::new(self.tree).into_iter().filter_map(|entry| entry.ok());
        files
            .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "pyc"))
            .map(|entry| Ok((entry.path().to_owned(), fs::read(entry.path())?)))
            .collect()
    }

    /// Files that are neither of the two that they can be, or are missing.
    fn torn(&self, expected: &[Compiled]) -> Result<usize> {
        let found = self.compiled()?;
        let good = |name: &PathBuf| {
            found.get(name).is_some_and(|bytes| expected.iter().any(|all| all.get(name) == Some(bytes)))
        };
        Ok(expected[0].keys().filter(|name| !good(name)).count())
    }

    fn kill(&self, kills: u32, expected: &[Compiled]) -> Result {
        let started = Instant::now();
        self.start(MODES[0])?.wait()?;
        let usual = started.elapsed();
        let (mut torn, mut killed) = (0, 0);
        for at in 0..kills {
            let mut child = self.start(MODES[at as usize % 2])?;
            // Moments that are spread evenly over the run; where each falls within the work is chance.
            let share = f64::from(at.wrapping_mul(0x9e37_79b9)) / f64::from(u32::MAX);
            thread::sleep(usual.mul_f64(share));
            killed += usize::from(child.try_wait()?.is_none());
            child.kill()?;
            child.wait()?;
            torn += self.torn(expected)?;
        }
        println!("{kills} runs, {killed} of them killed at work: {torn} torn files");
        self.start(MODES[0])?.wait()?;
        if torn == 0 { Ok(()) } else { Err("a file was torn".into()) }
    }

    fn together(&self, expected: &[Compiled]) -> Result {
        const PAIRS: usize = 20;
        let mut wrong = 0;
        for _ in 0..PAIRS {
            let mut pair = MODES.map(|mode| self.start(mode)).into_iter().collect::<Result<Vec<_>>>()?;
            for child in &mut pair {
                wrong += usize::from(!child.wait()?.success());
            }
            wrong += self.torn(expected)?;
        }
        println!("{PAIRS} times two runs at once: {wrong} torn files or failed runs");
        if wrong == 0 { Ok(()) } else { Err("two runs disturb each other".into()) }
    }
}

/// Compiles to a file system of 64 KiB, if one can be had here.
fn full_disk(program: &Path) -> Result {
    let folder = tempfile::tempdir()?;
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"])
        .arg(folder.path())
        .stderr(Stdio::null())
        .status();
    if !mounted.is_ok_and(|status| status.success()) {
        println!("left out: a full disk, as no small file system can be mounted here");
        return Ok(());
    }
    let outcome = fill(program, folder.path());
    Command::new("umount").arg(folder.path()).status()?;
    outcome
}

fn fill(program: &Path, disk: &Path) -> Result {
    let source = tempfile::tempdir()?;
    for at in 0..30 {
        fs::write(source.path().join(format!("m{at}.py")), "def f(a):\n    return a\n".repeat(100))?;
    }
    let output = Command::new(program)
        .args(["compile", "--keep-going", "--python", "3.14", "--jobs", "1", "--out-dir"])
        .args([disk, source.path()])
        .output()?;
    let whole = WalkDir::new(disk).into_iter().filter_map(|entry| entry.ok());
    let whole: Vec<_> = whole.filter(|entry| entry.file_type().is_file()).collect();
    let sizes: std::collections::BTreeSet<u64> =
        whole.iter().flat_map(|entry| Some(entry.metadata().ok()?.len())).collect();
    let said = String::from_utf8_lossy(&output.stderr);
    let failures = said.lines().filter(|line| line.contains("No space left on device")).count();
    println!(
        "a full disk: {} files written, {failures} refused and said so, status {:?}",
        whole.len(),
        output.status.code()
    );
    // All sources are alike, so whole files have one size, give or take the length of a name.
    let (smallest, largest) = (sizes.first().copied().unwrap_or(0), sizes.last().copied().unwrap_or(0));
    if output.status.code() == Some(1) && whole.len() + failures == 30 && largest - smallest < 100 {
        return Ok(());
    }
    Err(format!("a full disk is not told right: sizes {smallest} to {largest}\n{said}").into())
}
