//! Code objects as the text of golden files, the same that `crates/xtask/python/bless.py` prints.

use std::fmt::Write as _;

use pybytecode_code::{
    Code, ExceptionTable, LineRuns, LocalKind, Locals, Location, LocationTable, Object, ObjectId, Objects,
};
use pybytecode_marshal::{HEADER_LEN, Pyc, source_hash};
use pybytecode_opcode::pyc::{LineTable, RefFlags};
use pybytecode_opcode::{Op, Target};

/// The text of a whole `.pyc`.
pub fn pyc(bytes: &[u8], target: &Target) -> String {
    let bump = bumpalo::Bump::new();
    let pyc = match Pyc::read(bytes, &bump) {
        Ok(pyc) => pyc,
        Err(error) => return format!("cannot be read: {error}\n"),
    };
    let mut dump = Dump { objects: &pyc.dump.objects, target, out: String::new() };
    // Where CPython's bytes vary from run to run, there is nothing to compare.
    if pyc.header.format.flags != RefFlags::Shared {
        let body = &bytes[HEADER_LEN..];
        let hash = source_hash(body, pyc.header.format).map(|byte| format!("{byte:02x}")).concat();
        dump.line(&format!("body {} bytes, hash {hash}", body.len()));
    }
    match pyc.dump.objects.get(pyc.dump.root) {
        Object::Code(code) => dump.code(code, ""),
        other => dump.line(&format!("not a code object: {other:?}")),
    }
    dump.out
}

struct Dump<'d> {
    objects: &'d Objects<'d>,
    target: &'d Target,
    out: String,
}

impl Dump<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn code(&mut self, code: &Code, outer: &str) {
        let name = self.constant(code.name);
        let path = if outer.is_empty() { name } else { format!("{outer} > {name}") };
        self.line(&format!("code {path}"));
        let qualname = code.qualname.map_or_else(|| "-".into(), |name| self.constant(name));
        self.line(&format!("  qualname {qualname}"));
        self.line(&format!("  file {}, line {}", self.constant(code.filename), code.firstlineno));
        let [varnames, cellvars, freevars] = self.variables(code);
        self.line(&format!(
            "  arguments {}, positional-only {}, keyword-only {}, locals {}, stack {}, flags {:#x}",
            code.argcount,
            code.posonlyargcount,
            code.kwonlyargcount,
            varnames.len(),
            code.stacksize,
            code.flags
        ));
        let names = self.items(code.names).iter().map(|id| self.constant(*id)).collect();
        for (field, names) in
            [("names", names), ("varnames", varnames), ("cellvars", cellvars), ("freevars", freevars)]
        {
            let words: Vec<String> = [format!("  {field}")].into_iter().chain(names).collect();
            self.line(&words.join(" "));
        }
        self.line("  constants");
        let constants = self.items(code.consts).to_vec();
        for (index, id) in constants.iter().enumerate() {
            self.line(&format!("{index:6} {}", self.constant(*id)));
        }
        self.line("  instructions");
        self.instructions(code);
        self.line("  exceptions");
        self.exceptions(code);
        for id in constants {
            if let Object::Code(inner) = self.objects.get(id) {
                self.code(inner, &path);
            }
        }
    }

    fn items(&self, id: ObjectId) -> &[ObjectId] {
        match self.objects.get(id) {
            Object::Tuple(items) => items,
            _ => &[],
        }
    }

    fn bytes(&self, id: ObjectId) -> &[u8] {
        match self.objects.get(id) {
            Object::Bytes(bytes) => bytes,
            _ => &[],
        }
    }

    /// Local, cell and free variables.
    fn variables(&self, code: &Code) -> [Vec<String>; 3] {
        let all = |id| self.items(id).iter().map(|id| self.constant(*id)).collect();
        match code.locals {
            Locals::Split { varnames, cellvars, freevars, .. } => {
                [all(varnames), all(cellvars), all(freevars)]
            }
            Locals::Plus { names, kinds } => {
                [LocalKind::LOCAL, LocalKind::CELL, LocalKind::FREE].map(|kind| {
                    let kinds = self.bytes(kinds).iter().map(|byte| LocalKind::from_bits_retain(*byte));
                    let named = self.items(names).iter().zip(kinds);
                    named
                        .filter(|(_, kinds)| kinds.contains(kind))
                        .map(|(id, _)| self.constant(*id))
                        .collect()
                })
            }
        }
    }

    fn instructions(&mut self, code: &Code) {
        let bytes = self.bytes(code.code).to_vec();
        let places = self.places(code);
        let (mut at, mut extended) = (0, 0);
        while let Some([number, low]) = bytes.get(at..at + 2).and_then(<[u8]>::first_chunk) {
            let Some(op) = self.target.op(*number) else {
                self.line(&format!("{at:6} no operation {number}"));
                return;
            };
            let argument = extended | u32::from(*low);
            extended = if op == Op::ExtendedArg { argument << 8 } else { 0 };
            let place = places.get(at / 2).map_or("none", String::as_str);
            self.line(&format!("{at:6} {op:28} {argument:<6} @ {place}"));
            at += 2 + 2 * usize::from(self.target.caches(op));
        }
    }

    /// The place of each code unit.
    fn places(&self, code: &Code) -> Vec<String> {
        let mut places = Vec::new();
        let (form, length) = (self.target.pyc.lines, self.bytes(code.code).len());
        if form != LineTable::Locations {
            places.resize(length / 2, "?".to_owned());
            for run in LineRuns::new(form, self.bytes(code.linetable), code.firstlineno, length).flatten() {
                let Some(line) = run.line else { continue };
                places[run.start as usize / 2..run.end as usize / 2].fill(line.to_string());
            }
            return places;
        }
        for entry in LocationTable::new(self.bytes(code.linetable), code.firstlineno) {
            match entry {
                Ok(entry) => places.extend((0..entry.units).map(|_| location(entry.location))),
                Err(error) => places.push(format!("{error:?}")),
            }
        }
        places
    }

    fn exceptions(&mut self, code: &Code) {
        let table = code.exceptiontable.map(|id| self.bytes(id).to_vec()).unwrap_or_default();
        for entry in ExceptionTable::new(&table) {
            match entry {
                Ok(entry) => {
                    let lasti = if entry.lasti { " lasti" } else { "" };
                    self.line(&format!(
                        "    {} to {}: {} depth {}{lasti}",
                        entry.start * 2,
                        entry.end * 2,
                        entry.target * 2,
                        entry.depth
                    ));
                }
                Err(error) => self.line(&format!("    {error:?}")),
            }
        }
    }

    fn constant(&self, id: ObjectId) -> String {
        let all = |ids: &[ObjectId]| ids.iter().map(|id| self.constant(*id)).collect::<Vec<_>>();
        match self.objects.get(id) {
            Object::Code(code) => format!("code {}", self.constant(code.name)),
            Object::Str(text) => string(text),
            Object::Bytes(bytes) => format!("b{}", quoted(bytes.iter().map(|byte| u32::from(*byte)))),
            Object::Tuple(items) => format!("({})", all(items).join(", ")),
            Object::FrozenSet(items) => {
                let mut items = all(items);
                items.sort();
                format!("frozenset {{{}}}", items.join(", "))
            }
            Object::Slice(parts) => format!("slice ({})", all(&parts).join(", ")),
            Object::Complex { real, imag } => format!("complex ({}, {})", float(real), float(imag)),
            Object::Float(value) => float(value),
            Object::BigInt(value) => {
                let digits: Vec<String> =
                    value.digits.iter().rev().map(|digit| format!("{digit:08x}")).collect();
                let digits = digits.concat();
                let sign = if value.negative { "-" } else { "" };
                format!("{sign}0x{}", digits.trim_start_matches('0'))
            }
            Object::Int(value) => value.to_string(),
            Object::None => "None".into(),
            Object::True => "True".into(),
            Object::False => "False".into(),
            Object::Ellipsis => "...".into(),
            other => format!("{other:?}"),
        }
    }
}

/// A text between double quotes; what is not printable ASCII by its number.
pub fn string(text: &[u8]) -> String {
    quoted(code_points(text))
}

fn quoted(units: impl Iterator<Item = u32>) -> String {
    let mut out = String::from('"');
    for unit in units {
        match unit {
            0x22 => out.push_str("\\\""),
            0x5c => out.push_str("\\\\"),
            0x0a => out.push_str("\\n"),
            0x20..0x7f => out.push(char::from(unit as u8)),
            _ => {
                let _ = write!(out, "\\{{{unit:x}}}");
            }
        }
    }
    out.push('"');
    out
}

/// The code points of UTF-8 that may have surrogates in it.
fn code_points(text: &[u8]) -> impl Iterator<Item = u32> {
    let mut bytes = text.iter().copied().peekable();
    std::iter::from_fn(move || {
        let first = u32::from(bytes.next()?);
        let mut point = match first {
            0..0xc0 => first,
            0xc0..0xe0 => first & 0x1f,
            0xe0..0xf0 => first & 0x0f,
            _ => first & 0x07,
        };
        while let Some(byte) = bytes.next_if(|byte| byte & 0xc0 == 0x80) {
            point = point << 6 | u32::from(byte & 0x3f);
        }
        Some(point)
    })
}

/// As Python's `repr`; what has no digits by its bits.
fn float(value: f64) -> String {
    if !value.is_finite() {
        return format!("float {:016x}", value.to_bits());
    }
    let text = format!("{value:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..16).contains(&exponent) {
        let plain = value.to_string();
        return if plain.contains('.') { plain } else { plain + ".0" };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

fn location(location: Location) -> String {
    let Location { line, end_line, column, end_column } = location;
    match (line == end_line, column < 0 || end_column < 0) {
        _ if location.is_none() => "?".into(),
        (true, true) => line.to_string(),
        (false, true) => format!("{line}-{end_line}"),
        (true, false) => format!("{line}:{column}-{end_column}"),
        (false, false) => format!("{line}:{column}-{end_line}:{end_column}"),
    }
}
