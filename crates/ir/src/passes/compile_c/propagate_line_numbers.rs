//! Gives instructions without a location that of the one before, in their block or in the only one that
//! leads there (`propagate_line_numbers`).

use pybytecode_code::Location;

use crate::graph::{BlockId, Graph, Marks};

pub(in super::super) fn run(graph: &mut Graph) {
    if !graph.blocks.may_have(Marks::LINELESS) {
        return;
    }
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        at = graph.next(id);
        let Some(last) = graph.last(id) else { continue };
        let mut previous = last.location;
        if graph.block(id).may_have(Marks::LINELESS) {
            previous = Location::NONE;
            for instr in graph.details_mut(id) {
                if instr.location.line < 0 {
                    instr.location = previous;
                } else {
                    previous = instr.location;
                }
            }
        }
        if graph.has_fallthrough(id) {
            pass_on(graph, at, previous);
        }
        pass_on(graph, graph.jump_target(id), previous);
    }
}

fn pass_on(graph: &mut Graph, to: Option<BlockId>, location: Location) {
    let Some(to) = to.filter(|to| graph.block(*to).predecessors == 1) else { return };
    if let Some(first) = graph.details_mut(to).first_mut()
        && first.location.line < 0
    {
        first.location = location;
    }
}
