//! Writing a `.pyc` so that a reader sees the old file or the new one, and never a part.
//!
//! CPython: `_write_atomic` and `_calc_mode` in `Lib/importlib/_bootstrap_external.py`, and the
//! refusals at the start of `compile` in `Lib/py_compile.py`.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::Error;

/// Refuses a destination that is there and is a symbolic link or not a regular file, which
/// renaming would turn into one.
///
/// # Errors
///
/// [`Error::NotRegular`], in the words of `py_compile`.
pub fn check_destination(path: &Path) -> Result<(), Error> {
    let refuse = |kind| Err(Error::NotRegular { path: path.to_owned(), kind });
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => refuse("symlink and will be changed into a regular file"),
        Ok(found) if !found.is_file() => refuse("non-regular file and will be changed into a regular one"),
        Ok(_) => Ok(()),
        // What cannot be looked at does not exist for `os.path.exists` either; writing will tell.
        Err(_) => Ok(()),
    }
}

/// The permissions of a compiled file whose source has these: read and write as the source has them, and
/// write for the owner.
#[cfg(unix)]
pub fn mode_for(source: &Metadata) -> u32 {
    use std::os::unix::fs::MetadataExt as _;
    (source.mode() | 0o200) & 0o666
}

/// The permissions of a compiled file: this system has none.
#[cfg(not(unix))]
pub fn mode_for(_source: &Metadata) -> u32 {
    0o666
}

/// Writes `bytes` to a new file beside `path` and renames it to `path`. The process's umask applies to
/// `mode`.
///
/// # Errors
///
/// Whatever the file system refuses; then `path` is what it was, and the new file is removed.
pub fn write_atomic(path: &Path, bytes: &[u8], mode: u32) -> Result<(), Error> {
    let (temporary, mut file) = create_beside(path, mode).map_err(|error| Error::io(path, error))?;
    let written = file.write_all(bytes);
    // Some systems refuse to rename a file that is open.
    drop(file);
    let done = written.and_then(|()| fs::rename(&temporary, path));
    done.map_err(|error| {
        // The first error is the one to tell.
        let _ = fs::remove_file(&temporary);
        Error::io(path, error)
    })
}

/// Makes `path` a second name of the file `original`, in one step.
///
/// # Errors
///
/// Whatever the file system refuses; then `path` is what it was.
pub fn link_atomic(original: &Path, path: &Path) -> Result<(), Error> {
    let linked = beside(path, |temporary| fs::hard_link(original, temporary));
    let (temporary, ()) = linked.map_err(|error| Error::io(path, error))?;
    let renamed = fs::rename(&temporary, path);
    // Renaming one name of a file to another of the same file does nothing.
    let _ = fs::remove_file(&temporary);
    renamed.map_err(|error| Error::io(path, error))
}

/// Creates a file in the folder of `path`, under a name that nothing had.
fn create_beside(path: &Path, mode: u32) -> io::Result<(PathBuf, fs::File)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode & 0o666);
    #[cfg(not(unix))]
    let _ = mode;
    beside(path, |temporary| options.open(temporary))
}

/// Makes something in the folder of `path`, under a name that nothing had.
fn beside<R>(path: &Path, make: impl Fn(&Path) -> io::Result<R>) -> io::Result<(PathBuf, R)> {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    // A name is taken only when an earlier process of the same number was killed half-way.
    const ATTEMPTS: u32 = 1000;
    let mut attempts = 0;
    loop {
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        // Not made of the file's name, which may be as long as names can be.
        let temporary = path.with_file_name(format!(".pyc-{}-{number}", std::process::id()));
        match make(&temporary) {
            Ok(made) => return Ok((temporary, made)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && attempts < ATTEMPTS => attempts += 1,
            Err(error) => return Err(error),
        }
    }
}
