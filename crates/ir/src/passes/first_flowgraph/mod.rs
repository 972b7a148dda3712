//! The passes of the version that first had `Python/flowgraph.c` (3.12), where they are not those of later ones.
//!
//! Blocks begin at every label that is set, and those that become empty are taken out of the order.

mod convert_pseudo_ops;
mod inline_small_exit_blocks;
mod mark_reachable;
mod optimize_basic_block;
mod push_cold_blocks_to_end;
mod remove_redundant_jumps;
mod resolve_line_numbers;

use pybytecode_opcode::FirstFlowgraphPass;

use super::{Context, redundant};
use crate::Error;

/// Runs a pass.
pub(super) fn run(pass: FirstFlowgraphPass, cx: &mut Context<'_, '_>) -> Result<(), Error> {
    let Context { graph, work, unit, .. } = cx;
    match pass {
        FirstFlowgraphPass::InlineSmallExitBlocks => inline_small_exit_blocks::run(graph),
        FirstFlowgraphPass::OptimizeBasicBlock => optimize_basic_block::run(cx)?,
        FirstFlowgraphPass::MarkReachable => mark_reachable::run(graph, &mut work.stack),
        FirstFlowgraphPass::RemoveRedundantNops => {
            redundant::remove_redundant_nops(graph);
        }
        FirstFlowgraphPass::RemoveRedundantJumps => remove_redundant_jumps::run(graph),
        FirstFlowgraphPass::PushColdBlocksToEnd => push_cold_blocks_to_end::run(graph, &mut work.stack),
        FirstFlowgraphPass::ResolveLineNumbers => resolve_line_numbers::run(graph, unit.firstlineno),
        FirstFlowgraphPass::ConvertPseudoOps => convert_pseudo_ops::run(graph),
    }
    Ok(())
}
