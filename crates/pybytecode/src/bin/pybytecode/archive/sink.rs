//! Where the outcome goes: a new archive, an installation, or a comparison.

use std::fs;
use std::io::{BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use zip::ZipWriter;
use zip::write::PreparedZipFile;

use super::names::{installed, with_build_tag};
use super::plan::{Entry, Plan};
use super::record::{Changes, Row, updated};
use super::{Destination, Zip, read, unusable};
use crate::failure::Failure;
use crate::freshness::Stale;
use crate::sources::Source;
use crate::unit::{Outcome, Unit, Worker};

/// What was made of one source.
pub(super) struct Made {
    pub(super) outcome: Outcome,
    /// For a new archive: its compiled files.
    pub(super) files: Vec<MadeFile>,
}

/// A compiled file on its way into an archive.
pub(super) struct MadeFile {
    entry: PreparedZipFile,
    row: Row,
}

/// Compiles a source, and compresses, compares or writes what that gives.
pub(super) fn make(
    destination: Destination<'_>,
    worker: &mut Worker,
    entry: &Entry,
    source: &[u8],
    compiled: &[Option<Vec<u8>>],
) -> Result<Made, Failure> {
    if let Destination::Installation(folder) = destination {
        let below = |name: &str| installed(name).map(|name| folder.join(name));
        let outputs = entry.compiled.iter().map(|name| below(name)).collect();
        let unit = unit(below(&entry.name).unwrap_or_default(), outputs, &entry.shown);
        return Ok(Made { outcome: worker.compile_in_memory(&unit, source)?, files: Vec::new() });
    }
    let unit = unit(PathBuf::from(&entry.name), vec![None; entry.compiled.len()], &entry.shown);
    let made = entry.compiled.iter().zip(worker.bytes(&unit, source)?);
    if let Destination::Check = destination {
        let stale = made.zip(compiled).find_map(|((name, pyc), there)| {
            let stale = match there {
                None => Stale::Missing,
                Some(there) if there != pyc => Stale::Differs,
                Some(_) => return None,
            };
            Some(Outcome::Stale(PathBuf::from(name), stale))
        });
        return Ok(Made { outcome: stale.unwrap_or(Outcome::Fresh), files: Vec::new() });
    }
    let files = made.map(|(name, pyc)| {
        let prepared = PreparedZipFile::from_data(name, entry.options, pyc);
        Ok(MadeFile { entry: prepared.map_err(|error| unusable(&error))?, row: Row::new(name, pyc) })
    });
    Ok(Made { outcome: Outcome::Compiled, files: files.collect::<Result<_, Failure>>()? })
}

/// Where the outcome goes.
pub(super) struct Sink<'s> {
    plan: &'s Plan,
    new: Option<NewArchive<'s>>,
}

/// A new archive.
struct NewArchive<'s> {
    path: &'s Path,
    writer: ZipWriter<BufWriter<NamedTempFile>>,
    changes: Changes,
}

impl<'s> Sink<'s> {
    pub(super) fn new(
        path: &Path,
        zip: &Zip,
        plan: &'s Plan,
        destination: Destination<'s>,
    ) -> Result<Self, Failure> {
        let new = match destination {
            Destination::Archive(to) => Some(NewArchive::beginning(path, zip, to)?),
            Destination::Installation(_) | Destination::Check => None,
        };
        Ok(Sink { plan, new })
    }

    /// Brings an entry to the new archive, with the compiled files behind it.
    pub(super) fn add(&mut self, zip: &mut Zip, at: usize, made: Vec<MadeFile>) -> Result<(), Failure> {
        let Some(NewArchive { writer, changes, .. }) = &mut self.new else { return Ok(()) };
        let Entry { name, .. } = &self.plan.entries[at];
        let wheel = self.plan.wheel.as_ref();
        if self.plan.replaced.contains(name) {
            return Ok(());
        }
        if wheel.is_some_and(|wheel| wheel.record == at) {
            // It names what is still to come.
            return Ok(());
        }
        if let Some((_, tag)) = wheel.and_then(|wheel| wheel.build.as_ref()).filter(|(of, _)| *of == at) {
            let text = String::from_utf8_lossy(&read(zip, at)?).into_owned();
            let text = with_build_tag(&text, tag);
            changes.changed.push(Row::new(name, text.as_bytes()));
            return replace(writer, zip, at, text.as_bytes());
        }
        let entry = zip.by_index_raw(at).map_err(|error| unusable(&error))?;
        writer.raw_copy_file(entry).map_err(|error| unusable(&error))?;
        let mut rows = Vec::with_capacity(made.len());
        for MadeFile { entry, row } in made {
            writer.add_prepared_file(entry).map_err(|error| unusable(&error))?;
            rows.push(row);
        }
        if !rows.is_empty() {
            changes.added.insert(name.clone(), rows);
        }
        Ok(())
    }

    /// Puts the new archive in its place.
    pub(super) fn finish(self, zip: &mut Zip) -> Result<(), Failure> {
        let Some(NewArchive { path, mut writer, mut changes }) = self.new else { return Ok(()) };
        changes.dropped.clone_from(&self.plan.replaced);
        if let Some(wheel) = &self.plan.wheel {
            let record = read(zip, wheel.record)?;
            let text = updated(&record, changes)
                .map_err(|error| Failure::other("BadZipFile", format!("RECORD cannot be read: {error}")))?;
            replace(&mut writer, zip, wheel.record, &text)?;
        }
        let written = writer.finish().map_err(|error| unusable(&error))?;
        let file = written.into_inner().map_err(|error| Failure::writing(path, error.error()))?;
        file.persist(path).map_err(|error| Failure::writing(path, &error.error))?;
        Ok(())
    }
}

impl<'s> NewArchive<'s> {
    /// As the archive at `from`, so far without entries.
    fn beginning(from: &Path, zip: &Zip, path: &'s Path) -> Result<Self, Failure> {
        let cannot = |error: std::io::Error| Failure::writing(path, &error);
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(cannot)?;
        let mut file = tempfile::Builder::new().prefix(".pyc-").tempfile_in(folder).map_err(cannot)?;
        let mut source = fs::File::open(from).map_err(|error| Failure::io("cannot read", &error))?;
        if let Ok(found) = source.metadata() {
            fs::set_permissions(file.path(), found.permissions()).map_err(cannot)?;
        }
        // A program may stand in front of an archive.
        source.seek(SeekFrom::Start(0)).map_err(cannot)?;
        std::io::copy(&mut source.take(zip.offset()), &mut file).map_err(cannot)?;
        let mut writer = ZipWriter::new(BufWriter::new(file));
        writer.set_raw_comment(zip.comment().into()).map_err(|error| unusable(&error))?;
        Ok(NewArchive { path, writer, changes: Changes::default() })
    }
}

/// Writes an entry as the one of that number, with another content.
fn replace(
    writer: &mut ZipWriter<BufWriter<NamedTempFile>>,
    zip: &mut Zip,
    at: usize,
    content: &[u8],
) -> Result<(), Failure> {
    let entry = zip.by_index_raw(at).map_err(|error| unusable(&error))?;
    let name = entry.name().map_err(|error| unusable(&error))?.into_owned();
    let options = entry.options();
    drop(entry);
    writer.start_file(name, options).map_err(|error| unusable(&error))?;
    writer.write_all(content).map_err(|error| Failure::io("cannot write", &error))
}

fn unit(path: PathBuf, outputs: Vec<Option<PathBuf>>, shown: &[u8]) -> Unit {
    let source = Source { below: path.clone(), path, size: 0, modified: None, fresh: false };
    Unit { source, outputs, shown: shown.to_vec() }
}
