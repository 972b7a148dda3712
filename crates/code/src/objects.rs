//! The objects of one compilation or one `.pyc`.
//!
//! The compiler makes its objects through the methods named after their kinds (`int`, `str`,
//! `tuple`, ...), which give one id to all that CPython's `_PyCode_ConstantKey` holds equal:
//! `1`, `1.0` and `True` are three objects, `0.0` and `-0.0` are two. A reader of marshal adds
//! objects as they come with [`Objects::push`], duplicates and all.
//!
//! That merging is CPython's `const_cache` (`const_cache_insert` in `Python/compile.c`), which goes
//! by equality; the dictionary of interned strings is a second one beside it (see [`crate::strings`]).
//! One text can therefore be two objects, and a tuple is found by what its items equal:
//! [`Objects::same`] maps each object to the one that stands for all its equals.

use bumpalo::Bump;
use pybytecode_opcode::pyc::{CodeFields, PYC314, PycFormat};

use crate::Code;
use crate::index::{Index, KeyHash};
use crate::texts::Texts;

/// An object of an [`Objects`] pool; by default [`Objects::NONE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct ObjectId(pub u32);

/// An integer that does not fit into 64 bits; in 2.7, any `long`.
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
    Complex {
        real: f64,
        imag: f64,
    },
    Bytes(&'a [u8]),
    /// UTF-8, lone surrogates in their three-byte form.
    Str(&'a [u8]),
    Tuple(&'a [ObjectId]),
    List(&'a [ObjectId]),
    Set(&'a [ObjectId]),
    FrozenSet(&'a [ObjectId]),
    Dict(&'a [(ObjectId, ObjectId)]),
    FrozenDict(&'a [(ObjectId, ObjectId)]),
    Slice([ObjectId; 3]),
    Code(&'a Code),
}

/// What makes two constants one object. Strings are found by their text, see [`crate::strings`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Key<'a> {
    Int(i64),
    BigInt(BigInt<'a>),
    Float(u64),
    Complex(u64, u64),
    Bytes(&'a [u8]),
    Tuple(&'a [ObjectId]),
    FrozenSet(&'a [ObjectId]),
    Slice([ObjectId; 3]),
    /// Borrowed, as a code object is larger than all else and there is one of many keys.
    Code(&'a Code),
}

/// What a pool knows of an object beside its value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Traits {
    /// The object that stands for all that equal this one in a tuple or set: itself, or its twin.
    pub(crate) same: ObjectId,
    /// Whether it is a string that the interpreter would have interned.
    pub(crate) interned: bool,
    /// Whether it was interned as a constant, with no equal string interned before.
    pub(crate) interned_constant: bool,
}

/// A pool of objects, living in an arena.
#[derive(Debug)]
pub struct Objects<'a> {
    bump: &'a Bump,
    items: Vec<Object<'a>>,
    pub(crate) traits: Vec<Traits>,
    index: Index<'a>,
    /// The strings of each text.
    pub(crate) texts: Texts<'a>,
    pub(crate) format: &'static PycFormat,
    /// `b""`, once it is there: most exception tables are empty.
    empty_bytes: Option<ObjectId>,
    /// `()`, once it is there.
    empty_tuple: Option<ObjectId>,
    /// Whether any constant is a frozenset.
    pub(crate) has_frozensets: bool,
    scratch: Vec<ObjectId>,
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

    /// A pool of 3.14's objects that holds the four singletons; what it holds lives in `bump`.
    pub fn new(bump: &'a Bump) -> Self {
        Self::with_format(bump, &PYC314)
    }

    /// A pool for a version whose strings and numbers are shared as `format` says.
    pub fn with_format(bump: &'a Bump, format: &'static PycFormat) -> Self {
        let mut objects = Objects {
            bump,
            items: Vec::new(),
            traits: Vec::new(),
            index: Index::default(),
            texts: Texts::default(),
            format,
            empty_bytes: None,
            empty_tuple: None,
            has_frozensets: false,
            scratch: Vec::new(),
        };
        for singleton in [Object::None, Object::False, Object::True, Object::Ellipsis] {
            objects.push(singleton);
        }
        objects
    }

    /// Makes room for so many objects more.
    pub fn reserve(&mut self, more: usize) {
        self.items.reserve(more);
        self.traits.reserve(more);
        // A third of them are strings, or thereabouts, and code objects are found by nothing.
        self.index.reserve(more / 2);
        self.texts.reserve(more / 3);
    }

    /// Makes room for exactly so many objects more that are added by [`Objects::push`].
    pub fn reserve_exact(&mut self, more: usize) {
        self.items.reserve_exact(more);
        self.traits.reserve_exact(more);
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
        let id = self.next_id();
        self.push_with(object, Traits { same: id, interned: false, interned_constant: false })
    }

    /// The id of the object that is added next.
    #[inline]
    pub(crate) fn next_id(&self) -> ObjectId {
        ObjectId(self.items.len() as u32)
    }

    /// Adds an object of which that is known.
    #[inline]
    pub(crate) fn push_with(&mut self, object: Object<'a>, traits: Traits) -> ObjectId {
        let id = self.next_id();
        self.items.push(object);
        self.traits.push(traits);
        id
    }

    /// Replaces the object of that id (a reader's, which learns a tuple's items after its place).
    pub fn set(&mut self, id: ObjectId, object: Object<'a>) {
        self.items[id.0 as usize] = object;
    }

    /// The object that stands for this one and all that `_PyCode_ConstantKey` holds equal to it.
    #[inline]
    pub fn same(&self, id: ObjectId) -> ObjectId {
        self.traits[id.0 as usize].same
    }

    fn merge(&mut self, key: Key<'a>, object: Object<'a>) -> ObjectId {
        match self.index.find(&key) {
            Ok(id) => id,
            Err(hash) => self.add(hash, key, object),
        }
    }

    /// Adds an object whose key was not found. It is made where it comes to lie if this is a part of its callers.
    #[inline]
    fn add(&mut self, hash: KeyHash, key: Key<'a>, object: Object<'a>) -> ObjectId {
        let id = self.push(object);
        self.index.add(hash, key, id);
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
        match self.index.find(&Key::BigInt(BigInt { negative, digits })) {
            Ok(id) => id,
            Err(hash) => {
                let value = BigInt { negative, digits: self.bump.alloc_slice_copy(digits) };
                self.add(hash, Key::BigInt(value), Object::BigInt(value))
            }
        }
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

    /// The bytes; copied only when they are new.
    pub fn bytes(&mut self, value: &[u8]) -> ObjectId {
        if value.is_empty() {
            return self.empty_bytes.unwrap_or_else(|| self.add_empty_bytes());
        }
        match self.index.find(&Key::Bytes(value)) {
            Ok(id) => id,
            Err(hash) => {
                let value: &'a [u8] = self.bump.alloc_slice_copy(value);
                self.add(hash, Key::Bytes(value), Object::Bytes(value))
            }
        }
    }

    #[cold]
    fn add_empty_bytes(&mut self) -> ObjectId {
        let id = self.push(Object::Bytes(&[]));
        *self.empty_bytes.insert(id)
    }

    #[cold]
    fn add_empty_tuple(&mut self) -> ObjectId {
        let id = self.push(Object::Tuple(&[]));
        *self.empty_tuple.insert(id)
    }

    /// The tuple of these objects, which are themselves merged (`_PyCompile_ConstCacheMergeOne`).
    pub fn tuple(&mut self, items: &[ObjectId]) -> ObjectId {
        if items.is_empty() {
            return self.empty_tuple.unwrap_or_else(|| self.add_empty_tuple());
        }
        let mut key = std::mem::take(&mut self.scratch);
        key.clear();
        key.extend(items.iter().map(|item| self.same(*item)));
        let id = match self.index.find(&Key::Tuple(&key)) {
            Ok(id) => id,
            Err(hash) => {
                let items: &'a [ObjectId] = self.bump.alloc_slice_copy(items);
                let key = if key == items { items } else { self.bump.alloc_slice_copy(&key) };
                self.add(hash, Key::Tuple(key), Object::Tuple(items))
            }
        };
        self.scratch = key;
        id
    }

    /// The frozenset of these objects, which are distinct; their order is kept, yet does not tell two apart.
    pub fn frozenset(&mut self, items: &[ObjectId]) -> ObjectId {
        let key: &'a mut [ObjectId] =
            self.bump.alloc_slice_fill_iter(items.iter().map(|item| self.same(*item)));
        key.sort_unstable();
        self.has_frozensets = true;
        let items: &'a [ObjectId] = self.bump.alloc_slice_copy(items);
        self.merge(Key::FrozenSet(key), Object::FrozenSet(items))
    }

    /// The slice of these bounds and step. They become objects of the slice alone, since the constant
    /// cache looks for equal slices but not into them; only what the runtime has once stays shared.
    pub fn slice(&mut self, parts: [ObjectId; 3]) -> ObjectId {
        let key = Key::Slice(parts.map(|part| self.same(part)));
        if let Ok(id) = self.index.find(&key) {
            return id;
        }
        let parts = parts.map(|part| {
            let shared = match self.get(part) {
                Object::Int(value) => self.format.small_ints.contains(&value),
                Object::Str(text) => self.is_ready_made(text),
                Object::Bytes(value) => value.len() < 2,
                Object::BigInt(_) | Object::Float(_) | Object::Complex { .. } => false,
                _ => true,
            };
            if shared { part } else { self.push(self.get(part)) }
        });
        self.merge(key, Object::Slice(parts))
    }

    /// The code object, its strings interned as `_PyCode_New` does; two that are equal but for their
    /// qualified names are one (`code_richcompare`). See [`Code`] for how the objects in its fields are made.
    pub fn code(&mut self, code: Code) -> ObjectId {
        let code = self.intern_code(code);
        let name = self.equal_name(code.name);
        let key = match self.format.code {
            CodeFields::Plus => Code { name, qualname: None, ..code },
            // Nor are lines looked at, nor what follows from the code anyway.
            CodeFields::Split => Code { name, linetable: Self::NONE, stacksize: 0, ..code },
        };
        match self.index.find(&Key::Code(&key)) {
            Ok(id) => id,
            Err(hash) => {
                let key: &'a Code = self.bump.alloc(key);
                self.add(hash, Key::Code(key), Object::Code(self.bump.alloc(code)))
            }
        }
    }
}
