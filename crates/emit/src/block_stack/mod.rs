//! Operations for interpreters that keep a stack of blocks (up to 3.10).
//!
//! [`BlockEmitter`] puts instructions at the line that is current, into basic blocks that code generation
//! itself begins: compilers before 3.11 do both, and the assembler of 3.10 looks at the blocks. What an
//! operation does to the stack is told by CPython's `dis` documentation of those versions; the layout of
//! handlers is code generation's.
//!
//! CPython: `compiler_addop` and its like, `compiler_use_next_block` in `Python/compile.c`.

mod calls;
mod containers;
mod exceptions;
mod jumps;
mod names;
mod operators;
mod patterns;
mod stack;
mod statements;

use pybytecode_code::{Location, ObjectId};
use pybytecode_ir::{CodeUnit, Label};
use pybytecode_opcode::Op;
use pybytecode_opcode::block_stack::BlockStack;

use crate::Emitter;
pub use containers::Container;

/// Emits instructions at a line.
#[derive(Debug)]
pub struct BlockEmitter<'e> {
    emitter: &'e mut Emitter,
    facts: &'static BlockStack,
    line: Location,
    silent: bool,
}

impl<'e> BlockEmitter<'e> {
    /// Emits with `emitter`, whose target has those facts, at a line; [`Location::NONE`] is none.
    ///
    /// `silent`: nothing is emitted, as the code cannot run. Names are entered into tables as CPython does
    /// it all the same.
    pub fn new(emitter: &'e mut Emitter, facts: &'static BlockStack, line: Location, silent: bool) -> Self {
        BlockEmitter { emitter, facts, line, silent }
    }

    /// The code object in the making.
    pub fn unit(&mut self) -> &mut CodeUnit {
        &mut self.emitter.unit
    }

    /// A block, which comes to stand where [`BlockEmitter::use_next_block`] says.
    pub fn new_block(&mut self) -> Label {
        self.emitter.new_label()
    }

    /// What follows belongs to `block`, which what came before runs into.
    pub fn use_next_block(&mut self, block: Label) {
        self.emitter.use_label(block);
        let at = self.emitter.unit.sequence.instructions.len() as u32;
        self.emitter.unit.blocks.begin(Some(block), at);
    }

    /// What follows belongs to a block that nothing jumps to.
    pub fn next_block(&mut self) {
        let block = self.new_block();
        self.use_next_block(block);
    }

    /// What follows comes to stand elsewhere, with [`BlockEmitter::end_aside`] (3.8's `finally` clauses).
    pub fn begin_aside(&mut self) -> Aside {
        Aside { first: self.emitter.unit.blocks.len() }
    }

    /// Goes on where [`BlockEmitter::begin_aside`] left off.
    pub fn leave_aside(&mut self, aside: &Aside) -> AsideEnd {
        let at = self.emitter.unit.sequence.instructions.len() as u32;
        let end = AsideEnd { first: aside.first, behind: self.emitter.unit.blocks.len() };
        self.emitter.unit.blocks.begin(None, at);
        end
    }

    /// What was put aside stands here, and the code goes on behind it.
    pub fn end_aside(&mut self, aside: AsideEnd) {
        let at = self.emitter.unit.sequence.instructions.len() as u32;
        let blocks = &mut self.emitter.unit.blocks;
        blocks.end(at);
        blocks.move_to_end(aside.first..aside.behind);
        blocks.begin(None, at);
    }

    /// Whether the current block has a `return` (`b_return`).
    pub fn returns(&self) -> bool {
        let unit = &self.emitter.unit;
        let instructions = &unit.sequence.instructions;
        let at = instructions.len() as u32;
        unit.blocks.current(at).any(|run| {
            let run = instructions.get(run.start as usize..run.end as usize);
            run.is_some_and(|run| run.iter().any(|instruction| instruction.op == Op::ReturnValue))
        })
    }

    /// Loads a constant.
    pub fn load_const(&mut self, constant: ObjectId) {
        if !self.silent {
            let index = self.emitter.const_index(constant);
            self.op_arg(Op::LoadConst, index);
        }
    }

    /// Makes an object a constant without loading it.
    pub fn add_const(&mut self, constant: ObjectId) {
        if !self.silent {
            self.emitter.const_index(constant);
        }
    }

    fn op(&mut self, op: Op) {
        self.op_arg(op, 0);
    }

    fn op_arg(&mut self, op: Op, arg: u32) {
        if !self.silent {
            self.emitter.op_arg(op, arg, self.line);
        }
    }

    fn op_block(&mut self, op: Op, block: Label) {
        self.op_arg(op, block.0);
    }

    /// An operation about an attribute or module, by its name.
    fn op_attribute(&mut self, op: Op, name: ObjectId) {
        if !self.silent {
            let name = self.emitter.name_index(name);
            self.op_arg(op, name);
        }
    }
}

/// Where [`BlockEmitter::begin_aside`] was called.
#[derive(Debug)]
#[must_use]
pub struct Aside {
    first: usize,
}

/// The blocks that were put aside.
#[derive(Debug)]
#[must_use]
pub struct AsideEnd {
    first: usize,
    behind: usize,
}
