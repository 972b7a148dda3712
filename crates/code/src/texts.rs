//! The strings of a pool by their texts.
//!
//! Texts are hashed once: a search that finds nothing leaves a place to fill.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

use crate::ObjectId;

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
    hash: u32,
    twins: Twins,
}

/// A map from texts to objects.
#[derive(Debug, Default)]
pub(crate) struct Texts<'a> {
    table: HashTable<Text<'a>>,
}

fn hash(text: &[u8]) -> u32 {
    let hash = FxBuildHasher.hash_one(text);
    (hash ^ (hash >> 32)) as u32
}

/// What the table takes places from: it uses the lowest bits and the highest.
#[inline]
fn spread(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}

impl<'a> Texts<'a> {
    /// Makes room for so many texts more.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.table.reserve(more, |item| spread(item.hash));
    }

    /// The objects of a text so far.
    pub(crate) fn get(&self, text: &[u8]) -> Twins {
        let hash = hash(text);
        let found = self.table.find(spread(hash), |item| item.hash == hash && item.text == text);
        found.map(|item| item.twins).unwrap_or_default()
    }

    /// The objects of a text, to change them; `keep` gives the text a place that lasts when it is new.
    #[inline]
    pub(crate) fn entry(&mut self, text: &[u8], keep: impl FnOnce() -> &'a [u8]) -> (&'a [u8], &mut Twins) {
        let hash = hash(text);
        let same = |item: &Text<'a>| item.hash == hash && item.text == text;
        let item = self.table.entry(spread(hash), same, |item| spread(item.hash));
        let item = item.or_insert_with(|| Text { text: keep(), hash, twins: Twins::default() }).into_mut();
        (item.text, &mut item.twins)
    }
}
