//! Comprehensions that become part of the code around them (`inline_comprehension`).
//!
//! As CPython 3.14.10 does it, which also marks a name of the function as used where the
//! comprehension uses it; 3.14.7 does not.

use pybytecode_opcode::facts::ClassCells;
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
            let free_in_child = self.is_free_in_any_child(comprehension, symbol.name);
            // Cells of the class itself are not free through it, unless a scope inside needs them.
            if symbol.scope == NameScope::Free && in_class && self.is_implicit_in_class(symbol.name) {
                symbol.scope = NameScope::GlobalImplicit;
                if !free_in_child || self.target.class_cells != ClassCells::WhereNeeded {
                    self.free.discard(symbol.name, from);
                }
                implicit.push(symbol.name);
            }
            let symbols = &mut self.table.scope_mut(id).symbols;
            let Some(existing) = symbols.find_mut(symbol.name) else {
                symbols.insert(symbol);
                continue;
            };
            if in_class {
                continue;
            }
            if symbol.scope == NameScope::Free {
                existing.flags |= symbol.flags & SymbolFlags::USE;
            }
            // What is free in it and local around it is now simply local.
            if existing.flags.intersects(SymbolFlags::BOUND) && !free_in_child {
                self.free.discard(symbol.name, from);
            }
        }
        for name in implicit {
            self.table.scope_mut(comprehension).symbols.remove(name);
        }
    }

    /// Whether a class keeps the name in a cell of its own making.
    fn is_implicit_in_class(&self, name: Name) -> bool {
        match name {
            known::CLASS => self.target.class_cells != ClassCells::All,
            known::CLASSDICT | known::CONDITIONAL_ANNOTATIONS => {
                !matches!(self.target.class_cells, ClassCells::All | ClassCells::AllButClass)
            }
            _ => false,
        }
    }

    fn is_free_in_any_child(&self, id: ScopeId, name: Name) -> bool {
        let mut children = self.table.scope(id).children.iter();
        children.any(|child| self.table.scope(*child).scope_of(name) == NameScope::Free)
    }
}
