//! `all(...)`, `any(...)`, `tuple(...)`, `list(...)` and `set(...)` of a generator expression
//! (`maybe_optimize_function_call`).
//!
//! If the name has its built-in meaning when the code runs, a loop in place of the call drives the
//! generator; the call stands behind it for any other meaning.
//!
//! ```text
//!             the function; is it the built-in one? if not, on to skip
//!             drop it; the generator, below it for `tuple` and `list` a list, for `set` a set
//!   loop:     FOR_ITER cleanup
//!             `tuple`, `list`, `set`: add to what is below, on to loop
//!             `all`:   on to loop if true; else the answer is False
//!             `any`:   on to loop if false; else the answer is True
//!   cleanup:  the answer if the loop came to its end
//!   skip:     the call
//!   end:
//! ```

use pybytecode_code::{Location, Objects};
use pybytecode_emit::{CommonConstant, Label};
use pybytecode_opcode::facts::BuiltinCalls;
use pybytecode_syntax::names::known;
use pybytecode_syntax::tree::{Expr, ExprCall, ExprKind};

use super::Compiler;
use crate::Result;
use crate::symtable::ScopeRole;

impl<'t, 'a> Compiler<'t, 'a> {
    /// The loop in place of the call `node`, whose function is on the stack; the label is to stand
    /// behind the call.
    pub(crate) fn maybe_optimize_function_call(&mut self, node: &'t ExprCall<'a>) -> Result<Option<Label>> {
        let (ExprKind::Name(func), [argument], []) = (&node.func.kind, &node.args[..], &node.keywords[..])
        else {
            return Ok(None);
        };
        let ExprKind::GeneratorExp(generator) = &argument.kind else {
            return Ok(None);
        };
        if self.target.builtin_calls == BuiltinCalls::None {
            return Ok(None);
        }
        let list_and_set = self.target.builtin_calls == BuiltinCalls::AllAnyTupleListSet;
        let builtin = match func.id {
            known::ALL => CommonConstant::BuiltinAll,
            known::ANY => CommonConstant::BuiltinAny,
            known::TUPLE => CommonConstant::BuiltinTuple,
            known::LIST if list_and_set => CommonConstant::BuiltinList,
            known::SET if list_and_set => CommonConstant::BuiltinSet,
            _ => return Ok(None),
        };
        let scope = self.symbols.find(generator.id, ScopeRole::Body);
        if scope.is_some_and(|id| self.symbols.scope(id).coroutine) {
            return Ok(None);
        }

        let loc = self.location(node.func.range);
        let skip = self.emit().new_label();
        let end = self.emit().new_label();
        self.emit().copy(1, loc);
        self.emit().load_common_constant(builtin, loc);
        self.emit().is(false, loc);
        self.emit().pop_jump_if(false, skip, loc);
        self.emit().pop_top(loc);
        match builtin {
            CommonConstant::BuiltinAll => self.search_loop(argument, false, end, loc)?,
            CommonConstant::BuiltinAny => self.search_loop(argument, true, end, loc)?,
            _ => self.collecting_loop(argument, builtin, end, loc)?,
        }
        self.emit().jump(end, loc);
        self.emit().use_label(skip);
        Ok(Some(end))
    }

    /// Puts all items into a new container.
    fn collecting_loop(
        &mut self,
        generator: &'t Expr<'a>,
        builtin: CommonConstant,
        end: Label,
        loc: Location,
    ) -> Result {
        let is_set = builtin == CommonConstant::BuiltinSet;
        if is_set {
            self.emit().build_set(0, loc);
        } else {
            self.emit().build_list(0, loc);
        }
        self.visit_expr(generator)?;
        self.emit().iterate_generator(loc);
        let next = self.emit().new_label();
        let cleanup = self.emit().new_label();

        self.emit().use_label(next);
        self.emit().for_iter(cleanup, loc);
        let container = self.emit().loop_slots() + 1;
        if is_set {
            self.emit().set_add(container, loc);
        } else {
            self.emit().list_append(container, loc);
        }
        self.emit().jump(next, loc);

        // Never reached; CPython makes it, and drops it with the other code that never is.
        self.emit().pop_iter(Location::NONE);
        self.emit().jump(end, loc);

        self.emit().use_label(cleanup);
        self.emit().end_for();
        if builtin == CommonConstant::BuiltinTuple {
            self.emit().list_to_tuple(loc);
        }
        Ok(())
    }

    /// Looks for an item whose truth is `sought`.
    fn search_loop(&mut self, generator: &'t Expr<'a>, sought: bool, end: Label, loc: Location) -> Result {
        let answer = |found| if found == sought { Objects::TRUE } else { Objects::FALSE };
        self.visit_expr(generator)?;
        self.emit().iterate_generator(loc);
        let next = self.emit().new_label();
        let cleanup = self.emit().new_label();

        self.emit().use_label(next);
        self.emit().for_iter(cleanup, loc);
        self.emit().branch_if(!sought, next, loc);

        self.emit().pop_iter(Location::NONE);
        self.emit().load_const(answer(true), loc);
        self.emit().jump(end, loc);

        self.emit().use_label(cleanup);
        self.emit().end_for();
        self.emit().load_const(answer(false), loc);
        Ok(())
    }
}
