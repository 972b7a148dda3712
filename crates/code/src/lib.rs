//! Code objects as CPython has them: the objects of a `.pyc`, code objects, locations.
//!
//! All objects of one file live in an [`Objects`] pool and name each other by [`ObjectId`]:
//! one id is one object of CPython, so sharing (what marshal writes as a reference) is
//! said, not guessed.

mod code;
mod error;
mod exception_table;
#[rustfmt::skip]
mod generated;
mod index;
mod instructions;
mod line_table;
mod lines;
mod location;
mod location_table;
mod objects;
mod printable;
pub mod repr;
pub mod strings;
mod texts;
mod view;

pub use code::{Code, CodeFlags, LocalKind, Locals};
pub use error::TableError;
pub use exception_table::{ExceptionEntry, ExceptionTable, ExceptionTableWriter};
pub use instructions::{Instruction, Instructions};
pub use line_table::{LineRangesWriter, LnotabWriter};
pub use lines::{LineRun, LineRuns};
pub use location::Location;
pub use location_table::{LocationEntry, LocationForm, LocationTable, LocationTableWriter};
pub use objects::{BigInt, Object, ObjectId, Objects};
pub use printable::Printable;
pub use view::CodeView;
