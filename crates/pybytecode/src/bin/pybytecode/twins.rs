//! Sources that are equal, in one run: one of them is compiled, the others get what that gave.
//!
//! Two compiled files of one source differ in their headers and in one string, the path that tracebacks show.
//! Of each source that has the size of another a hash is kept, and one of what was made of it, but
//! not the content: where the hashes are equal, the other source and its compiled files are read again and
//! compared, so that nothing is taken on trust and memory stays small.

use std::collections::HashMap;
use std::fs;
use std::hash::Hasher as _;
use std::sync::{Mutex, PoisonError};

use memchr::memmem;
use pybytecode::HEADER_LEN;
use rustc_hash::{FxHashMap, FxHasher};

use crate::unit::Unit;

/// The sources of a run that were compiled.
#[derive(Debug)]
pub(crate) struct Twins<'u> {
    /// Sizes that more than one source has.
    sizes: FxHashMap<u64, ()>,
    compiled: Mutex<FxHashMap<(u64, u64), Compiled<'u>>>,
}

/// A source that was compiled.
#[derive(Debug, Clone)]
struct Compiled<'u> {
    unit: &'u Unit,
    /// What was made: the place of the level in the settings, and a hash of the file.
    made: Vec<(usize, u64)>,
}

impl<'u> Twins<'u> {
    /// Of these sources.
    pub(crate) fn new(units: &'u [Unit]) -> Self {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        for unit in units {
            *counts.entry(unit.source.size).or_default() += 1;
        }
        let sizes = counts.into_iter().filter(|(_, count)| *count > 1).map(|(size, _)| (size, ())).collect();
        Twins { sizes, compiled: Mutex::default() }
    }

    /// The key of a source, if there may be another like it.
    pub(crate) fn key(&self, source: &[u8]) -> Option<Key> {
        let size = source.len() as u64;
        self.sizes.contains_key(&size).then(|| Key((size, hash(source))))
    }

    /// Keeps in mind what was made of a source.
    pub(crate) fn add<'p>(&self, key: Key, unit: &'u Unit, made: impl Iterator<Item = (usize, &'p [u8])>) {
        let made = made.map(|(level, pyc)| (level, hash(pyc))).collect();
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        compiled.entry(key.0).or_insert(Compiled { unit, made });
    }

    /// Puts behind the header in `out` what an equal source was compiled to for the level at this place of
    /// the settings; false if there is none, or its path cannot be replaced.
    pub(crate) fn copy(
        &self,
        key: Key,
        source: &[u8],
        level: usize,
        shown: &[u8],
        out: &mut Vec<u8>,
    ) -> bool {
        let found = self.compiled.lock().unwrap_or_else(PoisonError::into_inner).get(&key.0).cloned();
        let Some(Compiled { unit, made }) = found else { return false };
        let Some((_, expected)) = made.iter().find(|(at, _)| *at == level) else { return false };
        let Some(Some(output)) = unit.outputs.get(level) else { return false };
        let Ok(pyc) = fs::read(output) else { return false };
        // Somebody else may have changed either.
        hash(&pyc) == *expected
            && fs::read(&unit.source.path).is_ok_and(|other| other == source)
            && pyc.get(HEADER_LEN..).is_some_and(|code| rename(code, &unit.shown, shown, out))
    }
}

/// Tells equal sources, but for rare mistakes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key((u64, u64));

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

/// Appends marshalled code whose path `from` is replaced by `to`; false where that may change more.
///
/// Both are short strings of ASCII, which are written as a type, one byte of length, and the characters. The
/// one is there once, as the path, and the other not at all: so there is no constant that might be the
/// same object as a path.
fn rename(code: &[u8], from: &[u8], to: &[u8], out: &mut Vec<u8>) -> bool {
    // A name of one or two characters may be shared with the runtime.
    let fits = |path: &[u8]| path.is_ascii() && (4..256).contains(&path.len());
    if !fits(from) || !fits(to) {
        return false;
    }
    let mut places = memmem::find_iter(code, from);
    let (Some(at), None) = (places.next(), places.next()) else { return false };
    let (before, after) = (&code[..at], &code[at + from.len()..]);
    let [before @ .., kind, length] = before else { return false };
    if usize::from(*length) != from.len()
        || !matches!(kind & 0x7f, b'z' | b'Z')
        || (from != to && (memmem::find(before, to).is_some() || memmem::find(after, to).is_some()))
    {
        return false;
    }
    let Ok(length) = u8::try_from(to.len()) else { return false };
    out.extend_from_slice(before);
    out.extend([*kind, length]);
    out.extend_from_slice(to);
    out.extend_from_slice(after);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_replaced_where_that_is_all() {
        let renamed = |code: &[u8], from: &str, to: &str| {
            let mut out = Vec::new();
            rename(code, from.as_bytes(), to.as_bytes(), &mut out).then_some(out)
        };
        let code = b"c\xda\x04a.pyr\x01";
        assert_eq!(renamed(code, "a.py", "dir/b.py").unwrap(), b"c\xda\x08dir/b.pyr\x01");
        assert_eq!(renamed(code, "a.py", "a.py").unwrap(), code);
        // There twice, not there, part of another string, the new one there, too long, not ASCII.
        assert_eq!(renamed(b"\xda\x04a.py\xda\x04a.py", "a.py", "b.py"), None);
        assert_eq!(renamed(b"\xda\x04c.py", "a.py", "b.py"), None);
        assert_eq!(renamed(b"\xda\x05/a.py", "a.py", "b.py"), None);
        assert_eq!(renamed(b"\xda\x04a.py\xda\x04b.py", "a.py", "b.py"), None);
        assert_eq!(renamed(code, "a.py", &"b".repeat(256)), None);
        assert_eq!(renamed(code, "a.py", "\u{e9}.py"), None);
    }
}
