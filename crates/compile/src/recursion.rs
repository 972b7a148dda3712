//! How deep a tree may be, and stack enough to walk it (`_Py_EnterRecursiveCall`).
//!
//! CPython gives up where its thread's stack ends, which differs from machine to machine: a
//! chain of 27,000 additions compiles on the usual 8 MB. Here a fixed depth beyond that is the
//! limit, and the stack grows as needed, so that the outcome is the same on every thread.

use pybytecode_syntax::error::{SyntaxError, SyntaxErrorKind};

use crate::Result;

/// How many nodes may be inside each other.
const LIMIT: u32 = 100_000;

/// Every how many levels the stack is looked at; a power of two.
const EVERY: u32 = 16;

/// What so many levels need at most, with room to spare in builds without optimisation.
const RED_ZONE: usize = 256 * 1024;

/// By how much the stack grows.
const SEGMENT: usize = 4 * 1024 * 1024;

/// How deep in the tree a walk is.
#[derive(Debug, Default)]
pub(crate) struct Depth {
    now: u32,
    most: u32,
}

impl Depth {
    /// One level deeper; an error where the tree is too deep.
    #[inline]
    pub(crate) fn enter(&mut self) -> Result {
        self.now += 1;
        if self.now > self.most {
            self.most = self.now;
            if self.most > LIMIT {
                return Err(too_deep());
            }
        }
        Ok(())
    }

    /// Back from [`Depth::enter`].
    #[inline]
    pub(crate) fn leave(&mut self) {
        self.now -= 1;
    }

    /// Whether this level is one at which to [`grow`] the stack.
    #[inline]
    pub(crate) fn is_checked(&self) -> bool {
        self.now.is_multiple_of(EVERY)
    }

    /// The deepest level that was entered.
    pub(crate) fn most(&self) -> u32 {
        self.most
    }
}

/// Calls `visit` with stack enough for the levels up to the next check.
#[cold]
pub(crate) fn grow<T>(visit: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(RED_ZONE, SEGMENT, visit)
}

/// The refusal of what is too deep.
#[cold]
pub(crate) fn too_deep() -> Box<SyntaxError> {
    Box::new(SyntaxError::placeless(
        SyntaxErrorKind::RecursionError,
        "maximum recursion depth exceeded during compilation",
    ))
}
