//! `__debug__`, which is not to be bound or deleted: what 3.9 to 3.13 see to where they generate code, and so not
//! in what they generate none for (`forbidden_name`, `compiler_check_debug_args`).

use pybytecode_code::Location;
use pybytecode_opcode::facts::DebugNames;
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Arg, Arguments, ExprContext};

use super::Compiler;
use crate::Result;

impl Compiler<'_, '_> {
    /// Why the name is refused, if it is.
    #[inline]
    pub(super) fn forbids(&self, name: Name, ctx: ExprContext) -> Option<&'static str> {
        if name == known::DEBUG && ctx != ExprContext::Load { self.forbids_debug(ctx) } else { None }
    }

    #[cold]
    fn forbids_debug(&self, ctx: ExprContext) -> Option<&'static str> {
        match (ctx, self.target.debug_names) {
            (_, DebugNames::SeenByParser | DebugNames::AnyAttribute)
            | (ExprContext::Del, DebugNames::Assigned) => None,
            (ExprContext::Del, DebugNames::AssignedOrDeleted) => Some("cannot delete __debug__"),
            _ => Some("cannot assign to __debug__"),
        }
    }

    /// Refuses a name that is bound or deleted at a location.
    #[inline]
    pub(super) fn check_name(&self, name: Name, ctx: ExprContext, location: Location) -> Result {
        match self.forbids(name, ctx) {
            Some(message) => Err(self.error(message, location)),
            None => Ok(()),
        }
    }

    /// [`Compiler::check_name`] of a name that is bound at a range, or where code was generated for last.
    #[inline]
    pub(super) fn check_name_at(&mut self, name: Name, range: Range) -> Result {
        if self.forbids(name, ExprContext::Store).is_none() {
            return Ok(());
        }
        let location = self.location(range);
        let location = self.place_or(location);
        self.check_name(name, ExprContext::Store, location)
    }

    /// Refuses parameters of what is at a range.
    pub(super) fn check_parameters(&mut self, range: Range, args: &Arguments<'_>) -> Result {
        if parameters(args).all(|arg| self.forbids(arg.arg, ExprContext::Store).is_none()) {
            return Ok(());
        }
        self.set_place_of(range);
        parameters(args).try_for_each(|arg| self.check_name_at(arg.arg, arg.range))
    }
}

/// All parameters, in the order in which CPython looks at them.
pub(super) fn parameters<'t, 'a>(args: &'t Arguments<'a>) -> impl Iterator<Item = &'t Arg<'a>> {
    let positional = args.posonlyargs.iter().chain(args.args.iter());
    positional.chain(args.vararg.as_deref()).chain(args.kwonlyargs.iter()).chain(args.kwarg.as_deref())
}
