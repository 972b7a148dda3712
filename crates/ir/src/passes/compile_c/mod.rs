//! The passes of versions whose control-flow graph is part of `Python/compile.c` (3.11; 3.12 moved it to
//! `flowgraph.c` and changed most of it).
//!
//! Blocks begin wherever code generation began one, and some passes go through them in the order in
//! which it made them, the last one first: [`Graph::creation_order`](crate::graph::Graph).

mod clean_basic_block;
mod convert_exception_handlers_to_nops;
mod duplicate_exits_without_lineno;
mod eliminate_empty_basic_blocks;
mod extend_block;
mod guarantee_lineno_for_exits;
mod mark_reachable;
mod normalize_basic_block;
mod optimize_basic_block;
pub(super) mod propagate_line_numbers;
mod remove_redundant_jumps;
mod stackdepth;
mod trim_unused_consts;

use pybytecode_opcode::CompileCPass;

use super::Context;
use crate::Error;

/// Runs a pass.
pub(super) fn run(pass: CompileCPass, cx: &mut Context<'_, '_>) -> Result<(), Error> {
    let Context { ops, graph, work, unit, .. } = cx;
    match pass {
        CompileCPass::NormalizeBasicBlock => normalize_basic_block::run(graph)?,
        CompileCPass::ExtendBlock => extend_block::run(graph),
        CompileCPass::OptimizeBasicBlock => optimize_basic_block::run(cx)?,
        CompileCPass::MarkReachable => mark_reachable::run(graph, &mut work.stack),
        CompileCPass::EliminateEmptyBasicBlocks => eliminate_empty_basic_blocks::run(graph),
        CompileCPass::CleanBasicBlock => clean_basic_block::run(graph),
        CompileCPass::RemoveRedundantJumps => remove_redundant_jumps::run(graph),
        CompileCPass::DuplicateExitsWithoutLineno => duplicate_exits_without_lineno::run(graph),
        CompileCPass::TrimUnusedConsts => trim_unused_consts::run(graph, ops, unit),
        CompileCPass::PropagateLineNumbers => propagate_line_numbers::run(graph),
        CompileCPass::GuaranteeLinenoForExits => guarantee_lineno_for_exits::run(graph, unit.firstlineno),
        CompileCPass::Stackdepth => stackdepth::run(cx)?,
        CompileCPass::ConvertExceptionHandlersToNops => convert_exception_handlers_to_nops::run(graph),
    }
    Ok(())
}
