//! One source file, from opening it to the compiled files in their places.

use std::collections::HashSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _, Seek as _, Write as _};
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
use crate::twins::{self, Twins};
use crate::warned::Told;

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
    /// What else is compiled in this run.
    twins: Option<&'s Twins<'s>>,
    compiler: Compiler,
    source: Vec<u8>,
    /// The compiled files of a source, in the order of the settings' levels.
    pycs: Vec<Vec<u8>>,
    /// Folders that were made, or found.
    folders: HashSet<PathBuf>,
    /// What is to be told of the source that was compiled last.
    warnings: Vec<Told>,
}

impl<'s> Worker<'s> {
    pub(crate) fn new(settings: &'s Settings) -> Self {
        Worker {
            settings,
            twins: None,
            compiler: Compiler::new(settings.target),
            source: Vec::new(),
            pycs: vec![Vec::new(); settings.levels.len()],
            folders: HashSet::new(),
            warnings: Vec::new(),
        }
    }

    /// One of those that compile the units of a run.
    pub(crate) fn of_run(settings: &'s Settings, twins: &'s Twins<'s>) -> Self {
        Worker { twins: Some(twins), ..Worker::new(settings) }
    }

    /// Compiles a file.
    pub(crate) fn file(&mut self, unit: &'s Unit) -> Result<Outcome, Failure> {
        self.guarded(|worker| worker.compile_file(unit, Some(unit)))
    }

    /// Compiles a file that is no part of the run.
    pub(crate) fn single_file(&mut self, unit: &Unit) -> Result<Outcome, Failure> {
        self.guarded(|worker| worker.compile_file(unit, None))
    }

    /// What is to be told of the source that was compiled last, whether it was refused or not.
    pub(crate) fn take_warnings(&mut self) -> Vec<Told> {
        mem::take(&mut self.warnings)
    }

    /// Compiles a source that is in memory.
    pub(crate) fn compile_in_memory(&mut self, unit: &Unit, source: &[u8]) -> Result<Outcome, Failure> {
        self.source.clear();
        self.source.extend_from_slice(source);
        self.guarded(|worker| {
            let validation = worker.settings.by_hash(&worker.source);
            match worker.wanted(unit, validation) {
                Ok(wanted) => worker.make_and_write(unit, None, validation, 0o666, &wanted),
                Err(stale) => Ok(stale),
            }
        })
    }

    /// What a source that is in memory is compiled to, for each level.
    pub(crate) fn bytes(&mut self, unit: &Unit, source: &[u8]) -> Result<&[Vec<u8>], Failure> {
        self.source.clear();
        self.source.extend_from_slice(source);
        self.guarded(|worker| {
            let validation = worker.settings.by_hash(&worker.source);
            let header = Header { format: worker.settings.target.pyc, validation };
            let all: Vec<usize> = (0..worker.settings.levels.len()).collect();
            worker.make(unit, &header, &all).refused.map_or(Ok(()), Err)
        })?;
        Ok(&self.pycs)
    }

    /// Compiles standard input.
    pub(crate) fn standard_input(&mut self, output: Option<&Path>) -> Result<Outcome, Failure> {
        self.source.clear();
        let read = io::stdin().lock().read_to_end(&mut self.source);
        read.map_err(|error| Failure::io("cannot read standard input", &error))?;
        let source =
            Source { path: "<stdin>".into(), below: PathBuf::new(), size: 0, modified: None, fresh: false };
        let outputs = vec![output.map(Path::to_owned)];
        let unit = Unit { source, outputs, shown: b"<stdin>".to_vec() };
        self.guarded(|worker| {
            let size = worker.source.len() as u64;
            let validation =
                worker.settings.by_time(0, size).unwrap_or_else(|| worker.settings.by_hash(&worker.source));
            worker.make_and_write(&unit, None, validation, 0o666, &[0])
        })
    }

    /// A panic is a fault of ours, and must not take the other files with it.
    fn guarded<R>(&mut self, work: impl FnOnce(&mut Self) -> Result<R, Failure>) -> Result<R, Failure> {
        self.warnings.clear();
        catch_unwind(AssertUnwindSafe(|| work(self))).unwrap_or_else(|_| {
            // Whatever state the memory is in, it is not used again.
            *self = Worker { twins: self.twins, ..Worker::new(self.settings) };
            Err(Failure::other("SystemError", "internal error: please report it with this source"))
        })
    }

    fn compile_file(&mut self, unit: &Unit, in_run: Option<&'s Unit>) -> Result<Outcome, Failure> {
        let settings = self.settings;
        // Where the name of a compiled file tells its level, its header tells the rest.
        let trusted = !settings.force && settings.trust_headers;
        let header = |validation| Header { format: settings.target.pyc, validation };
        let all_fresh = |validation| {
            let outputs = &mut unit.outputs.iter().flatten();
            outputs.all(|output| check_header(output, &header(validation)).is_ok())
        };
        // The walk has seen the source a moment ago: that is enough to leave it alone.
        let Source { size, modified, fresh, .. } = unit.source;
        let seen = modified.and_then(|modified| settings.by_time(modified, size)).filter(|_| trusted);
        if fresh || seen.is_some_and(all_fresh) {
            return Ok(Outcome::Fresh);
        }

        let mut file = File::open(&unit.source.path).map_err(cannot_read)?;
        let mut found = file.metadata().map_err(cannot_read)?;
        let by_time = settings.by_time(modification_time(&found), found.len());
        if trusted && by_time != seen && by_time.is_some_and(all_fresh) {
            return Ok(Outcome::Fresh);
        }
        self.read(&mut file, &mut found)?;
        drop(file);
        let by_time = settings.by_time(modification_time(&found), found.len());
        let validation = by_time.unwrap_or_else(|| settings.by_hash(&self.source));

        match self.wanted(unit, validation) {
            Ok(wanted) => self.make_and_write(unit, in_run, validation, mode_for(&found), &wanted),
            Err(stale) => Ok(stale),
        }
    }

    /// Reads a source that was looked at; once more if it changes meanwhile. Else the compiled file might
    /// pass for that of another content, whose size and time it would name.
    fn read(&mut self, file: &mut File, found: &mut Metadata) -> Result<(), Failure> {
        const ATTEMPTS: usize = 3;
        for _ in 0..ATTEMPTS {
            self.source.clear();
            file.read_to_end(&mut self.source).map_err(cannot_read)?;
            let after = file.metadata().map_err(cannot_read)?;
            let before = mem::replace(found, after);
            let same = before.len() == found.len() && before.modified().ok() == found.modified().ok();
            // What is no regular file has no size.
            if same && (found.len() == self.source.len() as u64 || !found.is_file()) {
                return Ok(());
            }
            file.rewind().map_err(cannot_read)?;
        }
        Err(Failure::other("OSError", "it changes while it is read"))
    }

    /// The levels, by their places in the settings, whose compiled files are not up to date by their headers;
    /// the first of them as an outcome if that is all that is asked for.
    fn wanted(&self, unit: &Unit, validation: Validation) -> Result<Vec<usize>, Outcome> {
        let settings = self.settings;
        let trusted = !settings.force && settings.trust_headers;
        let header = Header { format: settings.target.pyc, validation };
        let mut wanted = Vec::with_capacity(settings.levels.len());
        for (at, output) in unit.outputs.iter().enumerate() {
            let Some(output) = output.as_ref().filter(|_| trusted) else {
                wanted.push(at);
                continue;
            };
            match check_header(output, &header) {
                Ok(()) => {}
                Err(stale) if settings.check => return Err(Outcome::Stale(output.to_owned(), stale)),
                Err(_) => wanted.push(at),
            }
        }
        Ok(wanted)
    }

    /// Makes the compiled files of the levels at these places of the settings, and writes those that are not
    /// there already, or only says which.
    fn make_and_write(
        &mut self,
        unit: &Unit,
        in_run: Option<&'s Unit>,
        validation: Validation,
        mode: u32,
        wanted: &[usize],
    ) -> Result<Outcome, Failure> {
        let header = Header { format: self.settings.target.pyc, validation };
        let outcome = self.make(unit, &header, wanted);
        let mut all = Outcome::Fresh;
        for at in wanted.iter().copied().take(outcome.made) {
            match self.put(unit, at, &header, mode)? {
                Outcome::Fresh => {}
                stale @ Outcome::Stale(..) => return Ok(stale),
                Outcome::Compiled => all = Outcome::Compiled,
            }
        }
        if let Some(refused) = outcome.refused {
            return Err(refused);
        }
        if let (Some(twins), Some(key), Some(unit), Outcome::Compiled) =
            (self.twins, outcome.key, in_run, &all)
        {
            twins.add(key, unit, wanted.iter().map(|at| (*at, self.pycs[*at].as_slice())));
        }
        Ok(all)
    }

    /// Makes the bytes of compiled files: from the cache, from what an equal source gave, or by compiling.
    fn make(&mut self, unit: &Unit, header: &Header, wanted: &[usize]) -> Made {
        let Worker { settings, compiler, source, pycs, warnings, .. } = self;
        let shown = &unit.shown;
        let key = self.twins.and_then(|twins| twins.key(source));
        let cache_key = |at: usize| Key::new(settings.target, settings.levels[at], shown, source);
        let mut missing = Vec::with_capacity(wanted.len());
        for at in wanted.iter().copied() {
            let pyc = &mut pycs[at];
            pyc.clear();
            pyc.extend_from_slice(&header.to_bytes());
            let found = settings.cache.as_ref().is_some_and(|cache| cache.read(cache_key(at), pyc))
                || self.twins.zip(key).is_some_and(|(twins, key)| twins.copy(key, source, at, shown, pyc));
            if !found {
                pyc.clear();
                missing.push(at);
            }
        }
        if missing.is_empty() {
            return Made { made: wanted.len(), refused: None, key: None };
        }

        let options = CompileOptions { filename: shown, optimize: 0, validation: header.validation };
        let levels: Vec<u8> = missing.iter().map(|at| settings.levels[*at]).collect();
        let mut outs: Vec<Vec<u8>> = missing.iter().map(|at| mem::take(&mut pycs[*at])).collect();
        let outcome = compiler.compile_levels(source, &options, &levels, &mut outs);
        for (at, pyc) in missing.iter().zip(outs) {
            pycs[*at] = pyc;
        }
        let is_warned = !compiler.warnings().is_empty();
        if is_warned {
            let (told, error) =
                Told::sift(compiler.warnings(), &settings.warnings, &String::from_utf8_lossy(shown));
            *warnings = told;
            if let Some(error) = error {
                return Made { made: 0, refused: Some(Failure::Source(Box::new(error.error))), key: None };
            }
        }
        // What is behind a refused level is not made, whether it was found or not.
        let refused = outcome.err().map(Failure::from);
        let made = match &refused {
            None => wanted.len(),
            Some(_) => wanted.iter().take_while(|at| pycs[**at].len() > HEADER_LEN).count(),
        };
        if is_warned {
            // It is compiled again wherever it is met, so that the warnings are told again.
            return Made { made, refused, key: None };
        }
        if let Some(cache) = &settings.cache {
            for at in missing.iter().filter(|at| wanted[..made].contains(at)) {
                cache.write(cache_key(*at), &pycs[*at][HEADER_LEN..]);
            }
        }
        Made { made, refused, key }
    }

    /// Brings a compiled file to its place, unless it is there already or only asked for.
    fn put(&mut self, unit: &Unit, at: usize, header: &Header, mode: u32) -> Result<Outcome, Failure> {
        let (settings, pyc) = (self.settings, &self.pycs[at]);
        let Some(path) = unit.outputs[at].as_deref() else {
            let mut out = io::stdout().lock();
            let written = out.write_all(pyc).and_then(|()| out.flush());
            written.map_err(|error| Failure::io("cannot write to standard output", &error))?;
            return Ok(Outcome::Compiled);
        };
        if settings.check || !settings.force {
            match check_content(path, pyc, header) {
                Ok(()) => return Ok(Outcome::Fresh),
                Err(stale) if settings.check => return Ok(Outcome::Stale(path.to_owned(), stale)),
                Err(_) => {}
            }
        }
        check_destination(path)?;
        self.make_folder(path)?;
        let previous = at.checked_sub(1).and_then(|before| unit.outputs[before].as_deref());
        match previous.filter(|_| settings.hardlink_dupes) {
            Some(other) if fs::read(other).is_ok_and(|found| found == self.pycs[at]) => {
                link_atomic(other, path)?
            }
            _ => write_atomic(path, &self.pycs[at], mode)?,
        }
        Ok(Outcome::Compiled)
    }

    fn make_folder(&mut self, path: &Path) -> Result<(), Failure> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !self.folders.contains(*folder)) {
            match fs::create_dir_all(folder) {
                // Writing below what is no folder will tell.
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    // It fails at the first that there is not yet.
                    let missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
                    let about = folder.ancestors().filter(missing).last().unwrap_or(path);
                    return Err(Failure::writing(about, &error));
                }
                _ => {}
            }
            self.folders.insert(folder.to_owned());
        }
        Ok(())
    }
}

/// How far making compiled files came.
struct Made {
    /// So many of them are whole.
    made: usize,
    /// Why there are not more.
    refused: Option<Failure>,
    /// Under which key sources that are equal find what was made, if there may be any.
    key: Option<twins::Key>,
}

fn cannot_read(error: io::Error) -> Failure {
    Failure::io("cannot read", &error)
}

/// Seconds since 1970, as `int(os.stat(path).st_mtime)` gives them.
pub(crate) fn modification_time(found: &Metadata) -> i64 {
    let Ok(time) = found.modified() else { return 0 };
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => since.as_secs() as i64,
        // Before 1970: int() cuts towards zero.
        Err(before) => -(before.duration().as_secs() as i64),
    }
}
