//! The program `pybytecode` from outside: options, exit statuses, messages, what is written where.
//!
//! What is in the compiled files is held against CPython elsewhere. No Python is needed here, nor found:
//! each run has an environment of its own.

mod archives;
mod assembly;
mod cfg;
mod diff;
mod dis;
mod dropin;
mod errors;
mod explain;
mod freshness;
mod inspect;
mod outputs;
mod paths;
mod precompile;
mod python;
mod sandbox;
#[path = "../golden/dropin.rs"]
mod stage;
mod trees;
mod usage;
mod warnings;
