//! Numbers cells and free variables behind the locals, and puts before the code what sets them up
//! (`prepare_localsplus`).
//!
//! A cell whose variable is a parameter shares the parameter's place.

use pybytecode_code::{CodeFlags, Location};
use pybytecode_opcode::Op;
use pybytecode_opcode::facts::{GeneratorPrefix, GeneratorStart};

use super::Context;
use crate::graph::{BlockId, Instr, Marks};
use crate::ops::is_about_cell;

pub(super) fn run(cx: &mut Context<'_, '_>) {
    build_cell_fixed_offsets(cx);
    insert_prefix_instructions(cx);
    fix_cell_offsets(cx);
}

/// For each cell and free variable its place, if no cell shared one with a parameter, or that parameter's.
fn build_cell_fixed_offsets(cx: &mut Context<'_, '_>) {
    let Context { unit, work, .. } = cx;
    let nlocals = unit.varnames.len();
    let fixed = &mut work.cell_offsets;
    fixed.clear();
    let count = unit.cellvars.len() + unit.freevars.len();
    fixed.extend((nlocals..nlocals + count).map(|place| place as u32));
    if unit.cellvars.is_empty() || nlocals == 0 {
        return;
    }
    work.names.restart(&unit.varnames);
    for (cell, place) in unit.cellvars.iter().zip(fixed) {
        if let Some(local) = work.names.get(*cell) {
            *place = local;
        }
    }
}

fn insert_prefix_instructions(cx: &mut Context<'_, '_>) {
    let Context { ops, unit, graph, work, .. } = cx;
    let ncells = unit.cellvars.len();
    let is_generator = ops.target().generator_start == GeneratorStart::InsertPrefixInstructions
        && unit.flags.intersects(CodeFlags::SUSPENDED);
    if !is_generator && work.cell_offsets.is_empty() {
        return;
    }
    let prefix = &mut work.prefix;
    prefix.clear();
    if !unit.freevars.is_empty() {
        prefix.push(Instr::new(Op::CopyFreeVars, unit.freevars.len() as u32, Location::NONE));
    }
    // In the order of their places; the argument becomes the place below.
    let first = prefix.len();
    prefix.extend((0..ncells as u32).map(|cell| Instr::new(Op::MakeCell, cell, Location::NONE)));
    prefix[first..].sort_unstable_by_key(|instr| work.cell_offsets[instr.arg as usize]);
    if is_generator {
        let line = unit.firstlineno;
        let location = Location::new(line, line, -1, -1);
        // One pushes a value for the other to pop, so the depth of the stack stays what it was.
        prefix.push(Instr::new(Op::ReturnGenerator, 0, location));
        let location = match ops.target().generator_prefix {
            GeneratorPrefix::FirstHasLine => Location::NONE,
            GeneratorPrefix::BothHaveLine => location,
        };
        prefix.push(Instr::new(Op::PopTop, 0, location));
    }
    graph.insert(BlockId::ENTRY, 0, prefix);
}

fn fix_cell_offsets(cx: &mut Context<'_, '_>) {
    let Context { unit, graph, work, .. } = cx;
    if work.cell_offsets.is_empty() {
        return;
    }
    let nlocals = unit.varnames.len();
    let mut dropped = 0;
    for (index, place) in work.cell_offsets.iter_mut().enumerate() {
        if *place as usize == nlocals + index {
            *place -= dropped;
        } else {
            dropped += 1;
        }
    }
    let mut at = graph.next_with(Some(BlockId::ENTRY), Marks::CELLS);
    while let Some(id) = at {
        for instr in graph.details_mut(id).iter_mut().filter(|instr| is_about_cell(instr.op)) {
            if let Some(place) = work.cell_offsets.get(instr.arg as usize) {
                instr.arg = *place;
            }
        }
        at = graph.next_with(graph.next(id), Marks::CELLS);
    }
}
