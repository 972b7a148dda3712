//! Code objects to text.

use std::collections::{HashMap, HashSet};

use pybytecode_assembler::{
    Assembly, Const, Exceptions, File, Parameters, ReadError, References, Text, Variables, read_file,
    variables_of,
};
use pybytecode_code::{CodeFlags, LocalKind};
use pybytecode_marshal::Validation;
use pybytecode_opcode::pyc::CodeFields;
use pybytecode_opcode::{Target, Version};

use super::literal::{self, write_to};
use super::operand::{Tables, consts_told, locals_told, names_told};
use super::unit::{self, Heading, Opener, Outer};

/// The text of a `.pyc`: reading it again gives the same bytes.
///
/// # Errors
///
/// Bytes that are no `.pyc` of a known version. What only looks like one is told as bytes.
pub fn print(bytes: &[u8]) -> Result<String, ReadError> {
    let mut out = String::new();
    match read_file(bytes) {
        Ok(file) => {
            print_file(&mut out, &file);
            // What was not thought of is told as bytes, never wrongly.
            let is_same = super::parse(&out).ok().and_then(|parsed| parsed.write().ok());
            if is_same.is_none_or(|written| written != bytes) {
                out.clear();
                print_bytes(&mut out, bytes);
            }
        }
        Err(error @ ReadError::Marshal(_)) => return Err(error),
        // Of a version without tables, or written in a way that there are no words for.
        Err(_) => print_bytes(&mut out, bytes),
    }
    Ok(out)
}

/// The text of a file taken apart, not held against the file.
pub fn print_file(out: &mut String, file: &File) {
    let feature: Version = file.target.release.version.feature();
    write_to(out, format_args!("python {feature}\n"));
    match file.validation {
        Validation::Timestamp { mtime: 0, size: 0 } => {}
        Validation::Timestamp { mtime, size } => {
            write_to(out, format_args!("source timestamp {mtime} size {size}\n"));
        }
        Validation::CheckedHash(hash) => print_hash(out, "checked", hash),
        Validation::UncheckedHash(hash) => print_hash(out, "unchecked", hash),
    }
    out.push('\n');
    print_code(out, &file.code, file.target, None, None, 0);
    print_references(out, &file.references);
}

/// So many characters of a section stand in a line, or thereabouts.
const SECTION_WIDTH: usize = 100;

fn print_references(out: &mut String, references: &References) {
    match references {
        References::Usual => return,
        References::Except(Exceptions { flags, interned }) => {
            out.push_str("\nmarshal\n");
            for text in interned {
                out.push_str("    interned ");
                literal::quoted(out, text);
                out.push('\n');
            }
            let mut line = String::new();
            let mut flush = |line: &mut String| {
                if !line.is_empty() {
                    write_to(out, format_args!("    flags{line}\n"));
                    line.clear();
                }
            };
            for run in flags.chunk_by(|a, b| a + 1 == *b) {
                match run {
                    [one] => write_to(&mut line, format_args!(" {one}")),
                    [first, .., last] => write_to(&mut line, format_args!(" {first}-{last}")),
                    [] => {}
                }
                if line.len() >= SECTION_WIDTH {
                    flush(&mut line);
                }
            }
            flush(&mut line);
        }
        References::Told(text) => {
            out.push_str("\nmarshal\n");
            let chars: Vec<char> = text.chars().collect();
            for line in chars.chunks(SECTION_WIDTH) {
                out.push_str("    |");
                out.extend(line);
                out.push_str("|\n");
            }
        }
    }
    out.push_str("end\n");
}

fn print_hash(out: &mut String, kind: &str, hash: [u8; 8]) {
    write_to(out, format_args!("source {kind}-hash \""));
    for byte in hash {
        write_to(out, format_args!("{byte:02x}"));
    }
    out.push_str("\"\n");
}

fn print_bytes(out: &mut String, bytes: &[u8]) {
    out.push_str("; The assembly has no words for this file, or for how it is written.\nbytes\n");
    for line in bytes.chunks(32) {
        out.push_str("    b");
        literal::quoted_bytes(out, line);
        out.push('\n');
    }
    out.push_str("end\n");
}

fn indent(out: &mut String, depth: usize) {
    for _ in 0..depth.min(20) {
        out.push_str("    ");
    }
}

/// Names for the code objects among the constants: their own, numbered where that is needed.
fn code_names(code: &Assembly) -> HashMap<*const Assembly, String> {
    let mut names = HashMap::new();
    let mut taken = HashSet::new();
    for_each_code(&code.consts, &mut |inner| {
        let own = std::str::from_utf8(inner.name.as_bytes()).unwrap_or_default();
        let own = if literal::is_plain(own) { own } else { "code" };
        let numbered = (2..).map(|number| format!("{own}.{number}"));
        let name = std::iter::once(own.to_owned()).chain(numbered).find(|name| taken.insert(name.clone()));
        names.insert(std::ptr::from_ref(inner), name.unwrap_or_default());
    });
    names
}

/// Calls `f` for each code object among the constants, those in tuples included, in order.
pub(super) fn for_each_code<'c>(consts: &'c [Const], f: &mut dyn FnMut(&'c Assembly)) {
    for constant in consts {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || match constant {
            Const::Code(code) => f(code),
            Const::Tuple(items) | Const::List(items) | Const::Set(items) | Const::FrozenSet(items) => {
                for_each_code(items, f);
            }
            Const::Dict(pairs) | Const::FrozenDict(pairs) => {
                for (key, value) in pairs {
                    for_each_code(std::slice::from_ref(key), f);
                    for_each_code(std::slice::from_ref(value), f);
                }
            }
            Const::Slice(parts) => for_each_code(&parts[..], f),
            _ => {}
        });
    }
}

/// The parameters that the variables start with, if they are enough.
pub(super) fn parameters(code: &Assembly) -> Option<Parameters> {
    let flags = CodeFlags::from_bits_truncate(code.flags);
    let is_function = flags.contains(Opener::Function.flags()) || code.parameters() > 0;
    if !is_function || code.posonlyargcount > code.argcount {
        return None;
    }
    let locals = code.variables.locals();
    let mut names = locals.into_iter().take(code.parameters() as usize).cloned();
    let mut take = |count: u32| (&mut names).take(count as usize).collect::<Vec<Text>>();
    let positional_only = take(code.posonlyargcount);
    let positional = take(code.argcount - code.posonlyargcount);
    let keyword_only = take(code.kwonlyargcount);
    let star = take(u32::from(flags.contains(CodeFlags::VARARGS))).pop();
    let double_star = take(u32::from(flags.contains(CodeFlags::VARKEYWORDS))).pop();
    let parameters = Parameters { positional_only, positional, star, keyword_only, double_star };
    (parameters.len() == code.parameters() as usize).then_some(parameters)
}

/// The variables behind the parameters, as lists of names.
pub(super) struct Spoken {
    pub(super) locals: Vec<Text>,
    pub(super) hidden: Vec<Text>,
    pub(super) cells: Vec<Text>,
    pub(super) free: Vec<Text>,
}

/// The variables as lists of names, if those say it all.
pub(super) fn spoken_variables(
    code: &Assembly,
    target: &'static Target,
    parameters: &Parameters,
) -> Option<Spoken> {
    let count = parameters.len();
    let (locals, hidden, cells, free) = match &code.variables {
        Variables::Split { varnames, cellvars, freevars, .. } => {
            let locals: Vec<Text> = varnames.iter().skip(count).cloned().collect();
            (locals, Vec::new(), cellvars.clone(), freevars.clone())
        }
        Variables::Plus(all) => {
            let of = |kind: LocalKind| {
                let names = all.iter().filter(|(_, kinds)| kinds.contains(kind));
                names.map(|(name, _)| name.clone()).collect::<Vec<Text>>()
            };
            let locals = of(LocalKind::LOCAL).into_iter().skip(count).collect();
            (locals, of(LocalKind::HIDDEN), of(LocalKind::CELL), of(LocalKind::FREE))
        }
    };
    let made = variables_of(target, parameters, &locals, &hidden, &cells, &free);
    (made == code.variables).then_some(Spoken { locals, hidden, cells, free })
}

struct Printer<'p> {
    out: &'p mut String,
    code: &'p Assembly,
    target: &'static Target,
    depth: usize,
    names: HashMap<*const Assembly, String>,
}

fn print_code(
    out: &mut String,
    code: &Assembly,
    target: &'static Target,
    outer: Option<&Outer>,
    id: Option<&str>,
    depth: usize,
) {
    stacker::maybe_grow(128 * 1024, 1024 * 1024, || {
        let mut printer = Printer { out, code, target, depth, names: code_names(code) };
        printer.all(outer, id);
    });
}

impl Printer<'_> {
    fn line(&mut self, text: std::fmt::Arguments<'_>) {
        indent(self.out, self.depth + 1);
        write_to(self.out, text);
        self.out.push('\n');
    }

    fn constant(&self, constant: &Const) -> String {
        let mut text = String::new();
        literal::print(&mut text, constant, &mut |code| self.code_name(code));
        text
    }

    fn code_name(&self, constant: &Const) -> String {
        let Const::Code(code) = constant else { return String::new() };
        self.names.get(&std::ptr::from_ref(&**code)).cloned().unwrap_or_default()
    }

    fn all(&mut self, outer: Option<&Outer>, id: Option<&str>) {
        let code = self.code;
        let parameters = parameters(code);
        let opener = match &parameters {
            Some(_) => Opener::Function,
            None if code.name.as_bytes() == b"<module>" => Opener::Module,
            None => Opener::Class,
        };
        let flags = CodeFlags::from_bits_truncate(code.flags);
        let is_async = opener == Opener::Function && flags.intersects(unit::ASYNC);
        let heading = Heading { opener, is_async, name: &code.name, outer };
        self.opening(heading, parameters.as_ref(), id);
        if outer.is_none_or(|outer| outer.filename != code.filename) {
            let mut text = String::new();
            literal::quoted(&mut text, &code.filename);
            self.line(format_args!("file {text}"));
        }
        let has_qualname = self.target.pyc.code == CodeFields::Plus;
        if has_qualname && code.qualname != unit::qualname(outer, &code.name) {
            let mut text = String::new();
            literal::name(&mut text, &code.qualname);
            self.line(format_args!("qualname {text}"));
        }
        if code.firstlineno != 1 || outer.is_some() {
            self.line(format_args!("line {}", code.firstlineno));
        }
        let docstring = heading.docstring(code, self.target);
        self.counts_and_flags(heading, docstring.is_some(), parameters.as_ref());
        if let Some(size) = code.stacksize {
            self.line(format_args!("stack {size}"));
        }
        self.variables(parameters.unwrap_or_default());
        let inner = Outer {
            opener,
            qualname: code.qualname.clone(),
            filename: code.filename.clone(),
            in_function: opener == Opener::Function || outer.is_some_and(|outer| outer.in_function),
            futures: flags & unit::FUTURES,
        };
        self.nested(&inner);
        self.constants(heading, docstring);
        self.names();
        self.instructions();
        self.raw();
        indent(self.out, self.depth);
        self.out.push_str("end\n");
    }

    fn opening(&mut self, heading: Heading<'_>, parameters: Option<&Parameters>, id: Option<&str>) {
        indent(self.out, self.depth);
        self.out.push_str(if heading.is_async { "async " } else { "" });
        self.out.push_str(heading.opener.word());
        if heading.opener != Opener::Module {
            self.out.push(' ');
            literal::name(self.out, &self.code.name);
        }
        if let Some(parameters) = parameters {
            self.out.push('(');
            let mut first = true;
            let mut separate = |out: &mut String| {
                if !std::mem::take(&mut first) {
                    out.push_str(", ");
                }
            };
            for name in &parameters.positional_only {
                separate(self.out);
                literal::name(self.out, name);
            }
            if !parameters.positional_only.is_empty() {
                separate(self.out);
                self.out.push('/');
            }
            for name in &parameters.positional {
                separate(self.out);
                literal::name(self.out, name);
            }
            if let Some(star) = &parameters.star {
                separate(self.out);
                self.out.push('*');
                literal::name(self.out, star);
            } else if !parameters.keyword_only.is_empty() {
                separate(self.out);
                self.out.push('*');
            }
            for name in &parameters.keyword_only {
                separate(self.out);
                literal::name(self.out, name);
            }
            if let Some(star) = &parameters.double_star {
                separate(self.out);
                self.out.push_str("**");
                literal::name(self.out, star);
            }
            self.out.push(')');
        }
        if let Some(id) = id.filter(|id| id.as_bytes() != self.code.name.as_bytes()) {
            write_to(self.out, format_args!(" as {id}"));
        }
        self.out.push('\n');
    }

    fn counts_and_flags(&mut self, heading: Heading<'_>, has_doc: bool, parameters: Option<&Parameters>) {
        let code = self.code;
        let (arguments, positional_only, keyword_only) =
            (code.argcount, code.posonlyargcount, code.kwonlyargcount);
        if parameters.is_none() && (arguments, positional_only, keyword_only) != (0, 0, 0) {
            self.line(format_args!("counts {arguments} {positional_only} {keyword_only}"));
        }
        let mut ordinary = heading.opener.flags() | heading.flags(&code.instrs, self.target);
        if let Some(parameters) = parameters {
            ordinary.set(CodeFlags::VARARGS, parameters.star.is_some());
            ordinary.set(CodeFlags::VARKEYWORDS, parameters.double_star.is_some());
        }
        if has_doc {
            ordinary |= unit::docstring_flag(self.target);
        }
        if self.target.pyc.code == CodeFields::Split && !code.variables.has_shared() {
            ordinary |= CodeFlags::NOFREE;
        }
        let Some(flags) = CodeFlags::from_bits(code.flags) else {
            return self.line(format_args!("flags = 0x{:x}", code.flags));
        };
        for (words, flags) in [("flags", flags - ordinary), ("flags without", ordinary - flags)] {
            if !flags.is_empty() {
                let names: Vec<&str> = flags.iter_names().map(|(name, _)| name).collect();
                self.line(format_args!("{words} {}", names.join(" ")));
            }
        }
    }

    /// Names in a list, each quoted where it has to be.
    fn list(&mut self, word: &str, names: &[Text]) {
        if names.is_empty() {
            return;
        }
        let mut text = String::new();
        for (index, name) in names.iter().enumerate() {
            text.push_str(if index > 0 { ", " } else { "" });
            literal::name(&mut text, name);
        }
        self.line(format_args!("{word} {text}"));
    }

    fn variables(&mut self, parameters: Parameters) {
        if let Some(spoken) = spoken_variables(self.code, self.target, &parameters) {
            let told = locals_told(self.code, self.target, &parameters, &spoken);
            let Spoken { locals, hidden, cells, free } = spoken;
            self.list("locals", &locals[..told]);
            self.list("hidden", &hidden);
            self.list("cells", &cells);
            self.list("free", &free);
            return;
        }
        match &self.code.variables {
            Variables::Split { nlocals, varnames, cellvars, freevars } => {
                if let Some(count) = nlocals {
                    self.line(format_args!("nlocals {count}"));
                }
                self.line(format_args!("variables"));
                self.list("varnames", varnames);
                self.list("cellvars", cellvars);
                self.list("freevars", freevars);
            }
            Variables::Plus(all) => {
                self.line(format_args!("variables"));
                for (name, kind) in all {
                    let mut text = String::new();
                    literal::name(&mut text, name);
                    self.line(format_args!("variable {text} 0x{:02x}", kind.bits()));
                }
            }
        }
    }

    fn nested(&mut self, inner: &Outer) {
        let (names, depth, target) = (&self.names, self.depth, self.target);
        let out = &mut *self.out;
        for_each_code(&self.code.consts, &mut |code| {
            out.push('\n');
            let id = names.get(&std::ptr::from_ref(code)).map(String::as_str);
            print_code(out, code, target, Some(inner), id, depth + 1);
        });
        if !self.names.is_empty() {
            self.out.push('\n');
        }
    }

    /// Constants, as far as their order is not that of their first use.
    fn constants(&mut self, heading: Heading<'_>, docstring: Option<&Const>) {
        let code = self.code;
        let mut told = consts_told(code, self.target);
        let mut from = 0;
        if let Some(docstring) = docstring {
            let text = self.constant(docstring);
            self.line(format_args!("doc {text}"));
            from = 1;
        } else if heading.starts_with_none(self.target) {
            match code.consts.first() {
                Some(Const::None) if told <= 1 => return,
                Some(_) => told = told.max(1),
                None => self.line(format_args!("const")),
            }
        }
        for constant in code.consts.get(from..told).unwrap_or_default() {
            let text = self.constant(constant);
            self.line(format_args!("const {text}"));
        }
    }

    /// Names, as far as their order is not that of their first use.
    fn names(&mut self) {
        for names in self.code.names[..names_told(self.code, self.target)].chunks(8) {
            self.list("names", names);
        }
    }

    fn instructions(&mut self) {
        let code = self.code;
        let tables = Tables::new(code, self.target);
        let names = &self.names;
        let mut labels: HashMap<usize, Vec<usize>> = HashMap::new();
        for (number, place) in code.labels.iter().enumerate() {
            if let Some(place) = place {
                labels.entry(*place).or_default().push(number);
            }
        }
        let mut regions = code.regions.iter().peekable();
        let mut end = None;
        for (at, instr) in code.instrs.iter().enumerate() {
            let starting = regions.next_if(|region| region.start == at);
            if end == Some(at) {
                end = None;
                if starting.is_none() {
                    indent(self.out, self.depth + 1);
                    self.out.push_str("endtry\n");
                }
            }
            if let Some(region) = starting {
                indent(self.out, self.depth + 1);
                write_to(self.out, format_args!("try L{}", region.handler.0));
                if let Some(depth) = region.depth {
                    write_to(self.out, format_args!(" depth {depth}"));
                }
                self.out.push_str(if region.lasti { " lasti\n" } else { "\n" });
                end = Some(region.end);
            }
            for label in labels.get(&at).into_iter().flatten() {
                indent(self.out, self.depth);
                write_to(self.out, format_args!("  L{label}:\n"));
            }
            indent(self.out, self.depth + 1);
            self.out.push_str(&instr.op.name().to_ascii_lowercase());
            match instr.target {
                Some(label) => write_to(self.out, format_args!(" L{}", label.0)),
                None => tables.print(self.out, instr, &mut |constant| match constant {
                    Const::Code(code) => names.get(&std::ptr::from_ref(&**code)).cloned().unwrap_or_default(),
                    _ => String::new(),
                }),
            }
            if instr.extended > 0 {
                write_to(self.out, format_args!(" wide {}", instr.extended));
            }
            if let Some(location) = instr.location {
                write_to(self.out, format_args!("  @{}", unit::location_text(location)));
            }
            self.out.push('\n');
        }
        if end.is_some() {
            self.line(format_args!("endtry"));
        }
    }

    fn raw(&mut self) {
        let raw = &self.code.raw;
        let parts = [("bytecode", &raw.code), ("linetable", &raw.lines), ("exceptiontable", &raw.exceptions)];
        for (word, bytes) in parts {
            if let Some(bytes) = bytes {
                let mut text = String::new();
                literal::quoted_bytes(&mut text, bytes);
                self.line(format_args!("{word} b{text}"));
            }
        }
    }
}
