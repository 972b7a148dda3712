//! What a name is at the place where it is used (`compiler_nameop`, `get_ref_type`).

use crate::codegen::debug_names::parameters;
use pybytecode_code::{ObjectId, Objects};
use pybytecode_emit::{FunctionParts, Shared};
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::tree::{Arguments, ExprContext};

use super::BlockCompiler;
use crate::Result;
use crate::codegen::UnitKind;
use crate::codegen::unit::Finished;
use crate::symtable::{BlockType, NameScope};

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// Refuses `__debug__` where it is bound or deleted (`forbidden_name`).
    #[inline]
    pub(super) fn check_name(&mut self, name: Name, ctx: ExprContext) -> Result {
        match self.base.forbids(name, ctx) {
            Some(message) => Err(SyntaxError::new(message, self.frame().place).into()),
            None => Ok(()),
        }
    }

    /// Refuses parameters (`compiler_check_debug_args`).
    pub(super) fn check_parameters(&mut self, args: &Arguments<'_>) -> Result {
        parameters(args).try_for_each(|arg| self.check_name(arg.arg, ExprContext::Store))
    }

    /// Loads, binds or deletes a name.
    pub(super) fn name_op(&mut self, name: Name, ctx: ExprContext) -> Result {
        self.check_name(name, ctx)?;
        let name = self.base.mangled(name);
        let object = self.base.name_object(name);
        let block = self.base.scope().block;
        let bound = self.base.scope_of(name);
        let mut emit = self.emit();
        match (bound, block, ctx) {
            (NameScope::Free, BlockType::Class, ExprContext::Load) => {
                emit.load_class_deref(Shared::Free(object));
            }
            (NameScope::Cell, BlockType::Class, ExprContext::Load) => {
                emit.load_class_deref(Shared::Cell(object));
            }
            (NameScope::Free, _, ExprContext::Load) => emit.load_deref(Shared::Free(object)),
            (NameScope::Free, _, ExprContext::Store) => emit.store_deref(Shared::Free(object)),
            (NameScope::Free, _, ExprContext::Del) => emit.delete_deref(Shared::Free(object)),
            (NameScope::Cell, _, ExprContext::Load) => emit.load_deref(Shared::Cell(object)),
            (NameScope::Cell, _, ExprContext::Store) => emit.store_deref(Shared::Cell(object)),
            (NameScope::Cell, _, ExprContext::Del) => emit.delete_deref(Shared::Cell(object)),
            (NameScope::Local, BlockType::Function, ExprContext::Load) => emit.load_fast(object),
            (NameScope::Local, BlockType::Function, ExprContext::Store) => emit.store_fast(object),
            (NameScope::Local, BlockType::Function, ExprContext::Del) => emit.delete_fast(object),
            (NameScope::GlobalExplicit, _, _) | (NameScope::GlobalImplicit, BlockType::Function, _) => {
                match ctx {
                    ExprContext::Load => emit.load_global(object),
                    ExprContext::Store => emit.store_global(object),
                    ExprContext::Del => emit.delete_global(object),
                }
            }
            (_, _, ExprContext::Load) => emit.load_name(object),
            (_, _, ExprContext::Store) => emit.store_name(object),
            (_, _, ExprContext::Del) => emit.delete_name(object),
        }
        Ok(())
    }

    /// `name = None; del name`: set first, as the body may have deleted it.
    pub(super) fn unbind(&mut self, name: Name) -> Result {
        self.emit().load_const(Objects::NONE);
        self.name_op(name, ExprContext::Store)?;
        self.name_op(name, ExprContext::Del)
    }

    /// Makes a function of finished code, called so, and of what lies on the stack for it
    /// (`compiler_make_closure`).
    pub(super) fn make_closure(&mut self, function: Finished, qualname: ObjectId, parts: FunctionParts) {
        let cells: Vec<Shared> = function.freevars.iter().map(|name| self.shared(*name)).collect();
        let qualname = self.base.objects.constant(qualname);
        self.emit().make_function(function.code, qualname, parts, cells);
    }

    /// How the current code object holds a variable that an inner function uses.
    fn shared(&mut self, name: Name) -> Shared {
        // A class can have a name of its own that is also free in its methods: those get that of
        // the function around the class.
        let own = self.base.current().kind == UnitKind::Class && name == known::CLASS
            || self.base.scope_of(name) == NameScope::Cell;
        let object = self.base.name_object(name);
        if own { Shared::Cell(object) } else { Shared::Free(object) }
    }
}
