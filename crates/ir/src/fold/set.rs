//! Frozensets of constants.
//!
//! A set holds equal elements once, the first of them, and numbers of different types can be
//! equal: `{1, 1.0, True}` has one element. Each element therefore has a representative, which two
//! elements share exactly if they are equal.

use num_bigint::{BigInt, Sign};
use num_traits::FromPrimitive;
use pybytecode_code::{Object, ObjectId, Objects};
use rustc_hash::FxHashSet;

/// The frozenset of these elements (`PyFrozenSet_New`).
pub fn frozenset(objects: &mut Objects<'_>, elements: &[ObjectId]) -> ObjectId {
    let mut seen = FxHashSet::default();
    let mut distinct = Vec::with_capacity(elements.len());
    for element in elements {
        if seen.insert(representative(objects, *element)) {
            distinct.push(*element);
        }
    }
    objects.frozenset(&distinct)
}

fn representative(objects: &mut Objects<'_>, id: ObjectId) -> ObjectId {
    match objects.get(id) {
        Object::False => objects.int(0),
        Object::True => objects.int(1),
        Object::Float(value) => float(objects, value).unwrap_or(id),
        Object::Complex { real, imag: 0.0 } => float(objects, real).unwrap_or_else(|| objects.float(real)),
        Object::Tuple(items) => {
            let items: Vec<ObjectId> = items.iter().map(|item| representative(objects, *item)).collect();
            objects.tuple(&items)
        }
        Object::FrozenSet(items) => {
            let items: Vec<ObjectId> = items.iter().map(|item| representative(objects, *item)).collect();
            objects.frozenset(&items)
        }
        Object::Slice(parts) => {
            let parts = parts.map(|part| representative(objects, part));
            objects.slice(parts)
        }
        _ => id,
    }
}

/// The integer that equals a float.
fn float(objects: &mut Objects<'_>, value: f64) -> Option<ObjectId> {
    if value != value.floor() || value.is_infinite() {
        return None;
    }
    let (sign, digits) = BigInt::from_f64(value)?.to_u32_digits();
    Some(objects.big_int(sign == Sign::Minus, &digits))
}
