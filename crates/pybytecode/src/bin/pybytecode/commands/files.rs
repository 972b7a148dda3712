//! `pybytecode FILE.py ...`: each file to `FILE.pyc` beside it, the original command.

use std::path::{Path, PathBuf};

use crate::Status;
use crate::cli::{FilesArgs, ReportFormat};
use crate::commands::refuse_terminal;
use crate::failure::Failure;
use crate::outputs::Layout;
use crate::python::{self, Choice};
use crate::report::Reporter;
use crate::settings::Settings;
use crate::sources::Source;
use crate::unit::{Unit, Worker};

pub(crate) fn run(args: &FilesArgs) -> Status {
    let reporter = Reporter::new(&args.report, false);
    let choice = match args.target.python.choose() {
        Ok(choice) => choice,
        Err(error) => return reporter.unusable(error),
    };
    reporter.compiles_for(choice.target);
    if args.files.iter().any(|file| is_stdin(file)) {
        if args.report.output_format != ReportFormat::Text {
            return reporter.unusable("standard output cannot hold both messages and a .pyc");
        }
        if let Some(refused) = refuse_terminal(&reporter) {
            return refused;
        }
    }
    let mut settings = Settings::new(choice.target, Layout::Legacy);
    settings.warnings = match args.warnings.filters() {
        Ok(filters) => filters,
        Err(error) => return reporter.unusable(error),
    };
    let mut worker = Worker::new(&settings);
    let mut status = Status::Done;
    let mut written = Vec::new();
    for file in &args.files {
        let result = if is_stdin(file) {
            worker.standard_input(None).map(|_| None)
        } else {
            compile(&mut worker, &settings, file).map(Some)
        };
        reporter.warnings(file, &worker.take_warnings());
        match result {
            Ok(output) => {
                reporter.done(file, "");
                written.extend(output);
            }
            Err(failure) => {
                reporter.failure(file, &failure);
                status = Status::Refused;
            }
        }
    }
    if reporter.is_chatty() {
        tell_version(&reporter, &choice, &written);
    }
    status
}

fn is_stdin(file: &Path) -> bool {
    file == Path::new("-")
}

fn compile(worker: &mut Worker, settings: &Settings, file: &Path) -> Result<PathBuf, Failure> {
    let unit = Unit::new(Source::file(file)?, settings)?;
    worker.single_file(&unit)?;
    Ok(unit.outputs.into_iter().flatten().next().unwrap_or_default())
}

/// Says which Python the files are for, where the one at hand is another.
fn tell_version(reporter: &Reporter, choice: &Choice, written: &[PathBuf]) {
    let what = match written {
        [] => return,
        [one] => format!("{} is", one.display()),
        all => format!("the {} compiled files are", all.len()),
    };
    let ours = choice.version();
    let machine = python::of_this_machine();
    if machine.as_ref().is_some_and(|found| found.version.feature() == ours) {
        return;
    }
    let here = match &machine {
        Some(found) => format!("; {} is Python {}", found.origin, found.version),
        None => "; there is no python3 on PATH".to_owned(),
    };
    let advice = match python::interpreter_for(ours) {
        Some(program) => format!(", run {} instead", program.display()),
        None => String::new(),
    };
    reporter.note(format_args!("{what} for Python {ours}{here}{advice}"));
}
