//! Objects to bytes.
//!
//! [`Writer`] writes what a version's `py_compile` writes. What is hard in that is which objects get a
//! reference flag: CPython leaves it out for objects with one reference that are not interned
//! strings (`w_ref` in `Python/marshal.c`). So references are counted ([`Holders`]), and what the
//! runtime shares with every program counts as held by many. Which objects are one is said by their
//! ids; two fields of a code object are known to be objects of its own.
//!
//! The walk is the same for objects that were read and are written back ([`Dump`](crate::Dump)); the
//! difference is a [`Style`]. It keeps a list of what is still to be written instead of recursing.

use pybytecode_code::{Code, Locals, Object, ObjectId, Objects};
use pybytecode_opcode::pyc::{
    ArgumentCounts, CodeFields, CodeStrings, Latin1, PycFormat, RefFlags, References, RootCode, SetOrder,
};

use rustc_hash::FxHashMap;

use crate::holders::Holders;
use crate::payload::{self, long, size, sized};
use crate::{Error, MAX_DEPTH, kind};

/// Writes code objects as a version of CPython does; keeps its memory from one to the next.
#[derive(Debug)]
pub struct Writer {
    format: &'static PycFormat,
    holders: Holders,
    scratch: Scratch,
}

impl Writer {
    /// A writer for one version.
    pub fn new(format: &'static PycFormat) -> Self {
        Writer { format, holders: Holders::default(), scratch: Scratch::default() }
    }

    /// Appends what `py_compile` puts behind the header when `root` is the module's code object.
    ///
    /// # Errors
    ///
    /// Where CPython raises an error too: objects nested more than [`MAX_DEPTH`] deep, too large, or
    /// unknown to the version. `out` then has a part of the data.
    pub fn write(&mut self, objects: &Objects<'_>, root: ObjectId, out: &mut Vec<u8>) -> Result<(), Error> {
        self.write_except(objects, root, &[], out)
    }

    /// As [`Writer::write`], but of the objects with these numbers (ascending, counted as objects are written, without
    /// singletons and references) each has a reference flag exactly if it would have none. In 2.7 each of these strings
    /// is interned exactly if it would not be, and references count.
    ///
    /// # Errors
    ///
    /// As [`Writer::write`].
    pub fn write_except(
        &mut self,
        objects: &Objects<'_>,
        root: ObjectId,
        exceptions: &[u32],
        out: &mut Vec<u8>,
    ) -> Result<(), Error> {
        self.holders.count(objects, root, self.format);
        let style = Canonical {
            format: self.format,
            holders: &self.holders,
            root_is_held: self.format.root == RootCode::Held,
            root,
        };
        let mut encoder = Encoder::new(objects, &style, self.format, &mut self.scratch, out);
        encoder.exceptions = exceptions;
        encoder.write(root)
    }
}

/// What can be written in more than one way.
pub(crate) trait Style {
    /// Whether the object gets a reference flag; never asked about singletons.
    fn is_flagged(&self, id: ObjectId, object: Object<'_>, interned: bool) -> bool;

    /// The type code, without flag.
    fn type_code(&self, id: ObjectId, object: Object<'_>, interned: bool) -> u8;

    /// The one byte of a singleton.
    fn singleton(&self, id: ObjectId, object: Object<'_>) -> u8;

    /// What follows the type code, where the value does not tell.
    fn raw(&self, id: ObjectId) -> Option<&[u8]>;

    /// Whether objects are one exactly where their ids are, and sets keep their order.
    fn is_as_read(&self) -> bool;
}

/// CPython's way.
struct Canonical<'h> {
    format: &'static PycFormat,
    holders: &'h Holders,
    root: ObjectId,
    root_is_held: bool,
}

impl Canonical<'_> {
    /// Whether the runtime has the object once, for all programs.
    fn is_runtimes(&self, object: Object<'_>) -> bool {
        match object {
            Object::Int(value) => self.format.small_ints.contains(&value),
            Object::Bytes(value) => value.len() < 2,
            Object::Tuple(items) => items.is_empty(),
            Object::Str(text) => {
                self.format.latin1 == Latin1::Shared && matches!(text, [] | [0..=0x7F] | [0xC2 | 0xC3, _])
            }
            _ => false,
        }
    }
}

impl Style for Canonical<'_> {
    fn is_flagged(&self, id: ObjectId, object: Object<'_>, interned: bool) -> bool {
        if self.holders.are_many(id) || (self.root_is_held && id == self.root) {
            return true;
        }
        match self.format.flags {
            RefFlags::Shared => false,
            RefFlags::SharedOrInterned => interned || self.is_runtimes(object),
        }
    }

    fn type_code(&self, _id: ObjectId, object: Object<'_>, interned: bool) -> u8 {
        match self.format.references {
            References::Flags => payload::type_code(object, interned),
            References::Strings => payload::type_code_of_python_2(object, interned),
        }
    }

    fn singleton(&self, _id: ObjectId, object: Object<'_>) -> u8 {
        payload::type_code(object, false)
    }

    fn raw(&self, _id: ObjectId) -> Option<&[u8]> {
        None
    }

    fn is_as_read(&self) -> bool {
        false
    }
}

/// What is still to be written, last one first.
#[derive(Debug, Clone, Copy)]
enum Task<'o> {
    Object(ObjectId),
    /// An object that somebody else holds at the time, so that it is flagged.
    Held(ObjectId),
    /// What is left of a container's items.
    Items {
        of: ObjectId,
        rest: &'o [ObjectId],
    },
    /// What is left of a code object's fields.
    Fields {
        of: ObjectId,
        code: &'o Code,
        rest: &'static [Field],
    },
    /// The end of a dict.
    Null,
    /// The end of a container.
    Leave(ObjectId),
}

/// A field of a code object behind those numbers that come first.
#[derive(Debug, Clone, Copy)]
enum Field {
    Code,
    Consts,
    Names,
    /// Names of locals, cells and free variables, in one tuple or in three, and in the first case their kinds.
    Locals,
    FreeNames,
    CellNames,
    Kinds,
    FileName,
    Name,
    QualName,
    FirstLine,
    LineTable,
    ExceptionTable,
}

impl Field {
    /// All, in the order in which they are written.
    const ALL: &[Field] = &[
        Field::Code,
        Field::Consts,
        Field::Names,
        Field::Locals,
        Field::FreeNames,
        Field::CellNames,
        Field::Kinds,
        Field::FileName,
        Field::Name,
        Field::QualName,
        Field::FirstLine,
        Field::LineTable,
        Field::ExceptionTable,
    ];
}

/// Memory of an [`Encoder`].
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// By id: 0 or the number of the reference plus 1, with [`OPEN`] while it is incomplete.
    refs: Vec<u32>,
}

/// Set while an object that may not contain itself is being written.
const OPEN: u32 = 1 << 31;

/// One walk over the objects below a root.
pub(crate) struct Encoder<'e, 'o, S> {
    objects: &'e Objects<'o>,
    style: &'e S,
    format: &'static PycFormat,
    /// See [`Scratch::refs`].
    refs: &'e mut [u32],
    out: &'e mut Vec<u8>,
    tasks: Vec<Task<'o>>,
    next_ref: u32,
    depth: usize,
    /// How many sets there are around.
    sets: usize,
    /// How many objects were written.
    written: u32,
    /// Which of those to come have their flag otherwise than the style says.
    exceptions: &'e [u32],
    /// The numbers of interned strings by their texts, where marshal refers by them.
    strings: FxHashMap<&'o [u8], u32>,
}

/// Counts an object; whether it is the next exception.
#[inline]
fn is_next(written: &mut u32, exceptions: &mut &[u32]) -> bool {
    let number = *written;
    *written += 1;
    match exceptions.split_first() {
        Some((first, rest)) if *first == number => {
            *exceptions = rest;
            true
        }
        _ => false,
    }
}

/// The names of code objects that are none in the source.
const SCOPE_NAMES: [&[u8]; 6] =
    [b"<module>", b"<lambda>", b"<genexpr>", b"<listcomp>", b"<setcomp>", b"<dictcomp>"];

/// Whether it is one of those names; most are told by their first byte.
#[inline]
fn is_scope_name(object: Object<'_>) -> bool {
    matches!(object, Object::Str(name @ [b'<', ..]) if SCOPE_NAMES.contains(&name))
}

/// Sorting a set's elements writes each twice, so that nested sets take time in powers of two.
const MAX_NESTED_SETS: usize = 12;

impl<'e, 'o, S: Style> Encoder<'e, 'o, S> {
    pub(crate) fn new(
        objects: &'e Objects<'o>,
        style: &'e S,
        format: &'static PycFormat,
        scratch: &'e mut Scratch,
        out: &'e mut Vec<u8>,
    ) -> Self {
        scratch.refs.clear();
        scratch.refs.resize(objects.len(), 0);
        Encoder {
            objects,
            style,
            format,
            refs: &mut scratch.refs,
            out,
            tasks: Vec::new(),
            next_ref: 1,
            depth: 0,
            sets: 0,
            written: 0,
            exceptions: &[],
            strings: FxHashMap::default(),
        }
    }

    pub(crate) fn write(mut self, root: ObjectId) -> Result<(), Error> {
        self.walk(Task::Object(root))
    }

    fn walk(&mut self, first: Task<'o>) -> Result<(), Error> {
        self.tasks.push(first);
        while let Some(task) = self.tasks.pop() {
            match task {
                Task::Items { of, rest } => self.items(of, rest)?,
                Task::Fields { of, code, rest } => self.fields(of, code, rest)?,
                Task::Object(id) => self.object(id, false)?,
                Task::Held(id) => self.object(id, true)?,
                Task::Null => self.out.push(kind::NULL),
                Task::Leave(id) => self.leave(id),
            }
        }
        Ok(())
    }

    /// Writes items up to the first that is a container, which comes next.
    fn items(&mut self, of: ObjectId, items: &'o [ObjectId]) -> Result<(), Error> {
        let before = self.tasks.len();
        for (at, item) in items.iter().enumerate() {
            self.object(*item, false)?;
            if self.tasks.len() > before {
                self.tasks.insert(before, Task::Items { of, rest: &items[at + 1..] });
                return Ok(());
            }
        }
        self.leave(of);
        Ok(())
    }

    /// Writes fields up to the first that is a container, which comes next.
    fn fields(&mut self, of: ObjectId, code: &'o Code, fields: &'static [Field]) -> Result<(), Error> {
        let before = self.tasks.len();
        for (at, field) in fields.iter().enumerate() {
            self.field(code, *field)?;
            if self.tasks.len() > before {
                self.tasks.insert(before, Task::Fields { of, code, rest: &fields[at + 1..] });
                return Ok(());
            }
        }
        self.leave(of);
        Ok(())
    }

    fn field(&mut self, code: &'o Code, field: Field) -> Result<(), Error> {
        let made_for_it = !self.style.is_as_read() && self.format.code == CodeFields::Plus;
        let names_made_for_it = made_for_it && self.format.strings == CodeStrings::Names;
        let (others, first) = match code.locals {
            Locals::Split { varnames, freevars, cellvars, .. } => (Some((freevars, cellvars)), varnames),
            Locals::Plus { names, .. } => (None, names),
        };
        match field {
            // From 3.11 on `co_code` is made when it is asked for, and kept beside the code object.
            Field::Code if made_for_it => self.own(code.code, true),
            Field::Code => self.object(code.code, false),
            Field::Consts => self.object(code.consts, false),
            Field::Names => self.object(code.names, false),
            Field::Locals => self.object(first, false),
            Field::FreeNames => self.object_if(others.map(|(freevars, _)| freevars)),
            Field::CellNames => self.object_if(others.map(|(_, cellvars)| cellvars)),
            Field::Kinds => match code.locals {
                Locals::Plus { kinds, .. }
                    if made_for_it && self.objects.get(kinds) != Object::Bytes(&[]) =>
                {
                    self.own(kinds, false)
                }
                Locals::Plus { kinds, .. } => self.object(kinds, false),
                Locals::Split { .. } => Ok(()),
            },
            // The caller holds the file name, and `<lambda>` and its like are the runtime's.
            Field::FileName => self.object(code.filename, names_made_for_it),
            Field::Name => {
                let held = names_made_for_it && is_scope_name(self.objects.get(code.name));
                self.object(code.name, held)
            }
            Field::QualName => self.object_if(code.qualname),
            Field::FirstLine => {
                long(self.out, code.firstlineno);
                Ok(())
            }
            Field::LineTable => self.object(code.linetable, false),
            Field::ExceptionTable => self.object_if(code.exceptiontable),
        }
    }

    /// Writes an object that some versions do not have.
    fn object_if(&mut self, id: Option<ObjectId>) -> Result<(), Error> {
        id.map_or(Ok(()), |id| self.object(id, false))
    }

    /// Writes an object as 2.7 does: only interned strings are referred to, by their texts.
    fn object_of_python_2(&mut self, id: ObjectId) -> Result<(), Error> {
        let object = self.objects.get(id);
        if payload::is_singleton(object) {
            self.out.push(self.style.singleton(id, object));
            return Ok(());
        }
        let mut interned = self.objects.is_interned(id);
        if is_next(&mut self.written, &mut self.exceptions) && matches!(object, Object::Bytes(_)) {
            interned = !interned;
        }
        let code = self.style.type_code(id, object, interned);
        if let (kind::INTERNED, Object::Bytes(text)) = (code, object) {
            if let Some(number) = self.strings.get(text) {
                self.out.push(kind::STRING_REF);
                self.out.extend_from_slice(&number.to_le_bytes());
                return Ok(());
            }
            self.strings.insert(text, self.next_ref - 1);
            self.count_ref()?;
        }
        self.out.push(code);
        self.value(id, object, code)
    }

    fn object(&mut self, id: ObjectId, held: bool) -> Result<(), Error> {
        if self.format.references == References::Strings && !self.style.is_as_read() {
            return self.object_of_python_2(id);
        }
        let slot = self.refs[id.0 as usize];
        if slot != 0 {
            if slot & OPEN != 0 {
                return Err(Error::Recursion);
            }
            let [a, b, c, d] = (slot - 1).to_le_bytes();
            let code = match self.format.references {
                References::Flags => kind::REF,
                References::Strings => kind::STRING_REF,
            };
            self.out.extend_from_slice(&[code, a, b, c, d]);
            return Ok(());
        }
        let object = self.objects.get(id);
        if let Object::Str(text) = object
            && !self.style.is_as_read()
        {
            return self.string(id, text, held);
        }
        if payload::is_singleton(object) {
            self.out.push(self.style.singleton(id, object));
            return Ok(());
        }
        let interned = self.objects.is_interned(id);
        let code = self.style.type_code(id, object, interned);
        if self.format.references == References::Strings {
            if code == kind::INTERNED {
                self.refs[id.0 as usize] = self.next_ref;
                self.count_ref()?;
            }
            self.out.push(code);
            return self.value(id, object, code);
        }
        let flag = self.flag(id, object, interned, held)?;
        if flag != 0 && matches!(object, Object::Code(_) | Object::Slice(_) | Object::FrozenDict(_)) {
            self.refs[id.0 as usize] |= OPEN;
        }
        self.out.push(code | flag);
        self.value(id, object, code)
    }

    /// Writes a string of its own, as two of three objects are; nothing is asked here that a string does not need.
    fn string(&mut self, id: ObjectId, text: &'o [u8], held: bool) -> Result<(), Error> {
        let interned = self.objects.is_interned(id);
        let code = payload::type_code_of_str(text, interned);
        let flag = self.flag(id, Object::Str(text), interned, held)?;
        self.out.push(code | flag);
        payload::text(self.out, code, text)
    }

    /// The flag of an object that is written now, by whose number it is referred to if it is flagged.
    #[inline]
    fn flag(&mut self, id: ObjectId, object: Object<'_>, interned: bool, held: bool) -> Result<u8, Error> {
        let number = self.next_ref;
        let flag = self.next_flag(held || self.style.is_flagged(id, object, interned))?;
        if flag != 0 {
            self.refs[id.0 as usize] = number;
        }
        Ok(flag)
    }

    /// The flag of what is written now, for which a number is counted if it is flagged.
    #[inline]
    fn next_flag(&mut self, is_flagged: bool) -> Result<u8, Error> {
        if is_flagged == is_next(&mut self.written, &mut self.exceptions) {
            return Ok(0);
        }
        self.count_ref()?;
        Ok(kind::FLAG_REF)
    }

    /// Writes an object that no reference names, equal to that one.
    fn own(&mut self, equal: ObjectId, flagged: bool) -> Result<(), Error> {
        let object = self.objects.get(equal);
        let code = payload::type_code(object, false);
        let flag = self.next_flag(flagged)?;
        self.out.push(code | flag);
        self.value(equal, object, code)
    }

    fn count_ref(&mut self) -> Result<(), Error> {
        self.next_ref += 1;
        if self.next_ref & OPEN != 0 { Err(Error::TooLarge) } else { Ok(()) }
    }

    fn value(&mut self, id: ObjectId, object: Object<'o>, code: u8) -> Result<(), Error> {
        if let Some(raw) = self.style.raw(id) {
            self.out.extend_from_slice(raw);
            return Ok(());
        }
        match object {
            Object::Int(value) => match code {
                kind::INT => long(self.out, value as i32),
                kind::INT64 => self.out.extend_from_slice(&value.to_le_bytes()),
                _ => payload::digits_of_int(self.out, value)?,
            },
            Object::BigInt(value) => payload::digits_of_big(self.out, value)?,
            Object::Float(value) => self.out.extend_from_slice(&value.to_le_bytes()),
            Object::Complex { real, imag } => {
                self.out.extend_from_slice(&real.to_le_bytes());
                self.out.extend_from_slice(&imag.to_le_bytes());
            }
            Object::Bytes(bytes) => sized(self.out, bytes)?,
            Object::Str(text) => payload::text(self.out, code, text)?,
            Object::Tuple(items) => {
                match code {
                    kind::SMALL_TUPLE => self.out.push(items.len() as u8),
                    _ => size(self.out, items.len())?,
                }
                self.enter_items(id, items)?;
            }
            Object::List(items) => {
                size(self.out, items.len())?;
                self.enter_items(id, items)?;
            }
            Object::Set(items) | Object::FrozenSet(items) => self.set(id, items)?,
            Object::Dict(pairs) | Object::FrozenDict(pairs) => {
                if code == kind::FROZEN_DICT && self.format.marshal < kind::since(code) {
                    return Err(self.unmarshallable("frozendict"));
                }
                self.enter(id, pairs.len() + 1)?;
                self.tasks.push(Task::Null);
                for (key, value) in pairs.iter().rev() {
                    self.tasks.extend([Task::Object(*value), Task::Object(*key)]);
                }
            }
            Object::Slice(parts) => {
                if self.format.marshal < kind::since(kind::SLICE) {
                    return Err(self.unmarshallable("slice"));
                }
                self.enter(id, 3)?;
                self.tasks.extend(parts.iter().rev().map(|part| Task::Object(*part)));
            }
            Object::Code(code) => self.code(id, code)?,
            Object::Null
            | Object::None
            | Object::False
            | Object::True
            | Object::Ellipsis
            | Object::StopIteration => {}
        }
        Ok(())
    }

    /// Goes one level deeper. CPython counts an object as a level while it writes it, leaves too.
    fn enter(&mut self, id: ObjectId, items: usize) -> Result<(), Error> {
        self.go_deeper(items)?;
        self.tasks.push(Task::Leave(id));
        Ok(())
    }

    /// Goes one level deeper, to these items.
    fn enter_items(&mut self, id: ObjectId, items: &'o [ObjectId]) -> Result<(), Error> {
        self.go_deeper(items.len())?;
        self.tasks.push(Task::Items { of: id, rest: items });
        Ok(())
    }

    fn go_deeper(&mut self, items: usize) -> Result<(), Error> {
        self.depth += 1;
        if self.depth + usize::from(items > 0) > MAX_DEPTH { Err(Error::TooDeep) } else { Ok(()) }
    }

    fn leave(&mut self, id: ObjectId) {
        self.depth -= 1;
        self.refs[id.0 as usize] &= !OPEN;
    }

    fn unmarshallable(&self, kind: &'static str) -> Error {
        Error::Unmarshallable { kind, version: self.format.version }
    }

    fn set(&mut self, id: ObjectId, items: &'o [ObjectId]) -> Result<(), Error> {
        size(self.out, items.len())?;
        if self.style.is_as_read() || self.format.sets == SetOrder::AsStored {
            return self.enter_items(id, items);
        }
        self.enter(id, items.len())?;
        // The list that CPython sorts holds the elements while they are written.
        let sorted = self.sorted_by_dump(items)?;
        self.tasks.extend(sorted.iter().rev().map(|item| Task::Held(*item)));
        Ok(())
    }

    fn sorted_by_dump(&self, items: &[ObjectId]) -> Result<Vec<ObjectId>, Error> {
        if items.len() < 2 {
            return Ok(items.to_vec());
        }
        if self.sets == MAX_NESTED_SETS {
            return Err(Error::TooDeep);
        }
        let mut places = Vec::with_capacity(items.len());
        let (mut scratch, mut dumps) = (Scratch::default(), Vec::new());
        let mut encoder = Encoder::new(self.objects, self.style, self.format, &mut scratch, &mut dumps);
        encoder.sets = self.sets + 1;
        for item in items {
            let start = encoder.out.len();
            encoder.walk(match self.format.sets {
                SetOrder::ByHeldDump => Task::Held(*item),
                SetOrder::ByDump | SetOrder::AsStored => Task::Object(*item),
            })?;
            encoder.forget(*item);
            places.push((start..encoder.out.len(), *item));
        }
        places.sort_by(|(a, _), (b, _)| dumps[a.clone()].cmp(&dumps[b.clone()]));
        Ok(places.into_iter().map(|(_, item)| item).collect())
    }

    /// Lets nothing that follows refer to `written`, which is all that was written so far.
    fn forget(&mut self, written: ObjectId) {
        self.next_ref = 1;
        match self.objects.get(written) {
            Object::Str(_) | Object::Int(_) | Object::Bytes(_) => self.refs[written.0 as usize] = 0,
            _ => self.refs.fill(0),
        }
    }

    fn code(&mut self, id: ObjectId, code: &'o Code) -> Result<(), Error> {
        self.go_deeper(1)?;
        let counts = [code.argcount, code.posonlyargcount, code.kwonlyargcount];
        let counts = match self.format.arguments {
            ArgumentCounts::Positional => &counts[..1],
            ArgumentCounts::KeywordOnly => &[code.argcount, code.kwonlyargcount],
            ArgumentCounts::PositionalOnly => &counts[..],
        };
        counts.iter().for_each(|number| long(self.out, *number as i32));
        if let Locals::Split { nlocals, .. } = code.locals {
            long(self.out, nlocals as i32);
        }
        long(self.out, code.stacksize as i32);
        long(self.out, code.flags as i32);
        self.tasks.push(Task::Fields { of: id, code, rest: Field::ALL });
        Ok(())
    }
}
