//! What the argument of an operation is.

/// What the argument of an operation is, in one version of CPython.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum ArgKind {
    /// There is none; the byte is 0.
    None,
    /// An index of `co_consts`.
    Const,
    /// An index of `co_names`.
    Name,
    /// An index of `co_names` shifted left by one, and a flag in the lowest bit.
    NameAndFlag,
    /// An index of `co_names` shifted left by two, and flags in the lowest two bits.
    NameAndTwoFlags,
    /// An index of local variables (`co_varnames`; from 3.11 of all variables).
    Local,
    /// Two indices of local variables, each of four bits.
    LocalPair,
    /// A cell or free variable: an index of `co_cellvars` followed by `co_freevars`; from 3.11 of all variables.
    Free,
    /// A place in the code that the compiler has not counted out yet (pseudo-operations).
    Label,
    /// How far behind the next instruction the target is.
    JumpForward,
    /// How far before the next instruction the target is.
    JumpBackward,
    /// Where the target is, counted from the start.
    JumpAbsolute,
    /// Where the handler is: counted from the next instruction, or a label.
    Handler,
    /// A comparison, as an index of `dis.cmp_op`.
    Compare,
    /// A comparison, shifted left by four (3.12).
    CompareShift4,
    /// A comparison, shifted left by five, and bit 4 for a result made a bool (from 3.13).
    CompareShift5,
    /// A binary operator (`NB_ADD` and its like).
    Binary,
    /// An intrinsic function of one argument.
    Intrinsic1,
    /// An intrinsic function of two arguments.
    Intrinsic2,
    /// One of the special methods that `LOAD_SPECIAL` knows.
    SpecialMethod,
    /// One of the values that `LOAD_COMMON_CONSTANT` knows.
    CommonConstant,
    /// A number taken as it is.
    Value,
    /// How many values there are.
    Count,
    /// How many positional arguments there are, and shifted left by eight how many keyword arguments.
    Arguments,
    /// How far down the stack, 1 being the top.
    Depth,
    /// Bits, or a number whose meaning the operation's documentation gives.
    Flags,
    /// 1 to negate the outcome.
    Invert,
    /// How many values before a starred one, and in the upper bits how many after it.
    UnpackEx,
    /// A conversion and whether there is a format specification (`FORMAT_VALUE`).
    Format,
    /// 1 `str`, 2 `repr`, 3 `ascii`.
    Conversion,
    /// A conversion shifted left by two, and whether there is a format specification.
    Interpolation,
    /// Attributes of a function, as bits.
    FunctionFlags,
    /// What a function is resumed from.
    Resume,
    /// 0 generator, 1 coroutine, 2 asynchronous generator.
    GeneratorKind,
    /// Where the operand of `await` comes from: 1 `__aenter__`, 2 `__aexit__`.
    AwaitableSource,
    /// The upper part of the next instruction's argument.
    Extension,
}

impl ArgKind {
    /// What it is, in words; empty if there is no argument.
    pub const fn meaning(self) -> &'static str {
        match self {
            ArgKind::None => "",
            ArgKind::Const => "index of `co_consts`",
            ArgKind::Name => "index of `co_names`",
            ArgKind::NameAndFlag => "index of `co_names` << 1, and a flag in bit 0",
            ArgKind::NameAndTwoFlags => "index of `co_names` << 2, and flags in bits 0 and 1",
            ArgKind::Local => "index of a local variable",
            ArgKind::LocalPair => "two indices of local variables, four bits each",
            ArgKind::Free => "index of a cell or free variable",
            ArgKind::Label => "label",
            ArgKind::JumpForward => "distance forward from the next instruction",
            ArgKind::JumpBackward => "distance backward from the next instruction",
            ArgKind::JumpAbsolute => "place, counted from the start",
            ArgKind::Handler => "place of the handler",
            ArgKind::Compare => "comparison, an index of `dis.cmp_op`",
            ArgKind::CompareShift4 => "comparison << 4",
            ArgKind::CompareShift5 => "comparison << 5, and bit 4 for a result made a bool",
            ArgKind::Binary => "operator (`NB_ADD` and its like)",
            ArgKind::Intrinsic1 => "intrinsic function of one argument",
            ArgKind::Intrinsic2 => "intrinsic function of two arguments",
            ArgKind::SpecialMethod => "special method",
            ArgKind::CommonConstant => "common constant",
            ArgKind::Value => "number, taken as it is",
            ArgKind::Count => "how many values",
            ArgKind::Arguments => "how many positional arguments, and keyword arguments << 8",
            ArgKind::Depth => "how far down the stack, 1 being the top",
            ArgKind::Flags => "bits, see above",
            ArgKind::Invert => "1 to negate the outcome",
            ArgKind::UnpackEx => "values before the starred one, and after it in the upper bits",
            ArgKind::Format => "conversion in bits 0 and 1, bit 2 for a format specification",
            ArgKind::Conversion => "1 `str`, 2 `repr`, 3 `ascii`",
            ArgKind::Interpolation => "conversion << 2, and bit 0 for a format specification",
            ArgKind::FunctionFlags => "attributes of the function, as bits",
            ArgKind::Resume => "where from the function is resumed",
            ArgKind::GeneratorKind => "0 generator, 1 coroutine, 2 asynchronous generator",
            ArgKind::AwaitableSource => "1 `__aenter__`, 2 `__aexit__`, else 0",
            ArgKind::Extension => "upper part of the next instruction's argument",
        }
    }
}
