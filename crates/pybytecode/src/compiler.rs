//! Source bytes to the bytes of a `.pyc`: the crates below, one after the other.

use std::fmt;

use bumpalo::Bump;
use pybytecode_code::Objects;
use pybytecode_marshal::{Header, Validation, Writer};
use pybytecode_opcode::Target;
use pybytecode_syntax::decode::decode_for;
use pybytecode_syntax::error::{Step, SyntaxError};

use crate::diagnostic::{Columns, Diagnostic};
use crate::warning::Warning;

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
    pub(crate) target: &'static Target,
    bump: Bump,
    memory: pybytecode_compile::Memory,
    writer: Writer,
    warnings: Vec<Warning>,
}

impl Compiler {
    /// A compiler for a target.
    pub fn new(target: &'static Target) -> Self {
        let writer = Writer::new(target.pyc);
        Compiler { target, bump: Bump::new(), memory: Default::default(), writer, warnings: Vec::new() }
    }

    /// Appends to `out` what the target's `py_compile` writes for the bytes of a source file.
    ///
    /// # Errors
    ///
    /// What the target's CPython refuses, in its words. Nothing is appended then.
    pub fn compile(
        &mut self,
        source: &[u8],
        options: &CompileOptions,
        out: &mut Vec<u8>,
    ) -> Result<(), CompileError> {
        self.compile_levels(source, options, &[options.optimize], std::slice::from_mut(out))
    }

    /// As [`Compiler::compile`] for several levels of optimisation, in place of the one in `options`: the
    /// source is parsed once, and what a level has no say in is compiled once. There are as many `outs` as `levels`;
    /// each is appended to.
    ///
    /// # Errors
    ///
    /// As for one level; what belongs to the levels before the one that is refused is whole, and nothing is
    /// appended for those behind it.
    pub fn compile_levels(
        &mut self,
        source: &[u8],
        options: &CompileOptions,
        levels: &[u8],
        outs: &mut [Vec<u8>],
    ) -> Result<(), CompileError> {
        self.warnings.clear();
        let outcome = self.compile_in_arena(source, options, levels, outs);
        // What lives there needs no dropping, and the largest chunk is kept for the next source.
        self.bump.reset();
        outcome
    }

    /// What the target's CPython warns of in the source that was compiled last, in its order; of a source that was
    /// refused, what it warns of before that. Of several levels, the warnings of each level stand one after the other.
    ///
    /// All of it is here: [`WarningFilters`](crate::WarningFilters) tell what is shown, and what is an error.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    fn compile_in_arena(
        &mut self,
        source: &[u8],
        options: &CompileOptions,
        levels: &[u8],
        outs: &mut [Vec<u8>],
    ) -> Result<(), CompileError> {
        let refused = |error, text: &str, columns| {
            CompileError::Source(Box::new(Diagnostic::new(error, text, columns)))
        };
        let text = decode_for(source, self.target)
            .map_err(|undecoded| refused(undecoded.error, &undecoded.text, Columns::Characters))?;
        if text.len() > MAX_SOURCE {
            return Err(CompileError::Source(Box::new(Diagnostic {
                kind: "OverflowError",
                message: "source is too large: more than 2 GiB".to_owned(),
                place: None,
            })));
        }
        let mut found = Vec::new();
        let parsed = pybytecode_syntax::parse_warned(&self.bump, &text, self.target, &mut found);
        if !found.is_empty() {
            Warning::append(found, &text, &mut self.warnings);
        }
        let mut tree = parsed.map_err(|error| {
            let mark = first_line_with_mark(&error, &text, source, self.target);
            let mut diagnostic = Diagnostic::new(error, &text, columns_of_parser(source, self.target));
            diagnostic.show_bytes(source);
            if let Some((start, end, line)) = mark {
                diagnostic.show_mark(start, end, &line);
            }
            diagnostic.see_legacy(self.target);
            CompileError::Source(Box::new(diagnostic))
        })?;
        let of_parser = self.warnings.len();
        let mut of_previous = 0..of_parser;
        let header = Header { format: self.target.pyc, validation: options.validation };

        let mut previous: Option<Made<'_>> = None;
        let mut jobs = levels.iter().copied().zip(outs).peekable();
        while let Some((optimize, out)) = jobs.next() {
            let start = out.len();
            match previous {
                Some(made) if levels_are_alike(&text, made.optimize, optimize) => {
                    out.extend_from_slice(made.bytes);
                    self.warnings.extend_from_within(of_previous.clone());
                }
                _ => {
                    if previous.is_some() {
                        of_previous.start = self.warnings.len();
                        self.warnings.extend_from_within(..of_parser);
                    }
                    // The tree is changed on the way; whoever comes next wants it as it was parsed.
                    let unchanged = jobs.peek().map(|_| tree.copy_root());
                    let mut objects = Objects::with_format(&self.bump, self.target.pyc);
                    let asked = pybytecode_compile::Options { filename: options.filename, optimize };
                    let memory = &mut self.memory;
                    let compiled =
                        pybytecode_compile::compile(&mut tree, &asked, self.target, &mut objects, memory);
                    if !memory.warnings.is_empty() {
                        Warning::append(std::mem::take(&mut memory.warnings), &text, &mut self.warnings);
                    }
                    of_previous.end = self.warnings.len();
                    let code = compiled.map_err(|error| refused(*error, &text, Columns::Bytes))?;
                    out.extend_from_slice(&header.to_bytes());
                    if let Err(error) = self.writer.write(&objects, code, out) {
                        out.truncate(start);
                        return Err(CompileError::Marshal(error));
                    }
                    if let Some(unchanged) = unchanged {
                        tree.root = unchanged;
                    }
                }
            }
            previous = Some(Made { optimize, bytes: &out[start..] });
        }
        Ok(())
    }
}

/// What was made for a level.
#[derive(Clone, Copy)]
struct Made<'o> {
    optimize: u8,
    bytes: &'o [u8],
}

/// Whether a source has nothing that one of two levels compiles otherwise; told by its text, so that many
/// sources of which that holds are not found out.
fn levels_are_alike(text: &str, one: u8, two: u8) -> bool {
    let (low, high) = (one.min(two), one.max(two));
    let bytes = text.as_bytes();
    let has = |word: &[u8]| memchr::memmem::find(bytes, word).is_some();
    // Other characters are letters of `__debug__` too, in NFKC.
    let asserts = || !text.is_ascii() || has(b"assert") || has(b"__debug__");
    let docstrings = || memchr::memchr2(b'"', b'\'', bytes).is_some();
    low == high || ((low > 0 || !asserts()) && (high < 2 || !docstrings()))
}

/// Where in bytes of the first line an error of the parser starts and ends, if that line is shown with a byte order
/// mark; and the line with its end.
fn first_line_with_mark(
    error: &SyntaxError,
    text: &str,
    source: &[u8],
    target: &'static Target,
) -> Option<(usize, usize, String)> {
    let range = error.range.filter(|_| error.shown.is_none() && error.step == Step::Parser)?;
    let end = memchr::memchr(b'\n', text.as_bytes()).map_or(text.len(), |feed| feed + 1);
    if range.start as usize >= end.max(1) || !pybytecode_syntax::shows_mark(source, target) {
        return None;
    }
    let before = text.as_bytes().get(..range.end as usize).unwrap_or(text.as_bytes());
    let last = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |feed| feed + 1);
    Some((range.start as usize, before.len() - last, text[..end].to_owned()))
}

/// In what the target's parser counts columns of the bytes of a source file.
fn columns_of_parser(source: &[u8], target: &'static Target) -> Columns {
    if pybytecode_syntax::counts_characters(source, target) { Columns::Characters } else { Columns::Bytes }
}

/// Offsets in a source, also when it is decoded, have 32 bits.
const MAX_SOURCE: usize = i32::MAX as usize;
