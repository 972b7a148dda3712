//! Every byte of a compiled file beside what it means.
//!
//! A reader of its own, that follows the bytes and makes no objects: what it says is what stands there.
//! CPython: `r_object` in `Python/marshal.c`.

use std::io::{self, Write};

use pybytecode_code::{ExceptionTable, Instructions, LocationTable, Printable, repr};
use pybytecode_marshal::{Error, Header, MAX_DEPTH, Problem, Validation};
use pybytecode_opcode::Target;
use pybytecode_opcode::magic::Magic;
use pybytecode_opcode::pyc::{ArgumentCounts, CodeFields, HeaderForm, LineTable, PycFormat, References};

use super::header::utc;
use crate::dis::Colours;

/// How many bytes a line has.
const WIDTH: usize = 8;
/// How much of a text a line shows.
const TEXT_WIDTH: usize = 40;

/// Writes every byte of a file with what it means, as far as it can be read.
///
/// # Errors
///
/// What is wrong with the data, and where; the bytes before it are written. Or `out` refuses.
pub fn hex(bytes: &[u8], colours: &Colours, out: &mut impl Write) -> io::Result<Result<(), Error>> {
    let (header, magic) = match Header::read_any(bytes) {
        Ok(found) => found,
        Err(error) => return Ok(Err(error)),
    };
    let format = header.format;
    let target = Target::with_tables(format.version).ok().filter(|_| magic == format.magic);
    let mut walker = Walker {
        bytes,
        at: 0,
        out,
        colours,
        format,
        target,
        fields: fields(format),
        refs: Vec::new(),
        frames: Vec::new(),
    };
    walker.header(&header, Magic(magic))?;
    walker.objects()
}

/// A field of a code object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Number(&'static str),
    Object(&'static str),
}

/// The fields of a code object in the order of the file.
fn fields(format: &PycFormat) -> Vec<Field> {
    use Field::{Number, Object};
    let mut fields = vec![Number("co_argcount")];
    match format.arguments {
        ArgumentCounts::Positional => {}
        ArgumentCounts::KeywordOnly => fields.push(Number("co_kwonlyargcount")),
        ArgumentCounts::PositionalOnly => {
            fields.extend([Number("co_posonlyargcount"), Number("co_kwonlyargcount")]);
        }
    }
    if format.code == CodeFields::Split {
        fields.push(Number("co_nlocals"));
    }
    fields.extend([Number("co_stacksize"), Number("co_flags")]);
    fields.extend([Object("co_code"), Object("co_consts"), Object("co_names")]);
    match format.code {
        CodeFields::Split => {
            fields.extend([Object("co_varnames"), Object("co_freevars"), Object("co_cellvars")]);
            fields.extend([Object("co_filename"), Object("co_name")]);
        }
        CodeFields::Plus => {
            fields.extend([Object("co_localsplusnames"), Object("co_localspluskinds")]);
            fields.extend([Object("co_filename"), Object("co_name"), Object("co_qualname")]);
        }
    }
    fields.push(Number("co_firstlineno"));
    fields.push(match format.lines {
        LineTable::Ascending | LineTable::Signed => Object("co_lnotab"),
        LineTable::Runs | LineTable::Locations => Object("co_linetable"),
    });
    if format.code == CodeFields::Plus {
        fields.push(Object("co_exceptiontable"));
    }
    fields
}

/// A container that is being read.
#[derive(Debug, Clone, Copy)]
enum Frame {
    /// So many items are left of so many.
    Items { left: usize, count: usize },
    /// Keys and values up to the end mark; whether a value comes next.
    Pairs { value: bool },
    /// The next field, and what is known by then.
    Code { next: usize, first_line: i32 },
}

struct Walker<'b, W> {
    bytes: &'b [u8],
    at: usize,
    out: &'b mut W,
    colours: &'b Colours,
    format: &'static PycFormat,
    target: Option<&'static Target>,
    fields: Vec<Field>,
    /// The objects that can be referred to: where each starts.
    refs: Vec<usize>,
    frames: Vec<Frame>,
}

/// The end of the walk: an error in the data, or the writer's.
enum Stop {
    Data(Error),
    Io(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Stop::Io(error)
    }
}

type Step<T = ()> = Result<T, Stop>;

impl<W: Write> Walker<'_, W> {
    fn header(&mut self, header: &Header, magic: Magic) -> io::Result<()> {
        self.emit(4, &format!("magic number {magic}"))?;
        let Validation::Timestamp { mtime, size } = header.validation else {
            let how = match header.validation {
                Validation::CheckedHash(_) => "flags: by hash, checked on each import",
                _ => "flags: by hash, not checked",
            };
            self.emit(4, how)?;
            return self.emit(8, "hash of the source");
        };
        if self.format.header == HeaderForm::Flags {
            self.emit(4, "flags: by time and size")?;
        }
        self.emit(4, &format!("source's time {}", utc(mtime)))?;
        if self.format.header != HeaderForm::Time {
            self.emit(4, &format!("source's size {size} bytes"))?;
        }
        Ok(())
    }

    fn objects(&mut self) -> io::Result<Result<(), Error>> {
        match self.walk() {
            Ok(()) => Ok(Ok(())),
            Err(Stop::Data(error)) => {
                self.emit(self.bytes.len() - self.at, "what cannot be read")?;
                Ok(Err(error))
            }
            Err(Stop::Io(error)) => Err(error),
        }
    }

    fn walk(&mut self) -> Step {
        self.object("")?;
        while let Some(frame) = self.frames.last_mut() {
            match frame {
                Frame::Items { left: 0, .. } => drop(self.frames.pop()),
                Frame::Items { left, count } => {
                    let label = (*count - *left).to_string();
                    *left -= 1;
                    self.object(&label)?;
                }
                Frame::Pairs { value } => {
                    let label = if *value { "value" } else { "key" };
                    *value = !*value;
                    self.object(label)?;
                }
                Frame::Code { next, .. } => {
                    let field = self.fields.get(*next).copied();
                    *next += 1;
                    match field {
                        None => drop(self.frames.pop()),
                        Some(Field::Number(name)) => self.number(name)?,
                        Some(Field::Object(name)) => self.object(name)?,
                    }
                }
            }
        }
        let rest = self.bytes.len() - self.at;
        if rest > 0 {
            self.emit(rest, "what follows is not looked at")?;
        }
        Ok(())
    }

    /// A number that is a field of a code object.
    fn number(&mut self, name: &str) -> Step {
        let number = self.peek_long(0)?;
        if let (Some(Frame::Code { first_line, .. }), "co_firstlineno") = (self.frames.last_mut(), name) {
            *first_line = number;
        }
        let names = match name {
            "co_flags" => {
                let flags = pybytecode_code::CodeFlags::of(number.cast_unsigned(), self.format);
                super::flag_names(flags).iter().fold(String::new(), |all, flag| all + " " + flag)
            }
            _ => String::new(),
        };
        Ok(self.emit(4, &format!("{name} {number}{names}"))?)
    }

    /// An object, of a container only the beginning.
    fn object(&mut self, label: &str) -> Step {
        let start = self.at;
        if self.frames.len() >= MAX_DEPTH {
            return Err(self.bad(start, Problem::Depth));
        }
        let byte = self.peek(0)?;
        let flags = self.format.references == References::Flags;
        let code = if flags { byte & 0x7f } else { byte };
        let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
        let is_counted = if flags { byte & 0x80 != 0 } else { byte == b't' };
        let mark = if is_counted { format!(", ref {}", self.refs.len()) } else { String::new() };
        if is_counted {
            self.refs.push(start);
        }
        let say = |what: &str| format!("{label}{what}{mark}");
        match code {
            b'0' => {
                self.emit(1, &say("end"))?;
                match self.frames.pop() {
                    // The end stands where a key would.
                    Some(Frame::Pairs { value: true }) => {}
                    _ => return Err(self.bad(start, Problem::NullObject)),
                }
            }
            b'N' => self.emit(1, &say("None"))?,
            b'F' => self.emit(1, &say("False"))?,
            b'T' => self.emit(1, &say("True"))?,
            b'.' => self.emit(1, &say("Ellipsis"))?,
            b'S' => self.emit(1, &say("StopIteration"))?,
            b'i' => {
                let value = self.peek_long(1)?;
                self.emit(5, &say(&format!("int {value}")))?;
            }
            b'I' => {
                let value = i64::from_le_bytes(self.peek_array(1)?);
                self.emit(9, &say(&format!("int {value}")))?;
            }
            b'l' => {
                let count = self.peek_long(1)?.unsigned_abs() as usize;
                self.need(5, count.saturating_mul(2))?;
                self.emit(5, &say(&format!("int of {count} digits of 15 bits")))?;
                self.payload(count * 2)?;
            }
            b'g' => {
                let value = f64::from_le_bytes(self.peek_array(1)?);
                self.emit(9, &say(&format!("float {}", float(value))))?;
            }
            b'y' => {
                let real = f64::from_le_bytes(self.peek_array(1)?);
                let imag = f64::from_le_bytes(self.peek_array(9)?);
                self.emit(17, &say(&format!("complex {} and {}", float(real), float(imag))))?;
            }
            b'f' | b'x' => {
                let len = usize::from(self.peek(1)?);
                self.need(2, len)?;
                self.emit(2 + len, &say("number in decimal"))?;
                if code == b'x' {
                    let len = usize::from(self.peek(0)?);
                    self.need(1, len)?;
                    self.emit(1 + len, "its imaginary part")?;
                }
            }
            b's' | b'u' | b't' | b'a' | b'A' => {
                let len = self.peek_size(1)?;
                self.need(5, len)?;
                self.text(5, len, code, &say)?;
            }
            b'z' | b'Z' if flags => {
                let len = usize::from(self.peek(1)?);
                self.need(2, len)?;
                self.text(2, len, code, &say)?;
            }
            b')' if flags => {
                let count = usize::from(self.peek(1)?);
                self.emit(2, &say(&format!("tuple of {count}")))?;
                self.frames.push(Frame::Items { left: count, count });
            }
            b'(' | b'[' | b'<' | b'>' => {
                let count = self.peek_size(1)?;
                let what = match code {
                    b'(' => "tuple",
                    b'[' => "list",
                    b'<' => "set",
                    _ => "frozenset",
                };
                self.emit(5, &say(&format!("{what} of {count}")))?;
                self.frames.push(Frame::Items { left: count, count });
            }
            b'{' | b'}' => {
                self.emit(1, &say(if code == b'{' { "dict" } else { "frozendict" }))?;
                self.frames.push(Frame::Pairs { value: false });
            }
            b':' if flags => {
                self.emit(1, &say("slice"))?;
                self.frames.push(Frame::Items { left: 3, count: 3 });
            }
            b'c' => {
                self.emit(1, &say("code object"))?;
                self.frames.push(Frame::Code { next: 0, first_line: 0 });
            }
            b'r' | b'R' if flags == (code == b'r') => {
                let number = self.peek_long(1)?;
                let place = usize::try_from(number).ok().and_then(|number| self.refs.get(number));
                let place = *place.ok_or(self.bad(start, Problem::Reference))?;
                let what = self.glance(place);
                self.emit(5, &say(&format!("ref {number}: {what} at {place:08x}")))?;
            }
            _ => return Err(self.bad(start, Problem::UnknownType(byte))),
        }
        Ok(())
    }

    /// What stands at a place, in a few words.
    fn glance(&self, place: usize) -> String {
        let byte = self.bytes.get(place).copied().unwrap_or(0);
        let code = if self.format.references == References::Flags { byte & 0x7f } else { byte };
        let text = |from: usize, len: usize| {
            let end = from.saturating_add(len.min(TEXT_WIDTH / 2)).min(self.bytes.len());
            self.shown(self.bytes.get(from..end).unwrap_or_default(), code == b's')
        };
        match code {
            b'z' | b'Z' => text(place + 2, usize::from(self.bytes.get(place + 1).copied().unwrap_or(0))),
            b's' | b'u' | b't' | b'a' | b'A' => {
                let len = self.bytes.get(place + 1..).and_then(<[u8]>::first_chunk::<4>);
                text(place + 5, len.map_or(0, |len| u32::from_le_bytes(*len) as usize))
            }
            b'(' | b')' => "a tuple".to_owned(),
            b'c' => "a code object".to_owned(),
            b'i' | b'I' | b'l' => "an int".to_owned(),
            b'g' => "a float".to_owned(),
            _ => "an object".to_owned(),
        }
    }

    /// A text or bytes, whose length takes the bytes before it.
    fn text(&mut self, before: usize, len: usize, code: u8, say: &dyn Fn(&str) -> String) -> Step {
        let start = self.at + before;
        let value = &self.bytes[start..start + len];
        let field = match self.frames.last() {
            Some(Frame::Code { next, first_line }) => {
                self.fields.get(next - 1).map(|field| (*field, *first_line))
            }
            _ => None,
        };
        let is_bytes = code == b's' || self.format.references == References::Strings && code == b't';
        if let (Some((Field::Object(name), first_line)), true) = (field, is_bytes) {
            match name {
                "co_code" => {
                    self.emit(before, &say(&format!("{len} bytes")))?;
                    return self.code(len);
                }
                "co_lnotab" | "co_linetable" => {
                    self.emit(before, &say(&format!("{len} bytes")))?;
                    return self.lines(value.len(), first_line);
                }
                "co_exceptiontable" => {
                    self.emit(before, &say(&format!("{len} bytes")))?;
                    return self.handlers(len);
                }
                _ => {}
            }
        }
        let what = match code {
            b's' => "bytes",
            _ if is_bytes => "interned bytes",
            b't' | b'A' | b'Z' => "interned str",
            _ => "str",
        };
        let shown = self.shown(value, is_bytes);
        self.emit(before, &say(&format!("{what} {shown}")))?;
        self.payload(len)
    }

    fn shown(&self, value: &[u8], is_bytes: bool) -> String {
        let cut = value.len() > TEXT_WIDTH;
        let mut end = value.len().min(TEXT_WIDTH);
        // Not within a character.
        while cut && !is_bytes && end > 0 && value[end] & 0xc0 == 0x80 {
            end -= 1;
        }
        let mut shown = Vec::new();
        match is_bytes {
            true => repr::bytes(&value[..end], &mut shown),
            false => repr::str(&value[..end], Printable::of(self.format.version), &mut shown),
        }
        let rest = if cut { "..." } else { "" };
        String::from_utf8_lossy(&shown).into_owned() + rest
    }

    /// The instructions.
    fn code(&mut self, len: usize) -> Step {
        let code = &self.bytes[self.at..self.at + len];
        let Some(target) = self.target else {
            return self.payload(len);
        };
        let base = self.at;
        for instruction in Instructions::with_extensions(code, target) {
            let argument = match instruction.op {
                Some(op) if target.has_arg(op) => format!(" {}", instruction.arg),
                _ => String::new(),
            };
            let size = usize::from(instruction.len).min(len - (self.at - base));
            self.emit(size, &format!("  {:>4} {}{argument}", instruction.offset, instruction.name()))?;
            let caches = (2 * usize::from(instruction.caches)).min(len - (self.at - base));
            if caches > 0 {
                self.emit(caches, "       its cache entries")?;
            }
        }
        let rest = len - (self.at - base);
        if rest > 0 { self.payload(rest) } else { Ok(()) }
    }

    /// A table of lines, an entry a line.
    fn lines(&mut self, len: usize, first_line: i32) -> Step {
        let table = &self.bytes[self.at..self.at + len];
        let base = self.at;
        if self.format.lines == LineTable::Locations {
            let mut entries = LocationTable::new(table, first_line);
            while let Some(Ok(entry)) = entries.next() {
                let (start, end) =
                    (u64::from(entry.start) * 2, (u64::from(entry.start) + u64::from(entry.units)) * 2);
                let place = entry.location;
                let what = if place.is_none() {
                    "no line".to_owned()
                } else if place.column < 0 {
                    format!("line {}", place.line)
                } else {
                    format!("{}:{} to {}:{}", place.line, place.column, place.end_line, place.end_column)
                };
                let size = base + entries.offset() - self.at;
                self.emit(size, &format!("  {start:>4} to {end:<4} {what}"))?;
            }
        } else {
            let (mut offset, mut line) = (0u32, first_line);
            for pair in table.chunks_exact(2) {
                let (length, advance) = (u32::from(pair[0]), pair[1].cast_signed());
                let what = match (self.format.lines, advance) {
                    (LineTable::Runs, i8::MIN) => format!("{length} bytes without a line"),
                    (LineTable::Runs, _) => {
                        line = line.wrapping_add(i32::from(advance));
                        format!("{length} bytes of line {line}")
                    }
                    (LineTable::Ascending, _) => {
                        line = line.wrapping_add(i32::from(pair[1]));
                        format!("{length} bytes on begins line {line}")
                    }
                    _ => {
                        line = line.wrapping_add(i32::from(advance));
                        format!("{length} bytes on begins line {line}")
                    }
                };
                self.emit(2, &format!("  {offset:>4} {what}"))?;
                offset = offset.saturating_add(length);
            }
        }
        let rest = len - (self.at - base);
        if rest > 0 { self.payload(rest) } else { Ok(()) }
    }

    /// An exception table, an entry a line.
    fn handlers(&mut self, len: usize) -> Step {
        let base = self.at;
        let mut entries = ExceptionTable::new(&self.bytes[self.at..self.at + len]);
        while let Some(Ok(entry)) = entries.next() {
            let [start, end, target] = [entry.start, entry.end, entry.target].map(|unit| u64::from(unit) * 2);
            let lasti = if entry.lasti { ", with the raising offset" } else { "" };
            let size = base + entries.offset() - self.at;
            self.emit(
                size,
                &format!("  {start:>4} to {end:<4} handled at {target}, depth {}{lasti}", entry.depth),
            )?;
        }
        let rest = len - (self.at - base);
        if rest > 0 { self.payload(rest) } else { Ok(()) }
    }

    /// Bytes that the line above speaks of, with their characters.
    fn payload(&mut self, len: usize) -> Step {
        let end = self.at + len;
        while self.at < end {
            let size = WIDTH.min(end - self.at);
            let bytes = &self.bytes[self.at..self.at + size];
            let characters: String =
                bytes.iter().map(|b| if (b' '..=b'~').contains(b) { char::from(*b) } else { '.' }).collect();
            self.emit(size, &format!("  |{characters}|"))?;
        }
        Ok(())
    }

    /// Writes so many bytes, and in their first line what they are.
    fn emit(&mut self, len: usize, what: &str) -> io::Result<()> {
        let Colours { place, argument, reset, .. } = *self.colours;
        let len = len.min(self.bytes.len() - self.at);
        let indent = self.frames.len().min(20) * 2;
        for (line, chunk) in self.bytes[self.at..self.at + len].chunks(WIDTH).enumerate() {
            let offset = self.at + line * WIDTH;
            write!(self.out, "{place}{offset:08x}{reset}  {argument}")?;
            for byte in chunk {
                write!(self.out, "{byte:02x} ")?;
            }
            if line > 0 {
                writeln!(self.out, "{reset}")?;
            } else {
                writeln!(
                    self.out,
                    "{reset}{:pad$} {:indent$}{what}",
                    "",
                    "",
                    pad = (WIDTH - chunk.len()) * 3
                )?;
            }
        }
        self.at += len;
        Ok(())
    }

    fn peek(&self, ahead: usize) -> Step<u8> {
        self.peek_array::<1>(ahead).map(|[byte]| byte)
    }

    fn peek_array<const N: usize>(&self, ahead: usize) -> Step<[u8; N]> {
        let found = self.bytes.get(self.at + ahead..).and_then(<[u8]>::first_chunk::<N>);
        found.copied().ok_or(self.bad(self.bytes.len(), Problem::Truncated))
    }

    fn peek_long(&self, ahead: usize) -> Step<i32> {
        self.peek_array(ahead).map(i32::from_le_bytes)
    }

    fn peek_size(&self, ahead: usize) -> Step<usize> {
        let size = usize::try_from(self.peek_long(ahead)?);
        size.map_err(|_| self.bad(self.at + ahead, Problem::Size))
    }

    /// Whether so many bytes follow so many.
    fn need(&self, before: usize, len: usize) -> Step {
        let there = self.bytes.len() - self.at;
        if before.saturating_add(len) <= there {
            Ok(())
        } else {
            Err(self.bad(self.bytes.len(), Problem::Truncated))
        }
    }

    fn bad(&self, offset: usize, problem: Problem) -> Stop {
        Stop::Data(Error::Data { offset, problem })
    }
}

fn float(value: f64) -> String {
    let mut out = Vec::new();
    repr::float(value, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}
