//! Objects as Python's `repr` writes them.
//!
//! CPython: `unicode_repr`, `bytes_repr`, `float_repr_style_short`, `complex_repr`, `tuple_repr` and their
//! like in `Objects/`, `code_repr` in `Objects/codeobject.c`.

use std::io::Write as _;

use pybytecode_opcode::Version;
use pybytecode_opcode::pyc::References;

use crate::printable::Printable;
use crate::{BigInt, Code, Object, ObjectId, Objects};

/// Writes the objects of one pool.
pub struct Repr<'o, 'a> {
    objects: &'o Objects<'a>,
    printable: Printable,
    /// How many objects may still be written.
    budget: usize,
    /// How many bytes one object may take, more or less.
    limit: usize,
    /// Where that ends in what is written.
    end: usize,
    /// What stands for the address of a code object.
    address: &'o dyn Fn(ObjectId) -> u64,
}

impl std::fmt::Debug for Repr<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Repr").field("budget", &self.budget).finish_non_exhaustive()
    }
}

/// Stands where an object is left out.
const LEFT_OUT: &[u8] = b"...";

/// How deep containers may nest; marshal allows no more.
const MAX_DEPTH: usize = 2000;

impl<'o, 'a> Repr<'o, 'a> {
    /// Writes as that version does. `address` gives what is printed as the address of a code object.
    pub fn new(objects: &'o Objects<'a>, version: Version, address: &'o dyn Fn(ObjectId) -> u64) -> Self {
        Repr { objects, printable: Printable::of(version), budget: 0, limit: usize::MAX, end: 0, address }
    }

    /// The same, each object taking hardly more than so many bytes: `...` stands for the rest.
    #[must_use]
    pub fn with_limit(self, limit: usize) -> Self {
        Repr { limit, ..self }
    }

    /// Appends the `repr` of an object.
    ///
    /// An object that contains another one many times over, through others, would be written without
    /// end: after eight times as many objects as there are, `...` stands for the rest.
    pub fn write(&mut self, id: ObjectId, out: &mut Vec<u8>) {
        self.budget = self.objects.len().saturating_mul(8).saturating_add(64);
        self.end = out.len().saturating_add(self.limit);
        self.object(id, out, 0);
    }

    fn object(&mut self, id: ObjectId, out: &mut Vec<u8>, depth: usize) {
        if self.is_full(out) || depth > MAX_DEPTH {
            out.extend_from_slice(LEFT_OUT);
            return;
        }
        self.budget -= 1;
        match self.objects.get(id) {
            Object::Null => out.extend_from_slice(b"<NULL>"),
            Object::None => out.extend_from_slice(b"None"),
            Object::True => out.extend_from_slice(b"True"),
            Object::False => out.extend_from_slice(b"False"),
            Object::Ellipsis => out.extend_from_slice(b"Ellipsis"),
            Object::StopIteration => out.extend_from_slice(b"<class 'StopIteration'>"),
            // Writing to a vector cannot fail, here and below.
            Object::Int(value) => drop(write!(out, "{value}")),
            Object::BigInt(value) if value.digits.len() > self.limit => out.extend_from_slice(LEFT_OUT),
            Object::BigInt(value) => {
                big_int(value, out);
                if self.is_python_2() {
                    out.push(b'L');
                }
            }
            Object::Float(value) => float(value, out),
            Object::Complex { real, imag } => complex(real, imag, out),
            Object::Str(text) => {
                let part = self.part(text, out);
                // Not within a character.
                let cut =
                    part.iter().rposition(|byte| byte & 0xc0 != 0x80).filter(|_| part.len() < text.len());
                let part_of_text = &part[..cut.unwrap_or(part.len())];
                if self.is_python_2() {
                    out.push(b'u');
                    str(part_of_text, Printable::ASCII, out);
                } else {
                    str(part_of_text, self.printable, out);
                }
                self.mark_cut(part, text, out);
            }
            Object::Bytes(value) => {
                let part = self.part(value, out);
                if !self.is_python_2() {
                    out.push(b'b');
                }
                byte_string(part, out);
                self.mark_cut(part, value, out);
            }
            Object::Tuple(items) => {
                out.push(b'(');
                self.items(items, out, depth);
                if items.len() == 1 {
                    out.push(b',');
                }
                out.push(b')');
            }
            Object::List(items) => {
                out.push(b'[');
                self.items(items, out, depth);
                out.push(b']');
            }
            Object::Set([]) => out.extend_from_slice(b"set()"),
            Object::Set(items) => {
                out.push(b'{');
                self.items(items, out, depth);
                out.push(b'}');
            }
            Object::FrozenSet([]) => out.extend_from_slice(b"frozenset()"),
            Object::FrozenSet(items) if self.is_python_2() => {
                out.extend_from_slice(b"frozenset([");
                self.items(items, out, depth);
                out.extend_from_slice(b"])");
            }
            Object::FrozenSet(items) => {
                out.extend_from_slice(b"frozenset({");
                self.items(items, out, depth);
                out.extend_from_slice(b"})");
            }
            Object::Dict(pairs) => self.pairs(pairs, out, depth),
            Object::FrozenDict([]) => out.extend_from_slice(b"frozendict()"),
            Object::FrozenDict(pairs) => {
                out.extend_from_slice(b"frozendict(");
                self.pairs(pairs, out, depth);
                out.push(b')');
            }
            Object::Slice(parts) => {
                out.extend_from_slice(b"slice(");
                self.items(&parts, out, depth);
                out.push(b')');
            }
            Object::Code(code) => self.code(id, code, out),
        }
    }

    /// Whether strings are bytes and `long` is a type of its own.
    fn is_python_2(&self) -> bool {
        self.objects.format.references == References::Strings
    }

    fn is_full(&self, out: &[u8]) -> bool {
        self.budget == 0 || out.len() >= self.end
    }

    /// As much of a text as there is room for.
    fn part<'t>(&self, text: &'t [u8], out: &[u8]) -> &'t [u8] {
        &text[..text.len().min(self.end.saturating_sub(out.len()))]
    }

    fn mark_cut(&self, part: &[u8], whole: &[u8], out: &mut Vec<u8>) {
        if part.len() < whole.len() {
            out.extend_from_slice(LEFT_OUT);
        }
    }

    fn items(&mut self, items: &[ObjectId], out: &mut Vec<u8>, depth: usize) {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                out.extend_from_slice(b", ");
            }
            if self.is_full(out) {
                out.extend_from_slice(LEFT_OUT);
                return;
            }
            self.object(*item, out, depth + 1);
        }
    }

    fn pairs(&mut self, pairs: &[(ObjectId, ObjectId)], out: &mut Vec<u8>, depth: usize) {
        out.push(b'{');
        for (at, (key, value)) in pairs.iter().enumerate() {
            if at > 0 {
                out.extend_from_slice(b", ");
            }
            if self.is_full(out) {
                out.extend_from_slice(LEFT_OUT);
                break;
            }
            self.object(*key, out, depth + 1);
            out.extend_from_slice(b": ");
            self.object(*value, out, depth + 1);
        }
        out.push(b'}');
    }

    fn code(&self, id: ObjectId, code: &Code, out: &mut Vec<u8>) {
        out.extend_from_slice(b"<code object ");
        self.text(code.name, out);
        let _ = write!(out, " at 0x{:x}, file \"", (self.address)(id));
        self.text(code.filename, out);
        let line = if code.firstlineno == 0 { -1 } else { code.firstlineno };
        let _ = write!(out, "\", line {line}>");
    }

    /// Appends a string as it is; anything else as its `repr` would begin.
    fn text(&self, id: ObjectId, out: &mut Vec<u8>) {
        match self.objects.get(id) {
            Object::Str(text) => plain(text, out),
            Object::Bytes(text) => plain(text, out),
            _ => out.extend_from_slice(b"?"),
        }
    }
}

/// Appends text (UTF-8 with lone surrogates in their three-byte form) as UTF-8; what is none is escaped.
pub fn plain(mut text: &[u8], out: &mut Vec<u8>) {
    loop {
        let error = match std::str::from_utf8(text) {
            Ok(_) => return out.extend_from_slice(text),
            Err(error) => error,
        };
        let (good, rest) = text.split_at(error.valid_up_to());
        out.extend_from_slice(good);
        let (code, len) = code_point(rest);
        escape(code, out);
        text = &rest[len..];
    }
}

/// Appends the `repr` of a string, given in UTF-8 with lone surrogates in their three-byte form.
pub fn str(text: &[u8], printable: Printable, out: &mut Vec<u8>) {
    let quote = quote_for(text);
    out.push(quote);
    let mut rest = text;
    while let [first, ..] = rest {
        let first = *first;
        if (b' '..=b'~').contains(&first) {
            if first == quote || first == b'\\' {
                out.push(b'\\');
            }
            out.push(first);
            rest = &rest[1..];
            continue;
        }
        let (code, len) = code_point(rest);
        match char::from_u32(code) {
            Some('\t') => out.extend_from_slice(b"\\t"),
            Some('\n') => out.extend_from_slice(b"\\n"),
            Some('\r') => out.extend_from_slice(b"\\r"),
            Some(c) if len == c.len_utf8() && printable.contains(c) => out.extend_from_slice(&rest[..len]),
            _ => escape(code, out),
        }
        rest = &rest[len..];
    }
    out.push(quote);
}

/// Appends the `repr` of a bytes object.
pub fn bytes(value: &[u8], out: &mut Vec<u8>) {
    out.push(b'b');
    byte_string(value, out);
}

/// Appends the `repr` of a string of 2.7.
fn byte_string(value: &[u8], out: &mut Vec<u8>) {
    let quote = quote_for(value);
    out.push(quote);
    for byte in value {
        match *byte {
            b if b == quote || b == b'\\' => out.extend_from_slice(&[b'\\', b]),
            b'\t' => out.extend_from_slice(b"\\t"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b @ b' '..=b'~' => out.push(b),
            b => escape(u32::from(b), out),
        }
    }
    out.push(quote);
}

/// Appends the `repr` of a float: the shortest digits that name it, with a point or an exponent.
pub fn float(value: f64, out: &mut Vec<u8>) {
    let start = out.len();
    out.extend_from_slice(shortest(value).as_bytes());
    if out[start..].iter().all(|b| b.is_ascii_digit() || *b == b'-') {
        out.extend_from_slice(b".0");
    }
}

/// Appends the `repr` of a complex number.
pub fn complex(real: f64, imag: f64, out: &mut Vec<u8>) {
    let imaginary = shortest(imag);
    if real == 0.0 && real.is_sign_positive() {
        out.extend_from_slice(imaginary.as_bytes());
        out.push(b'j');
        return;
    }
    let plus = if imaginary.starts_with('-') { "" } else { "+" };
    let _ = write!(out, "({}{plus}{imaginary}j)", shortest(real));
}

/// Appends an integer in decimal, or, above the 4300 digits that Python writes, in hexadecimal.
pub fn big_int(value: BigInt<'_>, out: &mut Vec<u8>) {
    const MOST_DIGITS: usize = 4300 * 10 / 96;
    if value.negative {
        out.push(b'-');
    }
    if value.digits.len() > MOST_DIGITS {
        out.extend_from_slice(b"0x");
        let mut digits = value.digits.iter().rev();
        let _ = digits.next().map(|first| write!(out, "{first:x}"));
        digits.for_each(|digit| drop(write!(out, "{digit:08x}")));
        return;
    }
    const GROUP: u64 = 1_000_000_000;
    let mut digits = value.digits.to_vec();
    let mut groups = Vec::with_capacity(digits.len() * 10 / 9 + 1);
    while let Some(last) = digits.iter().rposition(|digit| *digit != 0) {
        digits.truncate(last + 1);
        let mut rest = 0;
        for digit in digits.iter_mut().rev() {
            let whole = rest << 32 | u64::from(*digit);
            *digit = (whole / GROUP) as u32;
            rest = whole % GROUP;
        }
        groups.push(rest);
    }
    let _ = write!(out, "{}", groups.pop().unwrap_or(0));
    groups.iter().rev().for_each(|group| drop(write!(out, "{group:09}")));
}

/// The shortest digits that name a float, without the `.0` of whole numbers (`PyOS_double_to_string` with `r`).
fn shortest(value: f64) -> String {
    if !value.is_finite() {
        return value.to_string().to_lowercase();
    }
    let shortest = format!("{value:e}");
    // Of two numbers of that many digits that are equally near, Python takes the even one.
    let places = shortest.bytes().take_while(|b| *b != b'e').filter(u8::is_ascii_digit).count() - 1;
    let nearest = format!("{value:.places$e}");
    let scientific = if nearest.parse() == Ok(value) { nearest } else { shortest };
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    if !(-4..16).contains(&exponent) {
        let exponent_sign = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{mantissa}e{exponent_sign}{:02}", exponent.abs());
    }
    let digits = mantissa.replace('.', "");
    match usize::try_from(exponent) {
        Err(_) => format!("{sign}0.{}{digits}", "0".repeat(exponent.unsigned_abs() as usize - 1)),
        Ok(whole) if digits.len() > whole + 1 => {
            format!("{sign}{}.{}", &digits[..=whole], &digits[whole + 1..])
        }
        Ok(whole) => format!("{sign}{digits:0<width$}", width = whole + 1),
    }
}

/// Single quotes, unless that takes escapes which double quotes spare.
fn quote_for(text: &[u8]) -> u8 {
    if text.contains(&b'\'') && !text.contains(&b'"') { b'"' } else { b'\'' }
}

fn escape(code: u32, out: &mut Vec<u8>) {
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// The first code point of generalised UTF-8 and how many bytes it takes; a stray byte stands for itself.
fn code_point(text: &[u8]) -> (u32, usize) {
    let first = u32::from(text[0]);
    let len = match first {
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xff => 4,
        _ => 1,
    };
    if len == 1 || text.len() < len || text[1..len].iter().any(|byte| byte & 0xc0 != 0x80) {
        return (first, 1);
    }
    let lead = first & (0x7f >> len);
    (text[1..len].iter().fold(lead, |code, byte| code << 6 | u32::from(byte & 0x3f)), len)
}
