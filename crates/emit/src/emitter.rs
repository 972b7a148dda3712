//! The instructions and tables of one code object while it is generated.

use pybytecode_code::{Location, ObjectId};
use pybytecode_ir::{CodeUnit, Label};
use pybytecode_opcode::{Op, Target};
use rustc_hash::FxHashMap;

use crate::Shared;

/// Emits the instructions of one code object for one target.
#[derive(Debug)]
pub struct Emitter {
    /// The code object in the making.
    pub unit: CodeUnit,
    pub(crate) target: &'static Target,
    const_index: FxHashMap<ObjectId, u32>,
    name_index: FxHashMap<ObjectId, u32>,
    local_index: FxHashMap<ObjectId, u32>,
    shared_index: FxHashMap<Shared, u32>,
}

impl Emitter {
    /// An emitter that fills `unit`.
    pub fn new(unit: CodeUnit, target: &'static Target) -> Self {
        let local_index = (0..).zip(&unit.varnames).map(|(at, name)| (*name, at)).collect();
        let cells = unit.cellvars.iter().map(|name| Shared::Cell(*name));
        let free = unit.freevars.iter().map(|name| Shared::Free(*name));
        let shared_index = cells.chain(free).zip(0..).collect();
        Emitter {
            unit,
            target,
            const_index: FxHashMap::default(),
            name_index: FxHashMap::default(),
            local_index,
            shared_index,
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
        let consts = &mut self.unit.consts;
        *self.const_index.entry(constant).or_insert_with(|| {
            consts.push(constant);
            consts.len() as u32 - 1
        })
    }

    /// The index of a name in `co_names`, added when new.
    pub(crate) fn name_index(&mut self, name: ObjectId) -> u32 {
        let names = &mut self.unit.names;
        *self.name_index.entry(name).or_insert_with(|| {
            names.push(name);
            names.len() as u32 - 1
        })
    }

    /// The index of a local variable, added when new.
    pub(crate) fn local_index(&mut self, name: ObjectId) -> u32 {
        let locals = &mut self.unit.varnames;
        *self.local_index.entry(name).or_insert_with(|| {
            locals.push(name);
            locals.len() as u32 - 1
        })
    }

    /// The index of a shared variable: cells come first, then free variables. Cells were all said
    /// when the emitter was made; a free variable is added when new.
    pub(crate) fn shared_index(&mut self, variable: Shared) -> u32 {
        let CodeUnit { cellvars, freevars, .. } = &mut self.unit;
        *self.shared_index.entry(variable).or_insert_with(|| {
            debug_assert!(matches!(variable, Shared::Free(_)), "{variable:?} is not of this code object");
            let (Shared::Cell(name) | Shared::Free(name)) = variable;
            freevars.push(name);
            (cellvars.len() + freevars.len()) as u32 - 1
        })
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
        self.unit.sequence.push(op, label.0, location);
    }

    /// Loads a constant.
    pub fn load_const(&mut self, constant: ObjectId, location: Location) {
        let index = self.const_index(constant);
        self.op_arg(Op::LoadConst, index, location);
    }
}
