//! What the symbol table refuses, in CPython's words (the head of `symtable.c`).

use pybytecode_syntax::error::SyntaxError;
use pybytecode_syntax::range::Range;

use super::{BlockType, Comprehension, SymbolFlags};

/// Which of the two statements that say where a name is bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Declaration {
    Global,
    Nonlocal,
}

impl Declaration {
    pub(super) fn flag(self) -> SymbolFlags {
        match self {
            Declaration::Global => SymbolFlags::GLOBAL,
            Declaration::Nonlocal => SymbolFlags::NONLOCAL,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Declaration::Global => "global",
            Declaration::Nonlocal => "nonlocal",
        }
    }

    /// The name was already used in a way, `flags`, that allows no such statement after it.
    #[cold]
    pub(super) fn too_late(self, name: &str, flags: SymbolFlags, range: Range) -> Box<SyntaxError> {
        let word = self.word();
        if flags.contains(SymbolFlags::PARAM) {
            SyntaxError::new(format!("name '{name}' is parameter and {word}"), range).into()
        } else if flags.contains(SymbolFlags::USE) {
            SyntaxError::new(format!("name '{name}' is used prior to {word} declaration"), range).into()
        } else if flags.contains(SymbolFlags::ANNOT) {
            self.annotated(name, range)
        } else {
            SyntaxError::new(format!("name '{name}' is assigned to before {word} declaration"), range).into()
        }
    }

    /// A name is annotated that the statement is about.
    #[cold]
    pub(super) fn annotated(self, name: &str, range: Range) -> Box<SyntaxError> {
        SyntaxError::new(format!("annotated name '{name}' can't be {}", self.word()), range).into()
    }
}

/// The message about an expression that `block` does not allow, if it does not.
pub(super) fn not_allowed_in(block: BlockType, info: Option<&str>, what: &str) -> Option<String> {
    let place = match block {
        BlockType::Annotation => "an annotation",
        BlockType::TypeVariable => info.unwrap_or("a type variable"),
        BlockType::TypeAlias => "a type alias",
        BlockType::TypeParameters => "the definition of a generic",
        BlockType::Function | BlockType::Class | BlockType::Module => return None,
    };
    Some(format!("{what} cannot be used within {place}"))
}

/// The message about a walrus in a comprehension in `block`, if that does not allow it.
pub(super) fn walrus_not_allowed_in(block: BlockType) -> Option<String> {
    let place = match block {
        BlockType::Class => "in a class body",
        BlockType::TypeParameters => "within the definition of a generic",
        BlockType::TypeAlias => "in a type alias",
        BlockType::TypeVariable => "in a TypeVar bound",
        BlockType::Function | BlockType::Module | BlockType::Annotation => return None,
    };
    Some(format!("assignment expression within a comprehension cannot be used {place}"))
}

#[cold]
pub(super) fn yield_inside(comprehension: Comprehension, range: Range) -> Box<SyntaxError> {
    let place = match comprehension {
        Comprehension::List => "list comprehension",
        Comprehension::Set => "set comprehension",
        Comprehension::Dict => "dict comprehension",
        Comprehension::Generator | Comprehension::None => "generator expression",
    };
    SyntaxError::new(format!("'yield' inside {place}"), range).into()
}
