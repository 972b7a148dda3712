//! Strings as objects: which of them are one, and which are interned.
//!
//! CPython has two places where equal strings become one object. The *constant cache* of a
//! compilation merges constants: whichever equal string came first. The *interned strings* of the
//! interpreter hold every identifier that the parser met, `co_names` and its like, file name, names and
//! qualified names of code objects, and constants made of `[A-Za-z0-9_]` alone. A text like `os.path`
//! can thus be two objects: a name in `co_names`, interned, and a constant, not interned; while
//! `path` is always one. Marshal shows all of that: interned strings have type codes of their own, and
//! only one object is referred to again.
//!
//! | the compiler has | it calls |
//! |---|---|
//! | an identifier, a mangled name, a dotted module name | [`Objects::name`] |
//! | a string literal, a docstring, the text of an annotation, a folded result | [`Objects::str`] |
//! | a qualified name that it put together | [`Objects::fresh_str`] |
//! | one of those, to be loaded as a constant | [`Objects::constant`] of it |
//! | a tuple of names, to be loaded as a constant | [`Objects::constant_tuple`] |
//!
//! All identifiers of the source are to be made names before any constant: the parser interned them.
//! What else was interned before is a list of the target's.
//!
//! CPython: `intern_strings`, `intern_constants`, `_PyCode_New` and `init_code` in
//! `Objects/codeobject.c`.

use pybytecode_opcode::pyc::{CodeStrings, Latin1};

use crate::objects::Traits;
use crate::texts::Twins;
use crate::{Code, Locals, Object, ObjectId, Objects};

/// Whether a string constant of that text is interned (`should_intern_string`).
fn is_interned_as_constant(text: &[u8]) -> bool {
    text.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

/// Whether the UTF-8 text has exactly one character, below U+0100.
fn is_latin1_character(text: &[u8]) -> bool {
    match text {
        [byte] => byte.is_ascii(),
        [0xC2 | 0xC3, _] => true,
        _ => false,
    }
}

impl<'a> Objects<'a> {
    /// The interned string of that text; it is copied only when it is new.
    pub fn name(&mut self, text: &[u8]) -> ObjectId {
        let bump = self.bump();
        self.name_kept(text, || bump.alloc_slice_copy(text))
    }

    /// The interned strings of texts that live in the arena already, no two of which are equal.
    pub fn arena_names<'n>(
        &'n mut self,
        texts: impl Iterator<Item = &'a [u8]> + 'n,
    ) -> impl Iterator<Item = ObjectId> + 'n {
        // Then none of them need be looked for.
        let are_new = self.texts.is_empty();
        texts.map(move |text| if are_new { self.new_name(text) } else { self.name_kept(text, || text) })
    }

    fn new_name(&mut self, text: &'a [u8]) -> ObjectId {
        let same = self.next_id();
        self.texts.add(text, Twins { interned: Some(same), ..Twins::default() });
        self.push_with(Object::Str(text), Traits { same, interned: true, interned_constant: false })
    }

    #[inline]
    fn name_kept(&mut self, text: &[u8], keep: impl FnOnce() -> &'a [u8]) -> ObjectId {
        let id = self.next_id();
        let (text, twins) = self.texts.entry(text, keep);
        if let Some(id) = twins.interned {
            return id;
        }
        twins.interned = Some(id);
        let same = twins.constant.unwrap_or(id);
        self.push_with(Object::Str(text), Traits { same, interned: true, interned_constant: false })
    }

    /// The constant string of that text; it is copied only when it is new.
    pub fn str(&mut self, text: &[u8]) -> ObjectId {
        let bump = self.bump();
        self.str_kept(text, || bump.alloc_slice_copy(text))
    }

    /// As [`Objects::str`], of a text that lives in the arena already.
    pub fn arena_str(&mut self, text: &'a [u8]) -> ObjectId {
        self.str_kept(text, || text)
    }

    #[inline]
    fn str_kept(&mut self, text: &[u8], keep: impl FnOnce() -> &'a [u8]) -> ObjectId {
        let id = self.next_id();
        let is_ready_made = self.is_ready_made(text);
        let (text, twins) = self.texts.entry(text, keep);
        if let Some(id) = twins.constant {
            return id;
        }
        let interned = is_ready_made
            || is_interned_as_constant(text)
            // What the runtime has once is interned everywhere or nowhere.
            || is_latin1_character(text)
                && (twins.interned.is_some() || self.format.is_interned_at_start(text));
        let same = match twins.interned {
            Some(twin) if interned => {
                twins.constant = Some(twin);
                return twin;
            }
            twin => twin.unwrap_or(id),
        };
        twins.constant = Some(id);
        if interned {
            twins.interned = Some(id);
        }
        let interned_constant = interned && !is_ready_made;
        self.push_with(Object::Str(text), Traits { same, interned, interned_constant })
    }

    /// A string of its own, neither interned nor a constant so far. Folding makes such strings even of one
    /// character (`'%%'` in a format, `'a-b-'[1::2]`), which are elsewhere the runtime's.
    pub fn fresh_str(&mut self, text: &[u8]) -> ObjectId {
        let text: &'a [u8] = self.bump().alloc_slice_copy(text);
        self.push(Object::Str(text))
    }

    /// What stands for all names of code objects that equal this one, interned or not.
    pub(crate) fn equal_name(&mut self, id: ObjectId) -> ObjectId {
        match self.get(id) {
            Object::Str(text) if !self.traits[id.0 as usize].interned => {
                let (_, twins) = self.texts.entry(text, || text);
                *twins.title.get_or_insert(id)
            }
            _ => id,
        }
    }

    /// The constant that a string is (`_PyCompile_AddConst`): itself, unless it equals an earlier one.
    pub fn constant(&mut self, id: ObjectId) -> ObjectId {
        let Object::Str(text) = self.get(id) else { return id };
        let (_, twins) = self.texts.entry(text, || text);
        if let Some(earlier) = twins.constant {
            return earlier;
        }
        let traits = &mut self.traits[id.0 as usize];
        if is_interned_as_constant(text) && !traits.interned {
            return self.str(text);
        }
        if let Some(twin) = twins.interned {
            traits.same = twin;
        }
        twins.constant = Some(id);
        id
    }

    /// The constant tuple of these objects, names among them (`_PyCompile_AddConst` of a new tuple):
    /// its strings become constants, unless an equal tuple was there already.
    pub fn constant_tuple(&mut self, items: &[ObjectId]) -> ObjectId {
        let before = self.len();
        let id = self.tuple(items);
        if id.0 as usize >= before {
            for (slot, item) in items.iter().enumerate() {
                let constant = self.constant(*item);
                self.set_item(id, slot, constant);
            }
        }
        id
    }

    /// Whether the string is interned.
    #[inline]
    pub fn is_interned(&self, id: ObjectId) -> bool {
        self.traits[id.0 as usize].interned
    }

    /// Says that the string is interned, as a reader of marshal finds it.
    pub fn set_interned(&mut self, id: ObjectId) {
        self.traits[id.0 as usize].interned = true;
    }

    /// The interned string of the same text, which is this very object if there was none so far.
    pub(crate) fn intern(&mut self, id: ObjectId) -> ObjectId {
        if self.is_interned(id) {
            return id;
        }
        let Object::Str(text) = self.get(id) else { return id };
        let twins = self.texts.get(text);
        if let Some(earlier) = twins.interned {
            return earlier;
        }
        if let Some(twin) = twins.constant {
            if twin == id && self.format.is_interned_at_start(text) && !is_latin1_character(text) {
                // A class of the interpreter's own library is called the same.
                return self.new_interned(text);
            }
            self.traits[id.0 as usize].same = self.same(twin);
        }
        self.texts.entry(text, || text).1.interned = Some(id);
        self.traits[id.0 as usize].interned = true;
        id
    }

    /// Whether the runtime has the string ready, interned, before anything is compiled.
    pub(crate) fn is_ready_made(&self, text: &[u8]) -> bool {
        text.is_empty() || (self.format.latin1 == Latin1::Interned && is_latin1_character(text))
    }

    /// What becomes of the strings when a code object is made of these fields.
    pub(crate) fn intern_code(&mut self, mut code: Code) -> Code {
        self.intern_items(code.names);
        self.intern_constants(code.consts);
        match &mut code.locals {
            Locals::Split { varnames, freevars, cellvars, .. } => {
                self.intern_items(*varnames);
                self.intern_items(*freevars);
                self.intern_items(*cellvars);
            }
            Locals::Plus { names, .. } => self.intern_items(*names),
        }
        if self.format.strings == CodeStrings::All {
            code.filename = self.intern(code.filename);
            code.name = self.intern(code.name);
            code.qualname = code.qualname.map(|qualname| self.intern(qualname));
        }
        code
    }

    /// Interns the strings of a tuple, in place.
    fn intern_items(&mut self, tuple: ObjectId) {
        let Object::Tuple(items) = self.get(tuple) else { return };
        for (slot, item) in items.iter().enumerate() {
            if !self.is_interned(*item) {
                let interned = self.intern(*item);
                self.set_item(tuple, slot, interned);
            }
        }
    }

    /// Strings are interned already when they become constants. What is left of `intern_constants` is
    /// its side effect: a frozenset is built anew, for this tuple alone, when a string in it equals one
    /// that was interned before and is not that very object.
    fn intern_constants(&mut self, tuple: ObjectId) {
        if !self.has_frozensets {
            return;
        }
        let Object::Tuple(items) = self.get(tuple) else { return };
        for (slot, item) in items.iter().enumerate() {
            let Object::FrozenSet(elements) = self.get(*item) else { continue };
            // A set that was built anew has no twin in the index but itself is one.
            let is_new = self.same(*item) != *item;
            if !is_new && elements.iter().any(|element| self.replaces_constant(*element)) {
                let anew = self.push(Object::FrozenSet(elements));
                self.traits[anew.0 as usize].same = *item;
                self.set_item(tuple, slot, anew);
            }
        }
    }

    /// Whether interning a constant of that text gave another object.
    fn replaces_constant(&self, id: ObjectId) -> bool {
        let traits = self.traits[id.0 as usize];
        let Object::Str(text) = self.get(id) else { return false };
        is_interned_as_constant(text)
            && !text.is_empty()
            && (!is_latin1_character(text) || self.format.is_interned_at_start(text))
            && traits.interned
            && (!traits.interned_constant || self.format.is_interned_at_start(text))
    }

    fn new_interned(&mut self, text: &'a [u8]) -> ObjectId {
        let id = self.push(Object::Str(text));
        let (_, twins) = self.texts.entry(text, || text);
        twins.interned = Some(id);
        let traits = &mut self.traits[id.0 as usize];
        traits.same = twins.constant.unwrap_or(id);
        traits.interned = true;
        id
    }

    fn set_item(&mut self, tuple: ObjectId, slot: usize, item: ObjectId) {
        let Object::Tuple(items) = self.get(tuple) else { return };
        if items[slot] != item {
            let changed: &'a mut [ObjectId] = self.bump().alloc_slice_copy(items);
            changed[slot] = item;
            self.set(tuple, Object::Tuple(changed));
        }
    }
}
