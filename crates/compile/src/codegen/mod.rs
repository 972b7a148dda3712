//! Code generation: the tree to the semantic operations of `pybytecode-emit` (`codegen.c`).
//!
//! [`Compiler`] holds what one compilation needs; each construct of the language has a file of
//! its own, which adds methods to it. Units (code objects in the making) stand on a stack.
//!
//! - Units: `unit` (their data), `scopes` (entering and leaving them), `names` (what a name is),
//!   `inlined_symbols`, `frame_blocks` (what jumps out of blocks do), `constants`.
//! - Warnings: `checks`.
//! - Definitions: `bodies`, `clean_doc`, `functions`, `classes`, `type_params`, `annotations`.
//! - Statements: `statements` (all of them, and the small ones), `jumps_out`, `imports`, `aug_assign`,
//!   `loops`, `try_except`, `try_finally`, `try_star`, `with`, `match_statement` and the patterns.
//! - Expressions: `expressions` (all of them, and the small ones), `conditions`, `comparisons`,
//!   `containers`, `unpacking`, `subscripts`, `attributes`, `calls`, `builtin_calls`,
//!   `formatted_strings`, `generators`, `comprehensions`, `inlined_comprehensions`.
//!
//! Interpreters that keep a stack of blocks while they run (up to 3.10) have code of another make:
//! [`block_stack`] has all of that, and shares units, names and constants.

mod annotations;
mod attributes;
mod aug_assign;
mod block_stack;
mod bodies;
mod builtin_calls;
mod calls;
mod checks;
mod classes;
mod clean_doc;
mod comparisons;
mod comprehensions;
mod conditions;
mod constants;
mod containers;
mod debug_names;
mod expressions;
mod formatted_strings;
mod frame_blocks;
mod functions;
mod generators;
mod imports;
mod inlined_comprehensions;
mod inlined_symbols;
mod jumps_out;
mod loops;
mod match_statement;
mod names;
mod pattern;
mod pattern_class;
mod pattern_mapping;
mod pattern_or;
mod pattern_sequence;
mod scopes;
mod statements;
mod subscripts;
mod try_except;
mod try_finally;
mod try_star;
mod type_params;
mod unit;
mod unpacking;
mod with;

use pybytecode_code::{CodeFlags, Location, ObjectId, Objects};
use pybytecode_emit::Emitter;
use pybytecode_ir::{CodeUnit, Scratch};
use pybytecode_opcode::Target;
use pybytecode_opcode::block_stack::Handlers;
use pybytecode_opcode::facts::{ClauseLocation, Locations};
use pybytecode_opcode::pyc::CodeStrings;
use pybytecode_syntax::Tree;
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::{Interner, Name};
use pybytecode_syntax::range::{Locator, Range};
use pybytecode_syntax::warning::Warning;
use rustc_hash::FxHashMap;

use crate::future::Future;
use crate::recursion::{Depth, grow};
use crate::symtable::{Scope, SymbolTable};
use crate::{Options, Result};

pub(crate) use unit::{FrameBlock, FrameBlockKind, Unit, UnitKind};

/// Whom to show each code object's instructions before the passes change them.
pub(crate) type Watch<'w> = &'w mut dyn FnMut(&CodeUnit);

/// Memory that one compilation leaves to the next, which takes nothing from it but the room.
#[derive(Debug, Default)]
pub struct Memory {
    pub(crate) scratch: Scratch,
    /// Emitters of finished code objects.
    #[expect(clippy::vec_box, reason = "they go from here into units and back: as pointers")]
    pub(crate) emitters: Vec<Box<Emitter>>,
    /// A path from the module to a unit, while it is put together.
    path: Vec<u8>,
    docstring: clean_doc::DocstringCleaner,
    /// What the last compilation warned of, in CPython's order; the parser's warnings are not among them.
    pub warnings: Vec<Warning>,
}

impl Memory {
    /// An emitter for a new code object.
    fn emitter(&mut self, target: &'static Target) -> Box<Emitter> {
        match self.emitters.pop() {
            Some(mut emitter) => {
                emitter.restart(target);
                emitter
            }
            None => Box::new(Emitter::new(target)),
        }
    }
}

/// What a tree is compiled to, and with what.
pub(crate) struct Job<'j, 'a> {
    pub(crate) options: &'j Options<'j>,
    pub(crate) target: &'static Target,
    pub(crate) objects: &'j mut Objects<'a>,
    pub(crate) memory: &'j mut Memory,
    pub(crate) watch: Option<Watch<'j>>,
}

/// The code object of a tree whose symbols are known (`compiler_mod`).
pub(crate) fn generate<'a>(
    tree: &mut Tree<'a>,
    future: Future,
    symbols: &SymbolTable<'a>,
    job: Job<'_, 'a>,
) -> Result<ObjectId> {
    let Job { options, target, objects, memory, watch } = job;
    let mut features = CodeFlags::empty();
    features.set(CodeFlags::FUTURE_ANNOTATIONS, future.annotations);
    features.set(CodeFlags::FUTURE_BARRY_AS_BDFL, future.barry_as_flufl);
    // Five objects a name, or thereabouts, spare most growing.
    objects.reserve(tree.names.len() * 5);
    // All that the parser interned, before any constant.
    let names = (0..tree.names.len() as u32).map(|number| tree.names.text(Name(number)).as_bytes());
    let name_objects = objects.arena_names(names).map(Some).collect();
    let mut compiler = Compiler {
        target,
        optimize: options.optimize,
        features,
        future,
        filename: match target.pyc.strings {
            CodeStrings::Names => objects.fresh_str(options.filename),
            CodeStrings::All => objects.name(options.filename),
        },
        unit_names: Vec::new(),
        name_objects,
        names: &mut tree.names,
        symbols,
        objects,
        locator: Locator::new(&tree.lines),
        interactive: false,
        unit: None,
        outer_units: Vec::new(),
        annotate_functions: FxHashMap::default(),
        memory,
        depth: Depth::default(),
        unwarned: 0,
        watch: watch.map(|watch| watch as Watch),
    };
    match target.handlers {
        Handlers::Table => compiler.module(&tree.root),
        Handlers::BlockStack(facts) => block_stack::generate(compiler, facts, &tree.root),
    }
}

/// One compilation: `'a` is the life of the arena, `'t` that of the borrowed tree.
pub(crate) struct Compiler<'t, 'a> {
    pub(crate) target: &'static Target,
    /// 0, 1 (`-O`) or 2 (`-OO`).
    pub(crate) optimize: u8,
    /// The flags of what the source imports from `__future__`.
    pub(crate) features: CodeFlags,
    /// What the source asks of later versions.
    pub(crate) future: Future,
    pub(crate) names: &'t mut Interner<'a>,
    pub(crate) symbols: &'t SymbolTable<'a>,
    pub(crate) objects: &'t mut Objects<'a>,
    pub(crate) locator: Locator<'t>,
    /// `co_filename`.
    pub(crate) filename: ObjectId,
    /// The names of units that are not interned, `<lambda>` and its like, as far as they were needed.
    pub(crate) unit_names: Vec<(Name, ObjectId)>,
    /// What is compiled was typed at a prompt.
    pub(crate) interactive: bool,
    /// The unit that code is generated for, once the module's is entered.
    unit: Option<Unit<'t, 'a>>,
    /// The units around it, the module's first.
    outer_units: Vec<Unit<'t, 'a>>,
    /// The string object of each interned name, where one was made.
    pub(crate) name_objects: Vec<Option<ObjectId>>,
    /// For each code object of an `__annotate__` function, the one with its parameter renamed.
    pub(crate) annotate_functions: FxHashMap<ObjectId, ObjectId>,
    pub(crate) memory: &'t mut Memory,
    depth: Depth,
    /// In how many pieces of code that are generated once more the walk is: warnings have been given.
    unwarned: u32,
    watch: Option<Watch<'t>>,
}

impl<'t, 'a> Compiler<'t, 'a> {
    /// The current unit.
    #[inline]
    pub(crate) fn unit(&mut self) -> &mut Unit<'t, 'a> {
        self.unit.as_mut().expect("a unit is entered before code is generated")
    }

    /// The current unit, to look at.
    #[inline]
    pub(crate) fn current(&self) -> &Unit<'t, 'a> {
        self.unit.as_ref().expect("a unit is entered before code is generated")
    }

    /// Where the current unit's instructions go.
    #[inline]
    pub(crate) fn emit(&mut self) -> &mut Emitter {
        &mut self.unit().emitter
    }

    /// The current unit's scope.
    #[inline]
    pub(crate) fn scope(&self) -> &'t Scope<'a> {
        self.current().entry
    }

    /// Generates what is one level deeper in the tree, with stack enough for it.
    #[inline]
    pub(crate) fn deeper<T>(&mut self, generate: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.depth.enter()?;
        let outcome = if self.depth.is_checked() { grow(|| generate(self)) } else { generate(self) };
        self.depth.leave();
        outcome
    }

    /// Whether instructions belong where code was generated for last, not where they are told.
    #[inline]
    pub(crate) fn carries_places(&self) -> bool {
        self.target.locations == Locations::Carried
    }

    /// Where an instruction belongs that is told `location`.
    #[inline]
    pub(crate) fn place_or(&self, location: Location) -> Location {
        if self.carries_places() { self.current().place } else { location }
    }

    /// Code is generated for what stands there (`SET_LOC`), or for nothing (`UNSET_LOC`).
    #[inline]
    pub(crate) fn set_place(&mut self, location: Location) {
        self.unit().place = location;
    }

    /// Code is generated for that range of the source.
    pub(crate) fn set_place_of(&mut self, range: Range) {
        if self.carries_places() {
            let location = self.location(range);
            self.set_place(location);
        }
    }

    /// The lines and columns of a range of the source.
    #[inline]
    pub(crate) fn location(&mut self, range: Range) -> Location {
        if range == Range::NOWHERE {
            return Location::NONE;
        }
        let (start, end) = self.locator.ends(range);
        Location::new(start.line as i32, end.line as i32, start.column as i32, end.column as i32)
    }

    /// Where instructions belong that work on an expression for the statement or comprehension at `whole`.
    pub(crate) fn clause_location(&mut self, whole: Location, expression: Range) -> Location {
        match self.target.clause_location {
            ClauseLocation::Whole => whole,
            ClauseLocation::Expression => self.location(expression),
        }
    }

    /// A refusal of what stands at `location`; without a place if that is artificial.
    pub(crate) fn error(&self, message: impl Into<String>, location: Location) -> Box<SyntaxError> {
        let offset = |line: i32, column: i32| {
            self.locator.offset(u32::try_from(line).ok()?, u32::try_from(column).ok()?)
        };
        let start = offset(location.line, location.column);
        let end = offset(location.end_line, location.end_column);
        let range = start.zip(end).map(|(start, end)| Range::new(start, end));
        Box::new(SyntaxError { range, ..SyntaxError::new(message, Range::default()) })
    }
}
