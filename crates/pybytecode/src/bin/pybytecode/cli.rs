//! What can be written on the command line.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use crate::commands::cfg::CfgArgs;
use crate::commands::compileall::CompileallArgs;
use crate::commands::diff::DiffArgs;
use crate::commands::dis::DisArgs;
use crate::commands::explain::ExplainArgs;
use crate::commands::inspect::InspectArgs;
use crate::commands::precompile::PrecompileArgs;
use crate::commands::py_compile::PyCompileArgs;
use crate::commands::verify::VerifyArgs;
use crate::python::Python;
use crate::warned::WarningArgs;

/// Compiles Python source to .pyc files, for any supported CPython and without one.
#[derive(Debug, Parser)]
#[command(
    name = "pybytecode",
    version,
    args_conflicts_with_subcommands = true,
    arg_required_else_help = true,
    after_help = "Exit status: 0 done, 1 some input was refused or some check failed, 2 wrong usage."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) files: FilesArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Compile(Box<CompileArgs>),
    #[command(infer_long_args = true)]
    Compileall(Box<CompileallArgs>),
    #[command(name = "py_compile", infer_long_args = true)]
    PyCompile(PyCompileArgs),
    #[command(disable_help_flag = true)]
    Precompile(PrecompileArgs),
    Dis(DisArgs),
    Inspect(InspectArgs),
    Explain(ExplainArgs),
    Diff(DiffArgs),
    Cfg(CfgArgs),
    Asm(AsmArgs),
    Verify(VerifyArgs),
    Versions(VersionsArgs),
    Completions(CompletionsArgs),
}

/// The original command: each file to FILE.pyc beside it.
#[derive(Debug, Args)]
pub(crate) struct FilesArgs {
    /// Python files, each compiled to FILE.pyc beside it; `-` compiles standard input to standard output
    #[arg(value_name = "FILE.py")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) target: TargetArgs,
    #[command(flatten)]
    pub(crate) warnings: WarningArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// Compile files, whole trees and archives, in parallel.
///
/// A wheel or another zip archive that is named (.whl, .zip) is compiled into one beside it: a wheel of the next
/// build tag, with RECORD updated, or NAME.cpython-XY.zip; or into the one that -o or --out-dir says.
///
/// Without -o, --out-dir and --legacy the compiled files go where the interpreter looks for them:
/// __pycache__/NAME.cpython-XY.pyc beside the source, or below PYTHONPYCACHEPREFIX.
#[derive(Debug, Args)]
pub(crate) struct CompileArgs {
    /// Files, directories, and archives; `-` compiles standard input
    #[arg(required_unless_present = "site_packages", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) target: TargetArgs,
    /// Compile what is installed in a virtual environment, for its Python; may be given several times
    #[arg(long, value_name = "VENV", action = ArgAction::Append, conflicts_with = "paths")]
    pub(crate) site_packages: Vec<PathBuf>,

    /// Write the one compiled file here; `-` is standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output", conflicts_with_all = ["out_dir", "legacy"])]
    pub(crate) output: Option<PathBuf>,
    /// Mirror each PATH below DIR: PATH/a/b.py becomes DIR/a/b.pyc
    #[arg(long, value_name = "DIR", help_heading = "Output", conflicts_with = "legacy")]
    pub(crate) out_dir: Option<PathBuf>,
    /// Write NAME.pyc beside the source: in an archive, that is where zipimport looks
    #[arg(short = 'b', long, help_heading = "Output")]
    pub(crate) legacy: bool,
    /// For archives: write only the __pycache__ folders, into DIR, where the content is or will be installed
    #[arg(long, value_name = "DIR", help_heading = "Output", conflicts_with_all = ["output", "out_dir"])]
    pub(crate) beside: Option<PathBuf>,

    /// Level of optimisation; may be given several times to compile for several levels
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(0..=2), action = ArgAction::Append)]
    pub(crate) optimize: Vec<u8>,
    /// How the interpreter finds out whether a compiled file is up to date
    ///
    /// By default timestamp, or checked-hash in archives and where SOURCE_DATE_EPOCH is set.
    #[arg(long, value_name = "MODE")]
    pub(crate) invalidation_mode: Option<InvalidationMode>,
    /// Compile what is up to date too
    #[arg(short, long)]
    pub(crate) force: bool,
    /// Keep compiled code in DIR, and take from there what was compiled before
    ///
    /// Entries depend on the source, the path shown in tracebacks, the target and the level; many processes may
    /// share the directory.
    #[arg(long, value_name = "DIR")]
    pub(crate) cache: Option<PathBuf>,
    /// How many MiB the cache may hold; what was used least recently goes first
    #[arg(long, value_name = "MIB", default_value_t = 2048, requires = "cache")]
    pub(crate) cache_size: u64,
    /// Make equal files of several levels one file
    #[arg(long)]
    pub(crate) hardlink_dupes: bool,
    /// Write nothing; exit with status 1 if any compiled file is missing or out of date
    ///
    /// With --force everything is compiled and compared, whatever the compiled files say of themselves.
    #[arg(long)]
    pub(crate) check: bool,

    /// Take DIR off the front of the paths that tracebacks show
    #[arg(short, long, value_name = "DIR", help_heading = "Paths in tracebacks")]
    pub(crate) strip_dir: Option<PathBuf>,
    /// Put DIR in front of the paths that tracebacks show
    #[arg(short, long, value_name = "DIR", help_heading = "Paths in tracebacks")]
    pub(crate) prepend_dir: Option<PathBuf>,

    /// Leave out files and directories that match; may be given several times
    ///
    /// GLOB is matched against the path below PATH and against each part at its end, so that
    /// `tests` leaves out every directory of that name.
    #[arg(long, value_name = "GLOB", action = ArgAction::Append)]
    pub(crate) exclude: Vec<String>,
    /// How many files to compile at the same time; 0 for as many as there are processors
    #[arg(short, long, value_name = "N", default_value_t = 0)]
    pub(crate) jobs: usize,
    /// Go on after a file with errors
    #[arg(long)]
    pub(crate) keep_going: bool,
    #[command(flatten)]
    pub(crate) warnings: WarningArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    /// Name each file
    #[arg(short, long, conflicts_with = "quiet", help_heading = "Messages")]
    pub(crate) verbose: bool,
}

/// Assemble a .pyc from the text that `dis --asm` prints, or that a person writes.
#[derive(Debug, Args)]
pub(crate) struct AsmArgs {
    /// The text; `-` is standard input
    #[arg(value_name = "FILE.pyasm")]
    pub(crate) file: PathBuf,
    /// Where the .pyc goes, by default beside the text; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) target: TargetArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// List the versions of Python that are known, and what can be done for each.
#[derive(Debug, Args)]
pub(crate) struct VersionsArgs {
    /// Form of the list
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output_format: OutputFormat,
}

/// Print shell completions, or manual pages.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// For which shell
    #[arg(value_name = "SHELL", required_unless_present = "man")]
    pub(crate) shell: Option<clap_complete::Shell>,
    /// Write a manual page for each command to DIR instead
    #[arg(long, value_name = "DIR", conflicts_with = "shell")]
    pub(crate) man: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct TargetArgs {
    /// Version of Python to compile for: X.Y, X.Y.Z or auto
    ///
    /// `auto` is the version of the active virtual environment, else that of `.python-version`, else that of
    /// `python3` on PATH, else the newest that is supported.
    #[arg(long, value_name = "VERSION", default_value = "auto")]
    pub(crate) python: Python,
}

#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// Print errors only; given twice, print nothing
    #[arg(short, long, action = ArgAction::Count, help_heading = "Messages")]
    pub(crate) quiet: u8,
    /// Form of the messages; json is a line a file, on standard output; github marks lines of a pull request; sarif
    /// is a log for code scanning
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Messages")]
    pub(crate) output_format: ReportFormat,
}

impl ReportArgs {
    /// Text, less of it with each `-q`.
    pub(crate) fn quiet(quiet: u8) -> Self {
        ReportArgs { quiet, output_format: ReportFormat::Text }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    Text,
    Json,
}

/// Forms of what is said of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Json,
    Github,
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InvalidationMode {
    /// By the source's time of modification and size
    Timestamp,
    /// By the source's hash, compared on each import
    CheckedHash,
    /// Never
    UncheckedHash,
}
