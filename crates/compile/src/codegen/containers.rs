//! Displays of lists, tuples, sets and dicts (`codegen_list` and its like, `starunpack_helper`).
//!
//! A display without stars and of moderate size goes on the stack as a whole. With a star, or
//! with more items than CPython's `_PY_STACK_USE_GUIDELINE`, the container is made early and
//! grows; a tuple grows as a list and is made of it in the end.

use std::ops::Range;

use pybytecode_code::{Location, ObjectId};
use pybytecode_emit::Emitter;
use pybytecode_ir::fold::frozenset;
use pybytecode_opcode::facts::{ConstDisplays, ConstKeyMaps};
use pybytecode_syntax::names::Name;
use pybytecode_syntax::tree::{Expr, ExprContext, ExprDict, ExprKind, ExprList, ExprSet};

use super::Compiler;
use crate::{Result, constants};

/// How many values code generation puts on the stack at once (`_PY_STACK_USE_GUIDELINE`).
pub(crate) const STACK_USE_GUIDELINE: usize = 30;

/// What a display makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Display {
    List,
    Tuple,
    Set,
}

impl Display {
    fn build(self, emit: &mut Emitter, items: usize, loc: Location) {
        match self {
            Display::List => emit.build_list(items as u32, loc),
            Display::Tuple => emit.build_tuple(items as u32, loc),
            Display::Set => emit.build_set(items as u32, loc),
        }
    }

    /// Makes what grows into the container in the end.
    fn start(self, emit: &mut Emitter, items: usize, loc: Location) {
        match self {
            Display::List | Display::Tuple => emit.build_list(items as u32, loc),
            Display::Set => emit.build_set(items as u32, loc),
        }
    }

    fn add(self, emit: &mut Emitter, loc: Location) {
        match self {
            Display::List | Display::Tuple => emit.list_append(1, loc),
            Display::Set => emit.set_add(1, loc),
        }
    }

    fn extend(self, emit: &mut Emitter, loc: Location) {
        match self {
            Display::List | Display::Tuple => emit.list_extend(1, loc),
            Display::Set => emit.set_update(1, loc),
        }
    }
}

impl<'t, 'a> Compiler<'t, 'a> {
    /// `[...]`, displayed, assigned to or deleted.
    pub(crate) fn list(&mut self, expr: &'t Expr<'a>, node: &'t ExprList<'a>) -> Result {
        self.sequence(expr, node, Display::List)
    }

    /// `(...)`, displayed, assigned to or deleted.
    pub(crate) fn tuple(&mut self, expr: &'t Expr<'a>, node: &'t ExprList<'a>) -> Result {
        self.sequence(expr, node, Display::Tuple)
    }

    fn sequence(&mut self, expr: &'t Expr<'a>, node: &'t ExprList<'a>, display: Display) -> Result {
        match node.ctx {
            ExprContext::Store => self.unpack_to_targets(expr, node.elts),
            ExprContext::Load => {
                let loc = self.location(expr.range);
                self.display(display, loc, node.elts, None, 0)
            }
            ExprContext::Del => self.visit_exprs(node.elts),
        }
    }

    /// `{...}` without values.
    pub(crate) fn set(&mut self, expr: &'t Expr<'a>, node: &'t ExprSet<'a>) -> Result {
        let loc = self.location(expr.range);
        self.display(Display::Set, loc, node.elts, None, 0)
    }

    /// Makes a container of the `pushed` values on the stack, of `elts`, and of what the variable
    /// `injected` holds (`starunpack_helper_impl`).
    pub(crate) fn display(
        &mut self,
        display: Display,
        loc: Location,
        elts: &'t [Expr<'a>],
        injected: Option<Name>,
        pushed: usize,
    ) -> Result {
        if self.target.const_displays == ConstDisplays::CodeGeneration
            && self.const_display(display, loc, elts, injected, pushed)
        {
            return Ok(());
        }
        let items = pushed + elts.len() + usize::from(injected.is_some());
        let big = items > STACK_USE_GUIDELINE;
        if !big && !elts.iter().any(is_starred) {
            self.visit_exprs(elts)?;
            if let Some(name) = injected {
                self.name_op(loc, name, ExprContext::Load)?;
            }
            display.build(self.emit(), items, loc);
            return Ok(());
        }

        let mut started = big;
        if big {
            display.start(self.emit(), pushed, loc);
        }
        for (before, elt) in elts.iter().enumerate() {
            if let ExprKind::Starred(star) = &elt.kind {
                if !started {
                    display.start(self.emit(), pushed + before, loc);
                    started = true;
                }
                self.visit_expr(star.value)?;
                display.extend(self.emit(), loc);
            } else {
                self.visit_expr(elt)?;
                if started {
                    display.add(self.emit(), loc);
                }
            }
        }
        if let Some(name) = injected {
            self.name_op(loc, name, ExprContext::Load)?;
            display.add(self.emit(), loc);
        }
        if display == Display::Tuple {
            self.emit().list_to_tuple(loc);
        }
        Ok(())
    }

    /// Makes a container of constants, three or more, of the one constant that they are together;
    /// whether it could.
    fn const_display(
        &mut self,
        display: Display,
        loc: Location,
        elts: &'t [Expr<'a>],
        injected: Option<Name>,
        pushed: usize,
    ) -> bool {
        if elts.len() < MIN_CONST_DISPLAY || injected.is_some() {
            return false;
        }
        let Some(items) = self.constants(elts.iter()) else { return false };
        let constant = match display {
            Display::List | Display::Tuple => self.objects.constant_tuple(&items),
            Display::Set => {
                let set = frozenset(self.objects, &items);
                self.objects.constant(set)
            }
        };
        let emit = self.emit();
        if display == Display::Tuple && pushed == 0 {
            emit.load_const(constant, loc);
            return true;
        }
        display.start(emit, pushed, loc);
        emit.load_const(constant, loc);
        display.extend(emit, loc);
        if display == Display::Tuple {
            emit.list_to_tuple(loc);
        }
        true
    }

    /// The objects of expressions that are all constants.
    fn constants(&mut self, exprs: impl Iterator<Item = &'t Expr<'a>>) -> Option<Vec<ObjectId>> {
        let literals: Option<Vec<_>> = exprs
            .map(|expr| match &expr.kind {
                ExprKind::Constant(node) => Some(node.value),
                _ => None,
            })
            .collect();
        Some(constants::all(self.objects, &literals?))
    }

    /// The tuple of the keys of several items, if they are constants and the version has an instruction
    /// for such items.
    fn const_keys(&mut self, keys: &'t [Option<Expr<'a>>]) -> Option<ObjectId> {
        if self.target.const_key_maps == ConstKeyMaps::BuildMap || keys.len() < 2 {
            return None;
        }
        let keys = self.constants(keys.iter().flatten())?;
        Some(self.objects.constant_tuple(&keys))
    }

    /// `{key: value, **mapping}`.
    pub(crate) fn dict(&mut self, expr: &'t Expr<'a>, node: &'t ExprDict<'a>) -> Result {
        let loc = self.location(expr.range);
        let mut have_dict = false;
        // Where the items start that are in no dict yet.
        let mut start = 0;
        for (at, (key, value)) in node.keys.iter().zip(node.values.iter()).enumerate() {
            if key.is_none() {
                if start < at {
                    self.dict_items(node, start..at, &mut have_dict, loc)?;
                }
                start = at + 1;
                if !have_dict {
                    self.emit().build_map(0, loc);
                    have_dict = true;
                }
                self.visit_expr(value)?;
                self.emit().dict_update(1, loc);
            } else if (at - start) * 2 > STACK_USE_GUIDELINE {
                self.dict_items(node, start..at + 1, &mut have_dict, loc)?;
                start = at + 1;
            }
        }
        let end = node.values.len();
        if start < end {
            self.dict_items(node, start..end, &mut have_dict, loc)?;
        }
        if !have_dict {
            self.emit().build_map(0, loc);
        }
        Ok(())
    }

    /// Makes a dict of items that have keys, and adds it to the one below if there is one
    /// (`codegen_subdict`).
    fn dict_items(
        &mut self,
        node: &'t ExprDict<'a>,
        items: Range<usize>,
        have_dict: &mut bool,
        loc: Location,
    ) -> Result {
        let count = items.len();
        let big = count * 2 > STACK_USE_GUIDELINE;
        let const_keys = if big { None } else { self.const_keys(&node.keys[items.clone()]) };
        if big {
            self.emit().build_map(0, loc);
        }
        for (key, value) in node.keys[items.clone()].iter().zip(&node.values[items]) {
            if let Some(key) = key
                && const_keys.is_none()
            {
                self.visit_expr(key)?;
            }
            self.visit_expr(value)?;
            if big {
                self.emit().map_add(1, loc);
            }
        }
        if let Some(keys) = const_keys {
            self.emit().build_const_key_map(keys, count as u32, loc);
        } else if !big {
            self.emit().build_map(count as u32, loc);
        }
        if *have_dict {
            self.emit().dict_update(1, loc);
        }
        *have_dict = true;
        Ok(())
    }
}

/// Fewer constants are not made one constant.
const MIN_CONST_DISPLAY: usize = 3;

/// Whether an expression is `*value`.
pub(crate) fn is_starred(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Starred(_))
}
