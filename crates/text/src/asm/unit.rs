//! What is ordinary about a code object, and so not told.

use pybytecode_assembler::Text;
use pybytecode_code::{CodeFlags, Location};

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
