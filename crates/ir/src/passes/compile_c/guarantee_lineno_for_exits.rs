//! Gives every return a line, if need be that of the code before it (`guarantee_lineno_for_exits`).

use crate::graph::{BlockId, Graph, Marks};

pub(super) fn run(graph: &mut Graph, firstlineno: i32) {
    if !graph.blocks.may_have(Marks::LINELESS) {
        return;
    }
    let mut line = firstlineno;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        at = graph.next(id);
        let Some(last) = graph.last(id) else { continue };
        if last.location.line >= 0 {
            line = last.location.line;
        } else if last.op.is_return() {
            for instr in graph.details_mut(id) {
                instr.location.line = line;
            }
        }
    }
}
