//! Formatted strings (`compiler_joined_str`, `compiler_formatted_value`).

use pybytecode_emit::block_stack::Container;
use pybytecode_syntax::names::known;
use pybytecode_syntax::tree::{ExprFormattedValue, ExprJoinedStr};

use super::BlockCompiler;
use crate::Result;
use crate::codegen::formatted_strings::conversion;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// `f"..."`.
    pub(super) fn joined_str(&mut self, node: &'t ExprJoinedStr<'a>) -> Result {
        if self.is_large(node.values.len()) {
            // `"".join([...])`
            let empty = self.base.objects.str(b"");
            self.emit().load_const(empty);
            let join = self.base.mangled_object(known::JOIN);
            self.emit().load_method(join);
            self.emit().build(Container::List, 0);
            for value in node.values.iter() {
                self.visit_expr(value)?;
                self.emit().add_to(Container::List, 1);
            }
            self.emit().call_method(1);
            return Ok(());
        }
        self.visit_exprs(node.values)?;
        if node.values.len() != 1 {
            self.emit().build_string(node.values.len() as u32);
        }
        Ok(())
    }

    /// `{value!conversion:format_spec}`.
    pub(super) fn formatted_value(&mut self, node: &'t ExprFormattedValue<'a>) -> Result {
        self.visit_expr(node.value)?;
        if let Some(spec) = &node.format_spec {
            self.visit_expr(spec)?;
        }
        self.emit().format_value(conversion(node.conversion), node.format_spec.is_some());
        Ok(())
    }
}
