//! At which index of a table of the code object an object stands.

use pybytecode_code::ObjectId;
use rustc_hash::FxHashMap;

/// Tables up to this length are searched from the start, which is quicker than a hash.
const SHORT: usize = 16;

/// How many guesses are kept; a power of two.
const GUESSES: usize = 64;

/// Finds objects in a list that only grows.
#[derive(Debug)]
pub(crate) struct Places {
    /// By the lowest bits of an object's number: where such an object stood when it was last asked for,
    /// which holds if it stands there still. So nothing needs to be forgotten.
    guesses: [u16; GUESSES],
    /// Where each object of the list stands; empty as long as the list is short.
    known: FxHashMap<ObjectId, u32>,
}

impl Default for Places {
    fn default() -> Self {
        Places { guesses: [0; GUESSES], known: FxHashMap::default() }
    }
}

impl Places {
    /// Forgets the list, for another one.
    pub(crate) fn clear(&mut self) {
        self.known.clear();
    }

    /// The index of an object in `list`, appended when it is new.
    #[inline]
    pub(crate) fn of(&mut self, object: ObjectId, list: &mut Vec<ObjectId>) -> u32 {
        let slot = object.0 as usize % GUESSES;
        let guess = self.guesses[slot];
        if list.get(usize::from(guess)) == Some(&object) {
            return u32::from(guess);
        }
        let place = self.search(object, list);
        self.guesses[slot] = place as u16;
        place
    }

    fn search(&mut self, object: ObjectId, list: &mut Vec<ObjectId>) -> u32 {
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
