//! Truth of constants (`PyObject_IsTrue`).

use pybytecode_code::Object;

/// Whether a constant counts as true.
pub fn is_true(object: Object<'_>) -> bool {
    match object {
        Object::Null | Object::None | Object::False => false,
        Object::Int(value) => value != 0,
        Object::Float(value) => value != 0.0,
        Object::Complex { real, imag } => real != 0.0 || imag != 0.0,
        Object::Bytes(text) | Object::Str(text) => !text.is_empty(),
        Object::Tuple(items) | Object::List(items) | Object::Set(items) | Object::FrozenSet(items) => {
            !items.is_empty()
        }
        Object::Dict(items) | Object::FrozenDict(items) => !items.is_empty(),
        Object::True
        | Object::Ellipsis
        | Object::StopIteration
        | Object::BigInt(_)
        | Object::Slice(_)
        | Object::Code(_) => true,
    }
}
