//! The options of `python -m compileall`, and `--python`.

use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{ArgAction, Args};
use pybytecode_opcode::commands::{Commands, CompileallOptions};

use crate::cli::{InvalidationMode, TargetArgs};
use crate::warned::WarningArgs;

/// The standard library's compileall: the same options, output and exit status, as of the target's version.
///
/// What is mended: hash-based files that are up to date are not compiled again, a change of
/// invalidation mode is honoured, and the source's size is compared too.
#[derive(Debug, Args)]
pub(crate) struct CompileallArgs {
    /// Files and directories; without any, the directories of the target interpreter's sys.path, as with -l
    #[arg(value_name = "FILE|DIR", value_parser = any_path())]
    pub(super) dests: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) target: TargetArgs,
    #[command(flatten)]
    pub(super) warnings: WarningArgs,

    /// Don't recurse into subdirectories
    #[arg(short = 'l')]
    pub(super) no_recursion: bool,
    /// Maximum depth of recursion; takes precedence over -l
    #[arg(short = 'r', value_name = "DEPTH", allow_negative_numbers = true)]
    pub(super) recursion: Option<i64>,
    /// Compile what is up to date too
    #[arg(short = 'f')]
    pub(super) force: bool,
    /// Print errors only; -qq prints nothing
    #[arg(short = 'q', action = ArgAction::Count)]
    pub(super) quiet: u8,
    /// Write NAME.pyc beside the source
    #[arg(short = 'b')]
    pub(super) legacy: bool,
    /// Directory to put in front of file paths in tracebacks
    #[arg(short = 'd', value_name = "DESTDIR", value_parser = any_path())]
    pub(super) ddir: Option<PathBuf>,
    /// Part to take off the front of file paths in tracebacks
    #[arg(short = 's', value_name = "STRIPDIR", value_parser = any_path())]
    pub(super) stripdir: Option<PathBuf>,
    /// Prefix to add to file paths in tracebacks, after -s
    #[arg(short = 'p', value_name = "PREPENDDIR", value_parser = any_path())]
    pub(super) prependdir: Option<PathBuf>,
    /// Skip files whose full path has a match of this regular expression
    #[arg(short = 'x', value_name = "REGEXP")]
    pub(super) rx: Option<String>,
    /// Take more files and directories from FILE, one a line; `-` is standard input
    #[arg(short = 'i', value_name = "FILE")]
    pub(super) flist: Option<PathBuf>,
    /// How many files to compile at the same time; 0 for as many as there are processors
    #[arg(short = 'j', long, value_name = "WORKERS", default_value_t = 1, allow_negative_numbers = true)]
    pub(super) workers: i64,
    /// How the interpreter finds out whether a compiled file is up to date
    #[arg(long, value_name = "MODE")]
    pub(super) invalidation_mode: Option<InvalidationMode>,
    /// Level of optimisation; may be given several times. -1 is the level of PYTHONOPTIMIZE
    #[arg(short = 'o', value_name = "LEVEL", action = ArgAction::Append, allow_negative_numbers = true)]
    pub(super) levels: Vec<i64>,
    /// Ignore symbolic links that point outside of DIR
    #[arg(short = 'e', value_name = "DIR", value_parser = any_path())]
    pub(super) limit_sl_dest: Option<PathBuf>,
    /// Make equal files of several levels one file
    #[arg(long)]
    pub(super) hardlink_dupes: bool,
}

impl CompileallArgs {
    /// An option that is given though the target's own command has none of that name.
    pub(super) fn unknown_to(&self, commands: &Commands) -> Option<&'static str> {
        let newer = [
            ("-s", self.stripdir.is_some()),
            ("-p", self.prependdir.is_some()),
            ("-o", !self.levels.is_empty()),
            ("-e", self.limit_sl_dest.is_some()),
            ("--hardlink-dupes", self.hardlink_dupes),
        ];
        match commands.compileall_options {
            CompileallOptions::OneLevel => newer.iter().find(|(_, given)| *given).map(|(option, _)| *option),
            CompileallOptions::SeveralLevels => None,
        }
    }
}

/// A path that may be empty.
fn any_path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}
