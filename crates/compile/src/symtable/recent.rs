//! Where each name was found last, or is expected: names come again and again in one scope before another mentions them.

use std::cell::Cell;

use pybytecode_syntax::names::Name;

use super::ScopeId;

/// For each name, a scope and the name's place among its symbols.
#[derive(Debug)]
pub(super) struct Recent {
    places: Vec<Cell<Place>>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    scope: ScopeId,
    index: u32,
}

impl Recent {
    const NOWHERE: Place = Place { scope: ScopeId(u32::MAX), index: 0 };

    /// For so many names; others are not remembered.
    pub(super) fn new(names: usize) -> Self {
        Recent { places: vec![Cell::new(Self::NOWHERE); names] }
    }

    /// Forgets all places.
    pub(super) fn clear(&mut self) {
        self.places.fill(Cell::new(Self::NOWHERE));
    }

    /// The place of a name in that scope, if that is the one remembered.
    #[inline]
    pub(super) fn get(&self, scope: ScopeId, name: Name) -> Option<usize> {
        let place = self.places.get(name.0 as usize)?.get();
        (place.scope == scope).then_some(place.index as usize)
    }

    /// Remembers a place.
    #[inline]
    pub(super) fn set(&self, scope: ScopeId, name: Name, index: usize) {
        if let Some(place) = self.places.get(name.0 as usize) {
            place.set(Place { scope, index: index as u32 });
        }
    }
}
