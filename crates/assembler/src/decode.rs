//! A code object of a pool, taken apart.
//!
//! What putting it together again would make otherwise is kept as it is: each table, the stack's size, the
//! whole code if there is more to it than instructions. So nothing is lost, whatever made the file.

use std::collections::BTreeMap;

use pybytecode_code::{Code, CodeFlags, ExceptionTable, LocalKind, Locals, Object, ObjectId, Objects};
use pybytecode_opcode::pyc::References;
use pybytecode_opcode::{Op, Target};

use crate::encode::{Distance, distance, encode, extended_args, jump_unit};
use crate::lines::{self, Span};
use crate::{Assembly, Const, Instr, Label, Raw, Region, Text, Variables, deeper, stack};

/// Why objects cannot be told as an assembly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A field of a code object is of a kind that CPython refuses.
    #[error("a field of a code object is not what CPython takes")]
    Field,
    /// The outermost object is no code object.
    #[error("the file holds no code object")]
    NoCode,
    /// Objects that hold themselves, or the same objects again and again.
    #[error("the objects are too many when each is told where it is used")]
    TooMany,
}

/// How many objects are told at most, shared ones each time.
const MOST_OBJECTS: u32 = 4_000_000;

struct Reader<'r, 'a> {
    objects: &'r Objects<'a>,
    target: &'static Target,
    left: u32,
    depth: usize,
}

/// Takes a code object apart, those inside it too.
///
/// # Errors
///
/// What no version of CPython would load.
pub fn take_apart(
    objects: &Objects<'_>,
    root: ObjectId,
    target: &'static Target,
) -> Result<Assembly, Refusal> {
    let Object::Code(code) = objects.get(root) else { return Err(Refusal::NoCode) };
    Reader { objects, target, left: MOST_OBJECTS, depth: 0 }.code(code)
}

impl<'a> Reader<'_, 'a> {
    fn text(&self, id: ObjectId) -> Result<Text, Refusal> {
        match self.objects.get(id) {
            Object::Str(text) => Ok(text.into()),
            Object::Bytes(text) if self.target.pyc.references == References::Strings => Ok(text.into()),
            _ => Err(Refusal::Field),
        }
    }

    fn bytes(&self, id: ObjectId) -> Result<&'a [u8], Refusal> {
        match self.objects.get(id) {
            Object::Bytes(bytes) => Ok(bytes),
            _ => Err(Refusal::Field),
        }
    }

    fn tuple(&self, id: ObjectId) -> Result<&'a [ObjectId], Refusal> {
        match self.objects.get(id) {
            Object::Tuple(items) => Ok(items),
            _ => Err(Refusal::Field),
        }
    }

    fn texts(&self, id: ObjectId) -> Result<Vec<Text>, Refusal> {
        self.tuple(id)?.iter().map(|item| self.text(*item)).collect()
    }

    fn code(&mut self, code: &Code) -> Result<Assembly, Refusal> {
        let fields = self.target.pyc.code;
        let mut assembly = Assembly::new(fields, self.text(code.name)?, self.text(code.filename)?);
        if let Some(qualname) = code.qualname {
            assembly.qualname = self.text(qualname)?;
        }
        assembly.firstlineno = code.firstlineno;
        assembly.flags = CodeFlags::of(code.flags, self.target.pyc).bits();
        assembly.argcount = code.argcount;
        assembly.posonlyargcount = code.posonlyargcount;
        assembly.kwonlyargcount = code.kwonlyargcount;
        assembly.names = self.texts(code.names)?;
        assembly.consts = self.consts(self.tuple(code.consts)?)?;
        assembly.variables = match code.locals {
            Locals::Split { nlocals, varnames, freevars, cellvars } => {
                let varnames = self.texts(varnames)?;
                Variables::Split {
                    nlocals: (nlocals as usize != varnames.len()).then_some(nlocals),
                    varnames,
                    cellvars: self.texts(cellvars)?,
                    freevars: self.texts(freevars)?,
                }
            }
            Locals::Plus { names, kinds } => {
                let (names, kinds) = (self.texts(names)?, self.bytes(kinds)?);
                if names.len() != kinds.len() {
                    return Err(Refusal::Field);
                }
                let kinds = kinds.iter().map(|kind| LocalKind::from_bits_retain(*kind));
                Variables::Plus(names.into_iter().zip(kinds).collect())
            }
        };
        let original = Original {
            code: self.bytes(code.code)?,
            lines: self.bytes(code.linetable)?,
            exceptions: match code.exceptiontable {
                Some(table) => self.bytes(table)?,
                None => &[],
            },
            stacksize: code.stacksize,
        };
        original.fill(&mut assembly, self.target);
        Ok(assembly)
    }

    fn consts(&mut self, items: &[ObjectId]) -> Result<Vec<Const>, Refusal> {
        items.iter().map(|item| self.constant(*item)).collect()
    }

    fn constant(&mut self, id: ObjectId) -> Result<Const, Refusal> {
        self.left = self.left.checked_sub(1).ok_or(Refusal::TooMany)?;
        self.depth += 1;
        if self.depth > pybytecode_marshal::MAX_DEPTH {
            return Err(Refusal::TooMany);
        }
        let constant = deeper(|| {
            Ok(match self.objects.get(id) {
                Object::Null => Const::Null,
                Object::None => Const::None,
                Object::False => Const::False,
                Object::True => Const::True,
                Object::Ellipsis => Const::Ellipsis,
                Object::StopIteration => Const::StopIteration,
                Object::Int(value) => Const::Int(value),
                Object::BigInt(value) => {
                    Const::BigInt { negative: value.negative, digits: value.digits.to_vec() }
                }
                Object::Float(value) => Const::Float(value),
                Object::Complex { real, imag } => Const::Complex { real, imag },
                Object::Bytes(bytes) => Const::Bytes(bytes.to_vec()),
                Object::Str(text) => Const::Str(text.into()),
                Object::Tuple(items) => Const::Tuple(self.consts(items)?),
                Object::List(items) => Const::List(self.consts(items)?),
                Object::Set(items) => Const::Set(self.consts(items)?),
                Object::FrozenSet(items) => Const::FrozenSet(self.consts(items)?),
                Object::Dict(pairs) => Const::Dict(self.pairs(pairs)?),
                Object::FrozenDict(pairs) => Const::FrozenDict(self.pairs(pairs)?),
                Object::Slice([start, stop, step]) => Const::Slice(Box::new([
                    self.constant(start)?,
                    self.constant(stop)?,
                    self.constant(step)?,
                ])),
                Object::Code(code) => Const::Code(Box::new(self.code(code)?)),
            })
        });
        self.depth -= 1;
        constant
    }

    fn pairs(&mut self, pairs: &[(ObjectId, ObjectId)]) -> Result<Vec<(Const, Const)>, Refusal> {
        pairs.iter().map(|(key, value)| Ok((self.constant(*key)?, self.constant(*value)?))).collect()
    }
}

/// The computed fields as the file has them.
struct Original<'o> {
    code: &'o [u8],
    lines: &'o [u8],
    exceptions: &'o [u8],
    stacksize: u32,
}

impl Original<'_> {
    /// Fills in the instructions, and as they are the fields that would come out otherwise.
    fn fill(&self, assembly: &mut Assembly, target: &'static Target) {
        if let Some((spans, starts)) = read_instrs(self.code, assembly, target) {
            if let Some(locations) = lines::read(target.pyc, assembly.firstlineno, &spans, self.lines) {
                for (instr, location) in assembly.instrs.iter_mut().zip(locations) {
                    instr.location = location;
                }
            }
            if !read_regions(self.exceptions, assembly, &starts) {
                assembly.regions.clear();
            }
            if self.settle(assembly, target) {
                return;
            }
            // Jumps that are larger than they need be.
            let form = target.pyc.instructions;
            for (instr, span) in assembly.instrs.iter_mut().zip(&spans) {
                let own = form.len(target.number(instr.op).unwrap_or_default()) as u32;
                let before = span.units * form.unit() - own - 2 * u32::from(target.caches(instr.op));
                let extended = before / form.len(target.number(Op::ExtendedArg).unwrap_or_default()) as u32;
                if instr.target.is_some() {
                    instr.extended = extended as u8;
                }
            }
            if self.settle(assembly, target) {
                return;
            }
        }
        assembly.instrs.clear();
        assembly.labels.clear();
        assembly.regions.clear();
        assembly.stacksize = Some(self.stacksize);
        assembly.raw = Raw {
            code: Some(self.code.to_vec()),
            lines: Some(self.lines.to_vec()),
            exceptions: (!self.exceptions.is_empty()).then(|| self.exceptions.to_vec()),
        };
    }

    /// Says what comes out otherwise; whether the code itself comes out as it is.
    fn settle(&self, assembly: &mut Assembly, target: &'static Target) -> bool {
        let mut encoded = encode(assembly, target);
        if encoded.is_err() {
            // The stack does not balance.
            assembly.stacksize = Some(self.stacksize);
            encoded = encode(assembly, target);
        }
        let Ok(encoded) = encoded else { return false };
        if encoded.stacksize != self.stacksize {
            assembly.stacksize = Some(self.stacksize);
        }
        if encoded.lines != self.lines {
            assembly.raw.lines = Some(self.lines.to_vec());
        }
        if encoded.exceptions != self.exceptions {
            assembly.raw.exceptions = Some(self.exceptions.to_vec());
        }
        if assembly.raw.exceptions.is_some() {
            assembly.regions.clear();
        }
        self.infer_depths(assembly, target);
        encoded.code == self.code
    }

    /// Leaves out the depths of handlers that come out as they are.
    fn infer_depths(&self, assembly: &mut Assembly, target: &'static Target) {
        let told: Vec<Option<u32>> = assembly.regions.iter().map(|region| region.depth).collect();
        for region in &mut assembly.regions {
            region.depth = None;
        }
        // What one handler keeps tells how deep the stack is in others.
        for _ in 0..MOST_TOLD_HANDLERS {
            let Ok(depths) = stack::depths(assembly, target) else { break };
            let mut regions = depths.kept.iter().zip(&told).zip(&assembly.regions);
            let differs =
                regions.find(|((kept, told), region)| Some(**kept) != **told && region.depth.is_none());
            let Some((_, region)) = differs else { break };
            let handler = region.handler;
            for (region, told) in assembly.regions.iter_mut().zip(&told) {
                if region.handler == handler {
                    region.depth = *told;
                }
            }
        }
        if encode(assembly, target).is_ok_and(|encoded| encoded.exceptions == self.exceptions) {
            return;
        }
        for (region, told) in assembly.regions.iter_mut().zip(told) {
            region.depth = told;
        }
    }
}

/// Of so many handlers of a code object it is told one by one how many values they keep; of more, of all.
const MOST_TOLD_HANDLERS: usize = 16;

/// Reads the instructions; their spans, and the index of the instruction that starts at a code unit.
/// Nothing if there is more to the code than instructions.
fn read_instrs(
    code: &[u8],
    assembly: &mut Assembly,
    target: &'static Target,
) -> Option<(Vec<Span>, BTreeMap<u32, usize>)> {
    let form = target.pyc.instructions;
    let most_extended = 32 / form.argument_bits() as u8 - 1;
    let mut spans = Vec::new();
    let mut starts = BTreeMap::new();
    let mut at = 0;
    while at < code.len() {
        let start = at;
        let (mut arg, mut extended) = (0u32, 0u8);
        let op = loop {
            let (number, part, len) = form.first(code.get(at..)?)?;
            at += len;
            arg = arg << form.argument_bits() | part;
            match target.op(number)? {
                Op::ExtendedArg if extended < most_extended => extended += 1,
                Op::ExtendedArg | Op::Cache => return None,
                op => break op,
            }
        };
        let caches = 2 * usize::from(target.caches(op));
        if code.get(at..at + caches)?.iter().any(|byte| *byte != 0) {
            return None;
        }
        at += caches;
        let [start, end] = [start, at].map(|place| place as u32 / form.unit());
        starts.insert(start, spans.len());
        spans.push(Span { start, units: end - start });
        let extended = if extended > extended_args(target, arg) { extended } else { 0 };
        assembly.instrs.push(Instr { op, arg, target: None, extended, location: None });
    }
    resolve_labels(assembly, target, &spans, &starts)?;
    Some((spans, starts))
}

/// Gives labels to what is jumped to.
fn resolve_labels(
    assembly: &mut Assembly,
    target: &'static Target,
    spans: &[Span],
    starts: &BTreeMap<u32, usize>,
) -> Option<()> {
    let per_unit = jump_unit(target);
    let mut leads_to = Vec::new();
    for (at, (instr, span)) in assembly.instrs.iter().zip(spans).enumerate() {
        let Some(distance) = distance(target, instr.op) else { continue };
        if !instr.arg.is_multiple_of(per_unit) {
            return None;
        }
        let end = span.start + span.units;
        let units = instr.arg / per_unit;
        let to = match distance {
            Distance::Absolute => units,
            Distance::Forward => end.checked_add(units)?,
            Distance::Backward => end.checked_sub(units)?,
        };
        leads_to.push((at, *starts.get(&to)?));
    }
    let mut labels: BTreeMap<usize, Label> = leads_to.iter().map(|(_, to)| (*to, Label(0))).collect();
    for (number, label) in labels.values_mut().enumerate() {
        *label = Label(number as u32);
    }
    assembly.labels = labels.keys().map(|place| Some(*place)).collect();
    for (at, to) in leads_to {
        let instr = &mut assembly.instrs[at];
        instr.target = labels.get(&to).copied();
        instr.arg = 0;
    }
    Some(())
}

/// Reads the exception table; false if it is not one that regions tell.
fn read_regions(table: &[u8], assembly: &mut Assembly, starts: &BTreeMap<u32, usize>) -> bool {
    let count = assembly.instrs.len();
    let end_of_code = |unit: u32| match starts.last_key_value() {
        Some((last, _)) if unit > *last => Some(count),
        _ => starts.get(&unit).copied(),
    };
    let places = assembly.labels.iter().enumerate();
    let mut known: BTreeMap<usize, Label> =
        places.filter_map(|(number, place)| Some(((*place)?, Label(number as u32)))).collect();
    for entry in ExceptionTable::new(table) {
        let Ok(entry) = entry else { return false };
        let (Some(start), Some(end), Some(handler)) =
            (starts.get(&entry.start), end_of_code(entry.end), starts.get(&entry.target))
        else {
            return false;
        };
        let is_behind = assembly.regions.last().is_none_or(|last| last.end <= *start);
        if !is_behind || end <= *start {
            return false;
        }
        let handler = *known.entry(*handler).or_insert_with(|| {
            assembly.labels.push(Some(*handler));
            Label(assembly.labels.len() as u32 - 1)
        });
        let region = Region { start: *start, end, handler, depth: Some(entry.depth), lasti: entry.lasti };
        assembly.regions.push(region);
    }
    sort_labels(assembly);
    true
}

/// Numbers labels in the order of their places.
fn sort_labels(assembly: &mut Assembly) {
    let mut order: Vec<usize> = (0..assembly.labels.len()).collect();
    order.sort_by_key(|label| assembly.labels[*label]);
    let mut numbers = vec![Label(0); order.len()];
    for (number, old) in order.iter().enumerate() {
        numbers[*old] = Label(number as u32);
    }
    assembly.labels = order.iter().map(|old| assembly.labels[*old]).collect();
    for instr in &mut assembly.instrs {
        instr.target = instr.target.map(|label| numbers[label.0 as usize]);
    }
    for region in &mut assembly.regions {
        region.handler = numbers[region.handler.0 as usize];
    }
}
