//! `pybytecode explain`: what an operation does.

use std::io::Write as _;

use clap::Args;
use pybytecode::dis::Colours;
use pybytecode::{Target, UnsupportedVersion, explain};

use crate::Status;
use crate::input::{Form, Output};
use crate::python::Python;
use crate::report::print_json;

/// Tell what an operation does, in which versions, with its argument, caches and stack effect.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// Its name, or its number in the version that --python names
    #[arg(value_name = "OPCODE", required_unless_present = "list")]
    pub(crate) operations: Vec<String>,
    /// List the operations of all versions, or of the one that --python names
    #[arg(long, conflicts_with = "operations")]
    pub(crate) list: bool,
    /// Version of Python that numbers are of: X.Y, X.Y.Z or auto
    #[arg(long, value_name = "VERSION")]
    pub(crate) python: Option<Python>,
    /// Form of the answer; json is a line for each operation
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output_format: Form,
}

pub(crate) fn run(args: &ExplainArgs) -> Status {
    let target = match args.python.map(target).transpose() {
        Ok(target) => target,
        Err(error) => {
            eprintln!("error: {error}");
            return Status::Unusable;
        }
    };
    let colours = if Output::has_colours() { Colours::TERMINAL } else { Colours::PLAIN };
    let columns = Output::columns();
    let mut out = Output::new();
    let mut status = Status::Done;
    if args.list && args.output_format == Form::Text {
        // A reader that goes away is no failure, here and below.
        let _ = explain::write_list(target, columns, &colours, &mut out);
    } else if args.list {
        drop(out);
        for op in explain::Op::ALL.into_iter().filter(|op| target.is_none_or(|target| target.has_op(*op))) {
            print_json(&explain::explain(op));
        }
        return status;
    }
    for (at, name) in args.operations.iter().enumerate() {
        match explain::find(name, target.unwrap_or_else(|| numbers_of())) {
            Err(message) => {
                eprintln!("error: {message}");
                status = Status::Refused;
            }
            Ok(op) if args.output_format == Form::Json => {
                let _ = out.flush();
                let line = serde_json::to_string(&explain::explain(op)).unwrap_or_default();
                let _ = writeln!(out, "{line}");
            }
            Ok(op) => {
                let gap = if at > 0 { "\n" } else { "" };
                let _ = write!(out, "{gap}");
                let _ = explain::write_text(&explain::explain(op), columns, &colours, &mut out);
            }
        }
    }
    let _ = out.flush();
    status
}

/// The version whose numbers are meant, whether or not it can be compiled for.
fn target(python: Python) -> Result<&'static Target, UnsupportedVersion> {
    match python {
        Python::Version(version) => Target::with_tables(version),
        Python::Auto => Ok(numbers_of()),
    }
}

fn numbers_of() -> &'static Target {
    Python::Auto.choose().map_or_else(|_| Target::newest(), |choice| choice.target)
}
