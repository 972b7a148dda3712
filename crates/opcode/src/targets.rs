//! The targets: one constant a version, written as the one before it and what changed.
//!
//! Facts stay as they are until a version changes them. Versions that cannot be compiled for yet
//! have their numbers and tables; their facts are filled in with their compiler.

use crate::block_stack::{BLOCK_STACK_308, BLOCK_STACK_309, BLOCK_STACK_310, Handlers};
use crate::facts::{
    AddedHandler, AnnotateQualname, AnnotationOrder, BlockStarts, BuiltinCalls, CommonConstants,
    Comprehensions, DuplicateParameter, GeneratorStart, Iteration, JumpSizes, LineOfJump, LoadFastWalk,
    LocalKinds, LocationEntries, Locations, OutermostIterator,
};
use crate::generated::{py308, py309, py310, py311, py312, py313, py314, py315};
use crate::pass::{PASSES_311, PASSES_314};
use crate::pyc;
use crate::target::{Support, Target};
use crate::tree_step::{
    Arithmetic, DebugName, TREE_STEPS_308, TREE_STEPS_310, TREE_STEPS_311, TREE_STEPS_314, TextAnnotations,
};

const TARGET_308: Target = Target {
    release: py308::RELEASE,
    support: Support::Trial,
    pyc: &pyc::PYC38,
    tree_steps: TREE_STEPS_308,
    debug_name: DebugName::Always,
    text_annotations: TextAnnotations::Folded,
    arithmetic: Arithmetic::CLASSIC,
    handlers: Handlers::BlockStack(&BLOCK_STACK_308),
    comprehensions: Comprehensions::Functions,
    passes: &[],
    generator_start: GeneratorStart::InsertPrefixInstructions,
    iteration: Iteration::Iterator,
    outermost_iterator: OutermostIterator::Caller,
    annotation_order: AnnotationOrder::PositionalOnlySecond,
    annotate_qualname: AnnotateQualname::BesideFunction,
    builtin_calls: BuiltinCalls::AllAnyTuple,
    common_constants: CommonConstants::Builtins,
    resume_depth1_mask: 0,
    line_of_jump: LineOfJump::Target,
    added_handler: AddedHandler::OfSlot,
    load_fast_walk: LoadFastWalk::EmptyBlockEnds,
    duplicate_parameter: DuplicateParameter::Argument,
    block_starts: BlockStarts::Labels,
    jump_sizes: JumpSizes::FromZero,
    location_entries: LocationEntries::EachInstruction,
    local_kinds: LocalKinds::Storage,
    locations: Locations::Carried,
    operations: &py308::OPERATIONS,
};

const TARGET_309: Target = Target {
    release: py309::RELEASE,
    pyc: &pyc::PYC39,
    debug_name: DebugName::Loaded,
    text_annotations: TextAnnotations::AsWritten,
    handlers: Handlers::BlockStack(&BLOCK_STACK_309),
    operations: &py309::OPERATIONS,
    ..TARGET_308
};

const TARGET_310: Target = Target {
    release: py310::RELEASE,
    pyc: &pyc::PYC310,
    tree_steps: TREE_STEPS_310,
    handlers: Handlers::BlockStack(&BLOCK_STACK_310),
    operations: &py310::OPERATIONS,
    ..TARGET_309
};

const TARGET_311: Target = Target {
    release: py311::RELEASE,
    support: Support::Tables,
    pyc: &pyc::PYC311,
    tree_steps: TREE_STEPS_311,
    handlers: Handlers::Table,
    passes: PASSES_311,
    operations: &py311::OPERATIONS,
    ..TARGET_310
};

const TARGET_312: Target = Target {
    release: py312::RELEASE,
    pyc: &pyc::PYC312,
    comprehensions: Comprehensions::Inlined,
    location_entries: LocationEntries::Merged,
    locations: Locations::Told,
    operations: &py312::OPERATIONS,
    ..TARGET_311
};

const TARGET_313: Target = Target {
    release: py313::RELEASE,
    pyc: &pyc::PYC313,
    arithmetic: Arithmetic::PY313,
    resume_depth1_mask: 4,
    block_starts: BlockStarts::JumpTargets,
    jump_sizes: JumpSizes::FromInstruction,
    operations: &py313::OPERATIONS,
    ..TARGET_312
};

const TARGET_314: Target = Target {
    release: py314::RELEASE,
    support: Support::Compile,
    pyc: &pyc::PYC314,
    tree_steps: TREE_STEPS_314,
    arithmetic: Arithmetic::PY314,
    handlers: Handlers::Table,
    comprehensions: Comprehensions::Inlined,
    local_kinds: LocalKinds::StorageAndParameters,
    passes: PASSES_314,
    operations: &py314::OPERATIONS,
    ..TARGET_313
};

const TARGET_315: Target = Target {
    release: py315::RELEASE,
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
