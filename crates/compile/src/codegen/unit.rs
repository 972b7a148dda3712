//! A code object in the making, as code generation sees it (`struct compiler_unit`).

use pybytecode_code::{Location, ObjectId};
use pybytecode_emit::{Emitter, Label};
use pybytecode_syntax::names::Name;
use pybytecode_syntax::tree::Stmt;

use super::annotations::DeferredAnnotation;
use super::inlined_symbols::InlinedSymbols;
use crate::symtable::{Scope, ScopeId};

/// What a unit is the code of (`enum _PyCompile_ScopeType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum UnitKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
    /// Annotations, type parameters, and what these and type aliases evaluate later.
    Annotations,
}

/// What a frame block stands for (`enum _PyCompile_FBlockType`), with what its unwinding needs.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FrameBlockKind<'t, 'a> {
    WhileLoop,
    ForLoop,
    AsyncForLoop,
    TryExcept,
    /// With the statements of the `finally` clause.
    FinallyTry(&'t [Stmt<'a>]),
    /// While the statements of a `finally` clause run.
    FinallyEnd,
    With,
    AsyncWith,
    /// With the name that `except ... as name` binds.
    HandlerCleanup(Option<Name>),
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehensionGenerator,
    /// No jump leaves it: it is here to be counted.
    InlinedComprehension,
    StopIteration,
}

/// A block of the frame that a jump out of it must unwind (`_PyCompile_FBlockInfo`).
#[derive(Debug, Clone, Copy)]
pub(crate) struct FrameBlock<'t, 'a> {
    pub(crate) kind: FrameBlockKind<'t, 'a>,
    pub(crate) block: Option<Label>,
    pub(crate) location: Location,
    pub(crate) exit: Option<Label>,
}

/// How many parameters of each kind a unit has.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ParameterCounts {
    /// Positional parameters, without the positional-only ones.
    pub(crate) positional: usize,
    pub(crate) positional_only: usize,
    pub(crate) keyword_only: usize,
}

/// What a unit is entered with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewUnit {
    pub(crate) name: Name,
    pub(crate) kind: UnitKind,
    pub(crate) scope: ScopeId,
    pub(crate) firstlineno: i32,
    /// The class whose body, or type parameters, it is.
    pub(crate) private: Option<Name>,
    pub(crate) parameters: ParameterCounts,
}

/// A code object in the making.
pub(crate) struct Unit<'t, 'a> {
    pub(crate) kind: UnitKind,
    pub(crate) scope: ScopeId,
    /// What the symbol table has under `scope`.
    pub(crate) entry: &'t Scope<'a>,
    pub(crate) name: Name,
    pub(crate) emitter: Box<Emitter>,
    /// The class whose name mangles private names.
    pub(crate) private: Option<Name>,
    /// The variables of outer functions, in the order of the code object.
    pub(crate) freevars: Vec<Name>,
    /// For a class: the attributes that its methods assign through `self`, as they come.
    pub(crate) static_attributes: Vec<Name>,
    /// Annotations whose code comes at the end.
    pub(crate) deferred_annotations: Vec<DeferredAnnotation<'t, 'a>>,
    pub(crate) next_conditional_annotation_index: u32,
    pub(crate) frame_blocks: Vec<FrameBlock<'t, 'a>>,
    pub(crate) inlined: InlinedSymbols,
    pub(crate) in_conditional_block: u32,
    /// Where code was generated for last (`u_lineno` and its like), for versions whose instructions take
    /// that.
    pub(crate) place: Location,
}

/// A finished code object, and the variables of outer functions that it uses.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) code: ObjectId,
    pub(crate) freevars: Vec<Name>,
}
