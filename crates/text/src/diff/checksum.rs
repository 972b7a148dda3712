//! Checksums of objects, for those of which only the beginning is shown.

use std::hash::{Hash as _, Hasher as _};

use pybytecode_code::{Object, ObjectId, Objects};
use rustc_hash::{FxHashMap, FxHasher};

/// Checksums of one pool's objects, each computed once.
pub(super) struct Checksums<'o, 'a> {
    objects: &'o Objects<'a>,
    known: FxHashMap<ObjectId, u64>,
}

/// How deep objects may nest; marshal allows no more.
const MAX_DEPTH: usize = 2000;

impl<'o, 'a> Checksums<'o, 'a> {
    pub(super) fn new(objects: &'o Objects<'a>) -> Self {
        Checksums { objects, known: FxHashMap::default() }
    }

    /// Of an object with all that it holds; equal for equal ones of any pool.
    pub(super) fn of(&mut self, id: ObjectId) -> u64 {
        self.object(id, 0)
    }

    fn object(&mut self, id: ObjectId, depth: usize) -> u64 {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        let mut hasher = FxHasher::default();
        let object = self.objects.get(id);
        std::mem::discriminant(&object).hash(&mut hasher);
        match object {
            Object::Int(value) => value.hash(&mut hasher),
            Object::BigInt(value) => (value.negative, value.digits).hash(&mut hasher),
            Object::Float(value) => value.to_bits().hash(&mut hasher),
            Object::Complex { real, imag } => (real.to_bits(), imag.to_bits()).hash(&mut hasher),
            Object::Str(text) | Object::Bytes(text) => text.hash(&mut hasher),
            Object::Tuple(items) | Object::List(items) | Object::Set(items) | Object::FrozenSet(items) => {
                self.items(id, items.iter().copied(), depth, &mut hasher);
            }
            Object::Slice(parts) => self.items(id, parts.into_iter(), depth, &mut hasher),
            Object::Dict(pairs) | Object::FrozenDict(pairs) => {
                self.items(id, pairs.iter().flat_map(|(key, value)| [*key, *value]), depth, &mut hasher);
            }
            // They are compared by themselves.
            Object::Code(_) => {}
            Object::Null
            | Object::None
            | Object::True
            | Object::False
            | Object::Ellipsis
            | Object::StopIteration => {}
        }
        let sum = hasher.finish();
        self.known.insert(id, sum);
        sum
    }

    fn items(
        &mut self,
        id: ObjectId,
        items: impl Iterator<Item = ObjectId>,
        depth: usize,
        hasher: &mut FxHasher,
    ) {
        // What holds itself ends there.
        self.known.insert(id, 0);
        for item in items {
            if depth < MAX_DEPTH {
                self.object(item, depth + 1).hash(hasher);
            }
        }
    }
}

/// Of bytes.
pub(super) fn of_bytes(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    bytes.hash(&mut hasher);
    hasher.finish()
}
