//! Code objects as labelled instructions of one version, and back, exactly.
//!
//! An [`Assembly`] is a code object taken apart: instructions with labels instead of offsets, exception
//! regions, a location for each instruction, and the fields that cannot be computed. [`take_apart`] makes it of a
//! code object, [`put_together`] makes the code object: jumps, `EXTENDED_ARG`s, caches, the stack's
//! size, line and exception tables are computed, the instructions are left as they are. What a file has
//! otherwise than CPython computes it is kept as it is ([`Raw`]), so that the way there and back is the identity.
//!
//! [`Builder`] is the same for programs: instruction by instruction, constants and names by value.
//!
//! The compiler's own way to code objects is `pybytecode-ir`, which optimises; this crate does not.

mod arguments;
mod builder;
mod byte_strings;
mod constant;
mod decode;
mod encode;
mod error;
mod file;
mod lines;
mod model;
mod objects;
pub mod operand;
mod parameters;
mod skeleton;
mod stack;

pub use arguments::check_argument;
pub use builder::Builder;
pub use constant::{Const, Text};
pub use decode::{Refusal, take_apart};
pub use encode::{Encoded, encode};
pub use error::{Error, ErrorKind};
pub use file::{Exceptions, File, ReadError, References, read_file, write_file};
pub use model::{Assembly, Instr, Label, Raw, Region, Variables};
pub use objects::put_together;
pub use parameters::{Parameters, variables_of};
pub use stack::{Depths, depths};

/// Runs what may be one of many levels of recursion, with stack enough for it.
pub(crate) fn deeper<T>(run: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(128 * 1024, 2 * 1024 * 1024, run)
}
