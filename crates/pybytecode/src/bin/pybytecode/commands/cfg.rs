//! `pybytecode cfg`: control-flow graphs.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use pybytecode::cfg::{self, Graph};
use pybytecode::dis::Colours;
use pybytecode::{Bump, CodeView, Pyc};

use crate::Status;
use crate::failure::Failure;
use crate::input::{Input, Output, Refusal, SourceArgs, refused, written};

/// Draw the control-flow graphs of code objects: blocks, jumps, exception handlers, stack depths.
#[derive(Debug, Args)]
pub(crate) struct CfgArgs {
    /// A source or a compiled file, 3.8 or later; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    /// Only code objects of that name or qualified name
    #[arg(long, value_name = "NAME")]
    pub(crate) code: Option<String>,
    /// Form of the graphs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output_format: GraphForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum GraphForm {
    /// For people: -> is the next block, => a jump, ?> a jump that depends on a value, !> a handler
    Text,
    /// For programs, a line for each code object
    Json,
    /// For Graphviz
    Dot,
    /// A picture
    Svg,
}

pub(crate) fn run(args: &CfgArgs) -> Status {
    match draw(args) {
        Ok(()) => Status::Done,
        Err(refusal) => refused(&args.file, &refusal),
    }
}

fn draw(args: &CfgArgs) -> Result<(), Refusal> {
    let input = Input::load(&args.file, &args.source)?;
    let bump = Bump::new();
    let pyc = Pyc::read(&input.pyc, &bump)?;
    let target = pyc.target()?;
    let root = CodeView::new(&pyc.dump.objects, pyc.dump.root)
        .ok_or_else(|| Failure::other("ValueError", "holds no code object"))?;
    let wanted = |view: &CodeView<'_, '_>| {
        args.code.as_ref().is_none_or(|name| view.name() == name.as_str() || view.qualname() == name.as_str())
    };
    let mut graphs = Vec::new();
    for view in root.walk().into_iter().filter(wanted) {
        let graph = cfg::graph(view, target)
            .map_err(|error| Failure::other("ValueError", format!("{}: {error}", view.qualname())))?;
        graphs.push(graph);
    }
    match &args.code {
        Some(name) if graphs.is_empty() => {
            Err(Failure::other("ValueError", format!("no code object is called {name}")).into())
        }
        _ => written(print(args.output_format, &graphs)),
    }
}

fn print(form: GraphForm, graphs: &[Graph]) -> io::Result<()> {
    let mut out = Output::new();
    match form {
        GraphForm::Dot => cfg::write_dot(graphs, &mut out)?,
        GraphForm::Svg => cfg::write_svg(graphs, &mut out)?,
        GraphForm::Json => {
            for graph in graphs {
                serde_json::to_writer(&mut out, graph)?;
                writeln!(out)?;
            }
        }
        GraphForm::Text => {
            let colours = if Output::has_colours() { Colours::TERMINAL } else { Colours::PLAIN };
            for (at, graph) in graphs.iter().enumerate() {
                if at > 0 {
                    writeln!(out)?;
                }
                cfg::write_text(graph, &colours, &mut out)?;
            }
        }
    }
    out.flush()
}
