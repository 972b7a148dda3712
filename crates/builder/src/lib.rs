//! The back end for language authors: describe a program once, get correct bytecode for every CPython.
//!
//! A [`Program`] is a tree of statements and expressions with Python's meaning and no Python syntax. Scopes find out by
//! themselves which names are local, shared with inner functions, or global; every node can say where in the *guest's*
//! source it comes from, so that tracebacks show the guest's lines and put carets below them. The tree goes through the
//! Python compiler's own symbol table and code generation, so that what comes out is what CPython would have made of
//! the same program, for whatever version is asked for.
//!
//! ```
//! use pybytecode_builder::{Block, Expr, Parameters, Program, Span};
//! use pybytecode_opcode::PY314;
//!
//! // The guest's source, in a language of one's own: its places are byte ranges of this text.
//! let source = "double x = x + x\nshow double 21\n";
//! let mut program = Program::new("demo.guest", source);
//! let double = Block::build(|body| {
//!     body.at(Span::new(11, 16));
//!     body.return_(Some(Expr::name("x") + Expr::name("x")));
//! });
//! program.body.at(Span::new(0, 16));
//! program.body.function("double", Parameters::new(["x"]), double);
//! program.body.at(Span::new(17, 31));
//! program.body.expr(Expr::name("print").call([Expr::name("double").call([Expr::int(21)])]));
//! let pyc = program.compile(&PY314).unwrap();
//! assert!(pyc.starts_with(&PY314.pyc.magic_bytes()));
//! ```
//!
//! Three levels, each on the one below:
//!
//! - [`Block`] has a method for each statement and keeps the place: what a code generator calls.
//! - [`Stmt`] and [`Expr`] are the tree itself, for programs that build and change Python trees (macros, transpilers,
//!   template languages).
//! - `pybytecode-assembler` is below both, for what Python cannot say: instructions of one version.
//!
//! What is wrong with a program is told by [`Error`], with the place in the guest's source: what a version cannot express
//! (`match` before 3.10), what Python refuses (`break` outside a loop), what makes no sense as a tree (an empty body).

mod block;
mod convert;
mod error;
mod expr;
mod parameters;
mod pattern;
mod program;
mod span;
mod stmt;

pub use block::Block;
pub use error::{Error, ErrorKind};
pub use expr::{Argument, Clause, Constant, Conversion, Expr, ExprKind, Joined};
pub use parameters::{Parameter, Parameters};
pub use pattern::{Pattern, PatternKind};
pub use program::Program;
pub use pybytecode_syntax::tree::{BoolOp, CmpOp, Operator, UnaryOp};
pub use span::Span;
pub use stmt::{
    Alias, Case, Class, Function, Handler, Stmt, StmtKind, Try, TypeParam, TypeParamKind, WithItem,
};

/// Runs what may be one of many levels of recursion, with stack enough for it.
pub(crate) fn deeper<T>(run: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(64 * 1024, 1024 * 1024, run)
}
