//! Code objects instruction by instruction, written by a program.

use std::collections::{HashMap, HashSet};

use pybytecode_code::{CodeFlags, Location};
use pybytecode_opcode::pyc::CodeFields;
use pybytecode_opcode::{ArgKind, Op, Target};

use crate::arguments::{check_argument, is_name};
use crate::error::{Error, ErrorKind};
use crate::{
    Assembly, Const, Instr, Label, Parameters, Region, Text, Variables, encode, operand, variables_of,
};

/// An argument that is known when all variables are.
#[derive(Debug, Clone)]
enum Pending {
    Local(Text),
    Pair(Text, Text),
    Shared(Text),
}

/// Builds a code object of one version, instruction by instruction.
///
/// Constants, names and variables are said by value and get their places in the order of their first use.
/// Jumps are said by labels. The stack's size, `EXTENDED_ARG`s, caches, line and exception tables are computed.
/// Nothing is optimised and no instruction added.
///
/// ```
/// use pybytecode_assembler::{Builder, File, References, write_file};
/// use pybytecode_marshal::Validation;
/// use pybytecode_opcode::{Op, PY314};
///
/// let mut code = Builder::new(&PY314, "<module>", "hello.py");
/// code.line(1);
/// code.op_arg(Op::Resume, 0);
/// code.op_name(Op::LoadName, "print");
/// code.op(Op::PushNull);
/// code.op_const(Op::LoadConst, "hello");
/// code.op_arg(Op::Call, 1);
/// code.op(Op::PopTop);
/// code.op_const(Op::LoadConst, ());
/// code.op(Op::ReturnValue);
/// let code = code.finish().unwrap();
/// let validation = Validation::Timestamp { mtime: 0, size: 0 };
/// let pyc = write_file(&File { target: &PY314, validation, code, references: References::Usual }).unwrap();
/// assert!(pyc.starts_with(&PY314.pyc.magic_bytes()));
/// ```
#[derive(Debug)]
pub struct Builder {
    target: &'static Target,
    code: Assembly,
    parameters: Parameters,
    locals: Vec<Text>,
    is_local: HashSet<Text>,
    exact_flags: Option<u32>,
    absent_flags: CodeFlags,
    hidden: Vec<Text>,
    cells: Vec<Text>,
    free: Vec<Text>,
    /// The variables are told as they are.
    explicit: Option<Variables>,
    consts: HashMap<Vec<u8>, u32>,
    names: HashMap<Text, u32>,
    pending: Vec<(usize, Pending)>,
    /// The instructions whose argument may lead anywhere.
    raw: HashSet<usize>,
    location: Option<Location>,
    open: Option<(usize, Label, Option<u32>, bool)>,
    error: Option<Error>,
}

impl Builder {
    /// A code object that has no parameters: a module's or a class's.
    pub fn new(target: &'static Target, name: impl Into<Text>, filename: impl Into<Text>) -> Self {
        Builder {
            target,
            code: Assembly::new(target.pyc.code, name, filename),
            parameters: Parameters::default(),
            locals: Vec::new(),
            is_local: HashSet::new(),
            exact_flags: None,
            absent_flags: CodeFlags::empty(),
            hidden: Vec::new(),
            cells: Vec::new(),
            free: Vec::new(),
            explicit: None,
            consts: HashMap::new(),
            names: HashMap::new(),
            raw: HashSet::new(),
            pending: Vec::new(),
            location: None,
            open: None,
            error: None,
        }
    }

    /// The code object of a function: its flags are those of a function with these parameters.
    pub fn function(
        target: &'static Target,
        name: impl Into<Text>,
        filename: impl Into<Text>,
        parameters: Parameters,
    ) -> Self {
        let mut builder = Self::new(target, name, filename);
        let positional_only = parameters.positional_only.len();
        builder.code.argcount = (positional_only + parameters.positional.len()) as u32;
        builder.code.posonlyargcount = positional_only as u32;
        builder.code.kwonlyargcount = parameters.keyword_only.len() as u32;
        let mut flags = CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS;
        flags.set(CodeFlags::VARARGS, parameters.star.is_some());
        flags.set(CodeFlags::VARKEYWORDS, parameters.double_star.is_some());
        builder.code.flags = flags.bits();
        builder.locals = parameters.names().cloned().collect();
        builder.is_local.extend(builder.locals.iter().cloned());
        builder.parameters = parameters;
        builder
    }

    /// The version it is for.
    pub fn target(&self) -> &'static Target {
        self.target
    }

    /// Sets `co_filename`, the path that tracebacks show.
    pub fn filename(&mut self, filename: impl Into<Text>) -> &mut Self {
        self.code.filename = filename.into();
        self
    }

    /// Sets `co_qualname`, which is otherwise the name.
    pub fn qualname(&mut self, qualname: impl Into<Text>) -> &mut Self {
        self.code.qualname = qualname.into();
        self
    }

    /// Sets `co_firstlineno`, which is otherwise 1.
    pub fn first_line(&mut self, line: i32) -> &mut Self {
        self.code.firstlineno = line;
        self
    }

    /// Adds flags.
    pub fn flags(&mut self, flags: CodeFlags) -> &mut Self {
        self.code.flags |= flags.bits();
        self
    }

    /// Takes flags away that there would be otherwise.
    pub fn without_flags(&mut self, flags: CodeFlags) -> &mut Self {
        self.absent_flags |= flags;
        self
    }

    /// The flags so far, those that follow from the variables left out.
    pub fn flags_so_far(&self) -> CodeFlags {
        let flags = self.exact_flags.unwrap_or(self.code.flags);
        CodeFlags::from_bits_truncate(flags) - self.absent_flags
    }

    /// How many constants there are so far.
    pub fn constants(&self) -> usize {
        self.code.consts.len()
    }

    /// Sets all of `co_flags`. Otherwise they are those that a function has, those added, and what follows from
    /// the variables (`NOFREE`).
    pub fn exact_flags(&mut self, flags: u32) -> &mut Self {
        self.exact_flags = Some(flags);
        self
    }

    /// Sets the counts of parameters, where they are not those of the parameters told.
    pub fn counts(&mut self, arguments: u32, positional_only: u32, keyword_only: u32) -> &mut Self {
        self.code.argcount = arguments;
        self.code.posonlyargcount = positional_only;
        self.code.kwonlyargcount = keyword_only;
        self
    }

    /// Sets `co_stacksize`, which is otherwise as deep as the stack gets. A stack that does not balance is
    /// then not complained of.
    pub fn stack_size(&mut self, size: u32) -> &mut Self {
        self.code.stacksize = Some(size);
        self
    }

    /// Declares a local variable; those that are not declared get their place where they are used first.
    pub fn local(&mut self, name: impl Into<Text>) -> &mut Self {
        self.local_index(name.into());
        self
    }

    /// Declares a local variable of an inlined comprehension, which `locals()` does not show.
    pub fn hidden_local(&mut self, name: impl Into<Text>) -> &mut Self {
        let name = name.into();
        self.local_index(name.clone());
        self.hidden.push(name);
        self
    }

    /// Declares a variable that functions inside share, which may be a parameter.
    pub fn cell(&mut self, name: impl Into<Text>) -> &mut Self {
        self.cells.push(name.into());
        self
    }

    /// Declares a variable of a function outside.
    pub fn free(&mut self, name: impl Into<Text>) -> &mut Self {
        self.free.push(name.into());
        self
    }

    /// Tells the variables as they are.
    pub fn variables(&mut self, variables: Variables) -> &mut Self {
        self.explicit = Some(variables);
        self
    }

    /// Adds a constant, though no instruction uses it yet; the first one of a function with a docstring is that.
    pub fn constant(&mut self, constant: impl Into<Const>) -> u32 {
        let constant = constant.into();
        let next = self.code.consts.len() as u32;
        if let Some(key) = constant.key() {
            let index = *self.consts.entry(key).or_insert(next);
            if index < next {
                return index;
            }
        }
        self.code.consts.push(constant);
        next
    }

    /// Appends a constant even if there is an equal one.
    pub fn push_constant(&mut self, constant: impl Into<Const>) -> u32 {
        let constant = constant.into();
        let next = self.code.consts.len() as u32;
        if let Some(key) = constant.key() {
            self.consts.entry(key).or_insert(next);
        }
        self.code.consts.push(constant);
        next
    }

    /// Adds a name, though no instruction uses it yet.
    pub fn name(&mut self, name: impl Into<Text>) -> u32 {
        let name = name.into();
        if let Some(index) = self.names.get(&name) {
            return *index;
        }
        self.push_name(name)
    }

    /// Appends a name even if it is there.
    pub fn push_name(&mut self, name: impl Into<Text>) -> u32 {
        let name = name.into();
        let next = self.code.names.len() as u32;
        self.code.names.push(name.clone());
        self.names.entry(name).or_insert(next);
        next
    }

    /// A label, to be placed later.
    pub fn new_label(&mut self) -> Label {
        self.code.labels.push(None);
        Label(self.code.labels.len() as u32 - 1)
    }

    /// Places a label before the next instruction.
    pub fn place(&mut self, label: Label) -> &mut Self {
        let at = self.code.instrs.len();
        match self.code.labels.get_mut(label.0 as usize) {
            Some(place @ None) => *place = Some(at),
            Some(Some(_)) => self.fail(ErrorKind::LabelPlacedTwice(label)),
            None => self.fail(ErrorKind::UnplacedLabel(label)),
        }
        self
    }

    /// The instructions that follow come from that line.
    pub fn line(&mut self, line: i32) -> &mut Self {
        self.at(Location { line, end_line: line, column: -1, end_column: -1 })
    }

    /// The instructions that follow come from there; up to 3.10 only the line is kept.
    pub fn at(&mut self, location: Location) -> &mut Self {
        self.location = Some(location);
        self
    }

    /// The code up to [`end_region`](Self::end_region) has an exception handler, from 3.11 on. It finds the
    /// exception on a stack as deep as it is at least within the region.
    pub fn begin_region(&mut self, handler: Label) -> &mut Self {
        self.region(handler, None, false)
    }

    /// As [`begin_region`](Self::begin_region); `depth` values stay, and if `lasti` is set, the offset of the
    /// instruction that raised comes below the exception.
    pub fn region(&mut self, handler: Label, depth: Option<u32>, lasti: bool) -> &mut Self {
        self.close_region();
        self.open = Some((self.code.instrs.len(), handler, depth, lasti));
        self
    }

    /// Ends what [`begin_region`](Self::begin_region) began.
    pub fn end_region(&mut self) -> &mut Self {
        if self.open.is_none() {
            self.fail(ErrorKind::NoRegion);
        }
        self.close_region();
        self
    }

    fn close_region(&mut self) {
        if let Some((start, handler, depth, lasti)) = self.open.take() {
            let end = self.code.instrs.len();
            if start < end {
                self.code.regions.push(Region { start, end, handler, depth, lasti });
            }
        }
    }

    fn fail(&mut self, kind: ErrorKind) {
        if self.error.is_none() {
            self.error = Some(kind.at(self.code.instrs.len()));
        }
    }

    fn push(&mut self, op: Op, arg: u32, target: Option<Label>) -> &mut Self {
        let location = self.location.take();
        self.code.instrs.push(Instr { op, arg, target, extended: 0, location });
        self
    }

    /// Gives the last instruction that many `EXTENDED_ARG`s at least.
    pub fn extended(&mut self, extended: u8) -> &mut Self {
        if let Some(last) = self.code.instrs.last_mut() {
            last.extended = extended;
        }
        self
    }

    /// An instruction whose argument means nothing.
    pub fn op(&mut self, op: Op) -> &mut Self {
        self.push(op, 0, None)
    }

    /// An instruction with a number as its argument.
    pub fn op_arg(&mut self, op: Op, arg: u32) -> &mut Self {
        self.push(op, arg, None)
    }

    /// An instruction with that argument, whatever it leads to: for code that is told as it was found, broken or not.
    pub fn op_raw(&mut self, op: Op, arg: u32) -> &mut Self {
        self.raw.insert(self.code.instrs.len());
        self.op_arg(op, arg)
    }

    /// An instruction about a constant.
    pub fn op_const(&mut self, op: Op, constant: impl Into<Const>) -> &mut Self {
        self.about(op, "a constant", |kind| kind == ArgKind::Const);
        let index = self.constant(constant);
        self.push(op, index, None)
    }

    /// An instruction about a name.
    pub fn op_name(&mut self, op: Op, name: impl Into<Text>) -> &mut Self {
        self.op_name_flags(op, name, 0)
    }

    /// An instruction about a name, with flags below its index.
    pub fn op_name_flags(&mut self, op: Op, name: impl Into<Text>, flags: u32) -> &mut Self {
        self.about(op, "a name", is_name);
        let bits = operand::flag_bits(self.target.arg_kind(op));
        if flags >> bits != 0 {
            self.fail(ErrorKind::Argument { op, arg: flags });
        }
        let index = self.name(name);
        self.push(op, index << bits | flags, None)
    }

    /// An instruction about a local variable.
    pub fn op_local(&mut self, op: Op, name: impl Into<Text>) -> &mut Self {
        let name = name.into();
        let is_one_list = self.target.pyc.code == CodeFields::Plus;
        self.about(op, "a local variable", |kind| {
            kind == ArgKind::Local || is_one_list && kind == ArgKind::Free
        });
        self.use_local(&name);
        self.pend(Pending::Local(name));
        self.push(op, 0, None)
    }

    /// An instruction about two local variables.
    pub fn op_locals(&mut self, op: Op, first: impl Into<Text>, second: impl Into<Text>) -> &mut Self {
        let (first, second) = (first.into(), second.into());
        self.about(op, "two local variables", |kind| kind == ArgKind::LocalPair);
        self.use_local(&first);
        self.use_local(&second);
        self.pend(Pending::Pair(first, second));
        self.push(op, 0, None)
    }

    /// An instruction about a cell or free variable.
    pub fn op_shared(&mut self, op: Op, name: impl Into<Text>) -> &mut Self {
        let is_one_list = self.target.pyc.code == CodeFields::Plus;
        self.about(op, "a cell or free variable", |kind| {
            kind == ArgKind::Free || is_one_list && kind == ArgKind::Local
        });
        self.pend(Pending::Shared(name.into()));
        self.push(op, 0, None)
    }

    /// A comparison, by its number: `<`, `<=`, `==`, `!=`, `>`, `>=`.
    pub fn op_compare(&mut self, op: Op, comparison: u32) -> &mut Self {
        match operand::compare(self.target.arg_kind(op), comparison) {
            Some(arg) => self.push(op, arg, None),
            None => {
                self.fail(ErrorKind::Argument { op, arg: comparison });
                self
            }
        }
    }

    /// A jump, or up to 3.10 the push of a block.
    pub fn op_label(&mut self, op: Op, label: Label) -> &mut Self {
        self.push(op, 0, Some(label))
    }

    /// Complains if an operation of the version is not about what it is said to be.
    fn about(&mut self, op: Op, what: &'static str, is_it: impl FnOnce(ArgKind) -> bool) {
        if self.target.number(op).is_some() && !is_it(self.target.arg_kind(op)) {
            self.fail(ErrorKind::NotAbout { op, what });
        }
    }

    fn pend(&mut self, pending: Pending) {
        self.pending.push((self.code.instrs.len(), pending));
    }

    fn local_index(&mut self, name: Text) {
        if self.is_local.insert(name.clone()) {
            self.locals.push(name);
        }
    }

    /// Makes a name a local variable, unless it is one that this version indexes in the same way.
    fn use_local(&mut self, name: &Text) {
        let is_shared = self.target.pyc.code == CodeFields::Plus
            && (self.cells.contains(name) || self.free.contains(name));
        if self.explicit.is_none() && !is_shared {
            self.local_index(name.clone());
        }
    }

    /// The raw parts of the code object.
    pub fn raw(&mut self) -> &mut crate::Raw {
        &mut self.code.raw
    }

    /// The instructions so far.
    pub fn instrs(&self) -> &[Instr] {
        &self.code.instrs
    }

    /// The code object.
    ///
    /// # Errors
    ///
    /// Misuse: a label never placed, a stack that does not balance, a variable that was not declared, ...
    pub fn finish(self) -> Result<Assembly, Error> {
        let name = self.code.name.clone();
        self.finish_unnamed().map_err(|error| Error { code: error.code.or(Some(name)), ..error })
    }

    fn finish_unnamed(mut self) -> Result<Assembly, Error> {
        if let Some(error) = self.error {
            return Err(error);
        }
        if self.open.is_some() {
            return Err(ErrorKind::OpenRegion.into());
        }
        self.code.variables = match self.explicit.take() {
            Some(variables) => variables,
            None => {
                let locals = self.locals.get(self.parameters.len()..).unwrap_or_default();
                variables_of(self.target, &self.parameters, locals, &self.hidden, &self.cells, &self.free)
            }
        };
        if let Some(flags) = self.exact_flags {
            self.code.flags = flags;
        } else {
            if self.target.pyc.code == CodeFields::Split && !self.code.variables.has_shared() {
                self.code.flags |= CodeFlags::NOFREE.bits();
            }
            self.code.flags &= !self.absent_flags.bits();
        }
        if let Some(name) = self.parameters.twice() {
            return Err(ErrorKind::ParameterTwice(name.clone()).into());
        }
        if self.code.instrs.is_empty() && self.code.raw.code.is_none() {
            return Err(ErrorKind::FallsOffTheEnd.into());
        }
        self.resolve_pending()?;
        self.check_arguments()?;
        encode(&self.code, self.target)?;
        Ok(self.code)
    }

    /// Sees to it that arguments lead to something.
    fn check_arguments(&self) -> Result<(), Error> {
        let instrs = self.code.instrs.iter().enumerate();
        for (at, instr) in instrs.filter(|(at, _)| !self.raw.contains(at)) {
            check_argument(&self.code, instr, self.target).map_err(|kind| kind.at(at))?;
        }
        Ok(())
    }

    /// The local variables so far, parameters first.
    pub fn declared_locals(&self) -> &[Text] {
        &self.locals
    }

    fn resolve_pending(&mut self) -> Result<(), Error> {
        let index = |names: Vec<&Text>| {
            let mut places = HashMap::new();
            for (place, name) in names.into_iter().enumerate() {
                places.entry(name.clone()).or_insert(place as u32);
            }
            places
        };
        let locals = index(self.code.variables.locals());
        let shared = index(self.code.variables.shared());
        for (at, pending) in &self.pending {
            let find = |places: &HashMap<Text, u32>, name: &Text| {
                places.get(name).copied().ok_or_else(|| ErrorKind::NoSuchVariable(name.clone()).at(*at))
            };
            let instr = &mut self.code.instrs[*at];
            instr.arg = match pending {
                Pending::Local(name) => find(&locals, name)?,
                Pending::Shared(name) => find(&shared, name)?,
                Pending::Pair(first, second) => {
                    let (first, second) = (find(&locals, first)?, find(&locals, second)?);
                    if first > 15 || second > 15 || self.target.arg_kind(instr.op) != ArgKind::LocalPair {
                        let kind = ErrorKind::Argument { op: instr.op, arg: first.max(second) };
                        return Err(kind.at(*at));
                    }
                    first << 4 | second
                }
            };
        }
        Ok(())
    }
}
