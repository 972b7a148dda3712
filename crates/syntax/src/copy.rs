//! Copies of a tree: preprocessing changes it, and another level of optimisation wants it as it was parsed.
//!
//! What a copy and its original share is only read: literals, texts, names.

use bumpalo::Bump;

use crate::Tree;
use crate::literal::{Literal, Text};
use crate::names::Name;
use crate::tree::Mod;

impl<'a> Tree<'a> {
    /// A copy of the root, in the same arena.
    pub fn copy_root(&self) -> Mod<'a> {
        self.root.copy_in(self.names.bump())
    }
}

/// What can be copied in the tree's arena.
pub(crate) trait CopyIn<'a> {
    fn copy_in(&self, bump: &'a Bump) -> Self;
}

/// Copies what a node holds, however deep that is.
#[inline]
pub(crate) fn deeper<T>(copy: impl FnOnce() -> T) -> T {
    /// What the nodes between two looks at the stack need at most.
    const RED_ZONE: usize = 64 * 1024;
    const SEGMENT: usize = 4 * 1024 * 1024;
    stacker::maybe_grow(RED_ZONE, SEGMENT, copy)
}

impl<'a, T: CopyIn<'a>> CopyIn<'a> for &'a mut T {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        bump.alloc(T::copy_in(self, bump))
    }
}

impl<'a, T: CopyIn<'a>> CopyIn<'a> for &'a mut [T] {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        bump.alloc_slice_fill_with(self.len(), |at| self[at].copy_in(bump))
    }
}

impl<'a, T: CopyIn<'a>> CopyIn<'a> for Option<T> {
    fn copy_in(&self, bump: &'a Bump) -> Self {
        self.as_ref().map(|inner| inner.copy_in(bump))
    }
}

macro_rules! plain {
    ($($ty:ty),*) => {
        $(impl<'a> CopyIn<'a> for $ty {
            fn copy_in(&self, _bump: &'a Bump) -> Self {
                *self
            }
        })*
    };
}

plain!(Name, bool, i32, Literal<'a>, Text<'a>);
