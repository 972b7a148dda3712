//! What is ordinary about a code object, and so not told.

use pybytecode_assembler::{Assembly, Const, Instr, Text};
use pybytecode_code::{CodeFlags, Location};
use pybytecode_opcode::facts::{ClassFlags, FirstConstant, FunctionFlags};
use pybytecode_opcode::pyc::References;
use pybytecode_opcode::{ArgKind, Op, Target};

/// The first word of a code object's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    /// No parameters; the name is `<module>` if none is told.
    Module,
    /// No parameters.
    Class,
    /// Parameters, and the flags of a function.
    Function,
}

impl Opener {
    pub(super) const ALL: [Opener; 3] = [Opener::Module, Opener::Class, Opener::Function];

    pub(super) fn word(self) -> &'static str {
        match self {
            Opener::Module => "module",
            Opener::Class => "class",
            Opener::Function => "function",
        }
    }

    /// The flags that the word stands for.
    pub(super) fn flags(self) -> CodeFlags {
        match self {
            Opener::Module | Opener::Class => CodeFlags::empty(),
            Opener::Function => CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS,
        }
    }
}

/// What a code object is inside of.
#[derive(Debug, Clone)]
pub(super) struct Outer {
    pub(super) opener: Opener,
    pub(super) qualname: Text,
    pub(super) filename: Text,
    /// Whether it is a function or inside one.
    pub(super) in_function: bool,
    /// What it imports from `__future__`.
    pub(super) futures: CodeFlags,
}

/// The flags that code objects have from those around them.
pub(super) const FUTURES: CodeFlags = CodeFlags::FUTURE_DIVISION
    .union(CodeFlags::FUTURE_ABSOLUTE_IMPORT)
    .union(CodeFlags::FUTURE_WITH_STATEMENT)
    .union(CodeFlags::FUTURE_PRINT_FUNCTION)
    .union(CodeFlags::FUTURE_UNICODE_LITERALS)
    .union(CodeFlags::FUTURE_BARRY_AS_BDFL)
    .union(CodeFlags::FUTURE_GENERATOR_STOP)
    .union(CodeFlags::FUTURE_ANNOTATIONS);

/// The flags that `async` before a function stands for, one of the two.
pub(super) const ASYNC: CodeFlags = CodeFlags::COROUTINE.union(CodeFlags::ASYNC_GENERATOR);

/// What there is to say of a code object before its instructions are looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heading<'h> {
    pub(super) opener: Opener,
    /// Whether `async` stands before the opener.
    pub(super) is_async: bool,
    pub(super) name: &'h Text,
    pub(super) outer: Option<&'h Outer>,
}

impl Heading<'_> {
    /// The flags that follow from where a code object stands and from its instructions (`compute_code_flags`), besides
    /// those of the opener, the parameters and the variables.
    pub(super) fn flags(&self, instrs: &[Instr], target: &'static Target) -> CodeFlags {
        let mut flags = self.outer.map_or(CodeFlags::empty(), |outer| outer.futures);
        let is_class = self.opener == Opener::Class;
        flags.set(CodeFlags::NEWLOCALS, is_class && target.class_flags == ClassFlags::NewLocals);
        if self.opener == Opener::Function {
            flags.set(CodeFlags::NESTED, self.outer.is_some_and(|outer| outer.in_function));
            let in_class = self.outer.is_some_and(|outer| outer.opener == Opener::Class);
            // Functions that evaluate annotations and the scopes of type parameters are no methods.
            let is_other =
                self.name.as_bytes() == b"__annotate__" || self.name.as_bytes().starts_with(b"<generic ");
            let knows_methods = target.function_flags == FunctionFlags::DocstringAndMethod;
            flags.set(CodeFlags::METHOD, in_class && knows_methods && !is_other);
            flags |= suspension(self.is_async, instrs, target);
        }
        flags
    }

    /// Whether the first constant is `None` if the text tells none, no docstring either.
    pub(super) fn starts_with_none(&self, target: &'static Target) -> bool {
        let name = self.name.as_bytes();
        self.opener == Opener::Function
            && target.first_constant == FirstConstant::DocstringOrNone
            && (!name.starts_with(b"<") || name == b"<lambda>")
    }

    /// The docstring, if the first constant is one; in 2.7 it may be bytes.
    pub(super) fn docstring<'c>(&self, code: &'c Assembly, target: &'static Target) -> Option<&'c Const> {
        let flags = CodeFlags::from_bits_truncate(code.flags);
        let is_told = match target.first_constant {
            FirstConstant::DocstringIfAny => flags.contains(CodeFlags::HAS_DOCSTRING),
            FirstConstant::DocstringOrNone => self.starts_with_none(target),
        };
        let is_string = |constant: &Const| match constant {
            Const::Str(_) => true,
            Const::Bytes(_) => target.pyc.references == References::Strings,
            _ => false,
        };
        let first = code.consts.first().filter(|first| is_string(first));
        first.filter(|_| is_told && self.opener == Opener::Function)
    }
}

/// The flag that `doc` stands for.
pub(super) fn docstring_flag(target: &'static Target) -> CodeFlags {
    match target.first_constant {
        FirstConstant::DocstringIfAny => CodeFlags::HAS_DOCSTRING,
        FirstConstant::DocstringOrNone => CodeFlags::empty(),
    }
}

/// The intrinsic function that wraps what an asynchronous generator yields.
const ASYNC_GEN_WRAP: u32 = 4;

/// Whether a function's code stops and goes on, and as what: generator, coroutine or asynchronous generator.
fn suspension(is_async: bool, instrs: &[Instr], target: &'static Target) -> CodeFlags {
    let has = |op: Op| instrs.iter().any(|instr| instr.op == op);
    let wraps = |instr: &Instr| {
        let is_intrinsic = target.arg_kind(instr.op) == ArgKind::Intrinsic1;
        instr.op == Op::AsyncGenWrap || is_intrinsic && instr.arg == ASYNC_GEN_WRAP
    };
    let (is_suspended, yields) = if target.has_op(Op::ReturnGenerator) {
        (has(Op::ReturnGenerator), instrs.iter().any(wraps))
    } else {
        (has(Op::YieldValue) || has(Op::YieldFrom) || has(Op::GenStart), has(Op::YieldValue))
    };
    match (is_async, is_suspended) {
        (true, _) if yields => CodeFlags::ASYNC_GENERATOR,
        (true, _) => CodeFlags::COROUTINE,
        (false, true) => CodeFlags::GENERATOR,
        (false, false) => CodeFlags::empty(),
    }
}

/// The qualified name that a code object has unless another is told.
pub(super) fn qualname(outer: Option<&Outer>, name: &Text) -> Text {
    let prefix: Vec<u8> = match outer {
        Some(Outer { opener: Opener::Class, qualname, .. }) => [qualname.as_bytes(), b"."].concat(),
        Some(Outer { opener: Opener::Function, qualname, .. }) => {
            [qualname.as_bytes(), b".<locals>."].concat()
        }
        Some(Outer { opener: Opener::Module, .. }) | None => Vec::new(),
    };
    Text([&prefix, name.as_bytes()].concat())
}

/// A location as it stands behind `@`.
pub(super) fn location_text(location: Location) -> String {
    let Location { line, end_line, column, end_column } = location;
    if location == Location::NONE {
        "none".to_owned()
    } else if end_line == line && column == -1 && end_column == -1 {
        format!("{line}")
    } else if [line, end_line, column, end_column].iter().any(|number| *number < 0) {
        format!("({line}, {end_line}, {column}, {end_column})")
    } else if end_line == line {
        format!("{line}:{column}-{end_column}")
    } else {
        format!("{line}:{column}-{end_line}:{end_column}")
    }
}

/// Reads what stands behind `@`.
pub(super) fn read_location(text: &str) -> Option<Location> {
    if text == "none" {
        return Some(Location::NONE);
    }
    if let Some(inner) = text.strip_prefix('(') {
        let numbers: Vec<i32> =
            inner.strip_suffix(')')?.split(',').map(|n| n.trim().parse().ok()).collect::<Option<_>>()?;
        let [line, end_line, column, end_column] = numbers[..] else { return None };
        return Some(Location { line, end_line, column, end_column });
    }
    let number = |text: &str| {
        text.parse::<i32>().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
    };
    if let Some(line) = number(text) {
        return Some(Location { line, end_line: line, column: -1, end_column: -1 });
    }
    let (start, end) = text.split_once('-')?;
    let (line, column) = start.split_once(':')?;
    let line = number(line)?;
    let (end_line, end_column) = match end.split_once(':') {
        Some((end_line, end_column)) => (number(end_line)?, number(end_column)?),
        None => (line, number(end)?),
    };
    Some(Location { line, end_line, column: number(column)?, end_column })
}
