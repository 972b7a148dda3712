//! `pybytecode cfg`: control-flow graphs.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use pybytecode::cfg::{self, Graph};
use pybytecode::dis::Colours;
use pybytecode::{Bump, CodeView, Pyc, Target};

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
    let views: Vec<CodeView<'_, '_>> = root.walk().into_iter().filter(wanted).collect();
    match &args.code {
        Some(name) if views.is_empty() => {
            Err(Failure::other("ValueError", format!("no code object is called {name}")).into())
        }
        _ => print(args.output_format, &views, target),
    }
}

/// Graphs are made one after the other, since each takes many times the memory of its code.
fn print(form: GraphForm, views: &[CodeView<'_, '_>], target: &'static Target) -> Result<(), Refusal> {
    let mut out = Output::new();
    let graph = |view: &CodeView<'_, '_>| {
        cfg::graph(*view, target).map_err(|error| Failure::other("ValueError", error.to_string()))
    };
    let failed = views.iter().find_map(|view| graph(view).err());
    let mut good = views.iter().filter_map(|view| graph(view).ok());
    let outcome = match form {
        GraphForm::Dot => cfg::write_dot(good, &mut out),
        GraphForm::Svg => cfg::write_svg(good, &mut out),
        GraphForm::Json => good.try_for_each(|graph| json(&graph, &mut out)),
        GraphForm::Text => {
            let colours = if Output::has_colours() { Colours::TERMINAL } else { Colours::PLAIN };
            good.enumerate().try_for_each(|(at, graph)| {
                if at > 0 {
                    writeln!(out)?;
                }
                cfg::write_text(&graph, &colours, &mut out)
            })
        }
    };
    written(outcome.and_then(|()| out.flush()))?;
    failed.map_or(Ok(()), |failure| Err(failure.into()))
}

fn json(graph: &Graph, out: &mut Output) -> io::Result<()> {
    serde_json::to_writer(&mut *out, graph)?;
    writeln!(out)
}
