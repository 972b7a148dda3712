//! What can be wrong with what is to be assembled.

use pybytecode_opcode::Op;

use crate::{Label, Text};

/// A fault, and the instruction that shows it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind}{}", place(.code, .instruction))]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// The name of the code object.
    pub code: Option<Text>,
    /// The index of the instruction.
    pub instruction: Option<usize>,
}

fn place(code: &Option<Text>, instruction: &Option<usize>) -> String {
    match (code, instruction) {
        (Some(code), Some(at)) => format!(" (instruction {at} of {})", code.to_lossy()),
        (Some(code), None) => format!(" (in {})", code.to_lossy()),
        _ => String::new(),
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum ErrorKind {
    #[error("Python {version} has no operation {op}")]
    NoSuchOperation { op: Op, version: String },
    #[error("{0} needs a label")]
    NeedsLabel(Op),
    #[error("{0} does not jump")]
    NoJump(Op),
    #[error("label {} is never placed", .0.0)]
    UnplacedLabel(Label),
    #[error("label {} stands behind the last instruction", .0.0)]
    LabelAtEnd(Label),
    #[error("label {} is placed twice", .0.0)]
    LabelPlacedTwice(Label),
    #[error("{op} cannot jump {direction}")]
    Direction { op: Op, direction: &'static str },
    #[error("there is no variable {0:?}")]
    NoSuchVariable(Text),
    #[error("{0} takes more from the stack than there is")]
    StackUnderflow(Op),
    #[error("stack depths differ where paths join: {0} and {1}")]
    StackDepth(u32, u32),
    #[error("control runs behind the last instruction")]
    FallsOffTheEnd,
    #[error("a region of code with a handler ends where no region was begun")]
    NoRegion,
    #[error("a region of code with a handler is never ended")]
    OpenRegion,
    #[error("a handler keeps {kept} values where the stack has {depth}")]
    HandlerDepth { kept: u32, depth: u32 },
    #[error("{op} is not about {what}")]
    NotAbout { op: Op, what: &'static str },
    #[error("{op} wants {what} number {index}, and there are {count}")]
    NoSuchIndex { op: Op, what: &'static str, index: u32, count: usize },
    #[error("there are two parameters {0:?}")]
    ParameterTwice(Text),
    #[error("{op} cannot have the argument {arg}")]
    Argument { op: Op, arg: u32 },
    #[error("the code is too large")]
    TooLarge,
    #[error("{0}")]
    Marshal(String),
    #[error("the marshal section does not fit the constants")]
    Skeleton,
    #[error("Python {0} has no exception tables")]
    NoExceptionTable(String),
}

impl ErrorKind {
    pub(crate) fn at(self, instruction: usize) -> Error {
        Error { kind: self, code: None, instruction: Some(instruction) }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Error { kind, code: None, instruction: None }
    }
}
