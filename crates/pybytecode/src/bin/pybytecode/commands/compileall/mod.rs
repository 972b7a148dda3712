//! `pybytecode compileall`: the standard library's command, for scripts that exist
//! (`Lib/compileall.py`).
//!
//! The run is laid out first, as a list of steps in compileall's order: lines to print and files to
//! look at. Then the files are compiled, and what is to be said of them is printed in that order,
//! however many workers there are. On one thread it is said as it happens.

mod args;
mod listing;
mod naming;
mod pattern;

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufRead as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use fancy_regex::Regex;
use pybytecode::Target;
use pybytecode_opcode::commands::{Commands, WalkDepth};

pub(crate) use args::CompileallArgs;
use listing::{Lister, Step};

use crate::Status;
use crate::cli::ReportArgs;
use crate::dropin::{compileall_message, repr};
use crate::failure::Failure;
use crate::outputs::Layout;
use crate::pool::{self, Then};
use crate::python;
use crate::report::{Reporter, print};
use crate::rewrite;
use crate::settings::{Settings, cache_layout, interpreter_level};
use crate::sources::folder::Found;
use crate::sources::fresh::Freshness;
use crate::sources::{Exclude, Source, Walk};
use crate::twins::Twins;
use crate::unit::{Outcome, Unit, Worker};
use crate::warned::{Register, Told};

pub(crate) fn run(args: &CompileallArgs) -> Status {
    let reporter = Reporter::new(&ReportArgs::quiet(args.quiet), false);
    let choice = match args.target.python.choose() {
        Ok(choice) => choice,
        Err(error) => return reporter.unusable(error),
    };
    if let Some(note) = choice.note() {
        reporter.note(note);
    }
    let run = match Run::new(args, choice.target) {
        Ok(run) => run,
        Err(refused) => {
            // Wrong usage is told however quiet the run is to be.
            Reporter::new(&ReportArgs::quiet(0), false).error(&refused.message);
            return refused.status;
        }
    };
    match run.steps() {
        Ok(steps) => run.perform(steps),
        Err(message) => {
            if args.quiet < 2 {
                print(format_args!("{message}\n"));
            }
            Status::Refused
        }
    }
}

/// Why nothing is done: wrong usage, or what ends compileall with a traceback.
struct Refused {
    status: Status,
    message: String,
}

/// A run under its options.
struct Run<'a> {
    args: &'a CompileallArgs,
    settings: Settings,
    rx: Option<Regex>,
    /// A level that no interpreter has: each file is then refused.
    bad_level: bool,
    limit: Option<PathBuf>,
}

/// What became of a source.
struct Answer {
    result: Result<Outcome, Failure>,
    warnings: Vec<Told>,
}

/// What is to be said, in order.
enum Saying {
    Line(String),
    /// About the unit of this number; `again` if it was compiled for an earlier step already.
    Unit {
        at: usize,
        again: bool,
    },
}

impl<'a> Run<'a> {
    fn new(args: &'a CompileallArgs, target: &'static Target) -> Result<Self, Refused> {
        let usage = |message: &str| Refused { status: Status::Unusable, message: message.to_owned() };
        if let Some(option) = args.unknown_to(&target.commands) {
            let version = target.release.version.feature();
            let message = format!(
                "unrecognized arguments: {option}: compileall of Python {version} has no such option"
            );
            return Err(usage(&message));
        }
        let traceback = |message: String| Refused { status: Status::Refused, message };
        if args.levels.len() < 2 && args.hardlink_dupes {
            return Err(usage(FEW_LEVELS));
        }
        if args.ddir.is_some() && (args.stripdir.is_some() || args.prependdir.is_some()) {
            return Err(usage("-d cannot be used in combination with -s or -p"));
        }
        if args.workers < 0 {
            return Err(traceback("workers must be greater or equal to 0".into()));
        }
        let rx = args.rx.as_deref().filter(|rx| !rx.is_empty()).map(pattern::compile).transpose();
        let rx = rx.map_err(|error| traceback(format!("-x: {error}")))?;

        let of_interpreter = interpreter_level();
        let given: Vec<i64> = if args.levels.is_empty() { vec![-1] } else { args.levels.clone() };
        let bad_level = given.iter().any(|level| !(-1..=2).contains(level));
        let mut levels: Vec<u8> =
            given.iter().map(|level| u8::try_from(*level).unwrap_or(of_interpreter)).collect();
        levels.sort_unstable();
        levels.dedup();
        let few_levels = args.hardlink_dupes && levels.len() < 2;
        if args.legacy {
            // All have the same name, and the last is left.
            levels.drain(..levels.len().saturating_sub(1));
        }
        if few_levels {
            return Err(traceback(FEW_LEVELS.into()));
        }

        let mut settings = Settings::new(target, if args.legacy { Layout::Legacy } else { cache_layout() });
        settings.mode = args.invalidation_mode.unwrap_or(settings.mode);
        settings.levels = levels;
        settings.warnings = args.warnings.filters_of_interpreter();
        settings.force = args.force;
        settings.trust_headers = true;
        settings.hardlink_dupes = args.hardlink_dupes;
        let limit = args.limit_sl_dest.clone().filter(|limit| !limit.as_os_str().is_empty());
        let limit = limit.map(|limit| limit.canonicalize().unwrap_or(limit));
        Ok(Run { args, settings, rx, bad_level, limit })
    }

    /// What the target's own command does.
    fn commands(&self) -> &'static Commands {
        &self.settings.target.commands
    }

    /// All steps; an error is printed and ends the run.
    fn steps(&self) -> Result<Vec<Step>, String> {
        let mut dests = self.args.dests.clone();
        if let Some(list) = &self.args.flist {
            let more = read_list(list).map_err(|_| format!("Error reading file list {}", list.display()))?;
            dests.extend(more);
        }
        let levels = match (self.args.recursion, self.args.no_recursion) {
            (Some(levels), _) => levels,
            (None, true) => 0,
            (None, false) => self.commands().walk_depth.levels(),
        };
        let says_files = naming::may_complain(self.args, self.commands());
        let told = self.settings.is_told_by_folders() && !self.bad_level && !says_files;
        let mut lister = Lister {
            fresh_by: told.then(|| Freshness::new(&self.settings)),
            all_names: says_files,
            says_folders: self.args.quiet < 1,
        };
        let mut steps = Vec::new();
        for dest in &dests {
            if dest.is_file() {
                steps.push(Step::File { path: dest.clone(), root: None, found: None });
            } else if told && let Some(stale) = self.stale_below(dest, levels) {
                let root: Arc<Path> = Arc::from(dest.as_path());
                steps.extend(stale.into_iter().map(|Source { path, size, modified, .. }| {
                    let found = modified.map(|modified| Found { size, modified });
                    Step::File { path, root: Some(Arc::clone(&root)), found }
                }));
            } else {
                lister.directory(dest, levels, &mut steps);
            }
        }
        if dests.is_empty() {
            for folder in self.search_path()? {
                if folder.as_os_str().is_empty() || folder == Path::new(".") {
                    steps.push(Step::Say { quiet_below: 2, line: "Skipping current directory".into() });
                } else {
                    lister.directory(&folder, 0, &mut steps);
                }
            }
        }
        Ok(steps)
    }

    /// The sources below a folder that are not up to date, where nothing else is to be told of it: then all processors look, as for `compile`.
    fn stale_below(&self, folder: &Path, levels: i64) -> Option<Vec<Source>> {
        if self.args.quiet < 1 || levels < WalkDepth::RecursionLimit.levels() {
            return None;
        }
        let exclude = Exclude::default();
        let walk = Walk { exclude: &exclude, jobs: 0, fresh_by: Some(&self.settings), name_fresh: false };
        let walked = walk.tree(folder);
        // What cannot be looked at is told at its place, on the slow way.
        walked.failures.is_empty().then_some(walked.files)
    }

    /// `sys.path`, which only the interpreter can tell.
    fn search_path(&self) -> Result<Vec<PathBuf>, String> {
        let version = self.settings.target.release.version.feature();
        let program = python::interpreter_for(version).ok_or_else(|| {
            format!("sys.path is not known without python{version} on PATH; name what to compile")
        })?;
        let asked = Command::new(&program)
            .args(["-c", "import sys; print(*sys.path, sep='\\n')"])
            .stdin(Stdio::null())
            .output();
        match asked {
            Ok(answer) if answer.status.success() => {
                Ok(String::from_utf8_lossy(&answer.stdout).lines().map(PathBuf::from).collect())
            }
            _ => Err(format!("{} does not tell its sys.path", program.display())),
        }
    }

    fn perform(&self, steps: Vec<Step>) -> Status {
        let mut units: Vec<Unit> = Vec::new();
        let mut sayings = Vec::new();
        let mut known: HashMap<PathBuf, usize> = HashMap::new();
        for step in steps {
            let (path, root, found) = match step {
                Step::Say { quiet_below, line } => {
                    if self.args.quiet < quiet_below {
                        sayings.push(Saying::Line(line));
                    }
                    continue;
                }
                Step::File { path, root, found } => (path, root, found),
            };
            let named = naming::name(self.args, self.commands(), &path, root.as_deref());
            if let Some(complaint) = named.complaint.filter(|_| self.args.quiet < 2) {
                sayings.push(Saying::Line(complaint));
            }
            if !self.wants(&path) {
                continue;
            }
            let Some(found) = found.or_else(|| Found::at(&path)) else { continue };
            let below = PathBuf::from(path.file_name().unwrap_or_default());
            let source = Source::found(path, below, found);
            let unit = match Unit::new(source, &self.settings) {
                Ok(unit) => Unit { shown: named.shown, ..unit },
                Err(failure) => {
                    sayings.push(Saying::Line(failure.message().to_owned()));
                    continue;
                }
            };
            let output = unit.outputs.iter().flatten().next().cloned().unwrap_or_default();
            // What is named twice is up to date the second time; what is forced gives the same again.
            let at = *known.entry(output).or_insert(units.len());
            sayings.push(Saying::Unit { at, again: at < units.len() });
            if at == units.len() {
                units.push(unit);
            }
        }
        self.compile(&units, &sayings)
    }

    /// Whether compileall would look further at a file.
    fn wants(&self, path: &Path) -> bool {
        if let Some(rx) = &self.rx
            // A match that takes too long to find is none.
            && rx.is_match(&*path.to_string_lossy()).unwrap_or(false)
        {
            return false;
        }
        if let Some(limit) = &self.limit
            && path.is_symlink()
            && !path.canonicalize().is_ok_and(|real| real != *limit && real.starts_with(limit))
        {
            return false;
        }
        path.file_name().is_some_and(|name| name.as_encoded_bytes().ends_with(b".py"))
    }

    fn compile(&self, units: &[Unit], sayings: &[Saying]) -> Status {
        let threads = pool::threads(usize::try_from(self.args.workers).unwrap_or(1));
        let twins = Twins::new(units);
        let mut results: Vec<Option<Answer>> = units.iter().map(|_| None).collect();
        if threads > 1 {
            results = pool::run(
                units,
                threads,
                |unit| unit.source.size,
                || Worker::of_run(&self.settings, &twins),
                |worker, unit| (self.one(worker, unit), Then::GoOn),
            );
        }
        self.tell(units, sayings, &mut results, &twins)
    }

    fn one<'s>(&self, worker: &mut Worker<'s>, unit: &'s Unit) -> Answer {
        if self.bad_level {
            let failure = Failure::other("Sorry: ValueError", "compile(): invalid optimize value");
            return Answer { result: Err(failure), warnings: Vec::new() };
        }
        let result = worker.file(unit);
        Answer { result, warnings: worker.take_warnings() }
    }

    /// Says what is to be said; compiles first what has no result yet when its turn has come.
    fn tell<'s>(
        &'s self,
        units: &'s [Unit],
        sayings: &[Saying],
        results: &mut [Option<Answer>],
        twins: &'s Twins<'s>,
    ) -> Status {
        let mut worker = Worker::of_run(&self.settings, twins);
        let quiet = self.args.quiet;
        let register = Register::default();
        let mut status = Status::Done;
        for saying in sayings {
            let (at, again) = match saying {
                Saying::Line(line) => {
                    print(format_args!("{line}\n"));
                    continue;
                }
                Saying::Unit { at, again } => (*at, *again),
            };
            let path = &units[at].source.path;
            let announce = || {
                if quiet == 0 {
                    print(format_args!("Compiling {}...\n", repr(path)));
                }
            };
            let answer = results[at].get_or_insert_with(|| self.one(&mut worker, &units[at]));
            match &answer.result {
                Ok(Outcome::Compiled) if !again || self.settings.force => {
                    announce();
                    register.print(&answer.warnings, path, &units[at].shown);
                }
                Ok(_) => {}
                Err(failure) => {
                    status = Status::Refused;
                    announce();
                    register.print(&answer.warnings, path, &units[at].shown);
                    let shown = rewrite::readable(&units[at].shown);
                    let message = compileall_message(failure, path, &shown, self.commands());
                    match quiet {
                        0 => print(format_args!("*** {message}\n")),
                        1 => print(format_args!("*** Error compiling {}...\n{message}\n", repr(path))),
                        _ => {}
                    }
                }
            }
        }
        status
    }
}

const FEW_LEVELS: &str =
    "Hardlinking of duplicated bytecode makes sense only for more than one optimization level.";

/// The names in a file, one a line.
fn read_list(list: &Path) -> io::Result<Vec<PathBuf>> {
    let lines: Vec<String> = if list == Path::new("-") {
        io::stdin().lock().lines().collect::<io::Result<_>>()?
    } else {
        fs::read_to_string(list)?.lines().map(str::to_owned).collect()
    };
    Ok(lines.iter().map(|line| PathBuf::from(line.trim())).collect())
}
