//! Constants as values of their own, without a pool: what a program or a text names.

use std::fmt;

use crate::Assembly;

/// Text as CPython's strings hold it: UTF-8, lone surrogates in their three-byte form.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Text(pub Vec<u8>);

impl Text {
    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text, lone surrogates replaced.
    pub fn to_lossy(&self) -> String {
        String::from_utf8_lossy(&self.0).into_owned()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        String::from_utf8_lossy(&self.0).fmt(f)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text(text.as_bytes().to_vec())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text(text.into_bytes())
    }
}

impl From<&[u8]> for Text {
    fn from(text: &[u8]) -> Self {
        Text(text.to_vec())
    }
}

impl From<Vec<u8>> for Text {
    fn from(text: Vec<u8>) -> Self {
        Text(text)
    }
}

impl From<&Text> for Text {
    fn from(text: &Text) -> Self {
        text.clone()
    }
}

/// A constant, of a kind that marshal can write.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum Const {
    Null,
    None,
    False,
    True,
    Ellipsis,
    StopIteration,
    Int(i64),
    /// An integer that does not fit into 64 bits: 32-bit digits, least significant first.
    BigInt {
        negative: bool,
        digits: Vec<u32>,
    },
    Float(f64),
    Complex {
        real: f64,
        imag: f64,
    },
    Bytes(Vec<u8>),
    Str(Text),
    Tuple(Vec<Const>),
    List(Vec<Const>),
    Set(Vec<Const>),
    FrozenSet(Vec<Const>),
    Dict(Vec<(Const, Const)>),
    FrozenDict(Vec<(Const, Const)>),
    Slice(Box<[Const; 3]>),
    Code(Box<Assembly>),
}

impl Const {
    /// A string.
    pub fn str(text: impl Into<Text>) -> Self {
        Const::Str(text.into())
    }

    /// A tuple of strings.
    pub fn names<T: Into<Text>>(names: impl IntoIterator<Item = T>) -> Self {
        Const::Tuple(names.into_iter().map(|name| Const::Str(name.into())).collect())
    }

    /// What makes two constants one, as CPython's `_PyCode_ConstantKey` has it: kind and value, `0.0` and `-0.0`
    /// apart. `None` for what holds code, which is never taken for something else.
    pub fn key(&self) -> Option<Vec<u8>> {
        let mut key = Vec::new();
        self.write_key(&mut key).then_some(key)
    }

    fn write_key(&self, key: &mut Vec<u8>) -> bool {
        let sized = |key: &mut Vec<u8>, kind: u8, bytes: &[u8]| {
            key.push(kind);
            key.extend_from_slice(&bytes.len().to_le_bytes());
            key.extend_from_slice(bytes);
        };
        match self {
            Const::Null => key.push(0),
            Const::None => key.push(1),
            Const::False => key.push(2),
            Const::True => key.push(3),
            Const::Ellipsis => key.push(4),
            Const::StopIteration => key.push(5),
            Const::Int(value) => sized(key, 6, &value.to_le_bytes()),
            Const::BigInt { negative, digits } => {
                key.push(u8::from(*negative));
                let bytes: Vec<u8> = digits.iter().flat_map(|digit| digit.to_le_bytes()).collect();
                sized(key, 7, &bytes);
            }
            Const::Float(value) => sized(key, 8, &value.to_bits().to_le_bytes()),
            Const::Complex { real, imag } => {
                sized(key, 9, &real.to_bits().to_le_bytes());
                key.extend_from_slice(&imag.to_bits().to_le_bytes());
            }
            Const::Bytes(bytes) => sized(key, 10, bytes),
            Const::Str(text) => sized(key, 11, &text.0),
            Const::Tuple(items) => return Self::write_keys(key, 12, items.iter()),
            Const::List(items) => return Self::write_keys(key, 13, items.iter()),
            Const::Set(items) => return Self::write_keys(key, 14, items.iter()),
            Const::FrozenSet(items) => return Self::write_keys(key, 15, items.iter()),
            Const::Dict(pairs) => return Self::write_keys(key, 16, pairs.iter().flat_map(|(k, v)| [k, v])),
            Const::FrozenDict(pairs) => {
                return Self::write_keys(key, 17, pairs.iter().flat_map(|(k, v)| [k, v]));
            }
            Const::Slice(parts) => return Self::write_keys(key, 18, parts.iter()),
            Const::Code(_) => return false,
        }
        true
    }

    fn write_keys<'c>(key: &mut Vec<u8>, kind: u8, items: impl Iterator<Item = &'c Const> + Clone) -> bool {
        key.push(kind);
        key.extend_from_slice(&items.clone().count().to_le_bytes());
        items.into_iter().all(|item| crate::deeper(|| item.write_key(key)))
    }
}

impl From<i64> for Const {
    fn from(value: i64) -> Self {
        Const::Int(value)
    }
}

impl From<i32> for Const {
    fn from(value: i32) -> Self {
        Const::Int(value.into())
    }
}

impl From<f64> for Const {
    fn from(value: f64) -> Self {
        Const::Float(value)
    }
}

impl From<bool> for Const {
    fn from(value: bool) -> Self {
        if value { Const::True } else { Const::False }
    }
}

impl From<&str> for Const {
    fn from(value: &str) -> Self {
        Const::str(value)
    }
}

impl From<String> for Const {
    fn from(value: String) -> Self {
        Const::str(value)
    }
}

impl From<&[u8]> for Const {
    fn from(value: &[u8]) -> Self {
        Const::Bytes(value.to_vec())
    }
}

impl From<()> for Const {
    fn from((): ()) -> Self {
        Const::None
    }
}

impl From<Vec<Const>> for Const {
    fn from(items: Vec<Const>) -> Self {
        Const::Tuple(items)
    }
}

impl From<Assembly> for Const {
    fn from(code: Assembly) -> Self {
        Const::Code(Box::new(code))
    }
}
