//! Whether a compiled file is up to date.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use pybytecode::{HEADER_LEN, Header, Validation};

/// Why a compiled file is to be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stale {
    Missing,
    /// It is no compiled file at all.
    Damaged,
    /// It is for another version of Python.
    OtherVersion,
    /// The interpreter is to check it in another way.
    OtherMode,
    /// The source is not what it was.
    SourceChanged,
    /// What is in it is not what compiling gives.
    Differs,
}

impl Stale {
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Stale::Missing => "there is none",
            Stale::Damaged => "it is damaged",
            Stale::OtherVersion => "it is for another version of Python",
            Stale::OtherMode => "its invalidation mode is another",
            Stale::SourceChanged => "the source has changed",
            Stale::Differs => "its content differs",
        }
    }
}

/// Holds the header of a compiled file against the one that it would get now.
///
/// More is looked at than the interpreter does: size and mode too, and hashes are believed.
pub(crate) fn check_header(path: &Path, wanted: &Header) -> Result<(), Stale> {
    let mut bytes = [0; HEADER_LEN];
    match open(path).and_then(|mut file| file.read_exact(&mut bytes)) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(Stale::Damaged),
        Err(_) => return Err(Stale::Missing),
    }
    let found = Header::read(&bytes).map_err(|_| Stale::Damaged)?;
    if found.format.magic != wanted.format.magic {
        return Err(Stale::OtherVersion);
    }
    if mode(&found.validation) != mode(&wanted.validation) {
        return Err(Stale::OtherMode);
    }
    if found.validation != wanted.validation { Err(Stale::SourceChanged) } else { Ok(()) }
}

/// Opens a file for reading; a pipe too, without waiting for somebody to write to it.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    Ok(rustix::fs::open(path, OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC, Mode::empty())?.into())
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Holds a compiled file against what it would be now.
pub(crate) fn check_content(path: &Path, wanted: &[u8], header: &Header) -> Result<(), Stale> {
    check_header(path, header)?;
    let mut found = Vec::with_capacity(wanted.len() + 1);
    let limit = wanted.len() as u64 + 1;
    let read = open(path).and_then(|file| file.take(limit).read_to_end(&mut found));
    if read.is_ok() && found == wanted { Ok(()) } else { Err(Stale::Differs) }
}

fn mode(validation: &Validation) -> u8 {
    match validation {
        Validation::Timestamp { .. } => 0,
        Validation::UncheckedHash(_) => 1,
        Validation::CheckedHash(_) => 2,
    }
}
