//! How deep a tree may be: everybody who walks it recurses as deep.
//!
//! Recursion of the parser is counted and given a stack that is large enough. Chains of operators, attributes
//! and calls are loops here, but each link is a level of the tree: long ones are counted, too.

use super::{Parse, Parser};
use crate::error::SyntaxErrorKind;

/// How many nodes may be inside each other.
const MAX_DEPTH: u32 = 100_000;

/// Every how many levels the stack is looked at; a power of two.
const CHECK_EVERY: u32 = 16;

/// What so many levels need at most, with room to spare in builds without optimisation.
pub(super) const RED_ZONE: usize = 256 * 1024;

/// By how much the stack grows.
pub(super) const SEGMENT: usize = 4 * 1024 * 1024;

/// So many brackets or levels of expressions inside each other may be too much for the stack of the LL(1) parser, which
/// holds 1,700 rules: a hundred blocks take 600, each bracket up to 19 and 3 for each of its [`CLAUSES`], any other level 2.
pub(super) const DEEP: u32 = 32;

/// How many clauses of a comprehension, each of which is inside the last one there.
pub(super) const CLAUSES: usize = 4;

/// Links of a chain are counted by so many.
pub(super) const LINKS: u32 = 128;

impl<'a> Parser<'a> {
    /// Parses one level deeper, on a stack that is large enough.
    #[inline]
    pub(super) fn deeper<T>(&mut self, parse: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        self.depth += 1;
        let result = if self.depth.is_multiple_of(CHECK_EVERY) {
            self.check_depth().and_then(|()| stacker::maybe_grow(RED_ZONE, SEGMENT, || parse(self)))
        } else {
            parse(self)
        };
        self.depth -= 1;
        result
    }

    /// Notes another link of a chain, `links` being how many there were.
    #[inline]
    pub(super) fn link(&mut self, links: &mut u32) -> Parse<()> {
        *links += 1;
        if links.is_multiple_of(LINKS) { self.long_chain(LINKS) } else { Ok(()) }
    }

    /// Notes so many levels of the tree.
    #[cold]
    pub(super) fn long_chain(&mut self, levels: u32) -> Parse<()> {
        self.extra = self.extra.saturating_add(levels);
        self.check_depth()
    }

    fn check_depth(&mut self) -> Parse<()> {
        self.is_deep |= self.depth >= DEEP;
        if self.depth.saturating_add(self.extra) < MAX_DEPTH {
            return Ok(());
        }
        self.refuse_as(SyntaxErrorKind::RecursionError, "maximum recursion depth exceeded during compilation")
    }
}
