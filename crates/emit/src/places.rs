//! At which index of a table of the code object an object stands.

use pybytecode_code::ObjectId;
use pybytecode_ir::ObjectIndex;

/// Finds objects in a list that only grows.
#[derive(Debug)]
pub(crate) struct Places {
    index: ObjectIndex,
    /// How many objects of the list are known.
    known: usize,
}

impl Default for Places {
    fn default() -> Self {
        let mut places = Places { index: ObjectIndex::default(), known: 0 };
        places.clear();
        places
    }
}

impl Places {
    /// Forgets the list, for another one.
    pub(crate) fn clear(&mut self) {
        self.index.restart(&[]);
        self.known = 0;
    }

    /// The index of an object in `list`, appended when it is new.
    #[inline]
    pub(crate) fn of(&mut self, object: ObjectId, list: &mut Vec<ObjectId>) -> u32 {
        if self.known != list.len() {
            // Others have filled the list before.
            self.index.restart(list);
            self.known = list.len();
        }
        let place = self.index.get_or_insert(object, list.len() as u32);
        if place as usize == list.len() {
            list.push(object);
            self.known += 1;
        }
        place
    }
}
