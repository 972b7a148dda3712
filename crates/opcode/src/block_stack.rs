//! What tells the compilers of those versions from each other whose interpreter keeps a stack of
//! blocks while it runs (up to 3.10).
//!
//! From 3.11 on a table says where the handler of an exception is, and all of this is gone.
//! CPython: `Python/compile.c`, in 3.8 and 3.9 `Python/peephole.c` too.

/// Where the interpreter finds the handler of an exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handlers {
    /// On a stack of blocks that instructions push and pop.
    BlockStack(&'static BlockStack),
    /// In the exception table of the code object.
    Table,
}

/// The facts of a compiler for such an interpreter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockStack {
    /// How the statements of `finally` clauses come to run.
    pub finally: FinallyClauses,
    /// Which lines instructions get.
    pub lines: LineNumbers,
    /// What becomes of the instructions.
    pub assembler: Assembler,
    /// How displays and arguments with stars are put together.
    pub unpacking: Unpacking,
    /// How displays and calls with many items are put together.
    pub large: LargeDisplays,
    /// What `if` and `while` do about a condition that is a constant.
    pub conditions: ConstantConditions,
    /// What functions get their annotations as.
    pub annotations: FunctionAnnotations,
    /// Which annotations of complex targets are left out.
    pub target_annotations: TargetAnnotations,
    /// Which instructions compare.
    pub comparisons: Comparisons,
    /// Where `assert` gets its exception from.
    pub assertion_error: AssertionError,
    /// What a comprehension does with `for name in [value]`.
    pub single_item: SingleItem,
    /// How the subscript of a target that is only annotated is evaluated.
    pub annotation_subscripts: AnnotationSubscripts,
    /// Which lines the expressions of f-strings have.
    pub substring_lines: SubstringLines,
    /// Where blocks are said to be nested too deeply.
    pub nesting_place: NestingPlace,
}

/// How the statements of `finally` clauses come to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinallyClauses {
    /// There is one copy of them, which `CALL_FINALLY` calls and `END_FINALLY` leaves (3.8).
    Subroutine,
    /// Wherever the `try` block is left there is a copy of them.
    Copied,
}

/// Which lines instructions get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineNumbers {
    /// Only the first instruction of a statement, and of an expression on another line, has one (3.8).
    Marked,
    /// Each instruction has the line that is current.
    Current,
    /// So that tracing sees each line that runs and no other (PEP 626, 3.10): what stands for nothing in the
    /// source has none, and statements without effect have a `NOP`.
    Traced,
}

/// What becomes of the instructions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assembler {
    /// They are assembled, and the bytes then improved (`peephole.c`).
    Peephole,
    /// They are improved as a graph of basic blocks, then assembled (`optimize_cfg` in `compile.c`).
    ControlFlowGraph,
}

/// How displays and arguments with stars are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpacking {
    /// All parts are on the stack, then `BUILD_TUPLE_UNPACK` and its like merge them (3.8).
    Merge,
    /// A list, set or dict is extended by one part after the other.
    Extend,
}

/// How displays and calls with many items are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LargeDisplays {
    /// All items are on the stack first.
    OnStack,
    /// One item after the other is added where there are more than `STACK_USE_GUIDELINE` (3.10).
    ItemByItem,
}

/// What `if` and `while` do about a condition that is a constant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstantConditions {
    /// They leave out what never runs; it is only looked through for errors.
    LeaveOut,
    /// Nothing, the optimizer sees it; and `while` tests its condition again below the body (3.10).
    Optimize,
}

/// What functions get their annotations as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunctionAnnotations {
    /// A dict.
    Dict,
    /// A tuple of names and values by turns (3.10).
    Tuple,
}

/// Which annotations of targets that are no plain names are evaluated under
/// `from __future__ import annotations`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetAnnotations {
    /// All that would be without it.
    Evaluated,
    /// None (3.10).
    LeftOut,
}

/// Which instructions compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparisons {
    /// `COMPARE_OP` for all, matching exceptions included (3.8).
    One,
    /// `IS_OP`, `CONTAINS_OP` and `JUMP_IF_NOT_EXC_MATCH` beside it.
    Several,
}

/// Where blocks are said to be nested too deeply (`compiler_push_fblock`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NestingPlace {
    /// Nowhere (3.8).
    Untold,
    /// At the innermost statement.
    Statement,
}

/// Where `assert` gets its exception from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssertionError {
    /// From the global name (3.8).
    Global,
    /// From the interpreter.
    Interpreter,
}

/// What a comprehension does with an inner `for name in [value]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SingleItem {
    /// It loops (3.8).
    Loop,
    /// It assigns.
    Assignment,
}

/// How the subscript of a target that is annotated but not assigned to is evaluated, if it is a tuple
/// (`check_ann_subscr`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnotationSubscripts {
    /// As a whole, or by items if there is a slice among them (3.8).
    ByItemsWithSlices,
    /// By items.
    ByItems,
}

/// Which lines the expressions of f-strings have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubstringLines {
    /// Those where their text is found first (3.8).
    Found,
    /// Their own, but behind a line's end in the string not their columns (3.9).
    OwnMoved,
    /// Their own.
    Own,
}

pub(crate) static BLOCK_STACK_308: BlockStack = BlockStack {
    finally: FinallyClauses::Subroutine,
    lines: LineNumbers::Marked,
    assembler: Assembler::Peephole,
    unpacking: Unpacking::Merge,
    large: LargeDisplays::OnStack,
    conditions: ConstantConditions::LeaveOut,
    annotations: FunctionAnnotations::Dict,
    target_annotations: TargetAnnotations::Evaluated,
    comparisons: Comparisons::One,
    assertion_error: AssertionError::Global,
    single_item: SingleItem::Loop,
    substring_lines: SubstringLines::Found,
    nesting_place: NestingPlace::Untold,
    annotation_subscripts: AnnotationSubscripts::ByItemsWithSlices,
};

pub(crate) static BLOCK_STACK_309: BlockStack = BlockStack {
    finally: FinallyClauses::Copied,
    lines: LineNumbers::Current,
    unpacking: Unpacking::Extend,
    comparisons: Comparisons::Several,
    assertion_error: AssertionError::Interpreter,
    single_item: SingleItem::Assignment,
    substring_lines: SubstringLines::OwnMoved,
    nesting_place: NestingPlace::Statement,
    annotation_subscripts: AnnotationSubscripts::ByItems,
    ..BLOCK_STACK_308
};

pub(crate) static BLOCK_STACK_310: BlockStack = BlockStack {
    lines: LineNumbers::Traced,
    assembler: Assembler::ControlFlowGraph,
    large: LargeDisplays::ItemByItem,
    conditions: ConstantConditions::Optimize,
    annotations: FunctionAnnotations::Tuple,
    target_annotations: TargetAnnotations::LeftOut,
    substring_lines: SubstringLines::Own,
    ..BLOCK_STACK_309
};
