//! Bytes to objects (`r_object` in `Python/marshal.c`).
//!
//! Text and bytes are borrowed from the input. Containers that are being read stand on a stack of
//! [`Frame`]s, the objects read for them on another, so that depth costs no stack of the thread's; and
//! no count in the data makes anything allocate before that many objects were read.

use bumpalo::Bump;
use pybytecode_code::{BigInt, Code, Locals, Object, ObjectId, Objects};
use pybytecode_opcode::pyc::{ArgumentCounts, CodeFields, InstructionForm, PycFormat, References};

use crate::text::is_utf8_with_surrogates;
use crate::{Dump, Error, Layout, MAX_DEPTH, Problem, kind};

/// Reads the object at the start of `bytes`, as a version wrote it; what follows is left alone.
///
/// # Errors
///
/// [`Error::Data`] with the offset of what is wrong. Data that CPython refuses is refused; so are
/// dicts whose end takes the place of a value, and numbers and strings that no CPython writes.
pub fn read<'a>(bytes: &'a [u8], format: &'static PycFormat, bump: &'a Bump) -> Result<Dump<'a>, Error> {
    let mut reader = Reader {
        bytes,
        at: 0,
        format,
        bump,
        objects: Objects::with_format(bump, format),
        layout: Layout {
            codes: vec![kind::NONE, kind::FALSE, kind::TRUE, kind::ELLIPSIS],
            ..Layout::default()
        },
        refs: Vec::new(),
        frames: Vec::new(),
        values: Vec::new(),
        room: FEW_OBJECTS,
    };
    let root = reader.read()?;
    Ok(Dump { objects: reader.objects, root, layout: reader.layout, trailing: &bytes[reader.at..], format })
}

/// A container that is being read.
struct Frame {
    id: ObjectId,
    shape: Shape,
    /// Where its items start in [`Reader::values`].
    first: usize,
    /// The number of its reference, if others may refer to it only when it is complete.
    reserved: Option<usize>,
    /// Where it starts in the data.
    offset: usize,
}

enum Shape {
    /// So many items; the type code tells of which container.
    Items { code: u8, count: usize },
    /// Up to the end mark.
    Pairs { code: u8 },
    /// The fields of a code object: its numbers, and `co_firstlineno` once it was read.
    Code { numbers: [u32; 6], firstlineno: i32 },
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    format: &'static PycFormat,
    bump: &'a Bump,
    objects: Objects<'a>,
    layout: Layout<'a>,
    /// The flagged objects, in order; `None` for one that is not complete.
    refs: Vec<Option<ObjectId>>,
    frames: Vec<Frame>,
    values: Vec<ObjectId>,
    /// How many objects there may be before [`Reader::make_room`] is asked.
    room: usize,
}

/// So many objects take little memory, whatever the size of the file.
const FEW_OBJECTS: usize = 1 << 16;
/// How much memory an object takes at most, in bytes, besides what its value takes.
const OBJECT_SIZE: usize = 50;
/// How much memory objects may take: so many times what the file has, and this.
const MOST_TIMES: usize = 10;
const MOST_MEMORY: usize = 64 << 20;

/// What was found at one type code.
enum Found {
    /// A whole object.
    Object(ObjectId),
    /// The start of a container.
    Container,
    /// The mark that ends a dict.
    End,
}

impl<'a> Reader<'a> {
    fn read(&mut self) -> Result<ObjectId, Error> {
        loop {
            let offset = self.at;
            if self.objects.len() >= self.room {
                self.make_room()?;
            }
            let mut found = self.item()?;
            // A whole object may complete containers; a new container may be complete at once.
            loop {
                match found {
                    Found::Container => {}
                    Found::Object(id) if self.frames.is_empty() => return Ok(id),
                    Found::Object(id) => self.values.push(id),
                    Found::End => {
                        let is_key = self.frames.last().is_some_and(|frame| {
                            matches!(frame.shape, Shape::Pairs { .. })
                                && (self.values.len() - frame.first).is_multiple_of(2)
                        });
                        if !is_key {
                            return Err(Error::Data { offset, problem: Problem::NullObject });
                        }
                        found = Found::Object(self.close()?);
                        continue;
                    }
                }
                if !self.is_complete()? {
                    break;
                }
                found = Found::Object(self.close()?);
            }
        }
    }

    /// Makes room for as many objects as there will be if what follows is like what was read: growing by doubling
    /// would take three times the memory. A file of the smallest objects alone would take too much in any case.
    fn make_room(&mut self) -> Result<(), Error> {
        let count = self.objects.len();
        let most = self.bytes.len().saturating_mul(MOST_TIMES).saturating_add(MOST_MEMORY) / OBJECT_SIZE;
        if count >= most {
            return Err(self.error(self.at, Problem::TooMany));
        }
        let rest = self.bytes.len() - self.at;
        let alike = (count as u128 * rest as u128 / self.at.max(1) as u128) as usize;
        let more = (alike + alike / 32).max(count / 8).min(rest).min(most - count).max(1);
        self.objects.reserve_exact(more);
        self.layout.codes.reserve_exact(more);
        self.room = count + more;
        Ok(())
    }

    /// Whether the innermost container has all its objects; reads the number within a code object.
    fn is_complete(&mut self) -> Result<bool, Error> {
        let format = self.format;
        let Some(frame) = self.frames.last() else { return Ok(false) };
        let have = self.values.len() - frame.first;
        match frame.shape {
            Shape::Items { count, .. } => Ok(have == count),
            Shape::Pairs { .. } => Ok(false),
            Shape::Code { .. } => {
                let (before_line, all) = match format.code {
                    CodeFields::Split => (8, 9),
                    CodeFields::Plus => (8, 10),
                };
                if have == before_line {
                    let line = self.long()?;
                    if let Some(Frame { shape: Shape::Code { firstlineno, .. }, .. }) = self.frames.last_mut()
                    {
                        *firstlineno = line;
                    }
                }
                Ok(have == all)
            }
        }
    }

    /// Makes the innermost container of what was read for it.
    fn close(&mut self) -> Result<ObjectId, Error> {
        let Some(frame) = self.frames.pop() else {
            return Err(self.error(self.at, Problem::NullObject));
        };
        let items = &self.values[frame.first..];
        let object = match frame.shape {
            Shape::Items { code: kind::SLICE, .. } => Object::Slice([items[0], items[1], items[2]]),
            Shape::Items { code, .. } => {
                let items: &'a [ObjectId] = self.bump.alloc_slice_copy(items);
                match code {
                    kind::LIST => Object::List(items),
                    kind::SET => Object::Set(items),
                    kind::FROZEN_SET => Object::FrozenSet(items),
                    _ => Object::Tuple(items),
                }
            }
            Shape::Pairs { code } => {
                let pairs = items.chunks_exact(2).map(|pair| (pair[0], pair[1]));
                let pairs: &'a [(ObjectId, ObjectId)] = self.bump.alloc_slice_fill_iter(pairs);
                if code == kind::DICT { Object::Dict(pairs) } else { Object::FrozenDict(pairs) }
            }
            Shape::Code { numbers, firstlineno } => {
                let code = self.make_code(items, numbers, firstlineno, frame.offset)?;
                Object::Code(self.bump.alloc(code))
            }
        };
        self.values.truncate(frame.first);
        self.objects.set(frame.id, object);
        if let Some(number) = frame.reserved {
            self.refs[number] = Some(frame.id);
        }
        Ok(frame.id)
    }

    fn make_code(
        &self,
        items: &[ObjectId],
        numbers: [u32; 6],
        firstlineno: i32,
        offset: usize,
    ) -> Result<Code, Error> {
        let bad = |name| self.error(offset, Problem::CodeField(name));
        let bytes = |id, name| match self.objects.get(id) {
            Object::Bytes(value) => Ok((id, value.len())),
            _ => Err(bad(name)),
        };
        // In 2.7 they are bytes, and so are names.
        let are_bytes = self.format.references == References::Strings;
        let is_text = |id| match self.objects.get(id) {
            Object::Str(_) => true,
            Object::Bytes(_) => are_bytes,
            _ => false,
        };
        let text = |id, name| if is_text(id) { Ok(id) } else { Err(bad(name)) };
        let names = |id, name| match self.objects.get(id) {
            Object::Tuple(items) if items.iter().all(|item| is_text(*item)) => Ok((id, items.len())),
            _ => Err(bad(name)),
        };
        let consts = match self.objects.get(items[1]) {
            Object::Tuple(_) => items[1],
            _ => return Err(bad("co_consts")),
        };
        let [argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags] = numbers;
        let (locals, qualname, exceptiontable, rest) = match self.format.code {
            CodeFields::Split => {
                let locals = Locals::Split {
                    nlocals,
                    varnames: names(items[3], "co_varnames")?.0,
                    freevars: names(items[4], "co_freevars")?.0,
                    cellvars: names(items[5], "co_cellvars")?.0,
                };
                (locals, None, None, [items[6], items[7], items[8]])
            }
            CodeFields::Plus => {
                let (names, count) = names(items[3], "co_localsplusnames")?;
                let (kinds, len) = bytes(items[4], "co_localspluskinds")?;
                if count != len {
                    return Err(bad("co_localspluskinds"));
                }
                let qualname = text(items[7], "co_qualname")?;
                let exceptiontable = bytes(items[9], "co_exceptiontable")?.0;
                let rest = [items[5], items[6], items[8]];
                (Locals::Plus { names, kinds }, Some(qualname), Some(exceptiontable), rest)
            }
        };
        let (code, len) = bytes(items[0], "co_code")?;
        if len % 2 != 0 && self.format.instructions == InstructionForm::Word {
            return Err(bad("co_code"));
        }
        let [filename, name, linetable] = rest;
        Ok(Code {
            argcount,
            posonlyargcount,
            kwonlyargcount,
            stacksize,
            flags,
            code,
            consts,
            names: names(items[2], "co_names")?.0,
            locals,
            filename: text(filename, "co_filename")?,
            name: text(name, "co_name")?,
            qualname,
            firstlineno,
            linetable: bytes(linetable, "co_linetable")?.0,
            exceptiontable,
        })
    }

    /// Reads a type code and what follows it, of a container only the beginning.
    fn item(&mut self) -> Result<Found, Error> {
        if self.frames.len() >= MAX_DEPTH {
            return Err(self.error(self.at, Problem::Depth));
        }
        let offset = self.at;
        let byte = self.byte()?;
        let code = byte & !kind::FLAG_REF;
        if self.format.references == References::Strings
            && let Some(found) = self.item_of_python_2(byte, offset)?
        {
            return Ok(found);
        }
        let object = match code {
            kind::NULL if byte == code => return Ok(Found::End),
            kind::NONE => Object::None,
            kind::FALSE => Object::False,
            kind::TRUE => Object::True,
            kind::ELLIPSIS => Object::Ellipsis,
            kind::STOP_ITERATION => Object::StopIteration,
            kind::INT => Object::Int(i64::from(self.long()?)),
            kind::INT64 => Object::Int(i64::from_le_bytes(self.array()?)),
            kind::LONG => self.digits()?,
            kind::FLOAT => Object::Float(f64::from_le_bytes(self.array()?)),
            kind::COMPLEX => Object::Complex {
                real: f64::from_le_bytes(self.array()?),
                imag: f64::from_le_bytes(self.array()?),
            },
            kind::FLOAT_TEXT => Object::Float(self.decimal()?),
            kind::COMPLEX_TEXT => Object::Complex { real: self.decimal()?, imag: self.decimal()? },
            kind::STRING => Object::Bytes(self.sized()?),
            kind::UNICODE | kind::INTERNED => {
                let text = self.sized()?;
                if !is_utf8_with_surrogates(text) {
                    return Err(self.error(offset, Problem::Utf8));
                }
                Object::Str(text)
            }
            kind::ASCII | kind::ASCII_INTERNED => Object::Str(self.sized()?),
            kind::SHORT_ASCII | kind::SHORT_ASCII_INTERNED => {
                let len = self.byte()?;
                Object::Str(self.take(usize::from(len))?)
            }
            kind::REF if byte == code => {
                let number = self.long()?;
                let known =
                    usize::try_from(number).ok().and_then(|number| self.refs.get(number).copied().flatten());
                return known.map(Found::Object).ok_or(self.error(offset, Problem::Reference));
            }
            _ => return self.container(byte, offset).map(|()| Found::Container),
        };
        Ok(Found::Object(self.leaf(byte, object, offset)))
    }

    /// What 2.7 has otherwise: no flags, strings that are bytes, and references to interned ones alone. `None` if the
    /// type code means the same as later.
    fn item_of_python_2(&mut self, byte: u8, offset: usize) -> Result<Option<Found>, Error> {
        let id = match byte {
            kind::STRING | kind::INTERNED => {
                let id = self.add(byte, Object::Null);
                let text = self.sized()?;
                self.objects.set(id, Object::Bytes(text));
                if byte == kind::INTERNED {
                    self.objects.set_interned(id);
                    self.refs.push(Some(id));
                }
                id
            }
            kind::STRING_REF => {
                let number = usize::try_from(self.long()?).ok();
                let known = number.and_then(|number| self.refs.get(number).copied().flatten());
                known.ok_or(self.error(offset, Problem::Reference))?
            }
            kind::SMALL_TUPLE
            | kind::ASCII
            | kind::ASCII_INTERNED
            | kind::SHORT_ASCII
            | kind::SHORT_ASCII_INTERNED
            | kind::REF
            | kind::SLICE
            | kind::FROZEN_DICT => return Err(self.error(offset, Problem::UnknownToVersion(byte))),
            _ if byte & kind::FLAG_REF != 0 => return Err(self.error(offset, Problem::UnknownType(byte))),
            _ => return Ok(None),
        };
        Ok(Some(Found::Object(id)))
    }

    /// Adds an object that is whole.
    fn leaf(&mut self, byte: u8, object: Object<'a>, offset: usize) -> ObjectId {
        let code = byte & !kind::FLAG_REF;
        let singleton = match object {
            Object::None => Some(Objects::NONE),
            Object::False => Some(Objects::FALSE),
            Object::True => Some(Objects::TRUE),
            Object::Ellipsis => Some(Objects::ELLIPSIS),
            _ => None,
        };
        if let Some(id) = singleton.filter(|_| byte == code) {
            return id;
        }
        let raw = &self.bytes[offset + 1..self.at];
        let mut is_raw = matches!(code, kind::FLOAT_TEXT | kind::COMPLEX_TEXT);
        let mut object = object;
        if let (
            kind::ASCII | kind::ASCII_INTERNED | kind::SHORT_ASCII | kind::SHORT_ASCII_INTERNED,
            Object::Str(text),
        ) = (code, object)
            && !text.is_ascii()
        {
            // CPython reads such bytes as Latin-1.
            let text: String = text.iter().map(|byte| char::from(*byte)).collect();
            object = Object::Str(self.bump.alloc_str(&text).as_bytes());
            is_raw = true;
        }
        let id = self.add(byte, object);
        if is_raw {
            self.layout.raw.insert(id, raw);
        }
        if matches!(code, kind::INTERNED | kind::ASCII_INTERNED | kind::SHORT_ASCII_INTERNED) {
            self.objects.set_interned(id);
        }
        let is_singleton = singleton.is_some() || matches!(object, Object::StopIteration);
        if byte & kind::FLAG_REF != 0 && !is_singleton {
            self.refs.push(Some(id));
        }
        id
    }

    /// Opens a container.
    fn container(&mut self, byte: u8, offset: usize) -> Result<(), Error> {
        let code = byte & !kind::FLAG_REF;
        let (shape, complete_first) = match code {
            kind::SMALL_TUPLE => (Shape::Items { code, count: usize::from(self.byte()?) }, false),
            kind::TUPLE | kind::LIST | kind::SET => (Shape::Items { code, count: self.size()? }, false),
            kind::FROZEN_SET => {
                let count = self.size()?;
                (Shape::Items { code, count }, count > 0)
            }
            kind::DICT => (Shape::Pairs { code }, false),
            _ if self.format.marshal < kind::since(code) => {
                return Err(self.error(offset, Problem::UnknownToVersion(code)));
            }
            kind::FROZEN_DICT => (Shape::Pairs { code }, true),
            kind::SLICE => (Shape::Items { code, count: 3 }, true),
            kind::CODE => (self.code_numbers()?, true),
            _ => return Err(self.error(offset, Problem::UnknownType(byte))),
        };
        let placeholder = match code {
            kind::TUPLE | kind::SMALL_TUPLE => Object::Tuple(&[]),
            kind::LIST => Object::List(&[]),
            kind::SET => Object::Set(&[]),
            kind::DICT => Object::Dict(&[]),
            _ => Object::Null,
        };
        let id = self.add(byte, placeholder);
        let mut reserved = None;
        if byte & kind::FLAG_REF != 0 {
            reserved = complete_first.then_some(self.refs.len());
            self.refs.push((!complete_first).then_some(id));
        }
        self.frames.push(Frame { id, shape, first: self.values.len(), reserved, offset });
        Ok(())
    }

    fn code_numbers(&mut self) -> Result<Shape, Error> {
        let mut numbers = [0; 6];
        for (place, number) in numbers.iter_mut().enumerate() {
            const POSONLY: usize = 1;
            const KWONLY: usize = 2;
            const NLOCALS: usize = 3;
            let is_there = match place {
                POSONLY => self.format.arguments == ArgumentCounts::PositionalOnly,
                KWONLY => self.format.arguments != ArgumentCounts::Positional,
                NLOCALS => self.format.code == CodeFields::Split,
                _ => true,
            };
            if !is_there {
                continue;
            }
            let offset = self.at;
            const NAMES: [&str; 6] = [
                "co_argcount",
                "co_posonlyargcount",
                "co_kwonlyargcount",
                "co_nlocals",
                "co_stacksize",
                "co_flags",
            ];
            *number = u32::try_from(self.long()?)
                .map_err(|_| self.error(offset, Problem::CodeField(NAMES[place])))?;
        }
        Ok(Shape::Code { numbers, firstlineno: 0 })
    }

    fn add(&mut self, byte: u8, object: Object<'a>) -> ObjectId {
        self.layout.codes.push(byte);
        self.objects.push(object)
    }

    fn digits(&mut self) -> Result<Object<'a>, Error> {
        let offset = self.at;
        let bad = |problem| Error::Data { offset, problem };
        let count = self.long()?;
        let negative = count < 0;
        let digits =
            self.take((count.unsigned_abs() as usize).saturating_mul(2)).map_err(|_| bad(Problem::Size))?;
        let mut digits32 = bumpalo::collections::Vec::new_in(self.bump);
        let mut pending = 0u64;
        let mut bits = 0;
        let mut last = 1;
        for digit in digits.chunks_exact(2) {
            last = u16::from_le_bytes([digit[0], digit[1]]);
            if last >= 1 << 15 {
                return Err(bad(Problem::Digits));
            }
            pending |= u64::from(last) << bits;
            bits += 15;
            if bits >= 32 {
                digits32.push(pending as u32);
                pending >>= 32;
                bits -= 32;
            }
        }
        if last == 0 {
            return Err(bad(Problem::Digits));
        }
        if pending != 0 {
            digits32.push(pending as u32);
        }
        let digits32 = digits32.into_bump_slice();
        // In 2.7 `long` is a type of its own.
        if self.format.references == References::Strings {
            return Ok(Object::BigInt(BigInt { negative, digits: digits32 }));
        }
        if let [low, high @ ..] = digits32
            && high.len() < 2
        {
            let magnitude = i128::from(*low) | i128::from(high.first().copied().unwrap_or(0)) << 32;
            if let Ok(value) = i64::try_from(if negative { -magnitude } else { magnitude }) {
                return Ok(Object::Int(value));
            }
        }
        if digits32.is_empty() {
            return Ok(Object::Int(0));
        }
        Ok(Object::BigInt(BigInt { negative, digits: digits32 }))
    }

    fn decimal(&mut self) -> Result<f64, Error> {
        let offset = self.at;
        let len = self.byte()?;
        let text = self.take(usize::from(len))?;
        let number = std::str::from_utf8(text).ok().and_then(|text| text.parse().ok());
        number.ok_or(self.error(offset, Problem::Number))
    }

    fn sized(&mut self) -> Result<&'a [u8], Error> {
        let offset = self.at;
        let len = self.long()?;
        let len = usize::try_from(len).map_err(|_| self.error(offset, Problem::Size))?;
        self.take(len)
    }

    /// A number of items, which cannot be more than the bytes that follow.
    fn size(&mut self) -> Result<usize, Error> {
        let offset = self.at;
        let count = usize::try_from(self.long()?).ok().filter(|count| *count <= self.bytes.len() - self.at);
        count.ok_or(self.error(offset, Problem::Size))
    }

    fn long(&mut self) -> Result<i32, Error> {
        Ok(i32::from_le_bytes(self.array()?))
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let bytes = self.bytes[self.at..]
            .first_chunk::<N>()
            .ok_or(self.error(self.bytes.len(), Problem::Truncated))?;
        self.at += N;
        Ok(*bytes)
    }

    fn byte(&mut self) -> Result<u8, Error> {
        self.array::<1>().map(|[byte]| byte)
    }

    fn take(&mut self, len: usize) -> Result<&'a [u8], Error> {
        let rest = &self.bytes[self.at..];
        let taken = rest.get(..len).ok_or(self.error(self.bytes.len(), Problem::Truncated))?;
        self.at += len;
        Ok(taken)
    }

    fn error(&self, offset: usize, problem: Problem) -> Error {
        Error::Data { offset, problem }
    }
}
