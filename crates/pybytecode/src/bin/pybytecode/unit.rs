//! One source file, from opening it to the compiled files in their places.

use std::collections::HashSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _, Write as _};
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use pybytecode::{
    CompileOptions, Compiler, HEADER_LEN, Header, Validation, check_destination, link_atomic, mode_for,
    write_atomic,
};

use crate::cache::Key;
use crate::failure::Failure;
use crate::freshness::{Stale, check_content, check_header};
use crate::settings::Settings;
use crate::sources::Source;

/// A source and where its compiled files go.
#[derive(Debug)]
pub(crate) struct Unit {
    pub(crate) source: Source,
    /// For each level of the settings; `None` is standard output.
    pub(crate) outputs: Vec<Option<PathBuf>>,
    /// The path that tracebacks show, encoded for `co_filename`.
    pub(crate) shown: Vec<u8>,
}

impl Unit {
    /// The source with its outputs under these settings.
    pub(crate) fn new(source: Source, settings: &Settings) -> Result<Self, Failure> {
        let tag = settings.target.release.cache_tag;
        let several = settings.levels.len() > 1;
        let output = |level: &u8| settings.layout.output(&source, tag, *level, several);
        let outputs = settings.levels.iter().map(output).collect::<io::Result<_>>();
        let outputs = outputs.map_err(|error| Failure::io("cannot tell the current directory", &error))?;
        let shown = settings.rewrite.shown(&source.path);
        Ok(Unit { source, outputs, shown })
    }
}

/// What became of a source.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// Its compiled files are written.
    Compiled,
    /// They were up to date.
    Fresh,
    /// This one is not, and was only to be checked.
    Stale(PathBuf, Stale),
}

/// Compiles one source after the other, in the same memory.
pub(crate) struct Worker<'s> {
    settings: &'s Settings,
    compiler: Compiler,
    source: Vec<u8>,
    pyc: Vec<u8>,
    /// Folders that were made, or found.
    folders: HashSet<PathBuf>,
}

impl<'s> Worker<'s> {
    pub(crate) fn new(settings: &'s Settings) -> Self {
        Worker {
            settings,
            compiler: Compiler::new(settings.target),
            source: Vec::new(),
            pyc: Vec::new(),
            folders: HashSet::new(),
        }
    }

    /// Compiles a file.
    pub(crate) fn file(&mut self, unit: &Unit) -> Result<Outcome, Failure> {
        self.guarded(|worker| worker.compile_file(unit))
    }

    /// Compiles standard input.
    pub(crate) fn standard_input(&mut self, output: Option<&Path>) -> Result<Outcome, Failure> {
        self.source.clear();
        let read = io::stdin().lock().read_to_end(&mut self.source);
        read.map_err(|error| Failure::io("cannot read standard input", &error))?;
        let size = self.source.len() as u64;
        let validation =
            self.settings.by_time(0, size).unwrap_or_else(|| self.settings.by_hash(&self.source));
        self.guarded(|worker| {
            let level = worker.settings.levels[0];
            worker.level(b"<stdin>", level, output, validation, 0o666).map(|stale| outcome(stale, output))
        })
    }

    /// A panic is a fault of ours, and must not take the other files with it.
    fn guarded<R>(&mut self, work: impl FnOnce(&mut Self) -> Result<R, Failure>) -> Result<R, Failure> {
        catch_unwind(AssertUnwindSafe(|| work(self))).unwrap_or_else(|_| {
            // Whatever state the memory is in, it is not used again.
            *self = Worker::new(self.settings);
            Err(Failure::other("SystemError", "internal error: please report it with this source"))
        })
    }

    fn compile_file(&mut self, unit: &Unit) -> Result<Outcome, Failure> {
        let settings = self.settings;
        let cannot_read = |error: io::Error| Failure::io("cannot read", &error);
        let mut file = File::open(&unit.source.path).map_err(cannot_read)?;
        let found = file.metadata().map_err(cannot_read)?;
        let mode = mode_for(&found);
        let by_time = settings.by_time(modification_time(&found), found.len());

        // Where the name of a compiled file tells its level, its header tells the rest.
        let trusted = !settings.force && settings.trust_headers;
        if let Some(validation) = by_time.filter(|_| trusted) {
            let header = Header { format: settings.target.pyc, validation };
            if unit.outputs.iter().flatten().all(|output| check_header(output, &header).is_ok()) {
                return Ok(Outcome::Fresh);
            }
        }
        self.source.clear();
        file.read_to_end(&mut self.source).map_err(cannot_read)?;
        let validation = by_time.unwrap_or_else(|| settings.by_hash(&self.source));
        let header = Header { format: settings.target.pyc, validation };

        let mut all = Outcome::Fresh;
        let mut previous: Option<&Path> = None;
        for (level, output) in settings.levels.iter().zip(&unit.outputs) {
            let output = output.as_deref();
            let before = mem::replace(&mut previous, output);
            if let Some(output) = output.filter(|_| trusted) {
                match check_header(output, &header) {
                    Ok(()) => continue,
                    Err(stale) if settings.check => return Ok(Outcome::Stale(output.to_owned(), stale)),
                    Err(_) => {}
                }
            }
            let written = self.level(&unit.shown, *level, output, validation, mode)?;
            if let (Some(before), Some(output), true) = (before, output, settings.hardlink_dupes) {
                self.link_if_equal(before, output)?;
            }
            match outcome(written, output) {
                Outcome::Fresh => {}
                stale @ Outcome::Stale(..) => return Ok(stale),
                Outcome::Compiled => all = Outcome::Compiled,
            }
        }
        Ok(all)
    }

    /// Compiles for one level and writes what that gives, unless it is there already or only asked for.
    fn level(
        &mut self,
        shown: &[u8],
        optimize: u8,
        output: Option<&Path>,
        validation: Validation,
        mode: u32,
    ) -> Result<Written, Failure> {
        let header = Header { format: self.settings.target.pyc, validation };
        self.pyc.clear();
        self.make(shown, optimize, &header)?;
        let Some(path) = output else {
            let mut out = io::stdout().lock();
            let written = out.write_all(&self.pyc).and_then(|()| out.flush());
            return match written {
                Ok(()) => Ok(Written::Yes),
                Err(error) => Err(Failure::io("cannot write to standard output", &error)),
            };
        };
        if self.settings.check || !self.settings.force {
            match check_content(path, &self.pyc, &header) {
                Ok(()) => return Ok(Written::Unneeded),
                Err(stale) if self.settings.check => return Ok(Written::No(stale)),
                Err(_) => {}
            }
        }
        self.write(path, mode)?;
        Ok(Written::Yes)
    }

    /// Makes the bytes of a compiled file, or takes them from the cache.
    fn make(&mut self, shown: &[u8], optimize: u8, header: &Header) -> Result<(), Failure> {
        let settings = self.settings;
        let options = CompileOptions { filename: shown, optimize, validation: header.validation };
        let Some(cache) = &settings.cache else {
            return Ok(self.compiler.compile(&self.source, &options, &mut self.pyc)?);
        };
        let key = Key::new(settings.target, optimize, shown, &self.source);
        self.pyc.extend_from_slice(&header.to_bytes());
        if !cache.read(key, &mut self.pyc) {
            self.pyc.clear();
            self.compiler.compile(&self.source, &options, &mut self.pyc)?;
            cache.write(key, &self.pyc[HEADER_LEN..]);
        }
        Ok(())
    }

    /// Makes `path`, whose content was just written, the same file as `other` if that has the same content.
    fn link_if_equal(&self, other: &Path, path: &Path) -> Result<(), Failure> {
        if fs::read(other).is_ok_and(|found| found == self.pyc) {
            link_atomic(other, path)?;
        }
        Ok(())
    }

    fn write(&mut self, path: &Path, mode: u32) -> Result<(), Failure> {
        check_destination(path)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !self.folders.contains(*folder)) {
            match fs::create_dir_all(folder) {
                // Writing below what is no folder will tell.
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(Failure::writing(path, &error));
                }
                _ => {}
            }
            self.folders.insert(folder.to_owned());
        }
        Ok(write_atomic(path, &self.pyc, mode)?)
    }
}

/// What became of one compiled file.
#[derive(Debug)]
enum Written {
    Yes,
    /// It was the same already.
    Unneeded,
    /// It was only to be checked.
    No(Stale),
}

fn outcome(written: Written, output: Option<&Path>) -> Outcome {
    match written {
        Written::Yes => Outcome::Compiled,
        Written::Unneeded => Outcome::Fresh,
        Written::No(stale) => Outcome::Stale(output.unwrap_or(Path::new("-")).to_owned(), stale),
    }
}

/// Seconds since 1970, as `int(os.stat(path).st_mtime)` gives them.
fn modification_time(found: &Metadata) -> i64 {
    let Ok(time) = found.modified() else { return 0 };
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => since.as_secs() as i64,
        // Before 1970: int() cuts towards zero.
        Err(before) => -(before.duration().as_secs() as i64),
    }
}
