//! Why something was not compiled.

use std::io;
use std::path::{Path, PathBuf};

use pybytecode::{CompileError, Diagnostic, MarshalError, Place};

/// Why something was not compiled.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The source was refused.
    Source(Box<Diagnostic>),
    /// The system refused something.
    System {
        /// The subclass of `OSError` that Python code would see.
        kind: &'static str,
        /// What to tell the user.
        message: String,
        /// The number of the error, if the system gave one.
        code: Option<i32>,
        /// What the system says of it.
        reason: String,
        /// The file that it is about, where that is not the source.
        path: Option<PathBuf>,
    },
    /// Something else around it went wrong.
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
        let reason = bare(error);
        Failure::System {
            kind: class_of(error),
            message: format!("{doing}: {reason}"),
            code: error.raw_os_error(),
            reason,
            path: None,
        }
    }

    /// The system refused to write `path`.
    pub(crate) fn writing(path: &Path, error: &io::Error) -> Self {
        let mut failure = Self::io(&format!("cannot write {}", path.display()), error);
        if let Failure::System { path: about, .. } = &mut failure {
            *about = Some(path.to_owned());
        }
        failure
    }

    pub(crate) fn other(kind: &'static str, message: impl Into<String>) -> Self {
        Failure::Other { kind, message: message.into() }
    }

    /// What part of the source it is about.
    pub(crate) fn place(&self) -> Option<&Place> {
        match self {
            Failure::Source(diagnostic) => diagnostic.place.as_ref(),
            Failure::System { .. } | Failure::Other { .. } => None,
        }
    }

    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Failure::Source(diagnostic) => diagnostic.kind,
            Failure::System { kind, .. } | Failure::Other { kind, .. } => kind,
        }
    }

    pub(crate) fn message(&self) -> &str {
        match self {
            Failure::Source(diagnostic) => &diagnostic.message,
            Failure::System { message, .. } | Failure::Other { message, .. } => message,
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
