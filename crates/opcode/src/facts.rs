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
    /// None.
    None,
    /// `all`, `any` and `tuple`.
    AllAnyTuple,
    /// `list` and `set` too.
    AllAnyTupleListSet,
}

/// What `LOAD_COMMON_CONSTANT` can load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommonConstants {
    /// There is only an instruction for `AssertionError`.
    AssertionError,
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

/// What asynchronous comprehensions may stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsyncComprehensions {
    /// Asynchronous functions, or comprehensions that are asynchronous by themselves.
    Coroutines,
    /// Other comprehensions too, which they make asynchronous (3.11).
    Nested,
}

/// Whose names those of annotations are that `from __future__ import annotations` keeps as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextAnnotationNames {
    /// Those of the scope around, as if they were evaluated.
    Around,
    /// Those of a scope that counts for nothing (3.10).
    Own,
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
    /// The same, but several at one place are one.
    DistinctLabels,
    /// Where jumps lead.
    JumpTargets,
}

/// From which arguments the search for the sizes of jumps starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JumpSizes {
    /// From 0 (`assemble_jump_offsets`).
    FromZero,
    /// From the number that code generation gave the label that is jumped to.
    FromLabel,
    /// From the number of the instruction that is jumped to (`resolve_jump_offsets`).
    FromInstruction,
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

/// Where a call has the slot that is empty unless the callable is a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallSlot {
    /// Below the callable.
    BelowCallable,
    /// Above it, where `self` goes.
    AboveCallable,
}

/// How a call is told the names of keyword arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeywordNames {
    /// By the instruction before it (`KW_NAMES`).
    Instruction,
    /// By a tuple on top of the stack (`CALL_KW`).
    OnStack,
}

/// How `CALL_FUNCTION_EX` is told that there are no keyword arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbsentKeywords {
    /// By its argument.
    Flag,
    /// By an empty slot in their place.
    Null,
}

/// How a function gets its defaults, closure and the like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunctionAttributes {
    /// `MAKE_FUNCTION` takes all of them.
    MakeFunction,
    /// An instruction for each sets it.
    SetFunctionAttribute,
}

/// How a `with` block is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithEntry {
    /// One instruction finds the bound exit method and enters (`BEFORE_WITH`).
    BeforeWith,
    /// Both methods are looked up, then called (`LOAD_SPECIAL`): the exit method takes two places.
    LoadSpecial,
}

/// What stands behind a loop over an iterator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoopEnd {
    /// Nothing: `FOR_ITER` drops the iterator.
    Nothing,
    /// `END_FOR`, which drops the iterator and a value above it.
    EndFor,
    /// `END_FOR`, which drops a value, and `POP_TOP`.
    EndForPopTop,
    /// `END_FOR` and `POP_ITER`, which also drops the iterator of a loop that is left early.
    EndForPopIter,
}

/// Whether `END_ASYNC_FOR` knows where the loop awaits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsyncLoopEnd {
    /// It has no argument.
    Plain,
    /// It leads back there, and a `NOT_TAKEN` stands where the loop goes on.
    LeadsBack,
}

/// Who makes a `bool` of a value whose truth matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TruthTest {
    /// The instruction that depends on it.
    InPlace,
    /// `TO_BOOL` before that.
    ToBool,
}

/// How `and` and `or` keep the value that decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShortCircuit {
    /// By a jump that leaves it (`JUMP_IF_FALSE_OR_POP`).
    JumpOrPop,
    /// By testing a copy of it.
    Copy,
    /// By a pseudo-operation that becomes a test of a copy (`JUMP_IF_FALSE`).
    PseudoJump,
}

/// The argument of `COMPARE_OP`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompareArgument {
    /// The comparison alone.
    Comparison,
    /// The comparison above four bits that say which outcomes make it true.
    WithMask,
    /// The same, with a bit between them that asks for a `bool`.
    WithMaskAndBool,
}

/// Which instruction subscripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subscription {
    /// `BINARY_SUBSCR`.
    BinarySubscr,
    /// `BINARY_OP`.
    BinaryOp,
}

/// Which instructions take slices of two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TwoPartSlices {
    /// Those of any subscription, by a slice object.
    Built,
    /// `BINARY_SLICE` and `STORE_SLICE`.
    BinarySlice,
    /// The same, unless the bounds are constants: then the slice object is one.
    BinarySliceUnlessConstant,
}

/// How values are formatted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formatting {
    /// In one instruction (`FORMAT_VALUE`).
    FormatValue,
    /// Converting is a step of its own (`CONVERT_VALUE`).
    ConvertValue,
}

/// How a dict of constant keys is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstKeyMaps {
    /// Of the values and a tuple of keys (`BUILD_CONST_KEY_MAP`).
    BuildConstKeyMap,
    /// As any other.
    BuildMap,
}

/// Where a display of constants becomes one constant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstDisplays {
    /// In code generation, from three items on (`starunpack_helper`).
    CodeGeneration,
    /// In the graph (`optimize_lists_and_sets`).
    Graph,
}

/// Where operations on constants are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folding {
    /// In the tree; the graph knows of tuples only.
    Tree,
    /// In the graph.
    Graph,
}

/// What stands first among the constants of functions, lambdas and type aliases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstConstant {
    /// The docstring, or else `None`.
    DocstringOrNone,
    /// The docstring, if there is one; a flag tells.
    DocstringIfAny,
}

/// What is done to a docstring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Docstrings {
    /// It stays as it is written; `-OO` leaves a statement without effect.
    AsWritten,
    /// Its indentation goes; `-OO` passes over it.
    Cleaned,
}

/// How often a `while` loop has its test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhileTest {
    /// At its start and at its end.
    AtBothEnds,
    /// At its start.
    AtStart,
}

/// When annotations are evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Annotations {
    /// Where they stand.
    Eager,
    /// When they are asked for, by `__annotate__` (PEP 649).
    Deferred,
}

/// What the functions take that evaluate bounds, defaults and type aliases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LazyEvaluation {
    /// Nothing; a bound's function belongs to the type parameter.
    PlainAtParameter,
    /// Nothing.
    Plain,
    /// The format that is wanted.
    WithFormat,
}

/// What a class tells of its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassDetails {
    /// Nothing.
    Nothing,
    /// `__firstlineno__` and `__static_attributes__`.
    LineAndStaticAttributes,
}

/// Which flags functions have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunctionFlags {
    /// Those that say how they run.
    Classic,
    /// Also whether they have a docstring and are methods.
    DocstringAndMethod,
}

/// What class bodies have among their flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassFlags {
    /// 2.7: that they have locals of their own.
    NewLocals,
    /// From 3.4: nothing.
    Nothing,
}

/// How often a comprehension makes the iterator of a loop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoopIterator {
    /// Once.
    Once,
    /// Once more before the loop, in case that somebody put another iterable there (3.13.4).
    Again,
}

/// Which variables of the code around it a comprehension that is part of a class body saves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassComprehension {
    /// Those of all names that it mentions.
    SavesAll,
    /// Those of the names that it binds.
    SavesBound,
}

/// Whether the handler around an inlined comprehension counts as a nested block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComprehensionBlock {
    /// It does not.
    Uncounted,
    /// It does.
    Counted,
}

/// Which names of the class that it is part of a comprehension hands on to scopes inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassCells {
    /// All, even `__class__`.
    All,
    /// All but `__class__`, even `__classdict__`.
    AllButClass,
    /// None of those that a class keeps in cells of its own making.
    None,
    /// Those too, where a scope inside needs them.
    WhereNeeded,
}

/// The location of the instruction that drops the subject of a `match` statement whose case has matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectDrop {
    /// That of the pattern.
    Pattern,
    /// That of what follows.
    Next,
}

/// Which instruction returns a constant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstReturn {
    /// `RETURN_VALUE`, as any other value.
    ReturnValue,
    /// `RETURN_CONST`.
    ReturnConst,
}

/// The argument of `YIELD_VALUE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yields {
    /// It has none.
    Bare,
    /// How many handlers are in force; those of the frame are counted when handlers are labelled.
    TellDepth,
    /// Whether the value comes from what `yield from` or `await` delegates to.
    TellDelegation,
}

/// Which jump stands for what the source does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArtificialJumps {
    /// One that looks for signals, as any other.
    Interruptible,
    /// One that does not (`JUMP_NO_INTERRUPT`).
    NoInterrupt,
}

/// Where instructions belong that work on an expression for a statement: iterate over it, enter it, raise
/// because of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseLocation {
    /// To the statement, or the whole comprehension.
    Whole,
    /// To the expression.
    Expression,
}

/// Where the return of a lambda belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LambdaReturn {
    /// To the start of its line.
    Line,
    /// To its body.
    Body,
}

/// Whether the block that turns `StopIteration` into an error counts as a nested block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopIterationBlock {
    /// It does not.
    Uncounted,
    /// It does.
    Counted,
}

/// Which names of an inlined comprehension mean there what they mean in a comprehension of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InlinedNames {
    /// Those that it binds; in a class body all.
    Bound,
    /// All.
    All,
}

/// What tells that the stack begins with the value that is sent to a code object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentValue {
    /// There is an `await` or `yield` in the source, even in an assertion that is left out.
    SymbolTable,
    /// The flags of the code object.
    Flags,
}

/// Whose private names a generic class's name mangles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GenericClassPrivate {
    /// Also those of the code around it, from there on.
    Leaks,
    /// Its own.
    Own,
}

/// What the scopes of type parameters and aliases in a class, which see its names, may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassAnnotationScopes {
    /// No lambda and no comprehension.
    NoFunctions,
    /// Both; comprehensions are functions of their own.
    AnyExpression,
}

/// In which order the symbol table walks a `try` statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TryOrder {
    /// The `else` clause comes before the handlers.
    ElseFirst,
    /// As it is written.
    HandlersFirst,
}

/// How the compiler finds out how deep the stack gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StackWalk {
    /// Up to 3.6: along each path that enters no block twice, and past what returns or raises.
    EveryPath,
    /// 3.7: where paths come together, the deepest counts.
    Deepest,
    /// From 3.8: all paths that come together have the same depth.
    Balanced,
}

/// What `co_stacksize` is of code that needs no stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StackSize {
    /// 0.
    AsNeeded,
    /// 1.
    AtLeastOne,
}

/// Which instructions that begin the code of a generator have a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GeneratorPrefix {
    /// `RETURN_GENERATOR` alone.
    FirstHasLine,
    /// The `POP_TOP` behind it, too.
    BothHaveLine,
}

/// How the clauses of `except*` come by the group and the list of what they raise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupStart {
    /// The group is copied, then the list is put below the copy.
    CopyThenSwap,
    /// The list is made, then the group is copied.
    ListThenCopy,
}

/// Who makes a `RuntimeError` of a `StopIteration` that leaves a generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopIteration {
    /// The interpreter.
    Interpreter,
    /// A handler around the generator's code.
    Handler,
}

/// When code that may fall off its end is made to return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinalReturn {
    /// When it does not end with a return already.
    WhereMissing,
    /// Always.
    Always,
}

/// In which order what follows the call of an exit function with an exception stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithHandler {
    /// What cleans up when that call raises comes first.
    CleanupFirst,
    /// What goes on when it suppresses the exception comes first.
    SuppressFirst,
}

/// Which changes of what is called `__debug__` are refused behind the parser (`forbidden_name`, `check_name`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DebugNames {
    /// None: the parser sees to it.
    SeenByParser,
    /// Assigning to a name or an attribute.
    Assigned,
    /// Deleting a name too.
    AssignedOrDeleted,
    /// Deleting an attribute too, and augmenting one.
    AnyAttribute,
}

/// Which place the symbol table tells of a parameter that is there twice, of `yield` in a comprehension and of
/// `import *`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolPlaces {
    /// That of the function, class or comprehension.
    Scope,
    /// Its own.
    Own,
}

/// Which names of a comprehension's targets `:=` cannot bind in it (`symtable_extend_namedexpr_scope`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IterationNames {
    /// All, also those of an attribute's object or of a subscript.
    Mentioned,
    /// Those that are bound.
    Bound,
}

/// How the symbol table refuses what may not be in an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnotationWords {
    /// `'named expression' can not be used` (3.10, 3.11).
    Quoted,
    /// `named expression cannot be used`; what a type variable is constrained to is called a bound (3.12).
    Bounds,
    /// The same, and bounds and constraints are told apart.
    BoundsAndConstraints,
}

/// How the text of an annotation has an assignment expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedExprText {
    /// `x:=y` (3.8).
    Tight,
    /// `x := y`.
    Spaced,
}

/// What becomes of the `u` before a string in the text of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnicodePrefixText {
    /// It is left out (3.8).
    LeftOut,
    /// It is kept.
    Kept,
}

/// What a `yield from` outside of functions is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StrayYieldFrom {
    /// A `yield`.
    Yield,
    /// By its name.
    YieldFrom,
}

/// Where `await` is refused that stands outside asynchronous functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MisplacedAwaits {
    /// Where code is generated for it.
    ByCodegen,
    /// Wherever the symbol table comes to it.
    BySymbolTable,
}

/// Which names type parameters cannot have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReservedTypeParameters {
    /// They can have any.
    None,
    /// `__classdict__`.
    Classdict,
}

/// Which imports are statements about the future.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FutureImports {
    /// Those from any module called `__future__`, relative ones too.
    AnyLevel,
    /// Those from the module of the standard library.
    Absolute,
}

/// What is told of a statement about the future that is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FuturePlaces {
    /// Where the statement starts.
    Statement,
    /// Where the feature is.
    Feature,
}

/// What is left in a message of the character at which a long name is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CutCharacters {
    /// U+FFFD, for its first bytes.
    Replaced,
    /// Nothing.
    LeftOut,
}

/// Who refuses a statement about the future that comes too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LateFutures {
    /// Code generation, unless it stands on the line of the last that is not late, where they are looked for.
    GeneratedByLine,
    /// Code generation.
    Generated,
    /// The symbol table.
    InSymbolTable,
}

/// Under which name the target of a walrus in a comprehension is looked for, if it is private
/// (`symtable_extend_namedexpr_scope`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalrusLookup {
    /// As it is written: it is not found.
    AsWritten,
    /// As it is kept.
    Mangled,
}

/// Which names mean cells of the class itself to the functions in it (`drop_class_free`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClassCellNames {
    /// `__class__`.
    Class,
    /// `__classdict__` too.
    Classdict,
    /// `__conditional_annotations__` too.
    ConditionalAnnotations,
}
