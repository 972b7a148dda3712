//! Reading a code object of a pool without looking up each field's object.

use std::borrow::Cow;

use pybytecode_opcode::Target;
use pybytecode_opcode::pyc::LineTable;

use crate::{
    Code, CodeFlags, ExceptionTable, Instruction, Instructions, LineRuns, Location, LocationTable, Object,
    ObjectId, Objects, repr,
};

/// A code object and the pool that has it; copied about freely.
///
/// Fields that are not of their kind, which a reader of marshal lets pass where CPython does, read as empty.
#[derive(Debug, Clone, Copy)]
pub struct CodeView<'o, 'a> {
    objects: &'o Objects<'a>,
    id: ObjectId,
    code: &'a Code,
}

impl<'o, 'a> CodeView<'o, 'a> {
    /// The object, if it is a code object.
    pub fn new(objects: &'o Objects<'a>, id: ObjectId) -> Option<Self> {
        match objects.get(id) {
            Object::Code(code) => Some(CodeView { objects, id, code }),
            _ => None,
        }
    }

    /// Which object it is.
    pub fn id(self) -> ObjectId {
        self.id
    }

    /// The pool.
    pub fn objects(self) -> &'o Objects<'a> {
        self.objects
    }

    /// All fields.
    pub fn fields(self) -> &'a Code {
        self.code
    }

    /// `co_name`.
    pub fn name(self) -> Cow<'a, str> {
        self.text(self.code.name)
    }

    /// `co_qualname`; up to 3.10, which lack it, `co_name`.
    pub fn qualname(self) -> Cow<'a, str> {
        self.text(self.code.qualname.unwrap_or(self.code.name))
    }

    /// `co_filename`.
    pub fn filename(self) -> Cow<'a, str> {
        self.text(self.code.filename)
    }

    /// `co_flags`, those without a name included.
    pub fn flags(self) -> CodeFlags {
        CodeFlags::of(self.code.flags, self.objects.format)
    }

    /// `co_code`.
    pub fn code(self) -> &'a [u8] {
        self.bytes(self.code.code)
    }

    /// `co_consts`.
    pub fn consts(self) -> &'a [ObjectId] {
        self.items(self.code.consts)
    }

    /// `co_names`.
    pub fn names(self) -> &'a [ObjectId] {
        self.items(self.code.names)
    }

    /// `co_linetable` or `co_lnotab`.
    pub fn linetable(self) -> &'a [u8] {
        self.bytes(self.code.linetable)
    }

    /// The variable that an index of a local variable means: of `co_varnames`; from 3.11 of all variables.
    pub fn local(self, index: usize) -> Option<ObjectId> {
        match self.code.locals {
            crate::Locals::Split { varnames, .. } => self.items(varnames).get(index).copied(),
            crate::Locals::Plus { names, .. } => self.items(names).get(index).copied(),
        }
    }

    /// The variable that an index of a cell or free variable means: of `co_cellvars` followed by
    /// `co_freevars`; from 3.11 of all variables.
    pub fn cell(self, index: usize) -> Option<ObjectId> {
        match self.code.locals {
            crate::Locals::Split { cellvars, freevars, .. } => {
                self.items(cellvars).iter().chain(self.items(freevars)).nth(index).copied()
            }
            crate::Locals::Plus { names, .. } => self.items(names).get(index).copied(),
        }
    }

    /// The instructions, each with its `EXTENDED_ARG`s taken into the argument.
    pub fn instructions(self, target: &'static Target) -> Instructions<'a> {
        Instructions::new(self.code(), target)
    }

    /// The instructions, each with its place in the source: lines and columns from 3.11 on, before that the line
    /// alone. [`Location::NONE`] is that of an instruction without one, and of all that follow where the table
    /// cannot be read.
    pub fn located(
        self,
        target: &'static Target,
    ) -> impl Iterator<Item = (Instruction, Location)> + use<'o, 'a> {
        let whole_line = |line| Location::new(line, line, -1, -1);
        let lines = self.lines(target.pyc.lines).map_while(Result::ok);
        let lines = lines.map(move |run| (run.end, run.line.map_or(Location::NONE, whole_line)));
        let entries = self.locations().map_while(Result::ok);
        let entries =
            entries.map(|entry| (entry.start.saturating_add(entry.units).saturating_mul(2), entry.location));
        let has_locations = target.pyc.has_locations();
        let runs = lines.take_while(move |_| !has_locations);
        let mut runs = runs.chain(entries.take_while(move |_| has_locations)).peekable();
        self.instructions(target).map(move |instruction| {
            while runs.next_if(|(end, _)| *end <= instruction.offset).is_some() {}
            (instruction, runs.peek().map_or(Location::NONE, |(_, place)| *place))
        })
    }

    /// Which line each run of code belongs to.
    pub fn lines(self, form: LineTable) -> LineRuns<'a> {
        LineRuns::new(form, self.linetable(), self.code.firstlineno, self.code().len())
    }

    /// From 3.11: lines and columns of each run of code.
    pub fn locations(self) -> LocationTable<'a> {
        LocationTable::new(self.linetable(), self.code.firstlineno)
    }

    /// From 3.11: the exception table.
    pub fn handlers(self) -> ExceptionTable<'a> {
        ExceptionTable::new(self.code.exceptiontable.map_or(&[], |table| self.bytes(table)))
    }

    /// The code objects among the constants, in their order.
    pub fn nested(self) -> impl Iterator<Item = CodeView<'o, 'a>> {
        self.consts().iter().filter_map(move |id| CodeView::new(self.objects, *id))
    }

    /// This code object and all below it, each once: parents first, in the order of the constants.
    pub fn walk(self) -> Vec<CodeView<'o, 'a>> {
        let mut seen = vec![false; self.objects.len()];
        let mut found = Vec::new();
        let mut pending = vec![self];
        while let Some(view) = pending.pop() {
            if std::mem::replace(&mut seen[view.id.0 as usize], true) {
                continue;
            }
            found.push(view);
            let first = pending.len();
            pending.extend(view.nested());
            pending[first..].reverse();
        }
        found
    }

    /// The text of a string object; what is no text is escaped.
    pub fn text(self, id: ObjectId) -> Cow<'a, str> {
        let (Object::Str(text) | Object::Bytes(text)) = self.objects.get(id) else {
            return Cow::Borrowed("?");
        };
        match std::str::from_utf8(text) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => {
                let mut out = Vec::new();
                repr::plain(text, &mut out);
                Cow::Owned(String::from_utf8_lossy(&out).into_owned())
            }
        }
    }

    /// The items of a tuple.
    pub fn items(self, id: ObjectId) -> &'a [ObjectId] {
        match self.objects.get(id) {
            Object::Tuple(items) => items,
            _ => &[],
        }
    }

    /// What a bytes object holds.
    pub fn bytes(self, id: ObjectId) -> &'a [u8] {
        match self.objects.get(id) {
            Object::Bytes(bytes) => bytes,
            _ => &[],
        }
    }
}
