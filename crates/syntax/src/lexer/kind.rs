//! Kinds of tokens, and what the parser asks of a kind without looking further.
//!
//! CPython: `Grammar/Tokens` and the keywords of `Grammar/python.gram`.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub(crate) enum Kind {
    /// The end of the source.
    End,
    /// No token of the language.
    Invalid,
    Newline,
    Indent,
    Dedent,
    Name,
    Int,
    Float,
    Imaginary,
    /// A string or bytes literal; before PEP 701 an f-string, too.
    String,
    /// The opening quotes of an f-string or t-string, whose inside the parser asks for in parts.
    FStringStart,
    TStringStart,
    /// What else f-strings have where they are read as tokens to explain a refusal.
    FStringMiddle,
    FStringEnd,
    TStringMiddle,
    TStringEnd,
    /// `__peg_parser__`, a keyword of 3.9 that nothing is made of.
    PegParser,

    False,
    None,
    True,
    And,
    As,
    Assert,
    Async,
    Await,
    Break,
    Class,
    Continue,
    Def,
    Del,
    Elif,
    Else,
    Except,
    Finally,
    For,
    From,
    Global,
    If,
    Import,
    In,
    Is,
    Lambda,
    Nonlocal,
    Not,
    Or,
    Pass,
    Raise,
    Return,
    Try,
    While,
    With,
    Yield,

    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Comma,
    Colon,
    /// The colon that ends the expression of a replacement field.
    FieldColon,
    Semicolon,
    Dot,
    Ellipsis,
    Arrow,
    ColonEqual,
    Exclamation,
    Equal,
    EqualEqual,
    NotEqual,
    /// `<>`, which `barry_as_FLUFL` wants instead of `!=`.
    LessGreater,
    Less,
    Greater,
    LessEqual,
    GreaterEqual,
    Plus,
    Minus,
    Star,
    Slash,
    DoubleSlash,
    Percent,
    At,
    Ampersand,
    Bar,
    Circumflex,
    Tilde,
    LeftShift,
    RightShift,
    DoubleStar,

    PlusEqual,
    MinusEqual,
    StarEqual,
    SlashEqual,
    DoubleSlashEqual,
    PercentEqual,
    AtEqual,
    AmpersandEqual,
    BarEqual,
    CircumflexEqual,
    LeftShiftEqual,
    RightShiftEqual,
    DoubleStarEqual,
}

/// How tightly an operator binds; 0 for what is none.
#[allow(missing_docs)]
pub(crate) mod level {
    pub(crate) const NONE: u8 = 0;
    pub(crate) const OR: u8 = 1;
    pub(crate) const AND: u8 = 2;
    pub(crate) const NOT: u8 = 3;
    pub(crate) const COMPARISON: u8 = 4;
    pub(crate) const BITWISE_OR: u8 = 5;
    pub(crate) const BITWISE_XOR: u8 = 6;
    pub(crate) const BITWISE_AND: u8 = 7;
    pub(crate) const SHIFT: u8 = 8;
    pub(crate) const SUM: u8 = 9;
    pub(crate) const TERM: u8 = 10;
}

/// By kind: how tightly it binds between two operands.
static LEVELS: [u8; 256] = {
    let mut levels = [level::NONE; 256];
    levels[Kind::Or as usize] = level::OR;
    levels[Kind::And as usize] = level::AND;
    // `not in`
    levels[Kind::Not as usize] = level::COMPARISON;
    levels[Kind::In as usize] = level::COMPARISON;
    levels[Kind::Is as usize] = level::COMPARISON;
    let mut kind = Kind::EqualEqual as usize;
    while kind <= Kind::GreaterEqual as usize {
        levels[kind] = level::COMPARISON;
        kind += 1;
    }
    levels[Kind::Bar as usize] = level::BITWISE_OR;
    levels[Kind::Circumflex as usize] = level::BITWISE_XOR;
    levels[Kind::Ampersand as usize] = level::BITWISE_AND;
    levels[Kind::LeftShift as usize] = level::SHIFT;
    levels[Kind::RightShift as usize] = level::SHIFT;
    levels[Kind::Plus as usize] = level::SUM;
    levels[Kind::Minus as usize] = level::SUM;
    levels[Kind::Star as usize] = level::TERM;
    levels[Kind::Slash as usize] = level::TERM;
    levels[Kind::DoubleSlash as usize] = level::TERM;
    levels[Kind::Percent as usize] = level::TERM;
    levels[Kind::At as usize] = level::TERM;
    levels
};

/// By kind: whether an expression may start with it.
static STARTS: [bool; 256] = {
    use Kind::*;
    let all = [
        Name,
        Int,
        Float,
        Imaginary,
        String,
        FStringStart,
        TStringStart,
        False,
        None,
        True,
        Await,
        Lambda,
        Not,
        LeftParenthesis,
        LeftBracket,
        LeftBrace,
        Ellipsis,
        Plus,
        Minus,
        Tilde,
    ];
    let mut starts = [false; 256];
    let mut at = 0;
    while at < all.len() {
        starts[all[at] as usize] = true;
        at += 1;
    }
    starts
};

impl Kind {
    /// How tightly it binds between two operands; 0 if it does not stand there.
    #[inline]
    pub(crate) fn level(self) -> u8 {
        LEVELS[self as usize]
    }

    /// Whether an `expression` may start with it.
    #[inline]
    pub(crate) fn starts_expression(self) -> bool {
        STARTS[self as usize]
    }

    /// Whether a `star_expression` may start with it.
    #[inline]
    pub(crate) fn starts_star_expression(self) -> bool {
        STARTS[self as usize] || self == Kind::Star
    }

    /// The keyword or operator of that text.
    pub(crate) fn of(text: &str) -> Kind {
        let all = KEYWORDS.iter().chain(&OPERATORS);
        let found = all
            .chain(&[("**=", Kind::DoubleStarEqual), ("__peg_parser__", Kind::PegParser)])
            .find(|(known, _)| *known == text);
        found.map_or(Kind::Invalid, |(_, kind)| *kind)
    }

    /// Whether it opens a literal of text.
    #[inline]
    pub(crate) fn starts_string(self) -> bool {
        matches!(self, Kind::String | Kind::FStringStart | Kind::TStringStart)
    }

    /// Whether it is an augmented assignment.
    #[inline]
    pub(crate) fn is_augmented(self) -> bool {
        self as u8 >= Kind::PlusEqual as u8
    }
}

/// The keywords, none longer than eight bytes.
const KEYWORDS: [(&str, Kind); 35] = [
    ("if", Kind::If),
    ("in", Kind::In),
    ("is", Kind::Is),
    ("or", Kind::Or),
    ("as", Kind::As),
    ("and", Kind::And),
    ("def", Kind::Def),
    ("del", Kind::Del),
    ("for", Kind::For),
    ("not", Kind::Not),
    ("try", Kind::Try),
    ("None", Kind::None),
    ("True", Kind::True),
    ("elif", Kind::Elif),
    ("else", Kind::Else),
    ("from", Kind::From),
    ("pass", Kind::Pass),
    ("with", Kind::With),
    ("False", Kind::False),
    ("async", Kind::Async),
    ("await", Kind::Await),
    ("break", Kind::Break),
    ("class", Kind::Class),
    ("raise", Kind::Raise),
    ("while", Kind::While),
    ("yield", Kind::Yield),
    ("assert", Kind::Assert),
    ("except", Kind::Except),
    ("global", Kind::Global),
    ("import", Kind::Import),
    ("lambda", Kind::Lambda),
    ("return", Kind::Return),
    ("finally", Kind::Finally),
    ("continue", Kind::Continue),
    ("nonlocal", Kind::Nonlocal),
];

/// The operators.
const OPERATORS: [(&str, Kind); 48] = [
    ("(", Kind::LeftParenthesis),
    (")", Kind::RightParenthesis),
    ("[", Kind::LeftBracket),
    ("]", Kind::RightBracket),
    ("{", Kind::LeftBrace),
    ("}", Kind::RightBrace),
    (",", Kind::Comma),
    (":", Kind::Colon),
    (";", Kind::Semicolon),
    (".", Kind::Dot),
    ("...", Kind::Ellipsis),
    ("->", Kind::Arrow),
    (":=", Kind::ColonEqual),
    ("!", Kind::Exclamation),
    ("=", Kind::Equal),
    ("==", Kind::EqualEqual),
    ("!=", Kind::NotEqual),
    ("<>", Kind::LessGreater),
    ("<", Kind::Less),
    (">", Kind::Greater),
    ("<=", Kind::LessEqual),
    (">=", Kind::GreaterEqual),
    ("+", Kind::Plus),
    ("-", Kind::Minus),
    ("*", Kind::Star),
    ("/", Kind::Slash),
    ("//", Kind::DoubleSlash),
    ("%", Kind::Percent),
    ("@", Kind::At),
    ("&", Kind::Ampersand),
    ("|", Kind::Bar),
    ("^", Kind::Circumflex),
    ("~", Kind::Tilde),
    ("<<", Kind::LeftShift),
    (">>", Kind::RightShift),
    ("**", Kind::DoubleStar),
    ("+=", Kind::PlusEqual),
    ("-=", Kind::MinusEqual),
    ("*=", Kind::StarEqual),
    ("/=", Kind::SlashEqual),
    ("//=", Kind::DoubleSlashEqual),
    ("%=", Kind::PercentEqual),
    ("@=", Kind::AtEqual),
    ("&=", Kind::AmpersandEqual),
    ("|=", Kind::BarEqual),
    ("^=", Kind::CircumflexEqual),
    ("<<=", Kind::LeftShiftEqual),
    (">>=", Kind::RightShiftEqual),
];

/// Places of the table of keywords.
const PLACES: usize = 64;

/// A multiplier that gives each keyword a place of its own; the table would not compile otherwise.
const MULTIPLIER: u64 = 0x4ad6_c980_b6eb_b607;

/// By place: a keyword's bytes as a number, and its kind.
static KEYWORD_AT: [(u64, Kind); PLACES] = {
    let mut places = [(0, Kind::Name); PLACES];
    let mut at = 0;
    while at < KEYWORDS.len() {
        let (text, kind) = KEYWORDS[at];
        let bytes = text.as_bytes();
        let (mut word, mut byte) = (0, 0);
        while byte < bytes.len() {
            word |= (bytes[byte] as u64) << (8 * byte);
            byte += 1;
        }
        let place = place(word);
        assert!(places[place].0 == 0, "two keywords have the same place");
        places[place] = (word, kind);
        at += 1;
    }
    places
};

#[inline]
const fn place(word: u64) -> usize {
    (word.wrapping_mul(MULTIPLIER) >> 58) as usize
}

/// The keyword of up to eight bytes, the first the lowest, or [`Kind::Name`].
#[inline]
pub(super) fn keyword(word: u64) -> Kind {
    let (found, kind) = KEYWORD_AT[place(word)];
    if found == word { kind } else { Kind::Name }
}
