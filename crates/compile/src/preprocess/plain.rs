//! Code that needs no preprocessing, told by its text.
//!
//! From 3.14 on little is done to the tree, and all of it shows in the source: a `%`, a `case`, the name
//! `__debug__`. To look for these is much quicker than to walk the tree.

use memchr::memmem::{self, Finder};
use pybytecode_opcode::TreeStep;
use pybytecode_syntax::range::Range;
use pybytecode_syntax::{Origin, Tree};

/// Tells plain functions.
pub(super) struct PlainText<'a> {
    source: &'a [u8],
    case: Finder<'static>,
}

impl<'a> PlainText<'a> {
    /// For a tree, if its source tells what these steps do in it.
    pub(super) fn new(tree: &Tree<'a>, steps: &[TreeStep], optimize: u8) -> Option<Self> {
        let source = tree.source;
        let tells = |step: &TreeStep| match step {
            TreeStep::OptimizeFormat | TreeStep::FoldConstMatchPatterns | TreeStep::NamedExpr => true,
            TreeStep::RemoveDocstring => optimize < 2,
            _ => false,
        };
        // Other characters are letters of `__debug__` too, in NFKC.
        let tells_debug = || source.is_ascii() && memmem::find(source.as_bytes(), b"__debug__").is_none();
        (tree.origin == Origin::Parsed && steps.iter().all(tells) && tells_debug())
            .then(|| PlainText { source: source.as_bytes(), case: Finder::new("case") })
    }

    /// Whether nothing is done to what stands there.
    pub(super) fn is_plain(&self, range: Range) -> bool {
        let text = self.source.get(range.start as usize..range.end as usize);
        text.is_some_and(|text| memchr::memchr(b'%', text).is_none() && self.case.find(text).is_none())
    }
}
