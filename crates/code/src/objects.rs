//! The objects of one compilation or one `.pyc`.
//!
//! The compiler makes its objects through the methods named after their kinds (`int`, `str`,
//! `tuple`, ...), which give one id to all that CPython's `_PyCode_ConstantKey` holds equal:
//! `1`, `1.0` and `True` are three objects, `0.0` and `-0.0` are two. A reader of marshal adds
//! objects as they come with [`Objects::push`], duplicates and all.

use bumpalo::Bump;
use rustc_hash::FxHashMap;

use crate::Code;

/// An object of an [`Objects`] pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectId(pub u32);

/// An integer that does not fit into 64 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BigInt<'a> {
    /// Whether it is less than zero.
    pub negative: bool,
    /// Magnitude in 32-bit digits, least significant first, the last one not zero.
    pub digits: &'a [u32],
}

/// One object, of a kind that marshal can write.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs)]
pub enum Object<'a> {
    /// Stands where marshal has `0`: no object (a dict's end, a slice's absent bound is `None`).
    Null,
    None,
    False,
    True,
    Ellipsis,
    StopIteration,
    Int(i64),
    BigInt(BigInt<'a>),
    Float(f64),
    Complex { real: f64, imag: f64 },
    Bytes(&'a [u8]),
    /// UTF-8, lone surrogates in their three-byte form.
    Str(&'a [u8]),
    Tuple(&'a [ObjectId]),
    List(&'a [ObjectId]),
    Set(&'a [ObjectId]),
    FrozenSet(&'a [ObjectId]),
    Dict(&'a [(ObjectId, ObjectId)]),
    Slice([ObjectId; 3]),
    Code(&'a Code),
}

/// What makes two constants one object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key<'a> {
    Int(i64),
    BigInt(BigInt<'a>),
    Float(u64),
    Complex(u64, u64),
    Bytes(&'a [u8]),
    Str(&'a [u8]),
    Tuple(&'a [ObjectId]),
    FrozenSet(&'a [ObjectId]),
    Slice([ObjectId; 3]),
    Code(Code),
}

/// A pool of objects, living in an arena.
#[derive(Debug)]
pub struct Objects<'a> {
    bump: &'a Bump,
    items: Vec<Object<'a>>,
    index: FxHashMap<Key<'a>, ObjectId>,
}

impl<'a> Objects<'a> {
    /// `None` of a pool made by [`Objects::new`].
    pub const NONE: ObjectId = ObjectId(0);
    /// `False` of a pool made by [`Objects::new`].
    pub const FALSE: ObjectId = ObjectId(1);
    /// `True` of a pool made by [`Objects::new`].
    pub const TRUE: ObjectId = ObjectId(2);
    /// `...` of a pool made by [`Objects::new`].
    pub const ELLIPSIS: ObjectId = ObjectId(3);

    /// A pool that holds the four singletons; what it holds lives in `bump`.
    pub fn new(bump: &'a Bump) -> Self {
        Objects {
            bump,
            items: vec![Object::None, Object::False, Object::True, Object::Ellipsis],
            index: FxHashMap::default(),
        }
    }

    /// The arena that the objects live in.
    pub fn bump(&self) -> &'a Bump {
        self.bump
    }

    /// The object of that id.
    #[inline]
    pub fn get(&self, id: ObjectId) -> Object<'a> {
        self.items[id.0 as usize]
    }

    /// How many objects there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Never, for a pool made by [`Objects::new`].
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Adds an object of its own, equal to others or not.
    pub fn push(&mut self, object: Object<'a>) -> ObjectId {
        let id = ObjectId(self.items.len() as u32);
        self.items.push(object);
        id
    }

    /// Replaces the object of that id (a reader's, which learns a tuple's items after its place).
    pub fn set(&mut self, id: ObjectId, object: Object<'a>) {
        self.items[id.0 as usize] = object;
    }

    fn merge(&mut self, key: Key<'a>, object: Object<'a>) -> ObjectId {
        let next = ObjectId(self.items.len() as u32);
        let id = *self.index.entry(key).or_insert(next);
        if id == next {
            self.items.push(object);
        }
        id
    }

    /// The integer.
    pub fn int(&mut self, value: i64) -> ObjectId {
        self.merge(Key::Int(value), Object::Int(value))
    }

    /// The integer of that sign and magnitude, whatever its size.
    pub fn big_int(&mut self, negative: bool, digits: &[u32]) -> ObjectId {
        let len = digits.iter().rposition(|d| *d != 0).map_or(0, |last| last + 1);
        let digits = &digits[..len];
        if len <= 2 {
            let magnitude = digits.iter().rev().fold(0i128, |n, d| n << 32 | i128::from(*d));
            if let Ok(small) = i64::try_from(if negative { -magnitude } else { magnitude }) {
                return self.int(small);
            }
        }
        if let Some(id) = self.index.get(&Key::BigInt(BigInt { negative, digits })) {
            return *id;
        }
        let value = BigInt { negative, digits: self.bump.alloc_slice_copy(digits) };
        self.merge(Key::BigInt(value), Object::BigInt(value))
    }

    /// The float; NaNs are never equal, each is an object of its own.
    pub fn float(&mut self, value: f64) -> ObjectId {
        if value.is_nan() {
            return self.push(Object::Float(value));
        }
        self.merge(Key::Float(value.to_bits()), Object::Float(value))
    }

    /// The complex number.
    pub fn complex(&mut self, real: f64, imag: f64) -> ObjectId {
        let object = Object::Complex { real, imag };
        if real.is_nan() || imag.is_nan() {
            return self.push(object);
        }
        self.merge(Key::Complex(real.to_bits(), imag.to_bits()), object)
    }

    /// The string; its text is copied only when it is new.
    pub fn str(&mut self, text: &[u8]) -> ObjectId {
        if let Some(id) = self.index.get(&Key::Str(text)) {
            return *id;
        }
        let text: &'a [u8] = self.bump.alloc_slice_copy(text);
        self.merge(Key::Str(text), Object::Str(text))
    }

    /// The bytes; copied only when they are new.
    pub fn bytes(&mut self, value: &[u8]) -> ObjectId {
        if let Some(id) = self.index.get(&Key::Bytes(value)) {
            return *id;
        }
        let value: &'a [u8] = self.bump.alloc_slice_copy(value);
        self.merge(Key::Bytes(value), Object::Bytes(value))
    }

    /// The tuple of these objects.
    pub fn tuple(&mut self, items: &[ObjectId]) -> ObjectId {
        if let Some(id) = self.index.get(&Key::Tuple(items)) {
            return *id;
        }
        let items: &'a [ObjectId] = self.bump.alloc_slice_copy(items);
        self.merge(Key::Tuple(items), Object::Tuple(items))
    }

    /// The frozenset of these objects, which are distinct; their order is kept, yet does not tell two apart.
    pub fn frozenset(&mut self, items: &[ObjectId]) -> ObjectId {
        let sorted: &'a mut [ObjectId] = self.bump.alloc_slice_copy(items);
        sorted.sort_unstable();
        let items: &'a [ObjectId] = self.bump.alloc_slice_copy(items);
        self.merge(Key::FrozenSet(sorted), Object::FrozenSet(items))
    }

    /// The slice of these bounds and step.
    pub fn slice(&mut self, parts: [ObjectId; 3]) -> ObjectId {
        self.merge(Key::Slice(parts), Object::Slice(parts))
    }

    /// The code object; two that are equal in every field are one.
    pub fn code(&mut self, code: Code) -> ObjectId {
        if let Some(id) = self.index.get(&Key::Code(code)) {
            return *id;
        }
        let held: &'a Code = self.bump.alloc(code);
        self.merge(Key::Code(code), Object::Code(held))
    }
}
