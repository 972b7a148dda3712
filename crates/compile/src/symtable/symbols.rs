//! The names of one scope, in order of first mention (`ste_symbols`, a Python dictionary).
//!
//! Most scopes have few names: those are found by looking at each. A scope with many keeps
//! a table of open addressing beside the list. All memory comes from the arena.

use std::ops::Deref;

use bumpalo::Bump;
use bumpalo::collections::Vec as BumpVec;
use pybytecode_syntax::names::Name;

use super::{NameScope, SymbolFlags};

/// One name of a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symbol {
    /// The name, mangled.
    pub name: Name,
    /// How it is used.
    pub flags: SymbolFlags,
    /// Where it is bound.
    pub scope: NameScope,
}

/// The names of a scope; reads as a slice in CPython's order.
#[derive(Debug)]
pub struct Symbols<'a> {
    list: BumpVec<'a, Symbol>,
    /// Empty while the list is short; else a power of two, each place 0 or 1 + an index of `list`.
    table: BumpVec<'a, u32>,
}

/// Most scopes have no more names.
const USUAL: usize = 8;

/// Up to how many names a scan is as quick as the table.
const SCANNED: usize = 12;

impl Deref for Symbols<'_> {
    type Target = [Symbol];

    fn deref(&self) -> &[Symbol] {
        &self.list
    }
}

impl<'a> Symbols<'a> {
    pub(super) fn new(bump: &'a Bump) -> Self {
        Symbols { list: BumpVec::with_capacity_in(USUAL, bump), table: BumpVec::new_in(bump) }
    }

    /// The index of `name`.
    #[inline]
    pub fn index_of(&self, name: Name) -> Option<usize> {
        if self.table.is_empty() {
            return self.list.iter().position(|symbol| symbol.name == name);
        }
        self.probe(name).ok()
    }

    /// How `name` is used, if it is mentioned.
    #[inline]
    pub fn find(&self, name: Name) -> Option<&Symbol> {
        self.index_of(name).map(|at| &self.list[at])
    }

    pub(super) fn at(&mut self, index: usize) -> &mut Symbol {
        &mut self.list[index]
    }

    pub(super) fn find_mut(&mut self, name: Name) -> Option<&mut Symbol> {
        self.index_of(name).map(|at| &mut self.list[at])
    }

    /// Adds a name that is not there yet.
    pub(super) fn insert(&mut self, symbol: Symbol) {
        self.list.push(symbol);
        let count = self.list.len();
        if count <= SCANNED {
            return;
        }
        if count * 2 > self.table.len() {
            self.rebuild();
        } else if let Err(place) = self.probe(symbol.name) {
            self.table[place] = count as u32;
        }
    }

    /// Takes a name out; the order of the others stays.
    pub(super) fn remove(&mut self, name: Name) {
        if let Some(at) = self.index_of(name) {
            self.list.remove(at);
            if !self.table.is_empty() {
                self.rebuild();
            }
        }
    }

    /// The index of `name` in the list, or else the place of the table where it belongs.
    fn probe(&self, name: Name) -> Result<usize, usize> {
        let mask = self.table.len() - 1;
        let mut place = (name.0.wrapping_mul(0x9E37_79B1) >> 7) as usize & mask;
        loop {
            match self.table[place] {
                0 => return Err(place),
                entry if self.list[entry as usize - 1].name == name => return Ok(entry as usize - 1),
                _ => place = (place + 1) & mask,
            }
        }
    }

    fn rebuild(&mut self) {
        let size = (self.list.len() * 4).next_power_of_two();
        self.table.clear();
        self.table.resize(size, 0);
        for at in 0..self.list.len() {
            if let Err(place) = self.probe(self.list[at].name) {
                self.table[place] = at as u32 + 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_names_are_found_in_order() {
        let bump = Bump::new();
        let mut symbols = Symbols::new(&bump);
        for number in 0..1000 {
            let name = Name(number * 7 + 3);
            assert_eq!(symbols.index_of(name), None);
            symbols.insert(Symbol { name, flags: SymbolFlags::USE, scope: NameScope::Unknown });
            assert_eq!(symbols.index_of(name), Some(number as usize));
        }
        symbols.remove(Name(7 * 500 + 3));
        assert_eq!(symbols.len(), 999);
        assert_eq!(symbols.index_of(Name(7 * 500 + 3)), None);
        assert_eq!(symbols.index_of(Name(7 * 501 + 3)), Some(500));
    }
}
