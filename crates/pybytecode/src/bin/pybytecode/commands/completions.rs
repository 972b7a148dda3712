//! `pybytecode completions`: for shells, and manual pages, from the definition of the options.

use std::fs;

use clap::CommandFactory as _;

use crate::Status;
use crate::cli::{Cli, CompletionsArgs, ReportArgs};
use crate::report::{Reporter, print};

pub(crate) fn run(args: &CompletionsArgs) -> Status {
    let mut command = Cli::command();
    if let Some(folder) = &args.man {
        let written = fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
        return match written {
            Ok(()) => Status::Done,
            Err(error) => {
                let reporter = Reporter::new(&ReportArgs::quiet(0), false);
                reporter.error(format_args!("{}: {error}", folder.display()));
                Status::Refused
            }
        };
    }
    if let Some(shell) = args.shell {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut command, "pybytecode", &mut script);
        print(String::from_utf8_lossy(&script));
    }
    Status::Done
}
