//! The sixteen bytes before the code object of a `.pyc` (PEP 552), and the file as a whole.
//!
//! CPython: `_classify_pyc`, `_code_to_timestamp_pyc` and `_code_to_hash_pyc` in
//! `Lib/importlib/_bootstrap_external.py`.

use bumpalo::Bump;
use pybytecode_opcode::pyc::PycFormat;
use pybytecode_opcode::{Target, UnsupportedVersion};

use crate::{Dump, Error, Problem};

/// The size of a header in bytes.
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
    /// Reads the header of a file.
    pub fn read(bytes: &[u8]) -> Result<Header, Error> {
        let error = |offset, problem| Error::Data { offset, problem };
        let truncated = || error(bytes.len(), Problem::Truncated);
        let word = |at| Ok(*bytes.get(at..).and_then(<[u8]>::first_chunk::<4>).ok_or_else(truncated)?);
        let [low, high, cr, lf] = word(0)?;
        let magic = u16::from_le_bytes([low, high]);
        let format = PycFormat::for_magic(magic)
            .filter(|_| [cr, lf] == *b"\r\n")
            .ok_or(error(0, Problem::Magic(magic)))?;
        let flags = u32::from_le_bytes(word(4)?);
        let (mtime, size) = (word(8)?, word(12)?);
        let hash = *bytes[8..].first_chunk::<8>().ok_or_else(truncated)?;
        let validation = match flags {
            0 => Validation::Timestamp { mtime: u32::from_le_bytes(mtime), size: u32::from_le_bytes(size) },
            HASH_BASED => Validation::UncheckedHash(hash),
            flags if flags == HASH_BASED | CHECK_SOURCE => Validation::CheckedHash(hash),
            _ => return Err(error(4, Problem::HeaderFlags(flags))),
        };
        Ok(Header { format, validation })
    }

    /// The header's bytes.
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

/// A `.pyc` that was read.
#[derive(Debug)]
pub struct Pyc<'a> {
    /// Its first sixteen bytes.
    pub header: Header,
    /// Its objects and how they were written.
    pub dump: Dump<'a>,
}

impl<'a> Pyc<'a> {
    /// Reads a file. Offsets in errors count from the start of the file.
    pub fn read(bytes: &'a [u8], bump: &'a Bump) -> Result<Pyc<'a>, Error> {
        let header = Header::read(bytes)?;
        let dump = crate::read(&bytes[HEADER_LEN..], header.format, bump).map_err(|error| match error {
            Error::Data { offset, problem } => Error::Data { offset: offset + HEADER_LEN, problem },
            other => other,
        })?;
        Ok(Pyc { header, dump })
    }

    /// The version whose file it is, if its operations are known.
    pub fn target(&self) -> Result<&'static Target, UnsupportedVersion> {
        Target::with_tables(self.header.format.version)
    }

    /// The bytes that were read.
    pub fn write(&self) -> Result<Vec<u8>, Error> {
        let mut out = self.header.to_bytes().to_vec();
        self.dump.write(&mut out)?;
        Ok(out)
    }
}
