//! A code object taken apart: instructions with labels, and every field that is not computed from them.

use pybytecode_code::{Code, CodeFlags, LocalKind, Locals, Location, ObjectId};
use pybytecode_opcode::Op;
use pybytecode_opcode::pyc::{CodeFields, PycFormat};

use crate::{Const, Text};

/// A place between instructions: the number of a label of one [`Assembly`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label(pub u32);

/// An instruction, its caches and the `EXTENDED_ARG`s before it left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instr {
    /// The operation. The pseudo-operations `JUMP`, and in 3.11 the conditional jumps without a direction,
    /// become the operation of the direction that their label asks for.
    pub op: Op,
    /// The argument, ignored if there is a target.
    pub arg: u32,
    /// Where a jump, or a block push up to 3.10, leads.
    pub target: Option<Label>,
    /// How many `EXTENDED_ARG`s there are at least.
    pub extended: u8,
    /// Its place in the source; `None` is that of the instruction before.
    pub location: Option<Location>,
}

/// A run of instructions with one exception handler (from 3.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The index of its first instruction.
    pub start: usize,
    /// The index of the instruction behind its last.
    pub end: usize,
    /// The handler.
    pub handler: Label,
    /// How many values stay on the stack; `None`: as many as there are at least within the region.
    pub depth: Option<u32>,
    /// Whether the handler finds the offset of the instruction that raised below the exception.
    pub lasti: bool,
}

/// The variables of a code object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variables {
    /// Up to 3.10.
    Split {
        /// `co_nlocals`; `None`: as many as there are names.
        nlocals: Option<u32>,
        /// `co_varnames`: parameters first.
        varnames: Vec<Text>,
        /// `co_cellvars`
        cellvars: Vec<Text>,
        /// `co_freevars`
        freevars: Vec<Text>,
    },
    /// From 3.11: each variable with its kinds.
    Plus(Vec<(Text, LocalKind)>),
}

impl Variables {
    /// None, in the form of a version.
    pub fn new(fields: CodeFields) -> Self {
        match fields {
            CodeFields::Split => Variables::Split {
                nlocals: None,
                varnames: Vec::new(),
                cellvars: Vec::new(),
                freevars: Vec::new(),
            },
            CodeFields::Plus => Variables::Plus(Vec::new()),
        }
    }

    /// The variables that `LOAD_FAST` and its like index.
    pub fn locals(&self) -> Vec<&Text> {
        match self {
            Variables::Split { varnames, .. } => varnames.iter().collect(),
            Variables::Plus(names) => names.iter().map(|(name, _)| name).collect(),
        }
    }

    /// The variables that `LOAD_DEREF` and its like index.
    pub fn shared(&self) -> Vec<&Text> {
        match self {
            Variables::Split { cellvars, freevars, .. } => cellvars.iter().chain(freevars).collect(),
            Variables::Plus(names) => names.iter().map(|(name, _)| name).collect(),
        }
    }

    /// Whether there are variables that are shared with other functions.
    pub fn has_shared(&self) -> bool {
        match self {
            Variables::Split { cellvars, freevars, .. } => !cellvars.is_empty() || !freevars.is_empty(),
            Variables::Plus(names) => {
                names.iter().any(|(_, kind)| kind.intersects(LocalKind::CELL | LocalKind::FREE))
            }
        }
    }
}

/// Parts that are told as bytes because computing them gives others: what is not as CPython makes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Raw {
    /// `co_code`; there are no instructions then.
    pub code: Option<Vec<u8>>,
    /// `co_linetable` or `co_lnotab`
    pub lines: Option<Vec<u8>>,
    /// `co_exceptiontable`
    pub exceptions: Option<Vec<u8>>,
}

/// A code object taken apart.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Assembly {
    pub name: Text,
    /// From 3.11.
    pub qualname: Text,
    pub filename: Text,
    pub firstlineno: i32,
    /// `co_flags`, as it is numbered from 3.8 on ([`CodeFlags::of`]).
    pub flags: u32,
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    /// `co_stacksize`; `None` is as deep as the stack gets.
    pub stacksize: Option<u32>,
    pub variables: Variables,
    pub consts: Vec<Const>,
    pub names: Vec<Text>,
    pub instrs: Vec<Instr>,
    /// By label, the index of the instruction it stands before.
    pub labels: Vec<Option<usize>>,
    /// In order, none reaching into another.
    pub regions: Vec<Region>,
    pub raw: Raw,
}

impl Assembly {
    /// An empty code object.
    pub fn new(fields: CodeFields, name: impl Into<Text>, filename: impl Into<Text>) -> Self {
        let name = name.into();
        Assembly {
            qualname: name.clone(),
            name,
            filename: filename.into(),
            firstlineno: 1,
            flags: 0,
            argcount: 0,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            stacksize: None,
            variables: Variables::new(fields),
            consts: Vec::new(),
            names: Vec::new(),
            instrs: Vec::new(),
            labels: Vec::new(),
            regions: Vec::new(),
            raw: Raw::default(),
        }
    }

    /// The index of the instruction a label stands before.
    pub fn place(&self, label: Label) -> Option<usize> {
        self.labels.get(label.0 as usize).copied().flatten()
    }

    /// A code object that has the numbers of this one, and no objects yet.
    pub(crate) fn numbers(&self, stacksize: u32, format: &PycFormat) -> Code {
        let none = ObjectId::default();
        let locals = match &self.variables {
            Variables::Split { .. } => {
                Locals::Split { nlocals: 0, varnames: none, freevars: none, cellvars: none }
            }
            Variables::Plus(_) => Locals::Plus { names: none, kinds: none },
        };
        Code {
            argcount: self.argcount,
            posonlyargcount: self.posonlyargcount,
            kwonlyargcount: self.kwonlyargcount,
            stacksize,
            flags: CodeFlags::from_bits_retain(self.flags).bits_of(format),
            code: none,
            consts: none,
            names: none,
            locals,
            filename: none,
            name: none,
            qualname: None,
            firstlineno: self.firstlineno,
            linetable: none,
            exceptiontable: None,
        }
    }

    /// How many variables are parameters.
    pub fn parameters(&self) -> u32 {
        let flags = CodeFlags::from_bits_truncate(self.flags);
        self.argcount
            .saturating_add(self.kwonlyargcount)
            .saturating_add(u32::from(flags.contains(CodeFlags::VARARGS)))
            .saturating_add(u32::from(flags.contains(CodeFlags::VARKEYWORDS)))
    }
}
