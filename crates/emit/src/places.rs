//! At which index of a table of the code object an object stands.

use pybytecode_code::ObjectId;
use rustc_hash::FxHashMap;

/// Tables up to this length are searched from the start, which is quicker than a hash.
const SHORT: usize = 16;

/// Finds objects in a list that only grows.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// Where each object of the list stands; empty as long as the list is short.
    known: FxHashMap<ObjectId, u32>,
}

impl Places {
    /// Forgets the list, for another one.
    pub(crate) fn clear(&mut self) {
        self.known.clear();
    }

    /// The index of an object in `list`, appended when it is new.
    #[inline]
    pub(crate) fn of(&mut self, object: ObjectId, list: &mut Vec<ObjectId>) -> u32 {
        if list.len() > SHORT {
            return self.of_long(object, list);
        }
        let place = list.iter().position(|item| *item == object).unwrap_or_else(|| {
            list.push(object);
            list.len() - 1
        });
        place as u32
    }

    fn of_long(&mut self, object: ObjectId, list: &mut Vec<ObjectId>) -> u32 {
        let learned = self.known.len();
        self.known.extend(list[learned..].iter().copied().zip(learned as u32..));
        *self.known.entry(object).or_insert_with(|| {
            list.push(object);
            list.len() as u32 - 1
        })
    }
}
