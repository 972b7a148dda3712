//! Assembly text to code objects, line by line.
//!
//! Each code object that is open has a [`Frame`] on a stack; nothing recurses but constants in constants.

use std::collections::HashMap;

use pybytecode_assembler::{
    Assembly, Builder, Const, File, Label, Parameters, Text, Variables, operand, write_file,
};
use pybytecode_code::{CodeFlags, LocalKind};
use pybytecode_marshal::Validation;
use pybytecode_opcode::pyc::CodeFields;
use pybytecode_opcode::{ArgKind, Op, Target, Version};

use super::error::{Error, nearest};
use super::lex::{self, Spanned, Token};
use super::operand as words;
use super::unit::{self, Opener, Outer};

/// What a text says.
#[derive(Debug, Clone)]
pub enum Parsed {
    /// A file in parts.
    File(Box<File>),
    /// A file as bytes.
    Bytes(Vec<u8>),
}

impl Parsed {
    /// The bytes of the `.pyc`.
    ///
    /// # Errors
    ///
    /// What marshal cannot hold.
    pub fn write(&self) -> Result<Vec<u8>, pybytecode_assembler::Error> {
        match self {
            Parsed::File(file) => write_file(file),
            Parsed::Bytes(bytes) => Ok(bytes.clone()),
        }
    }
}

/// Reads a text; `target` is meant where the text does not say `python X.Y`.
///
/// # Errors
///
/// The first thing that is wrong, with its place and what may have been meant.
pub fn parse(text: &str) -> Result<Parsed, Error> {
    parse_for(text, Target::newest())
}

/// As [`parse`]; `target` is meant where the text does not say `python X.Y`.
///
/// # Errors
///
/// As [`parse`].
pub fn parse_for(text: &str, target: &'static Target) -> Result<Parsed, Error> {
    let mut parser = Parser {
        target,
        validation: Validation::Timestamp { mtime: 0, size: 0 },
        frames: Vec::new(),
        done: None,
        skeleton: None,
        bytes: None,
        section: Section::Code,
    };
    let mut last = 0;
    for (index, line) in text.lines().enumerate() {
        last = index + 1;
        parser.line(index + 1, line)?;
    }
    parser.finish(last)
}

/// What the lines that come belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Code,
    Marshal,
    Bytes,
}

struct Parser {
    target: &'static Target,
    validation: Validation,
    frames: Vec<Frame>,
    done: Option<Assembly>,
    skeleton: Option<String>,
    bytes: Option<Vec<u8>>,
    section: Section,
}

/// A code object that is being read.
struct Frame {
    opener: Opener,
    name: Text,
    id: String,
    line: usize,
    builder: Builder,
    outer: Option<Outer>,
    filename: Text,
    qualname: Option<Text>,
    nested: HashMap<String, Assembly>,
    /// By the name of a code object, the index of the constant that it is.
    codes: HashMap<String, u32>,
    labels: HashMap<String, (Label, usize)>,
    placed: HashMap<String, usize>,
    /// By instruction, its line.
    lines: Vec<usize>,
    variables: Option<Variables>,
    flags: CodeFlags,
}

/// A line's tokens, read from the front.
struct Tokens<'t> {
    line: usize,
    tokens: &'t [Spanned],
    at: usize,
    /// The column behind the last token.
    end: usize,
}

impl<'t> Tokens<'t> {
    fn column(&self) -> usize {
        self.tokens.get(self.at).map_or(self.end, |token| token.column)
    }

    fn error(&self, message: impl Into<String>) -> Error {
        Error { line: self.line, column: self.column(), message: message.into(), help: None }
    }

    fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.at).map(|token| &token.token)
    }

    fn next(&mut self) -> Option<&'t Token> {
        let token = self.peek();
        self.at += 1;
        token
    }

    fn take_sign(&mut self, sign: &str) -> bool {
        let is_there = matches!(self.peek(), Some(Token::Sign(there)) if *there == sign);
        self.at += usize::from(is_there);
        is_there
    }

    fn take_word(&mut self, word: &str) -> bool {
        let is_there = matches!(self.peek(), Some(Token::Word(there)) if there == word);
        self.at += usize::from(is_there);
        is_there
    }

    fn expect_sign(&mut self, sign: &str) -> Result<(), Error> {
        if self.take_sign(sign) { Ok(()) } else { Err(self.error(format!("expected `{sign}`"))) }
    }

    fn name(&mut self, what: &str) -> Result<Text, Error> {
        match self.peek() {
            Some(Token::Word(word)) => {
                self.at += 1;
                Ok(word.as_str().into())
            }
            Some(Token::Str(text)) => {
                self.at += 1;
                Ok(text.clone())
            }
            _ => Err(self.error(format!("expected {what}"))),
        }
    }

    fn number(&mut self, what: &str) -> Result<i64, Error> {
        match self.peek() {
            Some(Token::Number(text)) => {
                let number = read_int(text).and_then(|constant| match constant {
                    Const::Int(value) => Some(value),
                    _ => None,
                });
                let number = number.ok_or_else(|| self.error(format!("{text} is no {what}")))?;
                self.at += 1;
                Ok(number)
            }
            _ => Err(self.error(format!("expected {what}"))),
        }
    }

    fn unsigned(&mut self, what: &str) -> Result<u32, Error> {
        let column = self.column();
        let number = self.number(what)?;
        let fits = u32::try_from(number).ok();
        fits.ok_or_else(|| Error { column, ..self.error(format!("{number} is no {what}")) })
    }

    fn bytes(&mut self) -> Result<Vec<u8>, Error> {
        match self.peek() {
            Some(Token::Bytes(bytes)) => {
                self.at += 1;
                Ok(bytes.clone())
            }
            _ => Err(self.error("expected bytes such as b\"\\x00\"")),
        }
    }

    fn end(&self) -> Result<(), Error> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.error("unexpected text behind what the line says")),
        }
    }
}

/// An integer, in decimal or hexadecimal, of any size.
fn read_int(text: &str) -> Option<Const> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let clean = digits.replace('_', "");
    let (radix, clean) = match clean.strip_prefix("0x") {
        Some(hex) => (16, hex.to_owned()),
        None => (10, clean),
    };
    if clean.is_empty() || clean.len() > 1_000_000 {
        return None;
    }
    let mut value: Vec<u32> = Vec::new();
    for c in clean.chars() {
        let mut carry = u64::from(c.to_digit(radix)?);
        for digit in &mut value {
            let wide = u64::from(*digit) * u64::from(radix) + carry;
            *digit = wide as u32;
            carry = wide >> 32;
        }
        if carry > 0 {
            value.push(carry as u32);
        }
    }
    let magnitude = value.iter().rev().take(3).fold(0u128, |n, digit| n << 32 | u128::from(*digit));
    if value.len() <= 2 {
        let signed = if negative { -(magnitude as i128) } else { magnitude as i128 };
        if let Ok(small) = i64::try_from(signed) {
            return Some(Const::Int(small));
        }
    }
    Some(Const::BigInt { negative, digits: value })
}

const DIRECTIVES: [&str; 22] = [
    "file",
    "qualname",
    "line",
    "counts",
    "flags",
    "stack",
    "locals",
    "hidden",
    "cells",
    "free",
    "variables",
    "variable",
    "varnames",
    "cellvars",
    "freevars",
    "nlocals",
    "const",
    "names",
    "try",
    "endtry",
    "end",
    "bytecode",
];

impl Parser {
    fn line(&mut self, line: usize, text: &str) -> Result<(), Error> {
        let trimmed = text.trim();
        match self.section {
            Section::Marshal if trimmed.starts_with('|') => {
                let inner = trimmed.strip_prefix('|').and_then(|rest| rest.strip_suffix('|'));
                let column = text.chars().count();
                let inner = inner.ok_or_else(|| Error {
                    line,
                    column,
                    message: "a line of the marshal section ends with `|`".to_owned(),
                    help: None,
                })?;
                self.skeleton.get_or_insert_default().push_str(inner);
                return Ok(());
            }
            _ => {}
        }
        let tokens = lex::tokens(line, text)?;
        let Some(first) = tokens.first() else { return Ok(()) };
        let mut tokens = Tokens { line, tokens: &tokens, at: 0, end: text.chars().count() + 1 };
        let _ = first;
        if self.section != Section::Code {
            return self.section_line(&mut tokens);
        }
        self.statement(&mut tokens)?;
        tokens.end()
    }

    fn section_line(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        if tokens.take_word("end") {
            self.section = Section::Code;
            return tokens.end();
        }
        if self.section == Section::Bytes {
            let bytes = tokens.bytes()?;
            self.bytes.get_or_insert_default().extend(bytes);
            return tokens.end();
        }
        Err(tokens.error("expected a line between `|` and `|`, or `end`"))
    }

    fn statement(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        // A label, perhaps with an instruction behind it.
        if let [Spanned { token: Token::Word(label), column }, Spanned { token: Token::Sign(":"), .. }, ..] =
            tokens.tokens
        {
            let Some(frame) = self.frames.last_mut() else {
                return Err(tokens.error("a label stands in a code object"));
            };
            frame.place(label, tokens.line, *column)?;
            tokens.at = 2;
            if tokens.peek().is_none() {
                return Ok(());
            }
        }
        let column = tokens.column();
        let Some(Token::Word(word)) = tokens.next() else {
            tokens.at = 0;
            return Err(tokens.error("a line starts with a word: a directive, an operation or a label"));
        };
        if let Some(opener) = Opener::ALL.into_iter().find(|opener| opener.word() == word) {
            return self.open(opener, tokens);
        }
        if self.frames.is_empty() {
            return self.header(word, column, tokens);
        }
        if word == "end" {
            return self.close(tokens.line);
        }
        let target = self.target;
        let Some(frame) = self.frames.last_mut() else { return Ok(()) };
        if frame.directive(word, tokens)? {
            return Ok(());
        }
        match words::op(word) {
            Some(op) => frame.instruction(op, column, tokens, target),
            None => {
                let known = Op::ALL.into_iter().filter(|op| target.has_op(*op)).map(Op::name);
                let lower: Vec<String> = known.map(str::to_ascii_lowercase).collect();
                let names = lower.iter().map(String::as_str).chain(DIRECTIVES);
                let help =
                    nearest(&word.to_ascii_lowercase(), names).map(|near| format!("did you mean `{near}`?"));
                let message = format!("`{word}` is neither an operation nor a directive");
                Err(Error { line: tokens.line, column, message, help })
            }
        }
    }

    fn header(&mut self, word: &str, column: usize, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        match word {
            "python" => {
                let Some(Token::Number(text)) = tokens.peek() else {
                    return Err(tokens.error("expected a version such as 3.14"));
                };
                let version: Version =
                    text.parse().map_err(|_| tokens.error("expected a version such as 3.14"))?;
                self.target =
                    Target::with_tables(version).map_err(|error| tokens.error(error.to_string()))?;
                tokens.at += 1;
                Ok(())
            }
            "source" => self.source(tokens),
            "marshal" => {
                self.section = Section::Marshal;
                Ok(())
            }
            "bytes" => {
                self.section = Section::Bytes;
                self.bytes = Some(Vec::new());
                Ok(())
            }
            _ => {
                let names = ["python", "source", "marshal", "bytes", "module", "class", "function"];
                let help = nearest(word, names.into_iter()).map(|near| format!("did you mean `{near}`?"));
                let message = format!("`{word}` cannot stand outside a code object");
                Err(Error { line: tokens.line, column, message, help })
            }
        }
    }

    fn source(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let Some(Token::Word(kind)) = tokens.next() else {
            return Err(tokens.error("expected `timestamp`, `checked-hash` or `unchecked-hash`"));
        };
        if kind == "timestamp" {
            let mtime = tokens.unsigned("time in seconds")?;
            let size = if tokens.take_word("size") { tokens.unsigned("size in bytes")? } else { 0 };
            self.validation = Validation::Timestamp { mtime, size };
            return Ok(());
        }
        // `checked-hash` comes as `checked`, `-`, `hash`.
        let is_hash = tokens.take_sign("-") && tokens.take_word("hash");
        let Some(Token::Str(text)) = tokens.peek().filter(|_| is_hash) else {
            return Err(tokens.error("expected a hash of 16 hexadecimal digits in quotes"));
        };
        let number = u64::from_str_radix(&text.to_lossy(), 16).ok().filter(|_| text.as_bytes().len() == 16);
        let hash = number.ok_or_else(|| tokens.error("a hash has 16 hexadecimal digits"))?.to_be_bytes();
        tokens.at += 1;
        self.validation = match kind.as_str() {
            "checked" => Validation::CheckedHash(hash),
            "unchecked" => Validation::UncheckedHash(hash),
            _ => return Err(tokens.error("expected `checked-hash` or `unchecked-hash`")),
        };
        Ok(())
    }

    fn open(&mut self, opener: Opener, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        if self.done.is_some() {
            return Err(tokens.error("a file holds one outermost code object"));
        }
        let name: Text = match (opener, tokens.peek()) {
            (Opener::Module, None) => "<module>".into(),
            _ => tokens.name("the name of the code object")?,
        };
        let parameters = match opener {
            Opener::Function => parameters(tokens)?,
            _ => Parameters::default(),
        };
        let id = if tokens.take_word("as") { tokens.name("a name")?.to_lossy() } else { name.to_lossy() };
        let outer = self.frames.last().map(Frame::as_outer);
        let filename =
            outer.as_ref().map_or_else(|| Text::from("<assembly>"), |outer| outer.filename.clone());
        let builder = match opener {
            Opener::Function => Builder::function(self.target, &name, &filename, parameters),
            _ => Builder::new(self.target, &name, &filename),
        };
        self.frames.push(Frame {
            opener,
            name,
            id,
            line: tokens.line,
            builder,
            outer,
            filename,
            qualname: None,
            nested: HashMap::new(),
            codes: HashMap::new(),
            labels: HashMap::new(),
            placed: HashMap::new(),
            lines: Vec::new(),
            variables: None,
            flags: CodeFlags::empty(),
        });
        Ok(())
    }

    fn close(&mut self, line: usize) -> Result<(), Error> {
        let Some(frame) = self.frames.pop() else { return Ok(()) };
        let (id, opened) = (frame.id.clone(), frame.line);
        let code = frame.finish(line)?;
        match self.frames.last_mut() {
            None => self.done = Some(code),
            Some(outer) => {
                if outer.nested.insert(id.clone(), code).is_some() {
                    let message = format!("there are two code objects `{id}` here");
                    let help = Some("give one another name: `as NAME` at the end of its line".to_owned());
                    return Err(Error { line: opened, column: 1, message, help });
                }
            }
        }
        Ok(())
    }

    fn finish(self, last: usize) -> Result<Parsed, Error> {
        let error = |message: String| Error { line: last.max(1), column: 1, message, help: None };
        if let Some(frame) = self.frames.last() {
            let message = format!("the code object of line {} is not ended", frame.line);
            return Err(Error { help: Some("add `end`".to_owned()), ..error(message) });
        }
        if self.section != Section::Code {
            return Err(error("the last section is not ended".to_owned()));
        }
        if let Some(bytes) = self.bytes {
            return Ok(Parsed::Bytes(bytes));
        }
        let code = self.done.ok_or_else(|| error("there is no code object".to_owned()))?;
        Ok(Parsed::File(Box::new(File {
            target: self.target,
            validation: self.validation,
            code,
            skeleton: self.skeleton,
        })))
    }
}

/// What stands between the parentheses of a function.
fn parameters(tokens: &mut Tokens<'_>) -> Result<Parameters, Error> {
    let mut parameters = Parameters::default();
    tokens.expect_sign("(")?;
    let mut by_name_only = false;
    while !tokens.take_sign(")") {
        if tokens.take_sign("/") {
            if by_name_only || !parameters.positional_only.is_empty() {
                return Err(tokens.error("`/` stands once, before `*`"));
            }
            parameters.positional_only = std::mem::take(&mut parameters.positional);
        } else if tokens.take_sign("**") {
            parameters.double_star = Some(tokens.name("a name")?);
        } else if tokens.take_sign("*") {
            by_name_only = true;
            if !matches!(tokens.peek(), Some(Token::Sign(_))) {
                parameters.star = Some(tokens.name("a name")?);
            }
        } else {
            let name = tokens.name("a parameter")?;
            let list = if by_name_only { &mut parameters.keyword_only } else { &mut parameters.positional };
            list.push(name);
        }
        if !tokens.take_sign(",") {
            tokens.expect_sign(")")?;
            break;
        }
    }
    Ok(parameters)
}

impl Frame {
    fn as_outer(&self) -> Outer {
        let qualname = match &self.qualname {
            Some(qualname) => qualname.clone(),
            None => unit::qualname(self.outer.as_ref(), &self.name),
        };
        Outer { opener: self.opener, qualname, filename: self.filename.clone() }
    }

    fn label(&mut self, name: &str, line: usize) -> Label {
        if let Some((label, _)) = self.labels.get(name) {
            return *label;
        }
        let label = self.builder.new_label();
        self.labels.insert(name.to_owned(), (label, line));
        label
    }

    fn place(&mut self, name: &str, line: usize, column: usize) -> Result<(), Error> {
        if let Some(before) = self.placed.insert(name.to_owned(), line) {
            let message = format!("label `{name}` stands in line {before} already");
            return Err(Error { line, column, message, help: None });
        }
        let label = self.label(name, line);
        self.builder.place(label);
        Ok(())
    }

    /// Reads a directive; false if the word is none.
    fn directive(&mut self, word: &str, tokens: &mut Tokens<'_>) -> Result<bool, Error> {
        match word {
            "file" => {
                self.filename = tokens.name("a path in quotes")?;
                self.builder.filename(&self.filename);
            }
            "qualname" => self.qualname = Some(tokens.name("a qualified name")?),
            "line" => {
                let line = tokens.number("line")?;
                let line = i32::try_from(line).map_err(|_| tokens.error("a line has 32 bits"))?;
                self.builder.first_line(line);
            }
            "counts" => {
                let mut count = || tokens.unsigned("count of parameters");
                let (arguments, positional_only, keyword_only) = (count()?, count()?, count()?);
                self.builder.counts(arguments, positional_only, keyword_only);
            }
            "flags" => self.read_flags(tokens)?,
            "stack" => {
                let size = tokens.unsigned("size of the stack")?;
                self.builder.stack_size(size);
            }
            "locals" | "hidden" | "cells" | "free" | "names" | "varnames" | "cellvars" | "freevars" => {
                for name in names(tokens)? {
                    self.declare(word, name, tokens)?;
                }
            }
            "nlocals" | "variables" | "variable" => self.exact_variables(word, tokens)?,
            "const" => {
                let constant = self.constant_index(tokens)?;
                let _ = constant;
            }
            "try" => self.region(tokens)?,
            "endtry" => {
                self.builder.end_region();
            }
            "bytecode" => self.builder.raw().code = Some(tokens.bytes()?),
            "linetable" => self.builder.raw().lines = Some(tokens.bytes()?),
            "exceptiontable" => self.builder.raw().exceptions = Some(tokens.bytes()?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn read_flags(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        if tokens.take_sign("=") {
            let flags = tokens.unsigned("number of flags")?;
            self.builder.exact_flags(flags);
            return Ok(());
        }
        while let Some(Token::Word(name)) = tokens.peek() {
            let Some(flag) = CodeFlags::from_name(name) else {
                let names = CodeFlags::all().iter_names().map(|(name, _)| name).collect::<Vec<_>>();
                let help = nearest(name, names.into_iter()).map(|near| format!("did you mean `{near}`?"));
                return Err(Error { help, ..tokens.error(format!("there is no flag `{name}`")) });
            };
            self.flags |= flag;
            self.builder.flags(flag);
            tokens.at += 1;
        }
        Ok(())
    }

    fn declare(&mut self, word: &str, name: Text, tokens: &Tokens<'_>) -> Result<(), Error> {
        match word {
            "locals" => {
                self.builder.local(name);
            }
            "hidden" => {
                self.builder.hidden_local(name);
            }
            "cells" => {
                self.builder.cell(name);
            }
            "free" => {
                self.builder.free(name);
            }
            "names" => {
                self.builder.push_name(name);
            }
            _ => match &mut self.variables {
                Some(Variables::Split { varnames, cellvars, freevars, .. }) => match word {
                    "varnames" => varnames.push(name),
                    "cellvars" => cellvars.push(name),
                    _ => freevars.push(name),
                },
                _ => return Err(tokens.error(format!("`{word}` follows `variables`, up to Python 3.10"))),
            },
        }
        Ok(())
    }

    fn exact_variables(&mut self, word: &str, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let fields = self.builder.target().pyc.code;
        let variables = self.variables.get_or_insert_with(|| Variables::new(fields));
        match (word, variables) {
            ("nlocals", Variables::Split { nlocals, .. }) if fields == CodeFields::Split => {
                *nlocals = Some(tokens.unsigned("number of locals")?);
            }
            ("variables", _) => {}
            ("variable", Variables::Plus(all)) => {
                let name = tokens.name("a variable")?;
                let kind = tokens.unsigned("kind of variable")?;
                let kind = u8::try_from(kind).map_err(|_| tokens.error("a kind has 8 bits"))?;
                all.push((name, LocalKind::from_bits_retain(kind)));
            }
            _ => return Err(tokens.error(format!("this version has no `{word}`"))),
        }
        Ok(())
    }

    fn region(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let name = tokens.name("the label of a handler")?.to_lossy();
        let handler = self.label(&name, tokens.line);
        let depth = if tokens.take_word("depth") { Some(tokens.unsigned("depth")?) } else { None };
        let lasti = tokens.take_word("lasti");
        self.builder.region(handler, depth, lasti);
        Ok(())
    }

    fn instruction(
        &mut self,
        op: Op,
        column: usize,
        tokens: &mut Tokens<'_>,
        target: &'static Target,
    ) -> Result<(), Error> {
        let stands_for_jump = matches!(
            op,
            Op::Jump
                | Op::JumpNoInterrupt
                | Op::PopJumpIfTrue
                | Op::PopJumpIfFalse
                | Op::PopJumpIfNone
                | Op::PopJumpIfNotNone
        );
        if target.number(op).is_none() && !stands_for_jump {
            let lower = op.name().to_ascii_lowercase();
            let known: Vec<String> = Op::ALL
                .into_iter()
                .filter(|op| target.number(*op).is_some())
                .map(|op| op.name().to_ascii_lowercase())
                .collect();
            let help =
                nearest(&lower, known.iter().map(String::as_str)).map(|near| format!("it has `{near}`"));
            let message = format!("Python {} has no operation `{lower}`", target.release.version.feature());
            return Err(Error { line: tokens.line, column, message, help });
        }
        // The location comes last, yet belongs before the instruction.
        if let Some(Spanned { token: Token::Location(text), column }) = tokens.tokens.last() {
            let location = unit::read_location(text).ok_or_else(|| Error {
                line: tokens.line,
                column: *column,
                message: format!("`@{text}` is no location"),
                help: Some("write @LINE, @LINE:COLUMN-COLUMN, @LINE:COLUMN-LINE:COLUMN or @none".to_owned()),
            })?;
            self.builder.at(location);
            tokens.tokens = &tokens.tokens[..tokens.tokens.len() - 1];
        }
        self.lines.push(tokens.line);
        self.operand(op, stands_for_jump, tokens, target)?;
        if tokens.take_word("wide") {
            let extended = tokens.unsigned("number of EXTENDED_ARGs")?;
            if extended > 3 {
                return Err(tokens.error("an instruction has at most 3 EXTENDED_ARGs"));
            }
            self.builder.extended(extended as u8);
        }
        Ok(())
    }

    fn operand(
        &mut self,
        op: Op,
        is_jump: bool,
        tokens: &mut Tokens<'_>,
        target: &'static Target,
    ) -> Result<(), Error> {
        if tokens.take_sign("#") {
            let index = tokens.unsigned("index")?;
            self.builder.op_arg(op, index);
            return Ok(());
        }
        let kind = target.arg_kind(op);
        match kind {
            _ if is_jump => self.jump(op, tokens)?,
            ArgKind::JumpForward | ArgKind::JumpBackward | ArgKind::JumpAbsolute | ArgKind::Handler => {
                self.jump(op, tokens)?;
            }
            ArgKind::Const => {
                let index = self.constant_index_or_equal(tokens)?;
                self.builder.op_arg(op, index);
            }
            ArgKind::Name | ArgKind::NameAndFlag | ArgKind::NameAndTwoFlags => {
                let name = tokens.name("a name")?;
                let flags = if tokens.take_sign(",") { tokens.unsigned("number of flags")? } else { 0 };
                if flags >> operand::flag_bits(kind) != 0 {
                    return Err(tokens.error(format!("{op} has no such flags")));
                }
                self.builder.op_name_flags(op, name, flags);
            }
            ArgKind::Local => {
                let name = tokens.name("a local variable")?;
                self.builder.op_local(op, name);
            }
            ArgKind::LocalPair => {
                let first = tokens.name("a local variable")?;
                tokens.expect_sign(",")?;
                let second = tokens.name("a local variable")?;
                self.builder.op_locals(op, first, second);
            }
            ArgKind::Free => {
                let name = tokens.name("a cell or free variable")?;
                self.builder.op_shared(op, name);
            }
            ArgKind::Compare | ArgKind::CompareShift4 | ArgKind::CompareShift5 => {
                let arg = comparison(kind, tokens)?;
                self.builder.op_arg(op, arg);
            }
            ArgKind::Binary => {
                let operator = match tokens.peek() {
                    Some(Token::Sign(sign)) => operand::BINARY.iter().position(|known| known == sign),
                    _ => None,
                };
                let arg = match operator {
                    Some(index) => {
                        tokens.at += 1;
                        index as u32
                    }
                    None => tokens.unsigned("operator such as +, *= or []")?,
                };
                self.builder.op_arg(op, arg);
            }
            ArgKind::None if !matches!(tokens.peek(), Some(Token::Number(_))) => {
                self.builder.op(op);
            }
            _ => {
                let arg = tokens.unsigned("number")?;
                self.builder.op_arg(op, arg);
            }
        }
        Ok(())
    }

    fn jump(&mut self, op: Op, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        if matches!(tokens.peek(), Some(Token::Number(_))) {
            let arg = tokens.unsigned("distance")?;
            self.builder.op_arg(op, arg);
            return Ok(());
        }
        let name = tokens.name("a label")?.to_lossy();
        let label = self.label(&name, tokens.line);
        self.builder.op_label(op, label);
        Ok(())
    }

    /// A constant of a `const` line, which gets a place of its own.
    fn constant_index(&mut self, tokens: &mut Tokens<'_>) -> Result<u32, Error> {
        let code = code_id(tokens);
        let constant = self.constant(tokens)?;
        let index = self.builder.push_constant(constant);
        if let Some(id) = code {
            self.codes.entry(id).or_insert(index);
        }
        Ok(index)
    }

    /// The place of a constant equal to the one told.
    fn constant_index_or_equal(&mut self, tokens: &mut Tokens<'_>) -> Result<u32, Error> {
        let code = code_id(tokens);
        if let Some(index) = code.as_ref().and_then(|id| self.codes.get(id)) {
            tokens.at += 2;
            return Ok(*index);
        }
        let constant = self.constant(tokens)?;
        let index = self.builder.constant(constant);
        if let Some(id) = code {
            self.codes.insert(id, index);
        }
        Ok(index)
    }

    fn constant(&self, tokens: &mut Tokens<'_>) -> Result<Const, Error> {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
            let at = tokens.at;
            match tokens.next() {
                Some(Token::Number(text)) => {
                    number(text).ok_or_else(|| tokens.error(format!("`{text}` is no number")))
                }
                Some(Token::Str(text)) => Ok(Const::Str(text.clone())),
                Some(Token::Bytes(bytes)) => Ok(Const::Bytes(bytes.clone())),
                Some(Token::Sign("...")) => Ok(Const::Ellipsis),
                Some(Token::Sign("(")) => Ok(Const::Tuple(self.items(tokens, ")")?)),
                Some(Token::Sign("[")) => Ok(Const::List(self.items(tokens, "]")?)),
                Some(Token::Sign("[]")) => Ok(Const::List(Vec::new())),
                Some(Token::Sign("{")) => Ok(Const::Dict(self.pairs(tokens)?)),
                Some(Token::Word(word)) => self.word_constant(word, tokens),
                _ => {
                    tokens.at = at;
                    Err(tokens.error("expected a constant"))
                }
            }
        })
    }

    fn word_constant(&self, word: &str, tokens: &mut Tokens<'_>) -> Result<Const, Error> {
        let opened = |tokens: &mut Tokens<'_>| tokens.expect_sign("(");
        Ok(match word {
            "None" => Const::None,
            "True" => Const::True,
            "False" => Const::False,
            "StopIteration" => Const::StopIteration,
            "null" => Const::Null,
            "inf" => Const::Float(f64::INFINITY),
            "nan" => {
                opened(tokens)?;
                let Some(Token::Number(text)) = tokens.next() else {
                    return Err(tokens.error("expected the bits of a NaN"));
                };
                let bits = text.strip_prefix("0x").and_then(|hex| u64::from_str_radix(hex, 16).ok());
                let bits = bits.ok_or_else(|| tokens.error("expected the bits of a NaN"))?;
                tokens.expect_sign(")")?;
                Const::Float(f64::from_bits(bits))
            }
            "complex" => {
                opened(tokens)?;
                let real = self.constant(tokens)?;
                tokens.expect_sign(",")?;
                let imag = self.constant(tokens)?;
                tokens.expect_sign(")")?;
                match (as_float(&real), as_float(&imag)) {
                    (Some(real), Some(imag)) => Const::Complex { real, imag },
                    _ => return Err(tokens.error("a complex number has two numbers")),
                }
            }
            "set" => {
                opened(tokens)?;
                Const::Set(self.items(tokens, ")")?)
            }
            "frozenset" => {
                opened(tokens)?;
                Const::FrozenSet(self.items(tokens, ")")?)
            }
            "frozendict" => {
                opened(tokens)?;
                tokens.expect_sign("{")?;
                let pairs = self.pairs(tokens)?;
                tokens.expect_sign(")")?;
                Const::FrozenDict(pairs)
            }
            "slice" => {
                opened(tokens)?;
                let parts: Result<Box<[Const; 3]>, _> =
                    self.items(tokens, ")")?.into_boxed_slice().try_into();
                Const::Slice(parts.map_err(|_| tokens.error("a slice has three parts"))?)
            }
            "code" => {
                let name = tokens.name("the name of a code object")?.to_lossy();
                match self.nested.get(&name) {
                    Some(code) => Const::Code(Box::new(code.clone())),
                    None => {
                        tokens.at -= 1;
                        let help = nearest(&name, self.nested.keys().map(String::as_str));
                        let help = help.map(|near| format!("did you mean `{near}`?"));
                        let message = format!("there is no code object `{name}` before this line");
                        return Err(Error { help, ..tokens.error(message) });
                    }
                }
            }
            _ => {
                tokens.at -= 1;
                let known = ["None", "True", "False", "code", "frozenset", "complex", "slice", "inf"];
                let help = match nearest(word, known.into_iter()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("a string stands in quotes: \"{word}\""),
                };
                return Err(Error { help: Some(help), ..tokens.error(format!("`{word}` is no constant")) });
            }
        })
    }

    fn items(&self, tokens: &mut Tokens<'_>, close: &str) -> Result<Vec<Const>, Error> {
        let mut items = Vec::new();
        while !tokens.take_sign(close) {
            items.push(self.constant(tokens)?);
            if !tokens.take_sign(",") {
                tokens.expect_sign(close)?;
                break;
            }
        }
        Ok(items)
    }

    fn pairs(&self, tokens: &mut Tokens<'_>) -> Result<Vec<(Const, Const)>, Error> {
        let mut pairs = Vec::new();
        while !tokens.take_sign("}") {
            let key = self.constant(tokens)?;
            tokens.expect_sign(":")?;
            pairs.push((key, self.constant(tokens)?));
            if !tokens.take_sign(",") {
                tokens.expect_sign("}")?;
                break;
            }
        }
        Ok(pairs)
    }

    fn finish(mut self, end: usize) -> Result<Assembly, Error> {
        let unplaced = self.labels.iter().filter(|(name, _)| !self.placed.contains_key(*name));
        if let Some((name, (_, line))) = unplaced.min_by_key(|(_, (_, line))| *line) {
            let help = nearest(name, self.placed.keys().map(String::as_str));
            return Err(Error {
                line: *line,
                column: 1,
                message: format!("label `{name}` is never placed"),
                help: help.map(|near| format!("did you mean `{near}`?")),
            });
        }
        self.builder.qualname(self.as_outer().qualname);
        if let Some(variables) = self.variables.take() {
            self.builder.variables(variables);
        }
        let lines = std::mem::take(&mut self.lines);
        self.builder.finish().map_err(|error| {
            let line = error.instruction.and_then(|at| lines.get(at).or(lines.last())).copied();
            Error { line: line.unwrap_or(end), column: 1, message: error.kind.to_string(), help: None }
        })
    }
}

/// The name of a code object, if that is what comes.
fn code_id(tokens: &Tokens<'_>) -> Option<String> {
    match tokens.tokens.get(tokens.at..tokens.at + 2)? {
        [Spanned { token: Token::Word(word), .. }, Spanned { token, .. }] if word == "code" => match token {
            Token::Word(name) => Some(name.clone()),
            Token::Str(text) => Some(text.to_lossy()),
            _ => None,
        },
        _ => None,
    }
}

fn names(tokens: &mut Tokens<'_>) -> Result<Vec<Text>, Error> {
    let mut names = vec![tokens.name("a name")?];
    while tokens.take_sign(",") {
        names.push(tokens.name("a name")?);
    }
    Ok(names)
}

fn as_float(constant: &Const) -> Option<f64> {
    match constant {
        Const::Float(value) => Some(*value),
        Const::Int(value) => Some(*value as f64),
        _ => None,
    }
}

/// A number: an integer, a float, or an imaginary number.
fn number(text: &str) -> Option<Const> {
    if let Some(integer) = read_int(text) {
        return Some(integer);
    }
    let clean = text.replace('_', "");
    if let Some(imaginary) = clean.strip_suffix(['j', 'J']) {
        return Some(Const::Complex { real: 0.0, imag: imaginary.parse().ok()? });
    }
    if clean == "-inf" {
        return Some(Const::Float(f64::NEG_INFINITY));
    }
    clean.parse().ok().map(Const::Float)
}

fn comparison(kind: ArgKind, tokens: &mut Tokens<'_>) -> Result<u32, Error> {
    let makes_bool = tokens.take_word("bool");
    let mut text = String::new();
    loop {
        match tokens.peek() {
            Some(Token::Sign(sign)) => text.push_str(sign),
            Some(Token::Word(word)) if word != "wide" => {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(word);
            }
            _ => break,
        }
        tokens.at += 1;
    }
    if text.is_empty() {
        return tokens.unsigned("comparison such as < or ==");
    }
    let comparison = operand::COMPARE.iter().position(|known| *known == text);
    let arg = comparison.and_then(|comparison| operand::compare(kind, comparison as u32));
    let bool_bit = if makes_bool { operand::COMPARE_BOOL } else { 0 };
    match arg {
        Some(arg) if !makes_bool || kind == ArgKind::CompareShift5 => Ok(arg | bool_bit),
        _ => Err(tokens.error(format!("this version has no comparison `{text}`"))),
    }
}
