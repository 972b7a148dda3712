//! Interned identifiers: a number a name, so that the compiler compares and hashes numbers.

use bumpalo::Bump;

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

/// The hash of a name's text, of which the upper half counts.
///
/// Eight bytes at a time: the lexer has the first of them at hand.
#[inline]
pub(crate) fn hash(text: &[u8]) -> u32 {
    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state = text.len() as u64;
    let mut rest = text;
    while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
        state = (state.rotate_left(23) ^ u64::from_le_bytes(*chunk)).wrapping_mul(MULTIPLIER);
        rest = behind;
    }
    if !rest.is_empty() {
        // What is left, or the last eight bytes of a longer text.
        let word = match text.last_chunk::<8>() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => few(text),
        };
        state = (state.rotate_left(23) ^ word).wrapping_mul(MULTIPLIER);
    }
    (state >> 32) as u32
}

/// Fewer than eight bytes as one number.
#[inline]
fn few(text: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32;
    }
    text.iter().fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// A place of an interner's table: the hash of a name, and its number plus one; 0 where there is none.
type Slot = (u32, u32);

/// Gives each distinct identifier a number, within one source file.
#[derive(Debug)]
pub struct Interner<'a> {
    bump: &'a Bump,
    texts: Vec<&'a str>,
    /// For each whether it starts with two underscores: looked at far more often than texts.
    underscored: Vec<bool>,
    /// Open addressing; a power of two, at most half of it taken.
    slots: Vec<Slot>,
}

/// How many places there are at first.
const SLOTS: usize = 1024;

impl<'a> Interner<'a> {
    /// An interner that holds the [`mod@known`] names; texts that are interned live in `bump`.
    pub fn new(bump: &'a Bump) -> Self {
        let mut interner = Interner {
            bump,
            texts: Vec::with_capacity(256),
            underscored: Vec::with_capacity(256),
            slots: vec![(0, 0); SLOTS],
        };
        for text in KNOWN {
            interner.intern_hashed(text, hash(text.as_bytes()));
        }
        interner
    }

    /// The arena that texts live in.
    pub fn bump(&self) -> &'a Bump {
        self.bump
    }

    /// The number of `text`, which is copied only when it is new.
    pub fn intern(&mut self, text: &str) -> Name {
        let hash = hash(text.as_bytes());
        match self.find(text, hash) {
            Ok(name) => name,
            Err(slot) => {
                let text = self.bump.alloc_str(text);
                self.add(text, hash, slot)
            }
        }
    }

    /// The number of a text that lives as long as the interner, with its [`hash`].
    #[inline]
    pub(crate) fn intern_hashed(&mut self, text: &'a str, hash: u32) -> Name {
        match self.find(text, hash) {
            Ok(name) => name,
            Err(slot) => self.add(text, hash, slot),
        }
    }

    /// The name of that text, or the place where it belongs.
    #[inline]
    fn find(&self, text: &str, hash: u32) -> Result<Name, usize> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (found, number) = self.slots[at];
            if number == 0 {
                return Err(at);
            }
            if found == hash && self.texts[number as usize - 1] == text {
                return Ok(Name(number - 1));
            }
            at = (at + 1) & mask;
        }
    }

    fn add(&mut self, text: &'a str, hash: u32, slot: usize) -> Name {
        self.texts.push(text);
        self.underscored.push(text.as_bytes().starts_with(b"__"));
        let count = self.texts.len();
        self.slots[slot] = (hash, count as u32);
        if count * 2 > self.slots.len() {
            self.grow();
        }
        Name(count as u32 - 1)
    }

    #[cold]
    fn grow(&mut self) {
        let slots = vec![(0, 0); self.slots.len() * 4];
        let mask = slots.len() - 1;
        for (hash, number) in std::mem::replace(&mut self.slots, slots) {
            if number > 0 {
                let mut at = hash as usize & mask;
                while self.slots[at].1 > 0 {
                    at = (at + 1) & mask;
                }
                self.slots[at] = (hash, number);
            }
        }
    }

    /// The text of `name`.
    pub fn text(&self, name: Name) -> &'a str {
        self.texts[name.0 as usize]
    }

    /// Whether the text of `name` starts with two underscores.
    #[inline]
    pub fn is_underscored(&self, name: Name) -> bool {
        self.underscored[name.0 as usize]
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
