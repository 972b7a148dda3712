//! Gives instructions without a line that of an instruction before them, and each jump to an exit without
//! one an exit of its own (`resolve_line_numbers`).

use pybytecode_opcode::Op;

use super::super::compile_c::propagate_line_numbers;
use crate::graph::{BlockId, Graph};

pub(super) fn run(graph: &mut Graph, firstlineno: i32) {
    duplicate_exits_without_lineno(graph);
    propagate_line_numbers::run(graph);
    guarantee_lineno_for_exits(graph, firstlineno);
}

fn is_exit_without_lineno(graph: &Graph, id: BlockId) -> bool {
    graph.exits_scope(id) && graph.instrs(id).iter().all(|instr| instr.location.line < 0)
}

fn duplicate_exits_without_lineno(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        duplicate_target(graph, id);
        at = graph.next(id);
    }
    // What is left is reached by falling through alone.
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        at = graph.next(id);
        if let Some(next) = at
            && graph.has_fallthrough(id)
            && let Some(location) = graph.last(id).map(|last| last.location)
            && is_exit_without_lineno(graph, next)
        {
            graph.instrs_mut(next)[0].location = location;
        }
    }
}

fn duplicate_target(graph: &mut Graph, id: BlockId) {
    let Some(exit) = graph.jump_target(id) else { return };
    if !is_exit_without_lineno(graph, exit) || graph.block(exit).predecessors <= 1 {
        return;
    }
    let copy = graph.copy_block(exit);
    let Some(last) = graph.last_mut(id) else { return };
    last.target = Some(copy);
    let location = last.location;
    graph.instrs_mut(copy)[0].location = location;
    graph.block_mut(exit).predecessors -= 1;
    let next = graph.block_mut(exit).next.replace(copy);
    let block = graph.block_mut(copy);
    block.next = next;
    block.predecessors = 1;
    block.labelled = true;
}

/// Gives returns of a value a line, if need be that of the code before them.
fn guarantee_lineno_for_exits(graph: &mut Graph, firstlineno: i32) {
    let mut line = firstlineno;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        at = graph.next(id);
        let Some(last) = graph.last(id) else { continue };
        if last.location.line >= 0 {
            line = last.location.line;
        } else if last.op == Op::ReturnValue {
            for instr in graph.instrs_mut(id) {
                instr.location.line = line;
            }
        }
    }
}
