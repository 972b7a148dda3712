//! Why something was not compiled.

use std::io;
use std::path::Path;

use pybytecode::{CompileError, Diagnostic, MarshalError};

/// Why something was not compiled.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The source was refused.
    Source(Box<Diagnostic>),
    /// Something around it went wrong.
    Other {
        /// The class of the exception that Python code would see.
        kind: &'static str,
        /// What to tell the user.
        message: String,
    },
}

impl Failure {
    /// The system refused to do what `doing` says: `cannot read`, ...
    pub(crate) fn io(doing: &str, error: &io::Error) -> Self {
        Failure::Other { kind: class_of(error), message: format!("{doing}: {}", bare(error)) }
    }

    /// The system refused to write `path`.
    pub(crate) fn writing(path: &Path, error: &io::Error) -> Self {
        Self::io(&format!("cannot write {}", path.display()), error)
    }

    pub(crate) fn other(kind: &'static str, message: impl Into<String>) -> Self {
        Failure::Other { kind, message: message.into() }
    }

    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Failure::Source(diagnostic) => diagnostic.kind,
            Failure::Other { kind, .. } => kind,
        }
    }

    pub(crate) fn message(&self) -> &str {
        match self {
            Failure::Source(diagnostic) => &diagnostic.message,
            Failure::Other { message, .. } => message,
        }
    }
}

impl From<CompileError> for Failure {
    fn from(error: CompileError) -> Self {
        match error {
            CompileError::Source(diagnostic) => Failure::Source(diagnostic),
            CompileError::Marshal(error) => error.into(),
        }
    }
}

impl From<MarshalError> for Failure {
    fn from(error: MarshalError) -> Self {
        match error {
            MarshalError::Io { path, source } => Failure::writing(&path, &source),
            MarshalError::NotRegular { .. } => Failure::other("FileExistsError", error.to_string()),
            _ => Failure::other("ValueError", error.to_string()),
        }
    }
}

/// The subclass of `OSError` that CPython raises.
fn class_of(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "FileNotFoundError",
        io::ErrorKind::PermissionDenied => "PermissionError",
        io::ErrorKind::AlreadyExists => "FileExistsError",
        io::ErrorKind::IsADirectory => "IsADirectoryError",
        io::ErrorKind::NotADirectory => "NotADirectoryError",
        _ => "OSError",
    }
}

/// What the system says, without the number that Rust adds.
fn bare(error: &io::Error) -> String {
    let text = error.to_string();
    match text.rfind(" (os error ") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}
