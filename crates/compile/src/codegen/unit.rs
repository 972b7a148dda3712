//! A code object in the making, as code generation sees it (`struct compiler_unit`).

use pybytecode_code::Location;
use pybytecode_emit::{Emitter, Label};
use pybytecode_syntax::names::Name;
use pybytecode_syntax::tree::{Stmt, StmtAnnAssign};

use crate::symtable::ScopeId;

/// What a unit is the code of (`enum _PyCompile_ScopeType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub(crate) enum UnitKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
    Annotations,
    TypeParameters,
}

/// What a frame block stands for (`enum _PyCompile_FBlockType`), with what its unwinding needs.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FrameBlockKind<'t, 'a> {
    WhileLoop,
    ForLoop,
    TryExcept,
    /// With the statements of the `finally` clause.
    FinallyTry(&'t [Stmt<'a>]),
    /// With the statements of the `finally` clause that is running.
    FinallyEnd,
    With,
    AsyncWith,
    /// With the name that `except ... as name` binds.
    HandlerCleanup(Option<Name>),
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehensionGenerator,
    StopIteration,
}

/// A block of the frame that a jump out of it must unwind (`_PyCompile_FBlockInfo`).
#[derive(Debug, Clone, Copy)]
pub(crate) struct FrameBlock<'t, 'a> {
    pub(crate) kind: FrameBlockKind<'t, 'a>,
    pub(crate) block: Label,
    pub(crate) location: Location,
    pub(crate) exit: Option<Label>,
}

/// A code object in the making.
pub(crate) struct Unit<'t, 'a> {
    pub(crate) kind: UnitKind,
    pub(crate) scope: ScopeId,
    pub(crate) emitter: Emitter,
    /// The class whose name mangles private names.
    pub(crate) private: Option<Name>,
    /// For a class: the attributes that its methods assign through their first parameter `self`.
    pub(crate) static_attributes: Vec<Name>,
    /// Annotations whose code comes at the end.
    pub(crate) deferred_annotations: Vec<&'t StmtAnnAssign<'a>>,
    /// For each deferred annotation, its number if it is evaluated under a condition.
    pub(crate) conditional_annotation_indices: Vec<Option<u32>>,
    pub(crate) next_conditional_annotation_index: u32,
    pub(crate) frame_blocks: Vec<FrameBlock<'t, 'a>>,
    pub(crate) in_inlined_comprehension: u32,
    pub(crate) in_conditional_block: u32,
}
