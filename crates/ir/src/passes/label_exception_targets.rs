//! Gives each instruction its exception handler (`label_exception_targets`).
//!
//! Walks the graph with the stack of blocks that `SETUP_...` push and `POP_BLOCK` pops. Such stacks
//! share their tails: one is the number of its top in a table, and pushing or popping copies nothing.

use pybytecode_opcode::Op;
use pybytecode_opcode::facts::Yields;

use super::Work;
use crate::graph::{BlockId, Blocks, Graph, Marks};
use crate::ops::OpTable;
use crate::{Error, ErrorKind};

/// `RESUME`'s argument at the start of a function (`RESUME_AT_FUNC_START`).
const RESUME_AT_FUNC_START: u32 = 0;
/// `RESUME`'s argument where a generator expression's iterator is made (`RESUME_AT_GEN_EXPR_START`).
const RESUME_AT_GEN_EXPR_START: u32 = 4;

/// The stacks of handlers of one unit; stack 0 is the empty one.
#[derive(Debug, Default)]
pub(super) struct Handlers {
    stacks: Vec<Stack>,
}

#[derive(Debug, Clone, Copy)]
struct Stack {
    top: BlockId,
    below: u32,
    depth: u32,
}

impl Handlers {
    fn get(&self, stack: u32) -> Option<&Stack> {
        self.stacks.get((stack as usize).wrapping_sub(1))
    }

    fn top(&self, stack: u32) -> Option<BlockId> {
        self.get(stack).map(|stack| stack.top)
    }

    fn depth(&self, stack: u32) -> u32 {
        self.get(stack).map_or(0, |stack| stack.depth)
    }

    fn push(&mut self, below: u32, top: BlockId) -> u32 {
        self.stacks.push(Stack { top, below, depth: self.depth(below) + 1 });
        self.stacks.len() as u32
    }
}

pub(super) fn run(graph: &mut Graph, ops: &OpTable, work: &mut Work) -> Result<(), Error> {
    if !graph.changes_handlers && !graph.falls_off_the_end() {
        return Ok(());
    }
    let Work { stack: todo, handlers, .. } = work;
    handlers.stacks.clear();
    todo.clear();
    graph.blocks.begin_walk();
    reach(&mut graph.blocks, BlockId::ENTRY, 0, todo);
    while let Some(id) = todo.pop() {
        let mut stack = graph.block(id).except_stack;
        if graph.block(id).may_have(Marks::HANDLER_OPS) {
            stack = walk(graph, id, ops, handlers, todo)?;
        } else if let Some(handler) = handlers.top(stack) {
            for instr in graph.details_mut(id) {
                instr.except = Some(handler);
            }
        }
        if let Some(leads_to) = graph.jump_target(id) {
            reach(&mut graph.blocks, leads_to, stack, todo);
        }
        if graph.has_fallthrough(id) {
            let next = graph.next(id).ok_or(ErrorKind::FallsOffTheEnd)?;
            reach(&mut graph.blocks, next, stack, todo);
        }
    }
    Ok(())
}

fn reach(blocks: &mut Blocks, id: BlockId, stack: u32, todo: &mut Vec<BlockId>) {
    if blocks.visit(id) {
        blocks[id].except_stack = stack;
        todo.push(id);
    }
}

/// Labels the instructions of a block that changes the stack of handlers or resumes; the stack at its end.
fn walk(
    graph: &mut Graph,
    id: BlockId,
    ops: &OpTable,
    handlers: &mut Handlers,
    todo: &mut Vec<BlockId>,
) -> Result<u32, Error> {
    let (blocks, instrs) = graph.split_mut(id);
    let mut stack = blocks[id].except_stack;
    let mut last_yield_depth = None;
    // That version keeps `POP_BLOCK` until `convert_pseudo_ops`.
    let tells_depth = ops.target().yields == Yields::TellDepth;
    let mut top = handlers.top(stack);
    for instr in instrs {
        if !Marks::of_op(instr.op).intersects(Marks::HANDLER_OPS) {
            instr.except = top;
            continue;
        }
        match instr.op {
            op if op.is_block_push() => {
                if let Some(handler) = instr.target {
                    if matches!(op, Op::SetupWith | Op::SetupCleanup) {
                        blocks[handler].preserve_lasti = true;
                    }
                    reach(blocks, handler, stack, todo);
                    stack = handlers.push(stack, handler);
                    top = Some(handler);
                }
                continue;
            }
            Op::PopBlock => {
                let below = handlers.get(stack).map(|stack| stack.below);
                stack = below.ok_or_else(|| Error::at(instr.location, ErrorKind::PopBlock))?;
                top = handlers.top(stack);
                if !tells_depth {
                    instr.set_nop();
                    blocks.mark(id, Marks::NOPS);
                }
                continue;
            }
            Op::YieldValue if tells_depth => instr.arg = handlers.depth(stack),
            Op::YieldValue => last_yield_depth = Some(handlers.depth(stack)),
            Op::Resume if !matches!(instr.arg, RESUME_AT_FUNC_START | RESUME_AT_GEN_EXPR_START) => {
                if last_yield_depth == Some(1) {
                    instr.arg |= ops.target().resume_depth1_mask;
                }
                last_yield_depth = None;
            }
            // No handler is in force before the generator is there.
            Op::ReturnGenerator => {
                instr.except = None;
                continue;
            }
            _ => {}
        }
        instr.except = top;
    }
    Ok(stack)
}
