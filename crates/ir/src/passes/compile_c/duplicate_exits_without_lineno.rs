//! Gives each jump to an exit without a line an exit of its own, so that it can have the jump's line
//! (`duplicate_exits_without_lineno`).

use crate::graph::{BlockId, Graph, Marks};

pub(super) fn run(graph: &mut Graph) {
    let mut order = std::mem::take(&mut graph.creation_order);
    let has_lineless = graph.blocks.may_have(Marks::LINELESS);
    if has_lineless {
        for id in order.iter().rev() {
            duplicate(graph, *id);
        }
    }
    // Copies were made after all others.
    order.append(&mut graph.creation_order);
    for id in order.iter().rev() {
        let next = graph.next_nonempty(graph.next(*id));
        graph.block_mut(*id).next = next;
    }
    // What is left is reached by falling through, and from one block alone.
    for id in order.iter().rev().filter(|_| has_lineless) {
        let Some(location) = graph.last(*id).map(|last| last.location) else { continue };
        if graph.has_fallthrough(*id)
            && let Some(next) = graph.next(*id)
            && is_exit_without_lineno(graph, next)
        {
            graph.details_mut(next)[0].location = location;
        }
    }
    graph.creation_order = order;
}

fn duplicate(graph: &mut Graph, id: BlockId) {
    let Some(exit) = graph.jump_target(id) else { return };
    if !is_exit_without_lineno(graph, exit) || graph.block(exit).predecessors <= 1 {
        return;
    }
    let copy = graph.copy_block(exit);
    graph.creation_order.push(copy);
    let Some(last) = graph.last_mut(id) else { return };
    last.target = Some(copy);
    let location = last.location;
    graph.details_mut(copy)[0].location = location;
    graph.block_mut(exit).predecessors -= 1;
    let next = graph.next(exit);
    let block = graph.block_mut(copy);
    block.predecessors = 1;
    block.next = next;
    graph.block_mut(exit).next = Some(copy);
}

fn is_exit_without_lineno(graph: &Graph, id: BlockId) -> bool {
    graph.block(id).may_have(Marks::LINELESS)
        && graph.exits_scope(id)
        && graph.instrs(id).iter().all(|instr| instr.location.line < 0)
}
