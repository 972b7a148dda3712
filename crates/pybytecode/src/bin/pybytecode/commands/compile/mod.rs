//! `pybytecode compile`: files and whole trees, in parallel.

mod archives;
mod tally;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{self, Path, PathBuf};
use std::time::{Duration, Instant};

use tally::Tally;

use crate::Status;
use crate::archive::is_archive;
use crate::cache::Cache;
use crate::cli::{CompileArgs, ReportFormat};
use crate::commands::refuse_terminal;
use crate::outputs::Layout;
use crate::pool::{self, Then};
use crate::progress::Progress;
use crate::python::site_packages;
use crate::report::Reporter;
use crate::rewrite::Rewrite;
use crate::settings::{Settings, cache_layout};
use crate::sources::{Exclude, Source, Sources, Walk};
use crate::twins::Twins;
use crate::unit::{Unit, Worker};

pub(crate) fn run(args: &CompileArgs) -> Status {
    let reporter = Reporter::new(&args.report, args.verbose);
    let choice = match args.target.python.choose_for(&args.site_packages) {
        Ok(choice) => choice,
        Err(error) => return reporter.unusable(error),
    };
    reporter.compiles_for(choice.target);
    let exclude = match Exclude::new(&args.exclude) {
        Ok(exclude) => exclude,
        Err(error) => return reporter.unusable(format_args!("--exclude: {error}")),
    };
    let from_stdin = args.paths.iter().any(|path| path == Path::new("-"));
    let mut settings = Settings::new(choice.target, layout(args, from_stdin));
    settings.mode = args.invalidation_mode.unwrap_or(settings.mode);
    settings.warnings = match args.warnings.filters() {
        Ok(filters) => filters,
        Err(error) => return reporter.unusable(error),
    };
    settings.levels = levels(&args.optimize);
    settings.rewrite = Rewrite { strip: args.strip_dir.clone(), prepend: args.prepend_dir.clone() };
    settings.hardlink_dupes = args.hardlink_dupes;
    settings.cache =
        args.cache.as_ref().map(|root| Cache::new(root, args.cache_size.saturating_mul(1 << 20)));
    settings.force = args.force;
    settings.check = args.check;
    if args.paths.iter().any(|path| is_archive(path)) {
        if let Some(note) = choice.note() {
            reporter.note(note);
        }
        return archives::run(args, &reporter, settings, &exclude);
    }
    if let Err(message) = check_usage(args, &settings, from_stdin) {
        return reporter.unusable(message);
    }
    if settings.layout == Layout::Stdout
        && let Some(refused) = refuse_terminal(&reporter)
    {
        return refused;
    }
    if let Some(note) = choice.note() {
        reporter.note(note);
    }
    if from_stdin {
        return compile_stdin(&reporter, &settings);
    }
    let installed: Vec<PathBuf> = match args.site_packages.iter().map(|home| site_packages(home)).collect() {
        Ok(folders) => folders,
        Err(error) => return reporter.unusable(error),
    };
    let paths = if installed.is_empty() { &args.paths } else { &installed };
    let started = Instant::now();
    let walk = Walk {
        exclude: &exclude,
        jobs: args.jobs,
        // Where trees overlap, what is found twice is to be counted once.
        fresh_by: Some(&settings).filter(|settings| paths.len() == 1 && settings.is_told_by_folders()),
        name_fresh: reporter.names_files(),
    };
    let sources = Sources::find(paths, walk);
    let many = sources.files.len() + sources.failures.len() > 1 || paths.iter().any(|path| path.is_dir());
    if many && matches!(settings.layout, Layout::File(_) | Layout::Stdout) {
        return reporter.unusable("-o takes the place of one file; there are more (see --out-dir)");
    }
    let found = Found { sources, roots: paths.len(), started };
    compile_all(&reporter, &settings, args, found)
}

/// What only makes sense together with something else, or without it.
fn check_usage(args: &CompileArgs, settings: &Settings, from_stdin: bool) -> Result<(), &'static str> {
    if from_stdin && args.paths.len() > 1 {
        return Err("`-` is compiled alone");
    }
    if from_stdin && matches!(settings.layout, Layout::Directory(_) | Layout::Legacy) {
        return Err("standard input has no name to make another of; give -o FILE");
    }
    if settings.hardlink_dupes && settings.levels.len() < 2 {
        return Err("--hardlink-dupes makes sense for several levels of optimisation");
    }
    if settings.levels.len() > 1 && !matches!(settings.layout, Layout::Cache { .. } | Layout::Directory(_)) {
        return Err("several levels of optimisation would be written to one file");
    }
    if args.beside.is_some() {
        return Err("--beside is for archives");
    }
    if settings.layout == Layout::Stdout && settings.check {
        return Err("--check looks at compiled files, and standard output is none");
    }
    if settings.layout == Layout::Stdout && args.report.output_format != ReportFormat::Text {
        return Err("standard output cannot hold both messages and a .pyc");
    }
    Ok(())
}

fn layout(args: &CompileArgs, from_stdin: bool) -> Layout {
    match (&args.output, &args.out_dir) {
        (Some(output), _) if output == Path::new("-") => Layout::Stdout,
        (Some(output), _) => Layout::File(output.clone()),
        (None, Some(folder)) => Layout::Directory(folder.clone()),
        (None, None) if args.legacy => Layout::Legacy,
        (None, None) if from_stdin => Layout::Stdout,
        (None, None) => cache_layout(),
    }
}

/// Each level once, ascending.
fn levels(given: &[u8]) -> Vec<u8> {
    let mut levels = if given.is_empty() { vec![0] } else { given.to_vec() };
    levels.sort_unstable();
    levels.dedup();
    levels
}

fn compile_stdin(reporter: &Reporter, settings: &Settings) -> Status {
    let output = match &settings.layout {
        Layout::File(file) => Some(file.as_path()),
        _ => None,
    };
    let path = Path::new("<stdin>");
    let mut worker = Worker::new(settings);
    let result = worker.standard_input(output);
    reporter.warnings(path, &worker.take_warnings());
    let mut tally = Tally::default();
    tally.count(reporter, path, &result);
    tally.status()
}

/// What there is to do.
struct Found {
    sources: Sources,
    /// How many files and directories were named.
    roots: usize,
    /// When the search began.
    started: Instant,
}

fn compile_all(reporter: &Reporter, settings: &Settings, args: &CompileArgs, found: Found) -> Status {
    let Found { sources, roots, started } = found;
    let mut tally = Tally { fresh: sources.fresh, ..Tally::default() };
    for (path, failure) in &sources.failures {
        reporter.failure(path, failure);
        tally.failed += 1;
    }
    if tally.failed > 0 && !args.keep_going {
        return tally.status();
    }
    if !sources.files.iter().any(|source| settings.rewrite.strips(&source.path)) && !sources.files.is_empty()
    {
        reporter.note("--strip-dir: no source lies below that directory");
    }
    let units = match units(sources, settings, roots) {
        Ok(units) => units,
        Err(message) => return reporter.unusable(message),
    };

    let progress = Progress::new(started, units.len(), reporter.is_chatty());
    let twins = Twins::new(&units);
    let results = pool::run(
        &units,
        args.jobs,
        |unit| unit.source.size,
        || Worker::of_run(settings, &twins),
        |worker, unit| {
            let started = Instant::now();
            let result = worker.file(unit);
            progress.advance();
            let then = if result.is_err() && !args.keep_going { Then::Stop } else { Then::GoOn };
            ((result, worker.take_warnings(), started.elapsed()), then)
        },
    );
    let took = progress.finish();

    let mut times = Vec::new();
    for (at, result) in results.into_iter().enumerate() {
        if let Some((result, warnings, took)) = result {
            reporter.warnings(&units[at].source.path, &warnings);
            tally.count(reporter, &units[at].source.path, &result);
            times.push((took, at));
        }
    }
    if args.verbose {
        tell_slowest(reporter, &units, times);
    }
    tally.finish_cache(reporter, settings);
    reporter.summary(tally.summary(settings.check, took));
    tally.status()
}

/// Names the files that took longest.
fn tell_slowest(reporter: &Reporter, units: &[Unit], mut times: Vec<(Duration, usize)>) {
    const HOW_MANY: usize = 5;
    if times.len() <= HOW_MANY {
        return;
    }
    times.sort_unstable_by_key(|(took, at)| (Reverse(*took), *at));
    for (took, at) in &times[..HOW_MANY] {
        let Source { path, size, .. } = &units[*at].source;
        reporter.summary(format_args!("slowest: {took:.2?} for {} ({size} bytes)", path.display()));
    }
}

/// The sources with their outputs, each output once.
fn units(sources: Sources, settings: &Settings, roots: usize) -> Result<Vec<Unit>, String> {
    if roots == 1 && !matches!(settings.layout, Layout::File(_)) {
        // Names that differ below one tree differ as outputs too.
        let units = sources.files.into_iter().map(|source| Unit::new(source, settings));
        return units.collect::<Result<_, _>>().map_err(|failure| failure.message().to_owned());
    }
    let mut units: Vec<Unit> = Vec::with_capacity(sources.files.len());
    let mut taken = HashMap::new();
    for source in sources.files {
        let unit = Unit::new(source, settings).map_err(|failure| failure.message().to_owned())?;
        let Some(Some(output)) = unit.outputs.first() else {
            units.push(unit);
            continue;
        };
        match taken.entry(path::absolute(output).unwrap_or_else(|_| output.clone())) {
            Entry::Vacant(free) => {
                free.insert(units.len());
                units.push(unit);
            }
            Entry::Occupied(other) => {
                // Naming a directory and a file in it is no mistake.
                let (one, two) = (&units[*other.get()].source.path, &unit.source.path);
                if one != two && one.canonicalize().ok() != two.canonicalize().ok() {
                    let (one, two, output) = (one.display(), two.display(), output.display());
                    return Err(format!("{one} and {two} would both be compiled to {output}"));
                }
            }
        }
    }
    Ok(units)
}
