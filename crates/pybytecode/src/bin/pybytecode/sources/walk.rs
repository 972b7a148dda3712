//! The walk: folders are read side by side, what they hold is told in one order.
//!
//! Where a header is all that there is to look at, the compiled files are held against their sources on the
//! way, while the folder is open: an up-to-date tree takes no more than that.

use std::ffi::{CStr, OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use pybytecode::Header;

use super::folder::{Folder, Kind};
use super::{Exclude, Source};
use crate::failure::Failure;
use crate::settings::Settings;

/// So many folders waiting are work for another thread.
const WORTH_A_THREAD: usize = 16;

/// What was found in a tree, in order.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) files: Vec<Source>,
    pub(super) failures: Vec<(PathBuf, Failure)>,
    /// Sources that are up to date and were not asked for.
    pub(super) fresh: usize,
    pub(super) left_out: bool,
}

/// How to walk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Walk<'w> {
    pub(crate) exclude: &'w Exclude,
    pub(crate) threads: usize,
    /// The settings by which sources may be found to be up to date.
    pub(crate) fresh_by: Option<&'w Settings>,
    /// Whether such sources are to be named, or only counted.
    pub(crate) name_fresh: bool,
}

impl Walk<'_> {
    /// Finds the sources below `root`.
    pub(super) fn tree(self, root: &Path) -> Walked {
        let shared = Shared { walk: self, root, state: Mutex::default(), changed: Condvar::new() };
        shared.state().add(PathBuf::new());
        thread::scope(|scope| {
            let work = || shared.work();
            let mut helpers = 1;
            shared.work_until(|waiting| {
                if waiting >= WORTH_A_THREAD && helpers < self.threads {
                    helpers += 1;
                    // Without it the others do what there is.
                    let _ = thread::Builder::new().spawn_scoped(scope, work);
                }
            });
        });
        let state = shared.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        in_order(root, state.folders)
    }
}

/// An entry of a folder that matters.
#[derive(Debug)]
enum Entry {
    Source(Source),
    /// The folder of this number.
    Folder(usize),
}

/// What one folder holds.
#[derive(Debug, Default)]
struct Contents {
    entries: Vec<Entry>,
    failures: Vec<(PathBuf, Failure)>,
    fresh: usize,
    left_out: bool,
}

#[derive(Debug, Default)]
struct State {
    /// Folders by number, as far as they were read.
    folders: Vec<Option<Contents>>,
    /// Numbers and paths, below the root, of those that wait to be read.
    waiting: Vec<(usize, PathBuf)>,
    /// How many are being read.
    busy: usize,
}

impl State {
    fn add(&mut self, below: PathBuf) -> usize {
        let number = self.folders.len();
        self.folders.push(None);
        self.waiting.push((number, below));
        number
    }
}

struct Shared<'w> {
    walk: Walk<'w>,
    root: &'w Path,
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared<'_> {
    fn state(&self) -> MutexGuard<'_, State> {
        // It is whole after every statement.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        self.work_until(|_| {});
    }

    /// Reads folders until there are none left; tells how many wait.
    fn work_until(&self, mut tell: impl FnMut(usize)) {
        let mut reader = Reader { shared: self, header_names: Vec::new() };
        let mut state = self.state();
        loop {
            let Some((number, below)) = state.waiting.pop() else {
                if state.busy == 0 {
                    return;
                }
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            state.busy += 1;
            drop(state);
            let read = reader.read(&below);
            state = self.state();
            let contents = read.into_contents(&below, &mut state);
            state.folders[number] = Some(contents);
            state.busy -= 1;
            if state.busy == 0 || !state.waiting.is_empty() {
                self.changed.notify_all();
            }
            tell(state.waiting.len());
        }
    }
}

/// What was read of a folder; its folders have no numbers yet.
#[derive(Debug, Default)]
struct Read {
    contents: Contents,
    /// In order; `None` is the next folder.
    names: Vec<(OsString, Option<Source>)>,
}

impl Read {
    fn into_contents(self, below: &Path, state: &mut State) -> Contents {
        let entries = self.names.into_iter().map(|(name, source)| match source {
            Some(source) => Entry::Source(source),
            None => Entry::Folder(state.add(below.join(name))),
        });
        let entries = entries.collect();
        Contents { entries, ..self.contents }
    }
}

/// Reads one folder after the other.
struct Reader<'s, 'w> {
    shared: &'s Shared<'w>,
    /// The name of a compiled file, in memory that is used again.
    header_names: Vec<u8>,
}

impl Reader<'_, '_> {
    fn read(&mut self, below: &Path) -> Read {
        let Walk { exclude, fresh_by, name_fresh, .. } = self.shared.walk;
        // Joining nothing would put a separator behind the root.
        let path = if below.as_os_str().is_empty() {
            self.shared.root.to_owned()
        } else {
            self.shared.root.join(below)
        };
        let mut read = Read::default();
        let mut has_cache = false;
        let mut listed: Vec<(OsString, Kind)> = Vec::new();
        let opened = Folder::open(&path);
        let outcome = opened.as_ref().map_err(copy_of).and_then(|folder| {
            folder.list(|name, kind| match kind {
                Kind::Folder if name == "__pycache__" => has_cache = true,
                Kind::Folder => listed.push((name.to_owned(), kind)),
                Kind::File if super::is_python(name) => listed.push((name.to_owned(), kind)),
                Kind::File => {}
            })
        });
        if let Err(error) = outcome {
            read.contents.failures.push((path.clone(), Failure::io("cannot read", &error)));
        }
        let Ok(folder) = opened else { return read };
        let cache = fresh_by.filter(|_| has_cache).and_then(|_| folder.inner(c"__pycache__"));
        listed.sort_unstable_by(|(one, _), (two, _)| one.cmp(two));
        for (name, kind) in listed {
            let skipped = !exclude.is_empty() && exclude.matches(&path.join(&name), &below.join(&name));
            read.contents.left_out |= skipped;
            match kind {
                _ if skipped => {}
                Kind::Folder => read.names.push((name, None)),
                Kind::File => {
                    // A link counts as what it leads to; editors leave dangling ones about.
                    let Some(found) = folder.file(&name) else { continue };
                    let fresh = cache.as_ref().zip(fresh_by).is_some_and(|(cache, settings)| {
                        let by_time = settings.by_time(found.modified, found.size);
                        by_time.is_some_and(|validation| {
                            let header = Header { format: settings.target.pyc, validation }.to_bytes();
                            settings.levels.iter().all(|level| {
                                let name = self.compiled_name(&name, settings, *level);
                                name.is_some_and(|name| cache.starts_with(name, &header))
                            })
                        })
                    });
                    if fresh && !name_fresh {
                        read.contents.fresh += 1;
                        continue;
                    }
                    let (path, below) = (path.join(&name), below.join(&name));
                    let (size, modified) = (found.size, Some(found.modified));
                    read.names.push((name, Some(Source { path, below, size, modified, fresh })));
                }
            }
        }
        read
    }

    /// What the compiled file of a source is called in `__pycache__`; `None` for unusual names.
    fn compiled_name(&mut self, source: &OsStr, settings: &Settings, level: u8) -> Option<&CStr> {
        let stem = source.as_encoded_bytes().strip_suffix(b".py").filter(|stem| !stem.is_empty())?;
        let name = &mut self.header_names;
        name.clear();
        for part in [stem, b".", settings.target.release.cache_tag.as_bytes()] {
            name.extend_from_slice(part);
        }
        if level > 0 {
            name.extend_from_slice(b".opt-");
            name.push(b'0' + level);
        }
        name.extend_from_slice(b".pyc\0");
        CStr::from_bytes_with_nul(name).ok()
    }
}

fn copy_of(error: &io::Error) -> io::Error {
    match error.raw_os_error() {
        Some(code) => io::Error::from_raw_os_error(code),
        None => error.kind().into(),
    }
}

/// Puts what was read side by side in the order of a sorted walk.
fn in_order(root: &Path, mut folders: Vec<Option<Contents>>) -> Walked {
    let mut walked = Walked::default();
    let mut open: Vec<std::vec::IntoIter<Entry>> = Vec::new();
    let mut enter = |number: usize, walked: &mut Walked| {
        let contents = folders.get_mut(number).and_then(Option::take).unwrap_or_default();
        walked.failures.extend(contents.failures);
        walked.fresh += contents.fresh;
        walked.left_out |= contents.left_out;
        contents.entries.into_iter()
    };
    open.push(enter(0, &mut walked));
    while let Some(entries) = open.last_mut() {
        match entries.next() {
            Some(Entry::Source(source)) => walked.files.push(source),
            Some(Entry::Folder(number)) => open.push(enter(number, &mut walked)),
            None => {
                open.pop();
            }
        }
    }
    if walked.files.is_empty() && walked.failures.is_empty() && walked.fresh == 0 && !walked.left_out {
        let message = "there is no Python source in this directory";
        walked.failures.push((root.to_owned(), Failure::other("FileNotFoundError", message)));
    }
    walked
}
