//! Calls (`compiler_call`, `maybe_optimize_method_call`, `compiler_call_helper`).

use pybytecode_emit::block_stack::Container;
use pybytecode_opcode::block_stack::{LargeDisplays, LineNumbers, Unpacking};
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Expr, ExprCall, ExprContext, ExprKind, Keyword};

use super::BlockCompiler;
use crate::Result;
use crate::codegen::calls::validate_keywords;
use crate::codegen::containers::{STACK_USE_GUIDELINE, is_starred};

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// `func(args, keywords)`.
    pub(super) fn call(&mut self, range: Range, node: &'t ExprCall<'a>) -> Result {
        if self.method_call(node)? {
            return Ok(());
        }
        let visited = self.visited(range);
        self.base.check_caller(visited, node);
        self.visit_expr(node.func)?;
        self.call_arguments(0, node.args, node.keywords)
    }

    /// Calls a method without making it an object, if the arguments are simple; whether they are.
    fn method_call(&mut self, node: &'t ExprCall<'a>) -> Result<bool> {
        let ExprKind::Attribute(method) = &node.func.kind else { return Ok(false) };
        let too_many =
            self.facts.large == LargeDisplays::ItemByItem && node.args.len() >= STACK_USE_GUIDELINE;
        if method.ctx != ExprContext::Load
            || !node.keywords.is_empty()
            || too_many
            || node.args.iter().any(is_starred)
        {
            return Ok(false);
        }
        self.visit_expr(method.value)?;
        let before = self.line();
        self.go_to_attribute(node.func.range);
        let name = self.base.mangled_object(method.attr);
        self.emit().load_method(name);
        self.visit_exprs(node.args)?;
        self.emit().call_method(node.args.len() as u32);
        if self.facts.lines == LineNumbers::Traced {
            self.adopt_line(before);
        }
        Ok(true)
    }

    /// The arguments of a call, so many values already on the stack as positional ones, and the call.
    pub(super) fn call_arguments(
        &mut self,
        pushed: u32,
        args: &'t [Expr<'a>],
        keywords: &'t [Keyword<'a>],
    ) -> Result {
        let place = self.frame().place;
        validate_keywords(&mut self.base, keywords, Some(place))?;
        if self.facts.unpacking == Unpacking::Merge {
            return self.merged_arguments(pushed, args, keywords);
        }
        let unpacked = args.iter().any(is_starred) || keywords.iter().any(|keyword| keyword.arg.is_none());
        if !unpacked && !self.is_large(args.len() + keywords.len() * 2) {
            self.visit_exprs(args)?;
            return self.call_with_keywords(pushed + args.len() as u32, keywords);
        }
        match args {
            [Expr { kind: ExprKind::Starred(star), .. }] if pushed == 0 => self.visit_expr(star.value)?,
            _ => self.extended_display(Container::Tuple, args, pushed)?,
        }
        self.extended_keywords(keywords)?;
        self.emit().call_unpacked(!keywords.is_empty());
        Ok(())
    }

    /// Pushes the values of keyword arguments and calls with them and so many positional ones before them.
    pub(super) fn call_with_keywords(&mut self, positional: u32, keywords: &'t [Keyword<'a>]) -> Result {
        if keywords.is_empty() {
            self.emit().call(positional);
            return Ok(());
        }
        keywords.iter().try_for_each(|keyword| self.visit_expr(keyword.value))?;
        let names: Vec<_> = keywords
            .iter()
            .filter_map(|keyword| keyword.arg)
            .map(|name| self.base.name_object(name))
            .collect();
        let names = self.base.objects.constant_tuple(&names);
        self.emit().load_const(names);
        self.emit().call_keywords(positional + keywords.len() as u32);
        Ok(())
    }

    /// Pushes one mapping of all keyword arguments, if there are any.
    fn extended_keywords(&mut self, keywords: &'t [Keyword<'a>]) -> Result {
        let mut have_dict = false;
        let mut start = 0;
        for (at, keyword) in keywords.iter().enumerate() {
            if keyword.arg.is_some() {
                continue;
            }
            if at > start {
                self.sub_keywords(&keywords[start..at])?;
                if have_dict {
                    self.emit().dict_merge(1);
                }
                have_dict = true;
            }
            if !have_dict {
                self.emit().build_map(0);
                have_dict = true;
            }
            self.visit_expr(keyword.value)?;
            self.emit().dict_merge(1);
            start = at + 1;
        }
        if start < keywords.len() {
            self.sub_keywords(&keywords[start..])?;
            if have_dict {
                self.emit().dict_merge(1);
            }
        }
        Ok(())
    }

    /// A dict of keyword arguments without stars (`compiler_subkwargs`).
    pub(super) fn sub_keywords(&mut self, keywords: &'t [Keyword<'a>]) -> Result {
        let large = self.is_large(keywords.len() * 2);
        if keywords.len() > 1 && !large {
            keywords.iter().try_for_each(|keyword| self.visit_expr(keyword.value))?;
            let names: Vec<_> = keywords
                .iter()
                .filter_map(|keyword| keyword.arg)
                .map(|name| self.base.name_object(name))
                .collect();
            self.build_map_of(&names);
            return Ok(());
        }
        if large {
            self.emit_artificial().build_map(0);
        }
        for keyword in keywords {
            if let Some(name) = keyword.arg {
                let name = self.base.name_constant(name);
                self.emit().load_const(name);
            }
            self.visit_expr(keyword.value)?;
            if large {
                self.emit_artificial().map_add(1);
            }
        }
        if !large {
            self.emit().build_map(keywords.len() as u32);
        }
        Ok(())
    }
}
