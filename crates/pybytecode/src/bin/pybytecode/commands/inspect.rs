//! `pybytecode inspect`: what a compiled file holds.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use clap::Args;
use pybytecode::dis::Colours;
use pybytecode::inspect::{self, Source};
use pybytecode::{Bump, Pyc};

use crate::Status;
use crate::input::{Form, Input, Output, Refusal, SourceArgs, refused, written};

/// Show what a compiled file holds: its header in words, and all code objects with their tables.
///
/// Files of 2.7, 3.6 and later are read.
#[derive(Debug, Args)]
pub(crate) struct InspectArgs {
    /// A compiled file, or a source; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    /// Show every byte of the file beside what it means
    #[arg(long, conflicts_with = "output_format")]
    pub(crate) hex: bool,
    /// Form of the report; json is one object
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output_format: Form,
}

pub(crate) fn run(args: &InspectArgs) -> Status {
    let mut out = Output::new();
    let outcome = report(args, &mut out);
    let outcome = outcome.and(written(out.flush()));
    match outcome {
        Ok(()) => Status::Done,
        Err(refusal) => refused(&args.file, &refusal),
    }
}

fn report(args: &InspectArgs, out: &mut Output) -> Result<(), Refusal> {
    let input = Input::load(&args.file, &args.source)?;
    let colours = if Output::has_colours() { Colours::TERMINAL } else { Colours::PLAIN };
    if args.hex {
        return match inspect::hex(&input.pyc, &colours, out) {
            Ok(whole) => Ok(whole?),
            Err(error) => written(Err(error)),
        };
    }
    let bump = Bump::new();
    let pyc = Pyc::read(&input.pyc, &bump)?;
    let source = if input.is_fresh { None } else { source_of(&args.file) };
    let shown = args.file.display().to_string();
    written(match args.output_format {
        Form::Json => inspect::write_json(&shown, &pyc, source.as_ref(), out),
        Form::Text => text(&shown, &input, &pyc, source.as_ref(), &colours, out),
    })
}

fn text(
    path: &str,
    input: &Input,
    pyc: &Pyc<'_>,
    source: Option<&Source>,
    colours: &Colours,
    out: &mut Output,
) -> io::Result<()> {
    let Colours { title, operation, reset, .. } = colours;
    let made = if input.is_fresh { ", compiled just now" } else { "" };
    writeln!(out, "{title}{path}{reset}  {} bytes{made}", input.pyc.len())?;
    for (label, text) in inspect::header(pyc, source) {
        if !(input.is_fresh && label.starts_with("source")) {
            writeln!(out, "  {operation}{label:<16}{reset}{text}")?;
        }
    }
    if !pyc.dump.trailing.is_empty() {
        writeln!(out, "  {operation}{:<16}{reset}{} bytes", "behind it", pyc.dump.trailing.len())?;
    }
    inspect::write_tree(&pyc.dump, colours, out)
}

/// The source beside a compiled file: `a.py` for `a.pyc` and for `__pycache__/a.cpython-314.opt-1.pyc`.
fn source_of(path: &Path) -> Option<Source> {
    let folder = path.parent()?;
    let stem = path.file_stem()?.to_str()?;
    let path = if folder.file_name().is_some_and(|name| name == "__pycache__") {
        let (name, _tag) = stem.split_once('.')?;
        folder.parent()?.join(format!("{name}.py"))
    } else {
        path.with_extension("py")
    };
    let mtime = fs::metadata(&path).ok()?.modified().ok()?;
    let mtime = match mtime.duration_since(UNIX_EPOCH) {
        Ok(since) => since.as_secs().cast_signed(),
        Err(before) => -before.duration().as_secs().cast_signed(),
    };
    let bytes = fs::read(&path).ok()?;
    Some(Source { path: path.display().to_string(), mtime, bytes })
}
