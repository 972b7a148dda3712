//! How many places of the objects below a root hold each object.
//!
//! CPython flags an object that has more than one reference. When `py_compile` writes, the tree and
//! the compiler's tables are gone, so an object's references are the places in other objects that
//! hold it: what is counted here.

use pybytecode_code::{Locals, Object, ObjectId, Objects};
use pybytecode_opcode::pyc::{CodeFields, PycFormat};

/// How many places hold each object, by its id; counted up to [`Holders::MANY`].
#[derive(Debug, Default)]
pub(crate) struct Holders {
    counts: Vec<u8>,
    pending: Vec<ObjectId>,
}

impl Holders {
    const MANY: u8 = 2;

    /// Counts anew, for what is below `root`.
    pub(crate) fn count(&mut self, objects: &Objects<'_>, root: ObjectId, format: &PycFormat) {
        self.counts.clear();
        self.counts.resize(objects.len(), 0);
        self.hold(objects, root);
        while let Some(id) = self.pending.pop() {
            match objects.get(id) {
                Object::Tuple(items)
                | Object::List(items)
                | Object::Set(items)
                | Object::FrozenSet(items) => {
                    items.iter().for_each(|item| self.hold(objects, *item));
                }
                Object::Dict(pairs) | Object::FrozenDict(pairs) => {
                    pairs
                        .iter()
                        .flat_map(|(key, value)| [key, value])
                        .for_each(|item| self.hold(objects, *item));
                }
                Object::Slice(parts) => parts.iter().for_each(|part| self.hold(objects, *part)),
                Object::Code(code) => {
                    [code.consts, code.names, code.filename, code.name, code.linetable]
                        .iter()
                        .chain(&code.qualname)
                        .chain(&code.exceptiontable)
                        .for_each(|field| self.hold(objects, *field));
                    match code.locals {
                        Locals::Split { varnames, freevars, cellvars, .. } => {
                            [varnames, freevars, cellvars]
                                .iter()
                                .for_each(|field| self.hold(objects, *field));
                        }
                        Locals::Plus { names, .. } => self.hold(objects, names),
                    }
                    // From 3.11 on these bytes are made for the code object alone.
                    if format.code == CodeFields::Split {
                        self.hold(objects, code.code);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether several places hold the object.
    #[inline]
    pub(crate) fn are_many(&self, id: ObjectId) -> bool {
        self.counts[id.0 as usize] >= Self::MANY
    }

    #[inline]
    fn hold(&mut self, objects: &Objects<'_>, id: ObjectId) {
        let count = &mut self.counts[id.0 as usize];
        if *count == 0 && has_parts(objects.get(id)) {
            self.pending.push(id);
        }
        *count = (*count + 1).min(Self::MANY);
    }
}

fn has_parts(object: Object<'_>) -> bool {
    matches!(
        object,
        Object::Tuple(_)
            | Object::List(_)
            | Object::Set(_)
            | Object::FrozenSet(_)
            | Object::Dict(_)
            | Object::FrozenDict(_)
            | Object::Slice(_)
            | Object::Code(_)
    )
}
