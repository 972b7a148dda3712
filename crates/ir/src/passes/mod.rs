//! The passes over the graph, a file each, run from the target's list.
//!
//! Order and results are those of `Python/flowgraph.c`; each file names the function that shows the
//! same. What CPython asserts of its own code generation is checked where the unit is read
//! (`graph/build.rs`) or turned into an [`Error`] where it shows.

mod add_checks_for_loads_of_uninitialized_variables;
mod calculate_stackdepth;
mod compile_c;
mod consts;
mod convert_pseudo_conditional_jumps;
mod convert_pseudo_ops;
mod first_flowgraph;
mod fold_constants;
mod fold_tuple_on_constants;
mod inline_small_or_no_lineno_blocks;
mod insert_superinstructions;
mod label_exception_targets;
mod mark_except_handlers;
mod normalize_jumps;
mod optimize_basic_block;
mod optimize_load_const;
mod optimize_load_fast;
mod prepare_localsplus;
mod push_cold_blocks_to_end;
mod redundant;
mod remove_redundant_nops_and_pairs;
mod remove_unreachable;
mod remove_unused_consts;
mod resolve_line_numbers;
mod swaps;
mod translate_jump_labels_to_targets;

use pybytecode_code::Objects;
use pybytecode_opcode::{Op, Pass};

use crate::graph::{BlockId, Graph, Instr};
use crate::object_index::ObjectIndex;
use crate::ops::OpTable;
use crate::{CodeUnit, Error};
pub(crate) use swaps::shortest_swaps;

/// What the passes work on.
pub(crate) struct Context<'r, 'a> {
    pub(crate) ops: &'r OpTable,
    pub(crate) unit: &'r mut CodeUnit,
    pub(crate) objects: &'r mut Objects<'a>,
    pub(crate) graph: &'r mut Graph,
    pub(crate) work: &'r mut Work,
}

/// Memory and results of the passes.
#[derive(Debug, Default)]
pub(crate) struct Work {
    /// The blocks that a walk has still to see.
    stack: Vec<BlockId>,
    /// The handlers in force, as `label_exception_targets` numbers them.
    handlers: label_exception_targets::Handlers,
    /// Where the constants of the unit stand in `co_consts` (`consts_index`), once that was asked.
    consts: ObjectIndex,
    consts_known: bool,
    /// Where names stand among the locals.
    pub(crate) names: ObjectIndex,
    /// What loads each constant, for `optimize_load_const`; nothing where that is always `LOAD_CONST`.
    const_loads: Vec<(Op, u32)>,
    /// Numbers by index, for passes that renumber.
    numbers: Vec<u32>,
    /// Which constants are used, a bit for each.
    used: Vec<u64>,
    load_fast: optimize_load_fast::Work,
    /// Where cells and free variables stand among the "locals plus" (`cellfixedoffsets`).
    cell_offsets: Vec<u32>,
    /// What stands before the code.
    prefix: Vec<Instr>,
    /// `co_stacksize`.
    pub(crate) stackdepth: u32,
}

impl Work {
    /// Forgets the unit before.
    pub(crate) fn restart(&mut self) {
        self.consts_known = false;
        self.const_loads.clear();
        self.stackdepth = 0;
    }
}

/// Runs passes one after the other, and shows the graph to `watch` after each. Most passes find nothing to do in most
/// graphs: a call for each would take longer than they do.
pub(crate) fn run_all(
    passes: &[Pass],
    cx: &mut Context<'_, '_>,
    mut watch: impl FnMut(Pass, &Graph),
) -> Result<(), Error> {
    for pass in passes {
        let Context { ops, graph, work, .. } = cx;
        match *pass {
            Pass::TranslateJumpLabelsToTargets => translate_jump_labels_to_targets::run(graph)?,
            Pass::MarkExceptHandlers => mark_except_handlers::run(graph),
            Pass::LabelExceptionTargets => label_exception_targets::run(graph, ops, work)?,
            // The graph's builder ends a block at every jump and scope exit.
            Pass::CheckCfg => {}
            Pass::InlineSmallOrNoLinenoBlocks => inline_small_or_no_lineno_blocks::run(graph),
            Pass::RemoveUnreachable => remove_unreachable::run(graph),
            Pass::ResolveLineNumbers => resolve_line_numbers::run(graph, ops),
            Pass::OptimizeLoadConst => optimize_load_const::run(cx),
            Pass::OptimizeBasicBlock => optimize_basic_block::run(cx)?,
            Pass::RemoveRedundantNopsAndPairs => remove_redundant_nops_and_pairs::run(graph, ops),
            Pass::RemoveRedundantNopsAndJumps => redundant::remove_redundant_nops_and_jumps(graph),
            Pass::RemoveUnusedConsts => remove_unused_consts::run(cx),
            Pass::AddChecksForLoadsOfUninitializedVariables => {
                add_checks_for_loads_of_uninitialized_variables::run(cx)
            }
            Pass::InsertSuperinstructions => insert_superinstructions::run(graph),
            Pass::PushColdBlocksToEnd => push_cold_blocks_to_end::run(graph, &mut work.stack),
            Pass::ConvertPseudoConditionalJumps => convert_pseudo_conditional_jumps::run(graph),
            Pass::CalculateStackdepth => calculate_stackdepth::run(graph, ops, work)?,
            Pass::PrepareLocalsplus => prepare_localsplus::run(cx),
            Pass::ConvertPseudoOps => convert_pseudo_ops::run(graph),
            Pass::NormalizeJumps => normalize_jumps::run(graph, ops),
            Pass::OptimizeLoadFast => optimize_load_fast::run(graph, ops, work)?,
            Pass::FirstFlowgraph(pass) => first_flowgraph::run(pass, cx)?,
            Pass::CompileC(pass) => compile_c::run(pass, cx)?,
        }
        watch(*pass, cx.graph);
    }
    Ok(())
}
