//! Code objects as text.
//!
//! - [`dis`] prints the listings of every version's `python -m dis`.
//! - [`mod@cfg`] draws control-flow graphs.
//! - [`diff`] tells what differs between two compiled files.
//! - [`explain`] tells what operations do.
//! - [`inspect`] shows what a compiled file holds: header, code objects, tables, and each byte.
//! - [`asm`] prints assembly text, which says every byte of a file, and reads it.

#[rustfmt::skip]
mod generated;

pub mod asm;
pub mod cfg;
pub mod diff;
pub mod dis;
pub mod explain;
pub mod inspect;
