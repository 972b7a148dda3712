//! Formatted strings and template strings (`codegen_joined_str`, `codegen_template_str` and what
//! they hold).

use pybytecode_emit::Conversion;
use pybytecode_opcode::facts::Formatting;
use pybytecode_syntax::names::known;
use pybytecode_syntax::tree::{
    Expr, ExprFormattedValue, ExprInterpolation, ExprJoinedStr, ExprKind, ExprTemplateStr,
};

use super::Compiler;
use super::containers::STACK_USE_GUIDELINE;
use crate::Result;

impl<'t, 'a> Compiler<'t, 'a> {
    /// `f"..."`: its parts joined; very many of them by `"".join([...])`.
    pub(crate) fn joined_str(&mut self, expr: &'t Expr<'a>, node: &'t ExprJoinedStr<'a>) -> Result {
        let loc = self.location(expr.range);
        if node.values.len() > STACK_USE_GUIDELINE {
            let empty = self.name_object(known::EMPTY);
            let join = self.name_object(known::JOIN);
            self.emit().load_const(empty, loc);
            self.emit().load_method(join, loc);
            self.emit().build_list(0, loc);
            for value in node.values.iter() {
                self.visit_expr(value)?;
                self.emit().list_append(1, loc);
            }
            self.emit().call(1, loc);
            return Ok(());
        }
        self.visit_exprs(node.values)?;
        match node.values.len() {
            0 if self.target.formatting == Formatting::FormatValue => self.emit().build_string(0, loc),
            0 => {
                let empty = self.name_object(known::EMPTY);
                self.emit().load_const(empty, loc);
            }
            1 => {}
            parts => self.emit().build_string(parts as u32, loc),
        }
        Ok(())
    }

    /// `{value!conversion:format_spec}` of a formatted string.
    pub(crate) fn formatted_value(&mut self, expr: &'t Expr<'a>, node: &'t ExprFormattedValue<'a>) -> Result {
        self.visit_expr(node.value)?;
        let loc = self.location(expr.range);
        let conversion = conversion(node.conversion);
        if let Some(conversion) = conversion {
            self.emit().convert_value(conversion, loc);
        }
        if let Some(spec) = &node.format_spec {
            self.visit_expr(spec)?;
        }
        self.emit().format_value(conversion, node.format_spec.is_some(), loc);
        Ok(())
    }

    /// `t"..."`: the strings, one more than there are interpolations, then the interpolations.
    pub(crate) fn template_str(&mut self, expr: &'t Expr<'a>, node: &'t ExprTemplateStr<'a>) -> Result {
        let loc = self.location(expr.range);
        let empty = self.name_object(known::EMPTY);
        let mut strings = 0;
        let mut interpolations = 0;
        let mut string_missing = true;
        for value in node.values.iter() {
            if matches!(value.kind, ExprKind::Interpolation(_)) {
                if string_missing {
                    self.emit().load_const(empty, loc);
                    strings += 1;
                }
                interpolations += 1;
                string_missing = true;
            } else {
                self.visit_expr(value)?;
                strings += 1;
                string_missing = false;
            }
        }
        if string_missing {
            self.emit().load_const(empty, loc);
            strings += 1;
        }
        self.emit().build_tuple(strings, loc);

        for value in node.values.iter().filter(|v| matches!(v.kind, ExprKind::Interpolation(_))) {
            self.visit_expr(value)?;
        }
        self.emit().build_tuple(interpolations, loc);
        self.emit().build_template(loc);
        Ok(())
    }

    /// `{value!conversion:format_spec}` of a template string.
    pub(crate) fn interpolation(&mut self, expr: &'t Expr<'a>, node: &'t ExprInterpolation<'a>) -> Result {
        let loc = self.location(expr.range);
        self.visit_expr(node.value)?;
        let text = self.objects.str(node.str);
        self.emit().load_const(text, loc);
        if let Some(spec) = &node.format_spec {
            self.visit_expr(spec)?;
        }
        self.emit().build_interpolation(conversion(node.conversion), node.format_spec.is_some(), loc);
        Ok(())
    }
}

/// The conversion that a letter of the tree asks for; -1 stands for none.
pub(super) fn conversion(letter: i32) -> Option<Conversion> {
    match u8::try_from(letter).ok()? {
        b's' => Some(Conversion::Str),
        b'r' => Some(Conversion::Repr),
        b'a' => Some(Conversion::Ascii),
        _ => None,
    }
}
