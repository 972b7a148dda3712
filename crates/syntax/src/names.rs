//! Interned identifiers: a number a name, so that the compiler compares and hashes numbers.

use bumpalo::Bump;
use rustc_hash::FxHashMap;

/// An identifier of the tree, in NFKC, by its number in an [`Interner`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(pub u32);

macro_rules! known {
    ($($constant:ident = $text:literal,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u32)]
        enum Known { $($constant,)* Count }

        /// Names that the compiler itself needs: each interner starts with them.
        pub mod known {
            use super::{Known, Name};
            $(
                #[doc = concat!("`", $text, "`")]
                pub const $constant: Name = Name(Known::$constant as u32);
            )*
        }

        const KNOWN: [&str; Known::Count as usize] = [$($text,)*];
    };
}

known! {
    EMPTY = "",
    TOP = "top",
    ANNOTATE = "__annotate__",
    ANNOTATIONS = "__annotations__",
    ANNOTATE_FUNC = "__annotate_func__",
    BASES = ".bases",
    BUILD_CLASS = "__build_class__",
    CLASS = "__class__",
    CLASSCELL = "__classcell__",
    CLASSDICT = "__classdict__",
    CLASSDICTCELL = "__classdictcell__",
    CONDITIONAL_ANNOTATIONS = "__conditional_annotations__",
    DEBUG = "__debug__",
    DEFAULTS = ".defaults",
    DICTCOMP = "<dictcomp>",
    DOC = "__doc__",
    DOT_ZERO = ".0",
    DOT_FORMAT = ".format",
    DOT_TYPE_PARAMS = ".type_params",
    DOT_KWDEFAULTS = ".kwdefaults",
    DOT_GENERIC_BASE = ".generic_base",
    FIRSTLINENO = "__firstlineno__",
    FORMAT = "format",
    FUTURE = "__future__",
    GENEXPR = "<genexpr>",
    LAMBDA = "<lambda>",
    LISTCOMP = "<listcomp>",
    MODULE = "__module__",
    MODULE_SCOPE = "<module>",
    NAME = "__name__",
    QUALNAME = "__qualname__",
    RETURN = "return",
    SETCOMP = "<setcomp>",
    STAR = "*",
    STATIC_ATTRIBUTES = "__static_attributes__",
    SUPER = "super",
    SELF = "self",
    TYPE_PARAMS = "__type_params__",
    WILDCARD = "_",
    ALL = "all",
    ANY = "any",
    TUPLE = "tuple",
    LIST = "list",
    SET = "set",
    JOIN = "join",
}

/// Gives each distinct identifier a number, within one source file.
#[derive(Debug)]
pub struct Interner<'a> {
    bump: &'a Bump,
    texts: Vec<&'a str>,
    numbers: FxHashMap<&'a str, Name>,
}

impl<'a> Interner<'a> {
    /// An interner that holds the [`mod@known`] names; texts that are interned live in `bump`.
    pub fn new(bump: &'a Bump) -> Self {
        let mut interner = Interner { bump, texts: Vec::with_capacity(256), numbers: FxHashMap::default() };
        interner.numbers.reserve(256);
        for (number, text) in KNOWN.iter().enumerate() {
            interner.texts.push(text);
            interner.numbers.entry(text).or_insert(Name(number as u32));
        }
        interner
    }

    /// The arena that texts live in.
    pub fn bump(&self) -> &'a Bump {
        self.bump
    }

    /// The number of `text`, which is copied only when it is new.
    pub fn intern(&mut self, text: &str) -> Name {
        if let Some(name) = self.numbers.get(text) {
            return *name;
        }
        let text: &'a str = self.bump.alloc_str(text);
        let name = Name(self.texts.len() as u32);
        self.texts.push(text);
        self.numbers.insert(text, name);
        name
    }

    /// The text of `name`.
    pub fn text(&self, name: Name) -> &'a str {
        self.texts[name.0 as usize]
    }

    /// How many names there are: each is less than this.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Never: the known names are always there.
    pub fn is_empty(&self) -> bool {
        false
    }
}
