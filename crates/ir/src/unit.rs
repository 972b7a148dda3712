//! What code generation knows of one code object (`_PyCompile_CodeUnitMetadata`).

use pybytecode_code::{CodeFlags, ObjectId};

use crate::{BlockOrder, InstructionSequence};

/// One code object in the making: its instructions and all that its fields need.
///
/// Names are strings of the [`pybytecode_code::Objects`] pool.
#[derive(Debug, Clone, Default)]
pub struct CodeUnit {
    /// `co_name`.
    pub name: ObjectId,
    /// `co_qualname`.
    pub qualname: ObjectId,
    /// `co_filename`.
    pub filename: ObjectId,
    /// `co_firstlineno`.
    pub firstlineno: i32,
    /// `co_flags`.
    pub flags: CodeFlags,
    /// Whether its stack begins with the value that it is sent; that of a code object with the flag of a
    /// generator or coroutine does.
    pub begins_with_sent: bool,
    /// Positional parameters, the positional-only ones included.
    pub argcount: u32,
    /// Positional-only parameters.
    pub posonlyargcount: u32,
    /// Keyword-only parameters.
    pub kwonlyargcount: u32,
    /// How many of `varnames` are parameters, `*args` and `**kwargs` included.
    pub nparams: u32,
    /// Locals, parameters first: the argument of `LOAD_FAST` and its like indexes these.
    pub varnames: Vec<ObjectId>,
    /// Locals that inner scopes use, in order: the argument of `LOAD_DEREF` and its like
    /// indexes these, then `freevars`.
    pub cellvars: Vec<ObjectId>,
    /// Variables of outer scopes.
    pub freevars: Vec<ObjectId>,
    /// Names that are locals only inside an inlined comprehension (`u_fasthidden`).
    pub fast_hidden: Vec<ObjectId>,
    /// Constants in order of first use: the argument of `LOAD_CONST` indexes these.
    pub consts: Vec<ObjectId>,
    /// Names in order of first use: the argument of `LOAD_NAME` and its like indexes these.
    pub names: Vec<ObjectId>,
    /// The instructions.
    pub sequence: InstructionSequence,
    /// The blocks that they are in, where code generation begins them itself (up to 3.10).
    pub blocks: BlockOrder,
}

impl CodeUnit {
    /// Empties the tables and keeps their memory; the other fields are the next unit's to set.
    pub fn clear(&mut self) {
        for table in [
            &mut self.varnames,
            &mut self.cellvars,
            &mut self.freevars,
            &mut self.fast_hidden,
            &mut self.consts,
            &mut self.names,
        ] {
            table.clear();
        }
        self.sequence.clear();
        self.blocks.clear();
    }
}
