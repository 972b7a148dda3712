//! A folder that is open: what is in it is looked at by name, without walking the path again.

#[cfg(target_os = "linux")]
pub(super) use linux::Folder;
#[cfg(not(target_os = "linux"))]
pub(super) use portable::Folder;

/// What an entry of a folder is; a symbolic link is a file, whatever it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Folder,
    File,
}

/// A regular file, or a link to one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) size: u64,
    pub(super) modified: i64,
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

    pub(in super::super) struct Folder(OwnedFd);

    impl Folder {
        pub(in super::super) fn open(path: &Path) -> io::Result<Self> {
            let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
            Ok(Folder(openat(CWD, path, flags, Mode::empty())?))
        }

        /// The folder of that name in this one, to look at what is in it by name.
        pub(in super::super) fn inner(&self, name: &CStr) -> Option<Self> {
            let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
            openat(&self.0, name, flags, Mode::empty()).ok().map(Folder)
        }

        /// Calls `each` for every entry, in no order.
        pub(in super::super) fn list(&self, mut each: impl FnMut(&OsStr, Kind)) -> io::Result<()> {
            let mut buffer = [MaybeUninit::uninit(); BUFFER];
            let mut entries = RawDir::new(&self.0, &mut buffer);
            while let Some(entry) = entries.next() {
                let entry = entry?;
                let kind = match entry.file_type() {
                    FileType::Directory => Kind::Folder,
                    // Some file systems do not tell.
                    FileType::Unknown if self.is_folder(entry.file_name()) => Kind::Folder,
                    _ => Kind::File,
                };
                match entry.file_name().to_bytes() {
                    b"." | b".." => {}
                    name => each(OsStr::from_bytes(name), kind),
                }
            }
            Ok(())
        }

        fn is_folder(&self, name: &CStr) -> bool {
            let found = statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW);
            found.is_ok_and(|found| FileType::from_raw_mode(found.st_mode) == FileType::Directory)
        }

        /// The regular file of that name.
        pub(in super::super) fn file(&self, name: &OsStr) -> Option<Found> {
            let found = statat(&self.0, name, AtFlags::empty()).ok()?;
            let is_file = FileType::from_raw_mode(found.st_mode) == FileType::RegularFile;
            is_file.then_some(Found { size: found.st_size as u64, modified: modified(&found) })
        }

        /// Whether the file of that name starts so.
        pub(in super::super) fn starts_with(&self, name: &CStr, header: &[u8; 16]) -> bool {
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
    use crate::unit::modification_time;

    pub(in super::super) struct Folder(PathBuf);

    impl Folder {
        pub(in super::super) fn open(path: &Path) -> io::Result<Self> {
            Ok(Folder(path.to_owned()))
        }

        pub(in super::super) fn inner(&self, name: &CStr) -> Option<Self> {
            Some(Folder(self.0.join(name.to_str().ok()?)))
        }

        pub(in super::super) fn list(&self, mut each: impl FnMut(&OsStr, Kind)) -> io::Result<()> {
            for entry in fs::read_dir(&self.0)? {
                let entry = entry?;
                let kind = if entry.file_type()?.is_dir() { Kind::Folder } else { Kind::File };
                each(&entry.file_name(), kind);
            }
            Ok(())
        }

        pub(in super::super) fn file(&self, name: &OsStr) -> Option<Found> {
            let found = fs::metadata(self.0.join(name)).ok().filter(fs::Metadata::is_file)?;
            Some(Found { size: found.len(), modified: modification_time(&found) })
        }

        pub(in super::super) fn starts_with(&self, name: &CStr, header: &[u8; 16]) -> bool {
            let Ok(name) = name.to_str() else { return false };
            let path = self.0.join(name);
            let mut bytes = [0; 16];
            fs::metadata(&path).is_ok_and(|found| found.is_file())
                && File::open(path).and_then(|mut file| file.read_exact(&mut bytes)).is_ok()
                && bytes == *header
        }
    }
}
