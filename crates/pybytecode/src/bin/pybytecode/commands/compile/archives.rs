//! `pybytecode compile dist.whl`: archives that are named, one after the other.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::tally::Tally;
use crate::Status;
use crate::archive::{self, Compiled, Destination, Job, is_archive, sibling};
use crate::cli::{CompileArgs, InvalidationMode};
use crate::outputs::Layout;
use crate::pool;
use crate::report::Reporter;
use crate::settings::Settings;
use crate::sources::Exclude;

/// Where the outcome of an archive goes.
enum Output {
    Archive(PathBuf),
    Installation(PathBuf),
    Nowhere,
}

pub(super) fn run(
    args: &CompileArgs,
    reporter: &Reporter,
    mut settings: Settings,
    exclude: &Exclude,
) -> Status {
    if let Err(message) = check_usage(args, &settings) {
        return reporter.unusable(message);
    }
    // Times do not survive an installation; an edited file is noticed all the same.
    settings.mode = args.invalidation_mode.unwrap_or(InvalidationMode::CheckedHash);
    let started = Instant::now();
    let mut tally = Tally::default();
    for path in &args.paths {
        let threads = pool::threads(args.jobs);
        let job = Job { settings: &settings, exclude, threads, keep_going: args.keep_going };
        let output = output(args, &settings, path);
        let destination = match &output {
            Output::Archive(path) => Destination::Archive(path),
            Output::Installation(folder) => Destination::Installation(folder),
            Output::Nowhere => Destination::Check,
        };
        match archive::compile(path, job, destination) {
            Ok(results) => {
                let is_written = args.keep_going || results.iter().all(|compiled| compiled.result.is_ok());
                for Compiled { path, warnings, result } in &results {
                    reporter.warnings(path, warnings);
                    tally.count(reporter, path, result);
                }
                if let Output::Archive(output) = &output
                    && is_written
                {
                    reporter.summary(format_args!("{} is written", output.display()));
                }
            }
            Err(failure) => {
                reporter.failure(path, &failure);
                tally.failed += 1;
            }
        }
        if tally.failed > 0 && !args.keep_going {
            break;
        }
    }
    tally.finish_cache(reporter, &settings);
    reporter.summary(tally.summary(settings.check, started.elapsed()));
    tally.status()
}

fn check_usage(args: &CompileArgs, settings: &Settings) -> Result<(), &'static str> {
    if !args.paths.iter().all(|path| is_archive(path)) {
        return Err("archives are compiled in a run of their own, without other paths");
    }
    if args.invalidation_mode == Some(InvalidationMode::Timestamp) {
        return Err("what is installed from an archive has other times: take checked-hash or unchecked-hash");
    }
    if settings.hardlink_dupes {
        return Err("--hardlink-dupes: archives have no links");
    }
    if settings.layout == Layout::Stdout {
        return Err("an archive is not written to standard output");
    }
    if args.output.is_some() && args.paths.len() > 1 {
        return Err("-o takes the place of one archive; there are more (see --out-dir)");
    }
    if settings.levels.len() > 1 && args.legacy {
        return Err("several levels of optimisation would be written to one file");
    }
    Ok(())
}

fn output(args: &CompileArgs, settings: &Settings, path: &Path) -> Output {
    match (&args.beside, &args.output, &args.out_dir) {
        (Some(folder), _, _) => Output::Installation(folder.clone()),
        _ if settings.check => Output::Nowhere,
        (None, Some(output), _) => Output::Archive(output.clone()),
        (None, None, Some(folder)) => Output::Archive(folder.join(path.file_name().unwrap_or_default())),
        (None, None, None) => Output::Archive(sibling(path, settings.target.release.cache_tag)),
    }
}
