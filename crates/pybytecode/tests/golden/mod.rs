//! Golden files of CPython's code objects: the cases, the sections of a file, and our side as text.

pub mod brief;
pub mod case;
pub mod dump;
pub mod section;
