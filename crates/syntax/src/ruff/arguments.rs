//! Parameters, type parameters and the arguments of calls.

use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::convert::{Converter, range};
use crate::range::Range;
use crate::tree::*;

impl<'a> Converter<'a> {
    pub(super) fn parameters(&mut self, parameters: Option<&ast::Parameters>) -> &'a mut Arguments<'a> {
        let Some(node) = parameters else {
            return self.bump.alloc(Arguments {
                posonlyargs: &mut [],
                args: &mut [],
                vararg: None,
                kwonlyargs: &mut [],
                kw_defaults: &mut [],
                kwarg: None,
                defaults: &mut [],
            });
        };
        let arguments = Arguments {
            posonlyargs: self.list(&node.posonlyargs, |this, node| this.arg(&node.parameter, false)),
            args: self.list(&node.args, |this, node| this.arg(&node.parameter, false)),
            vararg: node.vararg.as_deref().map(|node| self.boxed_arg(node)),
            kwonlyargs: self.list(&node.kwonlyargs, |this, node| this.arg(&node.parameter, false)),
            kw_defaults: self.list(&node.kwonlyargs, |this, node| {
                node.default.as_deref().map(|default| this.expr(default))
            }),
            kwarg: node.kwarg.as_deref().map(|node| self.boxed_arg(node)),
            defaults: self.defaults(node),
        };
        self.bump.alloc(arguments)
    }

    /// Defaults of positional parameters, which are at the end of their list.
    fn defaults(&mut self, node: &ast::Parameters) -> &'a mut [Expr<'a>] {
        let positional = || node.posonlyargs.iter().chain(&node.args);
        let count = positional().filter(|parameter| parameter.default.is_some()).count();
        if count == 0 {
            return &mut [];
        }
        let mut defaults = positional().filter_map(|parameter| parameter.default.as_deref());
        self.bump.alloc_slice_fill_with(count, |_| match defaults.next() {
            Some(default) => self.expr(default),
            None => super::expr::nothing(Range::default()),
        })
    }

    fn boxed_arg(&mut self, node: &ast::Parameter) -> &'a mut Arg<'a> {
        let arg = self.arg(node, true);
        self.bump.alloc(arg)
    }

    /// A parameter; the stars before it are not part of its range.
    fn arg(&mut self, node: &ast::Parameter, starred: bool) -> Arg<'a> {
        let mut place = range(node.range);
        if starred {
            place.start = node.name.range.start().to_u32();
        }
        Arg {
            range: place,
            arg: self.name(&node.name),
            annotation: self.boxed_if(node.annotation.as_deref()),
        }
    }

    pub(super) fn type_params(&mut self, type_params: Option<&ast::TypeParams>) -> &'a mut [TypeParam<'a>] {
        type_params.map_or(&mut [], |node| self.list(&node.type_params, Self::type_param))
    }

    fn type_param(&mut self, node: &ast::TypeParam) -> TypeParam<'a> {
        let kind = match node {
            ast::TypeParam::TypeVar(node) => TypeParamKind::TypeVar(TypeParamTypeVar {
                id: self.next_id(),
                name: self.name(&node.name),
                bound: self.boxed_if(node.bound.as_deref()),
                default_value: self.boxed_if(node.default.as_deref()),
            }),
            ast::TypeParam::ParamSpec(node) => TypeParamKind::ParamSpec(TypeParamParamSpec {
                id: self.next_id(),
                name: self.name(&node.name),
                default_value: self.boxed_if(node.default.as_deref()),
            }),
            ast::TypeParam::TypeVarTuple(node) => TypeParamKind::TypeVarTuple(TypeParamTypeVarTuple {
                id: self.next_id(),
                name: self.name(&node.name),
                default_value: self.boxed_if(node.default.as_deref()),
            }),
        };
        TypeParam { range: range(node.range()), kind }
    }

    pub(super) fn keyword(&mut self, node: &ast::Keyword) -> Keyword<'a> {
        Keyword {
            range: range(node.range),
            arg: node.arg.as_ref().map(|name| self.name(name)),
            value: self.boxed(&node.value),
        }
    }

    /// Positional arguments. A generator without parentheses of its own takes the call's.
    pub(super) fn call_args(&mut self, node: &ast::Arguments) -> &'a mut [Expr<'a>] {
        let args = self.exprs(&node.args);
        if let ([ast::Expr::Generator(generator)], [arg]) = (&*node.args, &mut *args)
            && !generator.parenthesized
        {
            arg.range = range(node.range);
        }
        args
    }
}
