//! Code generation for interpreters that keep a stack of blocks while they run (3.8 to 3.10).
//!
//! [`BlockCompiler`] walks the tree as those compilers do: with a line that is current, in basic blocks
//! that it begins itself, with handlers for a stack of blocks. Scopes, names, constants and the checks that
//! all versions share are the [`Compiler`]'s, which it has inside.
//!
//! - Units: `frames` (entering and leaving them, lines), `names`, `frame_blocks` (what jumps out of
//!   blocks do).
//! - Definitions: `bodies`, `functions`, `classes`, `annotations`.
//! - Statements: `statements`, `jumps_out`, `imports`, `assignments`, `loops`, `try_except`, `try_finally`,
//!   `with`; for 3.8 `subroutines`; `match_statement` and the patterns.
//! - Expressions: `expressions`, `conditions`, `comparisons`, `containers`, `merged_containers` (3.8),
//!   `subscripts`, `calls`, `formatted_strings`, `comprehensions`.
//!
//! CPython: `Python/compile.c` up to 3.10.

mod annotations;
mod assignments;
mod bodies;
mod calls;
mod classes;
mod comparisons;
mod comprehensions;
mod conditions;
mod containers;
mod expressions;
mod formatted_strings;
mod frame_blocks;
mod frames;
mod functions;
mod imports;
mod jumps_out;
mod loops;
mod match_statement;
mod merged_containers;
mod names;
mod pattern;
mod pattern_class;
mod pattern_mapping;
mod pattern_or;
mod pattern_sequence;
mod statements;
mod subroutines;
mod subscripts;
mod try_except;
mod try_finally;
mod with;

use pybytecode_code::ObjectId;
use pybytecode_opcode::block_stack::BlockStack;
use pybytecode_syntax::tree::Mod;

use super::Compiler;
use crate::Result;
use crate::recursion::grow;
use frames::Frame;

/// One compilation.
struct BlockCompiler<'t, 'a> {
    /// What does not depend on the version.
    base: Compiler<'t, 'a>,
    facts: &'static BlockStack,
    /// What is known of each unit, the current one last, beyond what `base` knows.
    frames: Vec<Frame<'t, 'a>>,
    /// In how many pieces of code that never run the walk is: nothing is emitted
    /// (`c_do_not_emit_bytecode`).
    silent: u32,
}

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// Generates what is one level deeper in the tree, with stack enough for it.
    fn deeper<T>(&mut self, generate: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.base.depth.enter()?;
        let outcome = if self.base.depth.is_checked() { grow(|| generate(self)) } else { generate(self) };
        self.base.depth.leave();
        outcome
    }
}

/// The code object of a whole source.
pub(super) fn generate<'t, 'a>(
    base: Compiler<'t, 'a>,
    facts: &'static BlockStack,
    root: &'t Mod<'a>,
) -> Result<ObjectId> {
    BlockCompiler { base, facts, frames: Vec::new(), silent: 0 }.module(root)
}
