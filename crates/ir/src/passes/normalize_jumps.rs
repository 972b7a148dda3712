//! Conditional jumps lead forward, from 3.14 on with a `NOT_TAKEN` behind them (`normalize_jumps`).

use pybytecode_opcode::Op;

use crate::graph::{BlockId, Graph, Instr, Marks};
use crate::ops::OpTable;

pub(super) fn run(graph: &mut Graph, ops: &OpTable) {
    let marks_branches = ops.target().has_op(Op::NotTaken);
    if !graph.blocks.may_have(Marks::CONDITIONAL_JUMPS) {
        return;
    }
    graph.blocks.begin_walk();
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        graph.blocks.visit(id);
        if graph.block(id).may_have(Marks::CONDITIONAL_JUMPS) {
            normalize(graph, id, marks_branches);
        }
        at = graph.next(id);
    }
}

/// `marks_branches`: conditional jumps have a `NOT_TAKEN` behind them.
fn normalize(graph: &mut Graph, id: BlockId, marks_branches: bool) {
    let Some(last) = graph.last(id).filter(|last| last.op.is_conditional_jump()).copied() else { return };
    let Some(target) = last.target else { return };
    let not_taken = Instr { except: last.except, ..Instr::new(Op::NotTaken, 0, last.location) };
    if !graph.blocks.is_visited(target) {
        if marks_branches {
            graph.push(id, not_taken);
        }
        return;
    }
    // Backward: the reverse jump leads over a block that jumps back.
    let reversed = match last.op {
        Op::PopJumpIfNotNone => Op::PopJumpIfNone,
        Op::PopJumpIfNone => Op::PopJumpIfNotNone,
        Op::PopJumpIfFalse => Op::PopJumpIfTrue,
        _ => Op::PopJumpIfFalse,
    };
    let next = graph.next(id);
    let back = graph.new_block();
    if marks_branches {
        graph.push(back, not_taken);
    }
    graph.push(back, Instr { except: last.except, ..Instr::jump(Op::Jump, target, last.location) });
    let (start_depth, cold) = (graph.block(target).start_depth, graph.block(id).cold);
    let block = graph.block_mut(back);
    block.start_depth = start_depth;
    block.cold = cold;
    block.next = next;
    graph.block_mut(id).next = Some(back);
    if let Some(last) = graph.last_mut(id) {
        last.op = reversed;
        last.target = next;
    }
}
