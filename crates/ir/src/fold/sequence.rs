//! Strings, bytes and tuples put together and repeated, with the limits of folding.

use pybytecode_code::{Object, ObjectId, Objects};

use super::int::Int;

/// Repeated tuples have at most that many items.
const MAX_COLLECTION_SIZE: usize = 256;
/// Repeated strings and bytes are at most that long.
const MAX_STR_SIZE: usize = 4096;
/// Repeated tuples have at most that many items, those of the tuples in them counted too.
const MAX_TOTAL_ITEMS: i64 = 1024;

/// How many code points a string has.
pub(super) fn str_len(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// `left + right` for two sequences of one type.
pub(super) fn concatenate(
    objects: &mut Objects<'_>,
    left: Object<'_>,
    right: Object<'_>,
) -> Option<ObjectId> {
    Some(match (left, right) {
        (Object::Str(left), Object::Str(right)) => objects.str(&[left, right].concat()),
        (Object::Bytes(left), Object::Bytes(right)) => objects.bytes(&[left, right].concat()),
        (Object::Tuple(left), Object::Tuple(right)) => objects.tuple(&[left, right].concat()),
        _ => return None,
    })
}

/// `sequence * times`, as `const_folding_safe_multiply` allows it.
pub(super) fn repeat(objects: &mut Objects<'_>, sequence: ObjectId, times: &Int) -> Option<ObjectId> {
    let object = objects.get(sequence);
    let (len, limit) = match object {
        Object::Str(text) => (str_len(text), MAX_STR_SIZE),
        Object::Bytes(bytes) => (bytes.len(), MAX_STR_SIZE),
        Object::Tuple(items) => (items.len(), MAX_COLLECTION_SIZE),
        _ => return None,
    };
    let times = times.to_i64()?;
    if len == 0 {
        return Some(sequence);
    }
    let times = usize::try_from(times).ok().filter(|times| *times <= limit / len)?;
    Some(match object {
        Object::Str(text) => objects.str(&text.repeat(times)),
        Object::Bytes(bytes) => objects.bytes(&bytes.repeat(times)),
        Object::Tuple(items) => {
            if times > 0 && items_left(objects, object, MAX_TOTAL_ITEMS / times as i64) < 0 {
                return None;
            }
            objects.tuple(&items.repeat(times))
        }
        _ => return None,
    })
}

/// `limit` less the items of a tuple and of the tuples in it; negative as soon as there are too many
/// (`const_folding_check_complexity`).
fn items_left(objects: &Objects<'_>, object: Object<'_>, limit: i64) -> i64 {
    let Object::Tuple(items) = object else { return limit };
    let mut limit = limit - items.len() as i64;
    for item in items {
        if limit < 0 {
            break;
        }
        limit = items_left(objects, objects.get(*item), limit);
    }
    limit
}
