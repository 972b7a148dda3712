//! The objects of a pool by what makes two of them one.
//!
//! Most objects are looked for once, not found and then added: a search that finds nothing gives the
//! hash, so that the key is not hashed again. Entries keep theirs for the day the table grows.

use std::hash::{BuildHasher, Hash};

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

use crate::ObjectId;
use crate::objects::Key;

/// A key's hash, to add it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KeyHash(u32);

impl KeyHash {
    #[inline]
    pub(crate) fn of(key: &(impl Hash + ?Sized)) -> Self {
        // The upper half is the better one, but floats end in zeros, which leave it the same for all of them.
        let hash = FxBuildHasher.hash_one(key);
        KeyHash((hash ^ (hash >> 32)) as u32)
    }

    /// What the table takes places from: it uses the lowest bits and the highest.
    #[inline]
    pub(crate) fn spread(self) -> u64 {
        u64::from(self.0) << 32 | u64::from(self.0)
    }
}

#[derive(Debug)]
struct Item<'a> {
    key: Key<'a>,
    hash: KeyHash,
    id: ObjectId,
}

/// A map from keys to objects.
#[derive(Debug, Default)]
pub(crate) struct Index<'a> {
    items: HashTable<Item<'a>>,
}

impl<'a> Index<'a> {
    /// Makes room for so many keys more.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.items.reserve(more, |item| item.hash.spread());
    }

    /// The object of a key, or the hash to [`add`](Self::add) the key by.
    pub(crate) fn find(&self, key: &Key<'_>) -> Result<ObjectId, KeyHash> {
        let hash = KeyHash::of(key);
        let item = self.items.find(hash.spread(), |item| item.hash == hash && item.key == *key);
        item.map(|item| item.id).ok_or(hash)
    }

    /// Adds a key that [`find`](Self::find) did not find.
    #[inline]
    pub(crate) fn add(&mut self, hash: KeyHash, key: Key<'a>, id: ObjectId) {
        debug_assert_eq!(self.find(&key), Err(hash));
        self.items.insert_unique(hash.spread(), Item { key, hash, id }, |item| item.hash.spread());
    }
}
