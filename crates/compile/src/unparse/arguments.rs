//! Lambdas and their parameters (`append_ast_lambda`, `append_ast_args`).

use pybytecode_syntax::tree::{Arg, Arguments, Expr, ExprLambda};

use super::{Level, Unparser};
use crate::Result;

impl Unparser<'_, '_> {
    pub(super) fn lambda(&mut self, node: &ExprLambda, level: Level) -> Result {
        self.parenthesized(level > Level::Test, |u| {
            let positional = node.args.posonlyargs.len() + node.args.args.len();
            // CPython writes no space before the parameters of `lambda*a: a`.
            u.text(if positional > 0 { "lambda " } else { "lambda" });
            u.arguments(node.args)?;
            u.text(": ");
            u.expr(node.body, Level::Test)
        })
    }

    fn arguments(&mut self, args: &Arguments) -> Result {
        let mut first = true;
        let positional = args.posonlyargs.len() + args.args.len();
        let without_default = positional - args.defaults.len().min(positional);
        for (at, arg) in args.posonlyargs.iter().chain(args.args.iter()).enumerate() {
            let default = at.checked_sub(without_default).and_then(|at| args.defaults.get(at));
            self.argument(&mut first, "", arg, default)?;
            if at + 1 == args.posonlyargs.len() {
                self.text(", /");
            }
        }
        if let Some(vararg) = args.vararg.as_deref() {
            self.argument(&mut first, "*", vararg, None)?;
        } else if !args.kwonlyargs.is_empty() {
            self.separate(&mut first);
            self.text("*");
        }
        for (arg, default) in args.kwonlyargs.iter().zip(args.kw_defaults.iter()) {
            self.argument(&mut first, "", arg, default.as_ref())?;
        }
        if let Some(kwarg) = args.kwarg.as_deref() {
            self.argument(&mut first, "**", kwarg, None)?;
        }
        Ok(())
    }

    fn separate(&mut self, first: &mut bool) {
        if !std::mem::take(first) {
            self.text(", ");
        }
    }

    fn argument(&mut self, first: &mut bool, stars: &str, arg: &Arg, default: Option<&Expr>) -> Result {
        self.separate(first);
        self.text(stars);
        self.name(arg.arg);
        if let Some(annotation) = &arg.annotation {
            self.text(": ");
            self.expr(annotation, Level::Test)?;
        }
        if let Some(default) = default {
            self.text("=");
            self.expr(default, Level::Test)?;
        }
        Ok(())
    }
}
