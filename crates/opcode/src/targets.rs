//! The targets: one constant a version, written as the one before it and what changed.
//!
//! Facts stay as they are until a version changes them. Versions that cannot be compiled for yet
//! have their numbers and tables; their facts are filled in with their compiler.

use crate::Version;
use crate::block_stack::{BLOCK_STACK_308, BLOCK_STACK_309, BLOCK_STACK_310, Handlers};
use crate::commands::{COMMANDS_308, COMMANDS_309, COMMANDS_310, COMMANDS_313};
use crate::facts::*;
use crate::generated::{py207, py306, py307, py308, py309, py310, py311, py312, py313, py314, py315};
use crate::pass::{PASSES_311, PASSES_312, PASSES_313, PASSES_314};
use crate::pyc;
use crate::target::{Release, Support, Target};
use crate::tree_step::{
    Arithmetic, DebugName, InfinityText, TREE_STEPS_308, TREE_STEPS_310, TREE_STEPS_311, TREE_STEPS_312,
    TREE_STEPS_314, TextAnnotations,
};
use crate::warnings::{
    WARNINGS_308, WARNINGS_309, WARNINGS_310, WARNINGS_311, WARNINGS_312, WARNINGS_313, WARNINGS_314,
    WARNINGS_315,
};

const TARGET_308: Target = Target {
    release: py308::RELEASE,
    support: Support::Compile,
    pyc: &pyc::PYC38,
    tree_steps: TREE_STEPS_308,
    debug_name: DebugName::Always,
    text_annotations: TextAnnotations::Folded,
    infinity_text: InfinityText::Name,
    warnings: WARNINGS_308,
    commands: COMMANDS_308,
    arithmetic: Arithmetic::CLASSIC,
    handlers: Handlers::BlockStack(&BLOCK_STACK_308),
    comprehensions: Comprehensions::Functions,
    async_comprehensions: AsyncComprehensions::Coroutines,
    text_annotation_names: TextAnnotationNames::Around,
    passes: &[],
    generator_start: GeneratorStart::InsertPrefixInstructions,
    iteration: Iteration::Iterator,
    outermost_iterator: OutermostIterator::Caller,
    annotation_order: AnnotationOrder::PositionalOnlySecond,
    annotate_qualname: AnnotateQualname::BesideFunction,
    builtin_calls: BuiltinCalls::None,
    common_constants: CommonConstants::AssertionError,
    resume_depth1_mask: 0,
    line_of_jump: LineOfJump::Target,
    added_handler: AddedHandler::OfSlot,
    load_fast_walk: LoadFastWalk::EmptyBlockEnds,
    duplicate_parameter: DuplicateParameter::Argument,
    block_starts: BlockStarts::Labels,
    jump_sizes: JumpSizes::FromZero,
    local_kinds: LocalKinds::Storage,
    locations: Locations::Carried,
    final_return: FinalReturn::WhereMissing,
    with_handler: WithHandler::CleanupFirst,
    group_start: GroupStart::CopyThenSwap,
    stop_iteration: StopIteration::Interpreter,
    call_slot: CallSlot::BelowCallable,
    keyword_names: KeywordNames::Instruction,
    absent_keywords: AbsentKeywords::Flag,
    function_attributes: FunctionAttributes::MakeFunction,
    with_entry: WithEntry::BeforeWith,
    loop_end: LoopEnd::Nothing,
    async_loop_end: AsyncLoopEnd::Plain,
    truth_test: TruthTest::InPlace,
    short_circuit: ShortCircuit::JumpOrPop,
    compare_argument: CompareArgument::Comparison,
    subscription: Subscription::BinarySubscr,
    two_part_slices: TwoPartSlices::Built,
    formatting: Formatting::FormatValue,
    const_key_maps: ConstKeyMaps::BuildConstKeyMap,
    const_displays: ConstDisplays::CodeGeneration,
    folding: Folding::Tree,
    first_constant: FirstConstant::DocstringOrNone,
    docstrings: Docstrings::AsWritten,
    while_test: WhileTest::AtBothEnds,
    annotations: Annotations::Eager,
    lazy_evaluation: LazyEvaluation::PlainAtParameter,
    class_details: ClassDetails::Nothing,
    function_flags: FunctionFlags::Classic,
    class_flags: ClassFlags::Nothing,
    loop_iterator: LoopIterator::Once,
    class_comprehension: ClassComprehension::SavesAll,
    comprehension_block: ComprehensionBlock::Uncounted,
    class_cell_names: ClassCellNames::Class,
    future_imports: FutureImports::AnyLevel,
    future_places: FuturePlaces::Statement,
    cut_characters: CutCharacters::Replaced,
    late_futures: LateFutures::GeneratedByLine,
    walrus_lookup: WalrusLookup::AsWritten,
    debug_names: DebugNames::SeenByParser,
    iteration_names: IterationNames::Mentioned,
    annotation_words: AnnotationWords::Quoted,
    named_expr_text: NamedExprText::Tight,
    unicode_prefix_text: UnicodePrefixText::LeftOut,
    stray_yield_from: StrayYieldFrom::Yield,
    misplaced_awaits: MisplacedAwaits::ByCodegen,
    symbol_places: SymbolPlaces::Scope,
    max_blocks: 20,
    reserved_type_parameters: ReservedTypeParameters::None,
    class_cells: ClassCells::All,
    subject_drop: SubjectDrop::Pattern,
    const_return: ConstReturn::ReturnValue,
    yields: Yields::Bare,
    artificial_jumps: ArtificialJumps::Interruptible,
    clause_location: ClauseLocation::Whole,
    lambda_return: LambdaReturn::Line,
    stop_iteration_block: StopIterationBlock::Uncounted,
    inlined_names: InlinedNames::Bound,
    generic_class_private: GenericClassPrivate::Leaks,
    sent_value: SentValue::SymbolTable,
    class_annotation_scopes: ClassAnnotationScopes::NoFunctions,
    try_order: TryOrder::ElseFirst,
    stack_size: StackSize::AsNeeded,
    stack_walk: StackWalk::Balanced,
    generator_prefix: GeneratorPrefix::FirstHasLine,
    operations: &py308::OPERATIONS,
};

// The versions before it have no compiler here: of the facts, those hold that reading, listing and assembling ask for.

const TARGET_37: Target = Target {
    release: py307::RELEASE,
    support: Support::Tables,
    pyc: &pyc::PYC37,
    stack_walk: StackWalk::Deepest,
    operations: &py307::OPERATIONS,
    ..TARGET_308
};

const TARGET_36: Target = Target {
    release: py306::RELEASE,
    pyc: &pyc::PYC36,
    stack_walk: StackWalk::EveryPath,
    operations: &py306::OPERATIONS,
    ..TARGET_37
};

const TARGET_27: Target = Target {
    release: py207::RELEASE,
    pyc: &pyc::PYC27,
    class_flags: ClassFlags::NewLocals,
    operations: &py207::OPERATIONS,
    ..TARGET_36
};

const TARGET_309: Target = Target {
    named_expr_text: NamedExprText::Spaced,
    unicode_prefix_text: UnicodePrefixText::Kept,
    release: py309::RELEASE,
    warnings: WARNINGS_309,
    commands: COMMANDS_309,
    pyc: &pyc::PYC39,
    debug_name: DebugName::Loaded,
    debug_names: DebugNames::Assigned,
    text_annotations: TextAnnotations::AsWritten,
    infinity_text: InfinityText::Overflow,
    handlers: Handlers::BlockStack(&BLOCK_STACK_309),
    operations: &py309::OPERATIONS,
    ..TARGET_308
};

const TARGET_310: Target = Target {
    release: py310::RELEASE,
    warnings: WARNINGS_310,
    commands: COMMANDS_310,
    pyc: &pyc::PYC310,
    debug_names: DebugNames::AssignedOrDeleted,
    symbol_places: SymbolPlaces::Own,
    tree_steps: TREE_STEPS_310,
    text_annotation_names: TextAnnotationNames::Own,
    handlers: Handlers::BlockStack(&BLOCK_STACK_310),
    operations: &py310::OPERATIONS,
    ..TARGET_309
};

const TARGET_311: Target = Target {
    release: py311::RELEASE,
    warnings: WARNINGS_311,
    pyc: &pyc::PYC311,
    support: Support::Compile,
    tree_steps: TREE_STEPS_311,
    handlers: Handlers::Table,
    async_comprehensions: AsyncComprehensions::Nested,
    passes: PASSES_311,
    operations: &py311::OPERATIONS,
    ..TARGET_310
};

const TARGET_312: Target = Target {
    sent_value: SentValue::Flags,
    iteration_names: IterationNames::Bound,
    annotation_words: AnnotationWords::Bounds,
    release: py312::RELEASE,
    late_futures: LateFutures::Generated,
    warnings: WARNINGS_312,
    pyc: &pyc::PYC312,
    comprehensions: Comprehensions::Inlined,
    locations: Locations::Told,
    stop_iteration: StopIteration::Handler,
    final_return: FinalReturn::Always,
    with_handler: WithHandler::SuppressFirst,
    group_start: GroupStart::ListThenCopy,
    loop_end: LoopEnd::EndFor,
    short_circuit: ShortCircuit::Copy,
    compare_argument: CompareArgument::WithMask,
    two_part_slices: TwoPartSlices::BinarySlice,
    const_return: ConstReturn::ReturnConst,
    yields: Yields::TellDepth,
    support: Support::Compile,
    passes: PASSES_312,
    block_starts: BlockStarts::DistinctLabels,
    jump_sizes: JumpSizes::FromLabel,
    tree_steps: TREE_STEPS_312,
    class_cell_names: ClassCellNames::Classdict,
    operations: &py312::OPERATIONS,
    ..TARGET_311
};

const TARGET_313: Target = Target {
    annotation_words: AnnotationWords::BoundsAndConstraints,
    stray_yield_from: StrayYieldFrom::YieldFrom,
    release: py313::RELEASE,
    warnings: WARNINGS_313,
    commands: COMMANDS_313,
    support: Support::Compile,
    pyc: &pyc::PYC313,
    max_blocks: 21,
    passes: PASSES_313,
    arithmetic: Arithmetic::PY313,
    resume_depth1_mask: 4,
    block_starts: BlockStarts::JumpTargets,
    jump_sizes: JumpSizes::FromInstruction,
    call_slot: CallSlot::AboveCallable,
    keyword_names: KeywordNames::OnStack,
    function_attributes: FunctionAttributes::SetFunctionAttribute,
    loop_end: LoopEnd::EndForPopTop,
    truth_test: TruthTest::ToBool,
    compare_argument: CompareArgument::WithMaskAndBool,
    formatting: Formatting::ConvertValue,
    docstrings: Docstrings::Cleaned,
    class_details: ClassDetails::LineAndStaticAttributes,
    loop_iterator: LoopIterator::Again,
    class_cells: ClassCells::None,
    yields: Yields::TellDelegation,
    artificial_jumps: ArtificialJumps::NoInterrupt,
    clause_location: ClauseLocation::Expression,
    lambda_return: LambdaReturn::Body,
    stop_iteration_block: StopIterationBlock::Counted,
    inlined_names: InlinedNames::All,
    generic_class_private: GenericClassPrivate::Own,
    future_imports: FutureImports::Absolute,
    future_places: FuturePlaces::Feature,
    walrus_lookup: WalrusLookup::Mangled,
    lazy_evaluation: LazyEvaluation::Plain,
    class_annotation_scopes: ClassAnnotationScopes::AnyExpression,
    try_order: TryOrder::HandlersFirst,
    stack_size: StackSize::AtLeastOne,
    generator_prefix: GeneratorPrefix::BothHaveLine,
    tree_steps: TREE_STEPS_311,
    comprehension_block: ComprehensionBlock::Counted,
    reserved_type_parameters: ReservedTypeParameters::Classdict,
    operations: &py313::OPERATIONS,
    ..TARGET_312
};

/// The patch release that has not yet what 3.13.4 changed.
const TARGET_313_0: Target = Target {
    release: Release { version: Version::full(3, 13, 0), ..py313::RELEASE },
    reserved_type_parameters: ReservedTypeParameters::None,
    future_places: FuturePlaces::Statement,
    warnings: WARNINGS_312,
    arithmetic: Arithmetic::CLASSIC,
    loop_iterator: LoopIterator::Once,
    class_cells: ClassCells::AllButClass,
    comprehension_block: ComprehensionBlock::Uncounted,
    ..TARGET_313
};

const TARGET_314: Target = Target {
    release: py314::RELEASE,
    late_futures: LateFutures::InSymbolTable,
    warnings: WARNINGS_314,
    support: Support::Compile,
    pyc: &pyc::PYC314,
    tree_steps: TREE_STEPS_314,
    arithmetic: Arithmetic::PY314,
    cut_characters: CutCharacters::LeftOut,
    handlers: Handlers::Table,
    comprehensions: Comprehensions::Inlined,
    local_kinds: LocalKinds::StorageAndParameters,
    passes: PASSES_314,
    absent_keywords: AbsentKeywords::Null,
    with_entry: WithEntry::LoadSpecial,
    loop_end: LoopEnd::EndForPopIter,
    async_loop_end: AsyncLoopEnd::LeadsBack,
    short_circuit: ShortCircuit::PseudoJump,
    subscription: Subscription::BinaryOp,
    two_part_slices: TwoPartSlices::BinarySliceUnlessConstant,
    const_key_maps: ConstKeyMaps::BuildMap,
    const_displays: ConstDisplays::Graph,
    folding: Folding::Graph,
    first_constant: FirstConstant::DocstringIfAny,
    while_test: WhileTest::AtStart,
    annotations: Annotations::Deferred,
    lazy_evaluation: LazyEvaluation::WithFormat,
    function_flags: FunctionFlags::DocstringAndMethod,
    loop_iterator: LoopIterator::Once,
    class_comprehension: ClassComprehension::SavesBound,
    class_cell_names: ClassCellNames::ConditionalAnnotations,
    debug_names: DebugNames::AnyAttribute,
    misplaced_awaits: MisplacedAwaits::BySymbolTable,
    class_cells: ClassCells::WhereNeeded,
    subject_drop: SubjectDrop::Next,
    const_return: ConstReturn::ReturnValue,
    builtin_calls: BuiltinCalls::AllAnyTuple,
    common_constants: CommonConstants::Builtins,
    operations: &py314::OPERATIONS,
    ..TARGET_313
};

const TARGET_315: Target = Target {
    release: py315::RELEASE,
    warnings: WARNINGS_315,
    support: Support::Compile,
    pyc: &pyc::PYC315,
    operations: &py315::OPERATIONS,
    generator_start: GeneratorStart::EnterScope,
    iteration: Iteration::IteratorAndIndex,
    outermost_iterator: OutermostIterator::Comprehension,
    annotation_order: AnnotationOrder::PositionalOnlyFirst,
    annotate_qualname: AnnotateQualname::InFunction,
    builtin_calls: BuiltinCalls::AllAnyTupleListSet,
    common_constants: CommonConstants::BuiltinsAndValues,
    resume_depth1_mask: 8,
    line_of_jump: LineOfJump::PastEmptyBlocks,
    added_handler: AddedHandler::OfJump,
    load_fast_walk: LoadFastWalk::EmptyBlockFallsThrough,
    duplicate_parameter: DuplicateParameter::Parameter,
    ..TARGET_314
};

/// CPython 3.14.
pub static PY314: Target = TARGET_314;

pub(crate) static TARGETS: [&Target; 8] =
    [&TARGET_308, &TARGET_309, &TARGET_310, &TARGET_311, &TARGET_312, &TARGET_313, &PY314, &TARGET_315];

pub(crate) static READ_ONLY: [&Target; 3] = [&TARGET_27, &TARGET_36, &TARGET_37];

pub(crate) static OLDER_PATCHES: [&Target; 1] = [&TARGET_313_0];
