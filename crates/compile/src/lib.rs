//! The Python compiler: symbol table and code generation.
//!
//! [`compile`] takes a parsed source through `__future__` statements, the preprocessing of the
//! tree, the [`symtable`] and [`codegen`] to a code object, as CPython's `_PyAST_Compile` does.

pub mod codegen;
mod constants;
mod docstring;
pub mod future;
mod preprocess;
mod recursion;
pub mod symtable;
mod unparse;

use pybytecode_code::{ObjectId, Objects};
use pybytecode_ir::CodeUnit;
use pybytecode_opcode::Target;
use pybytecode_syntax::Tree;
use pybytecode_syntax::error::SyntaxError;

use codegen::Job;
pub use codegen::Memory;
use future::Future;
use symtable::SymbolTable;

/// What a compilation is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Options<'o> {
    /// `co_filename`, in UTF-8 with lone surrogates in their three-byte form.
    pub filename: &'o [u8],
    /// 0, 1 (`-O`: no asserts) or 2 (`-OO`: no docstrings either).
    pub optimize: u8,
}

/// The outcome of one step of the compiler, or why the source is refused.
///
/// Boxed, so that what is seldom refused is returned in a register.
pub type Result<T = ()> = std::result::Result<T, Box<SyntaxError>>;

/// The code object of a parsed source (`_PyAST_Compile`), in `objects`, whose arena is the tree's.
///
/// The tree is preprocessed in place. It must have been parsed for `target`: its parser has found what that changes.
///
/// # Errors
///
/// What CPython refuses after parsing, in its own words.
pub fn compile<'a>(
    tree: &mut Tree<'a>,
    options: &Options,
    target: &'static Target,
    objects: &mut Objects<'a>,
    memory: &mut Memory,
) -> Result<ObjectId> {
    run(tree, Job { options, target, objects, memory, watch: None })
}

/// As [`compile`], and shows `watch` the instructions of each code object before the passes change
/// them, those of inner functions first.
///
/// # Errors
///
/// As [`compile`].
pub fn compile_watched<'a>(
    tree: &mut Tree<'a>,
    options: &Options,
    target: &'static Target,
    objects: &mut Objects<'a>,
    watch: &mut dyn FnMut(&CodeUnit),
) -> Result<ObjectId> {
    run(tree, Job { options, target, objects, memory: &mut Memory::default(), watch: Some(watch) })
}

/// What becomes of a tree before names are looked at (`_PyAST_Optimize`, `_PyAST_Preprocess`).
///
/// # Errors
///
/// A `__future__` feature that does not exist, or a tree that is too deep.
pub fn preprocess(tree: &mut Tree<'_>, optimize: u8, target: &'static Target) -> Result {
    let future = Future::of(tree, target)?;
    preprocess::preprocess(tree, future, optimize, target, &mut Vec::new())
}

fn run<'a>(tree: &mut Tree<'a>, job: Job<'_, 'a>) -> Result<ObjectId> {
    job.memory.warnings.clear();
    let future = Future::of(tree, job.target)?;
    preprocess::preprocess(tree, future, job.options.optimize, job.target, &mut job.memory.warnings)?;
    let symbols = SymbolTable::build(&tree.root, &mut tree.names, future, job.target)?;
    codegen::generate(tree, future, &symbols, job)
}
