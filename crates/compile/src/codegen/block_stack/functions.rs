//! Function definitions and lambdas (`compiler_function`, `compiler_lambda`).

use pybytecode_code::Objects;
use pybytecode_emit::FunctionParts;
use pybytecode_emit::block_stack::Container;
use pybytecode_opcode::block_stack::LineNumbers;
use pybytecode_syntax::names::known;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Arguments, Expr, ExprContext, ExprLambda, StmtFunctionDef};

use super::BlockCompiler;
use crate::Result;
use crate::codegen::UnitKind;
use crate::codegen::unit::{NewUnit, ParameterCounts};
use crate::symtable::ScopeRole;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// `def` and `async def`.
    pub(super) fn function(&mut self, range: Range, node: &'t StmtFunctionDef<'a>, is_async: bool) -> Result {
        self.check_parameters(node.args)?;
        self.visit_exprs(node.decorator_list)?;
        let firstlineno = self.line_of_definition(range, node.decorator_list);
        let mut parts = self.default_arguments(node.args)?;
        if self.function_annotations(node)? {
            parts |= FunctionParts::ANNOTATIONS;
        }
        self.enter(NewUnit {
            name: node.name,
            kind: if is_async { UnitKind::AsyncFunction } else { UnitKind::Function },
            scope: self.base.scope_of_node(node.id, ScopeRole::Body),
            firstlineno,
            private: None,
            parameters: parameter_counts(node.args),
        });
        // The first constant of a function is its docstring, or that it has none.
        let docstring = self.docstring(node.body);
        let first = docstring.map_or(Objects::NONE, |text| self.base.objects.str(text));
        self.emit().add_const(first);
        let body: &'t [_] = node.body;
        // Before 3.10 the docstring is a statement like others: it does nothing, but it has a line.
        let skipped = usize::from(docstring.is_some() && self.facts.lines == LineNumbers::Traced);
        self.visit_body(&body[skipped..])?;
        let qualname = self.base.emit().unit.qualname;
        let function = self.leave(true)?;
        self.make_closure(function, qualname, parts);
        self.apply_decorators(node.decorator_list);
        self.name_op(node.name, ExprContext::Store)
    }

    /// The line of a definition's first decorator, else its own.
    pub(super) fn line_of_definition(&mut self, definition: Range, decorators: &'t [Expr<'a>]) -> i32 {
        let first = decorators.first().map_or(definition, |decorator| decorator.range);
        self.first_line(first)
    }

    /// Calls the decorators that lie below what is defined, the innermost first.
    pub(super) fn apply_decorators(&mut self, decorators: &'t [Expr<'a>]) {
        for _ in decorators {
            self.emit().call(1);
        }
    }

    /// Pushes the default values; says which there are (`compiler_default_arguments`).
    fn default_arguments(&mut self, args: &'t Arguments<'a>) -> Result<FunctionParts> {
        let mut parts = FunctionParts::empty();
        if !args.defaults.is_empty() {
            self.visit_exprs(args.defaults)?;
            self.emit().build(Container::Tuple, args.defaults.len() as u32);
            parts |= FunctionParts::DEFAULTS;
        }
        let mut names = Vec::new();
        for (arg, default) in args.kwonlyargs.iter().zip(args.kw_defaults.iter()) {
            if let Some(default) = default {
                names.push(self.base.mangled_object(arg.arg));
                self.visit_expr(default)?;
            }
        }
        if !names.is_empty() {
            self.build_map_of(&names);
            parts |= FunctionParts::KWDEFAULTS;
        }
        Ok(parts)
    }

    /// `lambda`.
    pub(super) fn lambda(&mut self, expr: &'t Expr<'a>, node: &'t ExprLambda<'a>) -> Result {
        self.check_parameters(node.args)?;
        let parts = self.default_arguments(node.args)?;
        let firstlineno = self.first_line(expr.range);
        self.enter(NewUnit {
            name: known::LAMBDA,
            kind: UnitKind::Lambda,
            scope: self.base.scope_of_node(node.id, ScopeRole::Body),
            firstlineno,
            private: None,
            parameters: parameter_counts(node.args),
        });
        // So that its first constant is no docstring.
        self.emit().add_const(Objects::NONE);
        self.visit_expr(node.body)?;
        let add_none = !self.base.scope().generator;
        if add_none {
            self.emit().return_value();
        }
        let qualname = self.base.emit().unit.qualname;
        let function = self.leave(add_none)?;
        self.make_closure(function, qualname, parts);
        Ok(())
    }
}

fn parameter_counts(args: &Arguments) -> ParameterCounts {
    ParameterCounts {
        positional: args.args.len(),
        positional_only: args.posonlyargs.len(),
        keyword_only: args.kwonlyargs.len(),
    }
}
