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

/// The keyword of that text, or [`Kind::Name`].
#[inline]
pub(super) fn keyword(text: &[u8]) -> Kind {
    match text {
        b"if" => Kind::If,
        b"in" => Kind::In,
        b"is" => Kind::Is,
        b"or" => Kind::Or,
        b"as" => Kind::As,
        b"and" => Kind::And,
        b"def" => Kind::Def,
        b"del" => Kind::Del,
        b"for" => Kind::For,
        b"not" => Kind::Not,
        b"try" => Kind::Try,
        b"None" => Kind::None,
        b"True" => Kind::True,
        b"elif" => Kind::Elif,
        b"else" => Kind::Else,
        b"from" => Kind::From,
        b"pass" => Kind::Pass,
        b"with" => Kind::With,
        b"False" => Kind::False,
        b"async" => Kind::Async,
        b"await" => Kind::Await,
        b"break" => Kind::Break,
        b"class" => Kind::Class,
        b"raise" => Kind::Raise,
        b"while" => Kind::While,
        b"yield" => Kind::Yield,
        b"assert" => Kind::Assert,
        b"except" => Kind::Except,
        b"global" => Kind::Global,
        b"import" => Kind::Import,
        b"lambda" => Kind::Lambda,
        b"return" => Kind::Return,
        b"finally" => Kind::Finally,
        b"continue" => Kind::Continue,
        b"nonlocal" => Kind::Nonlocal,
        _ => Kind::Name,
    }
}
