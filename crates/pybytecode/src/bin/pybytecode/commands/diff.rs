//! `pybytecode diff`: what differs between two files, by meaning.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use pybytecode::diff::{self, Diff};
use pybytecode::dis::Colours;
use pybytecode::{Bump, Pyc};

use crate::Status;
use crate::failure::Failure;
use crate::input::{Form, Input, Output, Refusal, SourceArgs, refused, written};

/// Tell what differs between two compiled files or sources, by meaning.
///
/// Code objects are matched by where they are defined, instructions are aligned without regard to offsets. Nothing
/// is printed if nothing differs.
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// A compiled file or a source; `-` is standard input
    #[arg(value_name = "A")]
    pub(crate) first: PathBuf,
    /// Another one
    #[arg(value_name = "B")]
    pub(crate) second: PathBuf,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    /// Exit with status 1 if something differs
    #[arg(long)]
    pub(crate) exit_code: bool,
    /// Form of the report; json is one object
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output_format: Form,
}

pub(crate) fn run(args: &DiffArgs) -> Status {
    let load = |path: &Path| Input::load(path, &args.source).map_err(|refusal| refused(path, &refusal));
    let (first, second) = match (load(&args.first), load(&args.second)) {
        (Ok(first), Ok(second)) => (first, second),
        (Err(status), _) | (_, Err(status)) => return status,
    };
    let bump = Bump::new();
    fn read<'a>(path: &Path, input: &'a Input, bump: &'a Bump) -> Result<Pyc<'a>, Status> {
        Pyc::read(&input.pyc, bump).map_err(|error| refused(path, &error.into()))
    }
    let files = (read(&args.first, &first, &bump), read(&args.second, &second, &bump));
    let (one, other) = match files {
        (Ok(one), Ok(other)) => (one, other),
        (Err(status), _) | (_, Err(status)) => return status,
    };
    let difference = match diff::diff(&one, &other) {
        Ok(difference) => difference,
        Err(error) => return refused(&args.first, &Failure::other("ValueError", error.to_string()).into()),
    };
    match print(args, &difference) {
        Err(refusal) => refused(&args.first, &refusal),
        Ok(()) if args.exit_code && !difference.is_empty() => Status::Refused,
        Ok(()) => Status::Done,
    }
}

fn print(args: &DiffArgs, difference: &Diff) -> Result<(), Refusal> {
    let mut out = Output::new();
    let outcome = match args.output_format {
        Form::Json => {
            serde_json::to_writer(&mut out, difference).map_err(Into::into).and_then(|()| writeln!(out))
        }
        Form::Text => {
            let colours = if Output::has_colours() { Colours::TERMINAL } else { Colours::PLAIN };
            let names = [&args.first, &args.second].map(|path| path.display().to_string());
            diff::write_text(difference, [&names[0], &names[1]], &colours, &mut out)
        }
    };
    written(outcome.and_then(|()| out.flush()))
}
