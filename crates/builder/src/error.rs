//! Why a program is not compiled.

use pybytecode_opcode::Version;
use pybytecode_opcode::feature::Feature;

use crate::Span;

/// A fault of a program, and where it shows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind}{}", .line.map(|line| format!(" (line {line})")).unwrap_or_default())]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// Where, in the guest's source.
    pub span: Option<Span>,
    /// The line there, from 1.
    pub line: Option<u32>,
}

/// What is wrong with a program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErrorKind {
    /// The version cannot express it.
    #[error("Python {version} has no {feature}; {since} is the first that has")]
    Version {
        /// What the program uses.
        feature: Feature,
        /// The version that was asked for.
        version: Version,
        /// The first version that has it.
        since: Version,
    },
    /// There is no compiler for the version.
    #[error("{0}")]
    Target(String),
    /// What Python refuses, in CPython's words.
    #[error("{0}")]
    Refused(String),
    /// What no Python program could be.
    #[error("{0}")]
    Tree(String),
    /// Marshal cannot hold it.
    #[error("{0}")]
    Marshal(String),
}

impl Error {
    pub(crate) fn tree(message: impl Into<String>, span: Option<Span>) -> Self {
        Error { kind: ErrorKind::Tree(message.into()), span, line: None }
    }
}
