//! Where objects stand in a list, by identity.

use pybytecode_code::ObjectId;

/// A map from objects to numbers, a table as long as the pool of objects.
///
/// It is filled anew for each code object without being cleared: an entry counts only if it bears the
/// number of the present filling. [`restart`](Self::restart) begins the first, too.
#[derive(Debug, Default)]
pub struct ObjectIndex {
    entries: Vec<Entry>,
    filling: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    filling: u32,
    number: u32,
}

impl ObjectIndex {
    /// Forgets everything, then gives each object of `objects` its first index there.
    pub fn restart(&mut self, objects: &[ObjectId]) {
        self.filling = self.filling.wrapping_add(1);
        if self.filling == 0 {
            self.entries.clear();
            self.filling = 1;
        }
        for (index, object) in objects.iter().enumerate() {
            self.get_or_insert(*object, index as u32);
        }
    }

    /// The number of an object.
    pub fn get(&self, object: ObjectId) -> Option<u32> {
        let entry = self.entries.get(object.0 as usize)?;
        (entry.filling == self.filling).then_some(entry.number)
    }

    /// The number of an object, `new` if it has none yet.
    #[inline]
    pub fn get_or_insert(&mut self, object: ObjectId, new: u32) -> u32 {
        let at = object.0 as usize;
        if self.entries.len() <= at {
            self.grow(at);
        }
        let entry = &mut self.entries[at];
        if entry.filling != self.filling {
            *entry = Entry { filling: self.filling, number: new };
        }
        entry.number
    }

    #[cold]
    fn grow(&mut self, at: usize) {
        self.entries.resize((at + 1).max(self.entries.len() * 2), Entry::default());
    }
}
