//! Whole programs, and compiling them.

use bumpalo::Bump;
use pybytecode_code::Objects;
use pybytecode_compile::{Memory, Options};
use pybytecode_marshal::{Header, Validation, Writer, source_hash};
use pybytecode_opcode::Target;
use pybytecode_syntax::range::LineIndex;

use crate::convert::convert;
use crate::{Block, Error, ErrorKind, Span};

/// A module, and the guest's source that it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    /// Its statements.
    pub body: Block,
    /// The path that tracebacks show.
    pub filename: String,
    /// The guest's source, in which spans are places.
    pub source: String,
    /// 0, 1 (`-O`: no asserts) or 2 (`-OO`: no docstrings either).
    pub optimize: u8,
}

impl Program {
    /// An empty program. The interpreter reads the guest's lines for its tracebacks from `filename`.
    pub fn new(filename: impl Into<String>, source: impl Into<String>) -> Self {
        Program { body: Block::new(), filename: filename.into(), source: source.into(), optimize: 0 }
    }

    /// The `.pyc` for a version. It knows its source by the hash, checked on import.
    ///
    /// # Errors
    ///
    /// What is wrong with the program: see [`ErrorKind`].
    pub fn compile(&self, target: &'static Target) -> Result<Vec<u8>, Error> {
        let hash = source_hash(self.source.as_bytes(), target.pyc);
        self.compile_validated(target, Validation::UncheckedHash(hash))
    }

    /// The `.pyc` for a version, with what it is to know of its source.
    ///
    /// # Errors
    ///
    /// As [`Program::compile`].
    pub fn compile_validated(
        &self,
        target: &'static Target,
        validation: Validation,
    ) -> Result<Vec<u8>, Error> {
        let mut out = Header { format: target.pyc, validation }.to_bytes().to_vec();
        self.compile_code(target, &mut out)?;
        Ok(out)
    }

    /// Appends the code object as `marshal.dumps` gives it, for `exec(marshal.loads(...))`.
    ///
    /// # Errors
    ///
    /// As [`Program::compile`].
    pub fn compile_code(&self, target: &'static Target, out: &mut Vec<u8>) -> Result<(), Error> {
        self.compile_unplaced(target, out).map_err(|error| self.place(error))
    }

    fn compile_unplaced(&self, target: &'static Target, out: &mut Vec<u8>) -> Result<(), Error> {
        let whole = |kind| Error { kind, span: None, line: None };
        let target = Target::for_version(target.release.version)
            .map_err(|error| whole(ErrorKind::Target(error.to_string())))?;
        let bump = Bump::new();
        let mut tree = convert(&bump, &self.body, &self.source, target)?;
        let mut objects = Objects::with_format(&bump, target.pyc);
        let options = Options { filename: self.filename.as_bytes(), optimize: self.optimize };
        let code =
            pybytecode_compile::compile(&mut tree, &options, target, &mut objects, &mut Memory::default())
                .map_err(|error| {
                    let span = error.range.map(|range| Span::new(range.start, range.end));
                    Error { kind: ErrorKind::Refused(error.message.clone()), span, line: None }
                })?;
        let written = Writer::new(target.pyc).write(&objects, code, out);
        written.map_err(|error| whole(ErrorKind::Marshal(error.to_string())))
    }

    /// Adds the line of an error's place.
    fn place(&self, error: Error) -> Error {
        let start = error.span.map(|span| span.start).filter(|start| *start as usize <= self.source.len());
        let line = start.map(|start| LineIndex::new(&self.source).line_column(start).line);
        Error { line, ..error }
    }
}
