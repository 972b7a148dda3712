//! What stands before the code object of a `.pyc`, sixteen bytes from 3.7 on (PEP 552), and the file as a whole.
//!
//! CPython: `_classify_pyc`, `_code_to_timestamp_pyc` and `_code_to_hash_pyc` in
//! `Lib/importlib/_bootstrap_external.py`.

use bumpalo::Bump;
use pybytecode_code::CodeView;
use pybytecode_opcode::Target;
use pybytecode_opcode::magic::Magic;
use pybytecode_opcode::pyc::{HeaderForm, PycFormat};

use crate::{Dump, Error, Problem};

/// The size of a header in bytes, from 3.7 on.
pub const HEADER_LEN: usize = 16;

const HASH_BASED: u32 = 0b01;
const CHECK_SOURCE: u32 = 0b10;

/// How the interpreter finds out whether the file is up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Validation {
    /// The source's time of modification in seconds and its size, the lower 32 bits of each.
    Timestamp {
        /// Seconds since 1970.
        mtime: u32,
        /// Bytes.
        size: u32,
    },
    /// The source's hash, compared on each import.
    CheckedHash([u8; 8]),
    /// The source's hash, not compared unless the user asks for it.
    UncheckedHash([u8; 8]),
}

/// The header of a `.pyc`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Whose file it is.
    pub format: &'static PycFormat,
    /// What it knows of its source.
    pub validation: Validation,
}

impl Header {
    /// Reads the header of a file that a release made.
    ///
    /// # Errors
    ///
    /// [`Error::Data`] if it is too short, if the magic number is that of no release known here, or if there are
    /// flags that mean nothing.
    pub fn read(bytes: &[u8]) -> Result<Header, Error> {
        let (header, magic) = Self::read_any(bytes)?;
        if magic == header.format.magic { Ok(header) } else { Err(bad(0, Problem::Magic(magic))) }
    }

    /// Reads the header of a file that a release made, or a pre-release that lays out its files as the release
    /// does; and the magic number that is there.
    ///
    /// # Errors
    ///
    /// As [`Header::read`], but for the numbers of such pre-releases.
    pub fn read_any(bytes: &[u8]) -> Result<(Header, u16), Error> {
        let word = |at: usize| {
            let found = bytes.get(at..).and_then(<[u8]>::first_chunk::<4>);
            found.copied().ok_or(bad(bytes.len(), Problem::Truncated))
        };
        let number = |at| word(at).map(u32::from_le_bytes);
        let [low, high, cr, lf] = word(0)?;
        let magic = u16::from_le_bytes([low, high]);
        if [cr, lf] != *b"\r\n" {
            return Err(bad(0, Problem::NoMagic));
        }
        let format = Magic(magic).format().ok_or(bad(0, Problem::Magic(magic)))?;
        let validation = match format.header {
            HeaderForm::Time => Validation::Timestamp { mtime: number(4)?, size: 0 },
            HeaderForm::TimeAndSize => Validation::Timestamp { mtime: number(4)?, size: number(8)? },
            HeaderForm::Flags => {
                let (flags, mtime, size) = (number(4)?, number(8)?, number(12)?);
                let hash = (u64::from(mtime) | u64::from(size) << 32).to_le_bytes();
                match flags {
                    0 => Validation::Timestamp { mtime, size },
                    HASH_BASED => Validation::UncheckedHash(hash),
                    flags if flags == HASH_BASED | CHECK_SOURCE => Validation::CheckedHash(hash),
                    _ => return Err(bad(4, Problem::HeaderFlags(flags))),
                }
            }
        };
        Ok((Header { format, validation }, magic))
    }

    /// Appends the header's bytes, in the form that the version's files have. Forms that have no place for a
    /// hash get zeros.
    pub fn write(&self, out: &mut Vec<u8>) {
        let whole = self.to_bytes();
        if self.format.header == HeaderForm::Flags {
            return out.extend_from_slice(&whole);
        }
        let behind_magic = self.format.header.len() - 4;
        out.extend_from_slice(&whole[..4]);
        match self.validation {
            // Without the flags.
            Validation::Timestamp { .. } => out.extend_from_slice(&whole[8..8 + behind_magic]),
            Validation::CheckedHash(_) | Validation::UncheckedHash(_) => {
                out.resize(out.len() + behind_magic, 0);
            }
        }
    }

    /// The header's bytes in the form that they have from 3.7 on.
    pub fn to_bytes(&self) -> [u8; HEADER_LEN] {
        let (flags, rest) = match self.validation {
            Validation::Timestamp { mtime, size } => (0, u64::from(mtime) | u64::from(size) << 32),
            Validation::CheckedHash(hash) => (HASH_BASED | CHECK_SOURCE, u64::from_le_bytes(hash)),
            Validation::UncheckedHash(hash) => (HASH_BASED, u64::from_le_bytes(hash)),
        };
        let mut bytes = [0; HEADER_LEN];
        bytes[..4].copy_from_slice(&self.format.magic_bytes());
        bytes[4..8].copy_from_slice(&u32::to_le_bytes(flags));
        bytes[8..].copy_from_slice(&rest.to_le_bytes());
        bytes
    }
}

fn bad(offset: usize, problem: Problem) -> Error {
    Error::Data { offset, problem }
}

/// A `.pyc` that was read.
#[derive(Debug)]
pub struct Pyc<'a> {
    /// The magic number: that of the header's format, or of a pre-release that has the same format.
    pub magic: Magic,
    /// What stands before the objects.
    pub header: Header,
    /// Its objects and how they were written.
    pub dump: Dump<'a>,
}

impl<'a> Pyc<'a> {
    /// Reads a file of 2.7, 3.6 or later.
    ///
    /// # Errors
    ///
    /// As [`Header::read_any`] and [`read`](crate::read); offsets count from the start of the file.
    pub fn read(bytes: &'a [u8], bump: &'a Bump) -> Result<Pyc<'a>, Error> {
        let (header, magic) = Header::read_any(bytes)?;
        let before = header.format.header.len();
        let dump = crate::read(&bytes[before..], header.format, bump).map_err(|error| match error {
            Error::Data { offset, problem } => bad(offset + before, problem),
            other => other,
        })?;
        Ok(Pyc { magic: Magic(magic), header, dump })
    }

    /// The outermost code object; `None` if there is something else.
    pub fn module(&self) -> Option<CodeView<'_, 'a>> {
        CodeView::new(&self.dump.objects, self.dump.root)
    }

    /// The version whose file it is, if its operations are known: it is no pre-release.
    pub fn target(&self) -> Result<&'static Target, Error> {
        if self.magic.0 != self.header.format.magic {
            return Err(Error::Operations { whose: self.magic.to_string() });
        }
        let version = self.header.format.version;
        Target::with_tables(version).map_err(|_| Error::Operations { whose: format!("Python {version}") })
    }

    /// The bytes that were read.
    ///
    /// # Errors
    ///
    /// As [`Dump::write`].
    pub fn write(&self) -> Result<Vec<u8>, Error> {
        let mut out = Vec::new();
        self.header.write(&mut out);
        out[..2].copy_from_slice(&self.magic.0.to_le_bytes());
        self.dump.write(&mut out)?;
        Ok(out)
    }
}
