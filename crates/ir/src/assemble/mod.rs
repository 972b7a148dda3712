//! Blocks to a code object (`Python/assemble.c`).

mod emit;
mod layout;
mod locals;

use pybytecode_code::{Code, ExceptionTableWriter, Locals, LocationTableWriter, ObjectId};

use pybytecode_opcode::facts::StackSize;

use crate::ops::mark;
use crate::passes::Context;
use crate::{Error, ErrorKind};

use layout::Layout;

/// Memory of the assembler.
#[derive(Debug)]
pub(crate) struct Assembler {
    layout: Layout,
    /// The code, and behind its `length` what remains of others.
    buffer: Vec<u8>,
    length: usize,
    locations: LocationTableWriter,
    exceptions: ExceptionTableWriter,
    runs: emit::Runs,
    plus: locals::LocalsPlus,
}

impl Default for Assembler {
    fn default() -> Self {
        Assembler {
            layout: Layout::default(),
            buffer: Vec::new(),
            length: 0,
            locations: LocationTableWriter::new(0),
            exceptions: ExceptionTableWriter::new(),
            runs: emit::Runs::default(),
            plus: locals::LocalsPlus::default(),
        }
    }
}

impl Assembler {
    /// Makes the code object of a graph that all passes have run over (`_PyAssemble_MakeCodeObject`).
    pub(crate) fn make_code_object(&mut self, cx: &mut Context<'_, '_>) -> Result<ObjectId, Error> {
        if cx.graph.has_next_locations {
            locations_of_next(cx);
        }
        self.emit(cx)?;
        self.make_code(cx)
    }

    /// `makecode`
    fn make_code(&mut self, cx: &mut Context<'_, '_>) -> Result<ObjectId, Error> {
        let plus = &mut self.plus;
        locals::compute_localsplus_info(cx, plus)?;
        let Context { ops, unit, objects, work, .. } = cx;
        // In CPython's order, in which equal tuples and bytes are merged.
        let exceptiontable = objects.bytes(self.exceptions.finish());
        let linetable = objects.bytes(self.locations.finish());
        let code = objects.bytes(&self.buffer[..self.length]);
        let names = objects.tuple(&unit.names);
        let consts = objects.tuple(&unit.consts);
        let locals = Locals::Plus { names: objects.tuple(&plus.names), kinds: objects.bytes(&plus.kinds) };
        Ok(objects.code(Code {
            argcount: unit.argcount,
            posonlyargcount: unit.posonlyargcount,
            kwonlyargcount: unit.kwonlyargcount,
            stacksize: match ops.target().stack_size {
                StackSize::AsNeeded => work.stackdepth,
                StackSize::AtLeastOne => work.stackdepth.max(1),
            },
            flags: unit.flags.bits(),
            code,
            consts,
            names,
            locals,
            filename: unit.filename,
            name: unit.name,
            qualname: Some(unit.qualname),
            firstlineno: unit.firstlineno,
            linetable,
            exceptiontable: Some(exceptiontable),
        }))
    }
}

/// Gives instructions that take the location of the one behind them that location; what ends a block
/// has none then (`assemble_location_info`).
fn locations_of_next(cx: &mut Context<'_, '_>) {
    use pybytecode_code::Location;
    let order: Vec<_> = cx.graph.order().collect();
    let mut next = Location::NONE;
    for id in order.into_iter().rev() {
        for instr in cx.graph.instrs_mut(id).iter_mut().rev() {
            if instr.location == Location::NEXT {
                instr.location = if cx.ops.has(instr.op, mark::TERMINATOR) { Location::NONE } else { next };
            }
            next = instr.location;
        }
    }
}

/// What does not fit the formats of a code object.
fn too_large() -> Error {
    ErrorKind::TooLarge.into()
}
