//! The walk: folders are read side by side, what they hold is told in one order.
//!
//! Where a header is all that there is to look at, the compiled files are held against their sources on the
//! way, while the folder is open: an up-to-date tree takes no more than that.

use std::ffi::OsString;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::folder::{Folder, Kind};
use super::fresh::Freshness;
use super::{Exclude, Source};
use crate::failure::Failure;
use crate::pool;
use crate::settings::Settings;

/// So many folders waiting are work for another thread.
const WORTH_A_THREAD: usize = 16;

/// What was found in a tree, in order.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) files: Vec<Source>,
    pub(crate) failures: Vec<(PathBuf, Failure)>,
    /// Sources that are up to date and were not asked for.
    pub(super) fresh: usize,
    pub(super) left_out: bool,
}

/// How to walk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Walk<'w> {
    pub(crate) exclude: &'w Exclude,
    /// How many threads may read folders; 0 for as many as there are processors.
    pub(crate) jobs: usize,
    /// The settings by which sources may be found to be up to date.
    pub(crate) fresh_by: Option<&'w Settings>,
    /// Whether such sources are to be named, or only counted.
    pub(crate) name_fresh: bool,
}

impl Walk<'_> {
    /// Finds the sources below `root`.
    pub(crate) fn tree(self, root: &Path) -> Walked {
        let root_folder = Waiting { number: 0, below: PathBuf::new() };
        let shared = Shared {
            walk: self,
            root,
            state: Mutex::new(State { waiting: vec![root_folder], busy: 0 }),
            changed: Condvar::new(),
            numbers: AtomicUsize::new(1),
            idle: AtomicUsize::new(0),
        };
        let shared = &shared;
        let mut all = thread::scope(|scope| {
            let mut helpers = Vec::new();
            let mut all = shared.work(|waiting| {
                if waiting >= WORTH_A_THREAD && helpers.len() + 1 < pool::threads(self.jobs) {
                    // Without it the others do what there is.
                    let helper = thread::Builder::new().spawn_scoped(scope, || shared.work(|_| {}));
                    helpers.extend(helper);
                }
            });
            // A helper that panicked has lost what it has read: there is nothing left to tell.
            all.extend(helpers.into_iter().flat_map(|helper| helper.join().unwrap_or_default()));
            all
        });
        all.sort_unstable_by_key(|(number, _)| *number);
        in_order(root, all)
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

/// A folder that waits to be read: its number, and its path below the root.
#[derive(Debug)]
struct Waiting {
    number: usize,
    below: PathBuf,
}

/// What threads give each other: only where one has nothing to do is it looked at.
#[derive(Debug)]
struct State {
    waiting: Vec<Waiting>,
    /// How many have folders of their own.
    busy: usize,
}

struct Shared<'w> {
    walk: Walk<'w>,
    root: &'w Path,
    state: Mutex<State>,
    changed: Condvar,
    /// The number of the next folder that is found.
    numbers: AtomicUsize,
    /// How many threads have nothing to do.
    idle: AtomicUsize,
}

impl Shared<'_> {
    fn state(&self) -> MutexGuard<'_, State> {
        // It is whole after every statement.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads folders until there are none left; tells how many wait.
    fn work(&self, mut tell: impl FnMut(usize)) -> Vec<(usize, Contents)> {
        let mut reader = Reader { shared: self, fresh_by: self.walk.fresh_by.map(Freshness::new) };
        let mut all = Vec::new();
        while let Some(mut own) = self.take() {
            while let Some(Waiting { number, below }) = own.pop() {
                let read = reader.read(&below);
                let contents = read.into_contents(|name| {
                    let number = self.numbers.fetch_add(1, Ordering::Relaxed);
                    own.push(Waiting { number, below: below.join(name) });
                    number
                });
                all.push((number, contents));
                if self.idle.load(Ordering::Relaxed) > 0 {
                    self.give(&mut own);
                }
                tell(own.len());
            }
            self.done();
        }
        all
    }

    /// A part of what waits; waits itself while others may give something away. `None` at the end.
    fn take(&self) -> Option<Vec<Waiting>> {
        let mut state = self.state();
        loop {
            if !state.waiting.is_empty() {
                state.busy += 1;
                let rest = state.waiting.len() / 2;
                return Some(state.waiting.split_off(rest));
            }
            if state.busy == 0 {
                return None;
            }
            self.idle.fetch_add(1, Ordering::Relaxed);
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            self.idle.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// Gives away the older half: what was found first has most below it.
    fn give(&self, own: &mut Vec<Waiting>) {
        let kept = own.split_off(own.len() / 2);
        let given = mem::replace(own, kept);
        if !given.is_empty() {
            self.state().waiting.extend(given);
            self.changed.notify_one();
        }
    }

    fn done(&self) {
        let mut state = self.state();
        state.busy -= 1;
        if state.busy == 0 {
            self.changed.notify_all();
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
    fn into_contents(self, mut number: impl FnMut(OsString) -> usize) -> Contents {
        let entries = self.names.into_iter().map(|(name, source)| match source {
            Some(source) => Entry::Source(source),
            None => Entry::Folder(number(name)),
        });
        let entries = entries.collect();
        Contents { entries, ..self.contents }
    }
}

/// Reads one folder after the other.
struct Reader<'s, 'w> {
    shared: &'s Shared<'w>,
    fresh_by: Option<Freshness<'w>>,
}

impl Reader<'_, '_> {
    fn read(&mut self, below: &Path) -> Read {
        let Walk { exclude, name_fresh, .. } = self.shared.walk;
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
                Kind::File | Kind::Link if super::is_python(name) => listed.push((name.to_owned(), kind)),
                Kind::File | Kind::Link => {}
            })
        });
        if let Err(error) = outcome {
            read.contents.failures.push((path.clone(), Failure::io("cannot read", &error)));
        }
        let Ok(folder) = opened else { return read };
        if let Some(fresh_by) = &mut self.fresh_by {
            fresh_by.enter(&folder, has_cache);
        }
        listed.sort_unstable_by(|(one, _), (two, _)| one.cmp(two));
        for (name, kind) in listed {
            let skipped = !exclude.is_empty() && exclude.matches(&path.join(&name), &below.join(&name));
            read.contents.left_out |= skipped;
            match kind {
                _ if skipped => {}
                Kind::Folder => read.names.push((name, None)),
                Kind::File | Kind::Link => {
                    // A link counts as what it leads to; editors leave dangling ones about.
                    let Some(found) = folder.file(&name) else { continue };
                    let fresh =
                        self.fresh_by.as_mut().is_some_and(|fresh_by| fresh_by.is_fresh(&name, found));
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
}

fn copy_of(error: &io::Error) -> io::Error {
    match error.raw_os_error() {
        Some(code) => io::Error::from_raw_os_error(code),
        None => error.kind().into(),
    }
}

/// Puts what was read side by side in the order of a sorted walk.
fn in_order(root: &Path, mut folders: Vec<(usize, Contents)>) -> Walked {
    let mut walked = Walked::default();
    let mut open: Vec<std::vec::IntoIter<Entry>> = Vec::new();
    let mut enter = |number: usize, walked: &mut Walked| {
        let found = folders.binary_search_by_key(&number, |(number, _)| *number);
        let contents = found.map(|at| mem::take(&mut folders[at].1)).unwrap_or_default();
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
