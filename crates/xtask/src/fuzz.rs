//! `cargo xtask fuzz`: inputs that a seed decides, through the targets of `crates/fuzz`.
//!
//! The work is done by children, so that an input that ends its process or takes for ever is found too.

use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;
use std::path::PathBuf;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use crate::{Result, program, root};

/// How long one input may be in work.
const PATIENCE: Duration = Duration::from_secs(120);

/// What to try.
#[derive(Debug, clap::Args)]
pub struct Request {
    /// What to try: pyc
    #[arg(long, default_value = "pyc")]
    pub target: String,
    /// How many inputs
    #[arg(long, default_value_t = 10_000)]
    pub count: u64,
    /// Decides all inputs
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How many processes
    #[arg(long, default_value_t = 1)]
    pub jobs: u64,
    /// Other folders with seeds
    #[arg(long)]
    pub seeds: Vec<PathBuf>,
    /// Only the input of this number
    #[arg(long)]
    pub only: Option<u64>,
    /// Files to try instead: what was found before
    pub files: Vec<PathBuf>,
}

/// One of several that share the inputs, and what is known of it.
struct Worker<'r> {
    request: &'r Request,
    program: PathBuf,
    progress: PathBuf,
    /// The first input, the one to stop before, and how far it is from one to the next.
    range: [u64; 3],
}

/// How a child ended.
enum End {
    /// Having tried all its inputs.
    Whole { is_good: bool },
    /// With the input of that number in work.
    Early(u64),
}

/// Tries all and fails if something is wrong.
pub fn run(request: &Request) -> Result {
    let program = program::build_package("pybytecode-fuzz")?;
    let folder = tempfile::tempdir()?;
    let jobs = if request.files.is_empty() && request.only.is_none() { request.jobs.max(1) } else { 1 };
    let (first, end) = request.only.map_or((0, request.count), |number| (number, number + 1));
    let worker = |job: u64| -> Result<bool> {
        let progress = folder.path().join(job.to_string());
        Worker { request, program: program.clone(), progress, range: [first + job, end, jobs] }.run()
    };
    let is_good = thread::scope(|scope| {
        let worker = &worker;
        let threads: Vec<_> = (0..jobs).map(|job| scope.spawn(move || worker(job))).collect();
        threads.into_iter().try_fold(true, |good, thread| match thread.join() {
            Ok(outcome) => Ok::<_, Box<dyn std::error::Error + Send + Sync>>(outcome? && good),
            Err(_) => Ok(false),
        })
    })?;
    if is_good { Ok(()) } else { Err("something is wrong, see above".into()) }
}

impl Worker<'_> {
    /// Tries all its inputs; whether all was well.
    fn run(mut self) -> Result<bool> {
        let mut is_whole = true;
        loop {
            match self.wait(self.command()?.spawn()?)? {
                End::Whole { is_good } => return Ok(is_good && is_whole),
                End::Early(number) if self.request.files.is_empty() => {
                    is_whole = false;
                    self.range[0] = number + self.range[2];
                }
                End::Early(_) => return Ok(false),
            }
        }
    }

    fn command(&self) -> Result<Command> {
        let request = self.request;
        let repository = fs::canonicalize(root())?;
        let mut command = Command::new(&self.program);
        command.arg(&request.target).args(&request.files);
        command.arg("--found").arg(repository.join("fuzz/found"));
        command.arg("--repository").arg(repository).arg("--progress").arg(&self.progress);
        let [first, end, step] = self.range;
        for (name, number) in [("--seed", request.seed), ("--first", first), ("--end", end), ("--step", step)]
        {
            command.arg(name).arg(number.to_string());
        }
        for seeds in &request.seeds {
            command.arg("--seeds").arg(seeds);
        }
        if request.only.is_some() {
            command.arg("--keep");
        }
        Ok(command)
    }

    /// Waits for a child's end, or for too long.
    fn wait(&self, mut child: Child) -> Result<End> {
        let (mut number, mut since) = (self.in_work(), Instant::now());
        loop {
            if let Some(status) = child.try_wait()? {
                if status.code().is_some() {
                    return Ok(End::Whole { is_good: status.success() });
                }
                println!("input {} ended the process: {status}", self.in_work());
                return Ok(End::Early(self.in_work()));
            }
            if self.in_work() != number {
                (number, since) = (self.in_work(), Instant::now());
            } else if since.elapsed() > PATIENCE {
                println!("input {number} has been in work for {} s", PATIENCE.as_secs());
                child.kill()?;
                child.wait()?;
                return Ok(End::Early(number));
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// The number of the input in work.
    fn in_work(&self) -> u64 {
        let mut bytes = [0; 8];
        let read = File::open(&self.progress).and_then(|file| file.read_exact_at(&mut bytes, 0));
        read.map_or(self.range[0], |()| u64::from_le_bytes(bytes))
    }
}
