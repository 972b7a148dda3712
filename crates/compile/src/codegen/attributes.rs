//! Attributes, and `super()` without an object of it (`can_optimize_super_call`).

use pybytecode_code::Location;
use pybytecode_syntax::names::{Name, known};
use pybytecode_syntax::range::LineColumn;
use pybytecode_syntax::tree::{Expr, ExprAttribute, ExprCall, ExprContext, ExprKind};

use super::containers::is_starred;
use super::{Compiler, UnitKind};
use crate::Result;
use crate::symtable::NameScope;

/// A call of `super` whose object need not be made to look an attribute up in it.
#[derive(Clone, Copy)]
pub(crate) struct SuperCall<'t, 'a> {
    call: &'t ExprCall<'a>,
    expr: &'t Expr<'a>,
}

impl<'t, 'a> Compiler<'t, 'a> {
    /// `value.attr`, loaded, assigned to or deleted.
    pub(crate) fn attribute(&mut self, expr: &'t Expr<'a>, node: &'t ExprAttribute<'a>) -> Result {
        let loc = self.location(expr.range);
        if node.ctx == ExprContext::Load
            && let Some(call) = self.optimizable_super_call(node)
        {
            self.load_super_attribute(call, node.attr, false, loc)?;
            let loc = self.update_start_location_to_match_attr(loc, expr, node.attr);
            self.emit().nop(loc);
            return Ok(());
        }
        self.add_static_attribute(node);
        self.visit_expr(node.value)?;
        let loc = self.update_start_location_to_match_attr(loc, expr, node.attr);
        let name = self.mangled_object(node.attr);
        match node.ctx {
            ExprContext::Load => self.emit().load_attribute(name, loc),
            ExprContext::Store => {
                self.check_name(node.attr, ExprContext::Store, loc)?;
                self.emit().store_attribute(name, loc);
            }
            ExprContext::Del => self.emit().delete_attribute(name, loc),
        }
        Ok(())
    }

    /// Where the instruction belongs that uses the attribute of `expr`: what was to be at `loc`
    /// starts at the attribute's name if that stands on another line.
    #[inline]
    pub(crate) fn update_start_location_to_match_attr(
        &mut self,
        loc: Location,
        expr: &'t Expr<'a>,
        attr: Name,
    ) -> Location {
        let end = self.locator.line_column(expr.range.end);
        if loc.line == end.line as i32 { loc } else { self.start_at_attr(loc, end, attr) }
    }

    #[cold]
    fn start_at_attr(&self, mut loc: Location, end: LineColumn, attr: Name) -> Location {
        loc.line = end.line as i32;
        // CPython takes characters for columns here.
        let len = self.names.text(attr).chars().count();
        if let Some(column) = (end.column as usize).checked_sub(len) {
            loc.column = column as i32;
        } else {
            loc.column = -1;
            loc.end_column = -1;
        }
        loc.end_line = loc.end_line.max(loc.line);
        if loc.line == loc.end_line {
            loc.end_column = loc.end_column.max(loc.column);
        }
        loc
    }

    /// Tells the class around it of `self.attr = ...`, for its `__static_attributes__`
    /// (`_PyCompile_MaybeAddStaticAttributeToClass`).
    fn add_static_attribute(&mut self, node: &'t ExprAttribute<'a>) {
        let of_self = matches!(&node.value.kind, ExprKind::Name(name) if name.id == known::SELF);
        if !of_self || node.ctx != ExprContext::Store {
            return;
        }
        // The unit being generated is not asked: in a class body itself, `self` is any name.
        if let Some(class) = self.outer_units.iter_mut().rfind(|unit| unit.kind == UnitKind::Class)
            && !class.static_attributes.contains(&node.attr)
        {
            class.static_attributes.push(node.attr);
        }
    }

    /// The call of `super` whose attribute `node` is, if nothing is seen that keeps the
    /// interpreter from looking the attribute up at once.
    pub(crate) fn optimizable_super_call(&self, node: &'t ExprAttribute<'a>) -> Option<SuperCall<'t, 'a>> {
        let ExprKind::Call(call) = &node.value.kind else {
            return None;
        };
        if !self.current().emitter.has_super_attributes() {
            return None;
        }
        let is_super = matches!(&call.func.kind, ExprKind::Name(name) if name.id == known::SUPER);
        if !is_super || node.attr == known::CLASS || !call.keywords.is_empty() {
            return None;
        }
        // Neither the unit nor the module may have a `super` of its own.
        let shadowed = self.scope_of(known::SUPER) != NameScope::GlobalImplicit
            || self.module_symbol(known::SUPER).is_some_and(|s| s.scope != NameScope::Unknown);
        let possible = match &call.args[..] {
            _ if shadowed => false,
            // `__class__` and the first parameter take the place of the arguments.
            [] => {
                let unit = &self.current().emitter.unit;
                unit.argcount > 0 && self.scope_of(known::CLASS) == NameScope::Free
            }
            [class, object] => !is_starred(class) && !is_starred(object),
            _ => false,
        };
        possible.then_some(SuperCall { call, expr: node.value })
    }

    /// Pushes the attribute `attr` of a call of `super` (`load_args_for_super`).
    pub(crate) fn load_super_attribute(
        &mut self,
        SuperCall { call, expr }: SuperCall<'t, 'a>,
        attr: Name,
        method: bool,
        location: Location,
    ) -> Result {
        let func = self.location(call.func.range);
        self.name_op(func, known::SUPER, ExprContext::Load)?;
        if call.args.is_empty() {
            let loc = self.location(expr.range);
            self.name_op(loc, known::CLASS, ExprContext::Load)?;
            if let Some(first) = self.scope().varnames().next() {
                self.name_op(loc, first, ExprContext::Load)?;
            }
        } else {
            self.visit_exprs(call.args)?;
        }
        let name = self.mangled_object(attr);
        self.emit().load_super_attribute(name, !call.args.is_empty(), method, location);
        Ok(())
    }
}
