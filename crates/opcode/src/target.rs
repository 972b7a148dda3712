//! A target: one version of CPython and all that tells it from the others.
//!
//! Facts are enumerations named after what CPython does; code asks for them and never for a
//! version number. What is about single operations is answered from generated tables.

use std::fmt;

use crate::block_stack::Handlers;
use crate::commands::Commands;
use crate::facts::*;
use crate::info::{Operations, flag};
use crate::pyc::PycFormat;
use crate::targets::{OLDER_PATCHES, PY314, READ_ONLY, TARGETS};
use crate::warnings::Warnings;
use crate::{ArgKind, Arithmetic, DebugName, InfinityText, Op, Pass, TextAnnotations, TreeStep, Version};

/// The release of CPython that a target is held against, and what its files are marked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Release {
    /// The full version.
    pub version: Version,
    /// The first two bytes of a `.pyc`, little-endian; `\r\n` follows them.
    pub magic: u16,
    /// The version of the marshal format.
    pub marshal: u8,
    /// The middle of the name of a compiled file: `cpython-314`; `-` in 2.7, where there is none.
    pub cache_tag: &'static str,
}

/// What can be done for a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Support {
    /// Its operations and numbers are known.
    Tables,
    /// Source can be compiled for it on request; its goldens are not committed yet.
    Trial,
    /// Source can be compiled for it, and goldens hold that.
    Compile,
}

/// One version of CPython.
pub struct Target {
    /// The release that is the reference.
    pub release: Release,
    /// What can be done for it.
    pub support: Support,
    /// Its `.pyc` files.
    pub pyc: &'static PycFormat,
    /// What is done to the tree before names are looked at.
    pub tree_steps: &'static [TreeStep],
    /// Where `__debug__` becomes a constant.
    pub debug_name: DebugName,
    /// Whether annotations that are kept as text are folded.
    pub text_annotations: TextAnnotations,
    /// What those have for infinity.
    pub infinity_text: InfinityText,
    /// What is warned of.
    pub warnings: Warnings,
    /// What its own `compileall` and `py_compile` do.
    pub commands: Commands,
    /// How operations on constants are computed.
    pub arithmetic: Arithmetic,
    /// Where the interpreter finds the handler of an exception.
    pub handlers: Handlers,
    /// How comprehensions that are no generator expressions run.
    pub comprehensions: Comprehensions,
    /// Whose names those of annotations are that are kept as text.
    pub text_annotation_names: TextAnnotationNames,
    /// What asynchronous comprehensions may stand in.
    pub async_comprehensions: AsyncComprehensions,
    /// The passes over the control-flow graph, in order.
    pub passes: &'static [Pass],
    /// What begins the code of generators.
    pub generator_start: GeneratorStart,
    /// What loops have on the stack.
    pub iteration: Iteration,
    /// Who makes a comprehension's outermost iterator.
    pub outermost_iterator: OutermostIterator,
    /// The order of positional parameters' annotations.
    pub annotation_order: AnnotationOrder,
    /// What `__annotate__` of a function is called.
    pub annotate_qualname: AnnotateQualname,
    /// Which calls become loops.
    pub builtin_calls: BuiltinCalls,
    /// What `LOAD_COMMON_CONSTANT` can load.
    pub common_constants: CommonConstants,
    /// Added to `RESUME`'s argument where one handler is in force (`RESUME_OPARG_DEPTH1_MASK`).
    pub resume_depth1_mask: u32,
    /// What a jump gives its location to.
    pub line_of_jump: LineOfJump,
    /// The handler of an added instruction.
    pub added_handler: AddedHandler,
    /// How `optimize_load_fast` goes through the graph.
    pub load_fast_walk: LoadFastWalk,
    /// What two parameters of one name are called.
    pub duplicate_parameter: DuplicateParameter,
    /// Where basic blocks begin.
    pub block_starts: BlockStarts,
    /// Where the search for the sizes of jumps starts.
    pub jump_sizes: JumpSizes,
    /// What is told of locals.
    pub local_kinds: LocalKinds,
    /// Whose location an instruction gets.
    pub locations: Locations,
    /// When code is made to return at its end.
    pub final_return: FinalReturn,
    /// How the handler of a `with` block is laid out.
    pub with_handler: WithHandler,
    /// What starts the clauses of `except*`.
    pub group_start: GroupStart,
    /// What becomes of a `StopIteration` that leaves a generator.
    pub stop_iteration: StopIteration,
    /// Where calls have the empty slot.
    pub call_slot: CallSlot,
    /// How calls are told the names of keyword arguments.
    pub keyword_names: KeywordNames,
    /// How calls are told that there are no keyword arguments.
    pub absent_keywords: AbsentKeywords,
    /// How functions get their defaults and the like.
    pub function_attributes: FunctionAttributes,
    /// How `with` blocks are entered.
    pub with_entry: WithEntry,
    /// What stands behind loops.
    pub loop_end: LoopEnd,
    /// How asynchronous loops end.
    pub async_loop_end: AsyncLoopEnd,
    /// Who makes a `bool` of what is tested.
    pub truth_test: TruthTest,
    /// How `and` and `or` keep a value.
    pub short_circuit: ShortCircuit,
    /// The argument of comparisons.
    pub compare_argument: CompareArgument,
    /// Which instruction subscripts.
    pub subscription: Subscription,
    /// Which instructions take slices of two bounds.
    pub two_part_slices: TwoPartSlices,
    /// How values are formatted.
    pub formatting: Formatting,
    /// How dicts of constant keys are made.
    pub const_key_maps: ConstKeyMaps,
    /// Where displays of constants become one.
    pub const_displays: ConstDisplays,
    /// Where operations on constants are computed.
    pub folding: Folding,
    /// The first constant of functions.
    pub first_constant: FirstConstant,
    /// What is done to docstrings.
    pub docstrings: Docstrings,
    /// How often `while` loops have their test.
    pub while_test: WhileTest,
    /// When annotations are evaluated.
    pub annotations: Annotations,
    /// What functions take that evaluate bounds and the like.
    pub lazy_evaluation: LazyEvaluation,
    /// What classes tell of their source.
    pub class_details: ClassDetails,
    /// Which flags functions have.
    pub function_flags: FunctionFlags,
    /// What class bodies have among their flags.
    pub class_flags: ClassFlags,
    /// How often comprehensions make an iterator.
    pub loop_iterator: LoopIterator,
    /// Which variables comprehensions in class bodies save.
    pub class_comprehension: ClassComprehension,
    /// Which names mean cells of the class itself to the functions in it.
    pub class_cell_names: ClassCellNames,
    /// Which imports are statements about the future.
    pub future_imports: FutureImports,
    /// What is told of those that are refused.
    pub future_places: FuturePlaces,
    /// What is left of a character where a long name is cut.
    pub cut_characters: CutCharacters,
    /// Who refuses those that come too late.
    pub late_futures: LateFutures,
    /// How comprehensions look for what a walrus binds.
    pub walrus_lookup: WalrusLookup,
    /// Which changes of what is called `__debug__` are refused behind the parser.
    pub debug_names: DebugNames,
    /// Which place the symbol table tells of what it refuses.
    pub symbol_places: SymbolPlaces,
    /// Which names of a comprehension's targets `:=` cannot bind in it.
    pub iteration_names: IterationNames,
    /// How the symbol table refuses what may not be in an annotation.
    pub annotation_words: AnnotationWords,
    /// How the text of an annotation has an assignment expression.
    pub named_expr_text: NamedExprText,
    /// What becomes of the `u` before a string in that text.
    pub unicode_prefix_text: UnicodePrefixText,
    /// What a `yield from` outside of functions is called.
    pub stray_yield_from: StrayYieldFrom,
    /// Where `await` is refused that stands outside asynchronous functions.
    pub misplaced_awaits: MisplacedAwaits,
    /// How deep blocks may nest in one code object.
    pub max_blocks: usize,
    /// Which names type parameters cannot have.
    pub reserved_type_parameters: ReservedTypeParameters,
    /// Whether the handler around an inlined comprehension counts as a nested block.
    pub comprehension_block: ComprehensionBlock,
    /// Which names comprehensions in class bodies hand on.
    pub class_cells: ClassCells,
    /// Where the subject of a match is dropped.
    pub subject_drop: SubjectDrop,
    /// Which instruction returns constants.
    pub const_return: ConstReturn,
    /// The argument of `YIELD_VALUE`.
    pub yields: Yields,
    /// Which jumps stand for what the source does not say.
    pub artificial_jumps: ArtificialJumps,
    /// Where instructions belong that work on an expression for a statement.
    pub clause_location: ClauseLocation,
    /// Where the return of a lambda belongs.
    pub lambda_return: LambdaReturn,
    /// Whether the handler of a generator counts as a nested block.
    pub stop_iteration_block: StopIterationBlock,
    /// Which names inlined comprehensions have for themselves.
    pub inlined_names: InlinedNames,
    /// Whose private names a generic class mangles.
    pub generic_class_private: GenericClassPrivate,
    /// What tells that the stack begins with a sent value.
    pub sent_value: SentValue,
    /// What scopes that see the names of a class may hold.
    pub class_annotation_scopes: ClassAnnotationScopes,
    /// How the symbol table walks `try` statements.
    pub try_order: TryOrder,
    /// What code needs that needs no stack.
    pub stack_size: StackSize,
    /// How the size of the stack is found.
    pub stack_walk: StackWalk,
    /// Which instructions have a line that begin generators.
    pub generator_prefix: GeneratorPrefix,
    pub(crate) operations: &'static Operations,
}

/// Why there is no target for a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsupportedVersion {
    /// Nothing is known of the version.
    Unknown(Version),
    /// The version is known, yet not its compiler.
    NotCompiled(Version),
    /// Another patch release than the one that is known.
    OtherPatch {
        /// What was asked for.
        asked: Version,
        /// What there is.
        known: Version,
    },
}

impl fmt::Display for UnsupportedVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UnsupportedVersion::Unknown(version) => write!(f, "Python {version} is not known here")?,
            UnsupportedVersion::NotCompiled(version) => {
                write!(f, "Python {version} cannot be compiled for yet")?;
            }
            UnsupportedVersion::OtherPatch { asked, known } => {
                let feature = known.feature();
                write!(f, "of Python {feature}, {known}")?;
                let older = Target::older_patches().iter().map(|target| target.release.version);
                let mut older = older.filter(|version| version.feature() == feature).peekable();
                let are = if older.peek().is_some() { "are" } else { "is" };
                for version in older {
                    write!(f, " and {version}")?;
                }
                return write!(f, " {are} known and not {asked}; ask for {feature} to get {known}");
            }
        }
        let compiled = TARGETS.iter().filter(|target| target.support >= Support::Compile);
        let names: Vec<String> =
            compiled.map(|target| target.release.version.feature().to_string()).collect();
        write!(f, "; versions that can be compiled for: {}", names.join(", "))
    }
}

impl std::error::Error for UnsupportedVersion {}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Target({})", self.release.version)
    }
}

impl Target {
    /// The target that compiles for `version`.
    pub fn for_version(version: Version) -> Result<&'static Target, UnsupportedVersion> {
        let target = Self::with_tables(version)?;
        if target.support < Support::Trial {
            return Err(UnsupportedVersion::NotCompiled(version));
        }
        Ok(target)
    }

    /// The target of `version`, whatever can be done for it.
    pub fn with_tables(version: Version) -> Result<&'static Target, UnsupportedVersion> {
        let known = |target: &&Target| target.release.version.feature() == version.feature();
        let newest =
            Self::known().find(|target| known(target)).ok_or(UnsupportedVersion::Unknown(version))?;
        if version.patch.is_none() {
            return Ok(newest);
        }
        let exact = |target: &&'static Target| target.release.version == version;
        Self::known()
            .chain(Self::older_patches().iter().copied())
            .find(exact)
            .ok_or(UnsupportedVersion::OtherPatch { asked: version, known: newest.release.version })
    }

    /// All targets that can be compiled for, oldest first: of each version the newest patch release that is known.
    pub fn all() -> &'static [&'static Target] {
        &TARGETS
    }

    /// All versions that there are tables for, those included whose files can only be read and listed; oldest first.
    pub fn known() -> impl DoubleEndedIterator<Item = &'static Target> {
        READ_ONLY.iter().chain(&TARGETS).copied()
    }

    /// Older patch releases whose compilers differ from that of the newest.
    pub fn older_patches() -> &'static [&'static Target] {
        &OLDER_PATCHES
    }

    /// The version that selects it: `3.13`, or `3.13.0` for an older patch release.
    pub fn selector(&self) -> Version {
        let version = self.release.version;
        match Self::known().any(|target| target.release.version == version) {
            true => version.feature(),
            false => version,
        }
    }

    /// The newest that source can be compiled for.
    pub fn newest() -> &'static Target {
        Self::all().iter().rev().find(|target| target.support >= Support::Compile).unwrap_or(&&PY314)
    }

    /// The number of an operation in code objects; `None` if it has none.
    #[inline]
    pub fn number(&self, op: Op) -> Option<u8> {
        let info = self.operations.info(op);
        (info.has(flag::EXISTS) && !info.has(flag::PSEUDO)).then_some(info.number)
    }

    /// The operation of a number in code objects.
    #[inline]
    pub fn op(&self, number: u8) -> Option<Op> {
        self.operations.by_number(number)
    }

    /// How many cache entries of two bytes follow the instruction.
    #[inline]
    pub fn caches(&self, op: Op) -> u8 {
        self.operations.info(op).caches
    }

    /// What the argument is; [`ArgKind::None`] too if the version lacks the operation.
    #[inline]
    pub fn arg_kind(&self, op: Op) -> ArgKind {
        self.operations.info(op).arg
    }

    #[inline]
    fn has(&self, op: Op, flag: u16) -> bool {
        self.operations.info(op).has(flag)
    }

    /// Whether the version has the operation, pseudo-operations included.
    #[inline]
    pub fn has_op(&self, op: Op) -> bool {
        self.has(op, flag::EXISTS)
    }

    /// Whether only the compiler knows the operation (`IS_PSEUDO_INSTR`).
    #[inline]
    pub fn is_pseudo(&self, op: Op) -> bool {
        self.has(op, flag::PSEUDO)
    }

    /// Whether the argument means something (`OPCODE_HAS_ARG`).
    #[inline]
    pub fn has_arg(&self, op: Op) -> bool {
        self.has(op, flag::ARG)
    }

    /// Whether the argument is an index of `co_consts` (`OPCODE_HAS_CONST`).
    #[inline]
    pub fn has_const(&self, op: Op) -> bool {
        self.has(op, flag::CONST)
    }

    /// Whether the argument is about `co_names` (`OPCODE_HAS_NAME`).
    #[inline]
    pub fn has_name(&self, op: Op) -> bool {
        self.has(op, flag::NAME)
    }

    /// Whether it may jump (`OPCODE_HAS_JUMP`); a block push does not.
    #[inline]
    pub fn has_jump(&self, op: Op) -> bool {
        self.has(op, flag::JUMP)
    }

    /// Whether its argument is a place in the code: of a jump or a handler (`HAS_TARGET`).
    #[inline]
    pub fn has_target(&self, op: Op) -> bool {
        self.has_jump(op) || op.is_block_push()
    }

    /// Whether the argument is about a cell or free variable (`OPCODE_HAS_FREE`).
    #[inline]
    pub fn has_free(&self, op: Op) -> bool {
        self.has(op, flag::FREE)
    }

    /// Whether the argument is about a local variable (`OPCODE_HAS_LOCAL`).
    #[inline]
    pub fn has_local(&self, op: Op) -> bool {
        self.has(op, flag::LOCAL)
    }

    /// Whether signals and other interruptions are looked at there (`OPCODE_HAS_EVAL_BREAK`).
    #[inline]
    pub fn has_eval_break(&self, op: Op) -> bool {
        self.has(op, flag::EVAL_BREAK)
    }

    /// Whether it must be the last of its basic block (`IS_TERMINATOR_OPCODE`): a jump or a
    /// scope exit. A conditional jump is one; see also [`Op::has_no_fallthrough`].
    #[inline]
    pub fn is_terminator(&self, op: Op) -> bool {
        self.has_jump(op) || op.is_scope_exit()
    }

    /// How many values it takes from the stack and how many it puts there
    /// (`_PyOpcode_num_popped`, `_PyOpcode_num_pushed`); for a block push, when the handler
    /// is entered. `None` if the version lacks the operation or has no rule for the argument.
    #[inline]
    pub fn popped_and_pushed(&self, op: Op, arg: u32) -> Option<(i32, i32)> {
        self.operations.popped_and_pushed(op, arg, op.is_block_push())
    }

    /// Whether that depends on the argument.
    #[inline]
    pub fn has_varying_effect(&self, op: Op) -> bool {
        self.has(op, flag::VARIES)
    }

    /// How many values it puts on the stack.
    #[inline]
    pub fn num_pushed(&self, op: Op, arg: u32) -> Option<i32> {
        self.popped_and_pushed(op, arg).map(|(_, pushed)| pushed)
    }

    /// The change of the stack's depth (`get_stack_effects`), `jump` telling whether it jumps
    /// (a block push: whether its handler is entered).
    #[inline]
    pub fn stack_effect(&self, op: Op, arg: u32, jump: bool) -> Option<i32> {
        let (popped, pushed) = self.operations.popped_and_pushed(op, arg, jump)?;
        Some(pushed - popped)
    }
}
