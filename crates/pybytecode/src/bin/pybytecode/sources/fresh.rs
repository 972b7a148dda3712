//! What is up to date, by headers alone: looked at while a folder is open, by name.

use std::ffi::{CStr, OsStr};

use pybytecode::Header;

use super::folder::{Folder, Found};
use crate::outputs::cached_ending;
use crate::settings::Settings;

/// Holds the compiled files of one folder after the other against their sources.
pub(crate) struct Freshness<'s> {
    settings: &'s Settings,
    /// `__pycache__` of the folder that is looked at.
    cache: Option<Folder>,
    /// How the names of compiled files end, one for each level, as in C.
    endings: Vec<String>,
    /// The name of a compiled file, in memory that is used again.
    name: Vec<u8>,
}

impl<'s> Freshness<'s> {
    /// By these settings, for which [`Settings::is_told_by_folders`].
    pub(crate) fn new(settings: &'s Settings) -> Self {
        let tag = settings.target.release.cache_tag;
        let endings =
            settings.levels.iter().map(|level| format!(".{}\0", cached_ending(tag, *level))).collect();
        Freshness { settings, cache: None, endings, name: Vec::new() }
    }

    /// Looks at this folder from now on.
    pub(crate) fn enter(&mut self, folder: &Folder, has_cache: bool) {
        self.cache = if has_cache { folder.inner(c"__pycache__") } else { None };
    }

    /// Whether all that is made of the source of that name is up to date.
    pub(crate) fn is_fresh(&mut self, source: &OsStr, found: Found) -> bool {
        let Some(cache) = &self.cache else { return false };
        let Some(validation) = self.settings.by_time(found.modified, found.size) else { return false };
        let header = Header { format: self.settings.target.pyc, validation }.to_bytes();
        self.endings.iter().all(|ending| {
            let name = compiled_name(&mut self.name, source, ending);
            name.is_some_and(|name| cache.starts_with(name, &header))
        })
    }
}

/// What the compiled file of a source is called that ends like this; `None` for unusual names.
fn compiled_name<'n>(name: &'n mut Vec<u8>, source: &OsStr, ending: &str) -> Option<&'n CStr> {
    let stem = source.as_encoded_bytes().strip_suffix(b".py").filter(|stem| !stem.is_empty())?;
    name.clear();
    name.extend_from_slice(stem);
    name.extend_from_slice(ending.as_bytes());
    CStr::from_bytes_until_nul(name).ok()
}
