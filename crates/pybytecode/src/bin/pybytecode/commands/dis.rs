//! `pybytecode dis`: the listing that the target's `python -m dis` prints.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use pybytecode::dis::{self, Colours, Error, Options};
use pybytecode::{Bump, Pyc, asm};

use crate::Status;
use crate::failure::Failure;
use crate::input::{Form, Input, Output, Refusal, SourceArgs, refused, written};

/// List the instructions of a source or a compiled file, as `python -m dis` does.
///
/// The listing is that of the file's version, or of the version that a source is compiled for. In place of
/// addresses, code objects have their numbers in the file.
#[derive(Debug, Args)]
pub(crate) struct DisArgs {
    /// Sources or compiled files, 3.8 or later; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    /// Show inline caches (3.11 and later have them)
    #[arg(short = 'C', long)]
    pub(crate) show_caches: bool,
    /// Show offsets of instructions (up to 3.12 they are always shown)
    #[arg(short = 'O', long)]
    pub(crate) show_offsets: bool,
    /// Show lines and columns instead of lines (3.13 and later)
    #[arg(short = 'P', long)]
    pub(crate) show_positions: bool,
    /// Show code as the interpreter makes it ready to run: with the start values of its caches (3.14 and later)
    #[arg(short = 'S', long)]
    pub(crate) specialized: bool,
    /// Print assembly text instead, which says every byte of the file: `pybytecode asm` reads it
    #[arg(long, conflicts_with_all = ["show_caches", "show_offsets", "show_positions", "specialized", "depth"])]
    pub(crate) asm: bool,
    /// Go no deeper than N levels into nested code objects
    #[arg(long, value_name = "N")]
    pub(crate) depth: Option<u32>,
    /// Form of the listing; json is a line for each code object
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output_format: Form,
}

pub(crate) fn run(args: &DisArgs) -> Status {
    let mut status = Status::Done;
    let mut out = Output::new();
    for (at, file) in args.files.iter().enumerate() {
        if args.files.len() > 1 && args.output_format == Form::Text {
            let gap = if at > 0 { "\n" } else { "" };
            let _ = writeln!(out, "{gap}==> {} <==", file.display());
        }
        let listed = list(file, args, &mut out);
        let listed = listed.and(written(out.flush()));
        if let Err(refusal) = listed {
            let _ = out.flush();
            status = refused(file, &refusal);
        }
    }
    status
}

fn list(file: &Path, args: &DisArgs, out: &mut Output) -> Result<(), Refusal> {
    let input = Input::load(file, &args.source)?;
    if args.asm {
        let text = asm::print(&input.pyc).map_err(|error| Failure::other("ValueError", error.to_string()))?;
        return written(out.write_all(text.as_bytes()));
    }
    let bump = Bump::new();
    let pyc = Pyc::read(&input.pyc, &bump)?;
    let target = pyc.target()?;
    let options = Options {
        show_caches: args.show_caches,
        show_offsets: args.show_offsets,
        show_positions: args.show_positions,
        specialized: args.specialized,
        depth: args.depth,
        colours: if Output::has_colours() { Colours::TERMINAL } else { Colours::PLAIN },
    };
    let (objects, root) = (&pyc.dump.objects, pyc.dump.root);
    let listed = match args.output_format {
        Form::Text => dis::write(objects, root, target, &options, out),
        Form::Json => dis::write_json(objects, root, target, out),
    };
    match listed {
        Err(Error::Io(error)) => written(Err(error)),
        Err(error) => Err(Failure::other("ValueError", error.to_string()).into()),
        Ok(()) => Ok(()),
    }
}
