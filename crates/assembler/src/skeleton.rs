//! How a file's objects are written: the type code of each, its reference flag, and what is a reference to an
//! earlier one, in the order of the file.
//!
//! That is told only of files that are not written as CPython's `py_compile` would in a fresh process
//! ([`Writer`](pybytecode_marshal::Writer)): before 3.11 reference flags depend on what else the process did.
//! A skeleton is text: one character an object, `&` before it for a flag, `r` and a number for a reference. In 2.7 the
//! only objects that are referred to are interned strings, which are told as strings with a flag.

use pybytecode_code::{Code, Locals, Object, ObjectId, Objects};
use pybytecode_marshal::{Dump, Layout};
use pybytecode_opcode::Target;
use pybytecode_opcode::pyc::{CodeFields, References};

use crate::encode::{Encoded, encode};
use crate::{Assembly, Const, Error, ErrorKind, Text, Variables, deeper};

/// The byte of a reference.
const REF: u8 = b'r';
/// The type code of bytes, which are the strings of 2.7.
const STRING: u8 = b's';
/// In 2.7 that of interned ones.
const INTERNED: u8 = b't';
/// Set in the type code of an object that may be referred to later.
const FLAG_REF: u8 = 0x80;

/// What a file's objects look like, as text.
pub(crate) fn of_dump(dump: &Dump<'_>) -> String {
    let mut skeleton = Skeleton { dump, text: String::new(), refs: vec![None; dump.objects.len()], next: 0 };
    skeleton.object(dump.root);
    skeleton.text
}

struct Skeleton<'s, 'a> {
    dump: &'s Dump<'a>,
    text: String,
    refs: Vec<Option<u32>>,
    next: u32,
}

impl Skeleton<'_, '_> {
    fn object(&mut self, id: ObjectId) {
        if let Some(number) = self.refs[id.0 as usize] {
            self.text.push_str(&format!("r{number} "));
            return;
        }
        let mut code = self.dump.layout.type_code(id).unwrap_or_else(|| singleton(self.dump.objects.get(id)));
        let is_interned = self.dump.format.references == References::Strings && code == INTERNED;
        if is_interned || self.dump.layout.is_flagged(id) {
            self.text.push('&');
            self.refs[id.0 as usize] = Some(self.next);
            self.next += 1;
        }
        if is_interned {
            code = STRING;
        }
        self.text.push(char::from(code));
        deeper(|| match self.dump.objects.get(id) {
            Object::Tuple(items) | Object::List(items) | Object::Set(items) | Object::FrozenSet(items) => {
                items.iter().for_each(|item| self.object(*item));
            }
            Object::Dict(pairs) | Object::FrozenDict(pairs) => {
                for (key, value) in pairs {
                    self.object(*key);
                    self.object(*value);
                }
            }
            Object::Slice(parts) => parts.iter().for_each(|part| self.object(*part)),
            Object::Code(code) => self.code(code),
            _ => {}
        });
    }

    fn code(&mut self, code: &Code) {
        [code.code, code.consts, code.names].iter().for_each(|id| self.object(*id));
        match code.locals {
            Locals::Split { varnames, freevars, cellvars, .. } => {
                [varnames, freevars, cellvars].iter().for_each(|id| self.object(*id));
            }
            Locals::Plus { names, kinds } => [names, kinds].iter().for_each(|id| self.object(*id)),
        }
        [code.filename, code.name].iter().for_each(|id| self.object(*id));
        code.qualname.iter().for_each(|id| self.object(*id));
        self.object(code.linetable);
        code.exceptiontable.iter().for_each(|id| self.object(*id));
    }
}

/// The numbers of the objects that have a flag in one skeleton and none in the other; nothing if the skeletons
/// differ otherwise. Objects are counted as they come, without singletons and, but for 2.7, references.
pub(crate) fn flags_apart(one: &str, other: &str, references: References) -> Option<Vec<u32>> {
    let (one, other) = (marks(one, references)?, marks(other, references)?);
    let same = one.len() == other.len() && one.iter().zip(&other).all(|(a, b)| a.what == b.what);
    let mut objects = one.iter().zip(&other).filter(|(mark, _)| matches!(mark.what, What::Object(_)));
    let mut apart = Vec::new();
    for (number, (a, b)) in objects.by_ref().enumerate() {
        if a.is_flagged != b.is_flagged {
            apart.push(number as u32);
        }
    }
    same.then_some(apart)
}

/// One object of a skeleton.
struct Mark {
    what: What,
    is_flagged: bool,
}

#[derive(PartialEq, Eq)]
enum What {
    /// A type code.
    Object(u8),
    /// The same of an object that every pool has.
    Singleton(u8),
    /// A reference to the object of that place among the marks.
    Ref(usize),
}

fn marks(text: &str, references: References) -> Option<Vec<Mark>> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut flagged = Vec::new();
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        let mut is_flagged = byte == b'&';
        let code = if is_flagged { bytes.next()? } else { byte };
        if is_flagged {
            flagged.push(marks.len());
        }
        let what = match code {
            b' ' => continue,
            REF => {
                let mut number = 0usize;
                while let Some(digit) = bytes.next_if(u8::is_ascii_digit) {
                    number = number.checked_mul(10)?.checked_add(usize::from(digit - b'0'))?;
                }
                let place = *flagged.get(number)?;
                match references {
                    References::Flags => What::Ref(place),
                    // One more interned string, wherever the first of its text stands.
                    References::Strings => {
                        is_flagged = true;
                        What::Object(STRING)
                    }
                }
            }
            b'N' | b'F' | b'T' | b'.' | b'S' | b'0' => What::Singleton(code),
            code => What::Object(code),
        };
        marks.push(Mark { what, is_flagged });
    }
    Some(marks)
}

/// The type code of an object that every pool has.
fn singleton(object: Object<'_>) -> u8 {
    match object {
        Object::None => b'N',
        Object::False => b'F',
        Object::True => b'T',
        Object::Ellipsis => b'.',
        Object::StopIteration => b'S',
        _ => b'0',
    }
}

/// Appends the marshal data of a code object whose objects are written as a skeleton says.
///
/// # Errors
///
/// A skeleton of other objects; what cannot be assembled.
pub(crate) fn write(
    code: &Assembly,
    skeleton: &str,
    target: &'static Target,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let bump = bumpalo::Bump::new();
    let objects = Objects::with_format(&bump, target.pyc);
    let codes = vec![0; objects.len()];
    let mut flesh = Flesh { objects, codes, refs: Vec::new(), tokens: skeleton.bytes().peekable(), target };
    let root = flesh.code(code)?;
    if flesh.tokens.any(|byte| !byte.is_ascii_whitespace()) {
        return Err(ErrorKind::Skeleton.into());
    }
    let Flesh { objects, codes, .. } = flesh;
    let dump = Dump { objects, root, layout: Layout::of_codes(codes), trailing: &[], format: target.pyc };
    dump.write(out).map_err(|error| ErrorKind::Marshal(error.to_string()).into())
}

struct Flesh<'f, 'a> {
    objects: Objects<'a>,
    /// By object, its type code and flag.
    codes: Vec<u8>,
    refs: Vec<ObjectId>,
    tokens: std::iter::Peekable<std::str::Bytes<'f>>,
    target: &'static Target,
}

enum Token {
    Ref(ObjectId),
    /// A type code, with the number that the object gets if it is flagged.
    New {
        code: u8,
        number: Option<usize>,
    },
}

impl<'a> Flesh<'_, 'a> {
    fn token(&mut self) -> Result<Token, Error> {
        let bad = || Error::from(ErrorKind::Skeleton);
        while self.tokens.next_if(u8::is_ascii_whitespace).is_some() {}
        let mut byte = self.tokens.next().ok_or_else(bad)?;
        if byte == REF {
            let mut number = 0usize;
            while let Some(digit) = self.tokens.next_if(u8::is_ascii_digit) {
                number = number.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
            }
            return self.refs.get(number).map(|id| Token::Ref(*id)).ok_or_else(bad);
        }
        let mut number = None;
        if byte == b'&' {
            byte = self.tokens.next().ok_or_else(bad)?;
            byte = match self.target.pyc.references {
                References::Flags => byte | FLAG_REF,
                References::Strings => INTERNED,
            };
            number = Some(self.refs.len());
            self.refs.push(ObjectId(0));
        }
        Ok(Token::New { code: byte, number })
    }

    /// Adds an object whose parts are there already.
    fn add(&mut self, object: Object<'a>, code: u8, number: Option<usize>) -> ObjectId {
        let id = self.objects.push(object);
        if code == INTERNED {
            self.objects.set_interned(id);
        }
        self.codes.resize(self.objects.len(), 0);
        self.codes[id.0 as usize] = code;
        if let Some(number) = number {
            self.refs[number] = id;
        }
        id
    }

    /// The next object, made by `make` unless it is a reference.
    fn object(
        &mut self,
        make: impl FnOnce(&mut Self) -> Result<Object<'a>, Error>,
    ) -> Result<ObjectId, Error> {
        match self.token()? {
            Token::Ref(id) => Ok(id),
            Token::New { code, number } => {
                let object = make(self)?;
                Ok(self.add(object, code, number))
            }
        }
    }

    fn str(&mut self, text: &Text) -> Result<ObjectId, Error> {
        self.object(|flesh| {
            let text = flesh.objects.bump().alloc_slice_copy(text.as_bytes());
            Ok(match flesh.target.pyc.references {
                References::Flags => Object::Str(text),
                References::Strings => Object::Bytes(text),
            })
        })
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<ObjectId, Error> {
        self.object(|flesh| Ok(Object::Bytes(flesh.objects.bump().alloc_slice_copy(bytes))))
    }

    fn names(&mut self, names: &[Text]) -> Result<ObjectId, Error> {
        self.object(|flesh| {
            let ids = names.iter().map(|name| flesh.str(name)).collect::<Result<Vec<_>, _>>()?;
            Ok(Object::Tuple(flesh.objects.bump().alloc_slice_copy(&ids)))
        })
    }

    fn items(&mut self, items: &[Const]) -> Result<&'a [ObjectId], Error> {
        let ids = items.iter().map(|item| self.constant(item)).collect::<Result<Vec<_>, _>>()?;
        Ok(self.objects.bump().alloc_slice_copy(&ids))
    }

    fn pairs(&mut self, pairs: &[(Const, Const)]) -> Result<&'a [(ObjectId, ObjectId)], Error> {
        let pair = |(key, value): &(Const, Const)| Ok((self.constant(key)?, self.constant(value)?));
        let ids = pairs.iter().map(pair).collect::<Result<Vec<_>, Error>>()?;
        Ok(self.objects.bump().alloc_slice_copy(&ids))
    }

    fn constant(&mut self, constant: &Const) -> Result<ObjectId, Error> {
        if let Const::Code(code) = constant {
            return deeper(|| self.code(code));
        }
        deeper(|| {
            self.object(|flesh| {
                let bump = flesh.objects.bump();
                Ok(match constant {
                    Const::Null => Object::Null,
                    Const::None => Object::None,
                    Const::False => Object::False,
                    Const::True => Object::True,
                    Const::Ellipsis => Object::Ellipsis,
                    Const::StopIteration => Object::StopIteration,
                    Const::Int(value) => Object::Int(*value),
                    Const::BigInt { negative, digits } => Object::BigInt(pybytecode_code::BigInt {
                        negative: *negative,
                        digits: bump.alloc_slice_copy(digits),
                    }),
                    Const::Float(value) => Object::Float(*value),
                    Const::Complex { real, imag } => Object::Complex { real: *real, imag: *imag },
                    Const::Bytes(bytes) => Object::Bytes(bump.alloc_slice_copy(bytes)),
                    Const::Str(text) => Object::Str(bump.alloc_slice_copy(text.as_bytes())),
                    Const::Tuple(items) => Object::Tuple(flesh.items(items)?),
                    Const::List(items) => Object::List(flesh.items(items)?),
                    Const::Set(items) => Object::Set(flesh.items(items)?),
                    Const::FrozenSet(items) => Object::FrozenSet(flesh.items(items)?),
                    Const::Dict(pairs) => Object::Dict(flesh.pairs(pairs)?),
                    Const::FrozenDict(pairs) => Object::FrozenDict(flesh.pairs(pairs)?),
                    Const::Slice(parts) => {
                        let [start, stop, step] = &**parts;
                        let start = flesh.constant(start)?;
                        Object::Slice([start, flesh.constant(stop)?, flesh.constant(step)?])
                    }
                    // Seen above.
                    Const::Code(_) => return Err(ErrorKind::Skeleton.into()),
                })
            })
        })
    }

    fn code(&mut self, code: &Assembly) -> Result<ObjectId, Error> {
        let Encoded { code: bytes, lines, exceptions, stacksize } =
            encode(code, self.target).map_err(|error| Error { code: Some(code.name.clone()), ..error })?;
        self.object(|flesh| {
            let has_table = flesh.target.pyc.code == CodeFields::Plus;
            let bytes = flesh.bytes(&bytes)?;
            let consts = flesh.object(|flesh| Ok(Object::Tuple(flesh.items(&code.consts)?)))?;
            let names = flesh.names(&code.names)?;
            let locals = match &code.variables {
                Variables::Split { nlocals, varnames, cellvars, freevars } => {
                    let nlocals = nlocals.unwrap_or(varnames.len() as u32);
                    let (varnames, freevars) = (flesh.names(varnames)?, flesh.names(freevars)?);
                    Locals::Split { nlocals, varnames, freevars, cellvars: flesh.names(cellvars)? }
                }
                Variables::Plus(variables) => {
                    let (names, kinds): (Vec<Text>, Vec<u8>) =
                        variables.iter().map(|(name, kind)| (name.clone(), kind.bits())).unzip();
                    Locals::Plus { names: flesh.names(&names)?, kinds: flesh.bytes(&kinds)? }
                }
            };
            let filename = flesh.str(&code.filename)?;
            let name = flesh.str(&code.name)?;
            let qualname = if has_table { Some(flesh.str(&code.qualname)?) } else { None };
            let linetable = flesh.bytes(&lines)?;
            let exceptiontable = if has_table { Some(flesh.bytes(&exceptions)?) } else { None };
            let made = Code {
                code: bytes,
                consts,
                names,
                locals,
                filename,
                name,
                qualname,
                linetable,
                exceptiontable,
                ..code.numbers(stacksize, flesh.target.pyc)
            };
            Ok(Object::Code(flesh.objects.bump().alloc(made)))
        })
    }
}
