//! What versions do differently, an enumeration for each difference: the types of [`crate::Target`]'s
//! fields. They are named after what CPython does, the oldest way first.

/// Which part of the compiler begins the code of generators and coroutines with `RETURN_GENERATOR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GeneratorStart {
    /// The control-flow graph, when all else is done (`insert_prefix_instructions`).
    InsertPrefixInstructions,
    /// Code generation, before `RESUME` (`codegen_enter_scope`).
    EnterScope,
}

/// What `GET_ITER` leaves on the stack for a loop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Iteration {
    /// The iterator.
    Iterator,
    /// The iterator, or a list or tuple as it is, and a slot for the index above it; `SEND` has
    /// the slot too.
    IteratorAndIndex,
}

/// Who makes the iterator of a comprehension's outermost iterable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutermostIterator {
    /// The code around the comprehension.
    Caller,
    /// The comprehension; a generator expression does it before it becomes a generator.
    Comprehension,
}

/// In which order `__annotate__` evaluates the annotations of positional parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnotationOrder {
    /// The positional-only ones come second.
    PositionalOnlySecond,
    /// As they stand in the source.
    PositionalOnlyFirst,
}

/// `__qualname__` of a function's `__annotate__`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnotateQualname {
    /// As if it stood beside the function: `Class.__annotate__`.
    BesideFunction,
    /// As if it stood in the function: `Class.function.__annotate__`.
    InFunction,
}

/// Which calls with a generator expression become loops (`maybe_optimize_function_call`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuiltinCalls {
    /// `all`, `any` and `tuple`.
    AllAnyTuple,
    /// `list` and `set` too.
    AllAnyTupleListSet,
}

/// What `LOAD_COMMON_CONSTANT` can load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommonConstants {
    /// Classes and functions, which code generation asks for.
    Builtins,
    /// Also `None`, `''`, `True`, `False` and -1, which it loads in place of `LOAD_CONST`.
    BuiltinsAndValues,
}

/// What a jump gives its location to, if that has none and no other predecessor (`propagate_line_numbers`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineOfJump {
    /// The block it leads to.
    Target,
    /// The first block from there on that is not empty.
    PastEmptyBlocks,
}

/// Which handler is in charge of an instruction that is added after the handlers are known
/// (`basicblock_addop`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddedHandler {
    /// That of the instruction which once was at the same place of the block and is gone, if any was.
    OfSlot,
    /// That of the jump which it is added to.
    OfJump,
}

/// How `optimize_load_fast` walks the graph and counts what operations push that take nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadFastWalk {
    /// An empty block ends the walk; such values count as pushed by the first instructions of their block.
    EmptyBlockEnds,
    /// The walk goes on behind an empty block, and such values count as pushed by their own instruction.
    EmptyBlockFallsThrough,
}

/// What the refusal of two parameters of one name calls them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DuplicateParameter {
    /// `duplicate argument`.
    Argument,
    /// `duplicate parameter`.
    Parameter,
}

/// How comprehensions that are no generator expressions run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comprehensions {
    /// As functions that are called on the spot.
    Functions,
    /// As part of the code around them, where that is possible (PEP 709, 3.12).
    Inlined,
}

/// Where basic blocks begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockStarts {
    /// Wherever code generation says so, whether anything jumps there or not (`compiler_use_next_block`).
    Labels,
    /// Where jumps lead.
    JumpTargets,
}

/// From which arguments the search for the sizes of jumps starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JumpSizes {
    /// From 0 (`assemble_jump_offsets`).
    FromZero,
    /// From the number of the instruction that is jumped to (`resolve_jump_offsets`).
    FromInstruction,
}

/// How the location table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocationEntries {
    /// Each instruction has entries of its own.
    EachInstruction,
    /// Neighbours with one location share entries.
    Merged,
}

/// What the table of kinds tells of locals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalKinds {
    /// Whether they are local, cell, free or hidden.
    Storage,
    /// Also what kind of parameter they are.
    StorageAndParameters,
}

/// Whose location an instruction gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locations {
    /// That of what code was generated for last, a state of the compiler (`SET_LOC`).
    Carried,
    /// That of the node it is told.
    Told,
}
