//! CPython's marshal format and `.pyc` files, read and written byte-exactly.
//!
//! - [`Writer`] turns a pool of objects into the bytes that a version's `py_compile` writes,
//!   reference flags included.
//! - [`read`] reads what any version from 3.8 on writes; [`Dump::write`] gives back the very bytes.
//! - [`Header`] and [`Pyc`] are the file around it (PEP 552), [`source_hash`] what such a file knows
//!   of its source, [`write_atomic`] puts it where the interpreter looks for it.
//!
//! No input makes any of this panic, recurse deeply or allocate more than in proportion to its size.
//! CPython: `Python/marshal.c`, `Lib/importlib/_bootstrap_external.py`, `Lib/py_compile.py`.

mod atomic;
mod error;
mod hash;
mod header;
mod holders;
mod kind;
mod layout;
mod payload;
mod reader;
mod text;
mod writer;

pub use atomic::{check_destination, link_atomic, mode_for, write_atomic};
pub use error::{Error, Problem};
pub use hash::source_hash;
pub use header::{HEADER_LEN, Header, Pyc, Validation};
pub use layout::{Dump, Layout};
pub use reader::read;
pub use writer::Writer;

/// How deep objects may nest in marshal (`MAX_MARSHAL_STACK_DEPTH` outside Windows).
pub const MAX_DEPTH: usize = 2000;
