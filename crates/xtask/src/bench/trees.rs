//! What users feel: our program against the interpreter's own commands, as whole processes over a tree.
//!
//! The tree is copied to a file system in memory, without what either refuses. Each figure is the median
//! of rounds in which the two take turns, and the ratio is the median of the rounds' ratios: a machine that is
//! busy slows both. Printed as a table for README.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use walkdir::WalkDir;

use super::STDLIB;
use crate::Result;
use crate::interpreters::Interpreter;

/// How a process went.
#[derive(Debug, Clone, Copy)]
struct Took {
    wall: Duration,
    /// Of the processor, by the process itself and those of its children that it waited for.
    processor: Duration,
    /// KiB of memory at most.
    memory: u64,
}

/// Measures over copies of these trees, or of the interpreter's standard library.
pub fn run(
    interpreter: &Interpreter,
    program: PathBuf,
    rounds: u32,
    roots: &[PathBuf],
    wheels: Option<&Path>,
) -> Result {
    let folder = tempfile::tempdir_in(if Path::new("/dev/shm").is_dir() { "/dev/shm" } else { "." })?;
    let mut roots = roots.to_vec();
    if roots.is_empty() {
        roots.push(interpreter.run(STDLIB, &[])?.trim_end().into());
    }
    let bench = Bench { interpreter, program, rounds: rounds.max(1), folder: folder.path() };
    let tree = bench.copy(&roots)?;
    println!(
        "\n| Python {}, {tree} | its own command | pybytecode | times faster | by processor time |",
        interpreter.version
    );
    println!("|---|---|---|---|---|");
    bench.anew(1)?;
    bench.anew(2)?;
    bench.again()?;
    bench.one_file()?;
    if let Some(wheels) = wheels {
        bench.install(wheels)?;
    }
    Ok(())
}

/// What is measured with.
struct Bench<'b> {
    interpreter: &'b Interpreter,
    program: PathBuf,
    rounds: u32,
    folder: &'b Path,
}

impl Bench<'_> {
    fn tree(&self) -> PathBuf {
        self.folder.join("tree")
    }

    /// Copies the sources that we compile; tells how many.
    fn copy(&self, roots: &[PathBuf]) -> Result<String> {
        for (at, root) in roots.iter().enumerate() {
            let walk = WalkDir::new(root).into_iter().filter_entry(|entry| {
                !["__pycache__", "site-packages", "dist-packages"]
                    .iter()
                    .any(|name| entry.file_name() == *name)
            });
            for entry in walk {
                let path = entry?.into_path();
                if path.extension().is_some_and(|extension| extension == "py") && path.is_file() {
                    let to = self.tree().join(at.to_string()).join(path.strip_prefix(root)?);
                    fs::create_dir_all(to.parent().unwrap_or(&to))?;
                    fs::copy(&path, to)?;
                }
            }
        }
        // What one of the two refuses is compiled again and again by both.
        for _ in 0..2 {
            for command in [&mut self.ours(&["--jobs", "0"]), &mut self.theirs(&["-q"])] {
                command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
            }
        }
        let (mut files, mut bytes) = (0, 0);
        for entry in WalkDir::new(self.tree()) {
            let entry = entry?;
            let path = entry.path();
            if path.extension().is_none_or(|extension| extension != "py") {
                continue;
            }
            if self.compiled(path).is_file() {
                files += 1;
                bytes += entry.metadata()?.len();
            } else {
                fs::remove_file(path)?;
            }
        }
        Ok(format!("{files} files, {:.1} MB", bytes as f64 / 1e6))
    }

    fn compiled(&self, path: &Path) -> PathBuf {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let tag = self.version().replace('.', "");
        path.with_file_name("__pycache__").join(format!("{stem}.cpython-{tag}.pyc"))
    }

    fn version(&self) -> String {
        self.interpreter.version.split('.').take(2).collect::<Vec<_>>().join(".")
    }

    fn ours(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(["compile", "--keep-going", "-qq", "--python", &self.version()]);
        command.args(arguments).arg(self.tree());
        command
    }

    /// `compileall`, told how to start others like itself: where a wrapper starts the interpreter, it
    /// does not know.
    fn theirs(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.interpreter.path);
        command.args(["-c", Interpreter::COMPILEALL]).arg(&self.interpreter.path);
        command.args(arguments).arg(self.tree());
        command
    }

    fn anew(&self, count: usize) -> Result {
        let count_text = count.to_string();
        let what = match count {
            1 => "all anew: `compileall -q -f`, one thread".to_owned(),
            _ => format!("all anew: `compileall -q -f -j{count}`, {count} threads"),
        };
        let ours = || measured(&mut self.ours(&["--force", "--jobs", &count_text]));
        let theirs = || measured(&mut self.theirs(&["-q", "-f", "-j", &count_text]));
        // Workers are not waited for by the process that is measured.
        let memory = self.row(&what, theirs, ours, count == 1)?;
        println!("| peak memory of that | | {:.0} MB | | |", memory as f64 / 1024.0);
        Ok(())
    }

    fn again(&self) -> Result {
        let ours = || measured(&mut self.ours(&[]));
        let theirs = || measured(&mut self.theirs(&["-q"]));
        self.row("all up to date: `compileall -q`", theirs, ours, true)?;
        Ok(())
    }

    fn one_file(&self) -> Result {
        let path = self.folder.join("small.py");
        fs::write(&path, "import sys\n\ndef main(args):\n    print(*args)\n\nmain(sys.argv)\n")?;
        let version = self.version();
        let ours = || {
            let mut command = Command::new(&self.program);
            measured(command.args(["py_compile", "--python", &version]).arg(&path))
        };
        let theirs = || {
            let mut command = Command::new(&self.interpreter.path);
            measured(command.args(["-m", "py_compile"]).arg(&path))
        };
        let more = Bench { rounds: self.rounds * 5, program: self.program.clone(), ..*self };
        more.row("one small file: `python -m py_compile`, whole process", theirs, ours, true)?;
        Ok(())
    }

    /// Installs wheels with uv, which compiles, and without, and then we do.
    fn install(&self, wheels: &Path) -> Result {
        let mut files = Vec::new();
        for entry in fs::read_dir(wheels)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "whl") {
                files.push(path);
            }
        }
        files.sort();
        let target = self.folder.join("target");
        let cache = self.folder.join("uv-cache");
        let uv = |more: &[&str]| {
            let mut command = Command::new("uv");
            command.args(["pip", "install", "--quiet", "--offline", "--no-deps", "--no-index"]);
            command.arg("--cache-dir").arg(&cache).arg("--python").arg(&self.interpreter.path);
            command.arg("--target").arg(&target).args(more).args(&files);
            command
        };
        let fresh = || match fs::remove_dir_all(&target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
        fresh()?;
        // Fills the cache; what it says is for people to read.
        if !uv(&[]).status()?.success() {
            return Err("uv cannot install these wheels".into());
        }
        let theirs = || {
            fresh()?;
            measured(&mut uv(&["--compile-bytecode"]))
        };
        let ours = || {
            fresh()?;
            let installed = measured(&mut uv(&[]))?;
            let mut command = Command::new(&self.program);
            command.args(["compile", "--keep-going", "-qq", "--python", &self.version()]).arg(&target);
            let compiled = measured(&mut command)?;
            Ok(Took { wall: installed.wall + compiled.wall, ..compiled })
        };
        let what =
            format!("`uv pip install --compile-bytecode` of {} wheels; uv without, then we", files.len());
        self.row(&what, theirs, ours, false)?;
        Ok(())
    }

    /// Measures the two in turn and prints a row; gives the most memory that ours took.
    fn row(
        &self,
        what: &str,
        theirs: impl Fn() -> Result<Took>,
        ours: impl Fn() -> Result<Took>,
        processor: bool,
    ) -> Result<u64> {
        // Warms what both read.
        theirs()?;
        ours()?;
        let rounds = (0..self.rounds).map(|_| Ok((theirs()?, ours()?)));
        let rounds: Vec<(Took, Took)> = rounds.collect::<Result<_>>()?;
        let figure = |of: fn(&(Took, Took)) -> f64| {
            let mut all: Vec<f64> = rounds.iter().map(of).collect();
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        };
        let their_time = figure(|(theirs, _)| theirs.wall.as_secs_f64());
        let our_time = figure(|(_, ours)| ours.wall.as_secs_f64());
        let ratio = figure(|(theirs, ours)| theirs.wall.as_secs_f64() / ours.wall.as_secs_f64());
        let of_processor =
            figure(|(theirs, ours)| theirs.processor.as_secs_f64() / ours.processor.as_secs_f64());
        let of_processor = if processor { format!("{of_processor:.1}") } else { String::new() };
        println!("| {what} | {} | {} | {ratio:.1} | {of_processor} |", time(their_time), time(our_time));
        Ok(rounds.iter().map(|(_, ours)| ours.memory).max().unwrap_or(0))
    }
}

fn time(seconds: f64) -> String {
    if seconds < 0.1 { format!("{:.1} ms", seconds * 1e3) } else { format!("{seconds:.2} s") }
}

/// Runs a command, whatever its status.
fn measured(command: &mut Command) -> Result<Took> {
    let began = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let usage = wait(child.id())?;
    let wall = began.elapsed();
    let seconds = |time: libc::timeval| {
        Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_usec).unwrap_or(0) * 1000)
    };
    let processor = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    Ok(Took { wall, processor, memory: usage.ru_maxrss.unsigned_abs() })
}

/// Waits for a child of ours; gives what it used.
fn wait(id: u32) -> io::Result<libc::rusage> {
    let id = libc::pid_t::try_from(id).map_err(io::Error::other)?;
    loop {
        let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
        let mut status = 0;
        // SAFETY: both pointers are to memory of ours that lives through the call.
        if unsafe { libc::wait4(id, &raw mut status, 0, usage.as_mut_ptr()) } == id {
            // SAFETY: all-zero bytes are a valid value, and the call has written one.
            return Ok(unsafe { usage.assume_init() });
        }
        let error = io::Error::last_os_error();
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
}
