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
        }
    }
}

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
