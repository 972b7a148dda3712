//! The program `pybytecode`: see `pybytecode --help`.
//!
//! Each command has a file below `commands`; what several need stands beside this one.

mod archive;
mod cache;
mod cli;
mod commands;
mod dropin;
mod failure;
mod freshness;
mod input;
mod outputs;
mod pool;
mod progress;
mod python;
mod report;
mod rewrite;
mod settings;
mod sources;
mod twins;
mod unit;
mod warned;

use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::{Cli, Command};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How a command ended, as COMMANDS has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Done.
    Done,
    /// Some input was refused or some check failed.
    Refused,
    /// Wrong usage, or nothing could be done.
    Unusable,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(match status {
            Status::Done => 0,
            Status::Refused => 1,
            Status::Unusable => 2,
        })
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let status = match cli.command {
        Some(Command::Compile(args)) => commands::compile::run(&args),
        Some(Command::Compileall(args)) => commands::compileall::run(&args),
        Some(Command::Precompile(args)) => commands::precompile::run(&args),
        Some(Command::PyCompile(args)) => commands::py_compile::run(&args),
        Some(Command::Dis(args)) => commands::dis::run(&args),
        Some(Command::Asm(args)) => commands::asm::run(&args),
        Some(Command::Verify(args)) => commands::verify::run(&args),
        Some(Command::Cfg(args)) => commands::cfg::run(&args),
        Some(Command::Diff(args)) => commands::diff::run(&args),
        Some(Command::Explain(args)) => commands::explain::run(&args),
        Some(Command::Inspect(args)) => commands::inspect::run(&args),
        Some(Command::Versions(args)) => commands::versions::run(&args),
        Some(Command::Completions(args)) => commands::completions::run(&args),
        None => commands::files::run(&cli.files),
    };
    ExitCode::from(status)
}
