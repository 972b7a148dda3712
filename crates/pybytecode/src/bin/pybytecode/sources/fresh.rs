//! What is up to date, by headers alone: looked at while a folder is open, by name.

use std::ffi::{CStr, OsStr};

use pybytecode::Header;

use super::folder::{Folder, Found};
use crate::settings::Settings;

/// Holds the compiled files of one folder after the other against their sources.
pub(crate) struct Freshness<'s> {
    settings: &'s Settings,
    /// `__pycache__` of the folder that is looked at.
    cache: Option<Folder>,
    /// The name of a compiled file, in memory that is used again.
    name: Vec<u8>,
}

impl<'s> Freshness<'s> {
    /// By these settings, for which [`Settings::is_told_by_folders`].
    pub(crate) fn new(settings: &'s Settings) -> Self {
        Freshness { settings, cache: None, name: Vec::new() }
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
        self.settings.levels.iter().all(|level| {
            let name = compiled_name(&mut self.name, source, self.settings, *level);
            name.is_some_and(|name| cache.starts_with(name, &header))
        })
    }
}

/// What the compiled file of a source is called in `__pycache__`; `None` for unusual names.
fn compiled_name<'n>(
    name: &'n mut Vec<u8>,
    source: &OsStr,
    settings: &Settings,
    level: u8,
) -> Option<&'n CStr> {
    let stem = source.as_encoded_bytes().strip_suffix(b".py").filter(|stem| !stem.is_empty())?;
    name.clear();
    for part in [stem, b".", settings.target.release.cache_tag.as_bytes()] {
        name.extend_from_slice(part);
    }
    if level > 0 {
        name.extend_from_slice(b".opt-");
        name.push(b'0' + level);
    }
    name.extend_from_slice(b".pyc\0");
    CStr::from_bytes_until_nul(name).ok()
}
