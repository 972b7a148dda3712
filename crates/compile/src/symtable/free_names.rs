//! The sets of names that the second pass brings up from scope to scope: names that are free in
//! the children of a scope, and cells of the comprehensions that are part of it.
//!
//! Each is the end of a list that all scopes share, so that collecting needs no memory of its
//! own. While a scope looks at its sets, a stamp on each name tells whether it is in them.

use pybytecode_syntax::names::Name;

/// Where the sets of a scope start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks {
    free: usize,
    inlined_cells: usize,
}

/// The lists and the stamps of names.
#[derive(Debug)]
pub(super) struct FreeNames {
    free: Vec<Name>,
    inlined_cells: Vec<Name>,
    /// For each name, with what stamp it was last in either set.
    stamps: Vec<Stamps>,
    stamp: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Stamps {
    free: u32,
    inlined_cell: u32,
}

impl FreeNames {
    pub(super) fn new(names: usize) -> Self {
        FreeNames {
            free: Vec::new(),
            inlined_cells: Vec::new(),
            stamps: vec![Stamps::default(); names],
            stamp: 0,
        }
    }

    /// Where the sets of a scope start, before its children are analyzed.
    pub(super) fn marks(&self) -> Marks {
        Marks { free: self.free.len(), inlined_cells: self.inlined_cells.len() }
    }

    /// Where the next free name comes.
    pub(super) fn len(&self) -> usize {
        self.free.len()
    }

    /// Stamps the names of a scope's sets, and leaves each free name there once.
    pub(super) fn unify(&mut self, marks: Marks) {
        self.stamp += 1;
        for name in &self.inlined_cells[marks.inlined_cells..] {
            self.stamps[name.0 as usize].inlined_cell = self.stamp;
        }
        let mut end = marks.free;
        for at in marks.free..self.free.len() {
            let name = self.free[at];
            let stamp = &mut self.stamps[name.0 as usize].free;
            if *stamp != self.stamp {
                *stamp = self.stamp;
                self.free[end] = name;
                end += 1;
            }
        }
        self.free.truncate(end);
    }

    /// Whether the name is free in a child.
    pub(super) fn contains(&self, name: Name) -> bool {
        self.stamps[name.0 as usize].free == self.stamp
    }

    /// Whether the name is a cell of an inlined comprehension.
    pub(super) fn is_inlined_cell(&self, name: Name) -> bool {
        self.stamps[name.0 as usize].inlined_cell == self.stamp
    }

    /// Whether there are cells of inlined comprehensions.
    pub(super) fn any_inlined_cells(&self, marks: Marks) -> bool {
        self.inlined_cells.len() > marks.inlined_cells
    }

    /// Takes a name out of the free ones, once [`FreeNames::keep`] is called; whether it was there.
    pub(super) fn drop(&mut self, name: Name) -> bool {
        let stamp = &mut self.stamps[name.0 as usize].free;
        let dropped = *stamp == self.stamp;
        if dropped {
            *stamp = 0;
        }
        dropped
    }

    /// Leaves only the free names that were not dropped.
    pub(super) fn keep(&mut self, marks: Marks) {
        let mut end = marks.free;
        for at in marks.free..self.free.len() {
            let name = self.free[at];
            if self.contains(name) {
                self.free[end] = name;
                end += 1;
            }
        }
        self.free.truncate(end);
    }

    /// The names that are free in the children.
    pub(super) fn since(&self, marks: Marks) -> &[Name] {
        &self.free[marks.free..]
    }

    /// A name that is free in the scope itself.
    pub(super) fn push(&mut self, name: Name) {
        self.free.push(name);
    }

    /// Takes a name out of those from `from` on.
    pub(super) fn discard(&mut self, name: Name, from: usize) {
        if let Some(at) = self.free[from..].iter().position(|free| *free == name) {
            self.free.remove(from + at);
        }
    }

    /// A name that is a cell in a comprehension that is inlined.
    pub(super) fn inlined_cell(&mut self, name: Name) {
        self.inlined_cells.push(name);
    }

    /// Forgets the inlined cells of a scope; its free names stay for the scope around.
    pub(super) fn finish(&mut self, marks: Marks) {
        self.inlined_cells.truncate(marks.inlined_cells);
    }
}
