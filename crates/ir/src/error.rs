//! What can be wrong with a [`crate::CodeUnit`].
//!
//! The compiler's own units never are; those of a language author may be. CPython asserts most
//! of this in debug builds only, or raises `SystemError` and `ValueError`.

use pybytecode_code::Location;
use pybytecode_opcode::Op;

use crate::Label;

/// A fault of a unit, and where it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{kind}{}", place(.location))]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// The place in the source of the instruction that shows it, where one does.
    pub location: Location,
}

fn place(location: &Location) -> String {
    if location.line > 0 { format!(" (line {})", location.line) } else { String::new() }
}

/// What is wrong with a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ErrorKind {
    /// There are no instructions.
    #[error("a code object needs instructions")]
    Empty,
    /// The version lacks the operation, or only the assembler makes it.
    #[error("{0} cannot be given to the assembler of this version")]
    Operation(Op),
    /// The argument is out of the range of what it indexes, or means nothing.
    #[error("{0} cannot have the argument {1}")]
    Argument(Op, u32),
    /// A jump's label was never placed, or stands behind the last instruction.
    #[error("label {} stands before no instruction", .0.0)]
    Label(Label),
    /// The instructions for the annotations jump.
    #[error("{0} cannot stand among the annotations")]
    Annotations(Op),
    /// `POP_BLOCK` without a block.
    #[error("POP_BLOCK without a block")]
    PopBlock,
    /// Control runs behind the last instruction.
    #[error("control falls off the end of the code")]
    FallsOffTheEnd,
    /// An instruction takes more from the stack than there is.
    #[error("{0} takes more from the stack than there is")]
    StackUnderflow(Op),
    /// Two ways into one block come with stacks of different depths.
    #[error("stack depths differ where paths join: {0} and {1}")]
    StackDepth(u32, u32),
    /// An operation that jumps only forward was to jump backward, or the other way round.
    #[error("{0} cannot jump in that direction")]
    JumpDirection(Op),
    /// A jump that does not end its basic block (3.10).
    #[error("{0} does not end its block")]
    JumpInsideBlock(Op),
    /// A handler that is entered with fewer values than it is given.
    #[error("an exception handler starts with too shallow a stack")]
    HandlerDepth,
    /// More parameters are told than there are variables.
    #[error("the counts of parameters do not fit the variables")]
    Parameters,
    /// More than 2^30 of something, or a stack deeper than 2^24.
    #[error("the code is too large")]
    TooLarge,
}

impl Error {
    pub(crate) fn at(location: Location, kind: ErrorKind) -> Self {
        Error { kind, location }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Error { kind, location: Location::NONE }
    }
}
