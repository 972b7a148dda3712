//! Calls (`codegen_call`, `maybe_optimize_method_call`, `codegen_call_helper_impl`).

use std::ops::Range;

use pybytecode_code::{Location, ObjectId};
use pybytecode_opcode::facts::ConstKeyMaps;
use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::names::Name;
use pybytecode_syntax::tree::{Expr, ExprAttribute, ExprCall, ExprContext, ExprKind, Keyword};
use rustc_hash::FxHashSet;

use super::Compiler;
use super::containers::{Display, STACK_USE_GUIDELINE, is_starred};
use crate::Result;
use crate::symtable::SymbolFlags;

/// The arguments of a call, or the bases and keywords of a class.
#[derive(Clone, Copy)]
pub(crate) struct CallArguments<'t, 'a> {
    /// How many values already stand on the stack as positional arguments.
    pub(crate) pushed: usize,
    pub(crate) args: &'t [Expr<'a>],
    /// A variable whose value follows `args`.
    pub(crate) injected: Option<Name>,
    pub(crate) keywords: &'t [Keyword<'a>],
}

impl<'t, 'a> Compiler<'t, 'a> {
    /// `func(args, keywords)`.
    pub(crate) fn call(&mut self, expr: &'t Expr<'a>, node: &'t ExprCall<'a>) -> Result {
        let place = self.carries_places().then_some(expr.range);
        validate_keywords(self, node.keywords, place)?;
        if let ExprKind::Attribute(method) = &node.func.kind
            && self.is_plain_method_call(node, method)
        {
            return self.method_call(expr, node, method);
        }
        self.check_caller(expr.range, node);
        let func = self.location(node.func.range);
        self.emit().before_callable(func);
        self.visit_expr(node.func)?;
        let replaced = self.maybe_optimize_function_call(node)?;
        self.emit().after_callable(func);
        let loc = self.location(expr.range);
        let arguments = CallArguments { pushed: 0, args: node.args, injected: None, keywords: node.keywords };
        self.call_arguments(loc, arguments)?;
        if let Some(end) = replaced {
            self.emit().use_label(end);
        }
        Ok(())
    }

    /// Whether a call of `method` need not make the bound method: it has few arguments, no stars
    /// among them, and its object is not a module that was imported (as far as can be seen).
    fn is_plain_method_call(&self, node: &ExprCall<'a>, method: &ExprAttribute<'a>) -> bool {
        if let ExprKind::Name(object) = &method.value.kind
            && self.module_symbol(object.id).is_some_and(|s| s.flags.contains(SymbolFlags::IMPORT))
        {
            return false;
        }
        let keywords = node.keywords.len();
        node.args.len() + keywords + usize::from(keywords != 0) < STACK_USE_GUIDELINE
            && !has_stars(node.args, node.keywords)
    }

    /// `object.method(args, keywords)`, the method found in the object's class.
    fn method_call(
        &mut self,
        expr: &'t Expr<'a>,
        node: &'t ExprCall<'a>,
        method: &'t ExprAttribute<'a>,
    ) -> Result {
        let mut loc = self.location(node.func.range);
        if let Some(call) = self.optimizable_super_call(method) {
            self.load_super_attribute(call, method.attr, true, loc)?;
            loc = self.update_start_location_to_match_attr(loc, node.func, method.attr);
            self.emit().nop(loc);
        } else {
            self.visit_expr(method.value)?;
            loc = self.update_start_location_to_match_attr(loc, node.func, method.attr);
            let name = self.mangled_object(method.attr);
            self.emit().load_method(name, loc);
        }

        self.visit_exprs(node.args)?;
        let named = !node.keywords.is_empty();
        if named {
            self.visit_keywords(node.keywords)?;
            self.load_keyword_names(node.keywords, loc);
        }
        let loc = self.location(expr.range);
        let loc = self.update_start_location_to_match_attr(loc, node.func, method.attr);
        let count = (node.args.len() + node.keywords.len()) as u32;
        if named {
            self.emit().call_keywords(count, loc);
        } else {
            self.emit().call(count, loc);
        }
        Ok(())
    }

    /// Pushes the arguments and calls what stands below them (`codegen_call_helper_impl`).
    pub(crate) fn call_arguments(&mut self, loc: Location, arguments: CallArguments<'t, 'a>) -> Result {
        let CallArguments { pushed, args, injected, keywords } = arguments;
        validate_keywords(self, keywords, None)?;
        if args.len() + keywords.len() * 2 > STACK_USE_GUIDELINE || has_stars(args, keywords) {
            return self.call_unpacked(loc, arguments);
        }
        self.visit_exprs(args)?;
        if let Some(name) = injected {
            self.name_op(loc, name, ExprContext::Load)?;
        }
        let count = pushed + args.len() + usize::from(injected.is_some()) + keywords.len();
        if keywords.is_empty() {
            self.emit().call(count as u32, loc);
        } else {
            self.visit_keywords(keywords)?;
            self.load_keyword_names(keywords, loc);
            self.emit().call_keywords(count as u32, loc);
        }
        Ok(())
    }

    /// Calls with a tuple and a dict.
    fn call_unpacked(&mut self, loc: Location, arguments: CallArguments<'t, 'a>) -> Result {
        let CallArguments { pushed, args, injected, keywords } = arguments;
        match args {
            // The interpreter makes a tuple of any iterable itself. (CPython forgets `injected` here
            // just so: its only callers that inject have values on the stack already.)
            [Expr { kind: ExprKind::Starred(star), .. }] if pushed == 0 => self.visit_expr(star.value)?,
            _ => self.display(Display::Tuple, loc, args, injected, pushed)?,
        }
        let mut have_dict = false;
        // Where the keywords start that are in no dict yet.
        let mut start = 0;
        for (at, keyword) in keywords.iter().enumerate().filter(|(_, k)| k.arg.is_none()) {
            if start < at {
                self.keyword_dict(keywords, start..at, &mut have_dict, loc)?;
            }
            start = at + 1;
            if !have_dict {
                self.emit().build_map(0, loc);
                have_dict = true;
            }
            self.visit_expr(keyword.value)?;
            self.emit().dict_merge(1, loc);
        }
        if start < keywords.len() {
            self.keyword_dict(keywords, start..keywords.len(), &mut have_dict, loc)?;
        }
        self.emit().call_unpacked(have_dict, loc);
        Ok(())
    }

    /// Makes a dict of named arguments, and merges it into the one below if there is one
    /// (`codegen_subkwargs`).
    fn keyword_dict(
        &mut self,
        keywords: &'t [Keyword<'a>],
        range: Range<usize>,
        have_dict: &mut bool,
        loc: Location,
    ) -> Result {
        let count = range.len();
        let big = count * 2 > STACK_USE_GUIDELINE;
        let const_keys = self.target.const_key_maps == ConstKeyMaps::BuildConstKeyMap && count > 1 && !big;
        if big {
            self.emit().build_map(0, Location::NONE);
        }
        for keyword in &keywords[range.clone()] {
            if let Some(arg) = keyword.arg
                && !const_keys
            {
                let name = self.name_constant(arg);
                self.emit().load_const(name, loc);
            }
            self.visit_expr(keyword.value)?;
            if big {
                self.emit().map_add(1, Location::NONE);
            }
        }
        if const_keys {
            let keys = self.keyword_names(&keywords[range]);
            self.emit().build_const_key_map(keys, count as u32, loc);
        } else if !big {
            self.emit().build_map(count as u32, loc);
        }
        if *have_dict {
            self.emit().dict_merge(1, loc);
        }
        *have_dict = true;
        Ok(())
    }

    fn visit_keywords(&mut self, keywords: &'t [Keyword<'a>]) -> Result {
        keywords.iter().try_for_each(|keyword| self.visit_expr(keyword.value))
    }

    /// Loads the tuple of the keywords' names (`codegen_call_simple_kw_helper`).
    fn load_keyword_names(&mut self, keywords: &'t [Keyword<'a>], loc: Location) {
        let names = self.keyword_names(keywords);
        self.emit().load_keyword_names(names, loc);
    }

    fn keyword_names(&mut self, keywords: &'t [Keyword<'a>]) -> ObjectId {
        let names: Vec<_> = keywords.iter().filter_map(|k| k.arg).map(|arg| self.name_object(arg)).collect();
        self.objects.constant_tuple(&names)
    }
}

fn has_stars(args: &[Expr], keywords: &[Keyword]) -> bool {
    args.iter().any(is_starred) || keywords.iter().any(|keyword| keyword.arg.is_none())
}

/// Up to so many keywords each is compared with each.
const FEW_KEYWORDS: usize = 16;

/// Refuses a keyword that is given twice, each of which CPython holds against all that follow it, and `__debug__`:
/// at `place`, or where the keyword is.
#[inline]
pub(super) fn validate_keywords(
    compiler: &mut Compiler,
    keywords: &[Keyword],
    place: Option<pybytecode_syntax::range::Range>,
) -> Result {
    // Nearly always.
    if keywords.is_empty() { Ok(()) } else { validate_some_keywords(compiler, keywords, place) }
}

fn validate_some_keywords(
    compiler: &mut Compiler,
    keywords: &[Keyword],
    place: Option<pybytecode_syntax::range::Range>,
) -> Result {
    let forbids = |compiler: &Compiler, arg| compiler.forbids(arg, ExprContext::Store);
    if keywords.len() > FEW_KEYWORDS {
        let mut names = FxHashSet::default();
        let mut args = keywords.iter().filter_map(|keyword| keyword.arg);
        if args.all(|arg| names.insert(arg) && forbids(compiler, arg).is_none()) {
            return Ok(());
        }
    }
    for (at, keyword) in keywords.iter().enumerate() {
        let Some(arg) = keyword.arg else {
            continue;
        };
        if let Some(message) = forbids(compiler, arg) {
            return match place {
                Some(place) => Err(SyntaxError::new(message, place).into()),
                None => compiler.check_name_at(arg, keyword.range),
            };
        }
        if let Some(again) = keywords[at + 1..].iter().find(|other| other.arg == Some(arg)) {
            let message = format!("keyword argument repeated: {}", compiler.names.text(arg));
            return Err(SyntaxError::new(message, again.range).into());
        }
    }
    Ok(())
}
