//! An assembly as objects of a pool, shared as CPython's compiler shares them.

use std::collections::{HashMap, HashSet};

use pybytecode_code::{BigInt, Code, Locals, Object, ObjectId, Objects};
use pybytecode_opcode::facts::Annotations;
use pybytecode_opcode::pyc::{CodeBytes, CodeFields, CodeStrings, References, ScopeNames, SharedConstants};
use pybytecode_opcode::{Op, Target};

use crate::byte_strings::ByteStrings;
use crate::encode::{Encoded, encode};
use crate::{Assembly, Const, Error, Instr, Text, Variables, deeper};

/// Makes the code object, those inside it too.
///
/// # Errors
///
/// What cannot be assembled: see [`crate::ErrorKind`].
pub fn put_together(
    code: &Assembly,
    objects: &mut Objects<'_>,
    target: &'static Target,
) -> Result<ObjectId, Error> {
    let mut maker = Maker {
        objects,
        target,
        filenames: HashMap::new(),
        scopes: HashMap::new(),
        byte_strings: ByteStrings::default(),
    };
    maker.intern_names(code);
    if target.pyc.references == References::Strings {
        maker.byte_strings.learn(code);
    }
    maker.code(code)
}

/// Whether it evaluates annotations. CPython's compiler gives its parameter another name in the end, in a tuple that is
/// shared with nothing.
fn is_renamed(code: &Assembly, target: &'static Target) -> bool {
    target.annotations == Annotations::Deferred && code.name.as_bytes() == b"__annotate__"
}

/// The text of a string, which up to 2.7 is bytes.
fn as_str(constant: &Const, target: &'static Target) -> Option<Text> {
    match constant {
        Const::Str(text) => Some(text.clone()),
        Const::Bytes(text) if target.pyc.references == References::Strings => Some(Text(text.clone())),
        _ => None,
    }
}

/// Whether a code object of that name is a constant.
fn has_code(code: &Assembly, name: &Text) -> bool {
    code.consts.iter().any(|constant| matches!(constant, Const::Code(inner) if inner.name == *name))
}

/// Whether code objects of that name are not named by the source (`<lambda>` and its like), and the name is not interned.
fn is_scope(name: &Text, target: &'static Target) -> bool {
    let name = name.as_bytes();
    match target.pyc.scope_names {
        ScopeNames::Interned => false,
        ScopeNames::InternedUnlessComprehension => {
            name.starts_with(b"<") && !matches!(name, b"<module>" | b"<lambda>")
        }
        ScopeNames::Static => name.starts_with(b"<"),
    }
}

/// The constants that hold names of the source: of what is imported, and of keyword arguments.
fn tuples_of_names(code: &Assembly) -> HashSet<usize> {
    let loads = |at: usize| code.instrs.get(at).filter(|instr| instr.op == Op::LoadConst);
    let tuple = |(at, instr): (usize, &Instr)| match instr.op {
        Op::KwNames => Some(instr.arg as usize),
        Op::ImportName | Op::CallKw | Op::CallFunctionKw => Some(loads(at.checked_sub(1)?)?.arg as usize),
        _ => None,
    };
    code.instrs.iter().enumerate().filter_map(tuple).collect()
}

struct Maker<'m, 'a> {
    objects: &'m mut Objects<'a>,
    target: &'static Target,
    /// The file names, which are strings of their own where code objects do not intern them.
    filenames: HashMap<Text, ObjectId>,
    /// The names of code objects that the source does not name.
    scopes: HashMap<Text, ObjectId>,
    /// Those of 2.7.
    byte_strings: ByteStrings,
}

impl Maker<'_, '_> {
    /// Makes names of all identifiers before anything else, as CPython's parser does.
    fn intern_names(&mut self, code: &Assembly) {
        let mut name = |text: &Text| {
            self.identifier(text);
        };
        code.names.iter().for_each(&mut name);
        match &code.variables {
            Variables::Split { varnames, cellvars, freevars, .. } => {
                varnames.iter().chain(cellvars).chain(freevars).for_each(&mut name);
            }
            Variables::Plus(names) => names.iter().for_each(|(text, _)| name(text)),
        }
        if !is_scope(&code.name, self.target) {
            self.identifier(&code.name);
        }
        for at in tuples_of_names(code) {
            let Some(Const::Tuple(items)) = code.consts.get(at) else { continue };
            for item in items {
                as_str(item, self.target).map(|text| self.identifier(&text));
            }
        }
        for constant in &code.consts {
            if let Const::Code(code) = constant {
                deeper(|| self.intern_names(code));
            }
        }
    }

    /// The string of a name.
    fn identifier(&mut self, text: &Text) -> ObjectId {
        match self.target.pyc.references {
            References::Flags => self.objects.name(text.as_bytes()),
            References::Strings => self.byte_strings.name(text.as_bytes(), self.objects),
        }
    }

    fn names(&mut self, names: &[Text]) -> ObjectId {
        let names: Vec<ObjectId> = names.iter().map(|name| self.identifier(name)).collect();
        let names = self.objects.tuple(&names);
        self.of_code_object(names)
    }

    /// The tuple of names, if these constants are that.
    fn constant_names(&mut self, items: &[Const]) -> Option<ObjectId> {
        let texts: Option<Vec<Text>> = items.iter().map(|item| as_str(item, self.target)).collect();
        let items: Vec<ObjectId> = texts?.iter().map(|text| self.identifier(text)).collect();
        let names = self.objects.constant_tuple(&items);
        Some(self.of_code_object(names))
    }

    /// The object itself, or one of its own for the code object where constants are shared no further and the runtime
    /// does not have it once.
    fn of_code_object(&mut self, id: ObjectId) -> ObjectId {
        let format = self.target.pyc;
        let object = self.objects.get(id);
        let is_runtimes = match object {
            Object::Int(value) => format.small_ints.contains(&value),
            Object::Bytes(value) => value.len() < 2,
            Object::Tuple(items) => items.is_empty(),
            Object::Str(text) => self.objects.is_interned(id) || text.len() < 2,
            Object::None | Object::False | Object::True | Object::Ellipsis => true,
            _ => false,
        };
        match format.constants {
            SharedConstants::CodeObject if !is_runtimes => self.objects.push(object),
            _ => id,
        }
    }

    fn code(&mut self, code: &Assembly) -> Result<ObjectId, Error> {
        let has_table = self.target.pyc.code == CodeFields::Plus;
        let name = self.name(&code.name);
        let qualname = has_table.then(|| {
            if code.qualname == code.name { name } else { self.objects.fresh_str(code.qualname.as_bytes()) }
        });
        let names = tuples_of_names(code);
        let constant = |(at, constant): (usize, &Const)| match constant {
            Const::Tuple(items) if names.contains(&at) => match self.constant_names(items) {
                Some(names) => Ok(names),
                None => self.constant(constant, code, false),
            },
            // What a class says its qualified name is.
            Const::Str(text) if has_table && *text == code.qualname => {
                Ok(qualname.map_or(Objects::NONE, |qualname| self.objects.constant(qualname)))
            }
            // What a function that the source does not name says its qualified name is.
            Const::Str(text) if !has_table && text.as_bytes().starts_with(b"<") && has_code(code, text) => {
                let name = self.name(text);
                Ok(self.objects.constant(name))
            }
            _ => self.constant(constant, code, false),
        };
        let consts = code.consts.iter().enumerate().map(constant).collect::<Result<Vec<_>, Error>>()?;
        let Encoded { code: bytes, lines, exceptions, stacksize } =
            encode(code, self.target).map_err(|error| Error { code: Some(code.name.clone()), ..error })?;
        let exceptiontable = has_table.then(|| self.objects.bytes(&exceptions));
        let linetable = self.bytes(&lines);
        let bytes = self.bytes(&bytes);
        let names = self.names(&code.names);
        let consts = self.objects.tuple(&consts);
        let consts = self.of_code_object(consts);
        let locals = match &code.variables {
            Variables::Split { nlocals, varnames, cellvars, freevars } => Locals::Split {
                nlocals: nlocals.unwrap_or(varnames.len() as u32),
                varnames: self.names(varnames),
                freevars: self.names(freevars),
                cellvars: self.names(cellvars),
            },
            Variables::Plus(variables) => {
                let (names, kinds): (Vec<Text>, Vec<u8>) =
                    variables.iter().map(|(name, kind)| (name.clone(), kind.bits())).unzip();
                let names = self.names(&names);
                let names = if is_renamed(code, self.target) {
                    self.objects.push(self.objects.get(names))
                } else {
                    names
                };
                Locals::Plus { names, kinds: self.objects.bytes(&kinds) }
            }
        };
        let filename = self.filename(&code.filename);
        Ok(self.objects.code(Code {
            code: bytes,
            consts,
            names,
            locals,
            filename,
            name,
            qualname,
            linetable,
            exceptiontable,
            ..code.numbers(stacksize, self.target.pyc)
        }))
    }

    /// `co_code` or a line table.
    fn bytes(&mut self, bytes: &[u8]) -> ObjectId {
        match self.target.pyc.code_bytes {
            // The runtime has those once.
            CodeBytes::Own if bytes.len() > 1 || self.target.pyc.references == References::Strings => {
                let bytes = self.objects.bump().alloc_slice_copy(bytes);
                self.objects.push(Object::Bytes(bytes))
            }
            CodeBytes::Own | CodeBytes::Merged => self.objects.bytes(bytes),
        }
    }

    fn filename(&mut self, text: &Text) -> ObjectId {
        if let Some(known) = self.filenames.get(text) {
            return *known;
        }
        let filename = match self.target.pyc.strings {
            CodeStrings::Names if self.target.pyc.references == References::Strings => {
                ByteStrings::own(text.as_bytes(), self.objects)
            }
            CodeStrings::Names => self.objects.fresh_str(text.as_bytes()),
            CodeStrings::All => self.objects.name(text.as_bytes()),
        };
        self.filenames.insert(text.clone(), filename);
        filename
    }

    fn name(&mut self, text: &Text) -> ObjectId {
        if !is_scope(text, self.target) {
            return self.identifier(text);
        }
        if let Some(known) = self.scopes.get(text) {
            return *known;
        }
        let name = match self.target.pyc.references {
            References::Flags => self.objects.fresh_str(text.as_bytes()),
            References::Strings => ByteStrings::own(text.as_bytes(), self.objects),
        };
        // The scope of each generic definition has a name put together anew.
        if !text.as_bytes().contains(&b' ') {
            self.scopes.insert(text.clone(), name);
        }
        name
    }

    fn items(&mut self, items: &[Const], code: &Assembly) -> Result<Vec<ObjectId>, Error> {
        items.iter().map(|item| self.constant(item, code, true)).collect()
    }

    /// A constant of a code object, or what is in one.
    fn constant(&mut self, constant: &Const, code: &Assembly, is_nested: bool) -> Result<ObjectId, Error> {
        let has_byte_strings = self.target.pyc.references == References::Strings;
        let constant: Result<ObjectId, Error> = deeper(|| {
            Ok(match constant {
                Const::Null => self.objects.push(Object::Null),
                Const::None => Objects::NONE,
                Const::False => Objects::FALSE,
                Const::True => Objects::TRUE,
                Const::Ellipsis => Objects::ELLIPSIS,
                Const::StopIteration => self.objects.push(Object::StopIteration),
                Const::Int(value) => self.objects.int(*value),
                // In 2.7 it is of another type than smaller ones.
                Const::BigInt { negative, digits } if has_byte_strings => {
                    let digits = self.objects.bump().alloc_slice_copy(digits);
                    self.objects.push(Object::BigInt(BigInt { negative: *negative, digits }))
                }
                Const::BigInt { negative, digits } => self.objects.big_int(*negative, digits),
                Const::Float(value) => self.objects.float(*value),
                Const::Complex { real, imag } => self.objects.complex(*real, *imag),
                Const::Bytes(bytes) if has_byte_strings => {
                    self.byte_strings.constant(bytes, code, is_nested, self.objects)
                }
                Const::Bytes(bytes) => self.objects.bytes(bytes),
                Const::Str(text) => self.objects.str(text.as_bytes()),
                Const::Tuple(items) => {
                    let items = self.items(items, code)?;
                    self.objects.tuple(&items)
                }
                Const::FrozenSet(items) => {
                    let items = self.items(items, code)?;
                    self.objects.frozenset(&items)
                }
                Const::List(items) => {
                    let items = self.items(items, code)?;
                    let items = self.objects.bump().alloc_slice_copy(&items);
                    self.objects.push(Object::List(items))
                }
                Const::Set(items) => {
                    let items = self.items(items, code)?;
                    let items = self.objects.bump().alloc_slice_copy(&items);
                    self.objects.push(Object::Set(items))
                }
                Const::Dict(pairs) => {
                    let pairs = self.pairs(pairs, code)?;
                    let pairs = self.objects.bump().alloc_slice_copy(&pairs);
                    self.objects.push(Object::Dict(pairs))
                }
                Const::FrozenDict(pairs) => {
                    let pairs = self.pairs(pairs, code)?;
                    let pairs = self.objects.bump().alloc_slice_copy(&pairs);
                    self.objects.push(Object::FrozenDict(pairs))
                }
                Const::Slice(parts) => {
                    let [start, stop, step] = &**parts;
                    let parts = [start, stop, step].map(|part| self.constant(part, code, true));
                    let [start, stop, step] = parts;
                    let parts = [start?, stop?, step?];
                    self.objects.slice(parts)
                }
                Const::Code(inner) => self.code(inner)?,
            })
        });
        // The strings of 2.7 are not shared but by their being interned.
        let constant = constant?;
        Ok(if has_byte_strings { constant } else { self.of_code_object(constant) })
    }

    fn pairs(
        &mut self,
        pairs: &[(Const, Const)],
        code: &Assembly,
    ) -> Result<Vec<(ObjectId, ObjectId)>, Error> {
        let mut object = |constant| self.constant(constant, code, true);
        pairs.iter().map(|(key, value)| Ok((object(key)?, object(value)?))).collect()
    }
}
