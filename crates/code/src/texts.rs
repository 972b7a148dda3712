//! The strings of a pool by their texts.
//!
//! Texts are hashed once: a search that finds nothing leaves a place to fill.

use hashbrown::HashTable;

use crate::ObjectId;
use crate::index::KeyHash;

/// The objects that a text can be found as, which may be one.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Twins {
    /// The constant.
    pub(crate) constant: Option<ObjectId>,
    /// The interned string, constant or not.
    pub(crate) interned: Option<ObjectId>,
    /// The first of those that are neither and name a code object.
    pub(crate) title: Option<ObjectId>,
}

#[derive(Debug)]
struct Text<'a> {
    text: &'a [u8],
    hash: KeyHash,
    twins: Twins,
}

/// A map from texts to objects.
#[derive(Debug, Default)]
pub(crate) struct Texts<'a> {
    table: HashTable<Text<'a>>,
}

impl<'a> Texts<'a> {
    /// Makes room for so many texts more.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.table.reserve(more, |item| item.hash.spread());
    }

    /// The objects of a text so far.
    pub(crate) fn get(&self, text: &[u8]) -> Twins {
        let hash = KeyHash::of(text);
        let found = self.table.find(hash.spread(), |item| item.hash == hash && item.text == text);
        found.map(|item| item.twins).unwrap_or_default()
    }

    /// The objects of a text, to change them; `keep` gives the text a place that lasts when it is new.
    #[inline]
    pub(crate) fn entry(&mut self, text: &[u8], keep: impl FnOnce() -> &'a [u8]) -> (&'a [u8], &mut Twins) {
        let hash = KeyHash::of(text);
        let same = |item: &Text<'a>| item.hash == hash && item.text == text;
        let item = self.table.entry(hash.spread(), same, |item| item.hash.spread());
        let item = item.or_insert_with(|| Text { text: keep(), hash, twins: Twins::default() }).into_mut();
        (item.text, &mut item.twins)
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// Adds a text that is not there.
    pub(crate) fn add(&mut self, text: &'a [u8], twins: Twins) {
        let hash = KeyHash::of(text);
        self.table.insert_unique(hash.spread(), Text { text, hash, twins }, |item| item.hash.spread());
    }
}
