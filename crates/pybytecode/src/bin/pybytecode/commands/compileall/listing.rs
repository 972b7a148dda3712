//! What there is to compile and to say, in compileall's order (`_walk_dir` in `Lib/compileall.py`).
//!
//! Where nothing is said of files that are up to date, and their headers tell that they are, they are found
//! to be so while their folder is open, and are no step at all.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::dropin::repr;
use crate::sources;
use crate::sources::folder::{Folder, Found, Kind};
use crate::sources::fresh::Freshness;

/// A step of the run, in the order in which it is told.
#[derive(Debug)]
pub(super) enum Step {
    /// A line to print unless quiet to this degree.
    Say { quiet_below: u8, line: String },
    /// A file to look at, below the directory that was named.
    File { path: PathBuf, root: Option<Arc<Path>>, found: Option<Found> },
}

/// Lists directories.
pub(super) struct Lister<'s> {
    /// By what files are left out.
    pub(super) fresh_by: Option<Freshness<'s>>,
    /// Whether something may be said of files that are no sources.
    pub(super) all_names: bool,
    /// Whether `Listing ...` is of interest.
    pub(super) says_folders: bool,
}

impl Lister<'_> {
    /// The steps of a directory that was named.
    pub(super) fn directory(&mut self, root: &Path, levels: i64, steps: &mut Vec<Step>) {
        self.walk(&Arc::from(root), root, levels, steps);
    }

    fn walk(&mut self, root: &Arc<Path>, folder: &Path, levels: i64, steps: &mut Vec<Step>) {
        if self.says_folders {
            steps.push(Step::Say { quiet_below: 1, line: format!("Listing {}...", repr(folder)) });
        }
        let Some(entries) = self.entries(folder) else {
            steps.push(Step::Say { quiet_below: 2, line: format!("Can't list {}", repr(folder)) });
            return;
        };
        for Entry { path, kind, found } in entries {
            match kind {
                Kind::Folder if levels > 0 => self.walk(root, &path, levels - 1, steps),
                Kind::Folder => {}
                Kind::File | Kind::Link => {
                    steps.push(Step::File { path, root: Some(Arc::clone(root)), found });
                }
            }
        }
    }

    /// What is in a folder, in order, as far as it matters; `None` if it cannot be listed. The folder is
    /// closed then: so many are not open at a time as trees are deep.
    fn entries(&mut self, folder: &Path) -> Option<Vec<Entry>> {
        let open = Folder::open(folder).ok()?;
        let mut has_cache = false;
        let mut names: Vec<(OsString, Kind)> = Vec::new();
        let listed = open.list(|name, kind| match kind {
            _ if name == "__pycache__" => has_cache |= kind == Kind::Folder,
            Kind::File | Kind::Link if !self.all_names && !sources::is_python(name) => {}
            _ => names.push((name.to_owned(), kind)),
        });
        listed.ok()?;
        if let Some(fresh_by) = &mut self.fresh_by {
            fresh_by.enter(&open, has_cache);
        }
        names.sort_unstable_by(|(one, _), (two, _)| one.cmp(two));
        let entries = names.into_iter().filter_map(|(name, kind)| {
            let found = if kind == Kind::Folder { None } else { open.file(&name) };
            let fresh_by = self.fresh_by.as_mut().zip(found);
            let is_fresh = fresh_by.is_some_and(|(fresh_by, found)| fresh_by.is_fresh(&name, found));
            let path = folder.join(name);
            // Links to folders are not followed, and nothing is said of them.
            let matters = !is_fresh && (kind != Kind::Link || found.is_some() || !path.is_dir());
            matters.then_some(Entry { path, kind, found })
        });
        Some(entries.collect())
    }
}

/// An entry of a folder.
struct Entry {
    path: PathBuf,
    kind: Kind,
    /// What a regular file was found to be.
    found: Option<Found>,
}
