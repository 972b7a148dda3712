//! The instructions and tables of one code object while it is generated.

use crate::Shared;
use crate::places::Places;
use pybytecode_code::{Location, ObjectId};
use pybytecode_ir::{CodeUnit, Label};
use pybytecode_opcode::{Op, Target};

/// Emits the instructions of one code object for one target.
#[derive(Debug)]
pub struct Emitter {
    /// The code object in the making.
    pub unit: CodeUnit,
    pub(crate) target: &'static Target,
    consts: Places,
    names: Places,
    locals: Places,
    cells: Places,
    free: Places,
}

impl Emitter {
    /// An emitter for a code object that has nothing yet.
    pub fn new(target: &'static Target) -> Self {
        Emitter {
            unit: CodeUnit::default(),
            target,
            consts: Places::default(),
            names: Places::default(),
            locals: Places::default(),
            cells: Places::default(),
            free: Places::default(),
        }
    }

    /// Starts another code object in the memory of the one before, for whatever target.
    pub fn restart(&mut self, target: &'static Target) {
        self.target = target;
        self.unit.clear();
        for places in [&mut self.consts, &mut self.names, &mut self.locals, &mut self.cells, &mut self.free] {
            places.clear();
        }
    }

    /// A label to be placed later.
    pub fn new_label(&mut self) -> Label {
        self.unit.sequence.new_label()
    }

    /// Places `label` before the next instruction.
    pub fn use_label(&mut self, label: Label) {
        self.unit.sequence.use_label(label);
    }

    /// The index of a constant in `co_consts` (before unused ones are removed), added when new.
    pub fn const_index(&mut self, constant: ObjectId) -> u32 {
        self.consts.of(constant, &mut self.unit.consts)
    }

    /// The index of a name in `co_names`, added when new.
    pub(crate) fn name_index(&mut self, name: ObjectId) -> u32 {
        self.names.of(name, &mut self.unit.names)
    }

    /// The index of a local variable, added when new.
    pub(crate) fn local_index(&mut self, name: ObjectId) -> u32 {
        self.locals.of(name, &mut self.unit.varnames)
    }

    /// The index of a shared variable: cells come first, then free variables. A cell was said
    /// before any instruction; a free variable is added when new.
    pub(crate) fn shared_index(&mut self, variable: Shared) -> u32 {
        let CodeUnit { cellvars, freevars, .. } = &mut self.unit;
        match variable {
            Shared::Cell(name) => self.cells.of(name, cellvars),
            Shared::Free(name) => cellvars.len() as u32 + self.free.of(name, freevars),
        }
    }

    /// Appends an instruction without an argument.
    #[inline]
    pub(crate) fn op(&mut self, op: Op, location: Location) {
        self.unit.sequence.push(op, 0, location);
    }

    /// Appends an instruction with an argument.
    #[inline]
    pub(crate) fn op_arg(&mut self, op: Op, arg: u32, location: Location) {
        self.unit.sequence.push(op, arg, location);
    }

    /// Appends a jump or block push.
    #[inline]
    pub(crate) fn op_label(&mut self, op: Op, label: Label, location: Location) {
        self.unit.sequence.push_jump(op, label, location);
    }

    /// Loads a constant.
    pub fn load_const(&mut self, constant: ObjectId, location: Location) {
        let index = self.const_index(constant);
        self.op_arg(Op::LoadConst, index, location);
    }
}
