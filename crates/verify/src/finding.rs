//! What is found, and where.

use std::fmt;

use pybytecode_opcode::Op;

/// A rule that a code object breaks; the crate's documentation tells each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Rule {
    Field,
    Counts,
    Flags,
    Size,
    Operation,
    Cache,
    ExtendedArg,
    Argument,
    Constant,
    Jump,
    LoopEnd,
    End,
    Underflow,
    Join,
    Return,
    StackSize,
    Null,
    Blocks,
    ExceptionTable,
    LineTable,
    Resume,
    Cells,
    Unbound,
    Depth,
}

impl Rule {
    /// Its name, as the documentation has it.
    pub const fn name(self) -> &'static str {
        match self {
            Rule::Field => "field",
            Rule::Counts => "counts",
            Rule::Flags => "flags",
            Rule::Size => "size",
            Rule::Operation => "operation",
            Rule::Cache => "cache",
            Rule::ExtendedArg => "extended-arg",
            Rule::Argument => "argument",
            Rule::Constant => "constant",
            Rule::Jump => "jump",
            Rule::LoopEnd => "loop-end",
            Rule::End => "end",
            Rule::Underflow => "underflow",
            Rule::Join => "join",
            Rule::Return => "return",
            Rule::StackSize => "stack-size",
            Rule::Null => "null",
            Rule::Blocks => "blocks",
            Rule::ExceptionTable => "exception-table",
            Rule::LineTable => "line-table",
            Rule::Resume => "resume",
            Rule::Cells => "cells",
            Rule::Unbound => "unbound",
            Rule::Depth => "depth",
        }
    }
}

/// A fault of a code object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The qualified name of the code object, and the line where it starts.
    pub code: String,
    /// The offset of the instruction in bytes, and the operation.
    pub instruction: Option<(u32, Option<Op>)>,
    /// What is broken.
    pub rule: Rule,
    /// How.
    pub message: String,
}

impl Finding {
    pub(crate) fn of_file(rule: Rule, message: &str) -> Self {
        Finding { code: String::new(), instruction: None, rule, message: message.to_owned() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.code.is_empty() {
            write!(f, "{}: ", self.code)?;
        }
        match self.instruction {
            Some((offset, Some(op))) => write!(f, "offset {offset} {op}: ")?,
            Some((offset, None)) => write!(f, "offset {offset}: ")?,
            None => {}
        }
        write!(f, "{} [{}]", self.message, self.rule.name())
    }
}

/// Where findings about one code object go.
pub(crate) struct Report<'r> {
    code: &'r str,
    findings: &'r mut Vec<Finding>,
    count: usize,
}

/// So many findings about one code object are told.
const MOST: usize = 20;
/// So many findings are told in all: each takes many times the memory of the instruction that it is about.
const MOST_IN_ALL: usize = 10_000;

impl<'r> Report<'r> {
    pub(crate) fn new(code: &'r str, findings: &'r mut Vec<Finding>) -> Self {
        Report { code, findings, count: 0 }
    }

    fn add(&mut self, instruction: Option<(u32, Option<Op>)>, rule: Rule, message: String) {
        self.count += 1;
        if self.count <= MOST && self.findings.len() < MOST_IN_ALL {
            self.findings.push(Finding { code: self.code.to_owned(), instruction, rule, message });
        }
    }

    /// Something about the code object as a whole.
    pub(crate) fn code(&mut self, rule: Rule, message: impl Into<String>) {
        self.add(None, rule, message.into());
    }

    /// Something about an instruction.
    pub(crate) fn at(&mut self, offset: u32, op: Option<Op>, rule: Rule, message: impl Into<String>) {
        self.add(Some((offset, op)), rule, message.into());
    }
}
