//! What can go wrong while reading or writing.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use pybytecode_opcode::magic::{Magic, Origin};

/// Something that stood in the way of reading or writing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The data is not what marshal or a `.pyc` can hold.
    #[error("{problem} at byte {offset}")]
    Data {
        /// Where, in bytes from the start of what was read.
        offset: usize,
        /// What is wrong there.
        problem: Problem,
    },
    /// Objects are nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    #[error("object too deeply nested to marshal")]
    TooDeep,
    /// An object has more than 2^31 - 1 bytes or items, or there are as many objects.
    #[error("object too large to marshal")]
    TooLarge,
    /// A code object or slice contains itself.
    #[error("cannot marshal recursion")]
    Recursion,
    /// The version cannot write an object of that kind.
    #[error("{kind} cannot be marshalled for Python {version}")]
    Unmarshallable {
        /// What it is.
        kind: &'static str,
        /// For which version.
        version: pybytecode_opcode::Version,
    },
    /// The operations of a version are not known.
    #[error("the operations of {whose} are not known")]
    Operations {
        /// Whose.
        whose: String,
    },
    /// The file system refused something.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file concerned.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What is to be written is there and must not be replaced by a regular file.
    // py_compile's words.
    #[error("{} is a {kind} if import writes a byte-compiled file to it", path.display())]
    NotRegular {
        /// What is to be written.
        path: PathBuf,
        /// What it is now and would become.
        kind: &'static str,
    },
}

impl Error {
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        Error::Io { path: path.to_owned(), source }
    }
}

/// What is wrong with data at some place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The data ends too early.
    Truncated,
    /// No object starts with that byte.
    UnknownType(u8),
    /// The version has no such objects.
    UnknownToVersion(u8),
    /// A size is negative or larger than what follows.
    Size,
    /// A reference to an object that is not there, or not complete.
    Reference,
    /// An end mark where an object is expected.
    NullObject,
    /// An integer's digits are out of range or not the shortest.
    Digits,
    /// A decimal number that cannot be read.
    Number,
    /// A string is not UTF-8.
    Utf8,
    /// A field of a code object is not of its kind.
    CodeField(&'static str),
    /// Too deep nesting.
    Depth,
    /// More objects than can be held in memory of ten times the size of the data.
    TooMany,
    /// The file starts as no compiled file does: behind the magic number stand a carriage return and a line feed.
    NoMagic,
    /// The file starts with no magic number that is known.
    Magic(u16),
    /// The flags of the header have no meaning.
    HeaderFlags(u32),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Truncated => f.write_str("data ends too early"),
            Problem::UnknownType(code) => write!(f, "unknown type code 0x{code:02x}"),
            Problem::UnknownToVersion(code) => {
                write!(f, "type code {:?} is unknown to this version", *code as char)
            }
            Problem::Size => f.write_str("size out of range"),
            Problem::Reference => f.write_str("invalid reference"),
            Problem::NullObject => f.write_str("null object"),
            Problem::Digits => f.write_str("bad digits of an integer"),
            Problem::Number => f.write_str("bad decimal number"),
            Problem::Utf8 => f.write_str("string is not UTF-8"),
            Problem::CodeField(name) => write!(f, "bad {name} of a code object"),
            Problem::Depth => f.write_str("objects nested too deeply"),
            Problem::TooMany => f.write_str("too many small objects"),
            Problem::NoMagic => f.write_str("not a compiled file: no magic number"),
            Problem::Magic(magic) => match Magic(*magic).origin() {
                Origin::Unknown { .. } => write!(f, "magic number {},", Magic(*magic)),
                _ => write!(f, "cannot read files with the magic number {},", Magic(*magic)),
            },
            Problem::HeaderFlags(flags) => write!(f, "unknown flags 0x{flags:x}"),
        }
    }
}
