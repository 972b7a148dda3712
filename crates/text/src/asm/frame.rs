//! A code object that is being read: directives, labels, instructions.

use std::collections::HashMap;

use pybytecode_assembler::{Assembly, Builder, Const, ErrorKind, Label, Text, Variables, operand};
use pybytecode_code::{CodeFlags, LocalKind};
use pybytecode_opcode::pyc::CodeFields;
use pybytecode_opcode::{ArgKind, Op, Target};

use super::error::{Error, nearest};
use super::lex::{Spanned, Token};
use super::tokens::Tokens;
use super::unit::{self, Heading, Opener, Outer};

/// A code object that is being read.
pub(super) struct Frame {
    pub(super) opener: Opener,
    /// Whether `async` stands before the opener.
    pub(super) is_async: bool,
    pub(super) name: Text,
    pub(super) id: String,
    pub(super) line: usize,
    pub(super) builder: Builder,
    pub(super) outer: Option<Outer>,
    pub(super) filename: Text,
    pub(super) qualname: Option<Text>,
    pub(super) nested: HashMap<String, Assembly>,
    /// By the name of a code object, the index of the constant that it is.
    pub(super) codes: HashMap<String, u32>,
    pub(super) labels: HashMap<String, (Label, usize)>,
    pub(super) placed: HashMap<String, usize>,
    /// By instruction, its line and column.
    pub(super) lines: Vec<(usize, usize)>,
    /// The line of a `try` that is not ended.
    pub(super) open_try: Option<usize>,
    pub(super) variables: Option<Variables>,
    /// Whether the text tells all flags.
    pub(super) has_exact_flags: bool,
    /// Whether the text tells of constants before any instruction does.
    pub(super) tells_constants: bool,
}

impl Frame {
    pub(super) fn as_outer(&self) -> Outer {
        let qualname = match &self.qualname {
            Some(qualname) => qualname.clone(),
            None => unit::qualname(self.outer.as_ref(), &self.name),
        };
        let outer = self.outer.as_ref();
        Outer {
            opener: self.opener,
            qualname,
            filename: self.filename.clone(),
            in_function: self.opener == Opener::Function || outer.is_some_and(|outer| outer.in_function),
            futures: self.builder.flags_so_far() & unit::FUTURES,
        }
    }

    fn heading(&self) -> Heading<'_> {
        let Frame { opener, is_async, name, outer, .. } = self;
        Heading { opener: *opener, is_async: *is_async, name, outer: outer.as_ref() }
    }

    pub(super) fn label(&mut self, name: &str, line: usize) -> Label {
        if let Some((label, _)) = self.labels.get(name) {
            return *label;
        }
        let label = self.builder.new_label();
        self.labels.insert(name.to_owned(), (label, line));
        label
    }

    pub(super) fn place(&mut self, name: &str, line: usize, column: usize) -> Result<(), Error> {
        if let Some(before) = self.placed.insert(name.to_owned(), line) {
            let message = format!("label `{name}` stands in line {before} already");
            return Err(Error { line, column, message, help: None });
        }
        let label = self.label(name, line);
        self.builder.place(label);
        Ok(())
    }

    /// Reads a directive; false if the word is none.
    pub(super) fn directive(&mut self, word: &str, tokens: &mut Tokens<'_>) -> Result<bool, Error> {
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
            "doc" => self.docstring(tokens)?,
            "const" => {
                self.tells_constants = true;
                if tokens.peek().is_some() {
                    self.constant_index(tokens)?;
                }
            }
            "try" => self.region(tokens)?,
            "endtry" => {
                if self.open_try.take().is_none() {
                    return Err(tokens.error("`endtry` ends what no `try` began"));
                }
                self.builder.end_region();
            }
            "bytecode" => self.builder.raw().code = Some(tokens.bytes()?),
            "linetable" => self.builder.raw().lines = Some(tokens.bytes()?),
            "exceptiontable" => self.builder.raw().exceptions = Some(tokens.bytes()?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn docstring(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let docstring = match tokens.peek() {
            Some(Token::Str(text)) => Const::Str(text.clone()),
            Some(Token::Bytes(text)) => Const::Bytes(text.clone()),
            _ => return Err(tokens.error("expected a docstring in quotes")),
        };
        if self.opener != Opener::Function {
            let help = Some("store it in `__doc__`".to_owned());
            return Err(Error {
                help,
                ..tokens.error("only functions have a docstring among their constants")
            });
        }
        if self.builder.constants() > 0 {
            return Err(tokens.error("a docstring stands before all constants"));
        }
        self.tells_constants = true;
        self.builder.push_constant(docstring);
        self.builder.flags(unit::docstring_flag(self.builder.target()));
        tokens.at += 1;
        Ok(())
    }

    /// Gives a function's first place among the constants to `None` where CPython's compiler does, unless the
    /// text says otherwise.
    fn begin_constants(&mut self) {
        if !self.tells_constants && self.heading().starts_with_none(self.builder.target()) {
            self.builder.push_constant(Const::None);
        }
        self.tells_constants = true;
    }

    pub(super) fn read_flags(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        if tokens.take_sign("=") {
            let flags = tokens.unsigned("number of flags")?;
            self.builder.exact_flags(flags);
            self.has_exact_flags = true;
            return Ok(());
        }
        let is_absent = tokens.take_word("without");
        if tokens.peek().is_none() {
            return Err(tokens.error("expected the name of a flag such as GENERATOR"));
        }
        while let Some(Token::Word(name)) = tokens.peek() {
            let Some(flag) = CodeFlags::from_name(name) else {
                let names = CodeFlags::all().iter_names().map(|(name, _)| name).collect::<Vec<_>>();
                let help = nearest(name, names.into_iter()).map(|near| format!("did you mean `{near}`?"));
                return Err(Error { help, ..tokens.error(format!("there is no flag `{name}`")) });
            };
            if is_absent {
                self.builder.without_flags(flag);
            } else {
                self.builder.flags(flag);
            }
            tokens.at += 1;
        }
        Ok(())
    }

    pub(super) fn declare(&mut self, word: &str, name: Text, tokens: &Tokens<'_>) -> Result<(), Error> {
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

    pub(super) fn exact_variables(&mut self, word: &str, tokens: &mut Tokens<'_>) -> Result<(), Error> {
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

    pub(super) fn region(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        if self.builder.target().pyc.code == CodeFields::Split {
            let version = self.builder.target().release.version.feature();
            let help = Some("there, `setup_finally LABEL` and `pop_block` set up handlers".to_owned());
            return Err(Error { help, ..tokens.error(format!("Python {version} has no exception tables")) });
        }
        let name = tokens.name("the label of a handler")?.to_lossy();
        let handler = self.label(&name, tokens.line);
        let depth = if tokens.take_word("depth") { Some(tokens.unsigned("depth")?) } else { None };
        let lasti = tokens.take_word("lasti");
        self.builder.region(handler, depth, lasti);
        self.open_try = Some(tokens.line);
        Ok(())
    }

    pub(super) fn instruction(
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
        self.lines.push((tokens.line, column));
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

    pub(super) fn operand(
        &mut self,
        op: Op,
        is_jump: bool,
        tokens: &mut Tokens<'_>,
        target: &'static Target,
    ) -> Result<(), Error> {
        if tokens.take_sign("#") {
            let index = tokens.unsigned("index")?;
            self.builder.op_raw(op, index);
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
            ArgKind::Local if !operand::is_about_cell(op) => {
                let name = tokens.name("a local variable")?;
                self.builder.op_local(op, name);
            }
            ArgKind::LocalPair => {
                let first = tokens.name("a local variable")?;
                tokens.expect_sign(",")?;
                let second = tokens.name("a local variable")?;
                self.builder.op_locals(op, first, second);
            }
            ArgKind::Free | ArgKind::Local => {
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
                    None if matches!(tokens.peek(), Some(Token::Number(_))) => tokens.unsigned("operator")?,
                    None => {
                        let help = Some(format!("there are {}", operand::BINARY.join(" ")));
                        return Err(Error { help, ..tokens.error("expected an operator") });
                    }
                };
                self.builder.op_arg(op, arg);
            }
            ArgKind::None if !matches!(tokens.peek(), Some(Token::Number(_))) => {
                self.builder.op(op);
            }
            _ => {
                let arg = tokens.unsigned("operand")?;
                self.builder.op_arg(op, arg);
            }
        }
        Ok(())
    }

    pub(super) fn jump(&mut self, op: Op, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        if matches!(tokens.peek(), Some(Token::Number(_))) {
            let arg = tokens.unsigned("distance")?;
            self.builder.op_raw(op, arg);
            return Ok(());
        }
        let name = tokens.name("a label")?.to_lossy();
        let label = self.label(&name, tokens.line);
        self.builder.op_label(op, label);
        Ok(())
    }

    /// A constant of a `const` line, which gets a place of its own.
    pub(super) fn constant_index(&mut self, tokens: &mut Tokens<'_>) -> Result<u32, Error> {
        let code = code_id(tokens);
        let constant = self.constant(tokens)?;
        let index = self.builder.push_constant(constant);
        if let Some(id) = code {
            self.codes.entry(id).or_insert(index);
        }
        Ok(index)
    }

    /// The place of a constant equal to the one told.
    pub(super) fn constant_index_or_equal(&mut self, tokens: &mut Tokens<'_>) -> Result<u32, Error> {
        self.begin_constants();
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

    pub(super) fn finish(mut self, end: usize) -> Result<Assembly, Error> {
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
        self.begin_constants();
        if !self.has_exact_flags {
            let flags = self.heading().flags(self.builder.instrs(), self.builder.target());
            self.builder.flags(flags);
        }
        if let Some(variables) = self.variables.take() {
            self.builder.variables(variables);
        }
        if let Some(line) = self.open_try {
            let help = Some("add `endtry` behind the last instruction that it handles".to_owned());
            return Err(Error { line, column: 1, message: "`try` is never ended".to_owned(), help });
        }
        let lines = std::mem::take(&mut self.lines);
        self.builder.finish().map_err(|error| {
            let place = error.instruction.and_then(|at| lines.get(at).or(lines.last())).copied();
            let (line, column) = place.unwrap_or((end, 1));
            let help = match &error.kind {
                ErrorKind::NoSuchVariable(_) => Some("declare it: `cells NAME` or `free NAME`"),
                ErrorKind::FallsOffTheEnd => Some("end with `return_value` or a jump"),
                _ => None,
            };
            Error { line, column, message: error.kind.to_string(), help: help.map(str::to_owned) }
        })
    }
}

/// The name of a code object, if that is what comes.
pub(super) fn code_id(tokens: &Tokens<'_>) -> Option<String> {
    match tokens.tokens.get(tokens.at..tokens.at + 2)? {
        [Spanned { token: Token::Word(word), .. }, Spanned { token, .. }] if word == "code" => match token {
            Token::Word(name) => Some(name.clone()),
            Token::Str(text) => Some(text.to_lossy()),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn names(tokens: &mut Tokens<'_>) -> Result<Vec<Text>, Error> {
    let mut names = vec![tokens.name("a name")?];
    while tokens.take_sign(",") {
        names.push(tokens.name("a name")?);
    }
    Ok(names)
}

pub(super) fn comparison(kind: ArgKind, tokens: &mut Tokens<'_>) -> Result<u32, Error> {
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
        if matches!(tokens.peek(), Some(Token::Number(_))) {
            return tokens.unsigned("comparison");
        }
        return Err(Error { help: comparisons(kind), ..tokens.error("expected a comparison") });
    }
    let comparison = operand::COMPARE.iter().position(|known| *known == text);
    let arg = comparison.and_then(|comparison| operand::compare(kind, comparison as u32));
    let bool_bit = if makes_bool { operand::COMPARE_BOOL } else { 0 };
    match arg {
        Some(arg) if !makes_bool || kind == ArgKind::CompareShift5 => Ok(arg | bool_bit),
        _ => {
            let message = format!("this version has no comparison `{text}`");
            Err(Error { help: comparisons(kind), ..tokens.error(message) })
        }
    }
}

/// The comparisons that there are, as help.
fn comparisons(kind: ArgKind) -> Option<String> {
    let known = (0..operand::COMPARE.len()).filter(|number| operand::compare(kind, *number as u32).is_some());
    let known: Vec<&str> = known.map(|number| operand::COMPARE[number]).collect();
    Some(format!("there are {}", known.join(", ")))
}
