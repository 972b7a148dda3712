//! Function definitions and lambdas (`codegen_function`, `codegen_lambda`).
//!
//! A generic function is made inside a function of its own that has the type parameters as
//! variables; defaults are evaluated outside and come in as its arguments.

use pybytecode_code::{Location, Objects};
use pybytecode_emit::{FunctionParts, Shared};
use pybytecode_opcode::facts::{
    ConstKeyMaps, FirstConstant, LambdaReturn, StopIteration, StopIterationBlock,
};
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::range::{NodeId, Range};
use pybytecode_syntax::tree::{Arguments, Expr, ExprContext, ExprLambda, StmtFunctionDef};

use super::unit::{Finished, NewUnit, ParameterCounts};
use super::{Compiler, FrameBlockKind, UnitKind};
use crate::Result;
use crate::symtable::ScopeRole;

impl<'t, 'a> Compiler<'t, 'a> {
    /// `def` and `async def`.
    pub(super) fn function(&mut self, range: Range, node: &'t StmtFunctionDef<'a>, is_async: bool) -> Result {
        self.check_parameters(range, node.args)?;
        self.visit_exprs(node.decorator_list)?;
        let loc = self.location(range);
        let firstlineno = self.first_line(loc, node.decorator_list);
        if !node.type_params.is_empty() {
            self.emit().before_callable(loc);
        }
        let mut parts = self.default_arguments(loc, node.args)?;

        if node.type_params.is_empty() {
            parts |= self.function_annotations(loc, node)?;
            self.function_body(range, node, is_async, parts, firstlineno)?;
        } else {
            let arguments = parts.bits().count_ones();
            if arguments == 2 {
                self.emit().swap(2, loc);
            }
            self.enter_type_params(node.id, node.name, firstlineno, None, arguments);
            self.type_params(node.type_params)?;
            for argument in 0..arguments {
                self.emit().load_parameter(argument, loc);
            }
            parts |= self.function_annotations(loc, node)?;
            self.function_body(range, node, is_async, parts, firstlineno)?;
            self.emit().set_function_type_params(loc);
            let generic = self.leave_scope(false)?;
            self.make_closure(generic, FunctionParts::empty(), loc);
            self.call_generic(arguments, loc);
        }
        self.apply_decorators(node.decorator_list);
        self.name_op(loc, node.name, ExprContext::Store)
    }

    /// Calls the function on top with so many arguments, which lie below it.
    fn call_generic(&mut self, arguments: u32, loc: Location) {
        let emit = self.emit();
        if arguments > 0 {
            emit.swap(arguments + 1, loc);
            emit.call_lifted(arguments, loc);
        } else {
            emit.after_callable(loc);
            emit.call(0, loc);
        }
    }

    /// The line of a definition's first decorator, else its own.
    pub(super) fn first_line(&mut self, definition: Location, decorators: &'t [Expr<'a>]) -> i32 {
        match decorators.first() {
            Some(decorator) => self.location(decorator.range).line,
            None => definition.line,
        }
    }

    /// Calls the decorators that lie below what is defined, the innermost first.
    pub(super) fn apply_decorators(&mut self, decorators: &'t [Expr<'a>]) {
        for decorator in decorators.iter().rev() {
            let loc = self.location(decorator.range);
            self.emit().call(0, loc);
        }
    }

    /// Enters the scope of a generic function's, class's or alias's type parameters, a function
    /// with so many arguments.
    pub(super) fn enter_type_params(
        &mut self,
        node: NodeId,
        name: Name,
        firstlineno: i32,
        private: Option<Name>,
        arguments: u32,
    ) {
        let title = format!("<generic parameters of {}>", self.names.text(name));
        let title = self.names.intern(&title);
        self.enter_scope(NewUnit {
            name: title,
            kind: UnitKind::Annotations,
            scope: self.scope_of_node(node, ScopeRole::TypeParameters),
            firstlineno,
            private,
            parameters: ParameterCounts { positional: arguments as usize, ..ParameterCounts::default() },
        });
    }

    /// Pushes the default values; says which there are (`codegen_default_arguments`).
    fn default_arguments(&mut self, loc: Location, args: &'t Arguments<'a>) -> Result<FunctionParts> {
        let mut parts = FunctionParts::empty();
        if !args.defaults.is_empty() {
            self.visit_exprs(args.defaults)?;
            self.emit().build_tuple(args.defaults.len() as u32, loc);
            parts |= FunctionParts::DEFAULTS;
        }
        if args.kw_defaults.iter().any(Option::is_some) {
            self.keyword_defaults(loc, args)?;
            parts |= FunctionParts::KWDEFAULTS;
        }
        Ok(parts)
    }

    /// Pushes the dict of keyword-only parameters' default values (`codegen_kwonlydefaults`).
    fn keyword_defaults(&mut self, loc: Location, args: &'t Arguments<'a>) -> Result {
        let mut keys = Vec::new();
        for (arg, default) in args.kwonlyargs.iter().zip(args.kw_defaults.iter()) {
            let Some(default) = default else { continue };
            let name = self.mangled_object(arg.arg);
            keys.push(name);
            if self.target.const_key_maps == ConstKeyMaps::BuildMap {
                let name = self.objects.constant(name);
                self.emit().load_const(name, loc);
            }
            self.visit_expr(default)?;
        }
        let count = keys.len() as u32;
        match self.target.const_key_maps {
            ConstKeyMaps::BuildConstKeyMap => {
                let keys = self.objects.constant_tuple(&keys);
                self.emit().build_const_key_map(keys, count, loc);
            }
            ConstKeyMaps::BuildMap => self.emit().build_map(count, loc),
        }
        Ok(())
    }

    /// Generates the body and makes the function of it (`codegen_function_body`).
    fn function_body(
        &mut self,
        range: Range,
        node: &'t StmtFunctionDef<'a>,
        is_async: bool,
        parts: FunctionParts,
        firstlineno: i32,
    ) -> Result {
        self.enter_scope(NewUnit {
            name: node.name,
            kind: if is_async { UnitKind::AsyncFunction } else { UnitKind::Function },
            scope: self.scope_of_node(node.id, ScopeRole::Body),
            firstlineno,
            private: None,
            parameters: parameter_counts(node.args),
        });
        let (docstring, body) = self.docstring(node.body)?;
        match docstring {
            // The first constant of a function with a docstring is that.
            Some((docstring, _)) => {
                self.emit().const_index(docstring);
            }
            None => self.no_docstring(),
        }
        let scope = self.scope();
        let handled = self.target.stop_iteration == StopIteration::Handler;
        let wrapped = handled && (scope.coroutine || scope.generator);
        let counted = wrapped && self.target.stop_iteration_block == StopIterationBlock::Counted;
        if counted {
            let start = self.emit().new_label();
            self.emit().use_label(start);
            self.push_frame_block(Location::NONE, FrameBlockKind::StopIteration, start, None)?;
        }
        self.visit_body(body)?;
        if wrapped {
            self.emit().wrap_in_stopiteration_handler();
        }
        if counted {
            self.pop_frame_block();
        }
        let function = self.leave_scope(true)?;
        let loc = self.location(range);
        self.make_closure(function, parts, loc);
        Ok(())
    }

    /// Keeps the first constant of a function from being taken for a docstring.
    pub(super) fn no_docstring(&mut self) {
        if self.target.first_constant == FirstConstant::DocstringOrNone {
            self.emit().const_index(Objects::NONE);
        }
    }

    /// `lambda`.
    pub(super) fn lambda(&mut self, expr: &'t Expr<'a>, node: &'t ExprLambda<'a>) -> Result {
        self.check_parameters(expr.range, node.args)?;
        let loc = self.location(expr.range);
        let parts = self.default_arguments(loc, node.args)?;
        self.enter_scope(NewUnit {
            name: known::LAMBDA,
            kind: UnitKind::Lambda,
            scope: self.scope_of_node(node.id, ScopeRole::Body),
            firstlineno: loc.line,
            private: None,
            parameters: parameter_counts(node.args),
        });
        self.no_docstring();
        self.visit_expr(node.body)?;
        let add_none = !self.scope().generator;
        if add_none {
            let end = match self.target.lambda_return {
                LambdaReturn::Line => Location::line_start(loc.line),
                LambdaReturn::Body => self.location(node.body.range),
            };
            self.emit().return_value(end);
        }
        let function = self.leave_scope(add_none)?;
        self.make_closure(function, parts, loc);
        Ok(())
    }

    /// Makes a function of finished code and of what lies on the stack for it
    /// (`codegen_make_closure`).
    pub(crate) fn make_closure(&mut self, function: Finished, parts: FunctionParts, location: Location) {
        let cells: Vec<Shared> = function.freevars.iter().map(|name| self.shared(*name)).collect();
        self.emit().make_function(function.code, parts, cells, location);
    }
}

fn parameter_counts(args: &Arguments) -> ParameterCounts {
    ParameterCounts {
        positional: args.args.len(),
        positional_only: args.posonlyargs.len(),
        keyword_only: args.kwonlyargs.len(),
    }
}
