//! Source bytes to the bytes of a `.pyc`: the crates below, one after the other.

use std::fmt;

use bumpalo::Bump;
use pybytecode_code::Objects;
use pybytecode_marshal::{Header, Validation, Writer};
use pybytecode_opcode::Target;
use pybytecode_syntax::decode::decode;

use crate::diagnostic::{Columns, Diagnostic};

/// What a compilation is asked for.
#[derive(Debug, Clone, Copy)]
pub struct CompileOptions<'o> {
    /// `co_filename`, in UTF-8 with lone surrogates in their three-byte form.
    pub filename: &'o [u8],
    /// 0, 1 (`-O`: no asserts) or 2 (`-OO`: no docstrings either).
    pub optimize: u8,
    /// What the file is to know of its source.
    pub validation: Validation,
}

/// Why there is no `.pyc`.
#[derive(Debug)]
pub enum CompileError {
    /// The source is not Python of that version.
    Source(Box<Diagnostic>),
    /// Marshal cannot hold the code object.
    Marshal(pybytecode_marshal::Error),
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CompileError::Source(diagnostic) => write!(f, "{}: {}", diagnostic.kind, diagnostic.message),
            CompileError::Marshal(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CompileError {}

/// Compiles one source after the other for a target, in the same memory.
#[derive(Debug)]
pub struct Compiler {
    target: &'static Target,
    bump: Bump,
    memory: pybytecode_compile::Memory,
    writer: Writer,
}

impl Compiler {
    /// A compiler for a target.
    pub fn new(target: &'static Target) -> Self {
        Compiler { target, bump: Bump::new(), memory: Default::default(), writer: Writer::new(target.pyc) }
    }

    /// Appends to `out` what the target's `py_compile` writes for the bytes of a source file.
    ///
    /// # Errors
    ///
    /// What the target's CPython refuses, in its words. `out` may then have a part of the file.
    pub fn compile(
        &mut self,
        source: &[u8],
        options: &CompileOptions,
        out: &mut Vec<u8>,
    ) -> Result<(), CompileError> {
        let outcome = self.compile_in_arena(source, options, out);
        // What lives there needs no dropping, and the largest chunk is kept for the next source.
        self.bump.reset();
        outcome
    }

    fn compile_in_arena(
        &mut self,
        source: &[u8],
        options: &CompileOptions,
        out: &mut Vec<u8>,
    ) -> Result<(), CompileError> {
        let refused = |error, text: &str, columns| {
            CompileError::Source(Box::new(Diagnostic::new(error, text, columns)))
        };
        let text = decode(source)
            .map_err(|undecoded| refused(undecoded.error, &undecoded.text, Columns::Characters))?;
        if text.len() > MAX_SOURCE {
            return Err(CompileError::Source(Box::new(Diagnostic {
                kind: "OverflowError",
                message: "source is too large: more than 2 GiB".to_owned(),
                place: None,
            })));
        }
        let mut tree = pybytecode_syntax::parse(&self.bump, &text, self.target)
            .map_err(|error| refused(error, &text, Columns::Characters))?;

        let mut objects = Objects::with_format(&self.bump, self.target.pyc);
        let asked = pybytecode_compile::Options { filename: options.filename, optimize: options.optimize };
        let code =
            pybytecode_compile::compile(&mut tree, &asked, self.target, &mut objects, &mut self.memory)
                .map_err(|error| refused(*error, &text, Columns::Bytes))?;
        let header = Header { format: self.target.pyc, validation: options.validation };
        out.extend_from_slice(&header.to_bytes());
        self.writer.write(&objects, code, out).map_err(CompileError::Marshal)
    }
}

/// Offsets in a source, also when it is decoded, have 32 bits.
const MAX_SOURCE: usize = i32::MAX as usize;
