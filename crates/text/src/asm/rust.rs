//! A file as a Rust program: the calls of `pybytecode-assembler`'s builder that make that very file.
//!
//! Each code object is a function; what the builder infers is left out, as in assembly text.

use std::collections::HashMap;

use pybytecode_assembler::{
    Assembly, Const, Exceptions, File, Instr, Parameters, References, Text, Variables, check_argument,
    operand,
};
use pybytecode_code::{CodeFlags, Location};
use pybytecode_marshal::Validation;
use pybytecode_opcode::pyc::CodeFields;
use pybytecode_opcode::{ArgKind, Op, Target};

use super::literal::write_to;
use super::operand::{Tables, consts_told, locals_told, names_told};
use super::print::{for_each_code, parameters, spoken_variables};

/// The program; run with a path, it writes the file there.
pub fn rust_program(file: &File) -> String {
    let mut codes = Vec::new();
    collect(&file.code, &mut codes);
    let numbers: HashMap<*const Assembly, usize> =
        codes.iter().enumerate().map(|(number, code)| (std::ptr::from_ref(*code), number)).collect();
    let mut out = String::from(HEAD);
    let version = file.target.release.version.feature();
    write_to(
        &mut out,
        format_args!(
            "    let target = Target::with_tables(Version::new({}, {})).unwrap();\n",
            version.major, version.minor
        ),
    );
    write_to(&mut out, format_args!("    let validation = {};\n", validation(file.validation)));
    let references = match &file.references {
        References::Usual => "References::Usual".to_owned(),
        References::Except(Exceptions { flags, interned }) => format!(
            "References::Except(Exceptions {{ flags: vec!{flags:?}, interned: {} }})",
            texts(interned)
        ),
        References::Told(text) => format!("References::Told({text:?}.to_owned())"),
    };
    write_to(&mut out, format_args!("    let references = {references};\n"));
    out.push_str(TAIL);
    for (number, code) in codes.iter().enumerate() {
        out.push('\n');
        function(&mut out, code, number, file.target, &numbers);
    }
    out
}

const HEAD: &str = "\
//! Makes a .pyc: give its path. Written by pycodegen.
#![allow(dead_code, unused_imports)]

use pybytecode::assembler::{Assembly, Builder, Const, Exceptions, File, Parameters, References, Text, Variables, write_file};
use pybytecode::{CodeFlags, LocalKind, Location, Op, Target, Validation, Version};

fn main() {
    let path = std::env::args().nth(1).expect(\"give the path of the .pyc\");
    std::fs::write(path, bytes()).unwrap();
}

/// The bytes of the file.
pub fn bytes() -> Vec<u8> {
";

const TAIL: &str = "    let file = File { target, validation, code: code_0(target), references };
    write_file(&file).unwrap()
}
";

fn collect<'c>(code: &'c Assembly, codes: &mut Vec<&'c Assembly>) {
    codes.push(code);
    for_each_code(&code.consts, &mut |inner| {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || collect(inner, codes));
    });
}

fn validation(validation: Validation) -> String {
    match validation {
        Validation::Timestamp { mtime, size } => {
            format!("Validation::Timestamp {{ mtime: {mtime}, size: {size} }}")
        }
        Validation::CheckedHash(hash) => format!("Validation::CheckedHash({hash:?})"),
        Validation::UncheckedHash(hash) => format!("Validation::UncheckedHash({hash:?})"),
    }
}

/// A text as an expression that becomes one.
fn text(text: &Text) -> String {
    match std::str::from_utf8(text.as_bytes()) {
        Ok(text) => format!("{text:?}"),
        Err(_) => format!("Text({}.to_vec())", bytes(text.as_bytes())),
    }
}

fn texts(names: &[Text]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{}.into()", text(name))).collect();
    format!("vec![{}]", names.join(", "))
}

fn bytes(bytes: &[u8]) -> String {
    format!("b\"{}\"", bytes.escape_ascii())
}

fn location(location: Location) -> String {
    let Location { line, end_line, column, end_column } = location;
    if location == Location::NONE {
        "Location::NONE".to_owned()
    } else {
        format!("Location::new({line}, {end_line}, {column}, {end_column})")
    }
}

type Numbers = HashMap<*const Assembly, usize>;

fn constant(out: &mut String, value: &Const, numbers: &Numbers) {
    stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
        let list = |out: &mut String, kind: &str, items: &[Const]| {
            write_to(out, format_args!("Const::{kind}(vec!["));
            for item in items {
                constant(out, item, numbers);
                out.push_str(", ");
            }
            out.push_str("])");
        };
        let dict = |out: &mut String, kind: &str, pairs: &[(Const, Const)]| {
            write_to(out, format_args!("Const::{kind}(vec!["));
            for (key, value) in pairs {
                out.push('(');
                constant(out, key, numbers);
                out.push_str(", ");
                constant(out, value, numbers);
                out.push_str("), ");
            }
            out.push_str("])");
        };
        match value {
            Const::Null => out.push_str("Const::Null"),
            Const::None => out.push_str("Const::None"),
            Const::False => out.push_str("Const::False"),
            Const::True => out.push_str("Const::True"),
            Const::Ellipsis => out.push_str("Const::Ellipsis"),
            Const::StopIteration => out.push_str("Const::StopIteration"),
            Const::Int(value) => write_to(out, format_args!("Const::Int({value})")),
            Const::BigInt { negative, digits } => {
                write_to(
                    out,
                    format_args!("Const::BigInt {{ negative: {negative}, digits: vec!{digits:?} }}"),
                );
            }
            Const::Float(value) => write_to(out, format_args!("Const::Float({})", float(*value))),
            Const::Complex { real, imag } => write_to(
                out,
                format_args!("Const::Complex {{ real: {}, imag: {} }}", float(*real), float(*imag)),
            ),
            Const::Bytes(value) => write_to(out, format_args!("Const::Bytes({}.to_vec())", bytes(value))),
            Const::Str(value) => write_to(out, format_args!("Const::str({})", text(value))),
            Const::Tuple(items) => list(out, "Tuple", items),
            Const::List(items) => list(out, "List", items),
            Const::Set(items) => list(out, "Set", items),
            Const::FrozenSet(items) => list(out, "FrozenSet", items),
            Const::Dict(pairs) => dict(out, "Dict", pairs),
            Const::FrozenDict(pairs) => dict(out, "FrozenDict", pairs),
            Const::Slice(parts) => {
                out.push_str("Const::Slice(Box::new([");
                for part in parts.iter() {
                    constant(out, part, numbers);
                    out.push_str(", ");
                }
                out.push_str("]))");
            }
            Const::Code(code) => {
                let number = numbers.get(&std::ptr::from_ref(&**code)).copied().unwrap_or_default();
                write_to(out, format_args!("Const::from(code_{number}(target))"));
            }
        }
    });
}

fn float(value: f64) -> String {
    if value.is_finite() { format!("{value:?}") } else { format!("f64::from_bits(0x{:x})", value.to_bits()) }
}

fn function(out: &mut String, code: &Assembly, number: usize, target: &'static Target, numbers: &Numbers) {
    write_to(out, format_args!("/// `{}`, from line {}.\n", clean(&code.qualname), code.firstlineno));
    write_to(out, format_args!("fn code_{number}(target: &'static Target) -> Assembly {{\n"));
    let params = parameters(code);
    let (name, filename) = (text(&code.name), text(&code.filename));
    match &params {
        None => write_to(out, format_args!("    let mut code = Builder::new(target, {name}, {filename});\n")),
        Some(parameters) => {
            write_to(out, format_args!("    let parameters = {};\n", parameters_text(parameters)));
            write_to(
                out,
                format_args!(
                    "    let mut code = Builder::function(target, {name}, {filename}, parameters);\n"
                ),
            );
        }
    }
    let mut printer = Printer { out, code, target, numbers };
    printer.fields(params);
    printer.tables();
    printer.instructions();
    printer.raw();
    out.push_str("    code.finish().unwrap()\n}\n");
}

fn clean(name: &Text) -> String {
    name.to_lossy().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn parameters_text(parameters: &Parameters) -> String {
    let Parameters { positional_only, positional, star, keyword_only, double_star } = parameters;
    let plain =
        positional_only.is_empty() && keyword_only.is_empty() && star.is_none() && double_star.is_none();
    if plain && positional.is_empty() {
        return "Parameters::default()".to_owned();
    }
    if plain {
        let names: Vec<String> = positional.iter().map(text).collect();
        return format!("Parameters::new([{}])", names.join(", "));
    }
    let option = |name: &Option<Text>| match name {
        Some(name) => format!("Some({}.into())", text(name)),
        None => "None".to_owned(),
    };
    format!(
        "Parameters {{\n        positional_only: {},\n        positional: {},\n        star: {},\n        keyword_only: {},\n        double_star: {},\n    }}",
        texts(positional_only),
        texts(positional),
        option(star),
        texts(keyword_only),
        option(double_star)
    )
}

struct Printer<'p> {
    out: &'p mut String,
    code: &'p Assembly,
    target: &'static Target,
    numbers: &'p Numbers,
}

impl Printer<'_> {
    fn call(&mut self, text: std::fmt::Arguments<'_>) {
        self.out.push_str("    code.");
        write_to(self.out, text);
        self.out.push_str(";\n");
    }

    fn fields(&mut self, params: Option<Parameters>) {
        let code = self.code;
        if self.target.pyc.code == CodeFields::Plus && code.qualname != code.name {
            self.call(format_args!("qualname({})", text(&code.qualname)));
        }
        if code.firstlineno != 1 {
            self.call(format_args!("first_line({})", code.firstlineno));
        }
        let counts = (code.argcount, code.posonlyargcount, code.kwonlyargcount);
        if params.is_none() && counts != (0, 0, 0) {
            self.call(format_args!("counts({}, {}, {})", counts.0, counts.1, counts.2));
        }
        let mut ordinary = CodeFlags::empty();
        if let Some(parameters) = &params {
            ordinary |= CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS;
            ordinary.set(CodeFlags::VARARGS, parameters.star.is_some());
            ordinary.set(CodeFlags::VARKEYWORDS, parameters.double_star.is_some());
        }
        if self.target.pyc.code == CodeFields::Split && !code.variables.has_shared() {
            ordinary |= CodeFlags::NOFREE;
        }
        match CodeFlags::from_bits(code.flags & !ordinary.bits()) {
            Some(more) if code.flags & ordinary.bits() == ordinary.bits() => {
                for (name, _) in more.iter_names() {
                    self.call(format_args!("flags(CodeFlags::{name})"));
                }
            }
            _ => self.call(format_args!("exact_flags(0x{:x})", code.flags)),
        }
        if let Some(size) = code.stacksize {
            self.call(format_args!("stack_size({size})"));
        }
        self.variables(params.unwrap_or_default());
    }

    fn variables(&mut self, parameters: Parameters) {
        let Some(spoken) = spoken_variables(self.code, self.target, &parameters) else {
            let variables = match &self.code.variables {
                Variables::Split { nlocals, varnames, cellvars, freevars } => format!(
                    "Variables::Split {{ nlocals: {nlocals:?}, varnames: {}, cellvars: {}, freevars: {} }}",
                    texts(varnames),
                    texts(cellvars),
                    texts(freevars)
                ),
                Variables::Plus(all) => {
                    let one = |(name, kind): &(Text, pybytecode_code::LocalKind)| {
                        format!("({}.into(), LocalKind::from_bits_retain(0x{:02x}))", text(name), kind.bits())
                    };
                    let all: Vec<String> = all.iter().map(one).collect();
                    format!("Variables::Plus(vec![{}])", all.join(", "))
                }
            };
            return self.call(format_args!("variables({variables})"));
        };
        let told = locals_told(self.code, self.target, &parameters, &spoken);
        for name in &spoken.locals[..told] {
            self.call(format_args!("local({})", text(name)));
        }
        for (call, names) in
            [("hidden_local", &spoken.hidden), ("cell", &spoken.cells), ("free", &spoken.free)]
        {
            for name in names {
                self.call(format_args!("{call}({})", text(name)));
            }
        }
    }

    fn tables(&mut self) {
        let code = self.code;
        for value in &code.consts[..consts_told(code, self.target)] {
            let mut text = String::new();
            constant(&mut text, value, self.numbers);
            self.call(format_args!("push_constant({text})"));
        }
        for name in &code.names[..names_told(code, self.target)] {
            self.call(format_args!("push_name({})", text(name)));
        }
    }

    fn instructions(&mut self) {
        let code = self.code;
        let tables = Tables::new(code, self.target);
        for number in 0..code.labels.len() {
            self.out.push_str(&format!("    let l{number} = code.new_label();\n"));
        }
        let mut labels: HashMap<usize, Vec<usize>> = HashMap::new();
        for (number, place) in code.labels.iter().enumerate() {
            if let Some(place) = place {
                labels.entry(*place).or_default().push(number);
            }
        }
        let told = consts_told(code, self.target);
        let mut used: Vec<bool> = (0..code.consts.len()).map(|index| index < told).collect();
        let mut regions = code.regions.iter().peekable();
        let mut end = None;
        for (at, instr) in code.instrs.iter().enumerate() {
            let starting = regions.next_if(|region| region.start == at);
            if end == Some(at) {
                end = None;
                if starting.is_none() {
                    self.call(format_args!("end_region()"));
                }
            }
            if let Some(region) = starting {
                end = Some(region.end);
                let handler = region.handler.0;
                match (region.depth, region.lasti) {
                    (None, false) => self.call(format_args!("begin_region(l{handler})")),
                    (depth, lasti) => self.call(format_args!("region(l{handler}, {depth:?}, {lasti})")),
                }
            }
            for label in labels.get(&at).into_iter().flatten() {
                self.call(format_args!("place(l{label})"));
            }
            match instr.location {
                Some(Location { line, end_line, column: -1, end_column: -1 })
                    if line == end_line && line >= 0 =>
                {
                    self.call(format_args!("line({line})"));
                }
                Some(at) => self.call(format_args!("at({})", location(at))),
                None => {}
            }
            let text = self.instruction(instr, &tables, &mut used);
            self.call(format_args!("{text}"));
            if instr.extended > 0 {
                self.call(format_args!("extended({})", instr.extended));
            }
        }
        if end.is_some() {
            self.call(format_args!("end_region()"));
        }
    }

    fn instruction(&self, instr: &Instr, tables: &Tables<'_>, used: &mut [bool]) -> String {
        let (op, arg) = (instr.op, instr.arg);
        if let Some(label) = instr.target {
            return format!("op_label(Op::{op:?}, l{})", label.0);
        }
        if check_argument(self.code, instr, self.target).is_err() {
            return format!("op_raw(Op::{op:?}, {arg})");
        }
        let kind = self.target.arg_kind(op);
        match kind {
            ArgKind::None if arg == 0 => format!("op(Op::{op:?})"),
            ArgKind::Const => self.about_constant(op, arg, tables, used),
            ArgKind::Name | ArgKind::NameAndFlag | ArgKind::NameAndTwoFlags => {
                let bits = operand::flag_bits(kind);
                let flags = arg & ((1 << bits) - 1);
                match tables.name(arg >> bits) {
                    Some(name) if flags == 0 => format!("op_name(Op::{op:?}, {})", text(name)),
                    Some(name) => format!("op_name_flags(Op::{op:?}, {}, {flags})", text(name)),
                    None => format!("op_arg(Op::{op:?}, {arg})"),
                }
            }
            ArgKind::Local | ArgKind::LocalPair | ArgKind::Free => match tables.variables(kind, arg) {
                Some((first, None)) if kind == ArgKind::Local && !operand::is_about_cell(op) => {
                    format!("op_local(Op::{op:?}, {})", text(first))
                }
                Some((first, None)) => format!("op_shared(Op::{op:?}, {})", text(first)),
                Some((first, Some(second))) => {
                    format!("op_locals(Op::{op:?}, {}, {})", text(first), text(second))
                }
                None => format!("op_arg(Op::{op:?}, {arg})"),
            },
            _ => format!("op_arg(Op::{op:?}, {arg})"),
        }
    }

    fn about_constant(&self, op: Op, arg: u32, tables: &Tables<'_>, used: &mut [bool]) -> String {
        let index = arg as usize;
        let Some(value) = self.code.consts.get(index).filter(|_| tables.is_first[index]) else {
            return format!("op_arg(Op::{op:?}, {arg})");
        };
        // What holds code is made once.
        if value.key().is_none() && std::mem::replace(&mut used[index], true) {
            return format!("op_arg(Op::{op:?}, {arg})");
        }
        used[index] = true;
        let mut text = String::new();
        constant(&mut text, value, self.numbers);
        format!("op_const(Op::{op:?}, {text})")
    }

    fn raw(&mut self) {
        let raw = &self.code.raw;
        for (field, value) in [("code", &raw.code), ("lines", &raw.lines), ("exceptions", &raw.exceptions)] {
            if let Some(value) = value {
                self.out.push_str(&format!("    code.raw().{field} = Some({}.to_vec());\n", bytes(value)));
            }
        }
    }
}
