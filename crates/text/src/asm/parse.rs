//! Assembly text to code objects, line by line.
//!
//! Each code object that is open has a [`Frame`] on a stack; nothing recurses but constants in constants.

use std::collections::HashMap;

use pybytecode_assembler::{Assembly, Builder, Exceptions, File, Parameters, References, Text, write_file};
use pybytecode_marshal::{MAX_DEPTH, Validation};
use pybytecode_opcode::{Op, Target, Version};

use super::error::{Error, nearest};
use super::frame::Frame;
use super::lex::{self, Spanned, Token};
use super::operand as words;
use super::tokens::{Tokens, parameters};
use super::unit::Opener;

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
        told: String::new(),
        exceptions: Exceptions::default(),
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
    told: String,
    exceptions: Exceptions,
    bytes: Option<Vec<u8>>,
    section: Section,
}

/// No file has so many objects in a row.
const MOST_FLAGGED: u32 = 1 << 24;

const DIRECTIVES: [&str; 26] = [
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
    "doc",
    "module",
    "class",
    "function",
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
                self.told.push_str(inner);
                return Ok(());
            }
            _ => {}
        }
        let tokens = lex::tokens(line, text)?;
        let Some(first) = tokens.first() else { return Ok(()) };
        let mut tokens = Tokens { line, tokens: &tokens, at: 0, end: text.chars().count() + 1, depth: 0 };
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
        if tokens.take_word("flags") {
            return self.flagged(tokens);
        }
        if tokens.take_word("interned") {
            let text = tokens.name("a string")?;
            self.exceptions.interned.push(text);
            return tokens.end();
        }
        Err(tokens.error("expected `flags`, `interned`, a line between `|` and `|`, or `end`"))
    }

    /// Numbers of objects whose flag is not the usual one.
    fn flagged(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let numbers = &mut self.exceptions.flags;
        while tokens.peek().is_some() {
            let first = tokens.unsigned("number of an object")?;
            // `3-7` comes as two numbers, the second one negative.
            let last = match tokens.peek() {
                Some(Token::Number(text)) if text.starts_with('-') => {
                    let last = tokens.number("number of an object")?.checked_neg();
                    last.and_then(|last| u32::try_from(last).ok()).unwrap_or(u32::MAX)
                }
                _ => first,
            };
            let follows = numbers.last().is_none_or(|before| *before < first);
            if last < first || last - first > MOST_FLAGGED || !follows {
                tokens.at -= 1;
                return Err(tokens.error("numbers of objects ascend"));
            }
            numbers.extend(first..=last);
        }
        Ok(())
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
            let is_comment = matches!(tokens.peek(), Some(Token::Sign("#")));
            let help = is_comment.then(|| "comments begin with `;`".to_owned());
            let message = "a line starts with a word: a directive, an operation or a label";
            return Err(Error { help, ..tokens.error(message) });
        };
        if word == "async" {
            if !tokens.take_word(Opener::Function.word()) {
                return Err(tokens.error("`async` stands before `function`"));
            }
            return self.open(Opener::Function, true, tokens);
        }
        if let Some(opener) = Opener::ALL.into_iter().find(|opener| opener.word() == word) {
            return self.open(opener, false, tokens);
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
                // Perhaps with a blank for the `_`.
                let joined = match tokens.peek() {
                    Some(Token::Word(next)) => format!("{word}_{next}").to_ascii_lowercase(),
                    _ => String::new(),
                };
                let near = match words::op(&joined) {
                    Some(_) => Some(joined.as_str()),
                    None => nearest(&word.to_ascii_lowercase(), names),
                };
                let help = near.map(|near| format!("did you mean `{near}`?"));
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

    fn open(&mut self, opener: Opener, is_async: bool, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        if self.done.is_some() {
            let help = Some("put them into one: `module`, the functions, `end`".to_owned());
            return Err(Error { help, ..tokens.error("a file holds one outermost code object") });
        }
        if self.frames.len() >= MAX_DEPTH {
            return Err(tokens.error(format!("at most {MAX_DEPTH} code objects are inside each other")));
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
        let mut builder = match opener {
            Opener::Function => Builder::function(self.target, &name, &filename, parameters),
            _ => Builder::new(self.target, &name, &filename),
        };
        if let Some(outer) = &outer {
            builder.flags(outer.futures);
        }
        self.frames.push(Frame {
            opener,
            is_async,
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
            open_try: None,
            variables: None,
            has_exact_flags: false,
            tells_constants: false,
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
        let references = match self.told {
            told if !told.is_empty() => References::Told(told),
            _ if self.exceptions == Exceptions::default() => References::Usual,
            _ => References::Except(self.exceptions),
        };
        let code = self.done.ok_or_else(|| error("there is no code object".to_owned()))?;
        Ok(Parsed::File(Box::new(File {
            target: self.target,
            validation: self.validation,
            code,
            references,
        })))
    }
}
