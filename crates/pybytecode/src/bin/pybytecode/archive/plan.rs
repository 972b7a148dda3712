//! What is done with each entry of an archive.

use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use zip::CompressionMethod;
use zip::read::ZipFile;
use zip::write::SimpleFileOptions;

use super::names::{build_tag, installed, is_safe, is_wheel};
use super::{Destination, Job, LARGEST, Zip, unusable};
use crate::failure::Failure;
use crate::outputs::Layout;
use crate::rewrite::Rewrite;
use crate::settings::Settings;
use crate::sources::Source;

/// An entry of the archive.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    /// Whether it is compiled.
    pub(super) is_source: bool,
    /// The names of its compiled files, for each level of the settings.
    pub(super) compiled: Vec<String>,
    /// The path that tracebacks show, encoded for `co_filename`.
    pub(super) shown: Vec<u8>,
    /// How a compiled file is kept: as its source is.
    pub(super) options: SimpleFileOptions,
}

/// What is done with an archive.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) entries: Vec<Entry>,
    /// The names of entries that are made anew.
    pub(super) replaced: HashSet<String>,
    /// A wheel's own description.
    pub(super) wheel: Option<Wheel>,
    /// Whether compiled files are read for comparison.
    pub(super) is_compared: bool,
}

/// What is changed in a wheel, by the number of the entry.
#[derive(Debug)]
pub(super) struct Wheel {
    pub(super) record: usize,
    /// The entry `WHEEL`, and the build tag that it is to name.
    pub(super) build: Option<(usize, String)>,
}

impl Plan {
    pub(super) fn new(
        path: &Path,
        zip: &mut Zip,
        job: Job<'_>,
        destination: Destination<'_>,
    ) -> Result<Self, Failure> {
        let bad = |message: &str| Failure::other("BadZipFile", format!("not a usable archive: {message}"));
        if zip.has_overlapping_files().map_err(|error| unusable(&error))? {
            return Err(bad("entries overlap"));
        }
        let layout = match job.settings.layout {
            Layout::Legacy => Layout::Legacy,
            _ => Layout::Cache { prefix: None },
        };
        let mut seen = HashSet::new();
        let mut entries = Vec::with_capacity(zip.len());
        for at in 0..zip.len() {
            let entry = zip.by_index_raw(at).map_err(|error| unusable(&error))?;
            let name = entry.name().map_err(|error| unusable(&error))?.into_owned();
            if !is_safe(&name) {
                return Err(bad(&format!("{name:?} leads outside")));
            }
            if !seen.insert(name.clone()) {
                return Err(bad(&format!("{name:?} is there twice")));
            }
            let is_file = entry.is_file() && !entry.is_symlink();
            let below = installed(&name).filter(|_| is_file && name.ends_with(".py"));
            let left_out = || {
                let mut folders = Path::new(&name).ancestors().filter(|part| !part.as_os_str().is_empty());
                folders.any(|part| job.exclude.matches(&path.join(part), part))
            };
            let wanted = below.filter(|below| !below.contains("__pycache__/") && !left_out());
            let options = options(&entry);
            entries.push(match wanted {
                Some(below) => {
                    let compiled = compiled(&name, &layout, job.settings)?;
                    let shown = shown(below, &job.settings.rewrite, destination);
                    Entry { is_source: true, compiled, shown, options, name }
                }
                None => Entry { name, is_source: false, compiled: Vec::new(), shown: Vec::new(), options },
            });
        }
        let wheel =
            is_wheel(path).then(|| Wheel::find(path, &entries, job.settings, destination)).transpose()?;
        if let Some(Wheel { record, .. }) = wheel
            && zip.by_index_raw(record).is_ok_and(|entry| entry.size() > LARGEST)
        {
            return Err(bad("RECORD is too large"));
        }
        let replaced = entries.iter().flat_map(|entry| &entry.compiled).cloned().collect();
        let is_compared = matches!(destination, Destination::Check);
        Ok(Plan { entries, replaced, wheel, is_compared })
    }
}

impl Wheel {
    fn find(
        path: &Path,
        entries: &[Entry],
        settings: &Settings,
        destination: Destination<'_>,
    ) -> Result<Self, Failure> {
        let described = |wanted: &str| {
            let is = |entry: &Entry| {
                let parts = entry.name.split_once('/');
                parts.is_some_and(|(folder, name)| folder.ends_with(".dist-info") && name == wanted)
            };
            let mut found = entries.iter().enumerate().filter(move |(_, entry)| is(entry)).map(|(at, _)| at);
            (found.next(), found.next())
        };
        let bad = |message: &str| Err(Failure::other("BadZipFile", format!("not a wheel: {message}")));
        let record = match described("RECORD") {
            (Some(record), None) => record,
            (None, _) => return bad("it has no RECORD"),
            (Some(_), Some(_)) => return bad("it has more than one RECORD"),
        };
        if matches!(destination, Destination::Archive(_)) {
            for signature in ["RECORD.jws", "RECORD.p7s"] {
                if described(signature).0.is_some() {
                    return bad("its RECORD is signed, and would not be what was signed");
                }
            }
        }
        // Only the archive that we name ourselves has another build tag than this one.
        let tag = settings.target.release.cache_tag;
        let is_sibling = matches!(destination, Destination::Archive(to) if *to == super::sibling(path, tag));
        let build = build_tag(path, tag).filter(|_| is_sibling);
        Ok(Wheel { record, build: described("WHEEL").0.zip(build) })
    }
}

/// How the compiled file of an entry is kept: stored or compressed, with its time, and permissions that are
/// those of a compiled file.
fn options(entry: &ZipFile<'_, impl Read>) -> SimpleFileOptions {
    let method = match entry.compression() {
        CompressionMethod::Stored => CompressionMethod::Stored,
        _ => CompressionMethod::Deflated,
    };
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(entry.last_modified().unwrap_or_default())
        .unix_permissions((entry.unix_mode().unwrap_or(0o644) | 0o200) & 0o666)
}

/// The names of the compiled files of an entry.
fn compiled(name: &str, layout: &Layout, settings: &Settings) -> Result<Vec<String>, Failure> {
    let source = Source {
        path: PathBuf::from(name),
        below: PathBuf::from(name),
        size: 0,
        modified: None,
        fresh: false,
    };
    let (tag, several) = (settings.target.release.cache_tag, settings.levels.len() > 1);
    let mut names = Vec::with_capacity(settings.levels.len());
    for level in &settings.levels {
        let output = layout.output(&source, tag, *level, several);
        let output = output.map_err(|error| Failure::io("cannot name the compiled file", &error))?;
        let parts = output.iter().flatten().map(|part| part.to_string_lossy());
        names.push(parts.collect::<Vec<_>>().join("/"));
    }
    Ok(names)
}

fn shown(below: &str, rewrite: &Rewrite, destination: Destination<'_>) -> Vec<u8> {
    match destination {
        Destination::Installation(folder) => rewrite.shown(&folder.join(below)),
        Destination::Archive(_) | Destination::Check => rewrite.shown(Path::new(below)),
    }
}
