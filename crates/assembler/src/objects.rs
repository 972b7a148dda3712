//! An assembly as objects of a pool, shared as CPython's compiler shares them.

use std::collections::{HashMap, HashSet};

use pybytecode_code::{Code, Locals, Object, ObjectId, Objects};
use pybytecode_opcode::facts::Annotations;
use pybytecode_opcode::pyc::{CodeBytes, CodeFields, CodeStrings, ScopeNames};
use pybytecode_opcode::{Op, Target};

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
    intern_names(code, objects, target);
    let mut maker = Maker { objects, target, filenames: HashMap::new(), scopes: HashMap::new() };
    maker.code(code)
}

/// Makes names of all identifiers before anything else, as CPython's parser does.
fn intern_names(code: &Assembly, objects: &mut Objects<'_>, target: &'static Target) {
    let mut name = |text: &Text| {
        objects.name(text.as_bytes());
    };
    code.names.iter().for_each(&mut name);
    match &code.variables {
        Variables::Split { varnames, cellvars, freevars, .. } => {
            varnames.iter().chain(cellvars).chain(freevars).for_each(&mut name);
        }
        Variables::Plus(names) => names.iter().for_each(|(text, _)| name(text)),
    }
    if !is_scope(&code.name, target) {
        name(&code.name);
    }
    for at in tuples_of_names(code) {
        let Some(Const::Tuple(items)) = code.consts.get(at) else { continue };
        items.iter().filter_map(as_str).for_each(&mut name);
    }
    for constant in &code.consts {
        if let Const::Code(code) = constant {
            deeper(|| intern_names(code, objects, target));
        }
    }
}

/// Whether it evaluates annotations. CPython's compiler gives its parameter another name in the end, in a tuple that is
/// shared with nothing.
fn is_renamed(code: &Assembly, target: &'static Target) -> bool {
    target.annotations == Annotations::Deferred && code.name.as_bytes() == b"__annotate__"
}

fn as_str(constant: &Const) -> Option<&Text> {
    match constant {
        Const::Str(text) => Some(text),
        _ => None,
    }
}

/// Whether code objects of that name are not named by the source (`<lambda>` and its like), and the name is not interned.
fn is_scope(name: &Text, target: &'static Target) -> bool {
    target.pyc.scope_names == ScopeNames::Static && name.as_bytes().starts_with(b"<")
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
}

impl Maker<'_, '_> {
    fn names(&mut self, names: &[Text]) -> ObjectId {
        let names: Vec<ObjectId> = names.iter().map(|name| self.objects.name(name.as_bytes())).collect();
        self.objects.tuple(&names)
    }

    fn code(&mut self, code: &Assembly) -> Result<ObjectId, Error> {
        let has_table = self.target.pyc.code == CodeFields::Plus;
        let name = self.name(&code.name);
        let qualname = has_table.then(|| {
            if code.qualname == code.name { name } else { self.objects.fresh_str(code.qualname.as_bytes()) }
        });
        let names = tuples_of_names(code);
        let constant = |(at, constant): (usize, &Const)| match constant {
            Const::Tuple(items) if names.contains(&at) && items.iter().all(|item| as_str(item).is_some()) => {
                let items: Vec<ObjectId> =
                    items.iter().filter_map(as_str).map(|text| self.objects.name(text.as_bytes())).collect();
                Ok(self.objects.constant_tuple(&items))
            }
            // What a class says its qualified name is.
            Const::Str(text) if has_table && *text == code.qualname => {
                Ok(qualname.map_or(Objects::NONE, |qualname| self.objects.constant(qualname)))
            }
            _ => self.constant(constant),
        };
        let consts = code.consts.iter().enumerate().map(constant).collect::<Result<Vec<_>, Error>>()?;
        let Encoded { code: bytes, lines, exceptions, stacksize } =
            encode(code, self.target).map_err(|error| Error { code: Some(code.name.clone()), ..error })?;
        let exceptiontable = has_table.then(|| self.objects.bytes(&exceptions));
        let linetable = self.bytes(&lines);
        let bytes = self.bytes(&bytes);
        let names = self.names(&code.names);
        let consts = self.objects.tuple(&consts);
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
            argcount: code.argcount,
            posonlyargcount: code.posonlyargcount,
            kwonlyargcount: code.kwonlyargcount,
            stacksize,
            flags: code.flags,
            code: bytes,
            consts,
            names,
            locals,
            filename,
            name,
            qualname,
            firstlineno: code.firstlineno,
            linetable,
            exceptiontable,
        }))
    }

    /// `co_code` or a line table.
    fn bytes(&mut self, bytes: &[u8]) -> ObjectId {
        match self.target.pyc.code_bytes {
            // The runtime has those once.
            CodeBytes::Own if bytes.len() > 1 => {
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
            CodeStrings::Names => self.objects.fresh_str(text.as_bytes()),
            CodeStrings::All => self.objects.name(text.as_bytes()),
        };
        self.filenames.insert(text.clone(), filename);
        filename
    }

    fn name(&mut self, text: &Text) -> ObjectId {
        if !is_scope(text, self.target) {
            return self.objects.name(text.as_bytes());
        }
        if let Some(known) = self.scopes.get(text) {
            return *known;
        }
        let name = self.objects.fresh_str(text.as_bytes());
        // The scope of each generic definition has a name put together anew.
        if !text.as_bytes().contains(&b' ') {
            self.scopes.insert(text.clone(), name);
        }
        name
    }

    fn items(&mut self, items: &[Const]) -> Result<Vec<ObjectId>, Error> {
        items.iter().map(|item| self.constant(item)).collect()
    }

    fn constant(&mut self, constant: &Const) -> Result<ObjectId, Error> {
        deeper(|| {
            Ok(match constant {
                Const::Null => self.objects.push(Object::Null),
                Const::None => Objects::NONE,
                Const::False => Objects::FALSE,
                Const::True => Objects::TRUE,
                Const::Ellipsis => Objects::ELLIPSIS,
                Const::StopIteration => self.objects.push(Object::StopIteration),
                Const::Int(value) => self.objects.int(*value),
                Const::BigInt { negative, digits } => self.objects.big_int(*negative, digits),
                Const::Float(value) => self.objects.float(*value),
                Const::Complex { real, imag } => self.objects.complex(*real, *imag),
                Const::Bytes(bytes) => self.objects.bytes(bytes),
                Const::Str(text) => self.objects.str(text.as_bytes()),
                Const::Tuple(items) => {
                    let items = self.items(items)?;
                    self.objects.tuple(&items)
                }
                Const::FrozenSet(items) => {
                    let items = self.items(items)?;
                    self.objects.frozenset(&items)
                }
                Const::List(items) => {
                    let items = self.items(items)?;
                    let items = self.objects.bump().alloc_slice_copy(&items);
                    self.objects.push(Object::List(items))
                }
                Const::Set(items) => {
                    let items = self.items(items)?;
                    let items = self.objects.bump().alloc_slice_copy(&items);
                    self.objects.push(Object::Set(items))
                }
                Const::Dict(pairs) => {
                    let pairs = self.pairs(pairs)?;
                    let pairs = self.objects.bump().alloc_slice_copy(&pairs);
                    self.objects.push(Object::Dict(pairs))
                }
                Const::FrozenDict(pairs) => {
                    let pairs = self.pairs(pairs)?;
                    let pairs = self.objects.bump().alloc_slice_copy(&pairs);
                    self.objects.push(Object::FrozenDict(pairs))
                }
                Const::Slice(parts) => {
                    let [start, stop, step] = &**parts;
                    let parts = [self.constant(start)?, self.constant(stop)?, self.constant(step)?];
                    self.objects.slice(parts)
                }
                Const::Code(code) => self.code(code)?,
            })
        })
    }

    fn pairs(&mut self, pairs: &[(Const, Const)]) -> Result<Vec<(ObjectId, ObjectId)>, Error> {
        pairs.iter().map(|(key, value)| Ok((self.constant(key)?, self.constant(value)?))).collect()
    }
}
