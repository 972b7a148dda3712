//! Data that the interpreters told.

pub(crate) mod unprintable;
