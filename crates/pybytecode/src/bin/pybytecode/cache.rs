//! `--cache DIR`: code objects that were compiled before, by any process that had the same directory.
//!
//! An entry is named by a hash of all that decides its content: source, name shown in tracebacks,
//! target, level, and this program's version. It holds the marshalled code object behind a hash of it,
//! so that what is damaged is noticed and dropped. Entries appear in one step; a reader needs no lock.
//! They are spread over 256 folders, each of which is kept below its part of the size: the ones that
//! were used least recently go first.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, SystemTime};

use pybytecode::{Target, write_atomic};

/// What the format of entries is called; another format has another name.
const FORMAT: &str = "v1";

const FOLDERS: u64 = 256;

/// A use is noted only if the last one that was is older: most hits then write nothing.
const USE_IS_NOTED_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// A directory of compiled code.
#[derive(Debug)]
pub(crate) struct Cache {
    root: PathBuf,
    /// Bytes that one folder may hold.
    folder_size: u64,
    /// Folders that entries were written to.
    grown: Mutex<Vec<PathBuf>>,
    hits: AtomicU32,
    /// Why an entry could not be written, the first time.
    unwritable: OnceLock<String>,
}

/// The name of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key(blake3::Hash);

impl Key {
    pub(crate) fn new(target: &Target, optimize: u8, shown: &[u8], source: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new();
        let version = target.release.version.to_string();
        for part in [env!("CARGO_PKG_VERSION").as_bytes(), version.as_bytes(), &[optimize], shown, source] {
            // With its length before it, no part can be taken for a piece of another.
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
        Key(hasher.finalize())
    }
}

impl Cache {
    /// The cache in `root`, of `size` bytes at most, a little more while it is written to.
    pub(crate) fn new(root: &Path, size: u64) -> Self {
        Cache {
            root: root.join(FORMAT),
            folder_size: size / FOLDERS,
            grown: Mutex::default(),
            hits: AtomicU32::new(0),
            unwritable: OnceLock::new(),
        }
    }

    fn path(&self, key: Key) -> PathBuf {
        let name = key.0.to_hex();
        self.root.join(&name[..2]).join(&name[2..])
    }

    /// Appends the entry's content to `out`; false if there is none.
    pub(crate) fn read(&self, key: Key, out: &mut Vec<u8>) -> bool {
        let path = self.path(key);
        let start = out.len();
        if read_entry(&path, out).is_ok() {
            self.hits.fetch_add(1, Ordering::Relaxed);
            return true;
        }
        out.truncate(start);
        false
    }

    /// Keeps content. A cache that cannot be written to is none, and no reason to fail.
    pub(crate) fn write(&self, key: Key, content: &[u8]) {
        let path = self.path(key);
        let Some(folder) = path.parent() else { return };
        let mut entry = Vec::with_capacity(blake3::OUT_LEN + content.len());
        entry.extend_from_slice(blake3::hash(content).as_bytes());
        entry.extend_from_slice(content);
        let made = fs::create_dir_all(folder).map_err(|error| error.to_string());
        match made.and_then(|()| write_atomic(&path, &entry, 0o666).map_err(|error| error.to_string())) {
            Ok(()) => {
                if let Ok(mut grown) = self.grown.lock() {
                    grown.push(folder.to_owned());
                }
            }
            Err(error) => {
                self.unwritable.get_or_init(|| error);
            }
        }
    }

    /// Why it could not be written to, if it could not.
    pub(crate) fn trouble(&self) -> Option<&str> {
        self.unwritable.get().map(String::as_str)
    }

    /// How many entries were of use.
    pub(crate) fn hits(&self) -> u32 {
        self.hits.load(Ordering::Relaxed)
    }

    /// Removes from the folders that have grown what is too much.
    pub(crate) fn prune(&self) {
        let Ok(mut grown) = self.grown.lock().map(|mut grown| std::mem::take(&mut *grown)) else { return };
        grown.sort_unstable();
        grown.dedup();
        for folder in grown {
            // What vanishes meanwhile was removed by somebody else.
            let _ = prune(&folder, self.folder_size);
        }
    }
}

fn read_entry(path: &Path, out: &mut Vec<u8>) -> io::Result<()> {
    let mut file = File::open(path)?;
    let mut hash = [0; blake3::OUT_LEN];
    file.read_exact(&mut hash)?;
    let start = out.len();
    file.read_to_end(out)?;
    if blake3::hash(&out[start..]) != hash {
        fs::remove_file(path)?;
        return Err(io::ErrorKind::InvalidData.into());
    }
    let used = file.metadata()?.modified()?;
    if used.elapsed().is_ok_and(|elapsed| elapsed > USE_IS_NOTED_AFTER) {
        // A cache that is read-only is of use too.
        let _ = File::options().write(true).open(path).and_then(|file| file.set_modified(SystemTime::now()));
    }
    Ok(())
}

fn prune(folder: &Path, limit: u64) -> io::Result<()> {
    let mut entries = Vec::new();
    let mut size = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // What vanishes meanwhile was removed by somebody else; what is no file is nothing of ours.
        let Some(found) = entry.metadata().ok().filter(fs::Metadata::is_file) else { continue };
        size += found.len();
        entries.push((found.modified()?, found.len(), entry.path()));
    }
    if size <= limit {
        return Ok(());
    }
    entries.sort_unstable();
    for (_, len, path) in entries {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => size -= len,
        }
        // Some room is left, so that the next entry is no reason to look again.
        if size <= limit / 4 * 3 {
            break;
        }
    }
    Ok(())
}
