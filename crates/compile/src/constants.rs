//! Constants of the tree as objects, and objects as constants of the tree.

use pybytecode_code::{Object, ObjectId, Objects};
use pybytecode_syntax::literal::Literal;

use crate::recursion::grow;

/// The object of a literal.
pub(crate) fn object<'a>(objects: &mut Objects<'a>, literal: &Literal<'a>) -> ObjectId {
    match *literal {
        Literal::None => Objects::NONE,
        Literal::True => Objects::TRUE,
        Literal::False => Objects::FALSE,
        Literal::Ellipsis => Objects::ELLIPSIS,
        Literal::Int(value) => objects.int(value),
        Literal::BigInt { negative, digits } => objects.big_int(negative, digits),
        Literal::Float(value) => objects.float(value),
        Literal::Complex { real, imag } => objects.complex(real, imag),
        Literal::Str(text) => objects.arena_str(text),
        Literal::Bytes(value) => objects.bytes(value),
        Literal::Tuple(items) => {
            let items = all(objects, items);
            objects.tuple(&items)
        }
        Literal::FrozenSet(items) => {
            let items = all(objects, items);
            objects.frozenset(&items)
        }
    }
}

/// The objects of some literals. No source has them so deep that the stack ends, yet trees that programs build have.
pub(crate) fn all<'a>(objects: &mut Objects<'a>, literals: &[Literal<'a>]) -> Vec<ObjectId> {
    grow(|| literals.iter().map(|literal| object(objects, literal)).collect())
}

/// The literal of an object; `None` if the tree holds no such constant.
pub(crate) fn literal<'a>(objects: &Objects<'a>, id: ObjectId) -> Option<Literal<'a>> {
    let items = |ids: &[ObjectId]| -> Option<&'a [Literal<'a>]> {
        let literals: Option<Vec<_>> = grow(|| ids.iter().map(|id| literal(objects, *id)).collect());
        Some(objects.bump().alloc_slice_copy(&literals?))
    };
    Some(match objects.get(id) {
        Object::None => Literal::None,
        Object::True => Literal::True,
        Object::False => Literal::False,
        Object::Ellipsis => Literal::Ellipsis,
        Object::Int(value) => Literal::Int(value),
        Object::BigInt(value) => Literal::BigInt { negative: value.negative, digits: value.digits },
        Object::Float(value) => Literal::Float(value),
        Object::Complex { real, imag } => Literal::Complex { real, imag },
        Object::Str(text) => Literal::Str(text),
        Object::Bytes(value) => Literal::Bytes(value),
        Object::Tuple(ids) => Literal::Tuple(items(ids)?),
        Object::FrozenSet(ids) => Literal::FrozenSet(items(ids)?),
        _ => return None,
    })
}
