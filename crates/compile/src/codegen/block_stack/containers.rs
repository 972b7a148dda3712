//! Displays of lists, tuples, sets and dicts (`starunpack_helper`, `compiler_dict`; from 3.9 on).

use pybytecode_code::ObjectId;
use pybytecode_emit::block_stack::Container;
use pybytecode_opcode::block_stack::{LargeDisplays, Unpacking};
use pybytecode_syntax::range::Range;
use pybytecode_syntax::tree::{Expr, ExprContext, ExprDict, ExprKind, ExprList, ExprSet};

use super::BlockCompiler;
use crate::Result;
use crate::codegen::containers::{STACK_USE_GUIDELINE, is_starred};

/// How many items a dict display puts on the stack at once where there is no other limit.
const MOST_PAIRS: usize = 0xFFFF;

impl<'t, 'a> BlockCompiler<'t, 'a> {
    /// `[a, *b]`, or as targets.
    pub(super) fn list(&mut self, range: Range, node: &'t ExprList<'a>) -> Result {
        self.sequence(range, node, Container::List)
    }

    /// `(a, *b)`, or as targets.
    pub(super) fn tuple(&mut self, range: Range, node: &'t ExprList<'a>) -> Result {
        self.sequence(range, node, Container::Tuple)
    }

    fn sequence(&mut self, range: Range, node: &'t ExprList<'a>, container: Container) -> Result {
        match node.ctx {
            ExprContext::Store => self.unpack_to_targets(range, node.elts),
            ExprContext::Load => self.display(container, node.elts),
            ExprContext::Del => self.visit_exprs(node.elts),
        }
    }

    /// `{a, *b}`.
    pub(super) fn set(&mut self, node: &'t ExprSet<'a>) -> Result {
        self.display(Container::Set, node.elts)
    }

    fn display(&mut self, container: Container, items: &'t [Expr<'a>]) -> Result {
        match self.facts.unpacking {
            Unpacking::Merge => self.merged_display(container, items),
            Unpacking::Extend => self.extended_display(container, items, 0),
        }
    }

    /// Whether so many values are too many to be on the stack at once.
    pub(super) fn is_large(&self, values: usize) -> bool {
        self.facts.large == LargeDisplays::ItemByItem && values > STACK_USE_GUIDELINE
    }

    /// A container of so many values that are on the stack already and of `items`.
    pub(super) fn extended_display(
        &mut self,
        container: Container,
        items: &'t [Expr<'a>],
        pushed: u32,
    ) -> Result {
        if items.len() > 2
            && let Some(constants) = self.constants(items)
        {
            self.constant_display(container, &constants, pushed);
            return Ok(());
        }
        // A tuple with stars is a list first.
        let grown = if container == Container::Tuple { Container::List } else { container };
        let large = self.is_large(items.len() + pushed as usize);
        if !large && !items.iter().any(is_starred) {
            self.visit_exprs(items)?;
            self.emit().build(container, items.len() as u32 + pushed);
            return Ok(());
        }
        let mut built = large;
        if large {
            self.emit().build(grown, pushed);
        }
        for (at, item) in items.iter().enumerate() {
            match &item.kind {
                ExprKind::Starred(star) => {
                    if !built {
                        self.emit().build(grown, at as u32 + pushed);
                        built = true;
                    }
                    self.visit_expr(star.value)?;
                    self.emit().extend(grown, 1);
                }
                _ => {
                    self.visit_expr(item)?;
                    if built {
                        self.emit().add_to(grown, 1);
                    }
                }
            }
        }
        if container == Container::Tuple {
            self.emit().list_to_tuple();
        }
        Ok(())
    }

    /// The objects of expressions that are all constants.
    pub(super) fn constants(&mut self, items: &'t [Expr<'a>]) -> Option<Vec<ObjectId>> {
        if !items.iter().all(|item| matches!(item.kind, ExprKind::Constant(_))) {
            return None;
        }
        let constant = |item: &'t Expr<'a>| match &item.kind {
            ExprKind::Constant(node) => Some(self.base.literal(&node.value)),
            _ => None,
        };
        items.iter().map(constant).collect()
    }

    fn constant_display(&mut self, container: Container, constants: &[ObjectId], pushed: u32) {
        if container == Container::Tuple {
            let folded = self.base.objects.constant_tuple(constants);
            self.emit().load_const(folded);
            return;
        }
        let folded = match container {
            Container::Set => pybytecode_ir::fold::frozenset(self.base.objects, constants),
            _ => self.base.objects.constant_tuple(constants),
        };
        self.emit().build(container, pushed);
        self.emit().load_const(folded);
        self.emit().extend(container, 1);
    }

    /// `{a: b, **c}`.
    pub(super) fn dict(&mut self, node: &'t ExprDict<'a>) -> Result {
        match self.facts.unpacking {
            Unpacking::Merge => self.merged_dict(node),
            Unpacking::Extend => self.extended_dict(node),
        }
    }

    fn extended_dict(&mut self, node: &'t ExprDict<'a>) -> Result {
        let mut have_dict = false;
        // The pairs that are still to be put into a dict.
        let mut start = 0;
        for (at, (key, value)) in node.keys.iter().zip(node.values.iter()).enumerate() {
            let elements = at - start;
            if key.is_none() {
                if elements > 0 {
                    self.add_pairs(node, start..at, &mut have_dict)?;
                }
                if !have_dict {
                    self.emit().build_map(0);
                    have_dict = true;
                }
                self.visit_expr(value)?;
                self.emit().dict_update(1);
                start = at + 1;
            } else if self.is_dict_full(elements) {
                self.add_pairs(node, start..at + 1, &mut have_dict)?;
                start = at + 1;
            }
        }
        if start < node.keys.len() {
            self.add_pairs(node, start..node.keys.len(), &mut have_dict)?;
        }
        if !have_dict {
            self.emit().build_map(0);
        }
        Ok(())
    }

    fn is_dict_full(&self, pairs: usize) -> bool {
        match self.facts.large {
            LargeDisplays::ItemByItem => self.is_large(pairs * 2),
            LargeDisplays::OnStack => pairs == MOST_PAIRS,
        }
    }

    fn add_pairs(
        &mut self,
        node: &'t ExprDict<'a>,
        pairs: std::ops::Range<usize>,
        have_dict: &mut bool,
    ) -> Result {
        self.sub_dict(&node.keys[pairs.clone()], &node.values[pairs])?;
        if *have_dict {
            self.emit().dict_update(1);
        }
        *have_dict = true;
        Ok(())
    }

    /// A dict of pairs (`compiler_subdict`).
    pub(super) fn sub_dict(&mut self, keys: &'t [Option<Expr<'a>>], values: &'t [Expr<'a>]) -> Result {
        let large = self.is_large(keys.len() * 2);
        if keys.len() > 1
            && !large
            && let Some(keys) = self.constant_keys(keys)
        {
            self.visit_exprs(values)?;
            self.build_map_of(&keys);
            return Ok(());
        }
        if large {
            self.emit().build_map(0);
        }
        for (key, value) in keys.iter().zip(values) {
            if let Some(key) = key {
                self.visit_expr(key)?;
            }
            self.visit_expr(value)?;
            if large {
                self.emit().map_add(1);
            }
        }
        if !large {
            self.emit().build_map(keys.len() as u32);
        }
        Ok(())
    }

    fn constant_keys(&mut self, keys: &'t [Option<Expr<'a>>]) -> Option<Vec<ObjectId>> {
        keys.iter()
            .map(|key| match key.as_ref().map(|key| &key.kind) {
                Some(ExprKind::Constant(node)) => Some(self.base.literal(&node.value)),
                _ => None,
            })
            .collect()
    }

    /// Pops values and pushes a dict in which they stand under these keys.
    pub(super) fn build_map_of(&mut self, keys: &[ObjectId]) {
        let names = self.base.objects.constant_tuple(keys);
        self.emit().load_const(names);
        self.emit().build_const_key_map(keys.len() as u32);
    }
}
