//! What a version's compiler warns of, and in which words.
//!
//! CPython: `warn_invalid_escape_sequence` in `Parser/string_parser.c`, `verify_end_of_number` in `Parser/lexer/lexer.c`,
//! `control_flow_in_finally_warning` in `Python/ast_preprocess.c`, `_PyCompile_Warn` in `Python/compile.c`.

/// The class of a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WarningCategory {
    /// `SyntaxWarning`, shown unless that is declined.
    Syntax,
    /// `DeprecationWarning`, shown if that is asked for.
    Deprecation,
}

impl WarningCategory {
    /// The name of the class.
    pub const fn name(self) -> &'static str {
        match self {
            WarningCategory::Syntax => "SyntaxWarning",
            WarningCategory::Deprecation => "DeprecationWarning",
        }
    }
}

/// In which words invalid escape sequences are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EscapeWords {
    /// As they are.
    Bare,
    /// In quotes.
    Quoted,
    /// In quotes, with what to write in their place.
    Advised,
}

/// Whether octal escapes above `\377` are warned of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OctalEscapes {
    /// They are not.
    Accepted,
    /// As other invalid escapes.
    Invalid,
}

/// On which line invalid escape sequences are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EscapeLine {
    /// That of the literal, or of the end of the f-string.
    Token,
    /// As many lines below that as there are newlines before the escape.
    Counted,
}

/// On which line the escapes of an f-string are told that is read as a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubstringEscapes {
    /// That of the first of the strings side by side.
    FirstString,
    /// That of the f-string.
    OwnString,
}

/// How often escapes are told of a source that the grammar refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusedEscapes {
    /// Not at all: literals are resolved when the whole has been read.
    Never,
    /// In both passes of the parser.
    Twice,
    /// In the first pass.
    Once,
}

/// Numbers with a keyword behind them, without a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TouchedNumbers {
    /// Nobody minds.
    Accepted,
    /// They are warned of.
    Warned(WarningCategory),
}

/// On which line code generation tells what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckedLine {
    /// The line that code is generated for: that of the whole expression.
    Current,
    /// That of the part that is wrong.
    Culprit,
}

/// What is said of `is` beside a literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityWords {
    /// That there is a literal.
    Literal,
    /// The type of the literal, too.
    TypeOfLiteral,
}

/// Which assertions of tuples are warned of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TupleAssertions {
    /// Those that code is generated for, of tuples that are no constants.
    Generated,
    /// All.
    All,
}

/// How often the code of `finally` clauses is warned of, which is generated twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinallyWarnings {
    /// Each time.
    EachTime,
    /// Only where nothing was raised.
    Once,
}

/// Jumps out of `finally` clauses (PEP 765).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinallyJumps {
    /// Nobody minds.
    Accepted,
    /// They are warned of.
    Warned,
}

/// Relative imports from a module called `lazy` that look lazy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LazyLookalikes {
    /// There are no lazy imports.
    Accepted,
    /// They are warned of.
    Warned,
}

/// What a version's compiler warns of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Warnings {
    /// The words about invalid escape sequences.
    pub escapes: EscapeWords,
    /// Their category.
    pub escape_category: WarningCategory,
    /// Their line.
    pub escape_line: EscapeLine,
    /// Whether large octal ones count.
    pub octal_escapes: OctalEscapes,
    /// Their line in f-strings that are read as strings.
    pub substring_escapes: SubstringEscapes,
    /// How often they are told of a refused source.
    pub refused_escapes: RefusedEscapes,
    /// Numbers that touch a keyword.
    pub touched_numbers: TouchedNumbers,
    /// The line of what code generation finds.
    pub checked_line: CheckedLine,
    /// The words about `is`.
    pub identity: IdentityWords,
    /// Assertions of tuples.
    pub tuple_assertions: TupleAssertions,
    /// Code that is generated twice.
    pub finally_warnings: FinallyWarnings,
    /// Jumps out of `finally` clauses.
    pub finally_jumps: FinallyJumps,
    /// Imports that look lazy.
    pub lazy_lookalikes: LazyLookalikes,
}

pub(crate) const WARNINGS_308: Warnings = Warnings {
    escapes: EscapeWords::Bare,
    escape_category: WarningCategory::Deprecation,
    escape_line: EscapeLine::Token,
    octal_escapes: OctalEscapes::Accepted,
    substring_escapes: SubstringEscapes::FirstString,
    refused_escapes: RefusedEscapes::Never,
    touched_numbers: TouchedNumbers::Accepted,
    checked_line: CheckedLine::Current,
    identity: IdentityWords::Literal,
    tuple_assertions: TupleAssertions::Generated,
    finally_warnings: FinallyWarnings::EachTime,
    finally_jumps: FinallyJumps::Accepted,
    lazy_lookalikes: LazyLookalikes::Accepted,
};

pub(crate) const WARNINGS_309: Warnings = Warnings {
    substring_escapes: SubstringEscapes::OwnString,
    refused_escapes: RefusedEscapes::Twice,
    ..WARNINGS_308
};

pub(crate) const WARNINGS_310: Warnings = Warnings {
    escapes: EscapeWords::Quoted,
    touched_numbers: TouchedNumbers::Warned(WarningCategory::Deprecation),
    tuple_assertions: TupleAssertions::All,
    ..WARNINGS_309
};

pub(crate) const WARNINGS_311: Warnings = Warnings {
    octal_escapes: OctalEscapes::Invalid,
    refused_escapes: RefusedEscapes::Once,
    touched_numbers: TouchedNumbers::Warned(WarningCategory::Syntax),
    ..WARNINGS_310
};

pub(crate) const WARNINGS_312: Warnings = Warnings {
    escape_category: WarningCategory::Syntax,
    checked_line: CheckedLine::Culprit,
    identity: IdentityWords::TypeOfLiteral,
    ..WARNINGS_311
};

/// Those of 3.13 from the patch releases on that count lines and tell what is generated twice once.
pub(crate) const WARNINGS_313: Warnings =
    Warnings { escape_line: EscapeLine::Counted, finally_warnings: FinallyWarnings::Once, ..WARNINGS_312 };

pub(crate) const WARNINGS_314: Warnings =
    Warnings { escapes: EscapeWords::Advised, finally_jumps: FinallyJumps::Warned, ..WARNINGS_313 };

pub(crate) const WARNINGS_315: Warnings =
    Warnings { lazy_lookalikes: LazyLookalikes::Warned, ..WARNINGS_314 };
