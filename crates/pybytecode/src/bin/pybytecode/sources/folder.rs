//! A folder that is open: what is in it is looked at by name, without walking the path again.

#[cfg(target_os = "linux")]
pub(crate) use linux::Folder;
#[cfg(not(target_os = "linux"))]
pub(crate) use portable::Folder;

use std::fs::{self, Metadata};
use std::path::Path;

use crate::unit::modification_time;

/// What an entry of a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Folder,
    File,
    /// A symbolic link, whatever it leads to.
    Link,
}

/// A regular file, or a link to one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) size: u64,
    pub(crate) modified: i64,
}

impl Found {
    /// Of the file at that path.
    pub(crate) fn at(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().filter(Metadata::is_file).as_ref().map(Found::of)
    }

    pub(crate) fn of(found: &Metadata) -> Self {
        Found { size: found.len(), modified: modification_time(found) }
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::ffi::{CStr, OsStr};
    use std::io;
    use std::mem::MaybeUninit;
    use std::os::fd::OwnedFd;
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, RawDir, openat, statat};
    use rustix::io::Errno;

    use super::{Found, Kind};

    /// More than a name can need; large folders take few calls.
    const BUFFER: usize = 32 << 10;

    pub(crate) struct Folder(OwnedFd);

    impl Folder {
        pub(crate) fn open(path: &Path) -> io::Result<Self> {
            let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
            Ok(Folder(openat(CWD, path, flags, Mode::empty())?))
        }

        /// The folder of that name in this one, to look at what is in it by name.
        pub(crate) fn inner(&self, name: &CStr) -> Option<Self> {
            let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
            openat(&self.0, name, flags, Mode::empty()).ok().map(Folder)
        }

        /// Calls `each` for every entry, in no order.
        pub(crate) fn list(&self, mut each: impl FnMut(&OsStr, Kind)) -> io::Result<()> {
            let mut buffer = [MaybeUninit::uninit(); BUFFER];
            let mut entries = RawDir::new(&self.0, &mut buffer);
            while let Some(entry) = entries.next() {
                let entry = entry?;
                let kind = match entry.file_type() {
                    // Some file systems do not tell.
                    FileType::Unknown => self.kind(entry.file_name()),
                    told => kind(told),
                };
                match entry.file_name().to_bytes() {
                    b"." | b".." => {}
                    name => each(OsStr::from_bytes(name), kind),
                }
            }
            Ok(())
        }

        fn kind(&self, name: &CStr) -> Kind {
            let found = statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW);
            found.map_or(Kind::File, |found| kind(FileType::from_raw_mode(found.st_mode)))
        }

        /// The regular file of that name.
        pub(crate) fn file(&self, name: &OsStr) -> Option<Found> {
            let found = statat(&self.0, name, AtFlags::empty()).ok()?;
            let is_file = FileType::from_raw_mode(found.st_mode) == FileType::RegularFile;
            is_file.then_some(Found { size: found.st_size as u64, modified: modified(&found) })
        }

        /// Whether the file of that name starts so.
        pub(crate) fn starts_with(&self, name: &CStr, header: &[u8; 16]) -> bool {
            // Opening a pipe would wait for somebody to write to it.
            let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
            let mut bytes = [0; 16];
            let Ok(file) = openat(&self.0, name, flags, Mode::empty()) else { return false };
            let read = loop {
                match rustix::io::read(&file, &mut bytes) {
                    Err(Errno::INTR) => {}
                    read => break read,
                }
            };
            read == Ok(bytes.len()) && bytes == *header
        }
    }

    fn kind(told: FileType) -> Kind {
        match told {
            FileType::Directory => Kind::Folder,
            FileType::Symlink => Kind::Link,
            _ => Kind::File,
        }
    }

    /// Seconds since 1970, cut towards zero.
    fn modified(found: &rustix::fs::Stat) -> i64 {
        let before_1970 = found.st_mtime < 0 && found.st_mtime_nsec > 0;
        found.st_mtime + i64::from(before_1970)
    }
}

#[cfg(not(target_os = "linux"))]
mod portable {
    use std::ffi::{CStr, OsStr};
    use std::fs::{self, File};
    use std::io::{self, Read as _};
    use std::path::{Path, PathBuf};

    use super::{Found, Kind};

    pub(crate) struct Folder(PathBuf);

    impl Folder {
        pub(crate) fn open(path: &Path) -> io::Result<Self> {
            Ok(Folder(path.to_owned()))
        }

        pub(crate) fn inner(&self, name: &CStr) -> Option<Self> {
            Some(Folder(self.0.join(name.to_str().ok()?)))
        }

        pub(crate) fn list(&self, mut each: impl FnMut(&OsStr, Kind)) -> io::Result<()> {
            for entry in fs::read_dir(&self.0)? {
                let entry = entry?;
                let kind = match entry.file_type()? {
                    found if found.is_dir() => Kind::Folder,
                    found if found.is_symlink() => Kind::Link,
                    _ => Kind::File,
                };
                each(&entry.file_name(), kind);
            }
            Ok(())
        }

        pub(crate) fn file(&self, name: &OsStr) -> Option<Found> {
            Found::at(&self.0.join(name))
        }

        pub(crate) fn starts_with(&self, name: &CStr, header: &[u8; 16]) -> bool {
            let Ok(name) = name.to_str() else { return false };
            let path = self.0.join(name);
            let mut bytes = [0; 16];
            fs::metadata(&path).is_ok_and(|found| found.is_file())
                && File::open(path).and_then(|mut file| file.read_exact(&mut bytes)).is_ok()
                && bytes == *header
        }
    }
}
