//! `pybytecode py_compile`: the standard library's command, for scripts that exist
//! (`main` in `Lib/py_compile.py`).

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use pybytecode_opcode::commands::PyCompileArguments;

use crate::Status;
use crate::cli::{ReportArgs, TargetArgs};
use crate::dropin::py_compile_message;
use crate::failure::Failure;
use crate::report::Reporter;
use crate::settings::{Settings, cache_layout, interpreter_level};
use crate::sources::Source;
use crate::unit::{Unit, Worker};
use crate::warned::{Register, WarningArgs};

/// The standard library's py_compile: the same options, output and exit status, as of the target's version.
#[derive(Debug, Args)]
pub(crate) struct PyCompileArgs {
    /// Files to compile; a lone `-` reads their names from standard input, one a line
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    target: TargetArgs,
    #[command(flatten)]
    warnings: WarningArgs,
    /// Print no errors
    #[arg(short, long)]
    quiet: bool,
}

pub(crate) fn run(args: &PyCompileArgs) -> Status {
    let reporter = Reporter::new(&ReportArgs::quiet(if args.quiet { 2 } else { 0 }), false);
    let choice = match args.target.python.choose() {
        Ok(choice) => choice,
        Err(error) => return reporter.unusable(error),
    };
    if let Some(note) = choice.note() {
        reporter.note(note);
    }
    let commands = &choice.target.commands;
    let arguments = commands.py_compile_arguments;
    match arguments {
        PyCompileArguments::Argparse if args.files.is_empty() => {
            return reporter.unusable("the following arguments are required: filenames");
        }
        PyCompileArguments::Names if args.quiet => {
            let version = choice.target.release.version.feature();
            reporter.error(format_args!(
                "-q: py_compile of Python {version} has no options, only names of files"
            ));
            return Status::Refused;
        }
        PyCompileArguments::Argparse | PyCompileArguments::Names => {}
    }
    let by_list = args.files == [Path::new("-")];
    let files = if by_list {
        match io::stdin().lines().collect::<io::Result<Vec<_>>>() {
            Ok(lines) => lines.iter().map(PathBuf::from).collect(),
            Err(error) => {
                reporter.error(format_args!("cannot read standard input: {error}"));
                return Status::Refused;
            }
        }
    } else {
        args.files.clone()
    };
    let mut settings = Settings::new(choice.target, cache_layout());
    settings.levels = vec![interpreter_level()];
    settings.warnings = args.warnings.filters_of_interpreter();
    let register = Register::default();
    let mut worker = Worker::new(&settings);
    let mut status = Status::Done;
    for file in &files {
        let result = compile(&mut worker, &settings, file);
        register.print(&worker.take_warnings(), file, file.as_os_str().as_encoded_bytes());
        let Err(failure) = result else { continue };
        status = Status::Refused;
        let message = py_compile_message(&failure, file, commands);
        match arguments {
            PyCompileArguments::Names => reporter.verbatim(format_args!("{message}\n")),
            PyCompileArguments::Argparse if args.quiet => {}
            PyCompileArguments::Argparse => reporter.verbatim(message),
        }
        // What is no error of the source ends in a traceback where names were given.
        let goes_on = matches!(failure, Failure::Source(_)) || by_list;
        if arguments == PyCompileArguments::Argparse || !goes_on {
            break;
        }
    }
    status
}

fn compile(worker: &mut Worker, settings: &Settings, file: &Path) -> Result<(), Failure> {
    let below = PathBuf::from(file.file_name().unwrap_or_default());
    let unit =
        Unit::new(Source { path: file.to_owned(), below, size: 0, modified: None, fresh: false }, settings)?;
    worker.single_file(&unit)?;
    Ok(())
}
