//! Displays and calls with stars as 3.8 has them: all parts come on the stack as containers of their own,
//! which one instruction then merges (`starunpack_helper`, `compiler_dict`, `compiler_call_helper`).

use pybytecode_emit::block_stack::Container;
use pybytecode_syntax::tree::{Expr, ExprDict, ExprKind, Keyword};

use super::BlockCompiler;
use crate::Result;

/// How many pairs a dict display puts on the stack at once.
const MOST_PAIRS: usize = 0xFFFF;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    pub(super) fn merged_display(&mut self, container: Container, items: &'t [Expr<'a>]) -> Result {
        // Parts of a list are tuples.
        let part = if container == Container::List { Container::Tuple } else { container };
        let mut parts = 0;
        let mut seen = 0;
        for item in items {
            match &item.kind {
                ExprKind::Starred(star) => {
                    if seen > 0 {
                        self.emit().build(part, seen);
                        seen = 0;
                        parts += 1;
                    }
                    self.visit_expr(star.value)?;
                    parts += 1;
                }
                _ => {
                    self.visit_expr(item)?;
                    seen += 1;
                }
            }
        }
        if parts == 0 {
            self.emit().build(container, seen);
            return Ok(());
        }
        if seen > 0 {
            self.emit().build(part, seen);
            parts += 1;
        }
        self.emit().build_unpack(container, parts);
        Ok(())
    }

    pub(super) fn merged_dict(&mut self, node: &'t ExprDict<'a>) -> Result {
        let mut containers = 0;
        let mut start = 0;
        let mut is_unpacking = false;
        for (at, (key, value)) in node.keys.iter().zip(node.values.iter()).enumerate() {
            is_unpacking = key.is_none();
            let elements = at - start;
            if elements == MOST_PAIRS || (elements > 0 && is_unpacking) {
                self.sub_dict(&node.keys[start..at], &node.values[start..at])?;
                containers += 1;
                start = at;
            }
            if is_unpacking {
                self.visit_expr(value)?;
                containers += 1;
                start = at + 1;
            }
        }
        if start < node.keys.len() || containers == 0 {
            self.sub_dict(&node.keys[start..], &node.values[start..])?;
            containers += 1;
        }
        // One mapping alone is copied.
        if containers > 1 || is_unpacking {
            self.emit().build_map_unpack(containers);
        }
        Ok(())
    }

    /// The arguments of a call, so many values already on the stack as positional ones, and the call.
    pub(super) fn merged_arguments(
        &mut self,
        pushed: u32,
        args: &'t [Expr<'a>],
        keywords: &'t [Keyword<'a>],
    ) -> Result {
        let must_unpack = keywords.iter().any(|keyword| keyword.arg.is_none());
        let mut seen = pushed;
        let mut parts = 0;
        for arg in args {
            match &arg.kind {
                ExprKind::Starred(star) => {
                    if seen > 0 {
                        self.emit().build(Container::Tuple, seen);
                        seen = 0;
                        parts += 1;
                    }
                    self.visit_expr(star.value)?;
                    parts += 1;
                }
                _ => {
                    self.visit_expr(arg)?;
                    seen += 1;
                }
            }
        }
        if parts == 0 && !must_unpack {
            return self.call_with_keywords(pushed + args.len() as u32, keywords);
        }
        if seen > 0 {
            self.emit().build(Container::Tuple, seen);
            parts += 1;
        }
        match parts {
            0 => self.emit().build(Container::Tuple, 0),
            1 => {}
            _ => self.emit().build_tuple_unpack_with_call(parts),
        }
        let dicts = self.merged_keywords(keywords)?;
        if dicts > 1 {
            self.emit().build_map_unpack_with_call(dicts);
        }
        self.emit().call_unpacked(dicts > 0);
        Ok(())
    }

    /// Pushes mappings of the keyword arguments; how many.
    fn merged_keywords(&mut self, keywords: &'t [Keyword<'a>]) -> Result<u32> {
        let mut dicts = 0;
        let mut start = 0;
        for (at, keyword) in keywords.iter().enumerate() {
            if keyword.arg.is_some() {
                continue;
            }
            if at > start {
                self.sub_keywords(&keywords[start..at])?;
                dicts += 1;
            }
            self.visit_expr(keyword.value)?;
            dicts += 1;
            start = at + 1;
        }
        if start < keywords.len() {
            self.sub_keywords(&keywords[start..])?;
            dicts += 1;
        }
        Ok(dicts)
    }
}
