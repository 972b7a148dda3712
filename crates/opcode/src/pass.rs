//! The passes over the control-flow graph, by their names in CPython.
//!
//! Each [`crate::Target`] lists the ones it runs, in order (`optimize_cfg`,
//! `_PyCfg_OptimizeCodeUnit` and `_PyCfg_OptimizedCfgToInstructionSequence` in
//! `Python/flowgraph.c`); what each does is told in `pybytecode-ir`.

/// A pass, named as CPython's function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Pass {
    TranslateJumpLabelsToTargets,
    MarkExceptHandlers,
    LabelExceptionTargets,
    CheckCfg,
    InlineSmallOrNoLinenoBlocks,
    RemoveUnreachable,
    ResolveLineNumbers,
    OptimizeLoadConst,
    OptimizeBasicBlock,
    RemoveRedundantNopsAndPairs,
    RemoveRedundantNopsAndJumps,
    RemoveUnusedConsts,
    AddChecksForLoadsOfUninitializedVariables,
    InsertSuperinstructions,
    PushColdBlocksToEnd,
    ConvertPseudoConditionalJumps,
    CalculateStackdepth,
    PrepareLocalsplus,
    ConvertPseudoOps,
    NormalizeJumps,
    OptimizeLoadFast,
    /// A pass of the first `Python/flowgraph.c`.
    FirstFlowgraph(FirstFlowgraphPass),
    /// A pass of `Python/compile.c`.
    CompileC(CompileCPass),
}

/// A pass of the version that first had `Python/flowgraph.c`, where later ones have another; named as
/// CPython's function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum FirstFlowgraphPass {
    InlineSmallExitBlocks,
    OptimizeBasicBlock,
    MarkReachable,
    RemoveRedundantNops,
    RemoveRedundantJumps,
    PushColdBlocksToEnd,
    ResolveLineNumbers,
    ConvertPseudoOps,
}

impl FirstFlowgraphPass {
    /// The name in CPython: `inline_small_exit_blocks`.
    pub const fn name(self) -> &'static str {
        match self {
            FirstFlowgraphPass::InlineSmallExitBlocks => "inline_small_exit_blocks",
            FirstFlowgraphPass::OptimizeBasicBlock => "optimize_basic_block",
            FirstFlowgraphPass::MarkReachable => "mark_reachable",
            FirstFlowgraphPass::RemoveRedundantNops => "remove_redundant_nops",
            FirstFlowgraphPass::RemoveRedundantJumps => "remove_redundant_jumps",
            FirstFlowgraphPass::PushColdBlocksToEnd => "push_cold_blocks_to_end",
            FirstFlowgraphPass::ResolveLineNumbers => "resolve_line_numbers",
            FirstFlowgraphPass::ConvertPseudoOps => "_PyCfg_ConvertPseudoOps",
        }
    }
}

/// A pass of versions that have theirs in `Python/compile.c` (`assemble`, `optimize_cfg`), named as CPython's
/// function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum CompileCPass {
    NormalizeBasicBlock,
    ExtendBlock,
    OptimizeBasicBlock,
    MarkReachable,
    EliminateEmptyBasicBlocks,
    CleanBasicBlock,
    /// The loop at the end of `optimize_cfg`, which has no name.
    RemoveRedundantJumps,
    DuplicateExitsWithoutLineno,
    TrimUnusedConsts,
    PropagateLineNumbers,
    GuaranteeLinenoForExits,
    Stackdepth,
    ConvertExceptionHandlersToNops,
}

impl CompileCPass {
    /// The name in CPython: `extend_block`.
    pub const fn name(self) -> &'static str {
        match self {
            CompileCPass::NormalizeBasicBlock => "normalize_basic_block",
            CompileCPass::ExtendBlock => "extend_block",
            CompileCPass::OptimizeBasicBlock => "optimize_basic_block",
            CompileCPass::MarkReachable => "mark_reachable",
            CompileCPass::EliminateEmptyBasicBlocks => "eliminate_empty_basic_blocks",
            CompileCPass::CleanBasicBlock => "clean_basic_block",
            CompileCPass::RemoveRedundantJumps => "optimize_cfg",
            CompileCPass::DuplicateExitsWithoutLineno => "duplicate_exits_without_lineno",
            CompileCPass::TrimUnusedConsts => "trim_unused_consts",
            CompileCPass::PropagateLineNumbers => "propagate_line_numbers",
            CompileCPass::GuaranteeLinenoForExits => "guarantee_lineno_for_exits",
            CompileCPass::Stackdepth => "stackdepth",
            CompileCPass::ConvertExceptionHandlersToNops => "convert_exception_handlers_to_nops",
        }
    }
}

impl Pass {
    /// The name in CPython: `remove_unreachable`.
    pub const fn name(self) -> &'static str {
        match self {
            Pass::TranslateJumpLabelsToTargets => "translate_jump_labels_to_targets",
            Pass::MarkExceptHandlers => "mark_except_handlers",
            Pass::LabelExceptionTargets => "label_exception_targets",
            Pass::CheckCfg => "check_cfg",
            Pass::InlineSmallOrNoLinenoBlocks => "inline_small_or_no_lineno_blocks",
            Pass::RemoveUnreachable => "remove_unreachable",
            Pass::ResolveLineNumbers => "resolve_line_numbers",
            Pass::OptimizeLoadConst => "optimize_load_const",
            Pass::OptimizeBasicBlock => "optimize_basic_block",
            Pass::RemoveRedundantNopsAndPairs => "remove_redundant_nops_and_pairs",
            Pass::RemoveRedundantNopsAndJumps => "remove_redundant_nops_and_jumps",
            Pass::RemoveUnusedConsts => "remove_unused_consts",
            Pass::AddChecksForLoadsOfUninitializedVariables => {
                "add_checks_for_loads_of_uninitialized_variables"
            }
            Pass::InsertSuperinstructions => "insert_superinstructions",
            Pass::PushColdBlocksToEnd => "push_cold_blocks_to_end",
            Pass::ConvertPseudoConditionalJumps => "convert_pseudo_conditional_jumps",
            Pass::CalculateStackdepth => "calculate_stackdepth",
            Pass::PrepareLocalsplus => "prepare_localsplus",
            Pass::ConvertPseudoOps => "convert_pseudo_ops",
            Pass::NormalizeJumps => "normalize_jumps",
            Pass::OptimizeLoadFast => "optimize_load_fast",
            Pass::FirstFlowgraph(pass) => pass.name(),
            Pass::CompileC(pass) => pass.name(),
        }
    }
}

/// The passes of 3.11.
pub(crate) const PASSES_311: &[Pass] = &[
    Pass::TranslateJumpLabelsToTargets,
    Pass::CompileC(CompileCPass::NormalizeBasicBlock),
    Pass::CompileC(CompileCPass::ExtendBlock),
    Pass::PrepareLocalsplus,
    Pass::CompileC(CompileCPass::OptimizeBasicBlock),
    Pass::CompileC(CompileCPass::ExtendBlock),
    Pass::CompileC(CompileCPass::MarkReachable),
    Pass::CompileC(CompileCPass::EliminateEmptyBasicBlocks),
    Pass::CompileC(CompileCPass::CleanBasicBlock),
    Pass::CompileC(CompileCPass::RemoveRedundantJumps),
    Pass::CompileC(CompileCPass::DuplicateExitsWithoutLineno),
    Pass::CompileC(CompileCPass::TrimUnusedConsts),
    Pass::CompileC(CompileCPass::PropagateLineNumbers),
    Pass::CompileC(CompileCPass::GuaranteeLinenoForExits),
    Pass::CompileC(CompileCPass::Stackdepth),
    Pass::LabelExceptionTargets,
    Pass::CompileC(CompileCPass::ConvertExceptionHandlersToNops),
    Pass::CompileC(CompileCPass::CleanBasicBlock),
];

/// The passes of 3.12.
pub(crate) const PASSES_312: &[Pass] = &[
    Pass::TranslateJumpLabelsToTargets,
    Pass::MarkExceptHandlers,
    Pass::LabelExceptionTargets,
    Pass::CheckCfg,
    Pass::CompileC(CompileCPass::EliminateEmptyBasicBlocks),
    Pass::FirstFlowgraph(FirstFlowgraphPass::InlineSmallExitBlocks),
    Pass::FirstFlowgraph(FirstFlowgraphPass::OptimizeBasicBlock),
    Pass::RemoveRedundantNopsAndPairs,
    Pass::FirstFlowgraph(FirstFlowgraphPass::InlineSmallExitBlocks),
    Pass::FirstFlowgraph(FirstFlowgraphPass::MarkReachable),
    Pass::FirstFlowgraph(FirstFlowgraphPass::RemoveRedundantNops),
    Pass::CompileC(CompileCPass::EliminateEmptyBasicBlocks),
    Pass::FirstFlowgraph(FirstFlowgraphPass::RemoveRedundantJumps),
    Pass::RemoveUnusedConsts,
    Pass::AddChecksForLoadsOfUninitializedVariables,
    Pass::FirstFlowgraph(FirstFlowgraphPass::PushColdBlocksToEnd),
    Pass::FirstFlowgraph(FirstFlowgraphPass::ResolveLineNumbers),
    Pass::PrepareLocalsplus,
    Pass::CompileC(CompileCPass::Stackdepth),
    Pass::FirstFlowgraph(FirstFlowgraphPass::ConvertPseudoOps),
    Pass::NormalizeJumps,
];

/// The passes of 3.13.
pub(crate) const PASSES_313: &[Pass] = &[
    Pass::TranslateJumpLabelsToTargets,
    Pass::MarkExceptHandlers,
    Pass::LabelExceptionTargets,
    Pass::CheckCfg,
    Pass::InlineSmallOrNoLinenoBlocks,
    Pass::RemoveUnreachable,
    Pass::ResolveLineNumbers,
    Pass::OptimizeLoadConst,
    Pass::OptimizeBasicBlock,
    Pass::RemoveRedundantNopsAndPairs,
    Pass::RemoveUnreachable,
    Pass::RemoveRedundantNopsAndJumps,
    Pass::RemoveUnusedConsts,
    Pass::AddChecksForLoadsOfUninitializedVariables,
    Pass::InsertSuperinstructions,
    Pass::PushColdBlocksToEnd,
    Pass::ResolveLineNumbers,
    Pass::CalculateStackdepth,
    Pass::PrepareLocalsplus,
    Pass::ConvertPseudoOps,
    Pass::NormalizeJumps,
];

/// The passes of 3.14.
pub(crate) const PASSES_314: &[Pass] = &[
    Pass::TranslateJumpLabelsToTargets,
    Pass::MarkExceptHandlers,
    Pass::LabelExceptionTargets,
    Pass::CheckCfg,
    Pass::InlineSmallOrNoLinenoBlocks,
    Pass::RemoveUnreachable,
    Pass::ResolveLineNumbers,
    Pass::OptimizeLoadConst,
    Pass::OptimizeBasicBlock,
    Pass::RemoveRedundantNopsAndPairs,
    Pass::RemoveUnreachable,
    Pass::RemoveRedundantNopsAndJumps,
    Pass::RemoveUnusedConsts,
    Pass::AddChecksForLoadsOfUninitializedVariables,
    Pass::InsertSuperinstructions,
    Pass::PushColdBlocksToEnd,
    Pass::ResolveLineNumbers,
    Pass::ConvertPseudoConditionalJumps,
    Pass::CalculateStackdepth,
    Pass::PrepareLocalsplus,
    Pass::ConvertPseudoOps,
    Pass::NormalizeJumps,
    Pass::OptimizeLoadFast,
];
