//! What a name is at the place where it is used (`codegen_nameop`, `_PyCompile_ResolveNameop`).

use pybytecode_code::{Location, Object, ObjectId};
use pybytecode_emit::{Otherwise, Shared};
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::tree::ExprContext;

use super::{Compiler, UnitKind};
use crate::Result;
use crate::symtable::{BlockType, NameScope};

/// How a name is reached (`_PyCompile_optype`).
#[derive(Debug, Clone, Copy)]
enum Access {
    /// A fast local.
    Fast(ObjectId),
    /// A global variable or builtin.
    Global(ObjectId),
    /// A variable that functions share.
    Deref(Shared),
    /// Whatever the namespace being filled has under the name.
    Name(ObjectId),
}

impl<'t, 'a> Compiler<'t, 'a> {
    /// `name` as the current class changes private names (`_PyCompile_MaybeMangle`).
    #[inline]
    pub(crate) fn mangled(&mut self, name: Name) -> Name {
        let unit = self.current();
        let (private, scope) = (unit.private, unit.scope);
        self.symbols.mangle(self.names, private, scope, name)
    }

    /// The string of `name` as the current class changes private names.
    pub(crate) fn mangled_object(&mut self, name: Name) -> ObjectId {
        let name = self.mangled(name);
        self.name_object(name)
    }

    /// The string of a name, as it is (see [`Compiler::mangled_object`] for private names).
    #[inline]
    pub(crate) fn name_object(&mut self, name: Name) -> ObjectId {
        match self.name_objects.get(name.0 as usize) {
            Some(Some(id)) => *id,
            _ => self.new_name_object(name),
        }
    }

    /// That of a name that the source does not have.
    #[cold]
    fn new_name_object(&mut self, name: Name) -> ObjectId {
        let at = name.0 as usize;
        if self.name_objects.len() <= at {
            self.name_objects.resize(self.names.len().max(at + 1), None);
        }
        let id = self.objects.name(self.names.text(name).as_bytes());
        self.name_objects[at] = Some(id);
        id
    }

    /// The string of `name`, as it is, to be loaded as a constant.
    pub(crate) fn name_constant(&mut self, name: Name) -> ObjectId {
        let string = self.name_object(name);
        self.objects.constant(string)
    }

    /// The string of `name` as the current class changes private names, to be loaded as a constant.
    pub(crate) fn mangled_constant(&mut self, name: Name) -> ObjectId {
        let string = self.mangled_object(name);
        self.objects.constant(string)
    }

    /// The strings of several names.
    pub(crate) fn name_objects(&mut self, names: &[Name]) -> Vec<ObjectId> {
        names.iter().map(|name| self.name_object(*name)).collect()
    }

    /// The text of a string object.
    pub(crate) fn text_of(&self, string: ObjectId) -> &'a [u8] {
        match self.objects.get(string) {
            Object::Str(text) => text,
            _ => b"",
        }
    }

    /// Loads, binds or deletes a name.
    pub(crate) fn name_op(&mut self, location: Location, name: Name, ctx: ExprContext) -> Result {
        self.check_name(name, ctx, location)?;
        let name = self.mangled(name);
        let bound = self.scope_of(name);
        match (self.access(name, bound), ctx) {
            (Access::Fast(name), ExprContext::Load) => self.emit().load_fast(name, location),
            (Access::Fast(name), ExprContext::Store) => self.emit().store_fast(name, location),
            (Access::Fast(name), ExprContext::Del) => self.emit().delete_fast(name, location),
            (Access::Global(name), ExprContext::Load) => self.load_global(name, bound, location),
            (Access::Global(name), ExprContext::Store) => self.emit().store_global(name, location),
            (Access::Global(name), ExprContext::Del) => self.emit().delete_global(name, location),
            (Access::Deref(variable), ExprContext::Load) => self.load_deref(variable, location),
            (Access::Deref(variable), ExprContext::Store) => self.emit().store_deref(variable, location),
            (Access::Deref(variable), ExprContext::Del) => self.emit().delete_deref(variable, location),
            (Access::Name(name), ExprContext::Load) => self.load_name(name, location),
            (Access::Name(name), ExprContext::Store) => self.emit().store_name(name, location),
            (Access::Name(name), ExprContext::Del) => self.emit().delete_name(name, location),
        }
        Ok(())
    }

    fn access(&mut self, name: Name, bound: NameScope) -> Access {
        let object = self.name_object(name);
        match bound {
            NameScope::Free => Access::Deref(Shared::Free(object)),
            NameScope::Cell => Access::Deref(Shared::Cell(object)),
            NameScope::Local if self.scope().is_function_like() => Access::Fast(object),
            NameScope::Local if self.current().inlined.is_hidden_local(name) => Access::Fast(object),
            NameScope::GlobalImplicit if self.scope().is_function_like() => Access::Global(object),
            NameScope::GlobalExplicit => Access::Global(object),
            NameScope::Local | NameScope::GlobalImplicit | NameScope::Unknown => Access::Name(object),
        }
    }

    fn load_global(&mut self, name: ObjectId, bound: NameScope, location: Location) {
        if self.scope().can_see_class_scope && bound == NameScope::GlobalImplicit {
            self.load_classdict(location);
            self.emit().load_from_dict_or(Otherwise::Global(name), location);
        } else {
            self.emit().load_global(name, location);
        }
    }

    fn load_deref(&mut self, variable: Shared, location: Location) {
        if self.in_class_block() {
            if self.emit().load_class_deref(variable, location) {
                return;
            }
            self.emit().load_locals(location);
        } else if self.scope().can_see_class_scope {
            self.load_classdict(location);
        } else {
            self.emit().load_deref(variable, location);
            return;
        }
        self.emit().load_from_dict_or(Otherwise::Shared(variable), location);
    }

    fn load_name(&mut self, name: ObjectId, location: Location) {
        if self.scope().block == BlockType::Class && self.current().inlined.active() {
            // A comprehension does not see the names of the class that it stands in.
            self.emit().load_global(name, location);
        } else {
            self.emit().load_name(name, location);
        }
    }

    /// Pushes the namespace of the class around this scope (`codegen_load_classdict_freevar`).
    ///
    /// It is a free variable even where the class itself binds that name, so that the symbol table
    /// does not have it.
    fn load_classdict(&mut self, location: Location) {
        let free = &mut self.unit().freevars;
        if !free.contains(&known::CLASSDICT) {
            free.push(known::CLASSDICT);
        }
        let classdict = self.name_object(known::CLASSDICT);
        self.emit().load_deref(Shared::Free(classdict), location);
    }

    /// How the current unit holds a variable that an inner function uses (`_PyCompile_LookupArg`).
    pub(super) fn shared(&mut self, name: Name) -> Shared {
        // A class can have a name of its own that is also free in its methods: those get that of
        // the function around the class.
        let own = self.current().kind == UnitKind::Class && is_class_cell(name)
            || self.scope_of(name) == NameScope::Cell;
        let object = self.name_object(name);
        if own { Shared::Cell(object) } else { Shared::Free(object) }
    }
}

/// Whether a class makes a cell of that name without naming it (`_PyCompile_GetRefType`).
fn is_class_cell(name: Name) -> bool {
    [known::CLASS, known::CLASSDICT, known::CONDITIONAL_ANNOTATIONS].contains(&name)
}
