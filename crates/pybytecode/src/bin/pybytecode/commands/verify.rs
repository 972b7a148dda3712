//! `pybytecode verify`: checks `.pyc` files.

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Args;
use pybytecode::verify::{Finding, verify};
use pybytecode::{Bump, Pyc, Support};
use serde::Serialize;
use walkdir::WalkDir;

use crate::Status;
use crate::failure::Failure;
use crate::input::Form;
use crate::report;

/// Check compiled files: whether an interpreter can run them without crashing.
///
/// Checks jumps, arguments, the stack on every path, blocks, exception and line tables, flags and more, for 3.8 and later.
/// Of directories all .pyc files are checked.
#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// Compiled files and directories
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Form of the findings; json is a line a file
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output_format: Form,
    /// Do not say how many files there were
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

#[derive(Serialize)]
struct Line<'l> {
    path: &'l str,
    error: Option<&'l str>,
    findings: Vec<Item<'l>>,
}

#[derive(Serialize)]
struct Item<'l> {
    code: &'l str,
    offset: Option<u32>,
    operation: Option<&'static str>,
    rule: &'static str,
    message: &'l str,
}

pub(crate) fn run(args: &VerifyArgs) -> Status {
    let (mut files, mut faulty) = (0usize, 0usize);
    let mut missing = false;
    let mut bump = Bump::new();
    for path in &args.paths {
        for entry in WalkDir::new(path).sort_by_file_name() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let place = error.path().unwrap_or(path).display();
                    let failure = match error.io_error() {
                        Some(error) => Failure::io("cannot read", error),
                        None => Failure::other("OSError", "a loop of symbolic links"),
                    };
                    report::eprint(format_args!("error: {place}: {}\n", failure.message()));
                    missing = true;
                    continue;
                }
            };
            let is_asked = entry.depth() == 0 || entry.path().extension().is_some_and(|ext| ext == "pyc");
            if !entry.file_type().is_file() || !is_asked {
                continue;
            }
            files += 1;
            faulty += usize::from(!check(entry.path(), args, &bump));
            bump.reset();
        }
    }
    if !args.quiet && args.output_format == Form::Text {
        report::eprint(format_args!("{files} files checked, {faulty} with findings\n"));
    }
    match (faulty, missing, files) {
        (0, false, _) => Status::Done,
        (_, true, 0) => Status::Unusable,
        _ => Status::Refused,
    }
}

/// Whether there is nothing to find.
fn check(path: &Path, args: &VerifyArgs, bump: &Bump) -> bool {
    let found = findings(path, bump);
    let name = path.to_string_lossy();
    match (args.output_format, &found) {
        (Form::Text, Ok(findings)) => {
            for finding in findings {
                report::print(format!("{name}: {finding}\n"));
            }
        }
        (Form::Text, Err(failure)) => {
            report::eprint(format_args!("{name}: {}\n", failure.message()));
        }
        (Form::Json, found) => {
            let empty = Vec::new();
            let items = found.as_ref().unwrap_or(&empty).iter().map(|finding| Item {
                code: &finding.code,
                offset: finding.instruction.map(|(offset, _)| offset),
                operation: finding.instruction.and_then(|(_, op)| op).map(|op| op.name()),
                rule: finding.rule.name(),
                message: &finding.message,
            });
            let error = found.as_ref().err().map(Failure::message);
            report::print_json(&Line { path: &name, error, findings: items.collect() });
        }
    }
    found.is_ok_and(|findings| findings.is_empty())
}

fn findings(path: &Path, bump: &Bump) -> Result<Vec<Finding>, Failure> {
    let bytes = fs::read(path).map_err(|error: io::Error| Failure::io("cannot read", &error))?;
    let bytes = bump.alloc_slice_copy(&bytes);
    let pyc = Pyc::read(bytes, bump)?;
    let target = pyc.target().map_err(|error| Failure::other("ValueError", error.to_string()))?;
    if target.support < Support::Trial {
        let version = target.release.version.feature();
        return Err(Failure::other("ValueError", format!("code of Python {version} is not verified")));
    }
    Ok(verify(&pyc.dump.objects, pyc.dump.root, target))
}
