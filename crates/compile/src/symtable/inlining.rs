//! Comprehensions that become part of the code around them (`inline_comprehension`).

use pybytecode_syntax::names::{Name, known};

use super::analysis::Analysis;
use super::{BlockType, NameScope, ScopeId, SymbolFlags};

impl Analysis<'_, '_> {
    /// Makes the names of a comprehension those of the scope that it is part of.
    ///
    /// `from` is where the comprehension's free names start.
    pub(super) fn inline_comprehension(&mut self, id: ScopeId, comprehension: ScopeId, from: usize) {
        let in_class = self.table.scope(id).block == BlockType::Class;
        let mut implicit = Vec::new();
        for at in 0..self.table.scope(comprehension).symbols.len() {
            let mut symbol = self.table.scope(comprehension).symbols[at];
            // The first iterable is no parameter any more.
            if symbol.flags.contains(SymbolFlags::PARAM) {
                continue;
            }
            if symbol.scope == NameScope::Cell || symbol.flags.contains(SymbolFlags::COMP_CELL) {
                self.free.inlined_cell(symbol.name);
            }
            // Cells of the class itself are not free through it, unless a scope inside needs them.
            if symbol.scope == NameScope::Free && in_class && is_implicit_in_class(symbol.name) {
                symbol.scope = NameScope::GlobalImplicit;
                if !self.is_free_in_any_child(comprehension, symbol.name) {
                    self.free.discard(symbol.name, from);
                }
                implicit.push(symbol.name);
            }
            let symbols = &mut self.table.scope_mut(id).symbols;
            match symbols.find(symbol.name) {
                None => symbols.insert(symbol),
                Some(existing) => {
                    // What is free in it and local around it is now simply local.
                    let bound = existing.flags.intersects(SymbolFlags::BOUND);
                    if bound && !in_class && !self.is_free_in_any_child(comprehension, symbol.name) {
                        self.free.discard(symbol.name, from);
                    }
                }
            }
        }
        for name in implicit {
            self.table.scope_mut(comprehension).symbols.remove(name);
        }
    }

    fn is_free_in_any_child(&self, id: ScopeId, name: Name) -> bool {
        let mut children = self.table.scope(id).children.iter();
        children.any(|child| self.table.scope(*child).scope_of(name) == NameScope::Free)
    }
}

/// Names that a class keeps in cells of its own making.
fn is_implicit_in_class(name: Name) -> bool {
    matches!(name, known::CLASS | known::CLASSDICT | known::CONDITIONAL_ANNOTATIONS)
}
