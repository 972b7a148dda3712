//! A tuple of constants made one constant, in the graphs of versions that fold everything else in the tree
//! (`fold_tuple_on_constants`).

use pybytecode_opcode::Op;

use super::Context;
use crate::graph::BlockId;

/// The `BUILD_TUPLE` at index `index`, if all instructions right before it load its items.
pub(super) fn run(cx: &mut Context<'_, '_>, id: BlockId, index: usize) {
    let instrs = cx.graph.instrs(id);
    let size = instrs[index].arg as usize;
    let Some(start) = index.checked_sub(size) else { return };
    let loads = &instrs[start..index];
    if loads.iter().any(|instr| instr.op != Op::LoadConst) {
        return;
    }
    let items: Option<Vec<_>> =
        loads.iter().map(|instr| cx.unit.consts.get(instr.arg as usize).copied()).collect();
    let Some(items) = items else { return };
    let constant = cx.objects.tuple(&items);
    let constant = cx.add_const(constant);
    for load in start..index {
        cx.graph.set_nop(id, load);
    }
    cx.graph.rewrite_mut(id)[index].set(Op::LoadConst, constant);
}
