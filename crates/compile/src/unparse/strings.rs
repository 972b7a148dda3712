//! Formatted strings and templates (`append_joinedstr` and its neighbours).

use pybytecode_code::repr;
use pybytecode_syntax::literal::Literal;
use pybytecode_syntax::tree::{Expr, ExprFormattedValue, ExprInterpolation, ExprKind};

use super::{Level, Unparser};
use crate::Result;

impl Unparser<'_, '_> {
    /// A formatted string, or what a format specification has in place of one.
    pub(super) fn joined_str(&mut self, values: &[Expr], is_format_spec: bool) -> Result {
        if is_format_spec {
            return values.iter().try_for_each(|value| self.element(value, true));
        }
        self.quoted("f", values)
    }

    pub(super) fn template_str(&mut self, values: &[Expr]) -> Result {
        self.quoted("t", values)
    }

    /// The parts in quotes that fit them all: backslashes inside expressions are escaped, too.
    fn quoted(&mut self, prefix: &str, values: &[Expr]) -> Result {
        let body = self.aside(|u| values.iter().try_for_each(|value| u.element(value, false)))?;
        self.text(prefix);
        repr::str(&body, self.printable, &mut self.out);
        Ok(())
    }

    /// What `write` writes, by itself.
    fn aside(&mut self, write: impl FnOnce(&mut Self) -> Result) -> Result<Vec<u8>> {
        let out = std::mem::take(&mut self.out);
        write(self)?;
        Ok(std::mem::replace(&mut self.out, out))
    }

    fn element(&mut self, expr: &Expr, is_format_spec: bool) -> Result {
        match &expr.kind {
            ExprKind::Constant(constant) => {
                if let Literal::Str(text) = constant.value {
                    self.literal_part(text);
                }
                Ok(())
            }
            ExprKind::JoinedStr(node) => self.joined_str(node.values, is_format_spec),
            _ => self.expr(expr, Level::Tuple),
        }
    }

    /// Text between interpolations: braces are doubled.
    fn literal_part(&mut self, text: &[u8]) {
        for &byte in text {
            self.out.push(byte);
            if matches!(byte, b'{' | b'}') {
                self.out.push(byte);
            }
        }
    }

    pub(super) fn formatted_value(&mut self, node: &ExprFormattedValue) -> Result {
        // A lambda's colon would start the format specification: it gets parentheses.
        let value = self.aside(|u| u.expr(node.value, Level::Test.tighter()))?;
        self.interpolated(&value, node.conversion, node.format_spec.as_deref())
    }

    pub(super) fn interpolation(&mut self, node: &ExprInterpolation) -> Result {
        self.interpolated(node.str, node.conversion, node.format_spec.as_deref())
    }

    fn interpolated(&mut self, value: &[u8], conversion: i32, format_spec: Option<&Expr>) -> Result {
        // Two braces in a row would stand for one.
        self.text(if value.starts_with(b"{") { "{ " } else { "{" });
        self.out.extend_from_slice(value);
        if let Ok(conversion @ (b'a' | b'r' | b's')) = u8::try_from(conversion) {
            self.out.extend([b'!', conversion]);
        }
        if let Some(format_spec) = format_spec {
            self.text(":");
            self.element(format_spec, true)?;
        }
        self.text("}");
        Ok(())
    }
}
