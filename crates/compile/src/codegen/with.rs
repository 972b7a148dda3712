//! `with` and `async with` (`codegen_with`, `codegen_async_with`).
//!
//! Several items are as many statements inside each other.
//!
//! ```text
//!             the manager; its exit function, and what entering gives, on the stack
//!             SETUP_WITH final
//!             bind or drop the latter; the body
//!             POP_BLOCK
//!             exit(None, None, None), on to exit
//!   final:    call exit with the exception: true, it is dropped; else it is raised again
//!   cleanup:  something was raised meanwhile: restore the saved exception, raise that
//!   exit:
//! ```

use pybytecode_code::Location;
use pybytecode_emit::{Awaited, Emitter, Label};
use pybytecode_opcode::facts::WithHandler;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Stmt, StmtWith, WithItem};

use super::{Compiler, FrameBlockKind};
use crate::Result;

/// Whether entering and leaving a block awaits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    With,
    AsyncWith,
}

impl<'t, 'a> Compiler<'t, 'a> {
    /// A `with` statement.
    pub(crate) fn with_statement(&mut self, range: Range, node: &'t StmtWith<'a>) -> Result {
        self.with_items(Form::With, range, node.items, node.body)
    }

    /// An `async with` statement.
    pub(crate) fn async_with_statement(&mut self, range: Range, node: &'t StmtWith<'a>) -> Result {
        self.check_async_function("'async with' outside async function", range)?;
        self.with_items(Form::AsyncWith, range, node.items, node.body)
    }

    fn with_items(
        &mut self,
        form: Form,
        range: Range,
        items: &'t [WithItem<'a>],
        body: &'t [Stmt<'a>],
    ) -> Result {
        let Some((item, inner)) = items.split_first() else {
            return self.visit_body(body);
        };
        let block = self.emit().new_label();
        let last = self.emit().new_label();
        let exit = self.emit().new_label();
        let cleanup = self.emit().new_label();

        self.visit_expr(item.context_expr)?;
        let statement = self.location(range);
        let loc = self.clause_location(statement, item.context_expr.range);
        let loc = self.place_or(loc);
        match form {
            Form::With => self.emit().enter_with(loc),
            Form::AsyncWith => {
                self.emit().enter_async_with(loc);
                self.emit().await_value(Awaited::AsyncEnter, loc);
            }
        }
        self.emit().setup_with(last, loc);

        self.emit().use_label(block);
        let kind = match form {
            Form::With => FrameBlockKind::With,
            Form::AsyncWith => FrameBlockKind::AsyncWith,
        };
        self.push_frame_block(loc, kind, block, Some(last))?;
        match &item.optional_vars {
            Some(target) => self.visit_expr(target)?,
            None => self.emit().pop_top(loc),
        }
        self.with_items(form, range, inner, body)?;
        // The end of an `async with` block belongs to the manager's expression, that of `with` to nothing.
        let end = match form {
            Form::With => Location::NONE,
            Form::AsyncWith => self.place_or(loc),
        };
        self.emit().pop_block(end);
        self.pop_frame_block();

        self.call_exit_with_nones(form, loc);
        self.emit().pop_top(loc);
        self.emit().jump(exit, loc);

        self.emit().use_label(last);
        self.emit().setup_cleanup(cleanup, loc);
        self.emit().push_exc_info(loc);
        self.emit().with_except_start(loc);
        if form == Form::AsyncWith {
            self.emit().await_value(Awaited::AsyncExit, loc);
        }
        match self.target.with_handler {
            WithHandler::CleanupFirst => self.with_except_finish_in_line(cleanup),
            WithHandler::SuppressFirst => self.with_except_finish(cleanup),
        }
        self.emit().use_label(exit);
        self.set_place(Location::NONE);
        Ok(())
    }

    /// Leaves a block that ended well; its exit function gives the value on top.
    fn call_exit_with_nones(&mut self, form: Form, location: Location) {
        self.emit().call_exit_with_nones(location);
        if form == Form::AsyncWith {
            self.emit().await_value(Awaited::AsyncExit, location);
        }
    }

    /// What follows the exit function's answer to an exception, the clean-up first.
    fn with_except_finish_in_line(&mut self, cleanup: Label) {
        let emit = self.emit();
        let suppress = emit.new_label();
        emit.reraise_unless_suppressed(suppress, Location::NONE);

        emit.use_label(cleanup);
        emit.pop_except_and_reraise(Location::NONE);

        emit.use_label(suppress);
        drop_exception(emit);
    }

    /// What follows the exit function's answer to an exception.
    fn with_except_finish(&mut self, cleanup: Label) {
        let emit = self.emit();
        let suppress = emit.new_label();
        emit.reraise_unless_suppressed(suppress, Location::NONE);

        emit.use_label(suppress);
        drop_exception(emit);
        let exit = emit.new_label();
        emit.jump_no_interrupt(exit, Location::NONE);

        emit.use_label(cleanup);
        emit.pop_except_and_reraise(Location::NONE);
        emit.use_label(exit);
    }
}

/// Drops a suppressed exception, and the exit function below it.
fn drop_exception(emit: &mut Emitter) {
    emit.pop_top(Location::NONE);
    emit.pop_block(Location::NONE);
    emit.pop_except(Location::NONE);
    for _ in 0..1 + emit.exit_slots() {
        // The offset of the raising instruction and the exit function.
        emit.pop_top(Location::NONE);
    }
}
