//! How objects that were read stood in their file, so that they can be written back as they were.

use pybytecode_code::{Object, ObjectId, Objects};
use pybytecode_opcode::pyc::PycFormat;
use rustc_hash::FxHashMap;

use crate::writer::{Encoder, Scratch, Style};
use crate::{Error, kind, payload};

/// Type codes and flags as they were read, by object.
#[derive(Debug, Default)]
pub struct Layout<'a> {
    /// The byte that the object started with, by id.
    pub(crate) codes: Vec<u8>,
    /// What followed it, for the few objects whose value does not tell: decimal numbers and
    /// "ASCII" strings that are none.
    pub(crate) raw: FxHashMap<ObjectId, &'a [u8]>,
}

impl Layout<'_> {
    /// The layout of objects that a program makes: by id, the type code of each with its flag.
    pub fn of_codes(codes: Vec<u8>) -> Self {
        Layout { codes, raw: FxHashMap::default() }
    }

    /// The type code that the object had, without its flag; `None` if it was not read.
    pub fn type_code(&self, id: ObjectId) -> Option<u8> {
        self.byte(id).map(|byte| byte & !kind::FLAG_REF)
    }

    /// Whether the object had a reference flag.
    pub fn is_flagged(&self, id: ObjectId) -> bool {
        self.byte(id).is_some_and(|byte| byte & kind::FLAG_REF != 0)
    }

    fn byte(&self, id: ObjectId) -> Option<u8> {
        self.codes.get(id.0 as usize).copied()
    }
}

/// What [`read`](crate::read) finds: objects, and how they stood in the file.
#[derive(Debug)]
pub struct Dump<'a> {
    /// All objects, one id for each that the file told apart.
    pub objects: Objects<'a>,
    /// The outermost object.
    pub root: ObjectId,
    /// How they were written.
    pub layout: Layout<'a>,
    /// What follows the outermost object; CPython does not look at it.
    pub trailing: &'a [u8],
    /// Whose format it is.
    pub format: &'static PycFormat,
}

impl Dump<'_> {
    /// Appends the bytes that were read.
    ///
    /// # Errors
    ///
    /// None for what [`read`](crate::read) gave; objects that a program has changed since may be too deep or too large.
    pub fn write(&self, out: &mut Vec<u8>) -> Result<(), Error> {
        let style = AsRead { layout: &self.layout };
        let mut scratch = Scratch::default();
        Encoder::new(&self.objects, &style, self.format, &mut scratch, out).write(self.root)?;
        out.extend_from_slice(self.trailing);
        Ok(())
    }
}

/// Writes everything as it was read.
struct AsRead<'l> {
    layout: &'l Layout<'l>,
}

impl Style for AsRead<'_> {
    fn is_flagged(&self, id: ObjectId, _object: Object<'_>, _interned: bool) -> bool {
        self.layout.is_flagged(id)
    }

    fn type_code(&self, id: ObjectId, object: Object<'_>, interned: bool) -> u8 {
        self.layout.type_code(id).unwrap_or_else(|| payload::type_code(object, interned))
    }

    fn singleton(&self, id: ObjectId, object: Object<'_>) -> u8 {
        self.layout.byte(id).unwrap_or_else(|| payload::type_code(object, false))
    }

    fn raw(&self, id: ObjectId) -> Option<&[u8]> {
        if self.layout.raw.is_empty() { None } else { self.layout.raw.get(&id).copied() }
    }

    fn is_as_read(&self) -> bool {
        true
    }
}
