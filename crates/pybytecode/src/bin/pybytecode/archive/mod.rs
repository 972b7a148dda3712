//! Wheels and other zip archives: what is inside is compiled into an archive beside them, or into the
//! `__pycache__` folders of an installation.
//!
//! The order of the entries, their times and permissions are kept, and nothing is compressed again. A compiled
//! file stands behind its source and has its time and permissions; a wheel's `RECORD` names it. So the
//! outcome depends on the archive and the options alone.
//!
//! An archive is not trusted: names that lead outside, entries that overlap and names that are there twice
//! are refused, sizes are counted while reading, and only a part of the sources is in memory.

mod names;
mod plan;
mod record;
mod sink;

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::result::ZipError;

pub(crate) use names::{is_archive, sibling};
use plan::{Entry, Plan};
use sink::Sink;

use crate::failure::Failure;
use crate::pool::{self, Then};
use crate::settings::Settings;
use crate::sources::Exclude;
use crate::unit::{Outcome, Worker};
use crate::warned::Told;

/// The largest source, and the largest `RECORD`, that is read.
const LARGEST: u64 = 64 << 20;

/// So many bytes of sources are read before they are compiled.
const BATCH: u64 = 16 << 20;

/// How archives are compiled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Job<'j> {
    pub(crate) settings: &'j Settings,
    pub(crate) exclude: &'j Exclude,
    pub(crate) threads: usize,
    /// Whether sources that are refused are left uncompiled.
    pub(crate) keep_going: bool,
}

/// Where what is compiled goes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Destination<'d> {
    /// A new archive.
    Archive(&'d Path),
    /// The folder in which the content of the archive is installed.
    Installation(&'d Path),
    /// Nowhere: what is in the archive is compared.
    Check,
}

/// What became of the sources in an archive, in its order.
pub(crate) type Results = Vec<Compiled>;

/// What became of a source in an archive.
pub(crate) struct Compiled {
    /// Its name behind the archive's.
    pub(crate) path: PathBuf,
    pub(crate) warnings: Vec<Told>,
    pub(crate) result: Result<Outcome, Failure>,
}

type Zip = ZipArchive<BufReader<File>>;

/// Compiles what is in an archive.
///
/// # Errors
///
/// Where the archive as a whole cannot be dealt with.
pub(crate) fn compile(path: &Path, job: Job<'_>, destination: Destination<'_>) -> Result<Results, Failure> {
    let file = File::open(path).map_err(|error| Failure::io("cannot read", &error))?;
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|error| unusable(&error))?;
    let plan = Plan::new(path, &mut zip, job, destination)?;
    let mut sink = Sink::new(path, &zip, &plan, destination)?;
    let mut results = Vec::new();
    let mut start = 0;
    while start < plan.entries.len() {
        let (batch, sources) = read_batch(&mut zip, &plan, start);
        let work = |worker: &mut Worker, source: &Source| {
            let made = match &source.content {
                Ok(bytes) => sink::make(destination, worker, source.entry, bytes, &source.compiled),
                Err(failure) => Err(Failure::other(failure.kind(), failure.message())),
            };
            let then = if made.is_err() && !job.keep_going { Then::Stop } else { Then::GoOn };
            ((made, worker.take_warnings()), then)
        };
        let size = |source: &Source| source.content.as_ref().map_or(0, |bytes| bytes.len() as u64);
        let made = pool::run(&sources, job.threads, size, || Worker::new(job.settings), work);
        let mut made = sources.iter().map(|source| source.at).zip(made).peekable();
        for at in batch.clone() {
            let own = made.next_if(|(of, _)| *of == at).and_then(|(_, made)| made);
            let mut files = Vec::new();
            if let Some((made, warnings)) = own {
                let result = made.map(|made| {
                    files = made.files;
                    made.outcome
                });
                let is_refused = result.is_err();
                results.push(Compiled { path: path.join(&plan.entries[at].name), warnings, result });
                if is_refused && !job.keep_going {
                    return Ok(results);
                }
            }
            sink.add(&mut zip, at, files)?;
        }
        start = batch.end;
    }
    sink.finish(&mut zip)?;
    Ok(results)
}

/// A source of a batch.
struct Source<'p> {
    /// Its number in the archive.
    at: usize,
    entry: &'p Entry,
    content: Result<Vec<u8>, Failure>,
    /// What the archive has as its compiled files, where that is to be compared.
    compiled: Vec<Option<Vec<u8>>>,
}

/// Reads the sources from the entry `start` on, as many as fit.
fn read_batch<'p>(zip: &mut Zip, plan: &'p Plan, start: usize) -> (Range<usize>, Vec<Source<'p>>) {
    let mut sources = Vec::new();
    let mut total = 0;
    let mut end = start;
    for (at, entry) in plan.entries.iter().enumerate().skip(start) {
        end = at + 1;
        if !entry.is_source {
            continue;
        }
        let content = read(zip, at);
        total += content.as_ref().map_or(0, Vec::len) as u64;
        let mut compiled = Vec::new();
        if plan.is_compared {
            for name in &entry.compiled {
                let there = zip.index_for_name(name).and_then(|at| read(zip, at).ok());
                total += there.as_ref().map_or(0, Vec::len) as u64;
                compiled.push(there);
            }
        }
        sources.push(Source { at, entry, content, compiled });
        if total >= BATCH {
            break;
        }
    }
    (start..end, sources)
}

/// Reads an entry, whatever it says of its size.
fn read(zip: &mut Zip, at: usize) -> Result<Vec<u8>, Failure> {
    let entry = zip.by_index(at).map_err(|error| unusable(&error))?;
    let mut bytes = Vec::with_capacity(entry.size().min(1 << 20) as usize);
    let mut limited = entry.take(LARGEST + 1);
    limited.read_to_end(&mut bytes).map_err(|error| Failure::io("cannot read", &error))?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("larger than {} MiB, which no source in an archive should be", LARGEST >> 20);
        return Err(Failure::other("OverflowError", message));
    }
    Ok(bytes)
}

/// An error of the archive's format.
fn unusable(error: &ZipError) -> Failure {
    match error {
        ZipError::Io(error) => Failure::io("cannot read the archive", error),
        _ => Failure::other("BadZipFile", format!("not a usable archive: {error}")),
    }
}
