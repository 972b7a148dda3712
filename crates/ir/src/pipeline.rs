//! From a unit to its code object (`optimize_and_assemble_code_unit` in `Python/compile.c`).

use std::fmt::{self, Display, Formatter};

use pybytecode_code::{ObjectId, Objects};
use pybytecode_opcode::block_stack::Handlers;
use pybytecode_opcode::{Pass, Target};

use crate::assemble::Assembler;
use crate::graph::Graph;
use crate::ops::OpTable;
use crate::passes::{self, Context, Work};
use crate::{CodeUnit, Error, block_stack};

/// Memory that is used again from one code object to the next; it holds no state between them.
#[derive(Debug, Default)]
pub struct Scratch {
    ops: Option<OpTable>,
    graph: Graph,
    work: Work,
    assembler: Assembler,
    block_stack: block_stack::Scratch,
}

impl Scratch {
    /// Without any memory yet.
    pub fn new() -> Self {
        Self::default()
    }
}

/// Makes the code object of a unit: builds the graph, runs the target's passes over it, assembles.
///
/// The unit's constants change: those are dropped that are not needed any more, and values of
/// operations on constants are added. Its instructions stay.
///
/// # Errors
///
/// A unit that no code object can be made of: see [`crate::ErrorKind`].
pub fn assemble(
    unit: &mut CodeUnit,
    objects: &mut Objects<'_>,
    target: &'static Target,
    scratch: &mut Scratch,
) -> Result<ObjectId, Error> {
    run(unit, objects, target, scratch, |_| {})
}

/// The graph after a pass, or, before the first, as it was built; displayed, it is a listing.
#[derive(Debug, Clone, Copy)]
pub struct Stage<'g> {
    /// The pass that has run.
    pub pass: Option<Pass>,
    graph: &'g Graph,
}

impl Display for Stage<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.graph.fmt(f)
    }
}

/// As [`assemble`], and shows the graph to `watch` before the passes and after each; not that of versions
/// up to 3.10, which is of another kind.
///
/// # Errors
///
/// As [`assemble`].
pub fn assemble_watched(
    unit: &mut CodeUnit,
    objects: &mut Objects<'_>,
    target: &'static Target,
    scratch: &mut Scratch,
    watch: &mut dyn FnMut(Stage<'_>),
) -> Result<ObjectId, Error> {
    run(unit, objects, target, scratch, watch)
}

fn run(
    unit: &mut CodeUnit,
    objects: &mut Objects<'_>,
    target: &'static Target,
    scratch: &mut Scratch,
    mut watch: impl FnMut(Stage<'_>),
) -> Result<ObjectId, Error> {
    let Scratch { ops, graph, work, assembler, block_stack } = scratch;
    let ops = op_table(ops, target);
    if let Handlers::BlockStack(facts) = target.handlers {
        return block_stack::assemble(unit, objects, ops, facts, block_stack);
    }
    graph.read(unit, ops)?;
    work.restart();
    watch(Stage { pass: None, graph });
    let mut cx = Context { ops, unit, objects, graph, work };
    passes::run_all(target.passes, &mut cx, |pass, graph| watch(Stage { pass: Some(pass), graph }))?;
    assembler.make_code_object(&mut cx)
}

/// The table for `target`, made anew if another target's is there.
fn op_table<'t>(table: &'t mut Option<OpTable>, target: &'static Target) -> &'t OpTable {
    if table.as_ref().is_some_and(|table| !std::ptr::eq(table.target(), target)) {
        *table = None;
    }
    table.get_or_insert_with(|| OpTable::new(target))
}
