//! Code objects as CPython has them: the objects of a `.pyc`, code objects, locations.
//!
//! All objects of one file live in an [`Objects`] pool and name each other by [`ObjectId`]:
//! one id is one object of CPython, so sharing (what marshal writes as a reference) is
//! said, not guessed.

mod code;
mod location;
mod objects;

pub use code::{Code, CodeFlags, LocalKind, Locals};
pub use location::Location;
pub use objects::{BigInt, Object, ObjectId, Objects};
