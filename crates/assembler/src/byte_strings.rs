//! The strings of 2.7, which are bytes: which of them are interned, for marshal refers to those alone.
//!
//! Names are, strings of one character or none, and constants made of letters, digits and `_`. Of the last the object
//! itself becomes the interned one if its text was not interned before; then it is that in tuples of constants, too,
//! which are not looked into otherwise.
//!
//! CPython: `PyCode_New` in `Objects/codeobject.c` and `PyString_FromStringAndSize` in `Objects/stringobject.c` of 2.7.

use std::collections::{HashMap, HashSet};

use pybytecode_code::{Object, ObjectId, Objects};

use crate::{Assembly, Const, deeper};

/// The interned strings of a file, and what becomes of others.
#[derive(Debug, Default)]
pub(crate) struct ByteStrings {
    interned: HashMap<Vec<u8>, ObjectId>,
    /// By code object, the texts that its constants are the first to intern.
    first: HashMap<*const Assembly, HashSet<Vec<u8>>>,
}

impl ByteStrings {
    /// The interned string of that text.
    pub(crate) fn name(&mut self, text: &[u8], objects: &mut Objects<'_>) -> ObjectId {
        if let Some(known) = self.interned.get(text) {
            return *known;
        }
        let id = Self::own(text, objects);
        objects.set_interned(id);
        self.interned.insert(text.to_vec(), id);
        id
    }

    /// A string that is not interned.
    pub(crate) fn own(text: &[u8], objects: &mut Objects<'_>) -> ObjectId {
        let text = objects.bump().alloc_slice_copy(text);
        objects.push(Object::Bytes(text))
    }

    /// A constant of a code object, or what is in one.
    pub(crate) fn constant(
        &mut self,
        text: &[u8],
        code: &Assembly,
        is_nested: bool,
        objects: &mut Objects<'_>,
    ) -> ObjectId {
        let is_first = || {
            self.first.get(&std::ptr::from_ref(code)).is_some_and(|texts: &HashSet<_>| texts.contains(text))
        };
        let is_interned = if is_nested { text.len() < 2 || is_first() } else { is_interned(text) };
        if is_interned { self.name(text, objects) } else { Self::own(text, objects) }
    }

    /// Learns what the constants intern, when all names are known.
    pub(crate) fn learn(&mut self, root: &Assembly) {
        let mut known: HashSet<Vec<u8>> = self.interned.keys().cloned().collect();
        self.learn_code(root, &mut known);
    }

    /// Inner code objects are made before those around them.
    fn learn_code(&mut self, code: &Assembly, known: &mut HashSet<Vec<u8>>) {
        for constant in &code.consts {
            if let Const::Code(inner) = constant {
                deeper(|| self.learn_code(inner, known));
            }
        }
        let texts = code.consts.iter().filter_map(|constant| match constant {
            Const::Bytes(text) if is_interned(text) => Some(text),
            _ => None,
        });
        let first = texts.filter(|text| known.insert((*text).clone())).cloned().collect();
        self.first.insert(std::ptr::from_ref(code), first);
    }
}

/// Whether a constant of that text is interned (`all_name_chars`).
fn is_interned(text: &[u8]) -> bool {
    text.len() < 2 || text.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}
