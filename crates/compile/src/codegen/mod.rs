//! Code generation: the tree to the semantic operations of `pybytecode-emit` (`codegen.c`).
//!
//! [`Compiler`] holds what one compilation needs; each construct of the language has a file of
//! its own, which adds methods to it. Units (code objects in the making) stand on a stack.

mod unit;

use pybytecode_code::{Location, ObjectId, Objects};
use pybytecode_emit::Emitter;
use pybytecode_opcode::Target;
use pybytecode_syntax::names::{Interner, Name};
use pybytecode_syntax::range::{Locator, Range};

use crate::Options;
use crate::symtable::{Scope, SymbolTable};

pub(crate) use unit::{FrameBlock, FrameBlockKind, Unit, UnitKind};

/// One compilation: `'a` is the life of the arena, `'t` that of the borrowed tree.
pub(crate) struct Compiler<'t, 'a> {
    pub(crate) target: &'static Target,
    pub(crate) options: Options<'t>,
    pub(crate) names: &'t mut Interner<'a>,
    pub(crate) symbols: &'t SymbolTable<'a>,
    pub(crate) objects: &'t mut Objects<'a>,
    pub(crate) locator: Locator<'t>,
    /// The units being generated, the current one last.
    pub(crate) units: Vec<Unit<'t, 'a>>,
    /// The string object of each interned name, where one was made.
    pub(crate) name_objects: Vec<Option<ObjectId>>,
}

impl<'t, 'a> Compiler<'t, 'a> {
    /// The current unit.
    pub(crate) fn unit(&mut self) -> &mut Unit<'t, 'a> {
        self.units.last_mut().expect("a unit is entered before code is generated")
    }

    /// Where the current unit's instructions go.
    pub(crate) fn emit(&mut self) -> &mut Emitter {
        &mut self.unit().emitter
    }

    /// The current unit's scope.
    pub(crate) fn scope(&self) -> &'t Scope<'a> {
        let unit = self.units.last().expect("a unit is entered before code is generated");
        self.symbols.scope(unit.scope)
    }

    /// The lines and columns of a range of the source.
    pub(crate) fn location(&mut self, range: Range) -> Location {
        let start = self.locator.line_column(range.start);
        let end = self.locator.line_column(range.end);
        Location::new(start.line as i32, end.line as i32, start.column as i32, end.column as i32)
    }

    /// The string object of a name, as it is (see `mangle` for private names).
    pub(crate) fn name_object(&mut self, name: Name) -> ObjectId {
        let at = name.0 as usize;
        if self.name_objects.len() <= at {
            self.name_objects.resize(self.names.len().max(at + 1), None);
        }
        if let Some(id) = self.name_objects[at] {
            return id;
        }
        let id = self.objects.str(self.names.text(name).as_bytes());
        self.name_objects[at] = Some(id);
        id
    }
}
