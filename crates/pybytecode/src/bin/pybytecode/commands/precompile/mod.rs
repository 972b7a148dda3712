//! `pybytecode precompile`: the executable that the exec-tools toolchain of Bazel's rules_python wants of
//! a precompiler, so that actions need no interpreter for the target version.
//!
//! One action by its arguments, or, with `--persistent_worker`, one after the other as JSON lines on
//! standard input (`worker.rs`). Options are those of `tools/precompiler/precompiler.py` there.

mod action;
mod directory;
mod worker;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, ValueEnum};
use pybytecode::Version;

use crate::Status;
use crate::cli::ReportArgs;
use crate::report::Reporter;

/// Compile for Bazel's rules_python, as its exec-tools toolchain wants it of a precompiler.
///
/// An argument @FILE stands for the lines of FILE, an argument each.
#[derive(Debug, Args)]
pub(crate) struct PrecompileArgs {
    /// Arguments of the action; see `pybytecode precompile -- --help`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENT")]
    arguments: Vec<OsString>,
}

/// What one action is asked for.
#[derive(Debug, Clone, Parser)]
#[command(name = "pybytecode precompile", disable_version_flag = true)]
struct Options {
    /// timestamp, checked_hash or unchecked_hash, in any case
    #[arg(long = "invalidation_mode", default_value = "CHECKED_HASH")]
    invalidation_mode: String,
    /// Level of optimisation; -1 is 0
    #[arg(long, default_value_t = -1, allow_negative_numbers = true, value_parser = clap::value_parser!(i8).range(-1..=2))]
    optimize: i8,
    /// The target, as 3.14
    #[arg(long = "python_version")]
    python_version: Option<Version>,
    /// A source; with a name and a compiled file of its own
    #[arg(long = "src", action = ArgAction::Append)]
    srcs: Vec<PathBuf>,
    /// The path that tracebacks show
    #[arg(long = "src_name", alias = "src-name", action = ArgAction::Append)]
    src_names: Vec<PathBuf>,
    /// Where to write the compiled file
    #[arg(long = "pyc", action = ArgAction::Append)]
    pycs: Vec<PathBuf>,
    /// A directory of sources, copied to its --out_dir and compiled there
    #[arg(long = "src_dir", alias = "src-dir", action = ArgAction::Append)]
    src_dirs: Vec<PathBuf>,
    /// Where the copy goes
    #[arg(long = "out_dir", alias = "out-dir", action = ArgAction::Append)]
    out_dirs: Vec<PathBuf>,
    /// The middle of the names in __pycache__: cpython-314
    #[arg(long = "pyc_tag", alias = "pyc-tag")]
    pyc_tag: Option<String>,
    /// Whether compiled files of directories go to __pycache__: true or false
    #[arg(long, default_value = "true", value_parser = parse_bool)]
    pycache: bool,
    /// Serve actions from standard input until it ends
    #[arg(long = "persistent_worker")]
    persistent_worker: bool,
    /// Taken and without effect
    #[arg(long = "log_level", default_value = "ERROR")]
    log_level: String,
    /// Whether a worker does one action at a time, or as many as there are processors
    #[arg(long = "worker_impl", default_value = "async")]
    worker_impl: WorkerImpl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum WorkerImpl {
    Serial,
    Async,
}

pub(crate) fn run(args: &PrecompileArgs) -> Status {
    let reporter = Reporter::new(&ReportArgs::quiet(0), false);
    let options = match parse(args.arguments.iter().cloned()) {
        Ok(options) => options,
        Err(Refused::Usage(usage)) if !usage.use_stderr() => {
            crate::report::print(usage);
            return Status::Done;
        }
        Err(refused) => return reporter.unusable(refused.to_string().trim_start_matches("error: ")),
    };
    if options.persistent_worker {
        return worker::serve(options.worker_impl);
    }
    match action::perform(&options) {
        Ok(()) => Status::Done,
        Err(message) => {
            reporter.verbatim(format_args!("{}\n", message.trim_end()));
            Status::Refused
        }
    }
}

/// Why arguments are none of an action.
#[derive(Debug)]
enum Refused {
    Usage(clap::Error),
    File(PathBuf, io::Error),
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refused::Usage(error) => error.fmt(f),
            Refused::File(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

/// The options that arguments say, those in files included.
fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Options, Refused> {
    let mut all = vec![OsString::from("precompile")];
    for argument in arguments {
        match argument.as_encoded_bytes() {
            [b'@', ..] => all.extend(arguments_in(&argument)?),
            _ => all.push(argument),
        }
    }
    Options::try_parse_from(all).map_err(Refused::Usage)
}

/// The lines of `@file`.
fn arguments_in(argument: &OsStr) -> Result<Vec<OsString>, Refused> {
    let path = PathBuf::from(argument.to_string_lossy().trim_start_matches('@'));
    let text = fs::read_to_string(&path).map_err(|error| Refused::File(path, error))?;
    Ok(text.lines().map(OsString::from).collect())
}

fn parse_bool(text: &str) -> Result<bool, String> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" => Ok(true),
        "false" | "0" | "no" => Ok(false),
        _ => Err("neither true nor false".to_owned()),
    }
}
