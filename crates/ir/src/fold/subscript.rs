//! Items and slices of constant strings, bytes and tuples (`PyObject_GetItem`).

use pybytecode_code::{Object, ObjectId, Objects};

use super::int::Int;
use super::sequence::str_len;

/// `container[index]`
pub(super) fn subscript(objects: &mut Objects<'_>, container: ObjectId, index: ObjectId) -> Option<ObjectId> {
    match objects.get(index) {
        Object::Slice(parts) => {
            let [start, stop, step] = parts.map(|part| Bound::of(objects.get(part)));
            slice(objects, container, start?, stop?, step?)
        }
        index => item(objects, container, Int::of(index)?.to_i64()?),
    }
}

fn item(objects: &mut Objects<'_>, container: ObjectId, index: i64) -> Option<ObjectId> {
    let object = objects.get(container);
    let len = len(object)?;
    let at =
        usize::try_from(if index < 0 { index + len as i64 } else { index }).ok().filter(|at| *at < len)?;
    Some(match object {
        Object::Str(text) => objects.str(nth_char(text, at, len)),
        Object::Bytes(bytes) => objects.int(i64::from(bytes[at])),
        Object::Tuple(items) => items[at],
        _ => return None,
    })
}

fn len(object: Object<'_>) -> Option<usize> {
    match object {
        Object::Str(text) => Some(str_len(text)),
        Object::Bytes(bytes) => Some(bytes.len()),
        Object::Tuple(items) => Some(items.len()),
        _ => None,
    }
}

/// The code point with that index of a text of `len` code points.
fn nth_char(text: &[u8], at: usize, len: usize) -> &[u8] {
    if text.len() == len {
        return &text[at..at + 1];
    }
    chars(text).nth(at).unwrap_or_default()
}

/// The code points of a text.
fn chars(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = 1 + rest.get(1..)?.iter().take_while(|byte| **byte & 0xc0 == 0x80).count();
        let (char, after) = rest.split_at(end);
        rest = after;
        Some(char)
    })
}

/// A bound or step of a slice, cut to the range of an index (`_PyEval_SliceIndex`).
#[derive(Debug, Clone, Copy)]
struct Bound(Option<i64>);

impl Bound {
    /// `None` if no slice can have it.
    fn of(object: Object<'_>) -> Option<Bound> {
        if object == Object::None {
            return Some(Bound(None));
        }
        let value = Int::of(object)?;
        let limit = if value.is_negative() { i64::MIN } else { i64::MAX };
        Some(Bound(Some(value.to_i64().unwrap_or(limit))))
    }
}

fn slice(
    objects: &mut Objects<'_>,
    container: ObjectId,
    start: Bound,
    stop: Bound,
    step: Bound,
) -> Option<ObjectId> {
    let object = objects.get(container);
    let len = len(object)?;
    let indices = Indices::of(len as i64, start, stop, step)?;
    Some(match object {
        Object::Str(text) => {
            let selected = if text.len() == len {
                indices.select(text)
            } else {
                let chars: Vec<&[u8]> = chars(text).collect();
                indices.select(&chars).concat()
            };
            match indices.step {
                1 => objects.str(&selected),
                // Here CPython makes a new string even of one character.
                _ => {
                    let fresh = objects.fresh_str(&selected);
                    objects.constant(fresh)
                }
            }
        }
        Object::Bytes(bytes) => objects.bytes(&indices.select(bytes)),
        Object::Tuple(items) => objects.tuple(&indices.select(items)),
        _ => return None,
    })
}

/// The indices that a slice selects.
struct Indices {
    start: i64,
    step: i64,
    count: usize,
}

impl Indices {
    /// `PySlice_Unpack` and `PySlice_AdjustIndices`; `None` for a step of 0, which raises.
    fn of(len: i64, start: Bound, stop: Bound, step: Bound) -> Option<Indices> {
        let step = step.0.unwrap_or(1).max(-i64::MAX);
        if step == 0 {
            return None;
        }
        let forward = step > 0;
        let (low, high) = if forward { (0, len) } else { (-1, len - 1) };
        let clamped = |bound: i64| {
            let bound = if bound < 0 { bound.saturating_add(len) } else { bound };
            bound.clamp(low, high)
        };
        let start = start.0.map_or(if forward { low } else { high }, clamped);
        let stop = stop.0.map_or(if forward { high } else { low }, clamped);
        let distance = if forward { stop - start } else { start - stop };
        let count = if distance > 0 { (distance as u64 - 1) / step.unsigned_abs() + 1 } else { 0 };
        Some(Indices { start, step, count: count as usize })
    }

    fn select<T: Copy>(&self, items: &[T]) -> Vec<T> {
        (0..self.count).map(|n| items[(self.start + n as i64 * self.step) as usize]).collect()
    }
}
